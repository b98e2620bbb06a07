"""The agent where its own disk or an odd answer gets in its way: it is told, waited for, and never lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.context import Mode
from kiosk.station import Station
from sync.agent import Agent, Habits, Knock, Shipment
from sync.outbox import OutboxPolicy
from sync.receipt import Receipt, sign_receipt
from sync.transport import Answer, Parcel, Transport, TransportError, Trouble
from tests.kiosk.voting import arrive
from tests.tools.centres import World, make_world, vote
from tests.tools.disks import no_file_beyond
from tests.tools.kits import make_active_kit, noon

Answering = Callable[[Parcel], Answer]


@dataclass
class Line(Transport):
    """Answers as ``answering`` says; ``rosters`` are given out, or raised, one after the other."""

    answering: Answering
    rosters: list[bytes | TransportError | None] = field(default_factory=list)
    asked: list[int] = field(default_factory=list)

    def deliver(self, parcel: Parcel, seconds: float) -> Answer:
        return self.answering(parcel)

    def reachable(self, seconds: float) -> bool:
        return True

    def roster(self, known: int, seconds: float) -> bytes | None:
        self.asked.append(known)
        given = self.rosters.pop(0)
        if isinstance(given, TransportError):
            raise given
        return given


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path / "centre")


@pytest.fixture
def station(world: World, tmp_path: Path) -> Iterator[Station]:
    station = world.station(tmp_path / "data")
    station.open_polls()
    yield station
    station.shut()


def receiving(world: World, roster: int = 1) -> Answering:
    """The centre's receipt for whatever comes."""

    def answer(parcel: Parcel) -> Answer:
        place = (parcel.kiosk, parcel.box, parcel.sequence, parcel.payload_sha256)
        return Answer(
            sign_receipt(Receipt(*place, 1, 1, parcel.sequence + 1), world.keys.centre), roster=roster
        )

    return answer


def failing(kind: Trouble, what: str = "No.", retry_after: float = 0) -> Answering:
    def answer(_parcel: Parcel) -> Answer:
        raise TransportError(kind, what, retry_after=retry_after)

    return answer


def agent_of(station: Station, line: Line) -> Agent:
    return Agent(station, line, Habits(OutboxPolicy(1, 1, 1), chance=lambda: 1.0, network=lambda: ""))


def test_a_batch_that_the_disk_does_not_take_is_told_and_made_later(world: World, station: Station) -> None:
    agent = agent_of(station, Line(receiving(world)))
    vote(station, 2)
    station.tidy()
    with no_file_beyond(1000):
        assert agent.prepare(0.0) is None
    status = agent.status(0.0)
    assert "El disco no respondió" in status.why
    assert (status.failing_since, status.pending_batches, status.pending_ballots) == (
        "2022-11-15T12:00",
        0,
        2,
    )
    assert status.next_try is None
    agent.step(1.0)
    after = agent.status(1.0)
    assert (after.why, after.pending_batches, after.pending_ballots) == ("", 0, 0)


def test_a_receipt_that_the_disk_does_not_take_is_no_delivery_and_comes_again(
    world: World, station: Station
) -> None:
    agent = agent_of(station, Line(receiving(world)))
    vote(station, 1)
    errand = agent.prepare(0.0)
    assert isinstance(errand, Shipment)
    outcome = agent.send(errand)
    station.tidy()
    with no_file_beyond(1000):
        agent.finish(outcome, 0.0)
    status = agent.status(0.0)
    assert (status.pending_batches, status.next_try) == (1, 5.0)
    assert "a salvo" in status.why
    agent.step(5.0)
    assert agent.status(5.0).pending_batches == 0


def test_a_roster_that_does_not_come_keeps_no_receipt_from_counting(world: World, station: Station) -> None:
    newer = world.change_roster()
    offline = TransportError(Trouble.OFFLINE, "No hay conexión.")
    line = Line(receiving(world, newer.version), [offline, None, world.centre.roster_envelope()])
    agent = agent_of(station, line)
    for person, version in enumerate((1, 1, 2)):
        vote(station, 1, first=person)
        agent.step(float(person))
        assert (agent.status(0.0).pending_batches, agent.shelf.newest.version) == (0, version)
    vote(station, 1, first=3)
    agent.step(4.0)
    assert line.asked == [1, 1, 1]


