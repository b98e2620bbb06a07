"""The closing in words: what is still missing, what will happen, and what came of it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kiosk.context import KioskId
from sync.central.acceptances import OpenPoint
from sync.central.closing import Closing, Prepared
from sync.central.elsewhere import ElsewhereList
from sync.central.places import Centre
from sync.central.reconcile import Duplicate
from sync.central.results import read_closing
from sync.central.seed_text import text_of
from sync.central.settling import Settling
from ui.desk.closed_views import aside_lines, reason_of
from ui.desk.snapshot import Snapshot
from ui.desk.states import listed, standing_of
from ui.desk.tones import Tone
from ui.desk.view_models import short_name, votes
from ui.desk.views import Line
from ui.words import grouped, plural, tr

_MOST_NAMED = 12
_SEED_DIGITS, _SEED_LETTERS = 16, 40


@dataclass(frozen=True)
class Case:
    """Several ballots of one person: the first digits of the pseudonym (empty if it is not at hand), and the
    kiosks. Never a choice, never a name.
    """

    person: str
    kiosks: tuple[KioskId, ...]
    counted: str
    disputed: bool = False


@dataclass(frozen=True)
class CountClosed:
    """What a closing did."""

    ballots: int
    aside: Counter[str]
    cases: tuple[Case, ...]
    incomplete: tuple[str, ...]
    seed: bytes


def closed_now(closing: Closing) -> CountClosed:
    """What the closing that has just ended did."""
    result = closing.reconciliation
    cases = tuple(map(_case, result.duplicates))
    aside = Counter(item.reason for item in result.set_aside)
    return CountClosed(closing.ballots, aside, cases, closing.incomplete, closing.seed)


def _case(each: Duplicate) -> Case:
    kiosks = tuple(kiosk for kiosk, _ in each.places)
    return Case(each.person.hex()[:8], kiosks, each.counted[0] if each.counted else "", each.disputed)


def closed_before(centre: Centre) -> CountClosed:
    """What stands signed in the centre's folder. Raises `UrnaError` if it is not there or was altered."""
    closed = read_closing(centre)
    record = closed.closing
    cases = []
    for each in record["duplicates"]:
        kiosks = {place["leaf"]: KioskId(place["kiosk"]) for place in each["places"]}
        cases.append(Case("", tuple(kiosks.values()), kiosks.get(each["counted"], "")))
    aside = Counter(str(item["reason"]) for item in record["set_aside"])
    ballots = int(closed.participation["participants"])
    return CountClosed(
        ballots, aside, tuple(cases), tuple(record["incomplete"]), bytes.fromhex(record["seed"])
    )


def missing_lines(snapshot: Snapshot) -> tuple[Line, ...]:
    """What has still to come, and what is held: the first look."""
    missing = snapshot.board.incomplete
    if missing:
        many = plural(len(missing), tr("Falta 1 equipo"), tr("Faltan {n} equipos"))
        text = tr("Lo que llegue después de cerrar se recibe y se publica como número, pero no se cuenta.")
        lines = [Line(many, text, Tone.LOOK, "warning-circle", tr("Búsquelos antes de cerrar."))]
    else:
        lines = [
            Line(tr("No falta nada"), tr("Todos los equipos están completos."), Tone.DONE, "check-circle")
        ]
    for kiosk in missing[:_MOST_NAMED]:
        point, standing = snapshot.station_of(kiosk.kiosk), standing_of(kiosk, snapshot)
        name = short_name(point) if point else kiosk.station
        lead = f"{kiosk.station} · {name}"
        lines.append(Line(lead, standing.text, standing.tone, standing.icon, kiosk.kiosk))
    if len(missing) > _MOST_NAMED:
        more = tr("Y {n} equipos más, en el tablero.").format(n=len(missing) - _MOST_NAMED)
        lines.append(Line(more, "", Tone.LOOK, "list"))
    held = sum(len(mine) for mine in snapshot.held.values())
    if held:
        lots = plural(held, tr("Hay 1 lote apartado"), tr("Hay {n} lotes apartados"))
        lines.append(Line(lots, tr("Lo apartado no se cuenta. Mírelo antes de cerrar."), Tone.LOOK, "tray"))
    return tuple(lines)


