"""How each kiosk and each point stands, as one word of an enum, a tone, a pictogram and a short text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

from kiosk.context import KioskId
from kiosk.polls import Polls
from sync.central.coverage import KioskCoverage, KioskState
from sync.central.rows import ActaState
from ui.desk.snapshot import Snapshot
from ui.desk.tones import Tone
from ui.words import plural, tr

SILENT_AFTER = timedelta(hours=3)
_STANDING = ("fork", "second-box", "rollback", "rescue-fork")
_CLOSED = (KioskState.DAY_CLOSED, KioskState.INCOMPLETE)


class State(IntEnum):
    """The worst first: of several kiosks at a point the lowest shows."""

    ALARM = 1
    GAP = 2
    LAST_MISSING = 3
    SILENT = 4
    NOTHING = 5
    NOT_OPENED = 6
    NO_KIOSK = 7
    PAUSED = 8
    OPEN = 9
    DAY_CLOSED = 10
    REVOKED = 11
    COMPLETE = 12


@dataclass(frozen=True)
class Standing:
    """A state with the words that go with it."""

    state: State
    text: str

    @property
    def tone(self) -> Tone:
        """The surface that it is shown on."""
        return _TONES[self.state]

    @property
    def icon(self) -> str:
        """Its pictogram."""
        return _ICONS[self.state]

    @property
    def missing(self) -> bool:
        """True if something of it has still to come."""
        return self.state not in (State.COMPLETE, State.REVOKED)


_TONES = {
    State.ALARM: Tone.ALARM,
    State.GAP: Tone.LOOK,
    State.LAST_MISSING: Tone.LOOK,
    State.SILENT: Tone.LOOK,
    State.NOTHING: Tone.IDLE,
    State.NOT_OPENED: Tone.IDLE,
    State.NO_KIOSK: Tone.IDLE,
    State.PAUSED: Tone.OPEN,
    State.OPEN: Tone.OPEN,
    State.DAY_CLOSED: Tone.OPEN,
    State.REVOKED: Tone.IDLE,
    State.COMPLETE: Tone.DONE,
}
_ICONS = {
    State.ALARM: "warning",
    State.GAP: "puzzle-piece",
    State.LAST_MISSING: "usb",
    State.SILENT: "clock",
    State.NOTHING: "envelope-simple",
    State.NOT_OPENED: "power",
    State.NO_KIOSK: "device-tablet",
    State.PAUSED: "pause",
    State.OPEN: "broadcast",
    State.DAY_CLOSED: "moon",
    State.REVOKED: "prohibit",
    State.COMPLETE: "check-circle",
}


def standing_of(kiosk: KioskCoverage, snapshot: Snapshot) -> Standing:
    """How one kiosk stands. An alarm stands as long as what raised it does."""
    alarms = [alarm for alarm in kiosk.alarms if _stands(alarm, kiosk, snapshot)]
    if alarms:
        return Standing(State.ALARM, _alarm_text(alarms[0]))
    if kiosk.gaps:
        return Standing(State.GAP, _gap_text(kiosk.gaps))
    if kiosk.state is KioskState.REVOKED:
        return _revoked(kiosk)
    if kiosk.complete:
        return Standing(State.COMPLETE, _complete_text(kiosk))
    if kiosk.to_come and kiosk.state in _CLOSED:
        text = plural(kiosk.to_come, tr("Cerró, falta 1 voto"), tr("Cerró, faltan {n} votos"))
        return Standing(State.LAST_MISSING, text)
    return _not_open(kiosk.state) or _open(kiosk, snapshot)


def standing_of_point(kiosks: Sequence[KioskCoverage], snapshot: Snapshot) -> Standing:
    """How a point stands: as the worst of its kiosks."""
    if not kiosks:
        return Standing(State.NO_KIOSK, tr("Sin equipo"))
    return min((standing_of(kiosk, snapshot) for kiosk in kiosks), key=lambda standing: standing.state)


def _stands(alarm: str, kiosk: KioskCoverage, snapshot: Snapshot) -> bool:
    if alarm == "acta-differs":
        return kiosk.acta == ActaState.DIFFERS
    if alarm == "second-box" and undecided_actas(kiosk.kiosk, snapshot):
        return True
    held = {each.reason for each in snapshot.held.get(kiosk.kiosk, ())}
    return alarm in held or alarm not in _STANDING


def undecided_actas(kiosk: KioskId, snapshot: Snapshot) -> set[bytes]:
    """Boxes that only an acta tells of, beside another box, and nobody decided about."""
    boxes = {acta.box for acta in snapshot.actas.get(kiosk, ())}
    here = {batch.box for batch in snapshot.batches.get(kiosk, ())}
    decided = {decision.box for decision in snapshot.decisions if decision.kiosk == kiosk}
    return boxes - here - decided if len(boxes | here) > 1 else set()


def _complete_text(kiosk: KioskCoverage) -> str:
    if kiosk.rescued:
        return tr("Completo, con rescate")
    return tr("Completo, con acta") if kiosk.acta == ActaState.AGREES else tr("Completo")


def _revoked(kiosk: KioskCoverage) -> Standing:
    if kiosk.complete:
        return Standing(State.REVOKED, tr("Retirado"))
    return Standing(State.LAST_MISSING, tr("Retirado, falta el lote {n}").format(n=kiosk.last_good))


def _not_open(state: KioskState) -> Standing | None:
    """None for one that is open."""
    return {
        KioskState.NOTHING_RECEIVED: Standing(State.NOTHING, tr("Nada ha llegado")),
        KioskState.NOT_OPENED: Standing(State.NOT_OPENED, tr("No ha abierto")),
        KioskState.DAY_CLOSED: Standing(State.DAY_CLOSED, tr("Cerró el día")),
        KioskState.INCOMPLETE: Standing(State.LAST_MISSING, tr("Falta el último lote")),
    }.get(state)


def _open(kiosk: KioskCoverage, snapshot: Snapshot) -> Standing:
    heard, batches = snapshot.heard.get(kiosk.kiosk), snapshot.batches.get(kiosk.kiosk, ())
    if heard is not None and snapshot.moment - heard >= SILENT_AFTER:
        return Standing(State.SILENT, tr("Sin noticias {time}").format(time=span(heard, snapshot.moment)))
    if batches and batches[-1].polls == Polls.PAUSED.value:
        return Standing(State.PAUSED, tr("En pausa"))
    return Standing(State.OPEN, tr("Abierta"))


def _alarm_text(kind: str) -> str:
    texts = {
        "fork": tr("Dos lotes distintos"),
        "second-box": tr("Hay otra urna"),
        "rollback": tr("No continúa"),
        "rescue-fork": tr("El disco no concuerda"),
        "held-full": tr("Demasiado apartado"),
        "acta-differs": tr("El acta no coincide"),
    }
    return texts.get(kind, tr("Alarma"))


def _gap_text(gaps: Sequence[int]) -> str:
    numbers = [str(gap) for gap in gaps[:3]]
    if len(gaps) > len(numbers):
        return tr("Faltan {n} lotes").format(n=len(gaps))
    text = tr("Falta el lote {list}") if len(gaps) == 1 else tr("Faltan los lotes {list}")
    return text.format(list=listed(numbers))


def listed(words: Sequence[str]) -> str:
    """``2``, ``2 y 3``, ``2, 3 y 4``."""
    if len(words) < 2:
        return "".join(words)
    return tr("{first} y {last}").format(first=", ".join(words[:-1]), last=words[-1])


def span(then: datetime, now: datetime) -> str:
    """A length of time as short as a card needs it: ``20 min``, ``3 h``, ``2 días``."""
    minutes = max(0, int((now - then).total_seconds() // 60))
    if minutes < 60:
        return tr("{n} min").format(n=minutes)
    if minutes < 48 * 60:
        return tr("{n} h").format(n=minutes // 60)
    return tr("{n} días").format(n=minutes // (24 * 60))


def ago(then: datetime, now: datetime) -> str:
    """``hace 20 min``; ``hace un momento`` within the minute."""
    if (now - then).total_seconds() < 60:
        return tr("hace un momento")
    return tr("hace {span}").format(span=span(then, now))
