"""Closing the count: reconcile, settle duplicates, freeze. It happens once, and before any ballot is opened.

It writes ``participation.json`` (who took part, as counts by question), ``closing.json`` (what was counted,
what was set aside and why, the seed, every batch) and last ``frozen.box``. The first two are signed by the
organiser too; an interrupted closing is simply run again.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from kiosk.canonical import canonical_json
from kiosk.context import Context, KioskId
from kiosk.envelope import PayloadType, SigningKey, sign_envelope
from kiosk.errors import OperatorError, Refused
from kiosk.participant import canonical_name, pseudonym_of
from kiosk.record import BallotRecord, leaf_of, open_pseudonym
from kiosk.register_entry import RegisterEntry, open_entry
from kiosk.roster import Roster, RosterKiosk
from sync.central.coverage import Coverage, coverage
from sync.central.frozen_box import FrozenBox, Group
from sync.central.key_files import RegisterKey
from sync.central.places import Centre
from sync.central.reconcile import (
    KioskContents,
    OpenedEntry,
    Reconciliation,
    SealedBallot,
    reconcile,
)
from sync.central.roster_changes import enforce
from sync.central.store import Store
from sync.files import write_durably

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Closing:
    """What `close` did, for the operator."""

    ballots: int
    reconciliation: Reconciliation
    incomplete: tuple[str, ...]
    seed: bytes


def close(
    centre: Centre,
    store: Store,
    organiser: SigningKey,
    register: RegisterKey,
    *,
    seed: str | None = None,
    accept_incomplete: bool = False,
    progress: Progress = lambda _done, _all: None,
) -> Closing:
    """Freeze the box. Raises `OperatorError` if it was frozen before, if points are missing and that was not
    accepted, or if nothing was received.
    """
    if centre.frozen_box_path.exists():
        raise OperatorError(
            "El escrutinio ya se cerró: la urna congelada existe y no se cambió.",
            "Para contar, abra frozen.box con los depositarios.",
        )
    roster = centre.roster()
    enforce(centre, store, roster)
    board = coverage(store, roster)
    _check_coverage(board, accept_incomplete)
    received = _received(store)
    hashes = sorted((*received.batches, *received.rescues))
    seed_bytes = seed.encode() if seed else _default_seed(centre.setup.consultation, hashes)
    contents, records = _open_register(centre, store, roster, register, progress)
    by_name = centre.consultation.identity == "name"
    result = reconcile(contents, seed_bytes, by_name)
    box = _freeze(centre, roster, records, result, seed_bytes, board)
    _write(centre, organiser, box, result, received, board)
    return Closing(box.ballots, result, tuple(kiosk.kiosk for kiosk in board.incomplete), seed_bytes)


def _check_coverage(board: Coverage, accept_incomplete: bool) -> None:
    if not board.ballots:
        raise OperatorError("Todavía no ha llegado ningún voto. No se cerró nada.", "Importe los lotes.")
    if board.incomplete and not accept_incomplete:
        names = ", ".join(f"{kiosk.kiosk} ({kiosk.name})" for kiosk in board.incomplete[:10])
        more = len(board.incomplete) - 10
        raise OperatorError(
            f"Faltan {len(board.incomplete)} equipos por completar: {names}"
            f"{f' y {more} más' if more > 0 else ''}. No se cerró nada.",
            "Búsquelos, o cierre sin ellos con «--accept-incomplete»: lo que llegue después no se cuenta.",
        )


@dataclass(frozen=True)
class _Received:
    """SHA-256 of the payloads of all batches that count, and of the rescues that say more than they do."""

    batches: tuple[bytes, ...]
    rescues: tuple[bytes, ...]


def _received(store: Store) -> _Received:
    with store.reading() as transaction:
        out = transaction.excluded()
        batches = [batch for batch in transaction.batches() if (batch.kiosk, batch.box) not in out]
        rows = [row for row in transaction.rescues() if (row.kiosk, row.box) not in out]
        last = {(row.kiosk, row.box): row.payload_sha256 for row in rows}  # the last one has most ballots
        marked = {place for place in last if transaction.rescued_items(*place)}
    final = {(batch.kiosk, batch.box) for batch in batches if batch.final}
    rescues = [digest for place, digest in last.items() if place in marked or place not in final]
    return _Received(tuple(sorted(batch.payload_sha256 for batch in batches)), tuple(sorted(rescues)))


def _default_seed(consultation: bytes, hashes: Iterable[bytes]) -> bytes:
    return hashlib.sha256(consultation + b"".join(hashes)).digest()


def _open_register(
    centre: Centre, store: Store, roster: Roster, register: RegisterKey, progress: Progress
) -> tuple[dict[KioskId, KioskContents], dict[KioskId, dict[bytes, BallotRecord]]]:
    contents: dict[KioskId, KioskContents] = {}
    records: dict[KioskId, dict[bytes, BallotRecord]] = {}
    for done, kiosk in enumerate(roster.kiosks):
        with store.transaction() as transaction:
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


def _freeze(
    centre: Centre,
    roster: Roster,
    records: dict[KioskId, dict[bytes, BallotRecord]],
    result: Reconciliation,
    seed: bytes,
    board: Coverage,
) -> FrozenBox:
    groups, items = [], []
    for kiosk in sorted(roster.kiosks, key=lambda kiosk: kiosk.id):
        leaves = result.counted[kiosk.id]
        if leaves:
            groups.append(Group(kiosk.id, kiosk.station, len(leaves)))
            chosen = (records[kiosk.id][leaf] for leaf in leaves)
            items += sorted(record.commitment + record.sealed_ballot for record in chosen)
    return FrozenBox(
        consultation=centre.consultation,
        mode=centre.setup.mode,
        seed=seed,
        setup=centre.setup,
        setup_envelope=centre.setup_envelope,
        groups=tuple(groups),
        set_aside=len(result.set_aside),
        incomplete=tuple(kiosk.kiosk for kiosk in board.incomplete),
        items=b"".join(items),
    )


def _write(
    centre: Centre,
    organiser: SigningKey,
    box: FrozenBox,
    result: Reconciliation,
    received: _Received,
    board: Coverage,
) -> None:
    frozen = box.signed(organiser)
    closing = {
        "alarms": [{"count": count, "kind": kind, "kiosk": kiosk} for kiosk, kind, count in result.alarms],
        "ballots_received": board.ballots,
        "batches": [digest.hex() for digest in received.batches],
        "consultation": box.consultation.digest.hex(),
        "duplicates": [
            {
                "counted": d.counted[1].hex() if d.counted else "",
                "places": [{"kiosk": kiosk, "leaf": leaf.hex()} for kiosk, leaf in d.places],
            }
            for d in result.duplicates
        ],
        "frozen_box_sha256": hashlib.sha256(frozen).hexdigest(),
        "incomplete": list(box.incomplete),
        "mode": box.mode.value,
        "rescues": [digest.hex() for digest in received.rescues],
        "seed": box.seed.hex(),
        "set_aside": [
            {"kiosk": aside.kiosk, "leaf": aside.leaf.hex(), "reason": aside.reason}
            for aside in result.set_aside
        ],
    }
    participation = _participation(centre, result, closing["frozen_box_sha256"])
    for path, payload_type, payload in (
        (centre.participation_path, PayloadType.PARTICIPATION, participation),
        (centre.closing_path, PayloadType.CLOSING, closing),
    ):
        write_durably(path, sign_envelope(payload_type, canonical_json(payload), organiser))
    write_durably(centre.frozen_box_path, frozen)


def _participation(centre: Centre, result: Reconciliation, frozen_box_sha256: object) -> dict[str, Any]:
    """Counts of people whose ballot went into the frozen box, by question and by answer."""
    questions = []
    for question in centre.consultation.questions:
        given = Counter(dict(answers).get(question.id, "") for _, answers in result.answers)
        counts = [{"count": given[answer], "label": answer} for answer in question.answers]
        questions.append({"answers": counts, "id": question.id, "unanswered": given[""]})
    return {
        "frozen_box_sha256": frozen_box_sha256,
        "participants": len(result.answers),
        "questions": questions,
    }
