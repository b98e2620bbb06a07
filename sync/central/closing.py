"""Closing the count: reconcile, settle duplicates, freeze. It happens once, and before any ballot is opened.

Three parts, each of which can be cut off and done again: the seed is fixed (`settling`), the register is
opened and reconciled (`prepare`, which writes nothing), and the box is frozen (`freeze`). `freeze` writes
``participation.json`` (who took part, as counts by question), ``closing.json`` (what was counted, what was
set aside and why, the seed, every batch) and last ``frozen.box``, all signed by the organiser, while its
transaction keeps new batches waiting.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.consultation import Identity
from kiosk.context import Context, KioskId
from kiosk.counting import BALLOTS, counted
from kiosk.envelope import SigningKey
from kiosk.errors import OperatorError, Refused
from kiosk.participant import canonical_name, pseudonym_of
from kiosk.record import BallotRecord, leaf_of, open_pseudonym
from kiosk.register_entry import RegisterEntry, open_entry
from kiosk.roster import Roster, RosterKiosk
from sync.central.acceptances import OpenPoint, accept_missing, open_points, unaccepted
from sync.central.audit import Clerk
from sync.central.closing_record import ClosingRecord, write_record
from sync.central.coverage import coverage
from sync.central.frozen_box import FrozenBox, Group
from sync.central.key_files import RegisterKey
from sync.central.places import Centre
from sync.central.reconcile import (
    KioskContents,
    OpenedEntry,
    Reconciliation,
    SealedBallot,
    Settled,
    reconcile,
)
from sync.central.roster_changes import enforce
from sync.central.seed_text import said
from sync.central.settling import Received, Settling, fix_seed, read_settling, received_by, seed_is_fixed
from sync.central.store import Store

Progress = Callable[[int, int], None]
IN_BULK = "Aceptado en bloque al cerrar, sin razón escrita"
_MOST_NAMED = 10


@dataclass(frozen=True)
class Closing:
    """What `close` did, for the operator."""

    ballots: int
    reconciliation: Reconciliation
    incomplete: tuple[str, ...]
    seed: bytes


@dataclass(frozen=True)
class Prepared:
    """A reconciled count that can be looked at, and frozen as long as nothing changes."""

    received: Received
    settling: Settling
    points: tuple[OpenPoint, ...]
    ballots: int
    records: dict[KioskId, dict[bytes, BallotRecord]]
    result: Reconciliation


def close(
    centre: Centre, store: Store, organiser: SigningKey, register: RegisterKey, *,
    clerk: Clerk | None = None, seed: str | None = None, accept_incomplete: bool = False,
    reason: str = IN_BULK, progress: Progress = lambda _done, _all: None,
) -> Closing:  # fmt: skip
    """All of it in one go. With ``accept_incomplete`` every open point is accepted, each by a decision of its
    own with the same reason.

    Raises `OperatorError` if it was frozen before, if a point is open and was not accepted, or if nothing was
    received.
    """
    clerk = clerk or Clerk.of(centre.consultation)
    require_open(centre)
    centre.require_organiser(organiser)
    centre.require_register(register.private)
    enforce(centre, store, centre.roster())
    check_received(centre, store)
    if accept_incomplete:
        for point in unaccepted(open_points(centre, store)):
            accept_missing(centre, store, clerk, point.kiosk, reason, organiser)
    check_points(open_points(centre, store))
    if not seed_is_fixed(centre, store):
        fix_seed(centre, store, clerk, organiser, seed or "")
    elif seed and seed.strip() != _fixed(centre, store):
        raise OperatorError(
            "La semilla ya se fijó y no ha llegado nada más: no se puede cambiar. No se cerró nada.",
            "Cierre sin «--seed».",
        )
    return freeze(centre, store, clerk, organiser, prepare(centre, store, register, progress))


def _fixed(centre: Centre, store: Store) -> str:
    """The text that was read aloud as seed."""
    with store.reading() as transaction:
        return read_settling(centre, transaction).seed.decode("utf-8", "replace")


def require_open(centre: Centre) -> None:
    """Raise `OperatorError` once the box is frozen."""
    if centre.frozen_box_path.exists():
        raise OperatorError(
            "El escrutinio ya se cerró: la urna congelada existe y no se cambió.",
            "Para contar, abra frozen.box con los depositarios.",
        )


def check_received(centre: Centre, store: Store) -> None:
    """Raise `OperatorError` if there is nothing to count."""
    if not coverage(store, centre.roster()).ballots:
        raise OperatorError("Todavía no ha llegado ningún voto. No se cerró nada.", "Importe los lotes.")


def check_points(points: tuple[OpenPoint, ...]) -> None:
    """Raise `OperatorError` naming the points that nobody accepted."""
    left = unaccepted(points)
    if left:
        more = len(left) - _MOST_NAMED
        names = ", ".join(f"{point.kiosk} ({point.name})" for point in left[:_MOST_NAMED])
        raise OperatorError(
            "Equipos por completar o decidir: {n}. Son {names}. No se cerró nada.",
            "Búsquelos, o acepte cada uno con su razón («close --accept EQUIPO=RAZÓN»): "
            "lo que llegue después no se cuenta.",
            n=len(left), names=f"{names} y {more} más" if more > 0 else names,
        )  # fmt: skip


def prepare(
    centre: Centre, store: Store, register: RegisterKey, progress: Progress = lambda _done, _all: None
) -> Prepared:
    """Open the register and settle what counts; nothing is written. Raises `OperatorError` if the seed does
    not stand for what is here, the key is of another consultation, or it is frozen.
    """
    require_open(centre)
    centre.require_register(register.private)
    roster = centre.roster()
    with store.reading() as transaction:
        received, settling = received_by(transaction), read_settling(centre, transaction)
    _check_seed(received, settling)
    ballots, points = coverage(store, roster).ballots, open_points(centre, store)
    contents, records = _open_register(centre, store, roster, register, progress)
    by_name = centre.consultation.identity is Identity.NAME
    settled = Settled(settling.seed, by_name, settling.one_person, settling.elsewhere)
    return Prepared(received, settling, points, ballots, records, reconcile(contents, settled))


def freeze(centre: Centre, store: Store, clerk: Clerk, organiser: SigningKey, prepared: Prepared) -> Closing:
    """Write the closing and the frozen box. Raises `OperatorError` if anything changed since it was prepared:
    then nothing was frozen.
    """
    require_open(centre)
    centre.require_organiser(organiser)
    check_points(open_points(centre, store))
    box = _freeze(centre, centre.roster(), prepared)
    _note(store, clerk, f"{counted(box.ballots, BALLOTS)}, semilla {said(box.seed)}")
    with store.transaction() as transaction:
        transaction.keep_still()  # no batch comes in between the look and the box
        received, settling = received_by(transaction), read_settling(centre, transaction)
        if (received, settling) != (prepared.received, prepared.settling):
            raise changed()
        record = ClosingRecord.of(centre, transaction, prepared.points, prepared.ballots, received)
        write_record(centre, organiser, box, prepared.result, record)
    return Closing(box.ballots, prepared.result, box.incomplete, box.seed)


def _note(store: Store, clerk: Clerk, detail: str) -> None:
    """Before the box is written: cut off in between, the row is here already, and is not written twice."""
    with store.transaction() as transaction:
        if not any((row.action, row.detail) == ("close", detail) for row in transaction.audit()):
            clerk.note(transaction, "close", detail)


def changed() -> OperatorError:
    """What was looked at is not what is here any more."""
    return OperatorError(
        "Mientras usted revisaba llegó algo más, o se decidió otra cosa. No se cerró nada.",
        "Vuelva a empezar el cierre: lo que ya decidió sigue decidido.",
    )


def _check_seed(received: Received, settling: Settling) -> None:
    if not settling.seed:
        raise OperatorError(
            "Falta fijar la semilla antes de abrir el registro. No se cerró nada.", "Fíjela primero."
        )
    if settling.received != received.digest:
        raise changed()


def _open_register(
    centre: Centre, store: Store, roster: Roster, register: RegisterKey, progress: Progress
) -> tuple[dict[KioskId, KioskContents], dict[KioskId, dict[bytes, BallotRecord]]]:
    contents: dict[KioskId, KioskContents] = {}
    records: dict[KioskId, dict[bytes, BallotRecord]] = {}
    for done, kiosk in enumerate(roster.kiosks):
        with store.reading() as transaction:
            stored, sealed = transaction.records(kiosk.id), transaction.entries(kiosk.id)
            challenged = transaction.challenged_at(kiosk.id)
        context = _context(centre, kiosk)
        records[kiosk.id] = {leaf_of(record): BallotRecord.parse(record) for record in stored}
        entries = [_open_one(context, entry, register) for entry in sealed]
        contents[kiosk.id] = KioskContents(
            ballots=tuple(_sealed_ballot(context, *item, register) for item in records[kiosk.id].items()),
            entries=tuple(_opened(centre, entry, register) for entry in entries if entry),
            unreadable=entries.count(None),
            challenged=frozenset(challenged),
        )
        progress(done + 1, len(roster.kiosks))
    return contents, records


def _context(centre: Centre, kiosk: RosterKiosk) -> Context:
    return Context(centre.setup.consultation, kiosk.id, kiosk.station, centre.setup.mode)


def _sealed_ballot(
    context: Context, leaf: bytes, record: BallotRecord, register: RegisterKey
) -> SealedBallot:
    digest = hashlib.sha256(record.commitment + record.sealed_ballot).digest()
    try:
        return SealedBallot(leaf, digest, open_pseudonym(context, record, register.private))
    except Refused:
        return SealedBallot(leaf, digest, None)


def _open_one(context: Context, sealed: bytes, register: RegisterKey) -> RegisterEntry | None:
    try:
        return open_entry(context, sealed, register.private)
    except Refused:
        return None


def _opened(centre: Centre, entry: RegisterEntry, register: RegisterKey) -> OpenedEntry:
    """The person behind an entry is recomputed from the document, never taken from the entry's own word."""
    by_document = f"{entry.document_type}:{entry.document}"
    canonical = by_document if entry.document else canonical_name(entry.name)
    secret, consultation = register.pseudonym_secret, centre.setup.consultation
    expected = pseudonym_of(secret, consultation, canonical, entry.dispute)
    person = pseudonym_of(secret, consultation, canonical)
    return OpenedEntry(entry.pseudonym, expected, person, entry.answers)


def _freeze(centre: Centre, roster: Roster, prepared: Prepared) -> FrozenBox:
    groups, items = [], []
    for kiosk in sorted(roster.kiosks, key=lambda kiosk: kiosk.id):
        leaves = prepared.result.counted[kiosk.id]
        if leaves:
            groups.append(Group(kiosk.id, kiosk.station, len(leaves)))
            chosen = (prepared.records[kiosk.id][leaf] for leaf in leaves)
            items += sorted(record.commitment + record.sealed_ballot for record in chosen)
    return FrozenBox(
        consultation=centre.consultation,
        mode=centre.setup.mode,
        seed=prepared.settling.seed,
        setup=centre.setup,
        setup_envelope=centre.setup_envelope,
        groups=tuple(groups),
        set_aside=len(prepared.result.set_aside),
        incomplete=tuple(point.kiosk for point in prepared.points if point.missing),
        items=b"".join(items),
    )
