"""The points that a closing has to do without: each is named, and accepted by itself with a reason.

A kiosk is open as long as something of it is missing, or held without a decision. It is settled by what
arrives, by a decision about its box, or by an ``accept`` decision that the organiser signs. To exclude a
kiosk is to exclude each of its boxes, and to accept that nothing of it counts, in one transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.context import KioskId, StationCode
from kiosk.envelope import SigningKey
from kiosk.errors import OperatorError
from sync.central.audit import Clerk
from sync.central.coverage import coverage
from sync.central.decisions import Book, boxes_of, check_signed_reason
from sync.central.places import Centre
from sync.central.store import Store
from sync.central.transaction import Transaction
from sync.decision import NO_BOX, Decision, DecisionKind, read_decision

UNDECIDED = ("gap", "fork", "second-box", "rollback", "rescue-fork")
"""Reasons for which something is held until people decide or something more arrives."""


@dataclass(frozen=True)
class OpenPoint:
    """A kiosk that is not settled by itself. ``missing``: something of it has still to come; ``held``: how
    many documents of it wait for a decision; ``reason``: why it was accepted, empty if it was not.
    """

    kiosk: KioskId
    station: StationCode
    name: str
    missing: bool
    held: int
    reason: str


def open_points(centre: Centre, store: Store) -> tuple[OpenPoint, ...]:
    """Every such kiosk, in the order of the board."""
    board = coverage(store, centre.roster())
    with store.reading() as transaction:
        reasons = accepted(centre, transaction)
        held = undecided(transaction)
    return tuple(
        OpenPoint(
            kiosk.kiosk, kiosk.station, kiosk.name, not kiosk.complete, held.get(kiosk.kiosk, 0),
            reasons.get(kiosk.kiosk, ""),
        )
        for kiosk in board.kiosks
        if not kiosk.complete or kiosk.kiosk in held
    )  # fmt: skip


def accepted(centre: Centre, transaction: Transaction) -> dict[KioskId, str]:
    """Kiosk → reason of everything that was accepted."""
    return {
        decision.kiosk: decision.reason
        for decision in decisions_of(centre, transaction)
        if decision.kind is DecisionKind.ACCEPT
    }


def exclusions(centre: Centre, transaction: Transaction) -> tuple[Decision, ...]:
    """The decisions by which a box is excluded now, by number."""
    last = {(d.kiosk, d.box): d for d in decisions_of(centre, transaction)}
    return tuple(decision for decision in last.values() if decision.kind is DecisionKind.EXCLUDE)


def decisions_of(centre: Centre, transaction: Transaction) -> list[Decision]:
    """Every decision, by number. Raises `Refused` if one was altered."""
    organiser = centre.setup.keys.organiser
    return [read_decision(envelope, organiser) for envelope in transaction.decisions()]


def undecided(transaction: Transaction) -> dict[KioskId, int]:
    """Kiosk → how many of its documents are held and wait for people."""
    counts: dict[KioskId, int] = {}
    for held in transaction.held():
        excluded = transaction.verdict(held.kiosk, held.box) is DecisionKind.EXCLUDE
        if held.reason in UNDECIDED and not excluded:
            counts[held.kiosk] = counts.get(held.kiosk, 0) + 1
    return counts


def accept_missing(
    centre: Centre, store: Store, clerk: Clerk, kiosk: str, reason: str, organiser: SigningKey
) -> Decision:
    """Sign that the count is closed without what this kiosk lacks. Raises `OperatorError` if it lacks
    nothing, was accepted before, or there is no reason: then nothing was done.
    """
    check_signed_reason(centre, organiser, reason)
    point = next((point for point in open_points(centre, store) if point.kiosk == kiosk), None)
    if point is None:
        raise OperatorError(
            "Al equipo {kiosk} no le falta nada, o no está en la lista. No se hizo nada.",
            "Mire el tablero: lo completo no se acepta.",
            kiosk=kiosk,
        )
    with store.transaction() as transaction:
        if point.kiosk in accepted(centre, transaction):
            raise OperatorError(
                "Lo que falta de {kiosk} ya se aceptó antes. No se hizo nada.",
                "La primera razón, firmada, es la que vale.",
                kiosk=kiosk,
            )
        book = Book(centre, transaction, clerk, organiser)
        return book.decide("accept-missing", DecisionKind.ACCEPT, point.kiosk, NO_BOX, reason)


def exclude_kiosk(
    centre: Centre, store: Store, clerk: Clerk, kiosk: str, reason: str, organiser: SigningKey
) -> tuple[Decision, ...]:
    """Sign that nothing of this kiosk counts: each of its boxes is excluded, and stays here.

    Raises `OperatorError` if nothing of it is here or all of it is excluded already, if there is no reason,
    or the count is closed.
    """
    centre.require_running()
    check_signed_reason(centre, organiser, reason)
    with store.transaction() as transaction:
        transaction.lock_kiosk(kiosk)
        out = transaction.excluded()
        boxes = [box for box in boxes_of(transaction, kiosk) if (kiosk, box) not in out]
        if not boxes:
            raise OperatorError(
                "De {kiosk} no hay en el centro una urna que cuente. No se hizo nada.",
                "Si falta lo suyo, acéptelo con su razón.",
                kiosk=kiosk,
            )
        book = Book(centre, transaction, clerk, organiser)
        known = KioskId(kiosk)
        made = [book.decide("kiosk-exclude", DecisionKind.EXCLUDE, known, box, reason) for box in boxes]
        if known not in accepted(centre, transaction):
            made.append(book.decide("accept-missing", DecisionKind.ACCEPT, known, NO_BOX, reason))
        centre.require_running()  # on PostgreSQL a decision waits for a freeze that has begun
    return tuple(made)


def unaccepted(points: Sequence[OpenPoint]) -> tuple[OpenPoint, ...]:
    """Those that nobody has accepted yet."""
    return tuple(point for point in points if not point.reason)