def effect_lines(ballots: int) -> tuple[Line, ...]:
    """What closing does, in words."""
    return (
        Line(
            tr("Se cierra la cuenta con {votes}").format(votes=votes(ballots)),
            tr("Se concilia el registro, se apartan los votos repetidos sin abrirlos, y la urna queda "
               "congelada y firmada. No se puede volver atrás."),
            Tone.ALARM, "lock-key",
        ),
    )  # fmt: skip


def closed_lines(closed: CountClosed) -> tuple[Line, ...]:
    """What came of it."""
    apart = sum(closed.aside.values())
    what = tr("En la urna congelada: {votes}. Apartados: {aside}.")
    text = what.format(votes=votes(closed.ballots), aside=grouped(str(apart)))
    lines = [Line(tr("El escrutinio está cerrado"), text, Tone.DONE, "lock-key", tr("Semilla: {seed}").format(
        seed=_seed(closed.seed)))]  # fmt: skip
    lines += aside_lines(closed.aside)
    if closed.incomplete:
        names = listed(list(closed.incomplete[:_MOST_NAMED]))
        many = plural(len(closed.incomplete), tr("Se cerró sin 1 equipo"), tr("Se cerró sin {n} equipos"))
        lines.append(Line(many, names, Tone.LOOK, "warning-circle"))
    return tuple(lines)


def case_lines(cases: Iterable[Case], snapshot: Snapshot) -> tuple[Line, ...]:
    """The reviewable list of duplicates: pseudonym and points, never choices."""
    lines = []
    for number, case in enumerate(cases, 1):
        points = [snapshot.station_of(kiosk) for kiosk in case.kiosks]
        names = listed([short_name(point) for point in points if point is not None])
        lead = tr("Caso {n}").format(n=number)
        if case.person:
            lead = tr("Caso {n}, seudónimo {person}").format(n=number, person=case.person)
        if case.disputed:
            lead = tr("{lead}, con reclamación").format(lead=lead)
        if case.counted:
            chosen = snapshot.station_of(KioskId(case.counted))
            name = short_name(chosen) if chosen else case.counted
            note = tr("Cuenta uno, elegido por la semilla sin abrirlo: el de {name}.").format(name=name)
            lines.append(Line(lead, names, Tone.PLAIN, "users", note))
        else:
            note = tr("Cuentan todos, o ninguno si la persona votó en otra parte. Revíselo.")
            lines.append(Line(lead, names, Tone.LOOK, "users", note))
    return tuple(lines)


def step_title(number: int, what: str) -> str:
    """``Cierre, paso 1 de 5: lo que falta``."""
    return tr("Cierre, paso {n} de 5: {what}").format(n=number, what=what)


def point_lines(points: Sequence[OpenPoint]) -> tuple[Line, ...]:
    """Each open point by name: why it was accepted, or what it lacks."""
    if not points:
        return (
            Line(tr("No falta nada"), tr("Todos los equipos están completos."), Tone.DONE, "check-circle"),
        )
    lines = []
    for point in sorted(points, key=lambda point: bool(point.reason)):
        lead = f"{point.kiosk} · {point.name}"
        if point.reason:
            lines.append(Line(lead, tr("Aceptado: {reason}").format(reason=point.reason), Tone.IDLE, "check"))
        else:
            lines.append(Line(lead, _lacks(point), Tone.LOOK, "warning-circle"))
    return tuple(lines)


def _lacks(point: OpenPoint) -> str:
    parts = [tr("Falta algo de lo suyo.")] if point.missing else []
    if point.held:
        one, many = (
            tr("Hay 1 documento apartado sin decidir."),
            tr("Hay {n} documentos apartados sin decidir."),
        )
        parts.append(plural(point.held, one, many))
    return " ".join(parts)


