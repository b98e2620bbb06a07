"""When a batch is due, and what it holds."""

from pathlib import Path

import pytest

from kiosk.context import Mode
from kiosk.errors import OperatorError
from kiosk.journal import JournalEvent
from kiosk.record import leaf_of
from kiosk.station import Station
from sync.batch import NO_PREVIOUS, Batch
from sync.outbox import OutboxPolicy, seal_batches
from sync.verifier import verify_batch
from tests.tools.centres import vote
from tests.tools.kits import make_active_kit, make_station, noon


@pytest.fixture
def station(tmp_path: Path) -> Station:
    made = make_station(tmp_path)
    made.open_polls()
    return made


def sealed(station: Station) -> list[Batch]:
    return [verify_batch(stored.envelope, station.kit.roster).batch for stored in seal_batches(station)]


@pytest.mark.parametrize(
    ("pending", "minutes", "due"),
    [(0, 99, False), (9, 99, False), (10, 9, False), (10, 10, True), (24, 1, False), (25, 0, True)],
)
def test_a_batch_is_due_by_number_or_by_time_but_never_small(pending: int, minutes: int, due: bool) -> None:
    assert OutboxPolicy().due(pending, minutes) is due


@pytest.mark.parametrize(("ballots", "minutes"), [(9, 10), (2001, 10), (25, 0)])
def test_a_batch_that_would_be_too_small_or_too_large_cannot_be_chosen(ballots: int, minutes: int) -> None:
    with pytest.raises(OperatorError, match="25 votos"):
        OutboxPolicy.chosen(ballots, minutes)
    assert OutboxPolicy.chosen(10, 1) == OutboxPolicy(10, 1, 10)


def test_nothing_to_say_makes_no_batch(station: Station) -> None:
    assert sealed(station) == []


def test_a_closed_day_says_so_once_even_without_a_ballot(station: Station) -> None:
    station.close_day()
    (batch,) = sealed(station)
    assert (batch.ballots, batch.polls.value, batch.final) == ((), "day_closed", False)
    assert sealed(station) == []


def test_batches_are_a_chain_whose_sums_cover_the_box(station: Station) -> None:
    vote(station, 4)
    (first,) = sealed(station)
    vote(station, 3, first=10)
    station.close_for_good()
    (second,) = sealed(station)
    assert (first.sequence, first.previous, first.total_ballots, first.final) == (1, NO_PREVIOUS, 4, False)
    assert (second.sequence, second.total_ballots, second.total_entries) == (2, 7, 7)
    assert second.previous == station.batches.all()[0].payload_sha256
    assert second.box_digest == station.box.head.box_digest
    assert second.final


def test_a_batch_holds_what_no_earlier_one_held_in_the_order_of_its_bytes(station: Station) -> None:
    vote(station, 5)
    (first,) = sealed(station)
    vote(station, 5, first=10)
    (second,) = sealed(station)
    assert not set(first.ballots) & set(second.ballots)
    for things in (first.ballots, first.entries, second.ballots, second.entries):
        assert len(things) == 5
        assert list(things) == sorted(things)
    assert len({leaf_of(record) for record in first.ballots + second.ballots}) == 10


def test_each_journal_event_travels_once(station: Station) -> None:
    station.pause_polls()
    station.resume_polls()
    vote(station, 1)
    (first,) = sealed(station)
    station.close_day()
    (second,) = sealed(station)
    events = [row.event for row in first.journal + second.journal]
    assert events.count(JournalEvent.POLLS_PAUSED) == 1
    assert [row.event for row in second.journal] == [JournalEvent.DAY_CLOSED]


def test_practice_on_an_official_kiosk_goes_nowhere(tmp_path: Path) -> None:
    active = make_active_kit(mode=Mode.OFFICIAL)
    practice = Station.start(active, tmp_path, Mode.PRACTICE, noon)
    practice.open_polls()
    vote(practice, 2)
    with pytest.raises(OperatorError, match="práctica"):
        seal_batches(practice)
