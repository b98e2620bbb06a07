"""The SQLite file of one kit and mode: how it is inspected, opened, written and tidied.

WAL with ``synchronous=FULL`` loses no acknowledged ballot in a power cut; one connection with
``locking_mode=EXCLUSIVE`` keeps every other process out. A file is first inspected through a read-only
connection, which recovers nothing and writes nothing: what fails is left exactly as it was found.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from kiosk import migrations
from kiosk.connection import IN_USE, BoxConnection, damaged, explained, in_words, orphaned, primary
from kiosk.files import make_folder, sync_folder

_DENIED = {
    sqlite3.SQLITE_DROP_TABLE, sqlite3.SQLITE_DROP_INDEX, sqlite3.SQLITE_DROP_TRIGGER,
    sqlite3.SQLITE_DROP_VIEW, sqlite3.SQLITE_ALTER_TABLE, sqlite3.SQLITE_CREATE_TABLE,
    sqlite3.SQLITE_CREATE_TRIGGER, sqlite3.SQLITE_CREATE_TEMP_TRIGGER,
}  # fmt: skip
_WAIT = 1.0
"""Seconds that another program is waited for: it is another window of ours, and that does not go away."""

_PRAGMAS = (
    "locking_mode = EXCLUSIVE",
    "journal_mode = WAL",
    "synchronous = FULL",
    "recursive_triggers = ON",
    "foreign_keys = ON",
    "secure_delete = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "temp_store = MEMORY",
    "mmap_size = 0",
)


@contextmanager
def inspected(path: Path) -> Iterator[sqlite3.Connection]:
    """A read-only connection to a file that passed SQLite's own integrity check; leaves every byte as it was.

    Raises `Tampered` if it did not pass, `Refused` for a newer schema, `OperatorError` if another program
    has it or the disk does not answer.
    """
    with in_words():
        new = [beside for beside in _beside(path) if not beside.exists()]
        address = f"{path.absolute().as_uri()}?mode=ro"
        with closing(
            sqlite3.connect(address, _WAIT, uri=True, isolation_level=None, factory=BoxConnection)
        ) as connection:
            try:
                _check_integrity(connection)
                yield connection
            except sqlite3.Error as error:
                if primary(error) in IN_USE:
                    new = []  # they are the other program's: without them it would lose what it writes
                raise explained(error) from error
            finally:
                # Still under our lock, so that nobody else has begun to use what reading made.
                for beside in new:
                    beside.unlink(missing_ok=True)


def refuse_orphan(path: Path) -> None:
    """Raises `Tampered` if the file is gone or empty and its WAL is not: SQLite would take what that holds
    for a part of the new file, or remove it.
    """
    wal, _ = _beside(path)
    if not _size(path) and _size(wal):
        raise orphaned()


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _beside(path: Path) -> tuple[Path, Path]:
    """The files that SQLite keeps beside a box file: what is not yet in it, and the index of that."""
    return path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")


def _check_integrity(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        raise damaged()
    migrations.refuse_newer(connection)


def open_for_voting(path: Path) -> sqlite3.Connection:
    """The one writing connection: created or migrated, then locked against changes of the schema.

    Raises `OperatorError` if another program has the file or the disk does not take it.
    """
    make_folder(path.parent)
    with in_words():
        if not _size(path):
            _make_empty(path)
        connection = sqlite3.connect(
            path, _WAIT, isolation_level=None, check_same_thread=False, factory=BoxConnection
        )
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").fetchall()
        migrations.apply(connection)
    except BaseException as error:
        connection.close()
        if isinstance(error, sqlite3.Error):
            raise explained(error) from error
        raise
    connection.set_authorizer(_authorize)
    return connection


def _make_empty(path: Path) -> None:
    """A file in WAL mode that holds nothing, under its name only once it is whole.

    SQLite takes a new file into WAL mode with a rollback journal: if the light went off there, only writing
    could make it readable again, and what is found at a start is never written to before it was inspected.
    """
    new = path.with_name(path.name + ".nueva")
    for left in (new, *_beside(new), new.with_name(new.name + "-journal")):
        left.unlink(missing_ok=True)
    new.touch(mode=0o600)
    with closing(sqlite3.connect(new, _WAIT, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL").fetchall()
    with new.open("rb") as file:
        os.fsync(file.fileno())
    new.replace(path)
    sync_folder(path.parent)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing, durable when it returns. SQLite's errors become `OperatorError`; nothing is kept."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("COMMIT")
    except BaseException as error:
        if connection.in_transaction:
            with closing(connection.cursor()) as cursor:
                cursor.execute("ROLLBACK")
        if isinstance(error, sqlite3.OperationalError | sqlite3.DatabaseError) and not isinstance(
            error, sqlite3.IntegrityError
        ):
            raise explained(error) from error
        raise


def tidy(connection: sqlite3.Connection) -> None:
    """Rewrite the file in key order and empty the WAL, where frames and cell offsets keep the order of
    voting otherwise. Never needed for durability: a failure is the caller's to report, no ballot is at risk.
    """
    try:
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except sqlite3.Error as error:
        raise explained(error) from error


def _authorize(
    action: int, first: str | None, _second: str | None, database: str | None, _trigger: str | None
) -> int:
    if action in _DENIED and database != "vacuum_db":
        return sqlite3.SQLITE_DENY
    if action in (sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH) and first not in ("", "vacuum_db"):
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_PRAGMA and first != "wal_checkpoint":
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK
