"""Taking batches in: the same code for the network, a stick and the desk.

Rules, after `verify_batch` has accepted the bytes. The same payload → the old receipt again. The same place
with another payload → the accepted one stays, the other is held: a fork. A second box of a kiosk → held until
staff admit it; a box that staff excluded → held for good. A sequence ahead → held until the gap fills. A
chain, a sum or a digest that does not continue what is here → held: a rollback. Otherwise everything moves
in, in one transaction, with its receipt. What is held is never deleted, and one bad batch blocks no other
kiosk; one that has `MOST_HELD` batches or `MOST_HELD_BYTES` held gets no more room: the rest stays with it.
"""

import hashlib
from dataclasses import replace

from kiosk.box_digest import box_digest
from kiosk.envelope import SigningKey
from kiosk.errors import Refused
from kiosk.roster import Roster
from sync.batch import NO_PREVIOUS, Batch
from sync.central.acta_check import settle_actas
from sync.central.outcome import (
    MOST_HELD,
    MOST_HELD_BYTES,
    Document,
    Intake,
    Outcome,
    belongs_elsewhere,
    hold,
)
from sync.central.rescue_intake import decide_rescue
from sync.central.rows import AcceptedBatch, HeldBatch
from sync.central.store import Store
from sync.central.transaction import Transaction
from sync.receipt import Receipt, sign_receipt
from sync.rescue import Rescue, is_rescue, verify_rescue
from sync.verifier import VerifiedBatch, require_not_revoked, verify_batch

__all__ = [
    "MOST_HELD", "MOST_HELD_BYTES", "Intake", "Outcome", "accepted_before", "decide", "keep", "look",
    "take_in", "take_waiting", "verify",
]  # fmt: skip

Looked = Intake | VerifiedBatch | Rescue


def take_in(store: Store, envelope: bytes, roster: Roster, centre: SigningKey) -> Intake:
    """Verify and keep one batch, or a rescue that this centre made. Never raises for what it holds: that is
    its outcome.

    Raises `StoreTrouble` if the database does not take it: nothing was kept, and it can be repeated.
    """
    return decide(store, look(store, envelope, roster, centre.public), roster, centre)


def look(store: Store, envelope: bytes, roster: Roster, centre: bytes) -> Looked:
    """The first half of `take_in`, which only reads: it may run ahead while another is decided."""
    return accepted_before(store, envelope, roster) or verify(envelope, roster, centre)


def verify(envelope: bytes, roster: Roster, centre: bytes) -> Looked:
    """What these bytes are, whatever the centre has already: no I/O."""
    try:
        if is_rescue(envelope):
            return verify_rescue(envelope, roster, centre)
        return verify_batch(envelope, roster)
    except Refused as refusal:
        return _refused(refusal)


def decide(store: Store, looked: Looked, roster: Roster, centre: SigningKey) -> Intake:
    """The second half: what was verified is kept; what needs no decision is its own answer."""
    if isinstance(looked, Intake):
        return looked
    if isinstance(looked, Rescue):
        return _keep_rescue(store, looked)
    return keep(store, looked, roster, centre)


def keep(store: Store, batch: VerifiedBatch, roster: Roster, centre: SigningKey) -> Intake:
    """Decide about a verified batch, and what was waiting for it, in one transaction."""
    with store.transaction() as transaction:
        transaction.lock_kiosk(batch.batch.kiosk)
        intake = _decide(transaction, batch, centre)
        if intake.outcome is Outcome.NEW:
            take_waiting(transaction, batch.batch.kiosk, batch.batch.box, roster, centre)
    return intake


def answer_again(transaction: Transaction, kiosk: str, box: bytes, payload_sha256: bytes) -> Intake | None:
    """What a batch that is here already is answered, or None if it is not accepted (any more)."""
    receipt = transaction.receipt(payload_sha256)
    if receipt is None:
        return None
    latest = transaction.latest(kiosk, box)
    return Intake(Outcome.ALREADY, kiosk, box, receipt=receipt, next_sequence=_next(latest))


def accepted_before(store: Store, envelope: bytes, roster: Roster) -> Intake | None:
    """The receipt again, for the very bytes that were verified and accepted before, unless their kiosk was
    revoked since; None for all others.
    """
    with store.reading() as transaction:
        place = transaction.accepted_as(hashlib.sha256(envelope).digest())
        if place is None:
            return None
        try:
            require_not_revoked(roster, place.kiosk, place.sequence)
        except Refused as refusal:
            return _refused(refusal)
        again = answer_again(transaction, place.kiosk, place.box, place.payload_sha256)
        return again and replace(again, sequence=place.sequence)


def _refused(refusal: Refused) -> Intake:
    return Intake(Outcome.REFUSED, reason=refusal.reason, text=refusal.what, error=refusal)