def exclusion_line() -> Line:
    """What excluding a kiosk does."""
    return Line(
        tr("Nada de este equipo se cuenta"),
        tr("Todas sus urnas quedan guardadas y fuera de la cuenta. La razón se publica."),
        Tone.ALARM, "prohibit",
    )  # fmt: skip


def list_lines(people: ElsewhereList) -> tuple[Line, ...]:
    """The second look at a list of people who voted elsewhere."""
    how_many = plural(len(people.people), tr("1 persona"), tr("{n} personas"))
    text = tr("Sus votos se apartan. Después no se puede quitar la lista.")
    return (Line(how_many, text, Tone.LOOK, "identification-card"),)


def elsewhere_lines(settling: Settling) -> tuple[Line, ...]:
    """The lists that were brought in, and what one does."""
    what = Line(
        tr("Si hubo otra forma de votar, traiga la lista"),
        tr("Archivo CSV con las columnas document_type y document. Los votos de esas personas se apartan sin "
           "abrirlos. De los documentos no se guarda ninguno."),
        Tone.OPEN, "identification-card",
    )  # fmt: skip
    here = [
        Line(
            plural(len(each.people), tr("1 persona"), tr("{n} personas")),
            tr("Lista traída: {digest}").format(digest=each.sha256.hex()[:16]), Tone.DONE, "check-circle",
        )
        for each in settling.lists
    ]  # fmt: skip
    return (*here, what)


def _seed(seed: bytes) -> str:
    """What was read aloud, or the first digits: enough to tell it from another."""
    text = text_of(seed)
    if not text:
        return seed.hex()[:_SEED_DIGITS]
    return text if len(text) <= _SEED_LETTERS else f"{text[:_SEED_LETTERS]}…"


def seed_lines() -> tuple[Line, ...]:
    """What the seed is for."""
    return (
        Line(
            tr("La semilla decide cuál voto repetido cuenta"),
            tr("Se fija antes de abrir el registro y no se puede cambiar mientras no llegue nada más. Puede "
               "leerse en voz alta, como las balotas de un sorteo."),
            Tone.OPEN, "scales",
        ),
    )  # fmt: skip


def seed_again_lines(spoken: str) -> tuple[Line, ...]:
    """The second look at the seed; ``spoken`` is empty where it comes from the batches."""
    which = tr("Semilla leída: {seed}").format(seed=spoken) if spoken else tr("La semilla sale de los lotes")
    once = tr("Después no se puede cambiar mientras no llegue nada más.")
    return (Line(which, once, Tone.LOOK, "scales"),)


def ruling_line(*, same: bool) -> Line:
    """What a decision about one name does."""
    if same:
        text = tr("De sus votos cuenta uno solo, el que diga la semilla. No se puede cambiar.")
        return Line(tr("La misma persona"), text, Tone.LOOK, "scales")
    text = tr("Cada voto cuenta. No se puede cambiar.")
    return Line(tr("Personas distintas"), text, Tone.LOOK, "scales")


def review_lines(prepared: Prepared, snapshot: Snapshot) -> tuple[Line, ...]:
    """The reconciled count: sums, alarms, and the cases by pseudonym and point."""
    result = prepared.result
    ballots, aside = sum(map(len, result.counted.values())), Counter(a.reason for a in result.set_aside)
    lead = tr("1 voto cuenta") if ballots == 1 else tr("{votes} cuentan").format(votes=votes(ballots))
    text = tr("Apartados: {aside}. Semilla: {seed}").format(
        aside=grouped(str(len(result.set_aside))), seed=_seed(prepared.settling.seed)
    )
    lines = [Line(lead, text, Tone.DONE, "list-checks")]
    lines += aside_lines(aside)
    for kiosk, kind, count in result.alarms:
        lines.append(Line(kiosk, f"{reason_of(kind)}: {count}", Tone.LOOK, "warning"))
    return (*lines, *case_lines(map(_case, result.duplicates), snapshot))


def case_line(case: Duplicate, snapshot: Snapshot) -> Line:
    """One case, alone."""
    return case_lines((_case(case),), snapshot)[0]
