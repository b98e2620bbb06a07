"""The opening ceremony in words."""

from pathlib import Path

from kiosk.context import Mode
from sync.central.ceremony import Ceremony
from sync.central.opening import Opened
from ui.desk.tones import Tone
from ui.desk.view_models import votes
from ui.desk.views import Line
from ui.words import plural, tr


def first_lines() -> tuple[Line, ...]:
    """What this is for."""
    return (
        Line(
            tr("Traiga frozen.box en una memoria"),
            tr("Aquí se abre sin el registro y sin red, con los depositarios. Salen solo los totales."),
            Tone.OPEN, "lock-key",
        ),
    )  # fmt: skip


def box_lines(ceremony: Ceremony, *, networked: bool) -> tuple[Line, ...]:
    """What was read, to be compared before anybody types a word."""
    box = ceremony.box
    mode = tr("Consulta oficial") if box.mode is Mode.OFFICIAL else tr("Práctica: estos votos no cuentan")
    lines = [
        Line(box.consultation.title, f"{votes(box.ballots)}. {mode}.", Tone.PLAIN, "lock-key"),
        Line(
            tr("Compare esta huella con la del afiche"), ceremony.organiser, Tone.LOOK, "seal-check",
            tr("Si no es la misma, no siga."),
        ),
    ]  # fmt: skip
    if box.incomplete:
        text = tr("Se cerró sin {n}: {kiosks}").format(
            n=plural(len(box.incomplete), tr("1 equipo"), tr("{n} equipos")), kiosks=", ".join(box.incomplete)
        )
        lines.append(Line(tr("Incompletos"), text, Tone.LOOK, "warning-circle"))
    if networked:
        text = tr("Quite el cable y apague el wifi antes de que alguien escriba sus palabras.")
        lines.append(Line(tr("Esta máquina tiene red"), text, Tone.ALARM, "wifi-high"))
    return tuple(lines)


def turn_lines(ceremony: Ceremony) -> tuple[Line, ...]:
    """Who came, and how many are still needed."""
    lines = [
        Line(tr("Depositario {n}").format(n=n), tr("Sus palabras son las suyas."), Tone.DONE, "check-circle")
        for n in ceremony.present
    ]
    what = plural(ceremony.missing, tr("Falta 1 depositario"), tr("Faltan {n} depositarios"))
    text = tr("Abren {quorum} de {n}. Cada uno se acerca solo.").format(
        quorum=ceremony.quorum, n=ceremony.trustees
    )
    return (*lines, Line(what, text, Tone.OPEN, "users"))


def words_lines() -> tuple[Line, ...]:
    """For the trustee alone."""
    text = tr("Los demás se apartan. No se guardan en ninguna parte.")
    return (Line(tr("Escriba sus palabras, en orden"), text, Tone.OPEN, "eye-slash"),)


def ready_lines(ceremony: Ceremony) -> tuple[Line, ...]:
    """Before the box is opened."""
    text = tr("Elija dónde escribir el archivo de totales. Las palabras se olvidan al terminar.")
    lead = tr("Se abren {votes}").format(votes=votes(ceremony.box.ballots))
    return (Line(lead, text, Tone.DONE, "lock-open"),)


def end_lines(opened: Opened, out: Path) -> tuple[Line, ...]:
    """What came out: sums of valid, blank and null, the nulls with their reasons, and what to do now."""
    total = opened.total
    nulls = sum(total.nulls.values())
    text = tr("{valid} válidos, {blank} de ellos en blanco, {null} nulos").format(
        valid=total.ballots - nulls, blank=total.blank, null=nulls
    )
    lines = [Line(votes(total.ballots), text, Tone.DONE, "lock-open", str(out))]
    look = tr("Ningún equipo en regla sella un voto nulo. Anótelo, y haga revisar los equipos.")
    lines += [
        Line(tr("Nulos"), f"{_null(reason)}: {count}", Tone.ALARM, "prohibit", look)
        for reason, count in sorted(total.nulls.items())
        if count
    ]
    after = tr("Lleve ese archivo al centro. Después apague y borre esta máquina.")
    lines.append(Line(tr("Las palabras se olvidaron"), after, Tone.OPEN, "shield-check"))
    return tuple(lines)


def _null(reason: str) -> str:
    texts = {
        "unsealable": tr("no abren con la llave de la urna"),
        "commitment-mismatch": tr("no son lo que su código prometió"),
        "ballot-malformed": tr("no tienen la forma de un voto"),
        "ballot-unknown-proposal": tr("eligen una propuesta que no existe"),
        "ballot-too-many": tr("eligen de más"),
        "ballot-too-few": tr("eligen de menos"),
        "ballot-repeats": tr("repiten una propuesta"),
    }
    return texts.get(reason, reason)