def _keep_rescue(store: Store, rescue: Rescue) -> Intake:
    with store.transaction() as transaction:
        transaction.lock_kiosk(rescue.head.kiosk)
        intake = decide_rescue(transaction, rescue)
        settle_actas(transaction, rescue.head.kiosk, rescue.head.box)
        return intake


def take_waiting(transaction: Transaction, kiosk: str, box: bytes, roster: Roster, centre: SigningKey) -> int:
    """Take in the held batches of a box that are next in its order, then what was read from its disk; how
    many. What its actas say is compared with all of it.
    """
    if not transaction.holds_any(kiosk, box):  # nearly always
        settle_actas(transaction, kiosk, box)
        return 0
    taken, outcomes = 0, [Outcome.NEW]
    while Outcome.NEW in outcomes:
        expected = _next(transaction.latest(kiosk, box))
        # The first that fits is taken in; another one for the same place shows to be a fork.
        outcomes = _decide_again(transaction, transaction.held_at(kiosk, box, expected), roster, centre)
        taken += outcomes.count(Outcome.NEW)
    rescued = _decide_again(transaction, transaction.held_at(kiosk, box, 0), roster, centre)
    settle_actas(transaction, kiosk, box)
    return taken + rescued.count(Outcome.NEW)


def _decide_again(
    transaction: Transaction, waiting: list[HeldBatch], roster: Roster, centre: SigningKey
) -> list[Outcome]:
    return [_decide_held(transaction, held.payload_sha256, roster, centre).outcome for held in waiting]


def _decide_held(
    transaction: Transaction, payload_sha256: bytes, roster: Roster, centre: SigningKey
) -> Intake:
    envelope = transaction.envelope(payload_sha256)
    try:
        if is_rescue(envelope):
            return decide_rescue(transaction, verify_rescue(envelope, roster, centre.public))
        return _decide(transaction, verify_batch(envelope, roster), centre)
    except Refused as refusal:  # revoked since: it stays held
        return Intake(Outcome.REFUSED, reason=refusal.reason)


def _decide(transaction: Transaction, batch: VerifiedBatch, centre: SigningKey) -> Intake:
    contents = batch.batch
    place = (contents.kiosk, contents.box, contents.sequence)
    latest = transaction.latest(contents.kiosk, contents.box)
    receipt = transaction.receipt(batch.payload_sha256)
    if receipt is not None:
        return Intake(Outcome.ALREADY, *place, receipt=receipt, next_sequence=_next(latest))
    reason = _reason_to_hold(transaction, batch, latest)
    if reason:
        document = Document(*place, batch.payload_sha256, batch.envelope)
        return hold(transaction, document, reason, _next(latest))
    receipt = sign_receipt(_receipt(batch), centre)
    transaction.accept(batch, receipt)
    return Intake(Outcome.NEW, *place, receipt=receipt, next_sequence=contents.sequence + 1)


def _reason_to_hold(transaction: Transaction, verified: VerifiedBatch, latest: AcceptedBatch | None) -> str:
    batch = verified.batch
    elsewhere = belongs_elsewhere(transaction, batch.kiosk, batch.box, known=latest is not None)
    if elsewhere:
        return elsewhere
    if batch.sequence < _next(latest):
        return "fork"
    if batch.sequence > _next(latest):
        return "gap"
    return "" if _continues(transaction, verified, latest) else "rollback"


def _continues(transaction: Transaction, verified: VerifiedBatch, latest: AcceptedBatch | None) -> bool:
    """True if chain, sums and digest go on from what is here; nothing goes on from a final batch."""
    batch = verified.batch
    previous, ballots, entries = NO_PREVIOUS, 0, 0
    if latest:
        previous, ballots, entries = latest.payload_sha256, latest.total_ballots, latest.total_entries
    if (latest and latest.final) or batch.previous != previous:
        return False
    sums = (ballots + len(batch.ballots), entries + len(batch.entries))
    if sums != (batch.total_ballots, batch.total_entries):
        return False
    leaves = transaction.leaves(batch.kiosk, batch.box) | verified.brought.leaves
    return box_digest(leaves) == batch.box_digest and _challenges_continue(transaction, batch)


def _challenges_continue(transaction: Transaction, batch: Batch) -> bool:
    """True if the voided leaves are those that are here and new ones, as the batch counts them."""
    here = transaction.challenged(batch.kiosk, batch.box)
    leaves = here | set(batch.challenged_leaves)
    counted = len(here) + len(batch.challenged_leaves)
    return len(leaves) == counted == batch.challenged and box_digest(leaves) == batch.challenged_digest


def _next(latest: AcceptedBatch | None) -> int:
    return latest.sequence + 1 if latest else 1


def _receipt(batch: VerifiedBatch) -> Receipt:
    contents = batch.batch
    return Receipt(
        kiosk=contents.kiosk,
        box=contents.box,
        sequence=contents.sequence,
        payload_sha256=batch.payload_sha256,
        total_ballots=contents.total_ballots,
        total_entries=contents.total_entries,
        next_sequence=contents.sequence + 1,
    )
