"""What an acta says, in words for staff: on the page of deliveries, and at its point."""

from collections.abc import Sequence
from pathlib import Path

from kiosk.head import Head
from kiosk.polls import Polls
from sync.central.acta_intake import TakenActa
from sync.central.outcome import Outcome
from sync.central.rows import ActaRow, ActaState
from ui.desk.snapshot import Snapshot
from ui.desk.tones import Tone
from ui.desk.view_models import short_name, votes
from ui.desk.views import Line
from ui.words import day, hour, plural, told, tr


def taken_lines(taken: Sequence[TakenActa], snapshot: Snapshot | None) -> tuple[Line, ...]:
    """One line for each code that was read: what somebody has to look at comes first."""
    lines = [_taken(each, snapshot) for each in taken]
    return tuple(sorted(lines, key=lambda line: line.tone is not Tone.ALARM))


def acta_line(acta: ActaRow, here: int) -> Line:
    """One acta at its point; ``here`` is how many ballots of its box are at the centre."""
    when = (
        tr("{day}, {hour}").format(day=day(acta.closed_at), hour=hour(acta.closed_at))
        if acta.closed_at
        else ""
    )
    said = tr("{polls} con {votes}").format(polls=_polls(acta.polls), votes=votes(acta.ballots))
    text = ". ".join(part for part in (said[:1].upper() + said[1:], when) if part)
    return _compared(text, acta.state, max(0, acta.ballots - here), "")


def to_come(count: int) -> str:
    """``falta 1 voto``, ``faltan 12 votos``."""
    return plural(count, tr("falta 1 voto"), tr("faltan {n} votos"))


def _taken(taken: TakenActa, snapshot: Snapshot | None) -> Line:
    source = Path(taken.source).name or tr("Lector de códigos")
    name = tr("{file}, página {n}").format(file=source, n=taken.page) if taken.page > 1 else source
    if taken.error is not None:
        what, *do = told(taken.error)
        return Line(tr("Acta rechazada"), what, Tone.ALARM, "x-circle", " · ".join([name, *do]))
    head = taken.head
    assert head is not None, "a code is either read or refused"
    again = tr("ya se había leído") if taken.outcome is Outcome.ALREADY else ""
    note = " · ".join(part for part in (name, again) if part)
    return _compared(_said(head, snapshot), taken.state, taken.to_come, note)


def _said(head: Head, snapshot: Snapshot | None) -> str:
    point = snapshot.station_of(head.kiosk) if snapshot else None
    place = short_name(point) if point else head.station
    said = tr("{polls} con {votes}").format(polls=_polls(head.polls), votes=votes(head.ballots))
    return tr("{place}, equipo {kiosk}: {said}").format(place=place, kiosk=head.kiosk, said=said)


def _compared(text: str, state: ActaState, missing: int, note: str) -> Line:
    if state is ActaState.DIFFERS:
        do = tr("Compare con la hoja firmada y llame al puesto. Ningún voto se descartó.")
        lead = tr("El acta no coincide con lo que llegó")
        return Line(lead, f"{text}.", Tone.ALARM, "warning", " · ".join(part for part in (note, do) if part))
    if missing:
        text = tr("{text}; {missing} por llegar.").format(text=text, missing=to_come(missing))
        return Line(tr("Acta leída"), text, Tone.LOOK, "qr-code", note)
    if state is ActaState.AGREES:
        return Line(tr("El acta coincide con lo que llegó"), f"{text}.", Tone.DONE, "check-circle", note)
    return Line(tr("Acta leída"), f"{text}.", Tone.PLAIN, "qr-code", note)


def _polls(polls: Polls) -> str:
    return {
        Polls.CLOSED: tr("sin abrir"),
        Polls.OPEN: tr("abierta"),
        Polls.PAUSED: tr("en pausa"),
        Polls.DAY_CLOSED: tr("cierre del día"),
        Polls.ENDED: tr("cierre definitivo"),
    }[polls]
