"""Who did what, newest first, and whether the chain holds."""

from collections.abc import Sequence

from sync.central.audit import chain_end, first_break
from sync.central.rows import AuditRow
from ui.desk.tones import Tone
from ui.desk.views import Line
from ui.words import day, hour, plural, tr


def chain_line(rows: Sequence[AuditRow]) -> Line:
    """Whether all of it is as it was written, and the digest to write down."""
    broken = first_break(rows)
    if broken is not None:
        text = tr("La bitácora no se sostiene desde la línea {n}: alguien la cambió.").format(n=broken)
        note = tr("Compare con la huella de la última copia. No cierre antes de aclararlo.")
        return Line(tr("Bitácora alterada"), text, Tone.ALARM, "warning", note)
    if not rows:
        return Line(tr("Bitácora"), tr("Todavía no hay anotaciones."), Tone.IDLE, "scroll")
    notes = plural(len(rows), tr("1 anotación, sin cambios."), tr("{n} anotaciones, sin cambios."))
    digest = tr("Huella de hoy: {digest}").format(digest=spaced(chain_end(rows)[:32]))
    return Line(tr("Bitácora completa"), notes, Tone.DONE, "shield-check", digest)


def audit_lines(rows: Sequence[AuditRow]) -> tuple[Line, ...]:
    """One line a row, newest first."""
    return tuple(_line(row) for row in reversed(rows))


def _line(row: AuditRow) -> Line:
    text, icon = _actions().get(row.action, (row.action, "note-pencil"))
    when = tr("{day}, {hour}").format(day=day(row.at), hour=hour(row.at))
    note = tr("N.º {n} · {when} · {who}").format(n=row.number, when=when, who=row.who)
    return Line(text, row.detail, Tone.PLAIN, icon, note)


def _actions() -> dict[str, tuple[str, str]]:
    return {
        "init": (tr("Se creó el centro"), "house"),
        "import": (tr("Se importaron archivos"), "usb"),
        "acta": (tr("Se leyeron actas"), "qr-code"),
        "box-admit": (tr("Una urna sí cuenta"), "scales"),
        "box-exclude": (tr("Una urna no cuenta"), "scales"),
        "wipe-order": (tr("Se ordenó borrar una urna"), "trash"),
        "rescue": (tr("Se rescató un disco"), "hard-drives"),
        "backup": (tr("Se hizo una copia"), "vault"),
        "restore": (tr("Se recuperó una copia"), "vault"),
        "close": (tr("Se cerró el escrutinio"), "lock-key"),
        "results": (tr("Se miraron los resultados exactos"), "eye"),
        "publish": (tr("Se publicaron los resultados"), "megaphone"),
        "kiosk-add": (tr("Se agregó un equipo"), "device-tablet"),
        "kiosk-replace": (tr("Se cambió un equipo por otro"), "device-tablet"),
        "export": (tr("Se sacaron los documentos originales"), "folder-open"),
        "accept-missing": (tr("Se aceptó cerrar sin lo que falta"), "check"),
        "kiosk-exclude": (tr("Se excluyó un equipo"), "prohibit"),
        "elsewhere": (tr("Se trajo la lista de quienes votaron en otra parte"), "identification-card"),
        "seed": (tr("Se fijó la semilla"), "scales"),
        "ruling": (tr("Se decidió sobre un nombre igual"), "users"),
        "archive": (tr("Se destruyó el registro"), "archive"),
        "kiosk-revoke": (tr("Se retiró un equipo"), "prohibit"),
        "point-add": (tr("Se agregó un puesto"), "map-pin"),
        "serve": (tr("Se encendió el servidor"), "network"),
    }


def spaced(digest: str) -> str:
    """In groups of four, so that it can be copied by hand and breaks where a line ends."""
    return " ".join(digest[start : start + 4] for start in range(0, len(digest), 4))
