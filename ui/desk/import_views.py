"""What an import shows: one line a file with what happened and why, and the sums."""

from dataclasses import dataclass

from sync.central.importing import ImportSummary, Taken
from sync.central.intake import Outcome
from ui.desk.snapshot import Snapshot
from ui.desk.tones import Tone
from ui.desk.view_models import short_name
from ui.desk.views import Line
from ui.desk.why import why_held
from ui.words import plural, tr

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
    text = intake.text or tr("No es un lote de esta consulta.")
    return Line(tr("Rechazado"), text, Tone.ALARM, "x-circle", name)


def sum_lines(summary: ImportSummary) -> tuple[Line, ...]:
    """How it ended, as one to three lines."""
    new, already = summary.count(Outcome.NEW), summary.count(Outcome.ALREADY)
    held, refused = summary.count(Outcome.HELD), summary.count(Outcome.REFUSED)
    parts = (
        plural(new, tr("1 nuevo"), tr("{n} nuevos")),
        plural(already, tr("1 ya estaba"), tr("{n} ya estaban")),
        plural(held, tr("1 apartado"), tr("{n} apartados")),
        plural(refused, tr("1 rechazado"), tr("{n} rechazados")),
    )
    files = plural(len(summary.taken), tr("1 archivo"), tr("{n} archivos"))
    if not summary.taken:
        nothing = tr("Ahí no había ningún lote. No se cambió nada.")
        return (Line(tr("Nada que importar"), nothing, Tone.LOOK, "info"), *_left(summary))
    tone, icon = (Tone.LOOK, "warning-circle") if held or refused else (Tone.DONE, "check-circle")
    lines = [Line(files, ", ".join(parts) + ".", tone, icon, _receipts(summary))]
    if summary.not_written:
        note = tr("Lo importado está a salvo. Use otra memoria y repita: no cuenta doble.")
        lines.append(Line(tr("Falta un recibo"), summary.not_written, Tone.ALARM, "warning", note))
    return (*lines, *_left(summary))


def _receipts(summary: ImportSummary) -> str:
    if not summary.receipts:
        return ""
    one = tr("1 recibo quedó junto a su lote. Puede retirar la memoria y devolverla a su puesto.")
    many = tr("{n} recibos quedaron junto a sus lotes. Puede retirar la memoria y devolverla a su puesto.")
    return plural(summary.receipts, one, many)


def _left(summary: ImportSummary) -> tuple[Line, ...]:
    if not summary.left:
        return ()
    files = plural(summary.left, tr("1 archivo quedó sin mirar."), tr("{n} archivos quedaron sin mirar."))
    note = tr("Suelte otra vez la carpeta cuando quiera: lo que ya entró no cuenta doble.")
    return (Line(tr("Se detuvo"), files, Tone.LOOK, "hand-palm", note),)
