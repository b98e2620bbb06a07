"""Ballots that people challenged, at the centre: counted apart, published, and never counted as votes."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk import record
from kiosk.ballot import encode_ballot
from kiosk.canonical import parse_json
from kiosk.record import leaf_of
from kiosk.station import Station
from kiosk.vote import SealedVote
from sync.bundle import read_bundle
from sync.central.coverage import coverage
from sync.central.intake import Intake, Outcome, take_in
from sync.central.report import coverage_text
from sync.central.rescue import rescue_disk
from sync.central.store import Store
from sync.outbox import seal_batches
from sync.verifier import verify_batch
from tests.kiosk.voting import ANSWERS, arrive, box_file, copy
from tests.tools.centres import World, make_world, vote
from tests.tools.counts import count
from tests.tools.hostile import following, forge


class Office:
    """A centre with two kiosks where people really vote and check the machine."""

    def __init__(self, folder: Path, database: str) -> None:
        self.folder = folder
        self.world: World = make_world(folder / "centre")
        self.store = Store.open(database)
        self.stations = [self.world.station(folder / str(number), number) for number in (1, 2)]
        for station in self.stations:
            station.open_polls()
        vote(self.stations[1], 3, 50)

    def take(self, envelope: bytes) -> Intake:
        return take_in(self.store, envelope, self.world.centre.roster(), self.world.centre.signing_key)

    def send(self, *stations: Station) -> list[Outcome]:
        return [self.take(stored.envelope).outcome for one in stations for stored in seal_batches(one)]

    def end(self) -> None:
        for station in self.stations:
            station.shut()
        self.store.close()


@pytest.fixture
def office(tmp_path: Path, new_database: Callable[[], str]) -> Iterator[Office]:
    made = Office(tmp_path, new_database())
    yield made
    made.end()


def challenge(station: Station, number: int) -> SealedVote:
    """A person checks the machine, and votes."""
    sealed = station.seal(arrive(station, number), ANSWERS, [6])
    _, voter = station.challenge(sealed)
    station.cast(station.seal(voter, ANSWERS, [7]))
    return sealed


def test_challenges_are_counted_listed_and_no_part_of_the_votes(office: Office) -> None:
    first, second = office.stations
    leaves = [challenge(first, 1).leaf]
    assert office.send(first) == [Outcome.NEW]
    leaves.append(challenge(first, 2).leaf)
    first.close_for_good()
    second.close_for_good()
    assert office.send(first, second) == [Outcome.NEW] * 2
    board = coverage(office.store, office.world.centre.roster())
    assert [(kiosk.ballots, kiosk.challenged) for kiosk in board.kiosks] == [(2, 2), (3, 0)]
    assert "votos de prueba: 2" in coverage_text(board)
    made = count(office.world, office.store)
    assert made.report.holds, made.report
    assert made.closing.ballots == 5
    assert made.publication.release.value["ballots"]["challenged"] == 2
    files = read_bundle(made.publication.files["bundle.zip"])
    (box,) = parse_json(files["kiosks/K-001.json"])["boxes"]
    assert box["challenged"] == sorted(leaf.hex() for leaf in leaves)
    assert not set(box["challenged"]) & set(box["leaves"])


def test_a_kiosk_that_casts_a_challenged_ballot_shows_and_it_is_not_counted(office: Office) -> None:
    first, second = office.stations
    vote(first, 4)
    first.close_for_good()
    second.close_for_good()
    (stored,) = seal_batches(first)
    batch = verify_batch(stored.envelope, office.world.centre.roster()).batch
    voided = leaf_of(batch.ballots[0])
    assert office.take(forge(batch, office.world.kiosk().key, voided=[voided])).outcome is Outcome.NEW
    office.send(second)
    made = count(office.world, office.store)
    aside = made.closing.reconciliation.set_aside
    assert [(one.kiosk, one.leaf, one.reason) for one in aside] == [("K-001", voided, "challenged")]
    assert ("K-001", "challenged-and-cast", 1) in made.closing.reconciliation.alarms
    assert made.closing.ballots == 6
    assert made.report.holds, made.report


def test_a_kiosk_that_seals_other_bytes_than_it_commits_to_shows_when_the_box_is_opened(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest, cheat = office.stations
    vote(honest, 4)
    with monkeypatch.context() as patched:
        committed = record.commit
        patched.setattr(
            record, "commit", lambda context, nonce, _: committed(context, nonce, encode_ballot([6]))
        )
        vote(cheat, 2, 20)
    for station in office.stations:
        station.close_for_good()
    assert set(office.send(*office.stations)) == {Outcome.NEW}

    counted = count(office.world, office.store)

    assert counted.opened.total.nulls == {"commitment-mismatch": 2}
    assert counted.opened.stations[cheat.point.code].nulls == {"commitment-mismatch": 2}
    assert counted.report.holds, "what is published says so"


def test_voided_leaves_that_do_not_continue_what_is_here_are_a_rollback(office: Office) -> None:
    first = office.stations[0]
    sealed = challenge(first, 1)
    (stored,) = seal_batches(first)
    assert office.take(stored.envelope).outcome is Outcome.NEW
    batch = verify_batch(stored.envelope, office.world.centre.roster()).batch
    for changes in (
        {"challenged_leaves": (sealed.leaf,)},
        {"challenged_leaves": (), "challenged": 0},
        {"challenged_leaves": (), "challenged_digest": bytes(32)},
    ):
        intake = office.take(following(office.world, 1, batch, **changes))
        assert (intake.outcome, intake.reason) == (Outcome.HELD, "rollback")
    following_one = following(office.world, 1, batch, challenged_leaves=())
    assert office.take(following_one).outcome is Outcome.NEW


def test_a_challenge_that_no_batch_told_of_comes_from_the_disk(office: Office) -> None:
    first = office.stations[0]
    challenge(first, 1)
    office.send(first)
    second = challenge(first, 2)
    disk = box_file(copy(first.box.path.parent, office.folder / "disk"))
    rescued = rescue_disk(office.world.centre, office.store, disk)
    assert rescued.tail.outcome is Outcome.NEW
    with office.store.reading() as transaction:
        assert second.leaf in transaction.challenged_at("K-001")
        assert transaction.challenges() == {"K-001": 2}
    first.close_for_good()
    assert office.send(first) == [Outcome.NEW]
    with office.store.reading() as transaction:
        assert transaction.rescued_items(first.box.head.kiosk, first.box.head.box) == 0
