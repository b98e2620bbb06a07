"""What a hostile kiosk or a thief tries, and what becomes of it when the count is closed and opened."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.ballot import encode_ballot
from kiosk.head import read_head, sign_head
from kiosk.participant import pseudonym_of
from kiosk.record import BallotRecord, leaf_of, open_pseudonym, seal_record
from kiosk.sealing import seal
from kiosk.station import Station
from sync.batch import Batch
from sync.central.closing import Closing, close
from sync.central.frozen_box import FrozenBox, read_frozen_box
from sync.central.importing import import_folder
from sync.central.intake import Intake, Outcome, take_in
from sync.central.key_files import RegisterKey
from sync.central.opening import Tally, open_items
from sync.central.store import Store
from sync.outbox import seal_batches
from sync.verifier import verify_batch
from tests.tools.centres import World, make_world, vote
from tests.tools.hostile import following, forge
from tests.tools.kits import PSEUDONYM_SECRET


class Count:
    """A small count with two kiosks that really sealed their ballots."""

    def __init__(self, folder: Path, database: str) -> None:
        self.folder = folder
        self.world: World = make_world(folder / "centre")
        self.store = Store.open(database)

    def batch(self, number: int, people: int, first: int = 0) -> Batch:
        """The final batch of a kiosk where so many people voted."""
        station: Station = self.world.station(self.folder / f"data-{number}", number)
        station.open_polls()
        vote(station, people, first)
        station.close_for_good()
        (stored,) = seal_batches(station)
        station.shut()
        return verify_batch(stored.envelope, self.world.centre.roster()).batch

    def sign(self, number: int, batch: Batch) -> bytes:
        return self.world.kiosk(number).sign(batch)

    def take(self, envelope: bytes) -> Intake:
        return take_in(self.store, envelope, self.world.centre.roster(), self.world.centre.signing_key)

    def close(self) -> Closing:
        register = RegisterKey(self.world.keys.register, PSEUDONYM_SECRET)
        return close(self.world.centre, self.store, self.world.keys.organiser, register)

    def open(self) -> Tally:
        box: FrozenBox = read_frozen_box(self.world.centre.frozen_box_path.read_bytes())
        tally = Tally()
        for context, items in box.contexts():
            tally.add(open_items(context, bytes(items), box.consultation.rule, self.world.keys.tally))
        return tally


@pytest.fixture
def count(tmp_path: Path, new_database: Callable[[], str]) -> Iterable[Count]:
    made = Count(tmp_path, new_database())
    yield made
    made.store.close()


def reasons(closing: Closing) -> list[tuple[str, str]]:
    return [(aside.kiosk, aside.reason) for aside in closing.reconciliation.set_aside]


def test_a_record_copied_to_another_kiosk_is_set_aside_and_the_genuine_one_counts(count: Count) -> None:
    genuine = count.batch(1, 3)
    hostile = count.batch(2, 2, first=10)
    copied = genuine.ballots[0]
    key = count.world.kiosk(2).key
    assert count.take(forge(hostile, key, ballots=[*hostile.ballots, copied])).outcome is Outcome.NEW
    assert count.take(count.sign(1, genuine)).outcome is Outcome.NEW
    closing = count.close()
    assert reasons(closing) == [("K-002", "pseudonym-unreadable")]
    assert leaf_of(copied) in closing.reconciliation.counted[count.world.kiosk(1).id]
    assert ("K-002", "ballot-without-entry", 1) in closing.reconciliation.alarms
    assert count.open().ballots == 5


def reseal(record: bytes, count: Count, number: int, pseudonym: bytes) -> bytes:
    """The sealed ballot of a record under another pseudonym, as a kiosk that has no key to open it can."""
    old = BallotRecord.parse(record)
    context = count.world.active_kit(number).kit.context(count.world.centre.setup.mode)
    register = count.world.keys.public.register
    bound = hashlib.sha256(old.commitment + old.sealed_ballot).digest()
    sealed = seal(register, pseudonym, b"urna/1/pseudonym" + context.encoded() + bound)
    return BallotRecord(old.commitment, old.sealed_ballot, sealed).encoded()


def test_a_sealed_ballot_under_a_fresh_pseudonym_counts_once(count: Count) -> None:
    batch = count.batch(1, 3)
    doubled = reseal(batch.ballots[0], count, 1, b"\7" * 32)
    count.take(forge(batch, count.world.kiosk(1).key, ballots=[*batch.ballots, doubled]))
    count.take(count.sign(2, count.batch(2, 1, first=10)))
    closing = count.close()
    assert reasons(closing) == [("K-001", "sealed-ballot-repeated")]
    assert closing.ballots == 4
    assert any(kind == "sealed-ballot-repeated" for _, kind, _ in closing.reconciliation.alarms)


def test_a_sealed_ballot_stolen_by_another_kiosk_is_null_when_it_is_opened(count: Count) -> None:
    genuine = count.batch(1, 3)
    hostile = count.batch(2, 2, first=10)
    person = pseudonym_of(PSEUDONYM_SECRET, count.world.centre.setup.consultation, "CC:10000010")
    victim = [r for r in hostile.ballots if _pseudonym(r, count, 2) != person]
    stolen = reseal(genuine.ballots[0], count, 2, person)
    count.take(count.sign(1, genuine))
    count.take(forge(hostile, count.world.kiosk(2).key, ballots=[*victim, stolen]))
    count.close()
    tally = count.open()
    assert tally.nulls == {"unsealable": 1}
    assert tally.ballots == 5


def _pseudonym(record: bytes, count: Count, number: int) -> bytes:
    context = count.world.active_kit(number).kit.context(count.world.centre.setup.mode)
    return open_pseudonym(context, BallotRecord.parse(record), count.world.keys.register)


def test_stuffing_a_pseudonym_without_an_entry_is_set_aside(count: Count) -> None:
    batch = count.batch(1, 3)
    kit, keys = count.world.active_kit(1).kit, count.world.keys.public
    context = kit.context(count.world.centre.setup.mode)
    stuffed, _ = seal_record(context, encode_ballot([6]), b"\5" * 32, keys.tally, keys.register)
    ballots = [*batch.ballots, stuffed.encoded()]
    count.take(forge(batch, count.world.kiosk(1).key, ballots=ballots))
    count.take(count.sign(2, count.batch(2, 1, first=10)))
    closing = count.close()
    assert reasons(closing) == [("K-001", "ballot-without-entry")]
    assert count.open().ballots == 4


def test_an_entry_without_a_ballot_raises_an_alarm_and_counts_nobody(count: Count) -> None:
    batch = count.batch(1, 3)
    count.take(forge(batch, count.world.kiosk(1).key, ballots=batch.ballots[1:]))
    count.take(count.sign(2, count.batch(2, 1, first=10)))
    closing = count.close()
    assert ("K-001", "entry-without-ballot", 1) in closing.reconciliation.alarms
    assert len(closing.reconciliation.answers) == 3


def test_a_second_box_of_a_kiosk_is_held_with_an_alarm(count: Count) -> None:
    kiosk = count.world.kiosk(1)
    count.take(kiosk.send())
    other = kiosk.with_other_box()
    intake = count.take(other.send())
    assert (intake.outcome, intake.reason, intake.receipt) == (Outcome.HELD, "second-box", None)
    assert alarms(count) == ["second-box"]


def alarms(count: Count) -> list[str]:
    """What kinds of alarm were raised."""
    with count.store.reading() as transaction:
        return [kind for _, kind, _ in transaction.alarms()]


def test_a_fork_leaves_the_accepted_batch_and_holds_the_other(count: Count) -> None:
    kiosk = count.world.kiosk(1)
    first = kiosk.batch()
    count.take(kiosk.sign(first))
    fork = count.take(forge(first, kiosk.key, ballots=first.ballots[1:]))
    assert (fork.outcome, fork.reason) == (Outcome.HELD, "fork")
    assert count.take(kiosk.sign(first)).outcome is Outcome.ALREADY
    assert alarms(count) == ["fork"]


def test_a_chain_that_does_not_continue_is_held_as_a_rollback(count: Count) -> None:
    kiosk = count.world.kiosk(1)
    first = kiosk.batch()
    count.take(kiosk.sign(first))
    fuller = replace(read_head(first.head, kiosk.key.public), ballots=99, entries=99)
    later = {"head": sign_head(fuller, kiosk.key)}  # as if voting had gone on: it bounds the sums
    untrue: tuple[dict[str, object], ...] = (
        {"previous": b"\1" * 32}, {"box_digest": b"\1" * 32},
        {"total_ballots": 98, **later}, {"total_entries": 98, **later},
    )  # fmt: skip
    for changes in untrue:
        intake = count.take(following(count.world, 1, first, **changes))
        assert (intake.outcome, intake.reason) == (Outcome.HELD, "rollback")
    assert set(alarms(count)) == {"rollback"}


def test_what_comes_before_its_predecessor_waits_and_is_taken_in_with_it(count: Count) -> None:
    kiosk = count.world.kiosk(1)
    first, second, third = (kiosk.send() for _ in range(3))
    assert [count.take(third).reason, count.take(second).reason] == ["gap", "gap"]
    assert count.take(first).outcome is Outcome.NEW
    assert [count.take(each).outcome for each in (second, third)] == [Outcome.ALREADY] * 2


def test_one_bad_batch_blocks_no_other_kiosk(count: Count) -> None:
    assert count.take(b"garbage").outcome is Outcome.REFUSED
    assert count.take(count.world.kiosk(2).send()).outcome is Outcome.NEW


def test_a_copy_of_a_batch_that_waited_is_counted_as_already_here(count: Count, tmp_path: Path) -> None:
    kiosk = count.world.kiosk(1)
    first, second = kiosk.send(), kiosk.send()
    stick = tmp_path / "stick"
    for name, envelope in (("a.urna", second), ("b.urna", second), ("c.urna", first)):
        stick.mkdir(exist_ok=True)
        (stick / name).write_bytes(envelope)
    summary = import_folder(count.world.centre, count.store, [stick])
    assert (summary.count(Outcome.NEW), summary.count(Outcome.ALREADY)) == (2, 1)
