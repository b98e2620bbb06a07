"""A clock that goes back is noted once, at the next change, and shown until it has caught up."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.journal import JournalEvent, rows
from kiosk.minutes import Clock, Minutes
from kiosk.station import Station
from tests.kiosk.voting import arrive, vote
from tests.tools.kits import noon

Start = Callable[[Clock], Station]
BOGOTA = ZoneInfo("America/Bogota")


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


@given(st.lists(st.tuples(st.integers(-90, 90), st.booleans()), max_size=12), st.integers(-90, 90))
def test_whatever_the_clock_does_a_jump_is_told_against_the_last_change_alone(
    moves: list[tuple[int, bool]], known: int
) -> None:
    hands, shown = Hands(), [0]
    newest = (noon() + timedelta(minutes=known)).astimezone(BOGOTA).strftime("%Y-%m-%dT%H:%M")
    minutes, highest = Minutes(hands, BOGOTA, newest), max(known, 0)
    for move, changes in moves:
        hands.move(minutes=move)
        now = round((hands.moment - noon()).total_seconds() / 60)
        assert minutes.behind is (now < highest)
        assert bool(minutes.went_back(minutes.now())) is (now < shown[-1])
        if changes:
            minutes.note(minutes.now())
            shown.append(now)
            highest = max(highest, now)


@pytest.mark.parametrize(
    ("zone", "minute"),
    [
        ("America/Bogota", "2022-11-15T12:00"),
        ("Pacific/Auckland", "2022-11-16T06:00"),
        ("UTC", "2022-11-15T17:00"),
    ],
)
def test_the_minute_is_local_to_the_point_and_not_to_the_machine(
    zone: str, minute: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert Minutes(noon, ZoneInfo(zone), "").now() == minute
