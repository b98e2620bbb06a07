"""Taking batches in: the same code for the network, a stick and the desk.

Rules, after `verify_batch` has accepted the bytes. The same payload → the old receipt again. The same place
with another payload → the accepted one stays, the other is held: a fork. A second box of a kiosk → held until
staff admit it; a box that staff excluded → held for good. A sequence ahead → held until the gap fills. A
chain, a sum or a digest that does not continue what is here → held: a rollback. Otherwise everything moves
in, in one transaction, with its receipt. What is held is never deleted, and one bad batch blocks no other
kiosk; one that has `MOST_HELD` batches or `MOST_HELD_BYTES` held gets no more room: the rest stays with it.
"""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.box_digest import box_digest
from kiosk.envelope import SigningKey
from kiosk.errors import Refused
from kiosk.record import leaf_of
from kiosk.roster import Roster
from sync.batch import NO_PREVIOUS, Batch
from sync.central.rows import AcceptedBatch
from sync.central.store import Store
from sync.central.transaction import Transaction
from sync.decision import DecisionKind
from sync.receipt import Receipt, sign_receipt
from sync.verifier import VerifiedBatch, verify_batch

MOST_HELD = 200
MOST_HELD_BYTES = 64 * 1024 * 1024


class Outcome(StrEnum):
    """What became of a batch."""

    NEW = "new"
    ALREADY = "already"
    HELD = "held"
    REFUSED = "refused"


@dataclass(frozen=True)
class Intake:
    """``reason`` is a code (empty when taken in), ``text`` its sentence in Spanish. ``next_sequence`` is what
    the centre expects of this box now; 0 if the batch was refused.
    """

    outcome: Outcome
    kiosk: str = ""
    box: bytes = b""
    sequence: int = 0
    reason: str = ""
    text: str = ""
    receipt: bytes | None = None
    next_sequence: int = 0


_HELD_TEXTS = {
    "gap": "Falta un lote anterior de este equipo; este espera hasta que llegue.",
    "fork": "Ya hay otro lote distinto con este número: quedó apartado con alarma.",
    "second-box": "Este equipo ya envió desde otra urna: quedó apartado hasta que se decida.",
    "box-excluded": "Se decidió que esta urna no cuenta: quedó apartado.",
    "rollback": "No continúa lo que este equipo ya envió: quedó apartado con alarma.",
}
_ALARMS = ("fork", "second-box", "rollback")


def take_in(store: Store, envelope: bytes, roster: Roster, centre: SigningKey) -> Intake:
    """Verify and keep one batch. Never raises for what the batch holds: that is its outcome.

    Raises `StoreTrouble` if the database does not take it: nothing was kept, and it can be repeated.
    """
    try:
        batch = verify_batch(envelope, roster)
    except Refused as refusal:
        return Intake(Outcome.REFUSED, reason=refusal.reason, text=refusal.what)
    return keep(store, batch, roster, centre)


def keep(store: Store, batch: VerifiedBatch, roster: Roster, centre: SigningKey) -> Intake:
    """Decide about a verified batch, and what was waiting for it, in one transaction."""
    with store.transaction() as transaction:
        transaction.lock_kiosk(batch.batch.kiosk)
        intake = _decide(transaction, batch, centre)
        if intake.outcome is Outcome.NEW:
            take_waiting(transaction, batch.batch.kiosk, batch.batch.box, roster, centre)
    return intake


def take_waiting(transaction: Transaction, kiosk: str, box: bytes, roster: Roster, centre: SigningKey) -> int:
    """Take in the held batches of a box that are next in its order; how many."""
    taken = 0
    while True:
        expected = _next(transaction.latest(kiosk, box))
        waiting = transaction.held_at(kiosk, box, expected)
        # The first that fits is taken in; another one for the same place shows to be a fork.
        outcomes = [_decide_again(transaction, held.payload_sha256, roster, centre) for held in waiting]
        if Outcome.NEW not in outcomes:
            return taken
        taken += 1


def _decide_again(
    transaction: Transaction, payload_sha256: bytes, roster: Roster, centre: SigningKey
) -> Outcome:
    try:
        waiting = verify_batch(transaction.envelope(payload_sha256), roster)
    except Refused:  # revoked since: it stays held
        return Outcome.REFUSED
    return _decide(transaction, waiting, centre).outcome


def _decide(transaction: Transaction, batch: VerifiedBatch, centre: SigningKey) -> Intake:
    contents = batch.batch
    place = (contents.kiosk, contents.box, contents.sequence)
    latest = transaction.latest(contents.kiosk, contents.box)
    receipt = transaction.receipt(batch.payload_sha256)
    if receipt is not None:
        return Intake(Outcome.ALREADY, *place, receipt=receipt, next_sequence=_next(latest))
    reason = _reason_to_hold(transaction, contents, latest)
    if reason:
        return _hold(transaction, batch, reason, _next(latest))
    receipt = sign_receipt(_receipt(batch), centre)
    transaction.accept(batch, receipt)
    return Intake(Outcome.NEW, *place, receipt=receipt, next_sequence=contents.sequence + 1)


def _hold(transaction: Transaction, batch: VerifiedBatch, reason: str, expected: int) -> Intake:
    contents = batch.batch
    place = (contents.kiosk, contents.box, contents.sequence)
    if transaction.holds(batch.payload_sha256) is None:
        count, size = transaction.held_size(contents.kiosk)
        if count >= MOST_HELD or size + len(batch.envelope) > MOST_HELD_BYTES:
            transaction.raise_alarm(contents.kiosk, "held-full", f"{count}")
            text = "Este equipo tiene demasiados lotes apartados: este no se recibió y sigue donde estaba."
            return Intake(Outcome.REFUSED, *place, reason="held-full", text=text)
    transaction.hold(batch, reason)
    if reason in _ALARMS:
        where = f"{contents.box.hex()[:8]}-{contents.sequence:06d} {batch.payload_sha256.hex()[:16]}"
        transaction.raise_alarm(contents.kiosk, reason, where)
    return Intake(Outcome.HELD, *place, reason=reason, text=_HELD_TEXTS[reason], next_sequence=expected)


def _reason_to_hold(transaction: Transaction, batch: Batch, latest: AcceptedBatch | None) -> str:
    verdict = transaction.verdict(batch.kiosk, batch.box)
    if verdict is DecisionKind.EXCLUDE:
        return "box-excluded"
    admitted = latest is not None or verdict is DecisionKind.ADMIT
    if not admitted and transaction.has_other_box(batch.kiosk, batch.box):
        return "second-box"
    if batch.sequence < _next(latest):
        return "fork"
    if batch.sequence > _next(latest):
        return "gap"
    return "" if _continues(transaction, batch, latest) else "rollback"


def _continues(transaction: Transaction, batch: Batch, latest: AcceptedBatch | None) -> bool:
    """True if chain, sums and digest go on from what is here; nothing goes on from a final batch."""
    previous, ballots, entries = NO_PREVIOUS, 0, 0
    if latest:
        previous, ballots, entries = latest.payload_sha256, latest.total_ballots, latest.total_entries
    if (latest and latest.final) or batch.previous != previous:
        return False
    sums = (ballots + len(batch.ballots), entries + len(batch.entries))
    if sums != (batch.total_ballots, batch.total_entries):
        return False
    leaves = transaction.leaves(batch.kiosk, batch.box) | set(map(leaf_of, batch.ballots))
    return box_digest(leaves) == batch.box_digest


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
