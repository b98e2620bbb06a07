"""The board: of each kiosk what came, what is missing, and whether anything of it is still awaited."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from kiosk.polls import Polls
from sync.central.audit import Clerk
from sync.central.coverage import Coverage, KioskCoverage, coverage
from sync.central.decisions import decide_box
from sync.central.intake import take_in
from sync.central.store import Store
from sync.decision import DecisionKind
from tests.tools.centres import SimulatedKiosk, World
from tests.tools.cities import forked, sent_as


@dataclass
class City:
    """A centre with two kiosks, and its board."""

    world: World
    store: Store

    def take(self, *envelopes: bytes) -> None:
        centre = self.world.centre
        for envelope in envelopes:
            take_in(self.store, envelope, centre.roster(), centre.signing_key)

    def board(self) -> Coverage:
        return coverage(self.store, self.world.centre.roster())

    def kiosk(self, number: int = 1) -> KioskCoverage:
        return next(kiosk for kiosk in self.board().kiosks if kiosk.kiosk == f"K-{number:03d}")

    def decide(self, kiosk: SimulatedKiosk, kind: DecisionKind) -> None:
        centre, named = self.world.centre, (kiosk.id, kiosk.box.hex())
        clerk = Clerk.of(centre.consultation, "Ana")
        decide_box(centre, self.store, clerk, named, kind, "se miró el acta", self.world.keys.organiser)


@pytest.fixture
def city(world: World, database: str) -> Iterator[City]:
    store = Store.open(database)
    yield City(world, store)
    store.close()


def test_a_kiosk_with_a_kit_is_expected_though_nothing_came(city: City) -> None:
    kiosk = city.kiosk()
    assert (kiosk.state, kiosk.complete, kiosk.batches, kiosk.ballots) == ("nothing_received", False, 0, 0)
    assert [each.kiosk for each in city.board().incomplete] == ["K-001", "K-002"]


@pytest.mark.parametrize(
    ("polls", "state"),
    [
        (Polls.CLOSED, "not_opened"),
        (Polls.OPEN, "open"),
        (Polls.PAUSED, "open"),
        (Polls.DAY_CLOSED, "day_closed"),
        (Polls.ENDED, "incomplete"),
    ],
)
def test_without_its_final_batch_a_kiosk_stands_where_its_last_batch_says(
    city: City, polls: Polls, state: str
) -> None:
    city.take(city.world.kiosk().send(2), sent_as(city.world.kiosk(), polls))
    assert (city.kiosk().state, city.kiosk().complete) == (state, False)


def test_a_final_batch_is_the_end_only_when_all_before_it_came(city: City) -> None:
    kiosk = city.world.kiosk()
    first, second, last = kiosk.send(2), kiosk.send(3), kiosk.send(4, final=True)
    city.take(first, last)
    waiting = city.kiosk()
    assert (waiting.state, waiting.gaps, waiting.held, waiting.ballots) == ("open", (2,), 1, 2)
    city.take(second)
    whole = city.kiosk()
    assert (whole.state, whole.gaps, whole.held, whole.ballots) == ("complete", (), 0, 9)


def test_gaps_are_named_for_what_a_later_batch_shows_to_be_missing(city: City) -> None:
    kiosk = city.world.kiosk()
    sent = [kiosk.send(1) for _ in range(7)]
    city.take(sent[0], sent[3], sent[6])
    assert city.kiosk().gaps == (2, 3, 5, 6)


def test_a_fork_that_is_held_is_an_alarm_and_no_gap(city: City) -> None:
    city.take(*forked(city.world.kiosk(), 3))
    kiosk = city.kiosk()
    assert (kiosk.alarms, kiosk.gaps, kiosk.held, kiosk.ballots) == (("fork",), (), 1, 3)


def test_what_a_box_lacks_that_nobody_admitted_is_no_gap(city: City) -> None:
    first = city.world.kiosk()
    second = first.with_other_box()
    city.take(first.send(3), [second.send(1) for _ in range(3)][-1])
    kiosk = city.kiosk()
    assert (kiosk.alarms, kiosk.gaps, kiosk.held) == (("second-box",), (), 1)


def test_an_alarm_of_one_kiosk_is_not_told_of_another(city: City) -> None:
    city.take(*forked(city.world.kiosk(1), 3), city.world.kiosk(2).send(2))
    assert city.kiosk(2).alarms == ()
    assert {(kiosk, kind) for kiosk, kind, _ in city.board().alarms} == {("K-001", "fork")}


@pytest.mark.parametrize(
    ("sent", "last_good", "complete"),
    [(0, 0, True), (0, 1, False), (1, 2, False), (2, 2, True), (3, 2, True), (3, 0, True)],
)
def test_of_a_revoked_kiosk_the_batches_up_to_the_last_good_one_are_awaited(
    city: City, sent: int, last_good: int, complete: bool
) -> None:
    kiosk = city.world.kiosk()
    city.take(*(kiosk.send(1) for _ in range(sent)))
    city.world.change_roster(revocations={kiosk.id: last_good})
    board = city.kiosk()
    assert (board.state, board.last_good, board.complete) == ("revoked", last_good, complete)


def test_two_boxes_that_count_are_complete_when_both_are(city: City) -> None:
    first = city.world.kiosk()
    second = first.with_other_box()
    city.take(first.send(3, final=True), second.send(2))
    assert city.kiosk().complete, "nobody has admitted the second"
    city.decide(second, DecisionKind.ADMIT)
    assert (city.kiosk().complete, city.kiosk().ballots, city.kiosk().batches) == (False, 5, 2)
    city.take(second.send(1, final=True))
    assert (city.kiosk().complete, city.kiosk().ballots) == (True, 6)


def test_an_excluded_box_is_not_looked_at(city: City) -> None:
    first = city.world.kiosk()
    second = first.with_other_box()
    city.take(first.send(3), second.send(2))
    city.decide(second, DecisionKind.ADMIT)
    city.decide(first, DecisionKind.EXCLUDE)
    city.take(second.send(1, final=True))
    kiosk = city.kiosk()
    assert (kiosk.complete, kiosk.ballots, kiosk.entries, kiosk.batches) == (True, 3, 3, 2)
    assert city.board().ballots == 3


def test_people_who_checked_the_machine_are_a_number(city: City) -> None:
    kiosk = city.world.kiosk()
    city.take(kiosk.sign(kiosk.batch(2, voided=(b"\x01" * 32, b"\x02" * 32))))
    assert (city.kiosk().challenged, city.kiosk().ballots) == (2, 2)


def test_the_board_is_by_point_and_its_sums_are_those_of_the_kiosks(city: City) -> None:
    city.take(city.world.kiosk(1).send(4), city.world.kiosk(2).send(3, final=True))
    board = city.board()
    assert [kiosk.station for kiosk in board.kiosks] == sorted(kiosk.station for kiosk in board.kiosks)
    assert board.ballots == sum(kiosk.ballots for kiosk in board.kiosks) == 7


def test_scripts_read_the_same_board(city: City) -> None:
    city.take(*forked(city.world.kiosk(), 3), city.world.kiosk(2).send(2, final=True))
    told = json.loads(json.dumps(city.board().as_json()))
    assert (told["ballots"], told["held"], told["complete"]) == (5, 1, False)
    (alarm,) = told["alarms"]
    assert (alarm["kiosk"], alarm["kind"]) == ("K-001", "fork")
    states = {kiosk["kiosk"]: (kiosk["state"], kiosk["alarms"], kiosk["gaps"]) for kiosk in told["kiosks"]}
    assert states == {"K-001": ("open", ["fork"], []), "K-002": ("complete", [], [])}
