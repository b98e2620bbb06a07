"""The whole centre as one file, and back.

In it: the signed setup, the definition with its files, every roster, what a closing wrote, the key that signs
receipts, and the database: batches and rescues as they were signed, receipts, what is held, decisions,
alarms, and who did what. Not in it: the organiser's and the register's keys and the trustees' shares, which
are in folders of their own. It is written while the server runs, as of one moment, and read back before it
has its name.
"""

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import OperatorError
from kiosk.files import sync_folder, temporary
from kiosk.system_words import why
from sync.central.archive import check_archive, damaged, unpack_archive, write_archive
from sync.central.outputs import require_empty_folder, require_new_file
from sync.central.places import Centre
from sync.central.store import Store

DATABASE = "central.sqlite"
_FOLDERS = ("files", "rosters")


@dataclass(frozen=True)
class Backup:
    """A file that was read back and found whole. ``sha256`` is of the file itself, to be written down;
    ``batches`` and ``ballots`` are what its database holds.
    """

    path: Path
    sha256: str
    size: int
    files: int
    batches: int
    ballots: int


def write_backup(centre: Centre, store: Store, path: Path) -> Backup:
    """Write a backup. Raises `OperatorError` if the file exists or the disk does not take it: then there is
    no file of that name.
    """
    require_new_file(path)
    part = temporary(path)
    with _told(path), tempfile.TemporaryDirectory(prefix=".copia-", dir=path.parent) as folder:
        database = Path(folder) / DATABASE
        store.copy_to(database)
        try:
            write_archive(part, {**_sources(centre), DATABASE: database})
            files = check_archive(part)
            part.replace(path)
            sync_folder(path.parent)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        batches, ballots = _sums(database)
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return Backup(path, digest, path.stat().st_size, files, batches, ballots)


def restore_backup(path: Path, folder: Path) -> Centre:
    """Unpack a backup into a folder that does not exist or is empty, once all of it has proved to be whole.

    Raises `OperatorError` if the folder holds something or cannot be written, `Refused` if the file is
    damaged or holds no centre: then nothing was written there.
    """
    require_empty_folder(folder)
    if not path.is_file():
        raise OperatorError(
            "No existe el archivo {path}. No se restauró nada.", "Revise el nombre.", path=path
        )
    folder = folder.absolute()
    with _told(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".restaura-", dir=folder.parent) as workplace:
            unpacked = Path(workplace) / "centre"
            unpacked.mkdir(mode=0o700)
            unpack_archive(path, unpacked)
            _check_centre(Centre(unpacked))
            unpacked.replace(folder)
            sync_folder(folder.parent)
    return Centre.open(folder)


def _sources(centre: Centre) -> dict[str, Path]:
    """Name in the backup → file, of all that is there. Only what is listed here ever goes in."""
    single = (
        centre.setup_path, centre.key_path, centre.definition_path, centre.closing_path,
        centre.participation_path, centre.frozen_box_path,
    )  # fmt: skip
    found = {path.name: path for path in single if path.is_file()}
    for name in _FOLDERS:
        for path in sorted((centre.folder / name).rglob("*")):
            if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
                found[path.relative_to(centre.folder).as_posix()] = path
    return found


def _check_centre(centre: Centre) -> None:
    """The signatures of setup and roster, the definition's digest, the key of receipts, and the database."""
    for needed in (centre.setup_path, centre.key_path, centre.definition_path, centre.database):
        if not needed.is_file():
            raise damaged("La copia está dañada: le falta «{name}». No se restauró nada.", name=needed.name)
    centre.roster()
    _ = centre.consultation, centre.signing_key
    _sums(centre.database)


def _sums(database: Path) -> tuple[int, int]:
    """Batches and ballots in a database file."""
    store = Store.sqlite(database)
    try:
        with store.reading() as transaction:
            return len(transaction.batches()), transaction.ballot_count()
    finally:
        store.close()


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """What the disk refuses, in words."""
    try:
        yield
    except OSError as error:
        raise OperatorError(
            "No se pudo escribir en {path} ({why}). El centro sigue igual.",
            "Revise el nombre, los permisos y el espacio libre, e intente otra vez.",
            path=path,
            why=why(error),
        ) from error
