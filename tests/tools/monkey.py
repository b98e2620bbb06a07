"""``make monkey``: a hundred thousand random touches and keys on an official kiosk, and what became of it.

The monkey touches through the window, as fingers do: mostly what looks like a button, often anything else,
twice, dragging, with the wheel, with every key that might lead out. It knows no PIN. Now and then a volunteer
checks the next person in or unlocks the screen, and time goes by. After every step the kiosk has to be in a
state that its tables know, on a screen that goes with it, in a window of full size; no ballot may be in the
box that was not reviewed and confirmed with these very choices (`tests.tools.monkey_watch`).
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from kiosk.context import Mode
from kiosk.participant import Document
from kiosk.session import SessionState
from kiosk.vote import Voter
from tests.tools.driver import PIN, Driver, running_kiosk
from tests.tools.kits import Keys, make_active_kit
from tests.tools.monkey_watch import Outcome, Watch, listening
from ui.screens.entry import EntryScreen
from ui.screens.frame import Screen
from ui.screens.home import HomeScreen
from ui.words import tr

_NONE, _LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
_ALT, _CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
_META, _SHIFT = Qt.KeyboardModifier.MetaModifier, Qt.KeyboardModifier.ShiftModifier
_K = Qt.Key
_LEADING_OUT = (
    (_K.Key_F4, _ALT), (_K.Key_Tab, _ALT), (_K.Key_Q, _CONTROL), (_K.Key_W, _CONTROL), (_K.Key_C, _CONTROL),
    (_K.Key_V, _CONTROL), (_K.Key_A, _CONTROL), (_K.Key_Delete, _CONTROL | _ALT), (_K.Key_Escape, _NONE),
    (_K.Key_Print, _NONE), (_K.Key_Super_L, _META), (_K.Key_Meta, _META), (_K.Key_D, _META),
    (_K.Key_Menu, _NONE), (_K.Key_F10, _SHIFT),
    *((Qt.Key(_K.Key_F1 + number), _NONE) for number in range(12)),
)  # fmt: skip
_MOVING = (
    (_K.Key_Tab, _NONE), (_K.Key_Backtab, _SHIFT), (_K.Key_Space, _NONE), (_K.Key_Return, _NONE),
    (_K.Key_Left, _NONE), (_K.Key_Right, _NONE), (_K.Key_Up, _NONE), (_K.Key_Down, _NONE),
    (_K.Key_Backspace, _NONE), (_K.Key_Home, _NONE), (_K.Key_PageDown, _NONE),
)  # fmt: skip
_LETTERS = "AEÑZ0123456789.-'"
_A_PERSON_LEAVES = 90
_COUNT_EVERY = 500


class Monkey:
    """Does one random thing after the other; the same seed draws the same numbers."""

    def __init__(self, driver: Driver, seed: int) -> None:
        self._driver, self._random = driver, random.Random(seed)
        self.outcome = Outcome(seed)
        self.watch = Watch(driver, self.outcome)
        self._finger = QTest.createTouchDevice()
        self._doing: dict[str, tuple[int, Callable[[], None]]] = {
            "touch a button": (36, lambda: self._click(self._button_or_place())),
            "touch anything": (10, lambda: self._click(self._place())),
            "touch with a finger": (8, self._touch),
            "touch twice": (6, self._twice),
            "drag": (6, self._drag),
            "wheel": (2, self._wheel),
            "ask for a menu": (3, self._menu),
            "press a key that leads out": (10, lambda: self._key(*self._random.choice(_LEADING_OUT))),
            "press a key that moves": (12, lambda: self._key(*self._random.choice(_MOVING))),
            "type": (5, lambda: self._key(Qt.Key(ord(self._random.choice(_LETTERS))), _NONE)),
            "close the window": (1, self._close),
            "wait a second": (1, driver.citizen.tick),
        }

    def run(self, steps: int) -> Outcome:
        """Do so many things; raises `AssertionError` as soon as something is not as it has to be."""
        started, outcome = time.perf_counter(), self.outcome
        names, weights = list(self._doing), [weight for weight, _ in self._doing.values()]
        for step in range(steps):
            self._volunteer()
            name = self._random.choices(names, weights)[0]
            outcome.actions[name] += 1
            outcome.steps += 1
            if self._random.random() < 0.8:
                self._driver.shell._shown.invalidate()  # as if the screen had rested
            try:
                self._doing[name][1]()
                self.watch.look()
                if step % _COUNT_EVERY == 0:
                    self.watch.count()
            except (AssertionError, TimeoutError) as error:
                error.add_note(f"seed {outcome.seed}, step {step}: {name}")
                raise
        self._everybody_leaves()
        outcome.seconds = time.perf_counter() - started
        return outcome

    def _volunteer(self) -> None:
        """The next person is checked in at the home; a locked screen is opened; who went away is noticed."""
        driver, chance = self._driver, self._random.random()
        screen = driver.screen
        if isinstance(screen, HomeScreen) and chance < 0.3:
            self._check_in()
        elif self._is_locked(screen) and chance < 0.2:
            driver.station._pin._free_at = 0.0  # as if the wait after wrong ones were over
            assert isinstance(screen, EntryScreen)
            screen.field.setText(PIN)
            screen.go_on.click()
        elif chance > 0.999:
            self._time_goes_by()

    def _is_locked(self, screen: Screen) -> bool:
        """True if the locked screen waits for a PIN; not while it is busy with one."""
        locked = isinstance(screen, EntryScreen) and self._driver.title == tr("Pantalla bloqueada")
        return locked and self._driver.shell.rested()

    def _check_in(self) -> None:
        for _ in range(3):
            self._driver.in_worker(lambda: None)  # nothing is on its way to the screen any more
        if not isinstance(self._driver.screen, HomeScreen):
            return
        station, number = self._driver.station, self.outcome.people + 1
        document, version = Document("CC", str(1_047_000_000 + number)), station.consultation.notice.version
        voter = self._driver.in_worker(lambda: station.check_in(document, "Persona de la fila", version))
        if isinstance(voter, Voter):  # not where the monkey has paused the polls
            self.outcome.people = number
            self._driver.citizen.begin(voter)

    def _everybody_leaves(self) -> None:
        self.watch.count()
        self._time_goes_by()
        visiting = self._driver.citizen
        self._driver.wait_until(lambda: visiting.visit.state is SessionState.IDLE, "nobody here")
        self.watch.count()

    def _time_goes_by(self) -> None:
        for _ in range(_A_PERSON_LEAVES):
            self._driver.citizen.tick()

    @property
    def _window(self) -> QWindow:
        return self._driver.shell.windowHandle()

    def _place(self) -> QPoint:
        size = self._driver.shell.size()
        return QPoint(self._random.randrange(size.width()), self._random.randrange(size.height()))

    def _button_or_place(self) -> QPoint:
        shell = self._driver.shell
        shown = [button for button in shell.findChildren(QAbstractButton) if button.isVisible()]
        if not shown:
            return self._place()
        button = self._random.choice(shown)
        inside = QPoint(self._random.randrange(button.width()), self._random.randrange(button.height()))
        return button.mapTo(shell, inside)

    def _click(self, place: QPoint) -> None:
        QTest.mouseClick(self._window, _LEFT, _NONE, place)

    def _touch(self) -> None:
        """One finger goes down, slides perhaps, and goes up."""
        shell, place = self._driver.shell, self._button_or_place()
        QTest.touchEvent(shell, self._finger).press(0, place, shell).commit()
        if self._random.random() < 0.3:
            place = self._button_or_place()
            QTest.touchEvent(shell, self._finger).move(0, place, shell).commit()
        QTest.touchEvent(shell, self._finger).release(0, place, shell).commit()

    def _twice(self) -> None:
        place = self._button_or_place()
        if self._random.random() < 0.5:
            QTest.mouseDClick(self._window, _LEFT, _NONE, place)
        else:
            self._click(place)
            self._click(place)

    def _drag(self) -> None:
        start, end = self._button_or_place(), self._button_or_place()
        QTest.mousePress(self._window, _LEFT, _NONE, start)
        QTest.mouseMove(self._window, (start + end) / 2)
        QTest.mouseMove(self._window, end)
        QTest.mouseRelease(self._window, _LEFT, _NONE, end)

    def _wheel(self) -> None:
        place, turn = QPointF(self._button_or_place()), self._random.choice((-120, 120))
        buttons, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(place, place, QPoint(), QPoint(0, turn), buttons, _NONE, phase, False)
        QApplication.sendEvent(self._window, event)

    def _menu(self) -> None:
        shell, place = self._driver.shell, self._button_or_place()
        if self._random.random() < 0.5:
            QTest.mouseClick(self._window, Qt.MouseButton.RightButton, _NONE, place)
        under, reason = shell.childAt(place) or shell, QContextMenuEvent.Reason.Mouse
        asked = QContextMenuEvent(reason, under.mapFrom(shell, place), shell.mapToGlobal(place), _NONE)
        QApplication.sendEvent(under, asked)

    def _key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        QTest.keyClick(self._window, key, modifiers)

    def _close(self) -> None:
        self._window.close()


def let_loose(folder: Path, steps: int, seed: int) -> Outcome:
    """Open the polls of an official kiosk in this folder and let the monkey have it."""
    keys = Keys.generate()
    active = make_active_kit(keys, mode=Mode.OFFICIAL)
    with running_kiosk(folder, mode=Mode.OFFICIAL, active=active) as driver:
        driver.in_worker(lambda: driver.station.set_pin(PIN))
        driver.open_polls()
        monkey = Monkey(driver, seed)
        with listening(monkey.outcome):
            outcome = monkey.run(steps)
        monkey.watch.verify(keys)
    return outcome


def main() -> int:
    """Run and say what became of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**32))
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        outcome = let_loose(Path(folder), options.steps, options.seed)
    for name, count in outcome.actions.most_common():
        print(f"{count:8} {name}")
    print("on " + ", ".join(f"{name} {count}" for name, count in outcome.screens.most_common()))
    print(
        f"{outcome.steps} steps in {outcome.seconds:.0f} s: {outcome.people} people,"
        f" {len(outcome.confirmed)} ballots, each reviewed and confirmed; {len(outcome.said)} log lines;"
        f" memory grew by {outcome.grown:.1f} MiB to {outcome.memory[-1]:.0f}; {outcome.widgets} widgets more"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
