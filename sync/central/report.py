"""The tables that ``urna-central`` prints for people."""

from collections.abc import Sequence
from typing import Any

from kiosk.counting import BALLOTS, counted
from sync.central.acta_report import acta_note
from sync.central.audit import chain_end
from sync.central.coverage import Coverage, KioskState
from sync.central.importing import ImportSummary
from sync.central.intake import Outcome
from sync.central.rescue import Rescued
from sync.central.rows import AuditRow

_OUTCOMES = {
    Outcome.NEW: ("nuevo", "nuevos"),
    Outcome.ALREADY: ("ya estaba", "ya estaban"),
    Outcome.HELD: ("apartado", "apartados"),
    Outcome.REFUSED: ("rechazado", "rechazados"),
}
_STATES = {
    KioskState.NOTHING_RECEIVED: "sin noticia",
    KioskState.NOT_OPENED: "sin abrir",
    KioskState.OPEN: "abierta",
    KioskState.DAY_CLOSED: "cerró el día",
    KioskState.INCOMPLETE: "incompleto",
    KioskState.COMPLETE: "completo",
    KioskState.REVOKED: "retirado",
}
SET_ASIDE = {
    "duplicate": "otro voto de la misma persona",
    "voted-elsewhere": "la persona ya votó en otra parte",
    "pseudonym-unreadable": "seudónimo que no abre",
    "ballot-without-entry": "voto sin registro",
    "sealed-ballot-repeated": "copia de un voto sellado",
    "challenged": "voto de prueba, anulado, que también se depositó",
    "challenged-and-cast": "voto de prueba, anulado, que también se depositó",
    "entry-without-ballot": "registro sin voto",
    "entry-unreadable": "registro que no abre",
    "entry-false": "registro cuyo seudónimo no es el de su documento",
    "entry-repeated": "registro repetido",
}
"""Why a ballot was set aside, and what a reconciliation raises an alarm about."""

NULLS = {
    "unsealable": "no abre con la llave de la urna",
    "commitment-mismatch": "no es lo que su código prometió",
    "ballot-malformed": "no tiene la forma de un voto",
    "ballot-unknown-proposal": "elige una propuesta que no existe",
    "ballot-too-many": "elige de más",
    "ballot-too-few": "elige de menos",
    "ballot-repeats": "repite una propuesta",
}
"""Why a ballot is null."""

_MOST_LINES = 40


def import_sums(summary: ImportSummary) -> str:
    """All files in one line: ``12 archivos: 9 nuevos, 1 ya estaba …`` with the codes of why not."""
    why = ", ".join(f"{count} {reason}" for reason, count in summary.reasons().items())
    files = counted(len(summary.taken), ("archivo", "archivos"))
    return f"{files}: {_sums(summary)}{f' ({why})' if why else ''}"


def import_text(summary: ImportSummary) -> str:
    """One line for each file that needs a look, why and how often, the sums, and what is on the stick now."""
    looks = [
        f"{_OUTCOMES[each.intake.outcome][0]:>10}  {each.path.name}: {each.intake.text}"
        for each in summary.taken
        if each.intake.outcome in (Outcome.HELD, Outcome.REFUSED)
    ]
    lines = looks[:_MOST_LINES]
    if len(looks) > _MOST_LINES:
        more = counted(len(looks) - _MOST_LINES, ("archivo", "archivos"))
        lines.append(f"{'':>10}  … y {more} más; todos con «--json».")
    texts = {each.intake.reason: each.intake.text for each in summary.taken}
    lines += [f"{count:>10}  {texts[reason]}" for reason, count in summary.reasons().items() if count > 1]
    lines.append(f"{counted(len(summary.taken), ('archivo', 'archivos'))}: {_sums(summary)}.")
    if summary.receipts:
        receipts = counted(summary.receipts, ("recibo quedó", "recibos quedaron"))
        lines.append(f"{receipts} junto a sus lotes: devuelva la memoria a su puesto.")
    if summary.not_written:
        lines.append(f"Algún recibo no se pudo escribir: {summary.not_written}")
    return "\n".join(lines)


def _sums(counts: ImportSummary | Rescued) -> str:
    return ", ".join(counted(counts.count(outcome), names) for outcome, names in _OUTCOMES.items())


