"""The register knows who was seen and when, and holds sealed entries that tell nothing more."""

import hashlib
import sqlite3

import pytest

from kiosk.box_digest import box_digest
from kiosk.errors import AlreadyVoted
from kiosk.register import Register, seen_digest
from kiosk.register_entry import entry_digest
from kiosk.station import Station

SEALED, PSEUDONYM, MINUTE = bytes(560), bytes(range(32)), "2022-11-15T08:02"


@pytest.fixture
def register(station: Station) -> Register:
    register = Register(station.box.connection)
    register.insert(entry_digest(SEALED), SEALED, PSEUDONYM, MINUTE)
    return register


def test_a_person_who_was_seen_is_told_the_minute(register: Register) -> None:
    assert register.minute_seen(PSEUDONYM) == MINUTE
    with pytest.raises(AlreadyVoted, match="el 2022-11-15 a las 08:02") as refused:
        register.require_unseen(PSEUDONYM)
    assert refused.value.minute == MINUTE


def test_a_person_who_was_not_seen_may_vote(register: Register) -> None:
    assert register.minute_seen(bytes(32)) is None
    register.require_unseen(bytes(32))


def test_the_digests_are_those_of_what_is_stored(register: Register, station: Station) -> None:
    stored = Register(station.box.connection)
    assert len(stored) == 1
    assert stored.digests.digest() == box_digest([hashlib.sha256(SEALED).digest()])
    assert stored.seen.digest() == box_digest([hashlib.sha256(PSEUDONYM + MINUTE.encode()).digest()])
    assert stored.entries_match_digests()


def test_another_minute_is_another_digest() -> None:
    assert seen_digest(PSEUDONYM, MINUTE) != seen_digest(PSEUDONYM, "2022-11-15T08:03")


def test_a_pseudonym_is_seen_once(register: Register) -> None:
    other = bytes([1]) * 560
    with pytest.raises(sqlite3.IntegrityError):
        register.insert(entry_digest(other), other, PSEUDONYM, MINUTE)


def test_an_entry_under_another_digest_shows(register: Register) -> None:
    register.insert(bytes(32), bytes([2]) * 560, bytes(32), MINUTE)
    assert not register.entries_match_digests()
