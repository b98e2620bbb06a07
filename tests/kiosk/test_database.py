"""One connection, durable transactions, nothing dropped or attached, and no order left behind."""

import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk import database
from kiosk.errors import OperatorError, Refused, Tampered

MINUTE = "2022-11-15T08:02"
APPEND_ONLY = {
    "ballot": "zeroblob(32), zeroblob(257)",
    "entry": "zeroblob(32), zeroblob(560)",
    "seen": f"zeroblob(32), '{MINUTE}'",
    "batched": "zeroblob(32), 1",
    "batch": "1, zeroblob(32), 'name', x'00'",
    "receipt": f"1, '{MINUTE}', x'00'",
    "journal": f"1, '{MINUTE}', 'started', ''",
}
READ_ALL = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('SELECT * FROM ballot')"
WRITE = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "box.sqlite"


@pytest.fixture
def connection(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(database.open_for_voting(path)) as connection:
        yield connection


def pragma(connection: sqlite3.Connection, name: str) -> object:
    """The value in force; asking needs the authorizer out of the way."""
    connection.set_authorizer(None)
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("journal_mode", "wal"), ("synchronous", 2), ("locking_mode", "exclusive"), ("recursive_triggers", 1),
        ("foreign_keys", 1), ("secure_delete", 1), ("trusted_schema", 0), ("cell_size_check", 1),
        ("temp_store", 2),
    ],
)  # fmt: skip
def test_a_power_cut_loses_nothing_because_these_are_in_force(
    connection: sqlite3.Connection, name: str, value: object
) -> None:
    assert pragma(connection, name) == value


def test_the_file_and_its_wal_are_readable_by_their_owner_alone(
    connection: sqlite3.Connection, path: Path
) -> None:
    assert connection.execute("SELECT count(*) FROM ballot").fetchone() == (0,)
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in path.parent.iterdir()} == {0o600}
    assert len(list(path.parent.iterdir())) == 2


@pytest.mark.parametrize("program", [READ_ALL, WRITE], ids=["reading", "writing"])
@pytest.mark.usefixtures("connection")
def test_another_process_neither_reads_nor_writes(path: Path, program: str) -> None:
    other = subprocess.run([sys.executable, "-c", program, path], capture_output=True, text=True, check=False)
    assert "database is locked" in other.stderr


@pytest.mark.usefixtures("connection")
def test_a_second_connection_is_refused_in_words(path: Path) -> None:
    before = set(path.parent.iterdir())
    for open_again in (database.inspected, lambda path: closing(database.open_for_voting(path))):
        with pytest.raises(OperatorError, match="Otro programa tiene abierta esta urna"), open_again(path):
            pass
    assert set(path.parent.iterdir()) == before


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_what_was_written_stays(connection: sqlite3.Connection, table: str) -> None:
    connection.execute(f"INSERT INTO {APPEND_ONLY_PARENT.get(table, table)} VALUES ({_parent(table)})")
    if table in APPEND_ONLY_PARENT:
        connection.execute(f"INSERT INTO {table} VALUES ({APPEND_ONLY[table]})")
    column = connection.execute(f"SELECT * FROM {table}").description[0][0]
    before = connection.execute(f"SELECT * FROM {table}").fetchall()
    for statement in (
        f"UPDATE {table} SET {column} = {column}",
        f"DELETE FROM {table}",
        f"INSERT OR REPLACE INTO {table} VALUES ({APPEND_ONLY[table]})",
        f"REPLACE INTO {table} VALUES ({APPEND_ONLY[table]})",
        f"INSERT INTO {table} VALUES ({APPEND_ONLY[table]}) ON CONFLICT DO UPDATE SET {column} = {column}",
    ):
        with pytest.raises(sqlite3.IntegrityError, match=f"{table} is append-only"):
            connection.execute(statement)
    assert connection.execute(f"SELECT * FROM {table}").fetchall() == before


APPEND_ONLY_PARENT = {"receipt": "batch"}


def _parent(table: str) -> str:
    return APPEND_ONLY[APPEND_ONLY_PARENT.get(table, table)]


