"""A broken kiosk's disk at the centre: everything that it signed counts, and once."""

from __future__ import annotations

from pathlib import Path

import pytest

from sync.central.importing import import_folder
from sync.central.intake import Outcome
from sync.central.rescue import boxes_on
from sync.central.roster_changes import revoke_kiosk
from sync.central.store import Store
from sync.decision import Decision, DecisionKind, sign_decision
from sync.outbox import seal_batches
from sync.rescue import sign_rescue
from tests.central.workshop import Workshop, batch_of
from tests.kiosk.voting import contents
from tests.tools.centres import vote
from tests.tools.counts import count


def test_batches_that_never_left_and_ballots_of_no_batch_come_in(workshop: Workshop) -> None:
    station = workshop.station()
    batch_of(workshop, station, 4)
    workshop.send(station)
    batch_of(workshop, station, 3, 10)
    vote(station, 2, 20)
    rescued = workshop.rescue(workshop.copy(station))
    assert (rescued.count(Outcome.ALREADY), rescued.count(Outcome.NEW), rescued.loose) == (1, 1, 2)
    assert (rescued.tail.outcome, rescued.differences) == (Outcome.NEW, ())
    assert workshop.ballots() == 9
    board = workshop.kiosk()
    assert (board.state, board.ballots, board.entries, board.rescued) == ("complete", 9, 9, True)


def test_the_original_keeps_every_byte_and_nothing_is_left_beside_it(workshop: Workshop) -> None:
    station = workshop.station()
    vote(station, 3)
    path = workshop.copy(station)
    before, times = contents(path.parent), [p.stat().st_mtime_ns for p in sorted(path.parent.iterdir())]
    workshop.rescue(path)
    assert contents(path.parent) == before
    assert [p.stat().st_mtime_ns for p in sorted(path.parent.iterdir())] == times
    assert not [p for p in workshop.world.centre.folder.iterdir() if p.name.startswith(".rescate")]


