"""The ballot box holds records under their leaves, each once."""

import sqlite3

import pytest

from kiosk.ballot_box import BallotBox
from kiosk.box_digest import box_digest
from kiosk.record import leaf_of
from kiosk.station import Station

RECORDS = [bytes([1]) + bytes([n]) * 256 for n in range(5)]


def test_what_is_inserted_is_held_and_counted_at_the_next_start(station: Station) -> None:
    connection = station.box.connection
    box = BallotBox(connection)
    for record in RECORDS:
        box.insert(leaf_of(record), record)
    assert all(box.holds(leaf_of(record)) for record in RECORDS)
    assert not box.holds(bytes(32))
    again = BallotBox(connection)
    assert len(again) == len(RECORDS)
    assert again.leaves.digest() == box_digest(map(leaf_of, RECORDS))
    assert again.records_match_leaves()


def test_a_ballot_goes_in_once(station: Station) -> None:
    box = BallotBox(station.box.connection)
    box.insert(leaf_of(RECORDS[0]), RECORDS[0])
    with pytest.raises(sqlite3.IntegrityError):
        box.insert(leaf_of(RECORDS[0]), RECORDS[0])


def test_a_record_under_another_leaf_shows(station: Station) -> None:
    box = BallotBox(station.box.connection)
    box.insert(leaf_of(RECORDS[0]), RECORDS[1])
    assert not box.records_match_leaves()