def coverage_text(board: Coverage) -> str:
    """The board, by point."""
    lines = [f"{'Puesto':<8}{'Equipo':<12}{'Estado':<14}{'Lotes':>6}{'Votos':>7}  Observaciones"]
    for kiosk in board.kiosks:
        notes = [f"faltan lotes {', '.join(map(str, kiosk.gaps))}"] if kiosk.gaps else []
        notes += ["su disco se rescató"] if kiosk.rescued else []
        notes += [f"vale hasta el lote {kiosk.last_good}"] if kiosk.last_good is not None else []
        notes += [f"votos de prueba: {kiosk.challenged}"] if kiosk.challenged else []
        notes += [acta_note(kiosk)] if kiosk.acta else []
        notes += [f"alarma: {alarm}" for alarm in kiosk.alarms]
        lines.append(
            f"{kiosk.station:<8}{kiosk.kiosk:<12}{_STATES[kiosk.state]:<14}{kiosk.batches:>6}{kiosk.ballots:>7}"
            f"  {'; '.join(notes)}".rstrip()
        )
    missing = len(board.incomplete)
    left = (
        f"{'Falta' if missing == 1 else 'Faltan'} {missing} por completar." if missing else "Todos completos."
    )
    votes, kiosks = (
        counted(board.ballots, BALLOTS),
        counted(len(board.kiosks), ("equipo", "equipos")),
    )
    return "\n".join([*lines, f"{votes} de {kiosks}. {left}"])


def results_text(value: dict[str, Any]) -> str:
    """Ranked proposals, then the questions."""
    sums = (
        counted(value["participants"], ("participante", "participantes")),
        counted(value["ballots_counted"], ("voto contado", "votos contados")),
        counted(value["ballots_null"], ("nulo", "nulos")),
        f"{value['ballots_blank']} en blanco",
        counted(value["ballots_set_aside"], ("apartado", "apartados")),
    )
    lines = [
        f"{', '.join(sums)}.",
        "",
        "Porcentaje de votos contados que eligieron cada propuesta (pueden sumar más de 100 %):",
    ]
    ranked = sorted(value["proposals"], key=lambda p: (-p["votes"], p["number"]))
    lines += [
        f"{p['votes']:>6}  {_percent(p['share'])}  {p['number']:>2}. {p['short_title']}" for p in ranked
    ]
    for question in value["questions"]:
        lines += ["", question["label"]]
        lines += [f"{answer['count']:>6}  {answer['label']}" for answer in question["answers"]]
    return "\n".join(lines)


def _percent(share: float) -> str:
    return f"{100 * share:5.1f} %".replace(".", ",")


def rescue_text(rescued: Rescued) -> str:
    """One disk: what came in, what its acta, receipts and batches say differently, what to know."""
    head = rescued.head
    whose = (
        f"urna {head.box.hex()[:8]} de {head.kiosk}, {counted(head.ballots, BALLOTS)}"
        if head
        else "sin estado firmado"
    )
    tail = _OUTCOMES[rescued.tail.outcome][rescued.loose != 1]
    tail = f"Votos que no estaban en ningún lote: {rescued.loose}, {tail}."
    lines = [f"{rescued.path.name}: {whose}.", f"Lotes que guardaba: {_sums(rescued)}.", tail]
    lines += [rescued.tail.text] if rescued.tail.text else []
    lines += [intake.text for intake in rescued.batches if intake.outcome is Outcome.REFUSED]
    lines += [f"✗ {difference}" for difference in rescued.differences]
    if head and not rescued.differences:
        same = "Disco, acta, centro y recibos" if rescued.actas else "Disco, centro y recibos"
        lines.append(f"{same} dicen lo mismo.")
    return "\n".join([*lines, *rescued.notes])


def audit_text(rows: Sequence[AuditRow], broken: int | None) -> str:
    """Who did what, oldest first, and whether the chain holds."""
    lines = [f"{row.number:>5}  {row.at}  {row.who:<16}  {row.action:<14}  {row.detail}" for row in rows]
    if broken is not None:
        lines.append(f"✗ El registro no se sostiene desde la línea {broken}: alguien lo cambió.")
    elif rows:
        notes = counted(len(rows), ("anotación", "anotaciones"))
        lines.append(f"{notes}, sin cambios. Huella: {chain_end(rows)}")
    else:
        lines.append("Todavía no hay anotaciones.")
    return "\n".join(lines)
