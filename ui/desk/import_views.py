"""What an import shows: one line a file with what happened and why, and the sums."""

from dataclasses import dataclass

from sync.central.delivery import Delivery
from sync.central.importing import ImportSummary, Taken
from sync.central.intake import Outcome
from sync.central.rows import ActaState
from ui.desk.snapshot import Snapshot
from ui.desk.tones import Tone
from ui.desk.view_models import short_name
from ui.desk.views import Line
from ui.desk.why import why_held
from ui.words import of_core, plural, told, tr

_ORDER = (Outcome.REFUSED, Outcome.HELD, Outcome.NEW, Outcome.ALREADY)


@dataclass(frozen=True)
class ImportView:
    """``progress`` says how far it is while it runs, and is empty otherwise; ``share`` is the same as a part
    of one. ``lines`` are of the last import, the sums first.
    """

    progress: str
    share: float
    lines: tuple[Line, ...]


def file_lines(summary: ImportSummary, snapshot: Snapshot | None) -> tuple[Line, ...]:
    """One line a file: what somebody has to look at comes first."""
    ordered = sorted(summary.taken, key=lambda taken: _ORDER.index(taken.intake.outcome))
    return tuple(file_line(taken, snapshot) for taken in ordered)


def file_line(taken: Taken, snapshot: Snapshot | None) -> Line:
    """What became of one file."""
    intake, name = taken.intake, taken.path.name
    point = snapshot.station_of(intake.kiosk) if snapshot and intake.kiosk else None
    place = short_name(point) if point else intake.kiosk
    what = tr("{place}, lote {n}").format(place=place, n=intake.sequence)
    if intake.outcome is Outcome.NEW:
        return Line(tr("Recibido"), what, Tone.DONE, "check-circle", name)
    if intake.outcome is Outcome.ALREADY:
        return Line(tr("Ya estaba"), what, Tone.PLAIN, "check", name)
    if intake.outcome is Outcome.HELD:
        why = why_held(intake.reason)
        return Line(why.lead, f"{what}. {why.what}", why.tone, why.icon, f"{name} · {why.do}")
    what, *do = told(intake.error) if intake.error else [of_core(intake.text)]
    return Line(tr("Rechazado"), what, Tone.ALARM, "x-circle", " · ".join([name, *do]))


def sum_lines(delivery: Delivery) -> tuple[Line, ...]:
    """How it ended, in a few lines: batches, actas, what went wrong, what was left."""
    batches, stopped = delivery.batches, _left(delivery)
    lines = [*_batches(batches), *_actas(delivery)]
    if not lines and not stopped:
        nothing = tr("Ahí no había ningún lote ni acta. No se cambió nada.")
        return (Line(tr("Nada que importar"), nothing, Tone.LOOK, "info"),)
    if batches.not_written:
        note = tr("Lo importado está a salvo. Use otra memoria y repita: no cuenta doble.")
        text = " ".join(told(batches.not_written))
        lines.append(Line(tr("Falta un recibo"), text, Tone.ALARM, "warning", note))
    return (*lines, *stopped)


def _batches(summary: ImportSummary) -> list[Line]:
    new, already = summary.count(Outcome.NEW), summary.count(Outcome.ALREADY)
    held, refused = summary.count(Outcome.HELD), summary.count(Outcome.REFUSED)
    parts = (
        plural(new, tr("1 nuevo"), tr("{n} nuevos")),
        plural(already, tr("1 ya estaba"), tr("{n} ya estaban")),
        plural(held, tr("1 apartado"), tr("{n} apartados")),
        plural(refused, tr("1 rechazado"), tr("{n} rechazados")),
    )
    if not summary.taken:
        return []
    files = plural(len(summary.taken), tr("1 archivo"), tr("{n} archivos"))
    tone, icon = (Tone.LOOK, "warning-circle") if held or refused else (Tone.DONE, "check-circle")
    return [Line(files, ", ".join(parts) + ".", tone, icon, _receipts(summary))]


def _actas(delivery: Delivery) -> list[Line]:
    if not delivery.actas:
        return []
    refused = sum(each.outcome is Outcome.REFUSED for each in delivery.actas)
    differs = sum(each.state is ActaState.DIFFERS for each in delivery.actas)
    parts = [plural(len(delivery.actas) - refused, tr("1 leída"), tr("{n} leídas"))]
    parts += [plural(differs, tr("1 no coincide"), tr("{n} no coinciden"))] if differs else []
    parts += [plural(refused, tr("1 rechazada"), tr("{n} rechazadas"))] if refused else []
    tone, icon = (Tone.LOOK, "warning-circle") if refused or differs else (Tone.DONE, "check-circle")
    return [
        Line(plural(len(delivery.actas), tr("1 acta"), tr("{n} actas")), ", ".join(parts) + ".", tone, icon)
    ]


def _receipts(summary: ImportSummary) -> str:
    if not summary.receipts:
        return ""
    one = tr("1 recibo quedó junto a su lote. Puede retirar la memoria y devolverla a su puesto.")
    many = tr("{n} recibos quedaron junto a sus lotes. Puede retirar la memoria y devolverla a su puesto.")
    return plural(summary.receipts, one, many)


def _left(delivery: Delivery) -> tuple[Line, ...]:
    left = delivery.batches.left + delivery.unread
    if not left:
        return ()
    files = plural(left, tr("1 archivo quedó sin mirar."), tr("{n} archivos quedaron sin mirar."))
    note = tr("Suelte otra vez la carpeta cuando quiera: lo que ya entró no cuenta doble.")
    return (Line(tr("Se detuvo"), files, Tone.LOOK, "hand-palm", note),)