def test_the_head_is_replaced_by_update_alone(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO head VALUES (1, x'00')")
    connection.execute("UPDATE head SET envelope = x'01'")
    for statement in ("DELETE FROM head", "REPLACE INTO head VALUES (1, x'02')"):
        with pytest.raises(sqlite3.IntegrityError, match="head is only replaced"):
            connection.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE ballot", "DROP TRIGGER ballot_no_delete", "ALTER TABLE ballot RENAME TO other",
        "ALTER TABLE setting ADD COLUMN more TEXT", "CREATE TABLE diary (minute TEXT)",
        "CREATE TRIGGER diary AFTER INSERT ON ballot BEGIN SELECT 1; END",
        "CREATE TEMP TRIGGER diary AFTER INSERT ON ballot BEGIN SELECT 1; END",
        "ATTACH '/nowhere/other.sqlite' AS other", "DETACH main", "PRAGMA writable_schema = ON",
        "PRAGMA journal_mode = DELETE", "PRAGMA synchronous = OFF", "PRAGMA recursive_triggers = OFF",
        "VACUUM INTO '/nowhere/copy.sqlite'",
    ],
)  # fmt: skip
def test_the_schema_and_the_settings_are_out_of_reach(connection: sqlite3.Connection, statement: str) -> None:
    with pytest.raises(sqlite3.DatabaseError) as refused:
        connection.execute(statement)
    assert refused.value.sqlite_errorcode == sqlite3.SQLITE_AUTH


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, sqlite3.IntegrityError])
def test_an_exception_inside_a_transaction_leaves_nothing(
    connection: sqlite3.Connection, error: type[BaseException]
) -> None:
    def fail_half_way() -> None:
        with database.transaction(connection):
            connection.execute(f"INSERT INTO ballot VALUES ({APPEND_ONLY['ballot']})")
            raise error

    with pytest.raises(error):
        fail_half_way()
    assert not connection.in_transaction
    assert connection.execute("SELECT count(*) FROM ballot").fetchone() == (0,)


def test_an_error_of_the_disk_becomes_words_for_the_operator(connection: sqlite3.Connection) -> None:
    ioerr = sqlite3.OperationalError("disk I/O error")
    ioerr.sqlite_errorcode, ioerr.sqlite_errorname = sqlite3.SQLITE_IOERR, "SQLITE_IOERR"
    with (
        pytest.raises(OperatorError, match=r"El disco no respondió \(SQLITE_IOERR\)"),
        database.transaction(connection),
    ):
        raise ioerr


def test_what_committed_is_there_for_the_next_connection(path: Path) -> None:
    for count in range(3):
        with closing(database.open_for_voting(path)) as connection:
            assert connection.execute("SELECT count(*) FROM setting").fetchone() == (count,)
            with database.transaction(connection):
                connection.execute("INSERT INTO setting VALUES (?, '')", (str(count),))


def test_tidying_empties_the_wal_and_keeps_the_rules(connection: sqlite3.Connection, path: Path) -> None:
    with database.transaction(connection):
        connection.execute(f"INSERT INTO ballot VALUES ({APPEND_ONLY['ballot']})")
    wal = path.with_name(path.name + "-wal")
    assert wal.stat().st_size > 0
    database.tidy(connection)
    assert wal.stat().st_size == 0
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute("DELETE FROM ballot")
    assert pragma(connection, "synchronous") == 2


