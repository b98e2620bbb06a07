"""Who did what: every change leaves a row, and the chain shows what was done to the rows."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.errors import OperatorError
from sync.central.audit import Clerk, chain_end, first_break, system_user
from sync.central.rows import AuditRow
from sync.central.store import Store
from tests.tools.kits import cartagena


def noon() -> datetime:
    return datetime(2022, 11, 15, 17, 2, tzinfo=UTC)


@pytest.fixture
def store(new_database: Callable[[], str]) -> Iterator[Store]:
    made = Store.open(new_database())
    yield made
    made.close()


def rows_of(store: Store) -> list[AuditRow]:
    with store.reading() as transaction:
        return transaction.audit()


def three_rows(store: Store) -> list[AuditRow]:
    clerk = Clerk.of(cartagena(), " Ana Torres ", noon)
    for kiosk in ("K-01", "K-02", "K-03"):
        clerk.record(store, "kit", kiosk)
    return rows_of(store)


def test_a_row_says_who_did_what_to_whom_at_which_local_minute(store: Store) -> None:
    first = three_rows(store)[0]
    assert (first.number, first.at, first.who, first.action, first.detail) == (
        1, "2022-11-15T12:02", "Ana Torres", "kit", "K-01",
    )  # fmt: skip


def test_without_a_name_it_is_the_account_that_runs_the_program() -> None:
    assert Clerk.of(cartagena()).name == system_user()


def test_an_untouched_chain_holds_and_ends_in_its_last_digest(store: Store) -> None:
    rows = three_rows(store)
    assert first_break(rows) is None
    assert chain_end(rows) == rows[-1].digest.hex()
    assert (first_break([]), chain_end([])) == (None, "")


def test_a_changed_a_missing_and_an_added_row_show(store: Store) -> None:
    rows = three_rows(store)
    assert first_break([rows[0], replace(rows[1], who="Otra"), rows[2]]) == 2
    assert first_break([rows[0], rows[2]]) == 3
    assert first_break([*rows[:2], replace(rows[1], number=3), rows[2]]) == 3


def test_what_a_transaction_does_not_keep_leaves_no_row(store: Store) -> None:
    clerk = Clerk.of(cartagena(), "Ana", noon)
    with contextlib.suppress(ZeroDivisionError), store.transaction() as transaction:
        clerk.note(transaction, "kit", "K-01")
        _ = 1 // 0
    assert rows_of(store) == []


OLD_SCHEMA = """
CREATE TABLE centre_schema (version INTEGER NOT NULL PRIMARY KEY);
CREATE TABLE audit (number INTEGER NOT NULL PRIMARY KEY, at VARCHAR(20) NOT NULL, who VARCHAR(64) NOT NULL,
    action VARCHAR(32) NOT NULL, detail VARCHAR(400) NOT NULL);
INSERT INTO centre_schema VALUES (1);
"""


def test_a_database_of_the_first_version_grows_and_remembers_it(tmp_path: Path) -> None:
    path = tmp_path / "central.sqlite"
    with closing(sqlite3.connect(path)) as old:
        old.executescript(OLD_SCHEMA)
    for _ in range(2):
        store = Store.sqlite(path)
        Clerk.of(cartagena(), "Ana", noon).record(store, "kit", "K-01")
        assert first_break(rows_of(store)) is None
        store.close()
    with closing(sqlite3.connect(path)) as grown:
        assert grown.execute("SELECT version FROM centre_schema").fetchall() == [(n,) for n in range(1, 6)]
        columns = [row[1] for row in grown.execute("PRAGMA table_info(audit)")]
    assert columns == ["number", "at", "who", "action", "detail", "digest"]


def test_a_database_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "central.sqlite"
    Store.sqlite(path).close()
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("INSERT INTO centre_schema VALUES (99)")
        newer.commit()
    with pytest.raises(OperatorError, match="más nueva"):
        Store.sqlite(path)
