"""Closing step by step at a terminal. Each answer is kept as it is given; cut off, it goes on there."""

from collections.abc import Callable
from pathlib import Path

from kiosk.consultation import Identity
from kiosk.context import KioskId
from kiosk.counting import PEOPLE, counted
from kiosk.envelope import SigningKey
from kiosk.errors import OperatorError
from kiosk.files import read_file
from sync.central.acceptances import OpenPoint, accept_missing, exclude_kiosk, open_points, unaccepted
from sync.central.audit import Clerk
from sync.central.closing import Closing, Prepared, check_received, freeze, prepare, require_open
from sync.central.elsewhere import MOST_BYTES, ElsewhereList, read_elsewhere
from sync.central.key_files import RegisterKey
from sync.central.places import Centre
from sync.central.prompts import Prompts, choose
from sync.central.reconcile import Duplicate
from sync.central.report import SET_ASIDE
from sync.central.roster_changes import enforce
from sync.central.seed_text import said
from sync.central.settling import (
    Ruling,
    Settling,
    bring_elsewhere,
    fix_seed,
    read_settling,
    rule,
    seed_is_fixed,
)
from sync.central.store import Store

Progress = Callable[[int, int], None]


_HELD = ("documento apartado", "documentos apartados")


class ClosingTalk:
    """One closing, with the keys of the organiser and of the roll office at hand."""

    def __init__(
        self, centre: Centre, store: Store, clerk: Clerk, organiser: SigningKey, register: RegisterKey,
        prompts: Prompts,
    ) -> None:  # fmt: skip
        self._centre, self._store, self._clerk = centre, store, clerk
        self._organiser, self._register, self._prompts = organiser, register, prompts

    def run(self, progress: Progress) -> Closing:
        """From the first look to the frozen box. Raises `OperatorError` if people stop: what was settled
        stays settled.
        """
        require_open(self._centre)
        self._centre.require_organiser(self._organiser)
        self._centre.require_register(self._register.private)
        enforce(self._centre, self._store, self._centre.roster())
        check_received(self._centre, self._store)
        self._step(1, "Cobertura: lo que falta y lo apartado")
        self._points()
        self._exclusions()
        fixed = seed_is_fixed(self._centre, self._store)
        self._step(2, "Personas que ya votaron en otra parte")
        self._elsewhere(settled=fixed)
        self._step(3, "Semilla")
        self._seed(settled=fixed)
        self._step(4, "Conciliación")
        prepared = self._reconciled(progress)
        self._step(5, "Congelar y firmar")
        self._confirm(prepared)
        return freeze(self._centre, self._store, self._clerk, self._organiser, prepared)

    def _step(self, number: int, title: str) -> None:
        self._prompts.say(f"\nPaso {number} de 5 · {title}")

    def _points(self) -> None:
        points = open_points(self._centre, self._store)
        for point in points:
            if point.reason:
                self._prompts.say(f"✓ {_name(point)}: aceptado. {point.reason}")
        left = unaccepted(points)
        if not points:
            self._prompts.say("✓ No falta nada: todos los equipos están completos.")
        for point in left:
            self._prompts.say(f"• {_name(point)}: {_lacks(point)}")
            answer = choose(self._prompts, "  (a)ceptar sin ello, (s)alir y buscarlo", "as")
            if answer == "s":
                raise stopped()
            reason = self._reason()
            accept_missing(self._centre, self._store, self._clerk, point.kiosk, reason, self._organiser)

    def _exclusions(self) -> None:
        known = {each.id for each in self._centre.roster().kiosks}
        question = "¿Se excluye entero algún equipo? Escriba su nombre (Enter: ninguno más): "
        while kiosk := self._prompts.line(question).upper():
            if kiosk not in known:
                self._prompts.say(f"✗ «{kiosk}» no es un equipo de la lista. No se excluyó nada.")
                continue
            try:
                exclude_kiosk(self._centre, self._store, self._clerk, kiosk, self._reason(), self._organiser)
            except OperatorError as error:
                self._prompts.say(f"✗ {error}")
            else:
                self._prompts.say(f"✓ {kiosk} no cuenta.")

    def _elsewhere(self, *, settled: bool) -> None:
        for each in self._settled().lists:
            self._prompts.say(f"✓ Ya se trajo: {_people(each)}, SHA-256 {each.sha256.hex()[:16]}…")
        if settled:
            self._prompts.say("Ya no se trae ninguna más: la semilla está fijada.")
            return
        while name := self._prompts.line("Archivo CSV con su lista (Enter: ninguna más): "):
            try:
                data = read_file(Path(name).expanduser(), MOST_BYTES)
                people = read_elsewhere(data, self._centre.consultation, self._register)
                bring_elsewhere(self._centre, self._store, self._clerk, self._organiser, people)
            except OperatorError as error:
                self._prompts.say(f"✗ {error}")
            else:
                self._prompts.say(f"✓ {_people(people)}.")

    def _seed(self, *, settled: bool) -> None:
        if settled:
            self._prompts.say(f"✓ Semilla que ya se fijó: {said(self._settled().seed)}")
            return
        spoken = self._prompts.line("Semilla leída en voz alta (Enter: se calcula de los lotes): ")
        fixed = fix_seed(self._centre, self._store, self._clerk, self._organiser, spoken)
        self._prompts.say(f"✓ Semilla fijada: {said(fixed.seed)}")

    def _settled(self) -> Settling:
        with self._store.reading() as transaction:
            return read_settling(self._centre, transaction)

    def _reconciled(self, progress: Progress) -> Prepared:
        prepared = prepare(self._centre, self._store, self._register, progress)
        ruled = self._rule(prepared)
        if ruled:
            prepared = prepare(self._centre, self._store, self._register, progress)
        result = prepared.result
        aside = {(each.kiosk, each.leaf) for each in result.set_aside}
        for kiosk, kind, count in result.alarms:
            self._prompts.say(f"⚠ {kiosk}: {SET_ASIDE.get(kind, kind)}: {count}")
        for number, case in enumerate(result.duplicates, 1):
            self._prompts.say(f"{number}. {_case(case, aside)}")
        ballots = sum(map(len, result.counted.values()))
        self._prompts.say(f"Votos que cuentan: {ballots}. Apartados: {len(result.set_aside)}.")
        return prepared

    def _rule(self, prepared: Prepared) -> int:
        """Cases of equal names that nobody has looked at; how many were ruled now."""
        if self._centre.consultation.identity is not Identity.NAME:
            return 0
        known = {each.person for each in self._settled().rulings}
        cases = [case for case in prepared.result.duplicates if case.person not in known]
        for case in cases:
            self._prompts.say(f"• Igual nombre, seudónimo {case.person.hex()[:8]}: {_places(case)}")
            answer = choose(self._prompts, "  (m)isma persona, personas (d)istintas, (s)alir", "mds")
            if answer == "s":
                raise stopped()
            ruling = Ruling(case.person, answer == "m", self._reason())
            rule(self._centre, self._store, self._clerk, self._organiser, ruling)
        return len(cases)

    def _confirm(self, prepared: Prepared) -> None:
        ballots = str(sum(map(len, prepared.result.counted.values())))
        self._prompts.say("Se hace una sola vez. Lo que llegue después se publica como número, sin contarse.")
        if self._prompts.line(f"Para congelar la urna escriba el número de votos, {ballots}: ") != ballots:
            raise stopped()

    def _reason(self) -> str:
        while not (reason := self._prompts.line("  Razón, sin nombres de votantes: ")):
            pass
        return reason


