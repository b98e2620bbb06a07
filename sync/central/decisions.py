"""What staff decide about a box, signed by the organiser: that it counts, that it does not, that it may be
wiped. Each is written down with who and when, in the transaction that makes it so.
"""

from dataclasses import dataclass

from kiosk.context import KioskId
from kiosk.envelope import SigningKey
from kiosk.errors import OperatorError
from kiosk.head import BOX_ID_LENGTH
from sync.central.audit import Clerk
from sync.central.intake import take_waiting
from sync.central.places import Centre
from sync.central.store import Store
from sync.central.transaction import Transaction
from sync.decision import MOST_REASON, NO_BOX, Decision, DecisionKind, sign_decision
from sync.wipe_order import WipeOrder, sign_wipe_order


@dataclass(frozen=True)
class Decided:
    """The decision, and how many batches and rescues it let in."""

    decision: Decision
    taken: int


@dataclass(frozen=True)
class Ordered:
    """A wipe order with its envelope, and how many ballots of that box are safe here."""

    order: WipeOrder
    envelope: bytes
    ballots: int


@dataclass(frozen=True)
class Book:
    """Where decisions are written down: one transaction, in one person's hands."""

    centre: Centre
    transaction: Transaction
    clerk: Clerk
    organiser: SigningKey

    def decide(self, action: str, kind: DecisionKind, kiosk: KioskId, box: bytes, reason: str) -> Decision:
        """Sign and keep the next decision, with its row of the audit."""
        which = "" if box == NO_BOX else f" {box.hex()[:8]}"
        # The audit's lock comes first: two decisions at one time have two numbers.
        self.clerk.note(self.transaction, action, f"{kiosk}{which}: {reason.strip()}")
        number = len(self.transaction.decisions()) + 1
        digest, minute = self.centre.setup.consultation, self.clerk.utc_minute()
        decision = Decision(digest, number, kind, kiosk, box, reason.strip(), minute)
        self.transaction.decide(decision, sign_decision(decision, self.organiser))
        return decision


def decide_box(
    centre: Centre, store: Store, clerk: Clerk, named: tuple[str, str], kind: DecisionKind, reason: str,
    organiser: SigningKey,
) -> Decided:  # fmt: skip
    """Admit or exclude a box; ``named`` is a kiosk and the first digits of its box. What waits for an
    admitted box is taken in; what is in an excluded one stays here and does not count.

    Raises `OperatorError` if there is no such box or no reason, or the count is closed.
    """
    centre.require_running()
    check_signed_reason(centre, organiser, reason)
    roster = centre.roster()
    with store.transaction() as transaction:
        kiosk, box = _find(transaction, *named)
        transaction.lock_kiosk(kiosk)
        book = Book(centre, transaction, clerk, organiser)
        decision = book.decide(f"box-{kind.value}", kind, kiosk, box, reason)
        taken = 0
        if kind is DecisionKind.ADMIT:
            taken = take_waiting(transaction, kiosk, box, roster, centre.signing_key)
        centre.require_running()  # on PostgreSQL the decision waits for a freeze that has begun
    return Decided(decision, taken)


def order_wipe(
    centre: Centre, store: Store, clerk: Clerk, named: tuple[str, str], reason: str, organiser: SigningKey
) -> Ordered:
    """A signed wipe order for a box; a box of which nothing is here must be named by all its digits.

    Raises `OperatorError` if there is no such kiosk or box, or no reason.
    """
    check_signed_reason(centre, organiser, reason)
    with store.transaction() as transaction:
        kiosk, box = _find_or_read(centre, transaction, *named)
        order = WipeOrder(
            centre.setup.consultation, centre.setup.mode, kiosk, box, reason.strip(), clerk.utc_minute()
        )
        ballots = len(transaction.leaves(kiosk, box, rescued=True))
        clerk.note(transaction, "wipe-order", f"{kiosk} {box.hex()[:8]}: {reason.strip()}")
    return Ordered(order, sign_wipe_order(order, organiser), ballots)


def boxes_of(transaction: Transaction, kiosk: str) -> list[bytes]:
    """Every box of a kiosk of which something is here, held or not, or its acta alone."""
    boxes = {batch.box for batch in transaction.batches(kiosk)} | {
        held.box for held in transaction.held(kiosk)
    }
    boxes |= {acta.box for acta in transaction.actas(kiosk)}
    return sorted(boxes | {row.box for row in transaction.rescues(kiosk)})


def check_signed_reason(centre: Centre, organiser: SigningKey, reason: str) -> None:
    """Raise `OperatorError` if the key is of another consultation, or there is no reason of a fair length."""
    centre.require_organiser(organiser)
    if not 0 < len(reason.strip()) <= MOST_REASON:
        raise OperatorError(
            "Falta la razón, o es muy larga. No se hizo nada.",
            "Escríbala con «--reason», en hasta {most} letras, sin nombres de votantes.",
            most=MOST_REASON,
        )


def _find(transaction: Transaction, kiosk: str, digits: str) -> tuple[KioskId, bytes]:
    boxes = boxes_of(transaction, kiosk)
    found = [box for box in boxes if box.hex().startswith(digits.lower())]
    if len(found) == 1:
        return KioskId(kiosk), found[0]
    listed = ", ".join(box.hex()[:8] for box in boxes)
    raise OperatorError(
        "No se sabe cuál urna de {kiosk} es «{digits}». No se hizo nada.",
        "Sus urnas en el centro: {listed}. Dé los primeros ocho signos de una con «--box»."
        if boxes
        else "De ese equipo no ha llegado nada.",
        kiosk=kiosk,
        digits=digits,
        listed=listed,
    )


def _find_or_read(centre: Centre, transaction: Transaction, kiosk: str, digits: str) -> tuple[KioskId, bytes]:
    if centre.roster().kiosk(kiosk) is None:
        raise OperatorError(
            "No hay un equipo {kiosk} en la lista de puestos. No se hizo nada.",
            "Búsquelo con «status».",
            kiosk=kiosk,
        )
    try:
        whole = bytes.fromhex(digits)
    except ValueError:
        whole = b""
    if len(whole) == BOX_ID_LENGTH:
        return KioskId(kiosk), whole
    return _find(transaction, kiosk, digits)
