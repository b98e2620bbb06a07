"""Taking a rescue in: what a box's own disk holds beyond its batches.

Rules, after `verify_rescue` has accepted the bytes. The same payload → already here. An excluded or a second
box → as for a batch. Batches that the head counts and that are not here → held until they are. The batches
up to the head's last and the rescue together do not give the head's digests → refused. All of it is here
→ already here. Something in it is new, but something is here that the head does not count, or the final
batch is → held with an alarm: disk and batches contradict each other. Otherwise what is new goes in.
"""

from dataclasses import dataclass

from kiosk.box_digest import box_digest
from kiosk.envelope import PayloadType, read_unverified_payload
from kiosk.head import Head
from kiosk.record import leaf_of
from kiosk.register_entry import entry_digest
from sync.batch import parse_batch
from sync.central.outcome import Document, Intake, Outcome, belongs_elsewhere, hold
from sync.central.rows import AcceptedBatch, RescueRow
from sync.central.transaction import Transaction
from sync.rescue import Rescue


def decide_rescue(transaction: Transaction, rescue: Rescue) -> Intake:
    """Decide about a verified rescue inside the transaction of the caller, who has locked the kiosk."""
    head, digest = rescue.head, rescue.payload_sha256
    document = Document(head.kiosk, head.box, 0, digest, rescue.envelope)
    rows = [row for row in transaction.rescues(head.kiosk) if row.box == head.box]
    if any(row.payload_sha256 == digest for row in rows):
        return _already(transaction, document)
    accepted = [batch for batch in transaction.batches(head.kiosk) if batch.box == head.box]
    reason = belongs_elsewhere(transaction, head.kiosk, head.box, known=bool(accepted or rows))
    if reason:
        return hold(transaction, document, reason, _next(accepted))
    counted = accepted[: head.batches]
    if len(counted) < head.batches:
        return hold(transaction, document, "gap", _next(accepted))
    if counted and counted[-1].payload_sha256 != head.batch_digest:
        return hold(transaction, document, "rescue-fork", _next(accepted))
    whole = _whole(transaction, counted, rescue)
    if not whole.is_what_was_signed(head):
        text = "Lo que trae el disco no es lo que su urna firmó: no se importó lo que no estaba en lotes."
        return Intake(Outcome.REFUSED, *document.place, reason="rescue-digest", text=text)
    here = transaction.leaves(head.kiosk, head.box, rescued=True)
    here |= transaction.digests(head.kiosk, head.box, rescued=True)
    here |= transaction.challenged(head.kiosk, head.box, rescued=True)
    theirs = whole.leaves | whole.digests | whole.challenged
    if theirs <= here and (theirs < here or _is_complete(accepted, head, rows)):
        return _already(transaction, document)
    ended = bool(accepted) and accepted[-1].final
    if ended or not here <= theirs:
        return hold(transaction, document, "rescue-fork", _next(accepted))
    transaction.accept_rescue(rescue)
    transaction.release(digest)
    return Intake(Outcome.NEW, *document.place, next_sequence=_next(accepted))


@dataclass(frozen=True)
class _Whole:
    """Leaves, entry digests and voided leaves: of the batches that a head counts, and of a rescue."""

    leaves: set[bytes]
    digests: set[bytes]
    challenged: set[bytes]

    def is_what_was_signed(self, head: Head) -> bool:
        """True if counts and digests are those of the head."""
        parts = (self.leaves, self.digests, self.challenged)
        counts = (head.ballots, head.entries, head.challenged)
        signed = (head.box_digest, head.register_digest, head.challenged_digest)
        return tuple(map(len, parts)) == counts and tuple(map(box_digest, parts)) == signed


def _whole(transaction: Transaction, counted: list[AcceptedBatch], rescue: Rescue) -> _Whole:
    leaves, digests = set(map(leaf_of, rescue.ballots)), set(map(entry_digest, rescue.entries))
    challenged = set(rescue.challenged)
    for batch in counted:
        envelope = transaction.envelope(batch.payload_sha256)
        contents = parse_batch(read_unverified_payload(envelope, PayloadType.BATCH))
        leaves |= set(map(leaf_of, contents.ballots))
        digests |= set(map(entry_digest, contents.entries))
        challenged |= set(contents.challenged_leaves)
    return _Whole(leaves, digests, challenged)


def _is_complete(accepted: list[AcceptedBatch], head: Head, rows: list[RescueRow]) -> bool:
    """True if it is known already that nothing of this box is missing: then a rescue says nothing new."""
    final = bool(accepted) and accepted[-1].final
    return final or any((row.ballots, row.entries) == (head.ballots, head.entries) for row in rows)


def _already(transaction: Transaction, document: Document) -> Intake:
    transaction.release(document.payload_sha256)
    return Intake(Outcome.ALREADY, *document.place)


def _next(accepted: list[AcceptedBatch]) -> int:
    return accepted[-1].sequence + 1 if accepted else 1
