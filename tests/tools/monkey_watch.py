"""What has to hold while a monkey has the kiosk: after every step, now and then, and at the end."""

import gc
import logging
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kiosk.ballot import decode_ballot
from kiosk.record import BallotRecord, open_ballot
from kiosk.session import SessionState
from kiosk.station import StationStatus
from tests.tools.driver import Driver
from tests.tools.kits import Keys
from ui.screens.ballot import BallotScreen
from ui.screens.decide import DecideScreen
from ui.screens.detail import DetailScreen
from ui.screens.frame import Screen
from ui.screens.message import MessageScreen
from ui.screens.opened import OpenedScreen
from ui.screens.question import QuestionScreen
from ui.screens.review import ReviewScreen
from ui.screens.thanks import ThanksScreen
from ui.screens.welcome import WelcomeScreen

_SCREENS: dict[SessionState, tuple[type[Screen], ...]] = {
    SessionState.CHECKED_IN: (WelcomeScreen, MessageScreen),
    SessionState.QUESTIONS: (QuestionScreen, MessageScreen),
    SessionState.MARKING: (BallotScreen, DetailScreen, MessageScreen),
    SessionState.REVIEW: (ReviewScreen, DetailScreen, MessageScreen),
    SessionState.DECIDING: (DecideScreen, MessageScreen),
    SessionState.VOIDING: (MessageScreen,),
    SessionState.OPENED: (OpenedScreen, MessageScreen),
    SessionState.CASTING: (ReviewScreen, DecideScreen, MessageScreen),
    SessionState.DONE: (ThanksScreen,),
}
_WORKING = (SessionState.CASTING, SessionState.VOIDING)
_NOBODY_HERE = (
    WelcomeScreen, QuestionScreen, BallotScreen, DetailScreen, ReviewScreen, DecideScreen, OpenedScreen,
)  # fmt: skip


@dataclass
class Outcome:
    """What became of a kiosk; ``confirmed`` holds the choices of each review that was confirmed."""

    seed: int
    steps: int = 0
    people: int = 0
    confirmed: list[tuple[int, ...]] = field(default_factory=list)
    actions: Counter[str] = field(default_factory=Counter)
    screens: Counter[str] = field(default_factory=Counter)
    said: list[str] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    widgets: int = 0  # more than there were at its beginning
    seconds: float = 0.0

    @property
    def grown(self) -> float:
        """MiB by which the program grew after its first fifth, when all its screens had been shown."""
        return self.memory[-1] - self.memory[len(self.memory) // 5]


class Watch:
    """Looks over the monkey's shoulder. Raises `AssertionError` as soon as something is not as it must be."""

    def __init__(self, driver: Driver, outcome: Outcome) -> None:
        self._driver, self._outcome = driver, outcome
        self._size = driver.shell.size()
        self._reviewed: ReviewScreen | DecideScreen | None = None
        self._before = len(QApplication.allWidgets())

    def look(self) -> None:
        """After every step: one window of full size, and a screen that goes with the state."""
        driver, shell = self._driver, self._driver.shell
        screen, visit = driver.screen, driver.citizen.visit
        self._outcome.screens[type(screen).__name__] += 1
        assert shell.isVisible(), "the window is gone"
        assert shell.size() == self._size, f"the window measures {shell.size()}"
        assert not shell.windowState() & Qt.WindowState.WindowMinimized, "the window is an icon"
        windows = [window for window in QApplication.topLevelWindows() if window.isVisible()]
        assert len(windows) == 1, f"{len(windows)} windows are shown"
        name = type(screen).__name__
        if visit.state is SessionState.IDLE:
            assert not isinstance(screen, _NOBODY_HERE), f"{name} is shown and nobody is here"
            assert not visit.selections, "a choice is kept and nobody is here"
        else:
            assert isinstance(screen, _SCREENS[visit.state]), f"{name} is shown in {visit.state}"
        if isinstance(screen, ReviewScreen | DecideScreen) and screen is not self._reviewed:
            self._follow(screen, tuple(sorted(visit.selections)))

    def count(self) -> None:
        """Now and then: as many ballots as confirmations, nobody lost between check-in and box."""
        citizen = self._driver.citizen
        self._driver.wait_until(lambda: citizen.visit.state not in _WORKING, "the end of casting")
        status = self._driver.in_worker(self._driver.station.status)
        assert isinstance(status, StationStatus)
        confirmed = len(self._outcome.confirmed)
        assert status.ballots == confirmed, f"{status.ballots} ballots, {confirmed} confirmed"
        here = citizen.visit.state not in (SessionState.IDLE, SessionState.DONE)
        assert status.started == status.ballots + status.abandoned + here, "a person is lost"
        gc.collect()
        self._outcome.memory.append(resident())
        more = len(QApplication.allWidgets()) - self._before
        self._outcome.widgets = max(self._outcome.widgets, more)

    def verify(self, keys: Keys) -> None:
        """At the end: the box holds, with the very choices that were confirmed, and nobody said a word."""
        driver = self._driver
        assert driver.in_worker(driver.station.box.holds), "the box does not hold"
        ballots = driver.in_worker(lambda: opened(driver, keys))
        assert isinstance(ballots, list)
        assert sorted(ballots) == sorted(self._outcome.confirmed), "other votes than were confirmed"
        assert not telling(driver, self._outcome.said), "something was logged that nobody may know"

    def _follow(self, screen: ReviewScreen | DecideScreen, chosen: tuple[int, ...]) -> None:
        """Notice when the one button that casts is pressed on this review, which shows these choices."""
        self._reviewed = screen

        def confirmed() -> None:
            if self._reviewed is screen:
                self._outcome.confirmed.append(chosen)

        screen.cast.clicked.connect(confirmed)


def opened(driver: Driver, keys: Keys) -> list[tuple[int, ...]]:
    """The choices of all ballots in the box: only a test has the key."""
    station = driver.station
    rows = station.box.connection.execute("SELECT record FROM ballot").fetchall()
    records = [BallotRecord.parse(record) for (record,) in rows]
    return [
        decode_ballot(open_ballot(station.context, record.commitment, record.sealed_ballot, keys.tally))
        for record in records
    ]


def telling(driver: Driver, said: Iterable[str]) -> list[str]:
    """Of the lines that were logged, those that hold a choice, an answer, a name or a document."""
    consultation = driver.station.consultation
    words = ["Persona ", "1047", *(proposal.short_title for proposal in consultation.proposals)]
    words += [answer for question in consultation.questions for answer in question.answers]
    return [line for line in said if any(word in line for word in words)]


def resident() -> float:
    """MiB of memory that the program takes now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


class _Ear(logging.Handler):
    def __init__(self, said: list[str]) -> None:
        super().__init__(logging.DEBUG)
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        self._said.append(record.getMessage())


@contextmanager
def listening(outcome: Outcome) -> Iterator[None]:
    """All that the program logs, down to the least; an exception that no code caught is raised at the end."""
    caught: list[BaseException] = []

    def hook(_kind: type[BaseException], error: BaseException, _where: TracebackType | None) -> None:
        caught.append(error)

    ear, root = _Ear(outcome.said), logging.getLogger()
    level, previous = root.level, sys.excepthook
    sys.excepthook = hook
    root.addHandler(ear)
    root.setLevel(logging.DEBUG)
    try:
        yield
    except (AssertionError, TimeoutError) as noticed:
        if caught:
            raise caught[0] from noticed
        raise
    finally:
        root.removeHandler(ear)
        root.setLevel(level)
        sys.excepthook = previous
    if caught:
        raise caught[0]
