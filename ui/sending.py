"""Sending beside voting: the agent's three parts, each in its place, so that no touch ever waits for it."""

import time

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.errors import UrnaError
from kiosk.station import Station
from sync.agent import Agent, AgentStatus, Errand, Habits, Outcome
from sync.http_transport import HttpTransport
from sync.outbox import OutboxPolicy
from ui.background import Background

_LEAST_MS = 200


class Sending(QObject):
    """Runs while the kiosk does. ``changed`` carries the agent's status after every turn."""

    changed = Signal(object)

    def __init__(self, background: Background, station: Station, outbox: OutboxPolicy) -> None:
        super().__init__()
        self._background = background
        server = station.kit.server
        self.agent = Agent(station, HttpTransport(server) if server else None, Habits(outbox))
        self.status: AgentStatus | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._turn)
        self._stopped = self._turning = self._asked = False
        self._timer.start(_LEAST_MS)

    def send_now(self) -> None:
        """Somebody asked: no wait holds any more. What is on its way already ends first."""
        if self._turning:
            self._asked = True
        else:
            self._background.run(self.agent.send_now, lambda _: self._turn(), self._later)

    def stop(self) -> None:
        """No more turns; what is on its way ends by itself and is repeated after the next start."""
        self._stopped = True
        self._timer.stop()

    def _turn(self) -> None:
        if self._turning or self._stopped:
            return
        self._turning = True
        self._background.run(lambda: self.agent.prepare(time.monotonic()), self._prepared, self._later)

    def _prepared(self, errand: Errand | None) -> None:
        if self._stopped:
            return
        if errand is None:
            self._rest()
        else:
            self._background.run_aside(lambda: self.agent.send(errand), self._sent, self._later)

    def _sent(self, outcome: Outcome) -> None:
        if not self._stopped:
            finish = self.agent.finish
            self._background.run(lambda: finish(outcome, time.monotonic()), self._rest, self._later)

    def _rest(self, _result: object = None) -> None:
        self._background.run(lambda: self.agent.status(time.monotonic()), self._told, self._later)

    def _told(self, status: AgentStatus) -> None:
        if self._stopped:
            return
        self.status = status
        self.changed.emit(status)
        self._wait()

    def _later(self, _error: UrnaError) -> None:
        """The disk did not answer; the volunteer's own work says so, and this comes again."""
        self._wait()

    def _wait(self) -> None:
        self._turning = False
        if self._asked and not self._stopped:
            self._asked = False
            self.send_now()
        elif not self._stopped:
            now = time.monotonic()
            self._timer.start(max(_LEAST_MS, round((self.agent.next_wake(now) - now) * 1000)))