def test_a_tidy_that_fails_says_so_and_risks_no_ballot(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN")
    with pytest.raises(OperatorError, match="a salvo"):
        database.tidy(connection)


def pages_of_people(path: Path, rows: list[tuple[bytes, bytes, bytes, bytes]]) -> list[bytes]:
    """Every page after these rows were written one by one and tidied, but for the dates of the migrations."""
    with closing(database.open_for_voting(path)) as connection:
        for leaf, record, pseudonym, sealed in rows:
            with database.transaction(connection):
                connection.execute("INSERT INTO ballot VALUES (?, ?)", (leaf, record))
                connection.execute("INSERT INTO entry VALUES (?, ?)", (pseudonym, sealed))
                connection.execute("INSERT INTO seen VALUES (?, ?)", (pseudonym, MINUTE))
        database.tidy(connection)
    data = path.read_bytes()
    pages = [data[i : i + 4096] for i in range(4096, len(data), 4096)]
    return [page for page in pages if b"m001_box" not in page]


def test_whatever_the_order_of_voting_the_tidied_file_is_the_same(tmp_path: Path) -> None:
    source = random.Random(2022)
    rows = [tuple(source.randbytes(n) for n in (32, 257, 32, 560)) for _ in range(40)]
    in_order = pages_of_people(tmp_path / "a" / "box.sqlite", rows)  # type: ignore[arg-type]
    backwards = pages_of_people(tmp_path / "b" / "box.sqlite", rows[::-1])  # type: ignore[arg-type]
    assert len(in_order) > 10
    assert in_order == backwards


def damage(data: bytes, place: int) -> bytes:
    return data[:place] + bytes(200) + data[place + 200 :]


@pytest.mark.parametrize("place", [0, 20, 100, 4096, 3 * 4096 - 200])
def test_a_damaged_file_is_refused_and_left_as_it_was(path: Path, place: int) -> None:
    with closing(database.open_for_voting(path)) as connection, database.transaction(connection):
        connection.execute(f"INSERT INTO ballot VALUES ({APPEND_ONLY['ballot']})")
        connection.execute(f"INSERT INTO entry VALUES ({APPEND_ONLY['entry']})")
    damaged = damage(path.read_bytes(), place)
    path.write_bytes(damaged)
    with pytest.raises(Tampered) as refused, database.inspected(path):
        pass
    assert refused.value.reason == "database-damaged"
    assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == {path.name: damaged}


def test_a_schema_that_is_no_text_is_refused_as_damage(path: Path) -> None:
    database.open_for_voting(path).close()
    data = path.read_bytes()
    path.write_bytes(
        data.replace(b"CREATE TABLE ballot", b"CREATE TALBE ballot").replace(b"ballot", b"b\xdbllot")
    )
    with pytest.raises(Tampered, match="no pasa la revisión"), database.inspected(path):
        pass


def test_a_file_of_a_newer_program_is_refused_and_left_as_it_was(path: Path) -> None:
    database.open_for_voting(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as newer:
        newer.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
            "VALUES ('urna-kiosk', 'm999_future', '2030')"
        )
    before = path.read_bytes()
    with pytest.raises(Refused, match="versión más nueva") as refused, database.inspected(path):
        pass
    assert refused.value.reason == "schema-newer"
    assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == {path.name: before}


def test_inspecting_writes_nothing_and_leaves_nothing(path: Path) -> None:
    database.open_for_voting(path).close()
    before = path.read_bytes()
    with database.inspected(path) as connection:
        assert connection.execute("SELECT count(*) FROM ballot").fetchone() == (0,)
    assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == {path.name: before}


def test_what_a_cut_left_of_the_very_first_start_is_no_box_and_goes(path: Path) -> None:
    path.parent.mkdir(parents=True)
    left = [path.with_name(f"{path.name}.nueva{suffix}") for suffix in ("", "-journal", "-wal", "-shm")]
    for file in left:
        file.write_bytes(b"half of something")
    path.touch()
    database.open_for_voting(path).close()
    assert list(path.parent.iterdir()) == [path]
    with database.inspected(path) as connection:
        assert connection.execute("SELECT count(*) FROM ballot").fetchone() == (0,)


def test_a_new_file_is_in_wal_mode_before_it_has_its_name(path: Path) -> None:
    path.parent.mkdir(parents=True)
    database._make_empty(path)
    assert path.read_bytes()[18:20] == bytes([2, 2])  # the file format's own bytes 18 and 19: 2 is WAL
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_a_folder_is_refused_in_words(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(OperatorError, match="El disco no respondió"), database.inspected(path):
        pass
