"""The kiosk put together: window, worker, station, and the two flows that hand the screen to each other."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiosk.context import Mode
from kiosk.errors import InvalidInput, UrnaError
from kiosk.kit import ActiveKit, Kit
from kiosk.station import Clock, Station
from ui.background import Background
from ui.citizen import CitizenFlow
from ui.closing import ClosingFlow
from ui.screens.entry import Entry, EntryScreen
from ui.screens.frame import Screen
from ui.screens.message import MessageScreen
from ui.sending import Sending
from ui.shell import Shell
from ui.stick import StickFlow
from ui.theme import Theme
from ui.volunteer import VolunteerFlow
from ui.widgets.button import Button, Look
from ui.widgets.keyboard import CODE
from ui.words import tr


class KioskApp(QObject):
    """Runs one kit. `stop` closes the box file after what was begun is finished."""

    stopped = Signal()
    ready = Signal()

    def __init__(self, shell: Shell, data: Path, clock: Clock) -> None:
        super().__init__()
        self.shell, self._data, self._clock = shell, data, clock
        self.background = Background()
        self.station: Station | None = None
        self.citizen: CitizenFlow | None = None
        self.volunteer: VolunteerFlow | None = None

    def ask_code(self, kit: Kit, problem: str = "") -> None:
        """Ask for the activation code, after every start."""
        entry = Entry(
            title=tr("Activar este equipo"),
            subtitle=f"{kit.point.code} · {kit.point.name}",
            label=tr("Código de la carta de activación: 16 letras y números"),
            layout=CODE,
            button=tr("Activar"),
            most=24,
            problem=problem,
        )

        def make(theme: Theme) -> Screen:
            screen = EntryScreen(theme, entry, practice=kit.mode is Mode.PRACTICE, back=tr("Salir"))
            screen.entered.connect(lambda code, _: self._activate(kit, code))
            screen.went_back.connect(self.shell.close)
            return screen

        self.shell.display(make)

    def start(self, active: ActiveKit, mode: Mode) -> None:
        """Open the box file in the worker, then show the volunteer's home."""
        self.background.run(
            lambda: Station.start(active, self._data, mode, self._clock), self._started, self._cannot_start
        )

    def stop(self) -> None:
        """Finish, close the file, end the worker."""
        if self.citizen is not None:
            self.citizen.stop()
            self._sending.stop()
        if self.station is not None:
            self.background.run(self.station.shut, lambda _: None, lambda _: None)
        self.background.stop()
        self.stopped.emit()

    def _activate(self, kit: Kit, code: str) -> None:
        def failed(error: UrnaError) -> None:
            typed_wrong = isinstance(error, InvalidInput)
            self.ask_code(
                kit, str(error) if typed_wrong else tr("Este código no es el de este equipo. Revíselo.")
            )

        self.background.run(lambda: kit.activate(code), lambda active: self.start(active, kit.mode), failed)

    def _started(self, station: Station) -> None:
        self.station = station
        practice = station.mode is Mode.PRACTICE
        self.citizen = CitizenFlow(self.shell, self.background, station, practice=practice)
        self.volunteer = VolunteerFlow(self.shell, self.background, station, practice=practice)
        self._sending = Sending(self.background, station)
        self._sending.changed.connect(self.volunteer.sending_changed)
        self._closing = ClosingFlow(self.shell, self.background, station, practice=practice)
        shelf = self._sending.agent.shelf
        self.stick = StickFlow(self.shell, self.background, station, shelf, practice=practice)
        self.volunteer.asked.connect(self._do)
        self._closing.left.connect(self.volunteer.go_home)
        self._closing.batches_wanted.connect(self.stick.begin)
        self.stick.left.connect(self.volunteer.go_home)
        self.volunteer.handed_over.connect(self.citizen.begin)
        self.citizen.finished.connect(self.volunteer.go_home)
        self.citizen.left.connect(self.volunteer.go_home)
        self.volunteer.go_home()
        self.ready.emit()

    def _do(self, task: str) -> None:
        """What the home asks for beyond checking people in."""
        {
            "close": self._closing.begin,
            "end": self._closing.begin_for_good,
            "batches": self.stick.begin,
            "send": self._sending.send_now,
        }[task]()

    def _cannot_start(self, error: UrnaError) -> None:
        def make(theme: Theme) -> Screen:
            leave = Button(tr("Salir"), theme, Look.GO, size=26)
            lines = [error.what, error.do]
            screen = MessageScreen(
                theme, "warning", tr("No se abrió la urna"), lines, [leave], practice=False
            )
            screen.chosen.connect(lambda _: self.shell.close())
            return screen

        self.shell.display(make)
