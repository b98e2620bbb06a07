"""Only bytes that pass every step become a verified batch."""

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from kiosk.context import KioskId, Mode, StationCode
from kiosk.errors import Refused
from kiosk.journal import JournalEvent, JournalRow
from kiosk.polls import Polls
from kiosk.roster import Roster
from sync.batch import MOST_BALLOTS, MOST_BYTES, MOST_CHALLENGED, Batch
from sync.verifier import signer_on, verify_batch
from tests.tools.centres import SimulatedKiosk, World, make_world
from tests.tools.hostile import forge, sign


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path / "centre")


@pytest.fixture
def kiosk(world: World) -> SimulatedKiosk:
    return world.kiosk()


@pytest.fixture
def roster(world: World) -> Roster:
    return world.centre.roster()


def refused(envelope: bytes, roster: Roster) -> str:
    with pytest.raises(Refused) as caught:
        verify_batch(envelope, roster)
    assert caught.value.what.endswith(".")
    return caught.value.reason


def test_a_batch_that_is_right_comes_out_as_it_was_made(kiosk: SimulatedKiosk, roster: Roster) -> None:
    batch = kiosk.batch()
    verified = verify_batch(kiosk.sign(batch), roster)
    assert verified.batch == batch
    assert verified.payload_sha256 == kiosk.previous


def test_a_later_batch_of_the_chain_is_right_too(kiosk: SimulatedKiosk, roster: Roster) -> None:
    kiosk.send()
    last = kiosk.batch(final=True)
    assert verify_batch(kiosk.sign(last), roster).batch.final


def test_the_signer_of_an_envelope_is_found_before_anything_of_it_is_believed(
    kiosk: SimulatedKiosk, roster: Roster
) -> None:
    damaged = kiosk.send().replace(b'"payload":"', b'"payload":"AAAA')
    assert signer_on(roster, damaged).id == kiosk.batch().kiosk


def test_an_envelope_with_an_extra_space_is_refused(kiosk: SimulatedKiosk, roster: Roster) -> None:
    envelope = kiosk.send()
    for place in (0, 1, len(envelope) // 2, len(envelope)):
        assert refused(envelope[:place] + b" " + envelope[place:], roster) == "envelope-malformed"


def test_what_is_too_large_is_not_even_read(roster: Roster) -> None:
    assert refused(b"{" * (MOST_BYTES + 1), roster) == "batch-size"


def test_a_kiosk_that_is_not_on_the_roster_is_refused(
    kiosk: SimulatedKiosk, world: World, roster: Roster
) -> None:
    others = tuple(known for known in roster.kiosks if known.id != kiosk.id)
    assert refused(kiosk.send(), world.change_roster(kiosks=others)) == "kiosk-unknown"


CHANGES: dict[str, Callable[[Batch], Any]] = {
    "consultation": lambda _: bytes(32),
    "mode": lambda _: Mode.OFFICIAL,
    "kiosk": lambda _: KioskId("K-002"),
    "station": lambda _: StationCode("UCG-15"),
    "box": lambda _: bytes(16),
    "sequence": lambda b: b.sequence + 1,
    "previous": lambda _: b"\1" * 32,
    "ballots": lambda b: b.ballots[1:],
    "entries": lambda b: b.entries[1:],
    "total_ballots": lambda b: b.total_ballots + 1,
    "total_entries": lambda b: b.total_entries - 1,
    "box_digest": lambda _: bytes(32),
    "started": lambda b: b.started + 1,
    "abandoned": lambda _: 1,
    "challenged": lambda _: 1,
    "challenged_digest": lambda _: bytes(32),
    "challenged_leaves": lambda _: (bytes(32),),
    "boots": lambda _: 7,
    "polls": lambda _: Polls.PAUSED,
    "opened_at": lambda _: "2022-11-15T09:00",
    "closed_at": lambda _: "2022-11-15T17:00",
    "journal_total": lambda _: 9,
    "journal": lambda _: (JournalRow(1, "2022-11-15T08:00", JournalEvent.NOTE, ""),),
    "software": lambda _: "another",
    "head": lambda b: b.head[:-1],
    "final": lambda _: True,
}


def test_every_field_of_a_batch_is_tried() -> None:
    assert CHANGES.keys() == {field.name for field in fields(Batch)}


@pytest.mark.parametrize("name", CHANGES)
def test_one_changed_field_under_the_old_signature_is_refused(
    name: str, kiosk: SimulatedKiosk, roster: Roster
) -> None:
    batch = kiosk.batch()
    envelope = kiosk.sign(batch)
    changed = replace(batch, **{name: CHANGES[name](batch)})
    swapped = kiosk.sign(changed)
    signature = envelope[envelope.index(b'"sig":') :]
    assert refused(swapped[: swapped.index(b'"sig":')] + signature, roster) == "envelope-signature"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"kiosk": KioskId("K-002")}, "batch-kiosk"),
        ({"station": StationCode("UCG-15")}, "batch-station"),
        ({"consultation": bytes(32)}, "batch-consultation"),
        ({"mode": Mode.OFFICIAL}, "batch-mode"),
        ({"total_ballots": 99}, "batch-sums"),
        ({"total_entries": 1}, "batch-sums"),
        ({"challenged": 1}, "batch-sums"),
        ({"challenged_leaves": (bytes(32),)}, "batch-sums"),
        ({"challenged_leaves": (bytes(32),), "challenged": 1}, "batch-head"),
        ({"challenged_digest": bytes(32), "final": True}, "batch-head"),
        ({"box": bytes(16)}, "batch-head"),
        ({"box_digest": bytes(32), "final": True}, "batch-head"),
        ({"head": b"{}"}, "envelope-malformed"),
        ({"sequence": 0}, "field-malformed"),
    ],
)
def test_what_the_kiosk_itself_signs_wrongly_is_refused_by_its_own_name(
    changes: dict[str, Any], reason: str, kiosk: SimulatedKiosk, roster: Roster
) -> None:
    assert refused(kiosk.sign(replace(kiosk.batch(), **changes)), roster) == reason


