"""What a disk does is told in words at any statement and any row; every other error stays what it is."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.connection import BoxConnection, in_words
from kiosk.errors import OperatorError, Tampered


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "some.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE word (text TEXT UNIQUE)")
        connection.executemany("INSERT INTO word VALUES (?)", [(f"{n:0900}",) for n in range(200)])
    return path


@pytest.fixture
def connection(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None, factory=BoxConnection)) as connection:
        yield connection


def cut(path: Path) -> None:
    """The second half of the file cannot be read any more."""
    os.truncate(path, path.stat().st_size // 2)


def test_a_damaged_file_is_told_at_the_row_where_it_shows(connection: sqlite3.Connection, path: Path) -> None:
    rows = connection.execute("SELECT text FROM word ORDER BY rowid")
    assert next(rows) == (f"{0:0900}",)
    cut(path)
    with pytest.raises(Tampered, match="no pasa la revisión"):
        rows.fetchall()
    with pytest.raises(Tampered, match="no pasa la revisión"):
        list(connection.execute("SELECT text FROM word"))
    with pytest.raises(Tampered, match="no pasa la revisión"):
        connection.executemany("INSERT INTO word VALUES (?)", [("one",)])


def test_a_broken_rule_and_a_wrong_statement_stay_errors_of_the_program(
    connection: sqlite3.Connection,
) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute("INSERT INTO word SELECT text FROM word")
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        connection.execute("SELECT 1 FROM absent")


def test_what_the_system_says_of_a_file_is_told_too() -> None:
    for number, words in ((errno.ENOSPC, "No hay espacio"), (errno.EIO, "El disco no respondió")):
        with pytest.raises(OperatorError, match=words), in_words():
            raise OSError(number, os.strerror(number))
