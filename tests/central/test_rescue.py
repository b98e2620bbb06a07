"""A broken kiosk's disk at the centre: everything that it signed counts, once, and nothing else."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.context import Mode
from kiosk.errors import OperatorError, Refused
from kiosk.record import leaf_of
from kiosk.station import Station
from sync.central.coverage import KioskCoverage, coverage
from sync.central.importing import import_folder
from sync.central.intake import Intake, Outcome, take_in
from sync.central.rescue import Rescued, boxes_on, rescue_disk
from sync.central.roster_changes import revoke_kiosk
from sync.central.store import Store
from sync.decision import Decision, DecisionKind, sign_decision
from sync.outbox import seal_batches
from sync.rescue import sign_rescue, verify_rescue
from tests.kiosk.voting import box_file, contents, edit
from tests.tools.centres import World, make_world, vote
from tests.tools.counts import count


class Office:
    """A centre with two kiosks, and what becomes of their disks."""

    def __init__(self, folder: Path, database: str, seed: int = 1) -> None:
        self.folder = folder
        self.world: World = make_world(folder / "centre", seed=seed)
        self.store = Store.open(database)
        self.stations: list[Station] = []
        self._copies = 0

    def station(self, number: int = 1, data: str = "") -> Station:
        """An open station; `close` shuts it."""
        started = self.world.station(self.folder / (data or f"data-{number}"), number)
        if started.status().polls != "open":
            started.open_polls()
        self.stations.append(started)
        return started

    def copy(self, station: Station) -> Path:
        """The box file and its WAL as they lie on the disk now, as after a power cut."""
        self._copies += 1
        to = self.folder / f"copy-{self._copies}"
        to.mkdir()
        for suffix in ("", "-wal"):
            source = station.box.path.with_name(station.box.path.name + suffix)
            if source.exists():
                shutil.copyfile(source, to / source.name)
        return box_file(to)

    def rescue(self, path: Path, ballots: int | None = None) -> Rescued:
        return rescue_disk(self.world.centre, self.store, path, ballots)

    def take(self, envelope: bytes) -> Intake:
        return take_in(self.store, envelope, self.world.centre.roster(), self.world.centre.signing_key)

    def send(self, station: Station) -> list[Intake]:
        """Every batch of a station arrives, and its receipts go back."""
        taken = []
        for stored in station.batches.undelivered():
            taken.append(self.take(stored.envelope))
            if taken[-1].receipt is not None:
                station.store_receipt(stored.sequence, taken[-1].receipt)
        return taken

    def ballots(self) -> int:
        with self.store.reading() as transaction:
            return transaction.ballot_count()

    def kiosk(self, number: int = 1) -> KioskCoverage:
        board = coverage(self.store, self.world.centre.roster())
        return next(kiosk for kiosk in board.kiosks if kiosk.kiosk == f"K-{number:03d}")

    def close(self) -> None:
        for station in self.stations:
            station.shut()
        self.store.close()


@pytest.fixture
def office(tmp_path: Path, new_database: Callable[[], str]) -> Iterator[Office]:
    made = Office(tmp_path, new_database())
    yield made
    made.close()


def batch_of(office: Office, station: Station, people: int, first: int = 0) -> None:
    """So many people vote, and their ballots go into a batch."""
    vote(station, people, first)
    seal_batches(station)


def test_batches_that_never_left_and_ballots_of_no_batch_come_in(office: Office) -> None:
    station = office.station()
    batch_of(office, station, 4)
    office.send(station)
    batch_of(office, station, 3, 10)
    vote(station, 2, 20)
    rescued = office.rescue(office.copy(station))
    assert (rescued.count(Outcome.ALREADY), rescued.count(Outcome.NEW), rescued.loose) == (1, 1, 2)
    assert (rescued.tail.outcome, rescued.differences) == (Outcome.NEW, ())
    assert office.ballots() == 9
    board = office.kiosk()
    assert (board.state, board.ballots, board.entries, board.rescued) == ("complete", 9, 9, True)


def test_the_original_keeps_every_byte_and_nothing_is_left_beside_it(office: Office) -> None:
    station = office.station()
    vote(station, 3)
    path = office.copy(station)
    before, times = contents(path.parent), [p.stat().st_mtime_ns for p in sorted(path.parent.iterdir())]
    office.rescue(path)
    assert contents(path.parent) == before
    assert [p.stat().st_mtime_ns for p in sorted(path.parent.iterdir())] == times
    assert not [p for p in office.world.centre.folder.iterdir() if p.name.startswith(".rescate")]


@pytest.mark.parametrize("cut", [1, 100, 5000, 20_000])
def test_a_torn_end_of_the_wal_costs_only_what_was_never_acknowledged(office: Office, cut: int) -> None:
    station = office.station()
    vote(station, 6)
    path = office.copy(station)
    wal = path.with_name(path.name + "-wal")
    wal.write_bytes(wal.read_bytes()[:-cut] + b"\0" * (cut // 2))
    rescued = office.rescue(path)
    assert rescued.head is not None
    assert rescued.tail.outcome is Outcome.NEW
    assert office.ballots() == rescued.head.ballots < 6
    assert rescued.head.ballots >= 6 - 1 - cut // 4096


def test_the_same_disk_again_changes_nothing(office: Office) -> None:
    station = office.station()
    batch_of(office, station, 3)
    vote(station, 2, 10)
    path = office.copy(station)
    first, second = office.rescue(path), office.rescue(path)
    assert [first.tail.outcome, second.tail.outcome] == [Outcome.NEW, Outcome.ALREADY]
    assert second.count(Outcome.ALREADY) == 1
    assert office.ballots() == 5


def test_a_batch_that_arrives_later_with_the_same_ballots_counts_them_once(office: Office) -> None:
    station = office.station()
    vote(station, 4)
    office.rescue(office.copy(station))
    vote(station, 3, 10)
    station.close_for_good()
    seal_batches(station)
    assert [intake.outcome for intake in office.send(station)] == [Outcome.NEW]
    assert office.ballots() == 7
    assert (office.kiosk().state, office.kiosk().ballots) == ("complete", 7)
    with office.store.reading() as transaction:
        head = station.box.head
        assert transaction.rescued_items(head.kiosk, head.box) == 0


def test_a_rescue_waits_for_a_batch_that_its_head_counts(office: Office) -> None:
    station = office.station()
    batch_of(office, station, 3)
    vote(station, 2, 10)
    head, log = station.box.head_envelope(), station.batches
    records = (log.unbatched_ballots(9), log.unbatched_entries(9), log.unbatched_challenged(9))
    envelope = sign_rescue(head, *records, office.world.keys.centre)
    assert (office.take(envelope).outcome, office.take(envelope).reason) == (Outcome.HELD, "gap")
    office.send(station)
    assert office.ballots() == 5
    assert office.kiosk().held == 0
    assert office.take(envelope).outcome is Outcome.ALREADY


def test_an_older_copy_of_a_disk_says_nothing_new_and_is_told_as_older(office: Office) -> None:
    station = office.station()
    vote(station, 3)
    older = office.copy(station)
    seal_batches(station)
    office.send(station)
    rescued = office.rescue(older)
    assert rescued.tail.outcome is Outcome.NEW, "its head counts all that is here: nothing is missing"
    batch_of(office, station, 2, 10)
    office.send(station)
    vote(station, 1, 20)
    even_older = office.rescue(older)
    assert even_older.tail.outcome is Outcome.ALREADY
    assert any("copia anterior" in difference for difference in even_older.differences)
    assert office.ballots() == 5


def test_two_disks_that_contradict_each_other_are_not_mixed(office: Office) -> None:
    station = office.station()
    vote(station, 3)
    fork = office.copy(station)
    station.shut()
    office.stations.clear()
    data = office.folder / "forked"
    data.mkdir()
    shutil.copytree(fork.parent, data, dirs_exist_ok=True)
    for number, where in ((1, "data-1"), (2, "forked")):
        other = office.station(1, where)
        vote(other, 1, 100 * number)
        office.rescue(office.copy(other))
    assert office.ballots() == 4
    board = office.kiosk()
    assert (board.held, board.alarms) == (1, ("rescue-fork",))


def test_a_disk_and_a_final_batch_that_contradict_each_other_are_held(office: Office) -> None:
    station = office.station()
    vote(station, 3)
    path = office.copy(station)
    station.shut()
    office.stations.clear()
    shutil.copytree(path.parent, office.folder / "forked")
    other = office.station(1, "forked")
    other.close_for_good()
    seal_batches(other)
    office.send(other)
    again = office.station(1)
    vote(again, 1, 50)
    assert office.rescue(office.copy(again)).tail.reason == "rescue-fork"
    assert office.ballots() == 3


def test_a_record_changed_on_the_disk_is_refused_and_its_batches_are_not(office: Office) -> None:
    station = office.station()
    batch_of(office, station, 3)
    vote(station, 1, 10)
    (loose,) = station.batches.unbatched_ballots(9)
    changed = loose[:-1] + bytes([loose[-1] ^ 1])
    path = office.copy(station)
    statement = "UPDATE ballot SET record = ?, leaf = ? WHERE leaf = ?"
    edit(path.parent, (statement, (changed, leaf_of(changed), leaf_of(loose))))
    rescued = office.rescue(path)
    assert (rescued.tail.reason, rescued.count(Outcome.NEW), rescued.refused) == ("rescue-digest", 1, True)
    assert office.ballots() == 3


def test_a_ballot_put_on_the_disk_or_taken_off_it_is_refused(office: Office) -> None:
    station = office.station()
    vote(station, 3)
    for statement in ("DELETE FROM ballot WHERE leaf = (SELECT min(leaf) FROM ballot)", "DELETE FROM entry"):
        path = office.copy(station)
        edit(path.parent, statement)
        assert office.rescue(path).tail.reason == "rescue-digest"
    path = office.copy(station)
    other = office.station(2)
    vote(other, 1, 50)
    (record,) = other.batches.unbatched_ballots(9)
    edit(path.parent, ("INSERT INTO ballot VALUES (?, ?)", (leaf_of(record), record)))
    assert office.rescue(path).tail.outcome is Outcome.REFUSED
    assert office.ballots() == 0


def test_a_changed_schema_is_refused_as_a_whole(office: Office) -> None:
    station = office.station()
    vote(station, 1)
    path = office.copy(station)
    edit(path.parent, "CREATE VIEW extra AS SELECT 1")
    with pytest.raises(Refused, match="no es la urna"):
        office.rescue(path)


def test_a_damaged_page_leaves_the_batches_that_can_be_read(office: Office) -> None:
    station = office.station()
    batch_of(office, station, 30)
    vote(station, 30, 100)
    station.tidy()
    path = office.copy(station)
    data = bytearray(path.read_bytes())
    (loose, *_) = station.batches.unbatched_ballots(99)
    page = data.index(loose) // 4096 * 4096
    data[page : page + 8] = b"\xff" * 8
    path.write_bytes(data)
    rescued = office.rescue(path)
    assert rescued.count(Outcome.NEW) == 1
    assert rescued.tail.outcome is Outcome.REFUSED
    assert any("dañado" in note for note in rescued.notes)
    assert office.ballots() == 30


def test_a_head_that_cannot_be_read_leaves_the_batches(office: Office) -> None:
    station = office.station()
    batch_of(office, station, 3)
    vote(station, 1, 10)
    path = office.copy(station)
    edit(path.parent, "DELETE FROM head")
    rescued = office.rescue(path)
    assert (rescued.head, rescued.count(Outcome.NEW), rescued.tail.outcome) == (None, 1, Outcome.REFUSED)
    assert office.ballots() == 3


def test_what_is_no_box_of_this_centre_is_refused_in_words(office: Office, tmp_path: Path) -> None:
    (tmp_path / "text.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(Refused, match="no es la urna"):
        office.rescue(tmp_path / "text.sqlite")
    with pytest.raises(OperatorError, match="No existe"):
        office.rescue(tmp_path / "nothing.sqlite")
    stranger = Office(tmp_path / "stranger", "sqlite://", seed=2)
    station = stranger.station()
    vote(station, 1)
    path = stranger.copy(station)
    stranger.close()
    with pytest.raises(Refused, match="lista de puestos"):
        office.rescue(path)
    assert office.ballots() == 0


def test_a_practice_box_never_reaches_an_official_centre(tmp_path: Path) -> None:
    world = make_world(tmp_path / "centre", mode=Mode.OFFICIAL)
    station = Station.start(world.active_kit(), tmp_path / "data", Mode.PRACTICE)
    station.open_polls()
    vote(station, 1)
    station.shut()
    store = Store.sqlite(world.centre.database)
    with pytest.raises(Refused, match="práctica"):
        rescue_disk(world.centre, store, box_file(tmp_path / "data"))
    with pytest.raises(OperatorError, match="ninguna urna"):
        boxes_on(world.centre, tmp_path / "data")
    store.close()


def test_a_folder_gives_every_box_of_this_consultation(office: Office) -> None:
    for number in (1, 2):
        vote(office.station(number, "shared"), 1, number)
    found = boxes_on(office.world.centre, office.folder / "shared")
    assert [path.name.split("-", 1)[1] for path in found] == [
        "K-001-practice.sqlite", "K-002-practice.sqlite",
    ]  # fmt: skip
    assert boxes_on(office.world.centre, found[0]) == [found[0]]


def test_a_second_box_waits_until_staff_admit_it(office: Office) -> None:
    first = office.station()
    batch_of(office, first, 2)
    office.send(first)
    second = office.station(1, "other")
    vote(second, 3, 50)
    path = office.copy(second)
    assert office.rescue(path).tail.reason == "second-box"
    head = second.box.head
    decision = Decision(
        head.consultation, 1, DecisionKind.ADMIT, head.kiosk, head.box, "se cambió el disco",
        "2022-11-15T17:00Z",
    )  # fmt: skip
    with office.store.transaction() as transaction:
        transaction.decide(decision, sign_decision(decision, office.world.keys.organiser))
    assert office.rescue(path).tail.outcome is Outcome.NEW
    assert (office.ballots(), office.kiosk().held) == (5, 0)


def test_a_revocation_refuses_what_lies_beyond_it_and_sets_back_what_was_here(office: Office) -> None:
    station = office.station()
    batch_of(office, station, 3)
    vote(station, 2, 10)
    path = office.copy(station)
    centre, organiser = office.world.centre, office.world.keys.organiser
    assert office.rescue(path).tail.outcome is Outcome.NEW
    revoked = revoke_kiosk(centre, office.store, "K-001", 1, organiser)
    assert (revoked.enforced.set_back, office.ballots()) == (1, 3)
    assert office.rescue(path).tail.reason == "kiosk-revoked"
    assert revoke_kiosk(centre, office.store, "K-001", 2, organiser).enforced.taken == 1
    assert (office.ballots(), office.kiosk().state) == (5, "revoked")


def test_acta_receipts_and_disk_are_compared(office: Office) -> None:
    station = office.station()
    batch_of(office, station, 3)
    office.send(station)
    path = office.copy(station)
    assert office.rescue(path, 3).differences == ()
    (difference,) = office.rescue(path, 4).differences
    assert "El acta dice 4 votos y la urna firmó 3" in difference
    forged = path.parent
    edit(forged, "UPDATE receipt SET envelope = x'00'")
    (foreign,) = office.rescue(box_file(forged)).differences
    assert "no es de este centro" in foreign


def test_a_receipt_for_a_batch_that_the_centre_lost_is_told(office: Office) -> None:
    station = office.station()
    batch_of(office, station, 3)
    elsewhere = Store.open("sqlite://")
    roster, key = office.world.centre.roster(), office.world.centre.signing_key
    (stored,) = station.batches.undelivered()
    receipt = take_in(elsewhere, stored.envelope, roster, key).receipt
    elsewhere.close()
    assert receipt is not None
    station.store_receipt(1, receipt)
    path = office.copy(station)
    edit(path.parent, "UPDATE batch SET envelope = x'00'")
    (lost, *_) = [text for text in office.rescue(path).differences if "no lo tiene" in text]
    assert "lote 1" in lost


def test_what_was_going_on_is_noted(office: Office) -> None:
    station = office.station()
    vote(station, 1)
    station.check_in(None, "Otra persona", "1")
    notes = office.rescue(office.copy(station)).notes
    assert any("en curso: 1" in note for note in notes)
    assert any("cierre definitivo" in note for note in notes)


def test_the_count_with_a_rescued_box_is_published_and_verifies(office: Office) -> None:
    broken, whole = office.station(1), office.station(2)
    batch_of(office, broken, 5)
    office.send(broken)
    vote(broken, 4, 10)
    office.rescue(office.copy(broken))
    vote(whole, 3, 4)
    whole.close_for_good()
    seal_batches(whole)
    office.send(whole)
    made = count(office.world, office.store)
    assert made.closing.incomplete == ()
    assert not made.closing.reconciliation.alarms
    assert [aside.reason for aside in made.closing.reconciliation.set_aside] == ["duplicate"]
    assert made.opened.total.ballots == 11
    assert made.report.holds, made.report
    assert len(made.publication.release.value["rescues"]) == 1


def test_its_original_document_rebuilds_a_centre(office: Office, tmp_path: Path) -> None:
    station = office.station()
    batch_of(office, station, 3)
    vote(station, 2, 10)
    office.rescue(office.copy(station))
    stick = tmp_path / "stick"
    stick.mkdir()
    with office.store.reading() as transaction:
        digests = [row.payload_sha256 for row in transaction.rescues()]
        digests += [batch.payload_sha256 for batch in transaction.batches()]
        for number, digest in enumerate(digests):
            (stick / f"{number}.urna").write_bytes(transaction.envelope(digest))
    elsewhere = Store.open("sqlite://")
    summary = import_folder(office.world.centre, elsewhere, [stick])
    assert summary.count(Outcome.NEW) == 2
    with elsewhere.reading() as transaction:
        assert transaction.ballot_count() == 5
    elsewhere.close()


def test_a_rescue_that_this_centre_did_not_sign_is_refused(office: Office) -> None:
    station = office.station()
    vote(station, 2)
    log, roster = station.batches, office.world.centre.roster()
    records = (log.unbatched_ballots(9), log.unbatched_entries(9), log.unbatched_challenged(9))
    other = sign_rescue(station.box.head_envelope(), *records, office.world.keys.organiser)
    assert office.take(other).reason == "envelope-key"
    good = sign_rescue(station.box.head_envelope(), *records, office.world.keys.centre)
    rescue = verify_rescue(good, roster, office.world.keys.centre.public)
    assert rescue.name.endswith("-rescate.urna")
    assert rescue.payload_sha256 != hashlib.sha256(good).digest()
    wrong = replace(roster, consultation=bytes(32))
    with pytest.raises(Refused, match="otra consulta"):
        verify_rescue(good, wrong, office.world.keys.centre.public)