def test_a_later_batch_cannot_hold_more_than_the_sum_of_all(kiosk: SimulatedKiosk, roster: Roster) -> None:
    kiosk.send()
    batch = kiosk.batch()
    assert refused(kiosk.sign(replace(batch, total_entries=1)), roster) == "batch-sums"


def test_ballots_out_of_order_or_twice_are_refused(kiosk: SimulatedKiosk, roster: Roster) -> None:
    batch = kiosk.batch()
    for ballots in (batch.ballots[::-1], batch.ballots + batch.ballots[-1:]):
        assert refused(sign(replace(batch, ballots=ballots), kiosk.key), roster) == "field-malformed"


def test_voided_leaves_out_of_order_twice_or_too_many_are_refused(
    kiosk: SimulatedKiosk, roster: Roster
) -> None:
    leaves = [n.to_bytes(32, "big") for n in range(MOST_CHALLENGED + 1)]
    assert verify_batch(kiosk.sign(kiosk.batch(voided=tuple(leaves[:2]))), roster).batch.challenged == 2
    batch = kiosk.batch()
    for voided in ((leaves[1], leaves[0]), (leaves[0], leaves[0])):
        assert refused(kiosk.sign(replace(batch, challenged_leaves=voided)), roster) == "field-malformed"
    assert refused(kiosk.sign(kiosk.batch(voided=tuple(leaves))), roster) == "batch-size"


def test_a_record_of_another_version_is_refused(kiosk: SimulatedKiosk, roster: Roster) -> None:
    batch = kiosk.batch()
    other = [b"\x02" + record[1:] for record in batch.ballots]
    assert refused(forge(batch, kiosk.key, ballots=other), roster) == "record-malformed"


def test_more_ballots_than_a_batch_may_hold_are_refused(kiosk: SimulatedKiosk, roster: Roster) -> None:
    assert refused(kiosk.send(MOST_BALLOTS + 1), roster) == "batch-size"


def test_a_revoked_kiosk_is_believed_up_to_its_last_good_sequence(
    kiosk: SimulatedKiosk, world: World
) -> None:
    first, second = kiosk.send(), kiosk.send()
    roster = world.change_roster(revocations=MappingProxyType({kiosk.id: 1}))
    assert verify_batch(first, roster).batch.sequence == 1
    assert refused(second, roster) == "kiosk-revoked"
