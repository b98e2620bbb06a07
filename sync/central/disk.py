"""Reading the box file of a broken kiosk: always a copy, and as much of it as can be read.

The file and its ``-wal`` are copied first; SQLite recovers the copy, and leaves out what a power cut tore at
the end of the WAL, which was never acknowledged to anyone. Nothing that is read here is trusted yet.
"""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from kiosk import migrations
from kiosk.errors import OperatorError, Refused
from kiosk.system_words import why

_WAL = "-wal"
_PRAGMAS = ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0")
_QUERIES = {
    "head": "SELECT envelope FROM head",
    "batch": "SELECT envelope FROM batch ORDER BY sequence",
    "receipt": "SELECT sequence, envelope FROM receipt ORDER BY sequence",
    "ballot": "SELECT record FROM ballot",
    "entry": "SELECT sealed FROM entry",
    "challenged": "SELECT leaf FROM challenged",
}


@dataclass(frozen=True)
class Disk:
    """What a box file holds, unverified. ``head`` is empty if it could not be read, ``damaged`` true if
    SQLite's own check did not pass or a table could not be read to its end.
    """

    head: bytes
    batches: tuple[bytes, ...]
    receipts: tuple[tuple[int, bytes], ...]
    ballots: tuple[bytes, ...]
    entries: tuple[bytes, ...]
    challenged: tuple[bytes, ...]
    damaged: bool


def read_disk(path: Path, workplace: Path) -> Disk:
    """Read a box file through a copy under ``workplace``, which is removed again; ``path`` is only read.

    Raises `OperatorError` if it cannot be copied, `Refused` if it is not a box file of ours.
    """
    with _copied(path, workplace) as copy, closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        try:
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}").fetchall()
            migrations.refuse_newer(connection)
            own = migrations.is_own_schema(connection)
        except sqlite3.Error as error:
            raise _not_a_box(path) from error
        if not own:
            raise _not_a_box(path)
        return _read(connection)


def _read(connection: sqlite3.Connection) -> Disk:
    rows: dict[str, list[tuple[object, ...]]] = {name: [] for name in _QUERIES}
    damaged = not _passes(connection)
    for name, query in _QUERIES.items():
        try:
            for row in connection.execute(query):
                rows[name].append(row)
        except sqlite3.Error:
            damaged = True
    heads = [_bytes(envelope) for (envelope,) in rows["head"]]
    return Disk(
        head=heads[0] if heads else b"",
        batches=tuple(_bytes(envelope) for (envelope,) in rows["batch"]),
        receipts=tuple(
            (number if isinstance(number, int) else 0, _bytes(envelope))
            for number, envelope in rows["receipt"]
        ),
        ballots=tuple(_bytes(record) for (record,) in rows["ballot"]),
        entries=tuple(_bytes(sealed) for (sealed,) in rows["entry"]),
        challenged=tuple(_bytes(leaf) for (leaf,) in rows["challenged"]),
        damaged=damaged,
    )


def _passes(connection: sqlite3.Connection) -> bool:
    try:
        return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    except sqlite3.Error:
        return False


def _bytes(value: object) -> bytes:
    """What is no bytes was written by another program than ours: nothing, which no signature covers."""
    return value if isinstance(value, bytes) else b""


@contextmanager
def _copied(path: Path, workplace: Path) -> Iterator[Path]:
    """The file and its WAL under a name of our own; the index of the WAL is made anew."""
    if not path.is_file():
        raise OperatorError(
            f"No existe el archivo {path}. No se importó nada.",
            "Copie del disco del equipo el archivo .sqlite, y junto a él su .sqlite-wal si lo hay.",
        )
    with tempfile.TemporaryDirectory(prefix=".rescate-", dir=workplace) as folder:
        copy = Path(folder) / "box.sqlite"
        try:
            shutil.copyfile(path, copy)
            wal = path.with_name(path.name + _WAL)
            if wal.is_file():
                shutil.copyfile(wal, copy.with_name(copy.name + _WAL))
        except OSError as error:
            raise OperatorError(
                f"No se pudo copiar {path} ({why(error)}). No se importó nada.",
                "Revise el disco y el espacio libre del centro, e intente otra vez.",
            ) from error
        yield copy


def _not_a_box(path: Path) -> Refused:
    return Refused(
        "rescue-not-a-box",
        f"{path.name} no es la urna de un equipo, o está dañado desde el principio. No se importó nada.",
        "Guarde el disco tal como está: no lo encienda ni lo repare.",
    )