ELSEWHERE = {"kiosk": "K-009", "box": bytes(16), "sequence": 9, "payload_sha256": bytes(32)}


@pytest.mark.parametrize("place", ELSEWHERE)
def test_a_receipt_for_another_place_is_somebody_elses_word(
    world: World, station: Station, place: str
) -> None:
    def answer(parcel: Parcel) -> Answer:
        values = {name: getattr(parcel, name) for name in ELSEWHERE} | {place: ELSEWHERE[place]}
        receipt = Receipt(**values, total_ballots=1, total_entries=1, next_sequence=2)
        return Answer(sign_receipt(receipt, world.keys.centre))

    agent = agent_of(station, Line(answer))
    vote(station, 1)
    agent.step(0.0)
    assert "no es el centro" in agent.status(0.0).why
    assert station.batches.undelivered_sequences() == [1]


@pytest.mark.parametrize("expected", [-5, 0, 1, 2, 10**9])
def test_an_odd_expectation_of_the_centre_sends_nothing_twice(
    world: World, station: Station, expected: int
) -> None:
    line = Line(lambda _parcel: Answer(None, "Falta algo.", expected))
    agent = agent_of(station, line)
    vote(station, 1)
    agent.step(0.0)
    assert (agent.status(0.0).why, agent.status(0.0).next_try) == ("Falta algo.", 60.0)
    line.answering = receiving(world)
    agent.step(59.0)
    assert station.batches.undelivered_sequences() == [1]
    agent.step(60.0)
    assert station.batches.undelivered_sequences() == []


@pytest.mark.parametrize(("asked", "wait"), [(0, 5.0), (90, 90.0), (1e12, 3600.0)])
def test_a_busy_centre_is_waited_for_as_long_as_it_asks(
    world: World, station: Station, asked: float, wait: float
) -> None:
    agent = agent_of(station, Line(failing(Trouble.BUSY, "Ocupado.", asked)))
    vote(station, 1)
    agent.step(0.0)
    assert agent.status(0.0).next_try == wait
    assert agent.next_wake(0.0) == min(wait, 5.0)
    assert agent.prepare(wait - 0.1) is None


@pytest.mark.parametrize("kind", Trouble)
def test_only_who_is_not_heard_is_knocked_at(world: World, station: Station, kind: Trouble) -> None:
    agent = agent_of(station, Line(failing(kind)))
    vote(station, 1)
    for now in (0.0, 5.0, 15.0):
        agent.step(now)
    assert isinstance(agent.prepare(30.0), Knock) is (kind in (Trouble.OFFLINE, Trouble.SLOW))


def test_practice_on_an_official_kit_neither_seals_nor_sends_nor_counts_anything_as_pending(
    tmp_path: Path,
) -> None:
    station = Station.start(make_active_kit(mode=Mode.OFFICIAL), tmp_path, Mode.PRACTICE, noon)
    station.open_polls()
    vote(station, 2)
    agent = agent_of(station, Line(failing(Trouble.OFFLINE)))
    assert agent.prepare(0.0) is None
    assert agent.next_wake(0.0) == 15.0
    assert (agent.status(0.0).pending_ballots, agent.status(0.0).pending_batches) == (0, 0)
    assert station.batches.all() == []
    station.shut()


def test_a_close_is_sealed_once_and_again_only_for_what_changed(world: World, station: Station) -> None:
    agent = agent_of(station, Line(receiving(world)))
    arrive(station, 1)
    station.close_day()
    for now in range(5):
        agent.step(float(now))
    assert [batch.sequence for batch in station.batches.all()] == [1]
    station.open_polls()
    station.close_for_good()
    for now in range(5, 9):
        agent.step(float(now))
    assert [batch.sequence for batch in station.batches.all()] == [1, 2]
