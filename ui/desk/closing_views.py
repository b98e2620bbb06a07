"""The closing in words: what is still missing, what will happen, and what came of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.context import KioskId
from sync.central.closing import Closing
from sync.central.places import Centre
from sync.central.results import read_closing
from ui.desk.snapshot import Snapshot
from ui.desk.states import listed, standing_of
from ui.desk.tones import Tone
from ui.desk.view_models import short_name, votes
from ui.desk.views import Line
from ui.words import grouped, plural, tr

_MOST_NAMED = 12


@dataclass(frozen=True)
class Case:
    """Several ballots of one person: the first digits of the pseudonym (empty if it is not at hand), and the
    kiosks. Never a choice, never a name.
    """

    person: str
    kiosks: tuple[KioskId, ...]
    counted: str


@dataclass(frozen=True)
class CountClosed:
    """What a closing did."""

    ballots: int
    aside: Counter[str]
    cases: tuple[Case, ...]
    incomplete: tuple[str, ...]
    seed: str


def closed_now(closing: Closing) -> CountClosed:
    """What the closing that has just ended did."""
    result = closing.reconciliation
    cases = tuple(
        Case(each.person.hex()[:8], tuple(k for k, _ in each.places), each.counted[0] if each.counted else "")
        for each in result.duplicates
    )
    aside = Counter(item.reason for item in result.set_aside)
    return CountClosed(closing.ballots, aside, cases, closing.incomplete, closing.seed.hex())


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
    return CountClosed(ballots, aside, tuple(cases), tuple(record["incomplete"]), str(record["seed"]))


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


def effect_lines(snapshot: Snapshot) -> tuple[Line, ...]:
    """What closing does, in words."""
    return (
        Line(
            tr("Se cierra la cuenta con {votes}").format(votes=votes(snapshot.board.ballots)),
            tr("Se concilia el registro, se apartan los votos repetidos sin abrirlos, y la urna queda "
               "congelada y firmada. No se puede volver atrás."),
            Tone.ALARM, "lock-key",
        ),
    )  # fmt: skip


def closed_lines(closed: CountClosed) -> tuple[Line, ...]:
    """What came of it."""
    apart = sum(closed.aside.values())
    what = tr("{votes} en la urna congelada, {aside} apartados.")
    text = what.format(votes=votes(closed.ballots), aside=grouped(str(apart)))
    lines = [Line(tr("El escrutinio está cerrado"), text, Tone.DONE, "lock-key", tr("Semilla: {seed}").format(
        seed=closed.seed[:16]))]  # fmt: skip
    for reason, count in sorted(closed.aside.items()):
        lines.append(Line(_aside(reason), votes(count), Tone.IDLE, "tray"))
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
        if case.counted:
            chosen = snapshot.station_of(KioskId(case.counted))
            name = short_name(chosen) if chosen else case.counted
            note = tr("Cuenta uno, elegido por la semilla sin abrirlo: el de {name}.").format(name=name)
            lines.append(Line(lead, names, Tone.PLAIN, "users", note))
        else:
            note = tr("Mismo nombre: puede no ser la misma persona. Cuentan todos; revíselo.")
            lines.append(Line(lead, names, Tone.LOOK, "users", note))
    return tuple(lines)


def _aside(reason: str) -> str:
    texts = {
        "duplicate": tr("Segundo voto de la misma persona"),
        "pseudonym-unreadable": tr("Seudónimo que no abre"),
        "ballot-without-entry": tr("Voto sin registro"),
        "sealed-ballot-repeated": tr("Copia de un voto sellado"),
        "challenged": tr("Voto de prueba, anulado"),
    }
    return texts.get(reason, reason)
