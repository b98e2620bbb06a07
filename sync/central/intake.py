"""Taking batches in: the same code for the network, a stick and the desk.

Rules, after `verify_batch` has accepted the bytes. The same payload → the old receipt again. The same place
with another payload → the accepted one stays, the other is held: a fork. A second box of a kiosk → held until
staff admit it. A sequence ahead → held until the gap fills. A chain, a sum or a digest that does not continue
what is here → held: a rollback. Otherwise everything moves in, in one transaction, with its receipt. Nothing
is ever deleted, and one bad batch blocks no other kiosk.
"""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.box_digest import box_digest
from kiosk.envelope import SigningKey
from kiosk.errors import Refused
from kiosk.record import leaf_of
from kiosk.roster import Roster
from sync.batch import NO_PREVIOUS, Batch
from sync.central.store import Store, Transaction
from sync.receipt import Receipt, sign_receipt
from sync.verifier import VerifiedBatch, verify_batch


class Outcome(StrEnum):
    """What became of a batch."""

    NEW = "new"
    ALREADY = "already"
    HELD = "held"
    REFUSED = "refused"


@dataclass(frozen=True)
class Intake:
    """``reason`` is a code (empty when taken in), ``text`` its sentence in Spanish."""

    outcome: Outcome
    kiosk: str = ""
    box: bytes = b""
    sequence: int = 0
    reason: str = ""
    text: str = ""
    receipt: bytes | None = None


_HELD_TEXTS = {
    "gap": "Falta un lote anterior de este equipo; este espera hasta que llegue.",
    "fork": "Ya hay otro lote distinto con este número: quedó apartado con alarma.",
    "second-box": "Este equipo ya envió desde otra urna: quedó apartado hasta que se decida.",
    "rollback": "No continúa lo que este equipo ya envió: quedó apartado con alarma.",
}
_ALARMS = ("fork", "second-box", "rollback")


def take_in(store: Store, envelope: bytes, roster: Roster, centre: SigningKey) -> Intake:
    """Verify and keep one batch. Never raises for what the batch holds: that is its outcome."""
    try:
        batch = verify_batch(envelope, roster)
    except Refused as refusal:
        return Intake(Outcome.REFUSED, reason=refusal.reason, text=refusal.what)
    with store.transaction() as transaction:
        transaction.lock_kiosk(batch.batch.kiosk)
        intake = _decide(transaction, batch, centre)
        if intake.outcome is Outcome.NEW:
            _fill_gap(transaction, batch.batch, roster, centre)
    return intake


def _decide(transaction: Transaction, batch: VerifiedBatch, centre: SigningKey) -> Intake:
    contents = batch.batch
    place = (contents.kiosk, contents.box, contents.sequence)
    receipt = transaction.receipt(batch)
    if receipt is not None:
        return Intake(Outcome.ALREADY, *place, receipt=receipt)
    reason = _reason_to_hold(transaction, contents)
    if reason:
        transaction.hold(batch, reason)
        if reason in _ALARMS:
            where = f"{contents.box.hex()[:8]}-{contents.sequence:06d} {batch.payload_sha256.hex()[:16]}"
            transaction.raise_alarm(contents.kiosk, reason, where)
        return Intake(Outcome.HELD, *place, reason=reason, text=_HELD_TEXTS[reason])
    receipt = sign_receipt(_receipt(batch), centre)
    transaction.accept(batch, receipt)
    return Intake(Outcome.NEW, *place, receipt=receipt)


def _reason_to_hold(transaction: Transaction, batch: Batch) -> str:
    accepted = transaction.batches(batch.kiosk)
    of_box = [known for known in accepted if known.box == batch.box]
    if accepted and not of_box and not transaction.is_admitted(batch.kiosk, batch.box):
        return "second-box"
    if any(known.sequence == batch.sequence for known in of_box):
        return "fork"
    latest = of_box[-1] if of_box else None
    if batch.sequence != (latest.sequence + 1 if latest else 1):
        return "gap"
    previous, ballots, entries = NO_PREVIOUS, 0, 0
    if latest:
        previous = latest.payload_sha256
        ballots, entries = latest.total_ballots, latest.total_entries
    leaves = transaction.leaves(batch.kiosk, batch.box) | set(map(leaf_of, batch.ballots))
    sums = (ballots + len(batch.ballots), entries + len(batch.entries))
    if (
        batch.previous != previous
        or sums != (batch.total_ballots, batch.total_entries)
        or (latest is not None and latest.final)
        or box_digest(leaves) != batch.box_digest
    ):
        return "rollback"
    return ""


def _fill_gap(transaction: Transaction, batch: Batch, roster: Roster, centre: SigningKey) -> None:
    """Take in what was waiting for this batch, one after the other."""
    following = batch.sequence + 1
    for held in transaction.held():
        if (held.kiosk, held.box, held.sequence) != (batch.kiosk, batch.box, following):
            continue
        try:
            waiting = verify_batch(transaction.envelope(held.payload_sha256), roster)
        except Refused:  # revoked since: it stays held
            continue
        if held.reason == "gap" and _decide(transaction, waiting, centre).outcome is Outcome.NEW:
            following += 1


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
