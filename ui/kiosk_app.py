"""The kiosk put together: window, worker, station, and the flows that hand the screen to each other."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiosk.context import Mode
from kiosk.errors import UrnaError
from kiosk.kit import ActiveKit, Kit
from kiosk.minutes import Clock
from kiosk.recordings import Recordings
from kiosk.station import Station
from sync.outbox import OutboxPolicy
from sync.wiping import begin_practice_anew
from ui.activation import Activation
from ui.anew import AnewFlow
from ui.asking import Asker
from ui.awaited import Awaited
from ui.background import Background
from ui.citizen import CitizenFlow
from ui.closing import ClosingFlow
from ui.guide import Guide
from ui.more import MoreFlow
from ui.opening import OpeningFlow, Senses
from ui.pin_gate import PinGate
from ui.sending import Sending
from ui.shell import Shell
from ui.speech import Player, Speech
from ui.stick import StickFlow
from ui.volunteer import VolunteerFlow


@dataclass(frozen=True)
class Carrying:
    """How batches leave: when one is made, and a folder that is offered like a stick (None: sticks alone)."""

    outbox: OutboxPolicy = field(default_factory=OutboxPolicy)
    folder: Path | None = None


class KioskApp(QObject):
    """Runs one kit at a time. `stop` closes the box file after what was begun is finished."""

    stopped = Signal()
    ready = Signal()

    def __init__(
        self,
        shell: Shell,
        data: Path,
        clock: Clock,
        make_player: Callable[[], Player],
        carrying: Carrying | None = None,
    ) -> None:
        super().__init__()
        self._carrying = carrying or Carrying()
        self.shell, self._data, self._clock = shell, data, clock
        self._make_player = make_player
        self._player: Player | None = None
        self.background = Background()
        self.station: Station | None = None
        self.citizen: CitizenFlow | None = None
        self.volunteer: VolunteerFlow | None = None
        self._sending: Sending | None = None
        self._awaited = Awaited(shell, self.background)
        self.activation = Activation(shell, self._awaited, data, clock)
        self.activation.started.connect(self._started)
        self.activation.leave.connect(shell.leave)

    def choose_kit(self) -> None:
        """Look for the kits of this machine and its sticks."""
        self.activation.begin()

    def ask_code(self, kit: Kit) -> None:
        """Ask for the activation code of a kit, after every start."""
        self.activation.ask_code(kit)

    def start(self, active: ActiveKit, mode: Mode) -> None:
        """Open the box file in the worker, then show the volunteer's home."""
        self.activation.start(active, mode)

    def stop(self) -> None:
        """Finish, close the file, end the worker."""
        self._shut()
        self.background.stop()
        self.stopped.emit()

    def _shut(self, then: Callable[[], None] | None = None) -> None:
        """Nobody votes here any more: end the flows, close the box file."""
        station = self._end_flows()
        if station is not None:
            following = then or _nothing
            self.background.run(station.shut, lambda _: following(), partial(_noted, following))

    def _end_flows(self) -> Station | None:
        """Nothing more is asked of the station, which is still open; None if there is none."""
        if self.citizen is not None:
            self.citizen.stop()
        if self.volunteer is not None:
            self.volunteer.stop()
        if self._sending is not None:
            self._sending.stop()
        station, self.station = self.station, None
        return station

    def _started(self, active: ActiveKit, station: Station) -> None:
        self.station = station
        practice = station.mode is Mode.PRACTICE
        shell, background, awaited = self.shell, self.background, self._awaited
        shell.close_in(official=not practice)
        self._player = self._player or self._make_player()
        guide = Guide(shell, Speech(Recordings(station.consultation, station.kit.files), self._player))
        self.citizen = CitizenFlow(shell, background, station, guide, practice=practice)
        self._sending = Sending(background, station, self._carrying.outbox)
        self.stick = StickFlow(shell, awaited, station, self._sending.agent.shelf, practice=practice)
        if self._carrying.folder is not None:
            self.stick.offer(self._carrying.folder)
        sticks = self.stick.count
        self.volunteer = VolunteerFlow(shell, background, station, guide, sticks, practice=practice)
        self.gate = PinGate(shell, awaited, station, practice=practice)
        senses = Senses(lambda: guide.available, sticks)
        self.opening = OpeningFlow(shell, awaited, station, self.gate, senses, practice=practice)
        self._closing = ClosingFlow(shell, awaited, station, self.gate, practice=practice)
        self._more = MoreFlow(shell, awaited, station, self.gate, practice=practice)
        self._anew = AnewFlow(shell, awaited, station, self.gate)
        self._connect(active, self.volunteer, self.citizen, self._sending)
        self.volunteer.welcome_back() if station.box.resumed else self.volunteer.go_home()
        self.ready.emit()

    def _connect(
        self, active: ActiveKit, volunteer: VolunteerFlow, citizen: CitizenFlow, sending: Sending
    ) -> None:
        home = volunteer.go_home
        sending.changed.connect(volunteer.sending_changed)
        sending.changed.connect(self._closing.sending_changed)
        volunteer.asked.connect(self._do)
        volunteer.handed_over.connect(citizen.begin)
        citizen.finished.connect(home)
        citizen.left.connect(home)
        for flow in (self.opening, self._closing, self._more, self._anew, self.stick):
            flow.left.connect(home)
        self.gate.unlocked.connect(home)
        self.opening.register.connect(volunteer.register)
        self._closing.batches_wanted.connect(self.stick.begin)
        self._more.stick.connect(self.stick.begin)
        self._more.check.connect(self.opening.check_only)
        self._more.leave.connect(self.shell.leave)
        self._more.switch.connect(lambda: self._switch(active))
        self._more.anew.connect(self._anew.begin)
        self._anew.wanted.connect(lambda: self._begin_anew(active))

    def _switch(self, active: ActiveKit) -> None:
        """From practice to voting or back: another box file, never both open."""
        assert self.station is not None
        self.shell.hold()
        other = Mode.OFFICIAL if self.station.mode is Mode.PRACTICE else Mode.PRACTICE
        self._shut(lambda: self.start(active, other))

    def _begin_anew(self, active: ActiveKit) -> None:
        """The practice box goes; the start that follows makes an empty one, or opens what a fault left."""
        station, start = self._end_flows(), partial(self.start, active, Mode.PRACTICE)
        assert station is not None
        asker = Asker(self.shell, practice=True)
        self._awaited.run(
            lambda: begin_practice_anew(station), lambda _: start(), lambda error: asker.trouble(error, start)
        )

    def _do(self, task: str) -> None:
        """What the home asks for beyond checking people in."""
        assert self._sending is not None
        {
            "open": self.opening.begin,
            "close": self._closing.begin,
            "end": self._closing.begin_for_good,
            "batches": self.stick.begin,
            "send": self._sending.send_now,
            "lock": self.gate.lock,
            "more": self._more.begin,
            "anew": self._anew.begin,
        }[task]()


def _nothing() -> None:
    """The program ends; nobody waits for this."""


def _noted(following: Callable[[], None], error: UrnaError) -> None:
    """The screens are for what comes next; whoever reads the machine's journal finds it there."""
    sys.stderr.write(f"{error}\n")
    following()
