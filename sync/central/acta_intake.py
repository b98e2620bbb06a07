"""Taking in the acta's QR: what hangs on the door of a point, compared with what reached the centre.

Its signature is the kiosk's own, under the key on the roster. A code that is refused changes nothing; the
same one again changes nothing either. What it says is kept, told on the board, and compared with the batches
of its box now and whenever more of them arrive (`acta_check`).
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.envelope import PayloadType, read_unverified_payload
from kiosk.errors import OperatorError, Refused, UrnaError
from kiosk.head import Head
from kiosk.head_code import unfold
from kiosk.roster import Roster
from sync.central.acta_check import settle_actas
from sync.central.acta_codes import SUFFIXES, FoundCode, read_codes
from sync.central.audit import Clerk
from sync.central.outcome import Outcome, belongs_elsewhere
from sync.central.places import Centre
from sync.central.rows import ActaRow, ActaState
from sync.central.store import Store
from sync.central.transaction import Transaction

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class TakenActa:
    """One code of one file. ``page`` as in `FoundCode`. ``head`` is None if it was refused: then ``reason``
    is a code and ``text`` its sentence. ``to_come``: ballots that the acta counts and that are not here.
    """

    path: Path
    page: int
    outcome: Outcome
    head: Head | None = None
    state: ActaState = ActaState.WAITING
    to_come: int = 0
    reason: str = ""
    text: str = ""


def read_actas(
    centre: Centre,
    store: Store,
    paths: Sequence[Path],
    clerk: Clerk,
    progress: Progress = lambda _done, _all: None,
) -> list[TakenActa]:
    """Read every file, of a folder those that may be photos, scans or PDFs, and take in what they carry.

    Raises `OperatorError` if a path does not exist: then nothing was read.
    """
    files, roster = list(_files(paths)), centre.roster()
    taken: list[TakenActa] = []
    for done, path in enumerate(files, 1):
        taken += _take_file(store, path, roster, clerk)
        progress(done, len(files))
    return taken


def take_acta(store: Store, data: bytes, roster: Roster, clerk: Clerk) -> tuple[Outcome, ActaRow, Head]:
    """Take in what one QR carries; the outcome, the row as it stands now, the head.

    Raises `Refused`: those of `unfold`, ``acta-consultation``, ``acta-mode``, ``acta-station``.
    """
    head, envelope = unfold(data, roster)
    _check_belonging(head, roster)
    acta = _row(head, envelope)
    with store.transaction() as transaction:
        transaction.lock_kiosk(head.kiosk)
        known = _find(transaction, acta)
        if known is not None:
            return Outcome.ALREADY, known, head
        _watch_the_box(transaction, acta)
        transaction.keep_acta(acta, envelope)
        settle_actas(transaction, acta.kiosk, acta.box)
        clerk.note(transaction, "acta", f"{acta.kiosk} {acta.box.hex()[:8]}: {acta.polls} {acta.ballots}")
        return Outcome.NEW, _find(transaction, acta) or acta, head


def ballots_here(transaction: Transaction, kiosk: str, box: bytes) -> int:
    """How many ballots of a box the centre has, by batch or by rescue."""
    latest = transaction.latest(kiosk, box)
    rescued = [row.ballots for row in transaction.rescues(kiosk) if row.box == box]
    return max([latest.total_ballots if latest else 0, *rescued])


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.exists():
            raise OperatorError(f"No existe {path}. No se leyó nada.", "Revise el nombre del archivo.")
    for path in paths:
        if path.is_dir():
            found = (each for each in path.rglob("*") if each.suffix.lower() in SUFFIXES)
            yield from sorted(each for each in found if not each.name.startswith("."))
        else:
            yield path


def _take_file(store: Store, path: Path, roster: Roster, clerk: Clerk) -> list[TakenActa]:
    try:
        codes = read_codes(path)
    except UrnaError as error:
        return [_refused(path, 0, error)]
    return [_take_code(store, path, code, roster, clerk) for code in codes]


def _take_code(store: Store, path: Path, code: FoundCode, roster: Roster, clerk: Clerk) -> TakenActa:
    try:
        outcome, acta, head = take_acta(store, code.data, roster, clerk)
    except Refused as refusal:
        return _refused(path, code.page, refusal)
    with store.reading() as transaction:
        here = ballots_here(transaction, acta.kiosk, acta.box)
    return TakenActa(path, code.page, outcome, head, acta.state, max(0, acta.ballots - here))


def _refused(path: Path, page: int, error: UrnaError) -> TakenActa:
    reason = error.reason if isinstance(error, Refused) else "file-unreadable"
    return TakenActa(path, page, Outcome.REFUSED, reason=reason, text=str(error))


def _check_belonging(head: Head, roster: Roster) -> None:
    """It speaks of this consultation and mode, and of the point where its kiosk is."""
    if head.consultation != roster.consultation:
        raise Refused("acta-consultation", "El acta es de otra consulta.")
    if head.mode is not roster.mode:
        raise Refused(
            "acta-mode",
            "El acta es de práctica y este centro es oficial, o al revés. No se guardó.",
            "Busque el acta del mismo modo: la de práctica tiene una franja roja.",
        )
    known = roster.kiosk(head.kiosk)
    if known is None or known.station != head.station:
        raise Refused("acta-station", f"El equipo {head.kiosk} no está asignado al puesto {head.station}.")


def _row(head: Head, envelope: bytes) -> ActaRow:
    payload = read_unverified_payload(envelope, PayloadType.HEAD)
    return ActaRow(
        kiosk=head.kiosk, box=head.box, payload_sha256=hashlib.sha256(payload).digest(), polls=head.polls,
        closed_at=head.closed_at, ballots=head.ballots, entries=head.entries, box_digest=head.box_digest,
        register_digest=head.register_digest, batches=head.batches, batch_digest=head.batch_digest,
        journal=head.journal,
    )  # fmt: skip


def _find(transaction: Transaction, acta: ActaRow) -> ActaRow | None:
    rows = transaction.actas(acta.kiosk)
    return next((row for row in rows if row.payload_sha256 == acta.payload_sha256), None)


def _watch_the_box(transaction: Transaction, acta: ActaRow) -> None:
    """An acta of a second box of this kiosk that nobody admitted is told before its batches are."""
    known = transaction.latest(acta.kiosk, acta.box) is not None
    elsewhere = belongs_elsewhere(transaction, acta.kiosk, acta.box, known=known)
    others = {row.box for row in transaction.actas(acta.kiosk)} - {acta.box}
    undecided = not known and transaction.verdict(acta.kiosk, acta.box) is None
    if elsewhere == "second-box" or (others and undecided):
        transaction.raise_alarm(acta.kiosk, "second-box", f"{acta.box.hex()[:8]} acta")