def stopped() -> OperatorError:
    """People chose not to go on."""
    return OperatorError(
        "No se cerró nada. Lo que ya se aceptó y decidió sigue guardado.", "Siga cuando quiera con «close»."
    )


def _name(point: OpenPoint) -> str:
    return f"{point.kiosk}, {point.name}"


def _lacks(point: OpenPoint) -> str:
    missing = "falta algo de lo suyo" if point.missing else ""
    held = f"{counted(point.held, _HELD)} sin decidir" if point.held else ""
    return " y ".join(part for part in (missing, held) if part)


def _people(brought: ElsewhereList) -> str:
    return counted(len(brought.people), PEOPLE)


def _places(case: Duplicate) -> str:
    return ", ".join(kiosk for kiosk, _ in case.places)


def _case(case: Duplicate, aside: set[tuple[KioskId, bytes]]) -> str:
    """Which of one person's ballots count: by kiosk, never by what they hold."""
    counting = [kiosk for kiosk, leaf in case.places if (kiosk, leaf) not in aside]
    what = f"cuenta el de {', '.join(counting)}" if counting else "ninguno cuenta"
    disputed = " (reclamación)" if case.disputed else ""
    return f"Seudónimo {case.person.hex()[:8]}{disputed}: {_places(case)}; {what}"