@pytest.mark.parametrize("cut", [1, 100, 5000, 20_000])
def test_a_torn_end_of_the_wal_costs_only_what_was_never_acknowledged(workshop: Workshop, cut: int) -> None:
    station = workshop.station()
    vote(station, 6)
    path = workshop.copy(station)
    wal = path.with_name(path.name + "-wal")
    wal.write_bytes(wal.read_bytes()[:-cut] + b"\0" * (cut // 2))
    rescued = workshop.rescue(path)
    assert rescued.head is not None
    assert rescued.tail.outcome is Outcome.NEW
    assert workshop.ballots() == rescued.head.ballots < 6
    assert rescued.head.ballots >= 6 - 1 - cut // 4096


def test_the_same_disk_again_changes_nothing(workshop: Workshop) -> None:
    station = workshop.station()
    batch_of(workshop, station, 3)
    vote(station, 2, 10)
    path = workshop.copy(station)
    first, second = workshop.rescue(path), workshop.rescue(path)
    assert [first.tail.outcome, second.tail.outcome] == [Outcome.NEW, Outcome.ALREADY]
    assert second.count(Outcome.ALREADY) == 1
    assert workshop.ballots() == 5


def test_a_batch_that_arrives_later_with_the_same_ballots_counts_them_once(workshop: Workshop) -> None:
    station = workshop.station()
    vote(station, 4)
    workshop.rescue(workshop.copy(station))
    vote(station, 3, 10)
    station.close_for_good()
    seal_batches(station)
    assert [intake.outcome for intake in workshop.send(station)] == [Outcome.NEW]
    assert workshop.ballots() == 7
    assert (workshop.kiosk().state, workshop.kiosk().ballots) == ("complete", 7)
    with workshop.store.reading() as transaction:
        head = station.box.head
        assert transaction.rescued_items(head.kiosk, head.box) == 0


def test_a_rescue_waits_for_a_batch_that_its_head_counts(workshop: Workshop) -> None:
    station = workshop.station()
    batch_of(workshop, station, 3)
    vote(station, 2, 10)
    head, log = station.box.head_envelope(), station.batches
    records = (log.unbatched_ballots(9), log.unbatched_entries(9), log.unbatched_challenged(9))
    envelope = sign_rescue(head, *records, workshop.world.keys.centre)
    assert (workshop.take(envelope).outcome, workshop.take(envelope).reason) == (Outcome.HELD, "gap")
    workshop.send(station)
    assert workshop.ballots() == 5
    assert workshop.kiosk().held == 0
    assert workshop.take(envelope).outcome is Outcome.ALREADY


def test_a_folder_gives_every_box_of_this_consultation(workshop: Workshop) -> None:
    for number in (1, 2):
        vote(workshop.station(number, "shared"), 1, number)
    found = boxes_on(workshop.world.centre, workshop.folder / "shared")
    assert [path.name.split("-", 1)[1] for path in found] == [
        "K-001-practice.sqlite", "K-002-practice.sqlite",
    ]  # fmt: skip
    assert boxes_on(workshop.world.centre, found[0]) == [found[0]]


def test_a_second_box_waits_until_staff_admit_it(workshop: Workshop) -> None:
    first = workshop.station()
    batch_of(workshop, first, 2)
    workshop.send(first)
    second = workshop.station(1, "other")
    vote(second, 3, 50)
    path = workshop.copy(second)
    assert workshop.rescue(path).tail.reason == "second-box"
    head = second.box.head
    decision = Decision(
        head.consultation, 1, DecisionKind.ADMIT, head.kiosk, head.box, "se cambió el disco",
        "2022-11-15T17:00Z",
    )  # fmt: skip
    with workshop.store.transaction() as transaction:
        transaction.decide(decision, sign_decision(decision, workshop.world.keys.organiser))
    assert workshop.rescue(path).tail.outcome is Outcome.NEW
    assert (workshop.ballots(), workshop.kiosk().held) == (5, 0)


def test_a_revocation_refuses_what_lies_beyond_it_and_sets_back_what_was_here(workshop: Workshop) -> None:
    station = workshop.station()
    batch_of(workshop, station, 3)
    vote(station, 2, 10)
    path = workshop.copy(station)
    centre, organiser = workshop.world.centre, workshop.world.keys.organiser
    assert workshop.rescue(path).tail.outcome is Outcome.NEW
    revoked = revoke_kiosk(centre, workshop.store, "K-001", 1, organiser)
    assert (revoked.enforced.set_back, workshop.ballots()) == (1, 3)
    assert workshop.rescue(path).tail.reason == "kiosk-revoked"
    assert revoke_kiosk(centre, workshop.store, "K-001", 2, organiser).enforced.taken == 1
    assert (workshop.ballots(), workshop.kiosk().state) == (5, "revoked")


def test_the_count_with_a_rescued_box_is_published_and_verifies(workshop: Workshop) -> None:
    broken, whole = workshop.station(1), workshop.station(2)
    batch_of(workshop, broken, 5)
    workshop.send(broken)
    vote(broken, 4, 10)
    workshop.rescue(workshop.copy(broken))
    vote(whole, 3, 4)
    whole.close_for_good()
    seal_batches(whole)
    workshop.send(whole)
    made = count(workshop.world, workshop.store)
    assert made.closing.incomplete == ()
    assert not made.closing.reconciliation.alarms
    assert [aside.reason for aside in made.closing.reconciliation.set_aside] == ["duplicate"]
    assert made.opened.total.ballots == 11
    assert made.report.holds, made.report
    assert len(made.publication.release.value["rescues"]) == 1


def test_its_original_document_rebuilds_a_centre(workshop: Workshop, tmp_path: Path) -> None:
    station = workshop.station()
    batch_of(workshop, station, 3)
    vote(station, 2, 10)
    workshop.rescue(workshop.copy(station))
    stick = tmp_path / "stick"
    stick.mkdir()
    with workshop.store.reading() as transaction:
        digests = [row.payload_sha256 for row in transaction.rescues()]
        digests += [batch.payload_sha256 for batch in transaction.batches()]
        for number, digest in enumerate(digests):
            (stick / f"{number}.urna").write_bytes(transaction.envelope(digest))
    elsewhere = Store.open("sqlite://")
    summary = import_folder(workshop.world.centre, elsewhere, [stick])
    assert summary.count(Outcome.NEW) == 2
    with elsewhere.reading() as transaction:
        assert transaction.ballot_count() == 5
    elsewhere.close()
