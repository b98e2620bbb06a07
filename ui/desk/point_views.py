"""A point's page from a snapshot: its kiosks with their batches, gaps, what is held, alarms and decisions."""

from collections import Counter
from collections.abc import Sequence

from kiosk.context import KioskId
from kiosk.polls import Polls
from sync.central.coverage import KioskCoverage
from sync.central.rows import AcceptedBatch, ActaState
from sync.decision import DecisionKind
from ui.desk.acta_views import acta_line
from ui.desk.snapshot import Snapshot
from ui.desk.states import ago, listed, standing_of, undecided_actas
from ui.desk.tones import Tone
from ui.desk.view_models import ballots_in, by_point, votes
from ui.desk.views import BoxChoice, KioskView, Line, PointView
from ui.desk.why import why_held
from ui.words import grouped, plural, tr

_DIGITS = 8


def point_view(snapshot: Snapshot, code: str) -> PointView:
    """One point of the roster."""
    point = next(point for point in snapshot.points if point.code == code)
    kiosks = by_point(snapshot)[point.code]
    return PointView(
        title=f"{point.code} · {point.name}",
        subtitle=point.localidad,
        kiosks=tuple(_kiosk(kiosk, snapshot) for kiosk in kiosks),
    )


def _kiosk(kiosk: KioskCoverage, snapshot: Snapshot) -> KioskView:
    standing, batches = standing_of(kiosk, snapshot), snapshot.batches.get(kiosk.kiosk, ())
    heard = snapshot.heard.get(kiosk.kiosk)
    return KioskView(
        title=tr("Equipo {id}").format(id=kiosk.kiosk),
        state_text=standing.text,
        tone=standing.tone,
        icon=standing.icon,
        facts=(
            (grouped(str(kiosk.ballots)), tr("votos")),
            (grouped(str(kiosk.entries)), tr("personas registradas")),
            (str(kiosk.batches), tr("lotes recibidos")),
            (ago(heard, snapshot.moment) if heard else tr("nunca"), tr("último lote")),
        ),
        lines=(*_troubles(kiosk, snapshot), *_actas(kiosk.kiosk, snapshot), *_decisions(kiosk, snapshot)),
        batches=tuple(_batch(batches, place) for place in range(len(batches) - 1, -1, -1)),
        boxes=boxes_of(kiosk.kiosk, snapshot),
    )


def _troubles(kiosk: KioskCoverage, snapshot: Snapshot) -> list[Line]:
    lines = []
    if kiosk.gaps:
        text = tr("De esta urna ya llegó un lote posterior. Falta: {list}.")
        numbers = listed([str(gap) for gap in kiosk.gaps])
        lines.append(Line(tr("Faltan lotes"), text.format(list=numbers), Tone.LOOK, "puzzle-piece"))
    held = Counter((each.reason, each.box) for each in snapshot.held.get(kiosk.kiosk, ()))
    for (reason, box), count in sorted(held.items()):
        why = why_held(reason)
        many = plural(count, tr("1 lote"), tr("{n} lotes"))
        where = tr("Urna {box}, {many}.").format(box=box.hex()[:_DIGITS], many=many)
        lines.append(Line(why.lead, f"{where} {why.what}", why.tone, why.icon, why.do))
    if kiosk.challenged:
        lead = plural(kiosk.challenged, tr("1 voto de prueba"), tr("{n} votos de prueba"))
        text = tr("Alguien comprobó la máquina: se anuló y no está entre los votos.")
        lines.append(Line(lead, text, Tone.IDLE, "shield-check"))
    if kiosk.rescued:
        text = tr("Parte de lo que hay aquí se leyó del disco del equipo.")
        lines.append(Line(tr("Rescate"), text, Tone.IDLE, "hard-drives"))
    if kiosk.last_good is not None:
        text = tr("El equipo fue retirado: vale hasta el lote {n}.").format(n=kiosk.last_good)
        lines.append(Line(tr("Retirado"), text, Tone.IDLE, "prohibit"))
    return lines


def _actas(kiosk: KioskId, snapshot: Snapshot) -> list[Line]:
    """The newest acta of each box, and before it those that differ."""
    actas = snapshot.actas.get(kiosk, ())
    newest = {acta.box: acta for acta in actas}
    lines = [
        acta_line(acta, snapshot.ballots_of(kiosk, acta.box))
        for acta in actas
        if acta.state is ActaState.DIFFERS or acta is newest[acta.box]
    ]
    alone = undecided_actas(kiosk, snapshot)
    if alone:
        boxes = listed([box.hex()[:_DIGITS] for box in sorted(alone)])
        text = tr("Hay un acta de la urna {list}, de la que no ha llegado ningún lote.").format(list=boxes)
        do = tr(
            "Llame al puesto y pregunte si cambió de equipo o de disco. Después decida si la urna cuenta."
        )
        lines.append(Line(tr("Acta de otra urna"), text, Tone.ALARM, "warning", do))
    return lines


def _decisions(kiosk: KioskCoverage, snapshot: Snapshot) -> list[Line]:
    lines = []
    for decision in snapshot.decisions:
        if decision.kiosk == kiosk.kiosk:
            box = tr("Urna {box}.").format(box=decision.box.hex()[:_DIGITS])
            lead, text = {
                DecisionKind.ADMIT: (tr("Urna que cuenta"), f"{box} {decision.reason}"),
                DecisionKind.EXCLUDE: (tr("Urna que no cuenta"), f"{box} {decision.reason}"),
                DecisionKind.ACCEPT: (tr("Se cierra sin lo que falta"), decision.reason),
            }[decision.kind]
            lines.append(Line(lead, text, Tone.IDLE, "scales"))
    return lines


def _batch(batches: Sequence[AcceptedBatch], place: int) -> Line:
    batch = batches[place]
    several = len({each.box for each in batches}) > 1
    box = tr("Urna {box} · ").format(box=batch.box.hex()[:_DIGITS]) if several else ""
    lead = tr("Lote {n}").format(n=batch.sequence)
    text = tr("{box}{votes}, {total} en total · {polls}").format(
        box=box,
        votes=votes(ballots_in(batches, place)),
        total=grouped(str(batch.total_ballots)),
        polls=tr("cierre definitivo") if batch.final else _polls(Polls(batch.polls)),
    )
    icon = "flag" if batch.final else "envelope-simple"
    return Line(lead, text, Tone.PLAIN, icon, tr("Con recibo firmado."))


def _polls(polls: Polls) -> str:
    return {
        Polls.CLOSED: tr("sin abrir"),
        Polls.OPEN: tr("abierta"),
        Polls.PAUSED: tr("en pausa"),
        Polls.DAY_CLOSED: tr("cierre del día"),
        Polls.ENDED: tr("cerrada"),
    }[polls]


def boxes_of(kiosk: KioskId, snapshot: Snapshot) -> tuple[BoxChoice, ...]:
    """Boxes of a kiosk that sent from more than one, or of which something is held that staff decide."""
    held = snapshot.held.get(kiosk, ())
    known = {batch.box for batch in snapshot.batches.get(kiosk, ())}
    boxes = known | {each.box for each in held} | undecided_actas(kiosk, snapshot)
    if len(boxes) < 2 and not any(why_held(each.reason).decide for each in held):
        return ()
    last = {decision.box: decision.kind for decision in snapshot.decisions if decision.kiosk == kiosk}
    return tuple(
        BoxChoice(kiosk, box.hex()[:_DIGITS], box in known, last.get(box) is DecisionKind.EXCLUDE)
        for box in sorted(boxes)
    )
