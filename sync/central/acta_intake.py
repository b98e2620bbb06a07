"""Taking in the acta's QR: what hangs on the door of a point, compared with what reached the centre.

Its signature is the kiosk's own, under the key on the roster. A code that is refused changes nothing; the
same one again changes nothing either. What it says is kept, told on the board, and compared with the batches
of its box now and whenever more of them arrive (`acta_check`).
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.counting import BALLOTS, counted
from kiosk.envelope import PayloadType, read_unverified_payload
from kiosk.errors import OperatorError, Refused, UrnaError
from kiosk.head import Head
from kiosk.head_code import unfold
from kiosk.roster import Roster
from sync.central.acta_check import settle_actas
from sync.central.acta_codes import SUFFIXES, UNREAD, FoundCode, read_codes, typed_codes
from sync.central.audit import Clerk
from sync.central.outcome import Outcome, belongs_elsewhere
from sync.central.places import Centre
from sync.central.rows import ActaRow, ActaState
from sync.central.store import Store
from sync.central.transaction import Transaction

Progress = Callable[[int, int], None]


_NOT_AN_ACTA = ("acta-no-code", "acta-file", "code-foreign")


@dataclass(frozen=True)
class ActaFile:
    """A file that may hold actas; ``named`` if people chose it, not a folder that it is in."""

    path: Path
    named: bool


@dataclass(frozen=True)
class TakenActa:
    """One code. ``source`` is a file's path, or empty if it was typed; ``page`` as in `FoundCode`. ``head``
    is None if it was refused: then ``error`` says why. ``to_come``: ballots that the acta counts and that are
    not here.
    """

    source: str
    page: int
    outcome: Outcome
    head: Head | None = None
    state: ActaState = ActaState.WAITING
    to_come: int = 0
    error: UrnaError | None = None

    @property
    def reason(self) -> str:
        """The code of a refusal, or empty."""
        if self.error is None:
            return ""
        return self.error.reason if isinstance(self.error, Refused) else "file-unreadable"


def acta_files(paths: Sequence[Path]) -> list[ActaFile]:
    """These files, and of each folder those that may be photos, scans or PDFs.

    Raises `OperatorError` if a path does not exist.
    """
    for path in paths:
        if not path.exists():
            raise OperatorError(
                "No existe {path}. No se leyó nada.", "Revise el nombre del archivo.", path=path
            )
    files: list[ActaFile] = []
    for path in paths:
        if path.is_dir():
            found = (each for each in path.rglob("*") if each.suffix.lower() in SUFFIXES and each.is_file())
            files += (ActaFile(each, named=False) for each in sorted(found) if not each.name.startswith("."))
        else:
            files.append(ActaFile(path, named=True))
    return files


def read_actas(
    centre: Centre,
    store: Store,
    files: Sequence[ActaFile],
    clerk: Clerk,
    *,
    progress: Progress = lambda _done, _all: None,
    wanted: Callable[[], bool] = lambda: True,
) -> list[TakenActa]:
    """Read every file and take in what it carries. What lies in a folder and is no acta is passed over.
    ``wanted`` is asked before each file: once it says no, the rest is left.
    """
    roster = centre.roster()
    taken: list[TakenActa] = []
    for done, file in enumerate(files, 1):
        if not wanted():
            break
        found = _take_file(store, file.path, roster, clerk)
        told = file.named or file.path.suffix.lower() in UNREAD
        taken += (each for each in found if told or each.reason not in _NOT_AN_ACTA)
        progress(done, len(files))
    return taken


def take_typed(centre: Centre, store: Store, text: str, clerk: Clerk) -> list[TakenActa]:
    """Take in what a hand scanner typed, or people pasted: one code a line."""
    roster = centre.roster()
    return [_take_code(store, "", code, roster, clerk) for code in typed_codes(text)]


def take_acta(store: Store, code: str, roster: Roster, clerk: Clerk) -> tuple[Outcome, ActaRow, Head]:
    """Take in what one QR carries; the outcome, the row as it stands now, the head.

    Raises `Refused`: those of `unfold`, ``acta-consultation``, ``acta-mode``, ``acta-station``.
    """
    head, envelope = unfold(code, roster)
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
        clerk.note(
            transaction, "acta", f"{acta.kiosk}, urna {acta.box.hex()[:8]}: {counted(acta.ballots, BALLOTS)}"
        )
        return Outcome.NEW, _find(transaction, acta) or acta, head


def ballots_here(transaction: Transaction, kiosk: str, box: bytes) -> int:
    """How many ballots of a box the centre has, by batch or by rescue."""
    latest = transaction.latest(kiosk, box)
    rescued = [row.ballots for row in transaction.rescues(kiosk) if row.box == box]
    return max([latest.total_ballots if latest else 0, *rescued])


def _take_file(store: Store, path: Path, roster: Roster, clerk: Clerk) -> list[TakenActa]:
    try:
        codes = read_codes(path)
    except UrnaError as error:
        return [TakenActa(str(path), 0, Outcome.REFUSED, error=error)]
    return [_take_code(store, str(path), code, roster, clerk) for code in codes]


def _take_code(store: Store, source: str, code: FoundCode, roster: Roster, clerk: Clerk) -> TakenActa:
    try:
        outcome, acta, head = take_acta(store, code.text, roster, clerk)
    except Refused as refusal:
        return TakenActa(source, code.page, Outcome.REFUSED, error=refusal)
    with store.reading() as transaction:
        here = ballots_here(transaction, acta.kiosk, acta.box)
    return TakenActa(source, code.page, outcome, head, acta.state, max(0, acta.ballots - here))


def _check_belonging(head: Head, roster: Roster) -> None:
    """It speaks of this consultation and mode, and of the point where its kiosk is."""
    if head.consultation != roster.consultation:
        raise Refused(
            "acta-consultation",
            "El acta es de otra consulta. No se guardó.",
            "Mire en la hoja el título de la consulta.",
        )
    if head.mode is not roster.mode:
        raise Refused(
            "acta-mode",
            "El acta es de práctica y este centro es oficial, o al revés. No se guardó.",
            "Busque el acta del mismo modo: la de práctica tiene una franja roja.",
        )
    known = roster.kiosk(head.kiosk)
    if known is None or known.station != head.station:
        raise Refused(
            "acta-station",
            "El equipo {kiosk} no está asignado al puesto {station}. El acta no se guardó.",
            "Revise la lista de puestos: tal vez el equipo se cambió de lugar.",
            kiosk=head.kiosk,
            station=head.station,
        )


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
