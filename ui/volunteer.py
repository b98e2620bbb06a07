"""The volunteer's home: how things stand, the polls, and where everything else begins."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk import machine
from kiosk.errors import UrnaError
from kiosk.polls import Polls
from kiosk.station import Station, StationStatus
from sync.agent import AgentStatus
from sync.outbox import something_to_seal
from ui.asking import Asker
from ui.awaited import Awaited
from ui.background import Background
from ui.check_in import CheckInFlow
from ui.guide import Guide
from ui.screens.frame import Screen
from ui.screens.home import HomeScreen, HomeView
from ui.shell import Shell
from ui.theme import Theme
from ui.view_models import Around, home_view
from ui.widgets.button import Look
from ui.words import plural, tr

_REFRESH_MS = 20_000


@dataclass(frozen=True)
class _Found:
    """What the home is drawn from, read in the worker."""

    status: StationStatus
    around: Around
    unsealed: bool


class VolunteerFlow(QObject):
    """``handed_over`` carries the person who was checked in: the screen is theirs now."""

    handed_over = Signal(object)
    asked = Signal(str)

    def __init__(
        self,
        shell: Shell,
        background: Background,
        station: Station,
        guide: Guide,
        sticks: Callable[[], int],
        *,
        practice: bool,
    ) -> None:
        super().__init__()
        self._shell, self._background, self._station, self._sticks = shell, background, station, sticks
        self._awaited = Awaited(shell, background)
        self._practice, self._asker = practice, Asker(shell, practice)
        self._check_in = CheckInFlow(shell, self._awaited, station, guide, practice=practice)
        self._check_in.handed_over.connect(self.handed_over)
        self._check_in.left.connect(self.go_home)
        self.agent_status: AgentStatus | None = None
        self._view: HomeView | None = None
        self.around: Callable[[], Around] = self._around
        self._timer = QTimer(self)
        self._timer.setInterval(_REFRESH_MS)
        self._timer.timeout.connect(self._refresh)
        self._timer.start()

    def stop(self) -> None:
        """The kiosk is shutting: nothing is read any more."""
        self._timer.stop()

    def sending_changed(self, status: AgentStatus) -> None:
        """How sending stands; the home, if it is shown, is drawn again when that changes."""
        changed = self.agent_status is None or replace(self.agent_status, next_try=None) != replace(
            status, next_try=None
        )
        self.agent_status = status
        if changed:
            self._refresh()

    def go_home(self) -> None:
        """Read how things stand and show them."""
        self._view = None
        self._awaited.run(self._how_things_stand, self._show_home, self._trouble)

    def register(self) -> None:
        """A person has come to vote."""
        self._check_in.begin()

    def welcome_back(self) -> None:
        """The polls were open when the machine went off: say so before anything else."""
        self._awaited.run(self._station.status, self._show_welcome_back, self._trouble)

    def _show_welcome_back(self, status: StationStatus) -> None:
        kept = plural(status.ballots, tr("1 voto está guardado."), tr("{n} votos están guardados."))
        lines = [tr("La mesa estaba abierta cuando el equipo se apagó."), kept]
        cut = self._station.box.cut
        if cut:
            one = tr("1 persona no alcanzó a depositar su voto: regístrela otra vez si vuelve.")
            many = tr("{n} personas no alcanzaron a depositar su voto: regístrelas otra vez si vuelven.")
            lines.append(plural(cut, one, many))

        title, buttons = tr("Nada se perdió"), ((tr("Seguir donde íbamos"), Look.GO),)
        self._asker.ask("shield-check", title, lines, buttons, lambda _: self.go_home())

    def _refresh(self) -> None:
        """The clock, the battery and the disk change; whoever has left the home is not called back."""
        if self._is_home:
            self._background.run(
                self._how_things_stand,
                lambda found: self._show_home(found) if self._is_home else None,
                lambda error: self._trouble(error) if self._is_home else None,
            )

    @property
    def _is_home(self) -> bool:
        return isinstance(self._shell.screen_shown, HomeScreen)

    def _how_things_stand(self) -> _Found:
        station, status = self._station, self._station.status()
        ended = station.ships and status.polls is Polls.ENDED
        return _Found(status, self.around(), unsealed=ended and something_to_seal(station))

    def _around(self) -> Around:
        station = self._station
        free = machine.free_mb(station.box.path.parent)
        return Around(machine.battery(), free, station.minute(), self._sticks())

    def _show_home(self, found: _Found) -> None:
        station = self._station
        view = home_view(
            found.status, station.point, self.agent_status, found.around, ships=station.ships,
            online=bool(station.kit.server), practice=self._practice, unsealed=found.unsealed,
        )  # fmt: skip
        if view == self._view and self._is_home:
            return
        self._view = view

        def make(theme: Theme) -> Screen:
            screen = HomeScreen(theme, view, practice=self._practice)
            screen.asked.connect(self._do)
            return screen

        self._shell.display(make)

    def _do(self, task: str) -> None:
        polls: dict[str, Callable[[], None]] = {
            "pause": self._station.pause_polls,
            "resume": self._station.resume_polls,
        }
        if task == "register":
            self.register()
        elif task in polls:
            self._awaited.run(polls[task], lambda _: self.go_home(), self._trouble)
        else:
            self.asked.emit(task)

    def _trouble(self, error: UrnaError) -> None:
        self._asker.trouble(error, self.go_home)
