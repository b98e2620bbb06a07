"""Points and kiosks added, replaced and revoked while the consultation runs, and what ballots make of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kiosk.consultation import VotingPoint
from kiosk.context import StationCode
from kiosk.envelope import SigningKey
from kiosk.errors import OperatorError
from kiosk.kit import read_kit
from kiosk.roster import read_roster
from kiosk.station import Station
from sync.agent import Agent
from sync.central.audit import Clerk
from sync.central.coverage import KioskCoverage, coverage
from sync.central.decisions import decide_box
from sync.central.intake import Intake, Outcome, take_in
from sync.central.key_files import RegisterKey
from sync.central.kits import issue_kit
from sync.central.roster_changes import add_point, enforce, replace_kiosk, revoke_kiosk
from sync.central.store import Store
from sync.decision import DecisionKind, read_decision
from sync.http_transport import HttpTransport
from sync.outbox import seal_batches
from tests.tools.centres import SimulatedKiosk, World, make_world, vote
from tests.tools.counts import count
from tests.tools.kits import PSEUDONYM_SECRET
from tests.tools.servers import ask, running_server

POINT = VotingPoint(StationCode("UCG-99"), "Institución Educativa Nueva", "Localidad 3")


class City:
    """A centre with three kiosks that sign as they like."""

    def __init__(self, folder: Path, database: str) -> None:
        self.folder, self.database = folder, database
        self.world: World = make_world(folder / "centre", kiosks=3)
        self.centre, self.organiser = self.world.centre, self.world.keys.organiser
        self.store = Store.open(database)
        self.register = RegisterKey(self.world.keys.register, PSEUDONYM_SECRET)

    def take(self, envelope: bytes) -> Intake:
        return take_in(self.store, envelope, self.centre.roster(), self.centre.signing_key)

    def revoke(self, kiosk: SimulatedKiosk, last_good: int) -> None:
        revoke_kiosk(self.centre, self.store, kiosk.id, last_good, self.organiser)

    def board(self, kiosk: str) -> KioskCoverage:
        board = coverage(self.store, self.centre.roster())
        return next(each for each in board.kiosks if each.kiosk == kiosk)

    def ballots(self) -> int:
        with self.store.reading() as transaction:
            return transaction.ballot_count()

    def decide(self, kiosk: SimulatedKiosk, kind: DecisionKind) -> int:
        clerk, named = Clerk.of(self.centre.consultation, "Ana"), (kiosk.id, kiosk.box.hex()[:8])
        decided = decide_box(
            self.centre, self.store, clerk, named, kind, "se comparó con el acta", self.organiser
        )
        return decided.taken


@pytest.fixture
def city(tmp_path: Path, new_database: Callable[[], str]) -> Iterator[City]:
    made = City(tmp_path, new_database())
    yield made
    made.store.close()


def test_a_new_point_is_a_new_signed_version_and_takes_kiosks(city: City) -> None:
    roster = add_point(city.centre, city.organiser, POINT)
    assert (roster.version, city.centre.roster().point("UCG-99")) == (2, POINT)
    kit, _, code = issue_kit(
        city.centre, "UCG-99", "K-99", city.folder / "kits", city.organiser, city.register
    )
    active = read_kit(kit.read_bytes()).activate(code)
    assert (active.kit.point, active.kit.roster.version) == (POINT, 3)


def test_no_kit_is_made_for_an_address_that_no_kiosk_could_send_to(city: City) -> None:
    folder, keys = city.folder / "kits", (city.organiser, city.register)
    with pytest.raises(OperatorError, match="no es la dirección de un centro"):
        issue_kit(city.centre, "UCG-01", "K-99", folder, *keys, server="https://centro..gov.co")
    assert (city.centre.roster().kiosk("K-99"), folder.exists()) == (None, False)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"code": "ucg 99"}, "código de puesto"),
        ({"code": "UCG-01"}, "Ya hay un puesto con código"),
        ({"name": ""}, "Falta el nombre"),
        ({"localidad": "x" * 81}, "Falta el nombre"),
        ({"name": "Una\nlínea"}, "Falta el nombre"),
    ],
)
def test_a_point_that_cannot_be_says_why(city: City, changes: dict[str, str], words: str) -> None:
    with pytest.raises(OperatorError, match=words):
        add_point(city.centre, city.organiser, replace(POINT, **changes))  # type: ignore[arg-type]
    twin = city.centre.roster().points[0]
    with pytest.raises(OperatorError, match="Ya hay un puesto «"):
        add_point(city.centre, city.organiser, replace(twin, code=StationCode("UCG-98")))
    assert city.centre.roster().version == 1


def test_another_key_changes_nothing(city: City) -> None:
    stranger = SigningKey.generate()
    with pytest.raises(OperatorError, match="otra consulta"):
        add_point(city.centre, stranger, POINT)
    with pytest.raises(OperatorError, match="otra consulta"):
        revoke_kiosk(city.centre, city.store, "K-001", 0, stranger)
    assert city.centre.roster().version == 1


def test_two_people_at_once_never_overwrite_a_version(city: City) -> None:
    roster = city.centre.roster()
    city.centre.add_roster(replace(roster, version=2), city.organiser)
    with pytest.raises(OperatorError, match="al mismo tiempo"):
        city.centre.add_roster(replace(roster, version=2, points=(*roster.points, POINT)), city.organiser)
    assert city.centre.roster().point("UCG-99") is None


def test_a_replacement_votes_at_the_same_point_and_the_old_one_still_delivers(city: City) -> None:
    old = city.world.kiosk(1)
    city.take(old.send(3))
    kit, _, code = replace_kiosk(
        city.centre, "K-001", "K-101", city.folder / "kits", city.organiser, city.register
    )
    active = read_kit(kit.read_bytes()).activate(code)
    assert active.kit.station == old.station
    station = Station.start(active, city.folder / "new", city.centre.setup.mode)
    station.open_polls()
    vote(station, 2)
    station.close_for_good()
    (stored,) = seal_batches(station)
    station.shut()
    assert city.take(stored.envelope).outcome is Outcome.NEW
    assert city.take(old.send(1, final=True)).outcome is Outcome.NEW
    assert (city.board("K-001").state, city.board("K-101").state, city.ballots()) == (
        "complete", "complete", 6,
    )  # fmt: skip
    with pytest.raises(OperatorError, match="No hay un equipo K-777"):
        replace_kiosk(city.centre, "K-777", "K-102", city.folder, city.organiser, city.register)


def test_a_revoked_kiosk_keeps_what_it_sent_before_and_is_refused_beyond(city: City) -> None:
    kiosk = city.world.kiosk(1)
    batches = [kiosk.send(2) for _ in range(3)]
    city.take(batches[0])
    city.revoke(kiosk, 1)
    assert city.take(batches[0]).outcome is Outcome.ALREADY
    refused = city.take(batches[1])
    assert (refused.outcome, refused.reason) == (Outcome.REFUSED, "kiosk-revoked")
    assert "fue retirado: su último lote válido es el 1" in refused.text
    board = city.board("K-001")
    assert (board.state, board.complete, board.last_good, city.ballots()) == ("revoked", True, 1, 2)


def test_what_a_revoked_kiosk_had_sent_beyond_is_held_and_can_come_back(city: City) -> None:
    kiosk = city.world.kiosk(1)
    for _ in range(4):
        city.take(kiosk.send(2))
    city.revoke(kiosk, 2)
    with city.store.reading() as transaction:
        assert [(held.sequence, held.reason) for held in transaction.held()] == [
            (3, "kiosk-revoked"), (4, "kiosk-revoked"),
        ]  # fmt: skip
    assert city.ballots() == 4
    city.revoke(kiosk, 3)
    assert (city.ballots(), city.board("K-001").held) == (6, 1)
    city.revoke(kiosk, 4)
    assert (city.ballots(), city.board("K-001").held) == (8, 0)


def test_revoking_twice_the_same_way_and_an_unknown_kiosk_say_so(city: City) -> None:
    kiosk = city.world.kiosk(1)
    city.revoke(kiosk, 0)
    with pytest.raises(OperatorError, match="ya estaba retirado"):
        city.revoke(kiosk, 0)
    with pytest.raises(OperatorError, match="No hay un equipo"):
        revoke_kiosk(city.centre, city.store, "K-777", 0, city.organiser)
    assert city.board("K-001").complete, "nothing of it is awaited"


def test_a_ballot_that_is_also_in_a_good_batch_stays_when_its_copy_goes(city: City) -> None:
    kiosk = city.world.kiosk(1)
    first = kiosk.batch(3)
    city.take(kiosk.sign(first))
    second = kiosk.batch(2)
    copied = replace(second, ballots=tuple(sorted((*second.ballots, first.ballots[0]))))
    sums = replace(copied, total_ballots=6)
    city.take(kiosk.sign(sums))
    city.revoke(kiosk, 1)
    assert city.ballots() == 3


def test_the_server_hands_out_the_new_roster_and_refuses_at_once(city: City) -> None:
    kiosk = city.world.kiosk(1)
    first, second = kiosk.batch(), kiosk.batch()
    with running_server(city.centre, Store.open(city.database)) as address:
        path = f"/v1/batches/K-001/{kiosk.box.hex()}"
        assert ask(address, "PUT", f"{path}/1", kiosk.sign(first)).headers["urna-roster"] == "1"
        city.revoke(kiosk, 1)
        refused = ask(address, "PUT", f"{path}/2", kiosk.sign(second))
        assert (refused.status, refused.json()["reason"]) == (403, "kiosk-revoked")
        served = ask(address, "GET", "/v1/roster")
        assert read_roster(served.body, city.organiser.public).revocations == {"K-001": 1}


def test_an_agent_learns_that_its_kiosk_was_revoked(city: City) -> None:
    with running_server(city.centre, Store.open(city.database)) as address:
        station = city.world.station(city.folder / "data", 1, server=address)
        agent = Agent(station, HttpTransport(address))
        station.open_polls()
        vote(station, 25)
        city.revoke(city.world.kiosk(1), 1)
        agent.step(0.0)
        assert agent.shelf.newest.version == 2
        assert agent.status(0.0).retired
        assert urlsplit(address).scheme == "http"
        station.shut()


def test_a_roster_that_a_server_had_not_read_is_enforced_at_the_close(city: City) -> None:
    kiosk = city.world.kiosk(1)
    old = city.centre.roster()
    one, two = kiosk.send(2), kiosk.send(2)
    city.take(one)
    city.revoke(kiosk, 1)
    assert take_in(city.store, two, old, city.centre.signing_key).outcome is Outcome.NEW
    assert enforce(city.centre, city.store, city.centre.roster()).set_back == 1
    assert enforce(city.centre, city.store, city.centre.roster()).set_back == 0
    assert city.ballots() == 2


def real_kiosk(city: City, number: int, people: int, first: int) -> list[bytes]:
    """The batches of a kiosk where people really voted: one in the middle and a final one."""
    station = city.world.station(city.folder / f"data-{number}", number)
    station.open_polls()
    vote(station, people, first)
    seal_batches(station)
    vote(station, people, first + 50)
    station.close_for_good()
    seal_batches(station)
    envelopes = [stored.envelope for stored in station.batches.all()]
    station.shut()
    return envelopes


def test_a_count_with_a_revoked_a_silent_revoked_and_an_excluded_box_verifies(city: City) -> None:
    for envelope in (*real_kiosk(city, 1, 3, 0), *real_kiosk(city, 2, 4, 200)):
        city.take(envelope)
    revoke_kiosk(city.centre, city.store, "K-001", 1, city.organiser)
    revoke_kiosk(city.centre, city.store, "K-003", 0, city.organiser)
    other = city.world.kiosk(2).with_other_box()
    city.take(other.send(5, final=True))
    assert city.decide(other, DecisionKind.EXCLUDE) == 0
    made = count(city.world, city.store)
    assert (made.closing.incomplete, made.opened.total.ballots) == ((), 3 + 8)
    assert made.report.holds, made.report
    with pytest.raises(OperatorError, match="ya se cerró"):
        add_point(city.centre, city.organiser, POINT)
    with pytest.raises(OperatorError, match="ya se cerró"):
        revoke_kiosk(city.centre, city.store, "K-002", 0, city.organiser)
    with pytest.raises(OperatorError, match="ya se cerró"):
        issue_kit(city.centre, "UCG-01", "K-77", city.folder, city.organiser, city.register)


def test_a_second_box_is_admitted_with_what_waits_and_excluded_again(city: City) -> None:
    kiosk = city.world.kiosk(1)
    city.take(kiosk.send(3))
    other = kiosk.with_other_box()
    for envelope in [other.send(2) for _ in range(3)]:
        assert city.take(envelope).reason == "second-box"
    assert city.decide(other, DecisionKind.ADMIT) == 3
    assert (city.ballots(), city.board("K-001").ballots) == (9, 9)
    city.decide(other, DecisionKind.EXCLUDE)
    assert (city.ballots(), city.board("K-001").ballots) == (3, 3)
    assert city.take(other.send(1)).reason == "box-excluded"
    with city.store.reading() as transaction:
        envelopes, rows = transaction.decisions(), transaction.audit()
    decisions = [read_decision(each, city.organiser.public) for each in envelopes]
    assert [(each.number, each.kind) for each in decisions] == [(1, "admit"), (2, "exclude")]
    assert [(row.who, row.action) for row in rows] == [("Ana", "box-admit"), ("Ana", "box-exclude")]


def test_a_box_that_is_not_there_and_a_decision_without_a_reason_say_so(city: City) -> None:
    kiosk = city.world.kiosk(1)
    city.take(kiosk.send())
    clerk = Clerk.of(city.centre.consultation, "Ana")
    for named, reason, words in (
        ((kiosk.id, "ffff"), "razón", "cuál urna"),
        ((kiosk.id, ""), " ", "Falta la razón"),
        (("K-002", ""), "razón", "cuál urna"),
    ):
        with pytest.raises(OperatorError, match=words):
            decide_box(city.centre, city.store, clerk, named, DecisionKind.EXCLUDE, reason, city.organiser)
    with city.store.reading() as transaction:
        assert (transaction.decisions(), transaction.audit()) == ([], [])
