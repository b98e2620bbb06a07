"""What becomes of a batch or a rescue at the centre, and holding one that cannot be taken in."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.errors import UrnaError
from sync.central.transaction import Transaction
from sync.decision import DecisionKind

MOST_HELD = 200
MOST_HELD_BYTES = 64 * 1024 * 1024


class Outcome(StrEnum):
    """What became of it."""

    NEW = "new"
    ALREADY = "already"
    HELD = "held"
    REFUSED = "refused"


@dataclass(frozen=True)
class Intake:
    """``reason`` is a code (empty when taken in), ``text`` its sentence in Spanish. ``next_sequence`` is what
    the centre expects of this box now; 0 if the batch was refused. A rescue has the sequence 0. ``error`` is
    what was refused, with its values apart, for a screen in another language.
    """

    outcome: Outcome
    kiosk: str = ""
    box: bytes = b""
    sequence: int = 0
    reason: str = ""
    text: str = ""
    receipt: bytes | None = None
    next_sequence: int = 0
    error: UrnaError | None = None


@dataclass(frozen=True)
class Document:
    """A verified batch or rescue (sequence 0), as the held area keeps it."""

    kiosk: str
    box: bytes
    sequence: int
    payload_sha256: bytes
    envelope: bytes

    @property
    def place(self) -> tuple[str, bytes, int]:
        """Where it belongs."""
        return self.kiosk, self.box, self.sequence


_HELD_TEXTS = {
    "gap": "Falta un lote anterior de este equipo; este espera hasta que llegue.",
    "fork": "Ya hay otro lote distinto con este número: quedó apartado con alarma.",
    "second-box": "Este equipo ya envió desde otra urna: quedó apartado hasta que se decida.",
    "box-excluded": "Se decidió que esta urna no cuenta: quedó apartado.",
    "rollback": "No continúa lo que este equipo ya envió: quedó apartado con alarma.",
    "rescue-fork": "Este disco y lo que ya llegó de su urna se contradicen: quedó apartado con alarma.",
}
_ALARMS = ("fork", "second-box", "rollback", "rescue-fork")


def hold(transaction: Transaction, document: Document, reason: str, expected: int) -> Intake:
    """Keep it aside, while this kiosk has room there; some reasons raise an alarm."""
    if transaction.holds(document.payload_sha256) is None:
        count, size = transaction.held_size(document.kiosk)
        if count >= MOST_HELD or size + len(document.envelope) > MOST_HELD_BYTES:
            transaction.raise_alarm(document.kiosk, "held-full", f"{count}")
            text = "Este equipo tiene demasiados lotes apartados: este no se recibió y sigue donde estaba."
            return Intake(Outcome.REFUSED, *document.place, reason="held-full", text=text)
    transaction.hold(*document.place, document.payload_sha256, reason, document.envelope)
    if reason in _ALARMS:
        where = f"{document.box.hex()[:8]}-{document.sequence:06d} {document.payload_sha256.hex()[:16]}"
        transaction.raise_alarm(document.kiosk, reason, where)
    text = _HELD_TEXTS[reason]
    return Intake(Outcome.HELD, *document.place, reason=reason, text=text, next_sequence=expected)


def belongs_elsewhere(transaction: Transaction, kiosk: str, box: bytes, *, known: bool) -> str:
    """Why nothing of this box may be taken in yet, whatever it holds; empty if it may."""
    verdict = transaction.verdict(kiosk, box)
    if verdict is DecisionKind.EXCLUDE:
        return "box-excluded"
    admitted = known or verdict is DecisionKind.ADMIT
    return "second-box" if not admitted and transaction.has_other_box(kiosk, box) else ""
