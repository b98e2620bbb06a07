"""Wiping a kiosk: only what is safe elsewhere, or what the organiser ordered by name, is ever erased.

Rules, in this order. A practice box that never leaves its machine may go. A signed order for this very box is
enough. Otherwise the polls ended for good, every ballot is in a batch, the last batch is final, and for every
batch there is a receipt that the centre's key in the kit confirms now: what was stored as a receipt is not
taken at its word. A box that holds nothing may go. All else is refused, and nothing was changed.

On the machine itself the volunteers may begin a practice anew (`begin_practice_anew`): its box goes whatever
became of its batches, since no practice vote counts. No official box ever goes that way.

A note is left where the box file was before anything is overwritten: it says what was erased, when and on
what grounds, and names nobody. Kit, roster and actas stay: they hold no vote.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kiosk.batch_log import StoredBatch
from kiosk.canonical import canonical_json
from kiosk.context import Mode
from kiosk.counting import BALLOTS, BATCHES, counted
from kiosk.envelope import PayloadType, read_unverified_payload
from kiosk.erasing import erase_box
from kiosk.errors import OperatorError, Refused
from kiosk.files import write_durably
from kiosk.journal import JournalEvent
from kiosk.polls import Polls
from kiosk.station import Station
from sync.batch import parse_batch
from sync.receipt import confirms
from sync.wipe_order import read_wipe_order

NOTE_SUFFIX = ".borrada"
FLASH_WARNING = (
    "Una memoria flash o un disco SSD puede conservar copias de lo que se sobrescribe. Por eso el disco va "
    "cifrado. Si el equipo sale de manos del municipio, retire su disco y destrúyalo."
)


class Grounds(StrEnum):
    """Why a box may be wiped."""

    PRACTICE = "practice"
    EMPTY = "empty"
    RECEIPTS = "receipts"
    ORDER = "order"


@dataclass(frozen=True)
class Wiped:
    """``note`` is the file that stays; ``overwritten`` counts bytes."""

    grounds: Grounds
    ballots: int
    overwritten: int
    note: Path

    @property
    def text(self) -> str:
        """For the volunteer, all of it to be read."""
        return f"La urna se sobrescribió y se borró ({counted(self.ballots, BALLOTS)}). {FLASH_WARNING}"


def grounds_to_wipe(station: Station, order: bytes | None = None) -> Grounds:
    """Why this station's box may be wiped.

    Raises `OperatorError` if it may not, `Refused` if the order is not for it; nothing was changed.
    """
    head = station.box.head
    if not station.ships:
        return Grounds.PRACTICE
    if order is not None:
        _check_order(station, order)
        return Grounds.ORDER
    if not (head.ballots or head.entries or head.batches):
        return Grounds.EMPTY
    if head.polls is not Polls.ENDED:
        raise OperatorError(
            "La mesa no ha hecho el cierre definitivo. No se borró nada.",
            "Haga el cierre definitivo y lleve los votos al centro.",
        )
    _require_receipts(station)
    return Grounds.RECEIPTS


def wipe(station: Station, order: bytes | None = None) -> Wiped:
    """Erase the station's box; it is shut, and cannot be used any more. Raises as `grounds_to_wipe`."""
    return _erase(station, grounds_to_wipe(station, order), order)


def begin_practice_anew(station: Station) -> Wiped:
    """Erase a practice box, so that the next start makes an empty one; the station is shut in any case.

    Raises `OperatorError` if the disk refuses: the next start in practice goes on where this ended. To ask it
    of an official box is a mistake of the program: `RuntimeError`, and nothing was changed.
    """
    if Mode.OFFICIAL in (station.mode, station.box.head.mode):
        raise RuntimeError("only a practice is begun anew, never an official box")
    try:
        return _erase(station, Grounds.PRACTICE)
    finally:
        station.shut()


def _erase(station: Station, grounds: Grounds, order: bytes | None = None) -> Wiped:
    box, minute = station.box, station.minute()
    box.change(box.head, box.event(minute, JournalEvent.WIPED, grounds.value))
    ballots, note = box.head.ballots, note_path(box.path)
    write_durably(note, _note(station, grounds, minute, order))
    station.shut()
    return Wiped(grounds, ballots, erase_box(box.path), note)


def note_path(box: Path) -> Path:
    """Where the note about a wiped box lies."""
    return box.with_name(f"{box.stem}{NOTE_SUFFIX}")


def _check_order(station: Station, envelope: bytes) -> None:
    order, head = read_wipe_order(envelope, station.kit.keys.organiser), station.box.head
    if (order.consultation, order.mode, order.kiosk) != (head.consultation, head.mode, head.kiosk):
        raise Refused(
            "wipe-order-kiosk",
            "Esta orden de borrado es para otro equipo o para otra consulta. No se borró nada.",
        )
    if order.box != head.box:
        raise Refused("wipe-order-box", "Esta orden es para otra urna de este equipo. No se borró nada.")


def _require_receipts(station: Station) -> None:
    head, centre = station.box.head, station.kit.keys.centre
    batches = station.batches.all()
    missing = [
        batch.sequence
        for batch in batches
        if batch.receipt is None
        or not confirms(batch.receipt, centre, head.kiosk, head.box, batch.sequence, batch.payload_sha256)
    ]
    latest = station.batches.latest()
    final = latest is not None and _is_final(latest)
    if missing or not final or station.batches.pending_ballots():
        raise OperatorError(
            f"Faltan recibos del centro: de {counted(len(batches), BATCHES)}, {len(missing)} sin uno válido"
            f"{'' if final else ', y el último lote no se ha hecho'}. No se borró nada.",
            "Lleve los votos al centro y traiga los recibos, o pida al centro una orden de borrado.",
        )


def _is_final(stored: StoredBatch) -> bool:
    return parse_batch(read_unverified_payload(stored.envelope, PayloadType.BATCH)).final


def _note(station: Station, grounds: Grounds, minute: str, order: bytes | None) -> bytes:
    head = station.box.head
    value = {
        "ballots": head.ballots,
        "batches": head.batches,
        "box": head.box.hex(),
        "box_digest": head.box_digest.hex(),
        "grounds": grounds.value,
        "kiosk": head.kiosk,
        "minute": minute,
        "mode": head.mode.value,
        "order": order.decode() if order is not None and grounds is Grounds.ORDER else "",
    }
    return canonical_json(value)
