"""The schema of a box file, as migrations that only grow; each commits together with its record.

Ballots, entries, seen pseudonyms and marks have no rowid, so a table keeps no order; the triggers refuse
every change to what was once written, and the connection's authorizer refuses to drop the triggers.
"""

import sqlite3
from contextlib import closing

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
        _make_append_only(db, table)
    db.execute(
        "CREATE TRIGGER head_no_delete BEFORE DELETE ON head "
        "BEGIN SELECT RAISE(ABORT, 'head is only replaced'); END"
    )


@migrations()
def m002_challenged(db: Database) -> None:
    """Leaves of ballots that a challenge voided: never cast, and nobody's; what was cast is never voided."""
    db.execute(
        "CREATE TABLE challenged (leaf BLOB PRIMARY KEY CHECK (length(leaf) = 32)) STRICT, WITHOUT ROWID"
    )
    _make_append_only(db, "challenged")
    for table, other in (("ballot", "challenged"), ("challenged", "ballot")):
        db.execute(
            f"CREATE TRIGGER {table}_not_{other} BEFORE INSERT ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {other} WHERE leaf = NEW.leaf) "
            "BEGIN SELECT RAISE(ABORT, 'a ballot is cast or voided, never both'); END"
        )


def _make_append_only(db: Database, table: str) -> None:
    for action in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
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
    if not _recorded(connection) <= known:
        raise Refused(
            "schema-newer",
            "Esta urna la usó una versión más nueva del programa.",
            "Abra este equipo con la versión nueva.",
            kept="No se cambió nada.",
        )


def schema(connection: sqlite3.Connection) -> str:
    """The schema as SQL, in a fixed order: a test compares it with the dump in the repository."""
    rows = connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name")
    return ";\n".join(str(sql) for (sql,) in rows) + ";\n"


def is_own_schema(connection: sqlite3.Connection) -> bool:
    """True if the file has exactly what its recorded migrations make: a dropped trigger lets rows change, a
    trigger of somebody else's could write down the order of voting.
    """
    recorded = _recorded(connection)
    names = (migration.name for migration in migrations._migrations)  # noqa: SLF001
    pending = next((name for name in names if name not in recorded), None)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        migrations.apply(Database(fresh, execute_plugins=False), stop_before=pending)
        return set(connection.execute(_SCHEMA)) == set(fresh.execute(_SCHEMA))


_SCHEMA = (
    "SELECT type, name, tbl_name, sql FROM sqlite_schema "
    "WHERE tbl_name <> '_sqlite_migrations' OR type NOT IN ('table', 'index')"
)


def _recorded(connection: sqlite3.Connection) -> set[str]:
    """Names of the migrations that were applied; none for a file that a power cut left without tables."""
    if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = '_sqlite_migrations'").fetchone():
        return set()
    return {name for (name,) in connection.execute("SELECT name FROM _sqlite_migrations")}
