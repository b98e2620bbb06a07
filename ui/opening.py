"""Opening the polls, one thing a screen: self-check, clock, the box before witnesses, PIN, acta.

Nothing is half done: the polls open in one transaction at the last step, and leaving before it changes
nothing but a note about the clock.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from kiosk.errors import UrnaError
from kiosk.paperwork import Papers
from kiosk.printing import printer_name
from kiosk.readiness import Facts, Reading, Surroundings, may_open, readings
from kiosk.station import Station, StationStatus
from ui.asking import Asker
from ui.awaited import Awaited
from ui.check_views import check_views, summary
from ui.papers import told_papers
from ui.pin_gate import PinGate
from ui.screens.checks import ChecksScreen
from ui.screens.frame import Screen
from ui.shell import Shell
from ui.theme import Theme
from ui.widgets.button import Look
from ui.words import day, hour, plural, tr

_STEPS, _STEPS_AND_PIN = 3, 4
"""The machine, the clock, the box; and a PIN where none is set."""


@dataclass(frozen=True)
class Senses:
    """What the program knows of the machine: whether it can be heard, and how many sticks are in."""

    sound: Callable[[], bool]
    sticks: Callable[[], int]


class OpeningFlow(QObject):
    """``left`` when the volunteer is back home, with the polls open or as they were; ``register`` when the
    first person is there.
    """

    left = Signal()
    register = Signal()

    def __init__(
        self,
        shell: Shell,
        background: Awaited,
        station: Station,
        gate: PinGate,
        senses: Senses,
        *,
        practice: bool,
    ) -> None:
        super().__init__()
        self._shell, self._background, self._station = shell, background, station
        self._gate, self._senses, self._practice = gate, senses, practice
        self._asker = Asker(shell, practice)
        self._found: tuple[Reading, ...] = ()
        self._steps = 0
        self.facts: Callable[[Surroundings], Facts] = station.facts

    def begin(self) -> None:
        """Step 1: the machine looks at itself."""
        self._check(self._show_checks)

    def check_only(self) -> None:
        """The self-check alone, while the polls are as they are."""
        self._check(lambda: self._show_checks(alone=True))

    def _check(self, then: Callable[[], None]) -> None:
        size, sound, sticks = self._shell.screen().size(), self._senses.sound(), self._senses.sticks
        screen = (size.width(), size.height())
        self._asker.wait(tr("Revisando el equipo"))

        def measured(found: tuple[tuple[Reading, ...], bool]) -> None:
            self._found, has_pin = found
            self._steps = _STEPS if has_pin else _STEPS_AND_PIN
            then()

        def measure() -> tuple[tuple[Reading, ...], bool]:
            around = Surroundings(screen, sound, sticks(), printer_name())
            return readings(self.facts(around)), bool(self._station.settings.pin)

        self._background.run(measure, measured, self._trouble)

    def _show_checks(self, *, alone: bool = False) -> None:
        found, opens = self._found, may_open(self._found)
        step = summary(found) if alone else f"{self._step(1)} · {summary(found)}"

        def make(theme: Theme) -> Screen:
            go_on = opens and not alone
            screen = ChecksScreen(theme, check_views(found), step, may_open=go_on, practice=self._practice)
            screen.went_on.connect(self._ask_clock)
            screen.again.connect(self.check_only if alone else self.begin)
            screen.went_back.connect(self.left)
            return screen

        self._shell.display(make)

    def _step(self, number: int) -> str:
        return tr("Paso {n} de {of}").format(n=number, of=self._steps)

    def _ask_clock(self) -> None:
        minute = self._station.minute()
        lines = [
            self._step(2),
            tr("Fecha: {day}").format(day=day(minute)),
            tr("Hora: {hour}").format(hour=hour(minute)),
            tr("Compare con un reloj o un celular."),
        ]
        buttons = (
            (tr("Volver"), Look.BACK),
            (tr("No, está mal"), Look.PLAIN),
            (tr("Sí, está bien"), Look.GO),
        )
        steps: tuple[Callable[[], None], ...] = (self.begin, self._clock_is_wrong, self._show_box)
        title = tr("¿Son correctas la fecha y la hora?")
        self._asker.ask("clock", title, lines, buttons, lambda n: steps[n]())

    def _clock_is_wrong(self) -> None:
        """Told and journalled, never a reason not to open: delivery trusts keys, not the calendar."""
        lines = [
            self._step(2),
            tr("No importa para los votos: se puede abrir igual."),
            tr("Quedará anotado. Escriba la hora correcta a mano en el acta."),
        ]
        buttons = ((tr("Volver"), Look.BACK), (tr("Seguir"), Look.GO))

        def noted(position: int) -> None:
            if position == 0:
                self._ask_clock()
                return
            self._background.run(
                lambda: self._station.add_note("reloj equivocado, dicho por el jurado al abrir"),
                lambda _: self._show_box(),
                self._trouble,
            )

        self._asker.ask("note-pencil", tr("El reloj está mal"), lines, buttons, noted)

    def _show_box(self) -> None:
        self._background.run(self._station.status, self._ask_box, self._trouble)

    def _ask_box(self, status: StationStatus) -> None:
        if status.ballots:
            title = plural(status.ballots, tr("La urna guarda 1 voto"), tr("La urna guarda {n} votos"))
            line = tr("Son de días anteriores. Compárelos con el acta de la última jornada.")
        else:
            title = tr("La urna está vacía: 0 votos")
            line = tr("Muestre esta pantalla a los testigos antes de abrir.")
        buttons = ((tr("Volver"), Look.BACK), (tr("Los testigos la vieron: abrir"), Look.GO))
        lines = [self._step(_STEPS), line]
        self._asker.ask(
            "archive", title, lines, buttons, lambda n: self._secure() if n else self._ask_clock()
        )

    def _secure(self) -> None:
        self._gate.require(self._open, self._show_box, self._step(_STEPS_AND_PIN))

    def _open(self) -> None:
        found = self._found

        def work() -> Papers:
            self._station.open_polls()
            return Papers.opening(self._station, found)

        self._background.run(work, self._opened, self._trouble)

    def _opened(self, papers: Papers) -> None:
        lines = told_papers(papers)
        buttons = ((tr("Volver al inicio"), Look.BACK), (tr("Registrar a la primera persona"), Look.GO))

        def chosen(position: int) -> None:
            (self.register if position else self.left).emit()

        self._asker.ask("check", tr("La mesa está abierta"), lines, buttons, chosen)

    def _trouble(self, error: UrnaError) -> None:
        self._asker.trouble(error, self.left.emit)
