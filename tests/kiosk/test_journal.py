"""The journal is a chain: whatever is edited, dropped or moved in it changes the digest."""

import dataclasses
import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk import journal
from kiosk.journal import START, JournalEvent, JournalRow, chain
from kiosk.station import Station

ROWS = [
    JournalRow(1, "2022-11-15T07:55", JournalEvent.BOX_CREATED),
    JournalRow(2, "2022-11-15T07:55", JournalEvent.STARTED),
    JournalRow(3, "2022-11-15T08:00", JournalEvent.POLLS_OPENED),
    JournalRow(4, "2022-11-15T11:10", JournalEvent.SESSIONS_CUT, "1"),
    JournalRow(5, "2022-11-15T12:00", JournalEvent.NOTE, "Se fue la luz"),
]


def test_an_empty_journal_has_32_zero_bytes() -> None:
    assert chain([]) == START == bytes(32)


def test_each_link_is_the_hash_of_the_one_before_and_the_row() -> None:
    digest = bytes(32)
    for row in ROWS:
        values = [row.sequence, row.minute, row.event.value, row.detail]
        text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
        digest = hashlib.sha256(digest + text.encode()).digest()
    assert chain(ROWS) == digest


@given(st.integers(0, len(ROWS)))
def test_a_chain_goes_on_from_where_it_stood(cut: int) -> None:
    assert chain(ROWS[cut:], chain(ROWS[:cut])) == chain(ROWS)


@pytest.mark.parametrize("place", range(len(ROWS)))
def test_an_edited_dropped_or_moved_row_shows(place: int) -> None:
    row = ROWS[place]
    for changed in (
        dataclasses.replace(row, sequence=row.sequence + 1),
        dataclasses.replace(row, minute="2022-11-15T09:00"),
        dataclasses.replace(row, event=JournalEvent.ENDED),
        dataclasses.replace(row, detail=row.detail + "!"),
    ):
        assert chain([*ROWS[:place], changed, *ROWS[place + 1 :]]) != chain(ROWS)
    assert chain([*ROWS[:place], *ROWS[place + 1 :]]) != chain(ROWS)
    assert chain([*ROWS[place:], *ROWS[:place]]) != chain(ROWS) or place == 0


def test_rows_are_read_back_from_any_place(station: Station) -> None:
    connection = station.box.connection
    found = journal.rows(connection)
    assert [row.event for row in found] == [
        JournalEvent.BOX_CREATED, JournalEvent.STARTED, JournalEvent.POLLS_OPENED
    ]  # fmt: skip
    assert [row.sequence for row in found] == [1, 2, 3]
    assert journal.rows(connection, after=2) == found[2:]
    assert chain(found) == station.box.head.journal_digest


def test_no_event_is_written_for_a_person_or_a_ballot() -> None:
    assert not [
        event for event in JournalEvent if "ballot" in event or "check_in" in event or "cast" in event
    ]
