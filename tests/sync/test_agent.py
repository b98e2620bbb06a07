"""What the agent does beside voting, whatever the line does to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.context import KioskId
from kiosk.station import Station
from sync.agent import Agent, Habits
from sync.central.store import Store
from sync.outbox import OutboxPolicy
from sync.transport import Answer, Parcel, TransportError, Trouble
from tests.tools.centres import World, make_world, vote
from tests.tools.lines import SimulatedLine, answer_lost, offline, portal, twice


@dataclass
class Point:
    """A voting point with its line to the centre."""

    world: World
    station: Station
    store: Store
    line: SimulatedLine
    links: list[str] = field(default_factory=lambda: ["eth0"])
    now: float = 1000.0

    def agent(self, **outbox: int) -> Agent:
        habits = Habits(OutboxPolicy(**outbox), chance=lambda: 1.0, network=lambda: self.links[-1])
        return Agent(self.station, self.line, habits)

    def received(self) -> int:
        with self.store.reading() as transaction:
            return transaction.ballot_count()

    def run(self, agent: Agent, seconds: float) -> int:
        """Let virtual time pass; how many turns the agent asked for."""
        end, turns = self.now + seconds, 0
        while self.now <= end:
            self.now = max(agent.step(self.now), self.now + 0.001)
            turns += 1
        self.now = end
        return turns


@pytest.fixture
def point(tmp_path: Path, new_database: Callable[[], str]) -> Iterator[Point]:
    world = make_world(tmp_path / "centre")
    store = Store.open(new_database())
    station = world.station(tmp_path / "data")
    station.open_polls()
    yield Point(world, station, store, SimulatedLine(world, store))
    station.shut()
    store.close()


def test_a_batch_leaves_after_enough_ballots_and_its_receipt_is_kept(point: Point) -> None:
    agent = point.agent(ballots=3, least=2)
    vote(point.station, 2)
    agent.step(point.now)
    assert agent.status(point.now).pending_batches == 0
    vote(point.station, 1, first=2)
    agent.step(point.now)
    status = agent.status(point.now)
    assert (status.pending_batches, status.pending_ballots, status.why) == (0, 0, "")
    assert status.last_receipt == "2022-11-15T12:00"
    assert point.received() == 3


def test_a_few_ballots_leave_after_some_minutes_but_never_too_few(point: Point) -> None:
    agent = point.agent(ballots=25, minutes=10, least=2)
    vote(point.station, 1)
    point.run(agent, 3600)
    assert point.received() == 0
    vote(point.station, 1, first=1)
    point.run(agent, 60)
    assert point.received() == 2


def test_the_close_of_the_day_sends_the_rest_at_once(point: Point) -> None:
    agent = point.agent()
    vote(point.station, 1)
    point.station.close_day()
    agent.step(point.now)
    assert point.received() == 1
    assert point.line.delivered == [1]
    point.run(agent, 3600)
    assert point.line.delivered == [1]


def test_everything_waits_while_nobody_answers_and_the_volunteer_knows(point: Point) -> None:
    agent = point.agent(ballots=1, least=1)
    point.line.fault = offline
    vote(point.station, 3)
    agent.step(point.now)
    status = agent.status(point.now)
    assert (status.pending_ballots, status.failing_since) == (3, "2022-11-15T12:00")
    assert "No hay conexión" in status.why
    assert status.next_try == 5.0
    point.run(agent, 3600)
    assert agent.status(point.now).next_try == pytest.approx(300, abs=300)
    point.line.fault = None
    point.run(agent, 301)
    assert agent.status(point.now).why == ""
    assert point.received() == 3


def test_an_hour_offline_costs_few_turns_and_fewer_attempts(point: Point) -> None:
    agent = point.agent(ballots=1, least=1)
    point.line.fault = offline
    vote(point.station, 1)
    turns = point.run(agent, 3600)
    assert turns < 1000
    assert len(point.line.seconds) < 30


def test_it_tries_at_once_when_a_link_comes_back(point: Point) -> None:
    agent = point.agent(ballots=1, least=1)
    point.line.fault = offline
    vote(point.station, 1)
    point.run(agent, 3600)
    point.line.fault = None
    point.links.append("eth0 wlan0")
    point.run(agent, 5)
    assert point.received() == 1


def test_it_tries_at_once_when_the_line_behind_the_router_comes_back(point: Point) -> None:
    agent = point.agent(ballots=1, least=1)
    point.line.fault = offline
    vote(point.station, 1)
    point.run(agent, 3600)
    assert agent.status(point.now).next_try == pytest.approx(300, abs=300)
    assert 0 < point.line.knocks <= 3600 / 7
    point.line.fault = None
    point.run(agent, 20)
    assert point.received() == 1


def test_somebody_who_opens_and_never_answers_is_not_asked_more_often(point: Point) -> None:
    agent = point.agent(ballots=1, least=1)
    point.line.fault = answer_lost
    vote(point.station, 1)
    point.run(agent, 3600)
    assert point.line.knocks > 100
    assert len(point.line.seconds) < 30


def test_nobody_knocks_while_all_is_delivered(point: Point) -> None:
    agent = point.agent(ballots=1, least=1)
    vote(point.station, 1)
    point.run(agent, 3600)
    assert point.line.knocks == 0


def test_it_tries_at_once_when_asked(point: Point) -> None:
    agent = point.agent(ballots=1, least=1)
    point.line.fault = offline
    vote(point.station, 1)
    point.run(agent, 3600)
    point.line.fault = None
    agent.send_now()
    agent.step(point.now)
    assert point.received() == 1


def test_a_lost_answer_means_sending_again_and_counting_once(point: Point) -> None:
    agent = point.agent(ballots=2, least=2)
    point.line.fault = answer_lost
    vote(point.station, 2)
    point.run(agent, 60)
    assert len(point.line.delivered) > 1
    assert agent.status(point.now).pending_batches == 1
    point.line.fault = twice
    point.run(agent, 300)
    assert (point.received(), agent.status(point.now).pending_batches) == (2, 0)


def test_a_captive_portal_is_no_delivery(point: Point) -> None:
    agent = point.agent(ballots=1, least=1)
    point.line.fault = portal
    vote(point.station, 1)
    agent.step(point.now)
    status = agent.status(point.now)
    assert status.pending_batches == 1
    assert "no es el centro" in status.why
    assert agent.shelf.newest.version == 1


def test_a_receipt_of_another_batch_is_no_delivery(point: Point) -> None:
    agent = point.agent(ballots=1, least=1)
    vote(point.station, 1)
    agent.step(point.now)
    first = point.station.batches.batch(1)
    assert first is not None
    assert first.receipt is not None
    old = first.receipt
    point.line.fault = lambda _parcel, _through: Answer(old)
    vote(point.station, 1, first=1)
    agent.step(point.now)
    assert agent.status(point.now).pending_batches == 1


def test_oldest_first_and_one_refused_batch_does_not_block_the_next(point: Point) -> None:
    agent = point.agent(ballots=1, least=1)
    refused = TransportError(Trouble.REFUSED, "El lote no se recibió.")

    def refuse_the_first(parcel: Parcel, through: Callable[[], Answer]) -> Answer:
        if parcel.sequence == 1:
            raise refused
        return through()

    point.line.fault = offline
    for person in range(3):
        vote(point.station, 1, first=person)
        agent.step(point.now)
    point.line.fault = refuse_the_first
    agent.send_now()
    point.run(agent, 30)
    assert point.line.delivered == [2, 3]
    assert agent.status(point.now).why == "El lote no se recibió."
    point.line.fault = None
    point.run(agent, 700)
    assert (point.received(), agent.status(point.now).pending_batches) == (3, 0)


def test_a_restart_loses_nothing(point: Point, tmp_path: Path) -> None:
    agent = point.agent(ballots=1, least=1)
    point.line.fault = offline
    vote(point.station, 2)
    agent.step(point.now)
    point.station.shut()
    point.station = point.world.station(tmp_path / "data")
    point.line.fault = None
    point.now = 3.0  # the monotonic clock began again
    again = point.agent(ballots=1, least=1)
    point.run(again, 1)
    assert (point.received(), again.status(point.now).pending_batches) == (2, 0)


def test_a_centre_restored_from_an_old_copy_gets_again_what_it_lost(point: Point, tmp_path: Path) -> None:
    agent = point.agent(ballots=1, least=1)
    for person in range(3):
        vote(point.station, 1, first=person)
        agent.step(point.now)
    assert point.received() == 3
    empty = Store.sqlite(tmp_path / "restored.sqlite")
    point.store, point.line.store = empty, empty
    vote(point.station, 1, first=3)
    point.run(agent, 10)
    assert point.line.delivered[-4:] == [1, 2, 3, 4]
    assert (point.received(), agent.status(point.now).pending_batches) == (4, 0)


def test_a_newer_roster_is_kept_if_the_organiser_signed_it(point: Point, tmp_path: Path) -> None:
    agent = point.agent(ballots=1, least=1)
    point.world.change_roster(revocations={KioskId("K-002"): 3})
    vote(point.station, 1)
    agent.step(point.now)
    assert agent.shelf.newest.version == 2
    assert not agent.status(point.now).retired
    assert point.agent().shelf.newest.version == 2
    shelf = next((tmp_path / "data").glob("*.roster"))
    shelf.write_bytes(shelf.read_bytes().replace(b"sig", b"sag"))
    assert point.agent().shelf.newest.version == 1


def test_a_revoked_kiosk_is_told(point: Point) -> None:
    agent = point.agent(ballots=1, least=1)
    vote(point.station, 1)
    agent.step(point.now)
    point.world.change_roster(revocations={KioskId("K-001"): 1})
    vote(point.station, 1, first=1)
    agent.step(point.now)
    assert "fue retirado" in agent.status(point.now).why


def test_a_kiosk_without_a_server_only_seals(point: Point) -> None:
    agent = Agent(point.station, None, Habits(OutboxPolicy(ballots=1, least=1)))
    vote(point.station, 1)
    assert agent.step(point.now) > point.now
    status = agent.status(point.now)
    assert (status.pending_batches, status.why, status.next_try) == (1, "", None)
    assert point.received() == 0


def test_time_for_a_delivery_grows_after_failures(point: Point) -> None:
    agent = point.agent(ballots=1, least=1)
    point.line.fault = offline
    vote(point.station, 1)
    point.run(agent, 600)
    assert point.line.seconds[0] < point.line.seconds[1] < point.line.seconds[2]
    assert point.line.seconds[-1] == pytest.approx(4 * point.line.seconds[0])
