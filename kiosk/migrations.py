"""The schema of a box file, as migrations that only grow; each commits together with its record.

Ballots, entries, seen pseudonyms and marks have no rowid, so a table keeps no order; the triggers refuse
every change to what was once written, and the connection's authorizer refuses to drop the triggers.
"""

import sqlite3

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from kiosk.errors import Refused

migrations = Migrations("urna-kiosk")

_APPEND_ONLY = ("ballot", "entry", "seen", "batched", "batch", "receipt", "journal")


@migrations()
def m001_box(db: Database) -> None:
    """Everything that one kit keeps in one mode."""
    for statement in _TABLES:
        db.execute(statement)
    for table in _APPEND_ONLY:
        for action in ("UPDATE", "DELETE"):
            db.execute(
                f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
    db.execute(
        "CREATE TRIGGER head_no_delete BEFORE DELETE ON head "
        "BEGIN SELECT RAISE(ABORT, 'head is only replaced'); END"
    )


_TABLES = (
    # The signed head: counts, digests, polls. One row, replaced in the transaction of every change.
    "CREATE TABLE head (id INTEGER PRIMARY KEY CHECK (id = 1), envelope BLOB NOT NULL) STRICT",
    "CREATE TABLE ballot (leaf BLOB PRIMARY KEY CHECK (length(leaf) = 32), "
    "record BLOB NOT NULL CHECK (length(record) = 257)) STRICT, WITHOUT ROWID",
    "CREATE TABLE entry (digest BLOB PRIMARY KEY CHECK (length(digest) = 32), "
    "sealed BLOB NOT NULL CHECK (length(sealed) = 560)) STRICT, WITHOUT ROWID",
    "CREATE TABLE seen (pseudonym BLOB PRIMARY KEY CHECK (length(pseudonym) = 32), "
    "minute TEXT NOT NULL CHECK (length(minute) = 16)) STRICT, WITHOUT ROWID",
    # Which leaves and entry digests have gone into which batch.
    "CREATE TABLE batched (item BLOB PRIMARY KEY CHECK (length(item) = 32), "
    "sequence INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE batch (sequence INTEGER PRIMARY KEY CHECK (sequence > 0), "
    "payload_sha256 BLOB NOT NULL CHECK (length(payload_sha256) = 32), name TEXT NOT NULL, "
    "envelope BLOB NOT NULL) STRICT",
    "CREATE TABLE receipt (sequence INTEGER PRIMARY KEY REFERENCES batch (sequence), "
    "minute TEXT NOT NULL, envelope BLOB NOT NULL) STRICT",
    "CREATE TABLE journal (sequence INTEGER PRIMARY KEY CHECK (sequence > 0), "
    "minute TEXT NOT NULL CHECK (length(minute) = 16), event TEXT NOT NULL, detail TEXT NOT NULL) STRICT",
    # What the volunteer sets on this machine (the PIN's hash); nothing about anybody's vote.
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
)


def apply(connection: sqlite3.Connection) -> None:
    """Bring the schema up to date."""
    migrations.apply(Database(connection, execute_plugins=False))


def refuse_newer(connection: sqlite3.Connection) -> None:
    """Raise `Refused` if a newer version of the program has migrated this file."""
    known = {migration.name for migration in migrations._migrations}  # noqa: SLF001
    rows = connection.execute("SELECT name FROM _sqlite_migrations").fetchall()
    if any(name not in known for (name,) in rows):
        raise Refused(
            "schema-newer",
            "Esta urna la usó una versión más nueva del programa. No se cambió nada.",
            "Abra este equipo con la versión nueva.",
        )


def schema(connection: sqlite3.Connection) -> str:
    """The schema as SQL, in a fixed order: a test compares it with the dump in the repository."""
    rows = connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name")
    return ";\n".join(str(sql) for (sql,) in rows) + ";\n"
