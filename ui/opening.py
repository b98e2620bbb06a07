"""Opening the polls, one thing a screen: self-check, clock, the box before witnesses, PIN, acta.

Nothing is half done: the polls open in one transaction at the last step, and leaving before it changes
nothing but a note about the clock.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from kiosk.errors import UrnaError
from kiosk.paperwork import Papers
from kiosk.printing import printer_name
from kiosk.readiness import Facts, Reading, Surroundings, may_open, readings
from kiosk.station import Station, StationStatus
from sync.mounts import sticks
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


class OpeningFlow(QObject):
    """``left`` when the volunteer is back home, with the polls open or as they were."""

    left = Signal()

    def __init__(
        self,
        shell: Shell,
        background: Awaited,
        station: Station,
        gate: PinGate,
        has_sound: Callable[[], bool],
        *,
        practice: bool,
    ) -> None:
        super().__init__()
        self._shell, self._background, self._station = shell, background, station
        self._gate, self._has_sound, self._practice = gate, has_sound, practice
        self._asker = Asker(shell, practice)
        self._found: tuple[Reading, ...] = ()
        self.facts: Callable[[Surroundings], Facts] = station.facts

    def begin(self) -> None:
        """Step 1: the machine looks at itself."""
        self._check(self._show_checks)

    def check_only(self) -> None:
        """The self-check alone, while the polls are as they are."""
        self._check(lambda: self._show_checks(alone=True))

    def _check(self, then: Callable[[], None]) -> None:
        size, sound = self._shell.screen().size(), self._has_sound()
        screen = (size.width(), size.height())
        self._asker.wait(tr("Revisando el equipo"))

        def measured(found: tuple[Reading, ...]) -> None:
            self._found = found
            then()

        def measure() -> tuple[Reading, ...]:
            around = Surroundings(screen, sound, len(sticks()), printer_name())
            return readings(self.facts(around))

        self._background.run(measure, measured, self._trouble)

    def _show_checks(self, *, alone: bool = False) -> None:
        found, opens = self._found, may_open(self._found)
        step = summary(found) if alone else f"{tr('Paso 1 de 3')} · {summary(found)}"

        def make(theme: Theme) -> Screen:
            go_on = opens and not alone
            screen = ChecksScreen(theme, check_views(found), step, may_open=go_on, practice=self._practice)
            screen.went_on.connect(self._ask_clock)
            screen.again.connect(self.check_only if alone else self.begin)
            screen.went_back.connect(self.left)
            return screen

        self._shell.display(make)

    def _ask_clock(self) -> None:
        minute = self._station.minute()
        lines = [
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
            lines = [tr("Son de días anteriores. Compárelos con el acta de la última jornada.")]
        else:
            title = tr("La urna está vacía: 0 votos")
            lines = [tr("Muestre esta pantalla a los testigos antes de abrir.")]
        buttons = ((tr("Volver"), Look.BACK), (tr("Los testigos la vieron: abrir"), Look.GO))
        self._asker.ask(
            "archive", title, lines, buttons, lambda n: self._secure() if n else self._ask_clock()
        )

    def _secure(self) -> None:
        self._gate.require(self._open, self._show_box)

    def _open(self) -> None:
        found = self._found

        def work() -> Papers:
            self._station.open_polls()
            return Papers.opening(self._station, found)

        self._background.run(work, self._opened, self._trouble)

    def _opened(self, papers: Papers) -> None:
        lines = told_papers(papers)
        buttons = ((tr("Registrar a la primera persona"), Look.GO),)
        self._asker.ask("check", tr("La mesa está abierta"), lines, buttons, lambda _: self.left.emit())

    def _trouble(self, error: UrnaError) -> None:
        self._asker.trouble(error, self.left.emit)
