"""A clock that goes back is noted once, at the next change, and shown until it has caught up."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from kiosk.journal import JournalEvent, rows
from kiosk.minutes import Clock
from kiosk.station import Station
from tests.kiosk.voting import arrive, vote
from tests.tools.kits import noon

Start = Callable[[Clock], Station]


class Hands:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.moment = noon()

    def __call__(self) -> datetime:
        return self.moment

    def move(self, **by: float) -> None:
        self.moment += timedelta(**by)


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def station(start: Start, hands: Hands) -> Station:
    station = start(hands)
    station.open_polls()
    return station


def jumps(station: Station) -> list[tuple[str, str]]:
    found = rows(station.box.connection)
    return [(row.minute, row.detail) for row in found if row.event is JournalEvent.CLOCK_WENT_BACK]


def test_a_jump_back_is_noted_once_with_what_the_clock_showed_before(station: Station, hands: Hands) -> None:
    vote(station, 1)
    hands.move(hours=-2)
    assert not jumps(station)
    for number in (2, 3):
        vote(station, number)
    assert jumps(station) == [("2022-11-15T10:00", "2022-11-15T12:00")]
    hands.move(minutes=-30)
    station.pause_polls()
    assert jumps(station)[1:] == [("2022-11-15T09:30", "2022-11-15T10:00")]


def test_it_is_shown_until_the_clock_has_caught_up(station: Station, hands: Hands) -> None:
    assert not station.status().clock_behind
    hands.move(hours=-2)
    assert station.status().clock_behind
    vote(station, 1)
    assert station.status().clock_behind
    hands.move(hours=2)
    assert not station.status().clock_behind


def test_a_clock_that_stands_still_or_runs_ahead_is_nothing_to_note(station: Station, hands: Hands) -> None:
    vote(station, 1)
    vote(station, 2)
    hands.move(days=20 * 365)
    vote(station, 3)
    assert not jumps(station)
    assert not station.status().clock_behind


def test_a_jump_and_a_dispute_at_once_are_two_rows_that_hold(station: Station, hands: Hands) -> None:
    vote(station, 1)
    hands.move(hours=-1)
    arrive(station, 1, dispute=True)
    found = [row.event for row in rows(station.box.connection)][-2:]
    assert found == [JournalEvent.CLOCK_WENT_BACK, JournalEvent.DISPUTE_OPENED]
    assert station.box.holds()
