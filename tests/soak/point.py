"""One voting point of the month: a real station, its real agent, and what only the test knows of them."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.context import Mode
from kiosk.errors import OperatorError
from kiosk.kit import ActiveKit
from kiosk.polls import Polls
from kiosk.station import Station
from sync.agent import Agent, Habits
from sync.roster_shelf import RosterShelf
from sync.transport import Answer, Parcel
from sync.usb_transport import UsbTransport, copy
from tests.soak.weather import Weather
from tests.tools.centres import vote
from tests.tools.lines import SimulatedLine

FIRST_MORNING = datetime(2022, 11, 1, 5, 0, tzinfo=UTC)  # midnight in Bogotá
_WRONG_BY = (timedelta(days=-2300), timedelta(hours=-5), timedelta(days=1), timedelta(days=1500))


@dataclass
class SoakLine(SimulatedLine):
    """``shut``: whether nobody opens at the moment."""

    shut: Callable[[], bool] = lambda: False

    def reachable(self, seconds: float) -> bool:
        self.knocks += 1
        return not self.shut()


@dataclass
class SoakPoint:
    """``now`` is the true time in seconds, set by the month. ``codes`` are the tracking codes that voters
    saw: the truth that the centre's box is held against in the end. ``met``: deliveries by their weather.
    """

    active: ActiveKit
    data: Path
    line: SoakLine
    weather: Weather
    chance: random.Random
    now: float = 0.0
    codes: list[str] = field(default_factory=list)
    met: Counter[str] = field(default_factory=Counter)
    crashes: int = 0
    jumps: int = 0
    _wrong: timedelta = timedelta()
    _booted: float = 0.0
    _lives: int = 0
    _running: tuple[Station, Agent] | None = None

    @property
    def station(self) -> Station:
        """Of a kiosk that is switched on."""
        assert self._running is not None
        return self._running[0]

    @property
    def agent(self) -> Agent:
        """Of a kiosk that is switched on."""
        assert self._running is not None
        return self._running[1]

    @property
    def on(self) -> bool:
        """Whether it is switched on."""
        return self._running is not None

    @property
    def monotonic(self) -> float:
        """Seconds since the machine was switched on, as its own monotonic clock counts them."""
        return self.now - self._booted

    def start(self) -> None:
        """Switch it on: every check of a start is made."""
        self._booted = self.now
        self.line.fault = self._through_the_weather
        self.line.shut = lambda: self.weather.at(self.now) == "down"
        station = Station.start(self.active, self._folder, Mode.OFFICIAL, self._clock)
        habits = Habits(chance=self.chance.random, network=lambda: str(self.weather.at(self.now) == "down"))
        self._running = station, Agent(station, self.line, habits)

    def stop(self) -> None:
        """Switch it off as people do."""
        self.station.shut()
        self._running = None

    def crash(self) -> None:
        """The power goes, perhaps while a delivery is under way; on again with what the disk holds."""
        errand = self.agent.prepare(self.monotonic)
        if errand is not None and self.chance.random() < 0.5:
            self.agent.send(errand)  # the answer comes to nobody
        before = self._folder
        self._lives += 1
        shutil.copytree(before, self._folder)
        self.stop()
        shutil.rmtree(before)
        self.crashes += 1
        self.start()

    def jump(self) -> None:
        """The calendar goes wrong, or right again."""
        self._wrong = timedelta() if self._wrong else self.chance.choice(_WRONG_BY)
        self.jumps += 1

    def open(self) -> None:
        """Open the polls."""
        if self.station.box.head.polls is not Polls.OPEN:
            self.station.open_polls()

    def close_day(self) -> None:
        """End the jornada."""
        self.station.close_day()

    def close_for_good(self) -> None:
        """The cierre definitivo."""
        self.station.close_for_good()

    def vote(self) -> None:
        """One more person votes."""
        self.codes += vote(self.station, 1, first=len(self.codes))

    def turn(self) -> float:
        """The agent's turn; when the next may be worth while (true time)."""
        self.agent.step(self.monotonic)
        return self._booted + self.agent.next_wake(self.monotonic)

    def use_stick(self, stick: Path, *, pulled: bool) -> None:
        """The volunteer copies batches to a stick; ``pulled``: it is out before the last file is done."""
        usb = UsbTransport(self.station, RosterShelf(self.active.kit, self._folder / "stick.roster"))
        cargo = usb.prepare(seal=self.station.box.head.polls is not Polls.OPEN)

        def watch(done: int, _all: int) -> None:
            if pulled:
                raise OperatorError("La memoria dejó de responder.", "")

        try:
            usb.finish(copy(cargo, stick, watch))
        except OperatorError:
            assert pulled

    def pending(self) -> int:
        """Ballots without a receipt, as the volunteer's home says."""
        return self.agent.status(self.monotonic).pending_ballots

    def _through_the_weather(self, parcel: Parcel, through: Callable[[], Answer]) -> Answer:
        self.met[self.weather.at(self.now)] += 1
        fault = self.weather.fault(self.now)
        return through() if fault is None else fault(parcel, through)

    @property
    def _folder(self) -> Path:
        return self.data / str(self._lives)

    def _clock(self) -> datetime:
        return FIRST_MORNING + timedelta(seconds=self.now) + self._wrong
