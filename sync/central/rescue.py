"""Rescue: the box file of a broken kiosk becomes what it would have sent.

The signed batches that it stores go through the ordinary intake; what no batch holds goes in on the word of
the box's signed head, as `sync.rescue` says. Done again it changes nothing, and a batch that arrives later
with the same ballots counts them once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.counting import BALLOTS, counted
from kiosk.envelope import PayloadType, read_unverified_payload
from kiosk.errors import OperatorError, Refused
from kiosk.head import Head
from kiosk.polls import Polls
from kiosk.record import leaf_of
from kiosk.register_entry import entry_digest
from kiosk.roster import Roster
from sync.batch import parse_batch
from sync.central.disk import Disk, read_disk
from sync.central.intake import Intake, Outcome, take_in
from sync.central.places import Centre
from sync.central.rows import ActaRow, ActaState
from sync.central.store import Store
from sync.central.transaction import Transaction
from sync.receipt import Receipt, read_receipt
from sync.rescue import check_head, sign_rescue


@dataclass(frozen=True)
class Rescued:
    """One disk. ``head`` is None, and ``tail`` says why, if its signed head could not be used: then only the
    batches were taken in. ``loose``: how many ballots no batch held. ``differences``: sentences in Spanish,
    none if disk, centre, receipts and actas say the same; ``notes``: what else staff should know; ``actas``:
    with how many of its actas it was compared.
    """

    path: Path
    head: Head | None
    batches: tuple[Intake, ...]
    loose: int
    tail: Intake
    differences: tuple[str, ...]
    notes: tuple[str, ...]
    actas: int = 0

    def count(self, outcome: Outcome) -> int:
        """How many of its stored batches ended so."""
        return sum(intake.outcome is outcome for intake in self.batches)

    @property
    def refused(self) -> bool:
        """True if something of it was not accepted."""
        return self.tail.outcome is Outcome.REFUSED or self.count(Outcome.REFUSED) > 0


def boxes_on(centre: Centre, path: Path) -> list[Path]:
    """The box files of this consultation and mode under a folder, or the one file that was named.

    Raises `OperatorError` if there is none.
    """
    if not path.is_dir():
        return [path]
    digest = centre.setup.consultation.hex()[:12]
    found = sorted(path.rglob(f"{digest}-*-{centre.setup.mode.value}.sqlite"))
    if not found:
        raise OperatorError(
            f"En {path} no hay ninguna urna de esta consulta. No se importó nada.",
            "Dé la carpeta de datos del equipo, o el archivo .sqlite.",
        )
    return found


def rescue_disk(centre: Centre, store: Store, path: Path, acta_ballots: int | None = None) -> Rescued:
    """Take in what a box file holds. ``acta_ballots``: what the acta on paper says.

    Raises `OperatorError` if it cannot be read, `Refused` if it is not a box of this consultation.
    """
    disk = read_disk(path, centre.folder)
    roster, key = centre.roster(), centre.signing_key
    head, refusal = _head(disk, roster)
    taken = tuple(take_in(store, envelope, roster, key) for envelope in disk.batches)
    if head is None:
        assert refusal is not None
        if all(intake.outcome is Outcome.REFUSED for intake in taken):
            raise refusal
        tail = Intake(Outcome.REFUSED, reason=refusal.reason, text=refusal.what)
        return Rescued(path, None, taken, 0, tail, (), tuple(_notes(disk, None)))
    ballots, entries, challenged = _loose(disk, head)
    tail = take_in(store, sign_rescue(disk.head, ballots, entries, challenged, key), roster, key)
    with store.reading() as transaction:
        actas = [acta for acta in transaction.actas(head.kiosk) if acta.box == head.box]
        differences = (
            *_acta_differences(actas, head, acta_ballots), *_differences(transaction, centre, disk, head),
        )  # fmt: skip
    compared = len(actas) + (acta_ballots is not None)
    return Rescued(path, head, taken, len(ballots), tail, differences, tuple(_notes(disk, head)), compared)


def _head(disk: Disk, roster: Roster) -> tuple[Head | None, Refused | None]:
    try:
        return check_head(disk.head, roster), None
    except Refused as refusal:
        return None, refusal


def _loose(disk: Disk, head: Head) -> tuple[list[bytes], list[bytes], list[bytes]]:
    """Records, entries and leaves of voided ballots that none of the stored batches holds."""
    held: set[bytes] = set()
    told: set[bytes] = set()
    for envelope in disk.batches:
        try:
            batch = parse_batch(read_unverified_payload(envelope, PayloadType.BATCH))
        except Refused:
            continue  # intake has refused it and says why
        if batch.box == head.box and batch.sequence <= head.batches:
            held |= {*map(leaf_of, batch.ballots), *map(entry_digest, batch.entries)}
            told |= set(batch.challenged_leaves)
    ballots = [record for record in disk.ballots if leaf_of(record) not in held]
    entries = [sealed for sealed in disk.entries if entry_digest(sealed) not in held]
    return ballots, entries, [leaf for leaf in disk.challenged if leaf not in told]


def _acta_differences(actas: Sequence[ActaRow], head: Head, acta_ballots: int | None) -> Iterator[str]:
    """The number that was typed, and the actas whose QR was read."""
    if acta_ballots is not None and acta_ballots != head.ballots:
        yield f"El acta dice {counted(acta_ballots, BALLOTS)} y la urna firmó {head.ballots}."
    for acta in actas:
        told = counted(acta.ballots, BALLOTS)
        if acta.ballots > head.ballots:
            yield f"El acta leída cuenta {told} y el disco firmó {head.ballots}: le faltan."
        elif acta.state is ActaState.DIFFERS:
            yield f"El acta leída, con {told}, no coincide con lo que hay de esta urna."


def _differences(transaction: Transaction, centre: Centre, disk: Disk, head: Head) -> Iterator[str]:
    here = len(transaction.leaves(head.kiosk, head.box, rescued=True))
    if here != head.ballots:
        yield f"En el centro hay {counted(here, BALLOTS)} de esta urna y su disco firmó {head.ballots}."
    latest = transaction.latest(head.kiosk, head.box)
    if latest is not None and latest.sequence > head.batches:
        yield f"Desde el lote {head.batches + 1} hay lotes que este disco no tiene: es una copia anterior."
    for sequence, envelope in disk.receipts:
        receipt = _receipt(envelope, centre)
        if receipt is None or (receipt.kiosk, receipt.box, receipt.sequence) != (
            head.kiosk, head.box, sequence,
        ):  # fmt: skip
            yield f"El recibo del lote {sequence} que trae el disco no es de este centro."
        elif transaction.receipt(receipt.payload_sha256) is None:
            yield f"El centro dio recibo del lote {sequence} y no lo tiene: busque una copia del centro."


def _receipt(envelope: bytes, centre: Centre) -> Receipt | None:
    try:
        return read_receipt(envelope, centre.setup.keys.centre)
    except Refused:
        return None


def _notes(disk: Disk, head: Head | None) -> Iterator[str]:
    if disk.damaged:
        yield "El archivo está dañado en parte; se leyó lo que se pudo, y solo entró lo que está firmado."
    if head is None:
        return
    if head.under_way:
        yield f"Sesiones en curso: {head.under_way}. Esas personas no alcanzaron a depositar su voto."
    if head.polls is not Polls.ENDED:
        yield "La mesa no había hecho el cierre definitivo."
