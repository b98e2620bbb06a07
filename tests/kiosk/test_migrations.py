"""The schema of a box file: what the dump shows, append-only, and never touched by an older program."""

import sqlite3
from pathlib import Path

import pytest

from kiosk import migrations
from tests.tools.schema import SCHEMA_FILE


@pytest.fixture
def connection() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrations.apply(connection)
    return connection


def test_the_schema_is_the_one_of_the_dump(connection: sqlite3.Connection) -> None:
    assert migrations.schema(connection) == SCHEMA_FILE.read_text(), "renew it: python -m tests.tools.schema"
    connection.close()


def test_migrations_only_grow(connection: sqlite3.Connection) -> None:
    names = [name for (name,) in connection.execute("SELECT name FROM _sqlite_migrations ORDER BY id")]
    assert names[:1] == ["m001_box"]
    connection.close()


def test_applying_again_changes_nothing(connection: sqlite3.Connection) -> None:
    before = list(connection.iterdump())
    migrations.apply(connection)
    assert list(connection.iterdump()) == before
    connection.close()


def test_tables_of_people_and_ballots_keep_no_order_and_no_more_columns(
    connection: sqlite3.Connection,
) -> None:
    columns = {
        table: [column for (_, column, *_) in connection.execute(f"PRAGMA table_info({table})")]
        for table in ("ballot", "entry", "seen", "batched")
    }
    assert columns == {
        "ballot": ["leaf", "record"],
        "entry": ["digest", "sealed"],
        "seen": ["pseudonym", "minute"],
        "batched": ["item", "sequence"],
    }
    for table in columns:
        with pytest.raises(sqlite3.OperationalError, match="rowid"):
            connection.execute(f"SELECT rowid FROM {table}")
    connection.close()


def test_every_table_is_strict(connection: sqlite3.Connection) -> None:
    lists = connection.execute("PRAGMA table_list").fetchall()
    strict = {name: strict for (_, name, kind, _, _, strict) in lists if kind == "table"}
    loose = {name for name, is_strict in strict.items() if not is_strict}
    assert loose == {"_sqlite_migrations", "sqlite_schema", "sqlite_temp_schema"}
    connection.close()


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO ballot VALUES (x'00', zeroblob(257))",
        "INSERT INTO ballot VALUES (zeroblob(32), zeroblob(256))",
        "INSERT INTO ballot VALUES ('text', zeroblob(257))",
        "INSERT INTO entry VALUES (zeroblob(32), zeroblob(559))",
        "INSERT INTO seen VALUES (zeroblob(31), '2022-11-15T08:02')",
        "INSERT INTO seen VALUES (zeroblob(32), '2022-11-15T08:02:30')",
        "INSERT INTO head VALUES (2, x'00')",
        "INSERT INTO journal VALUES (0, '2022-11-15T08:02', 'started', '')",
        "INSERT INTO batch VALUES (1, x'00', 'a', x'00')",
    ],
)
def test_another_length_or_type_is_refused(connection: sqlite3.Connection, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(statement)
    connection.close()


@pytest.mark.parametrize(
    "change",
    [
        "DROP TRIGGER ballot_no_delete",
        "CREATE TABLE diary (minute TEXT, leaf BLOB)",
        "CREATE TRIGGER diary AFTER INSERT ON ballot BEGIN SELECT 1; END",
        "CREATE TRIGGER hidden AFTER INSERT ON _sqlite_migrations BEGIN SELECT 1; END",
        "CREATE INDEX order_of ON journal (minute)",
        "CREATE VIEW names AS SELECT * FROM seen",
        "ALTER TABLE setting ADD COLUMN more TEXT",
    ],
)
def test_a_schema_that_somebody_changed_is_not_ours(connection: sqlite3.Connection, change: str) -> None:
    assert migrations.is_own_schema(connection)
    connection.execute(change)
    assert not migrations.is_own_schema(connection)
    connection.close()


def test_a_file_without_tables_is_only_new(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "new.sqlite")
    migrations.refuse_newer(connection)
    assert migrations.is_own_schema(connection)
    connection.close()
