"""Which databases a centre opens, and what it says of one that does not open, is busy or is full."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import DBAPIError

from kiosk.errors import OperatorError
from sync.central.engine import StoreTrouble, explained
from sync.central.store import Store
from tests.central.conftest import Keyed
from tests.tools.postgres import Cluster


@pytest.mark.parametrize(
    "url",
    ["", "central.sqlite", "mysql://urna@localhost/urna", "sqlite+nada:///central.sqlite", "sqlite://h/central",
     "postgresql://localhost:puerto/urna", "postgresql://localhost:5432:5432/urna", "https://localhost/urna"],
)  # fmt: skip
def test_another_address_is_wrong_usage_in_words(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OperatorError, match="SQLite o PostgreSQL"):
        Store.open(url)
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    letter = tmp_path / "carta.txt"
    letter.write_text("Querida Marta: la urna llegó bien. " * 40, encoding="utf-8")
    before = letter.read_bytes()
    with pytest.raises(StoreTrouble) as refused:
        Store.sqlite(letter)
    assert refused.value.reason == "database-unreachable"
    assert letter.read_bytes() == before
    assert list(tmp_path.iterdir()) == [letter]


@pytest.mark.parametrize("place", ["nowhere/central.sqlite", "."])
def test_a_place_where_no_file_can_be_is_said(tmp_path: Path, place: str) -> None:
    with pytest.raises(StoreTrouble, match="no respondió"):
        Store.sqlite(tmp_path / place)


def test_a_server_that_does_not_answer_is_said_with_what_to_look_at() -> None:
    with pytest.raises(StoreTrouble) as refused:
        Store.open("postgresql://urna@127.0.0.1:1/urna")
    assert refused.value.reason == "database-unreachable"
    assert "encendida" in refused.value.do
    assert "--database" in refused.value.do


def test_a_command_tells_it_and_leaves_the_centre_as_it_was(keyed: Keyed) -> None:
    folder = keyed.world.centre.folder
    before = sorted(folder.rglob("*"))
    code, out, err = keyed.office.run("status", folder, "--database", "mysql://urna@localhost/urna", "--json")
    assert (code, out) == (1, "")
    assert '"error": "La base de datos debe ser SQLite o PostgreSQL."' in err
    assert sorted(folder.rglob("*")) == before


def trouble_of(connection: Connection, *statements: str) -> StoreTrouble:
    """What the last of these statements comes to."""
    *before, last = map(text, statements)
    for statement in before:
        connection.execute(statement)
    with pytest.raises(DBAPIError) as raised:
        connection.execute(last)
    return explained(raised.value)


def test_a_full_a_busy_and_a_broken_file_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "central.sqlite"
    Store.sqlite(path).close()
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 0})
    grows = "INSERT INTO audit SELECT 1, '', '', '', hex(zeroblob(100000)), x''"
    with engine.connect() as connection:
        assert trouble_of(connection, "PRAGMA max_page_count = 1", grows).reason == "disk-full"
        assert trouble_of(connection, "SELECT * FROM no_such_table").reason == "database-unreachable"
    with closing(sqlite3.connect(path, isolation_level=None)) as other, engine.connect() as connection:
        other.execute("BEGIN EXCLUSIVE")
        assert trouble_of(connection, "BEGIN IMMEDIATE").reason == "database-busy"
    engine.dispose()


def test_a_lock_that_does_not_come_is_a_busy_database_on_postgresql_too(postgres: Cluster) -> None:
    url = postgres.new_database()
    Store.open(url).close()
    engine, lock = create_engine(url.replace("postgresql:", "postgresql+psycopg:")), "LOCK TABLE audit"
    with engine.connect() as first, engine.connect() as second:
        first.execute(text(lock))
        trouble = trouble_of(second, "SET LOCAL lock_timeout = '10ms'", lock)
    engine.dispose()
    assert (trouble.reason, "No se cambió nada" in trouble.what) == ("database-busy", True)
