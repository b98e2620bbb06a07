"""From touch to repaint on every screen, against one frame (16 ms) and against a bare widget of that size.

Three things happen under a finger, and each is measured from the event to the end of painting:

* ``press``: the control under it looks pressed (and, when the finger slides off, as before);
* ``choose``: a card, an answer or a key does what it does on the same screen;
* ``screen``: a button led here, so the whole screen is made and painted.

A p99 is that of one round; where anything took longer than a frame the median of three rounds, so that what
another program did for a moment is told from what this one always does.

The bound is a bare `QWidget` of the window's size that fills itself with one colour, touched and painted by
the same means in the same run.
"""

import os
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import product
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.benchmarks.figures import Figure, percentile
from tests.tools.driver import Driver, middle, running_kiosk
from tests.tools.walk import everything
from ui.memory import settle
from ui.screens.ballot import BallotScreen
from ui.screens.question import QuestionScreen
from ui.theme import Contrast, TextSize
from ui.widgets.keyboard import Keyboard
from ui.words import tr

FRAME_MS = 16.0
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
_EACH = 3  # controls of one kind on one screen
_TIMES = 5
_SCREENS = 30
_ROUNDS = 3
_OUTSIDE = QPoint(-5, -5)
_SIZES = ((1280, 800), (1920, 1080))
_SHARE = 0.99
_SHOWN = 15


@dataclass
class Series:
    """Milliseconds of the same thing, done again and again."""

    what: str
    rounds: list[list[float]] = field(default_factory=list)

    @property
    def values(self) -> list[float]:
        """Of all rounds."""
        return [value for each in self.rounds for value in each]

    @property
    def middle(self) -> float:
        """The median."""
        return median(self.values)

    def percentile(self, share: float) -> float:
        """The value below which this share of a round lies; of several rounds the median."""
        return median(percentile(each, share) for each in self.rounds)


@dataclass(frozen=True)
class Measured:
    """All series at one size of the window and of its text."""

    size: tuple[int, int]
    text: TextSize
    bound: Series
    series: tuple[Series, ...]

    @property
    def letters(self) -> str:
        """The text's size in words."""
        return f"{self.text.name.lower()} text"


class _Bare(QWidget):
    """As little as a widget can do: another colour at every touch."""

    def __init__(self) -> None:
        super().__init__()
        self._dark = False

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self._dark = not self._dark
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor("black" if self._dark else "white"))


def figures(quick: bool) -> Iterator[Figure]:
    """The slowest series at each size and text; the table of the slow ones is printed."""
    for size, text in product(_SIZES[:1], list(TextSize)[:1]) if quick else product(_SIZES, TextSize):
        measured = measure(size, text)
        _print(measured)
        slowest = max(measured.series, key=lambda series: series.percentile(_SHARE))
        what = f"touch: p99 of {slowest.what}, slowest at {size[0]} × {size[1]}, {measured.letters}"
        yield Figure(
            what, slowest.percentile(_SHARE), "ms", FRAME_MS, measured.bound.middle, "a bare widget"
        )  # fmt: skip


def measure(size: tuple[int, int], text: TextSize = TextSize.NORMAL) -> Measured:
    """Walk through all screens at this size of window and text, and touch what is on them."""
    found: dict[str, Series] = {}
    with tempfile.TemporaryDirectory() as data, running_kiosk(Path(data), size, text=text) as driver:
        settle()  # as the program does when it is ready
        for name in everything(driver):
            driver.shell.set_theme(Contrast.NORMAL, text)  # after each person it is normal again
            for kind in (_screen, _presses, _choices):
                for what, rounds in _rounds(kind, driver).items():
                    found.setdefault(f"{name}: {what}", Series(f"{name}: {what}")).rounds += rounds
    return Measured(size, text, _bound(size), tuple(found.values()))


def _rounds(
    kind: Callable[[Driver], Iterator[tuple[str, float]]], driver: Driver
) -> dict[str, list[list[float]]]:
    """One round; where something in it took longer than a frame, two more: was it the program, or another?"""
    found: dict[str, list[list[float]]] = defaultdict(list)
    for _ in range(_ROUNDS):
        values: dict[str, list[float]] = defaultdict(list)
        for what, value in kind(driver):
            values[what].append(value)
        for what, each in values.items():
            found[what].append(each)
        if all(max(each) <= FRAME_MS for each in values.values()):
            break
    return found


def _timed(do: Callable[[], None]) -> float:
    """Milliseconds until it is done and painted."""
    started = time.perf_counter()
    do()
    QApplication.processEvents()
    return (time.perf_counter() - started) * 1000


def _screen(driver: Driver) -> Iterator[tuple[str, float]]:
    for _ in range(_SCREENS):
        yield "screen", _timed(driver.shell._build)
        QTest.qWait(0)  # what was shown before is deleted outside of the measure


def _presses(driver: Driver) -> Iterator[tuple[str, float]]:
    """A finger comes down on a control, slides off, and lifts: nothing is chosen."""
    seen: Counter[str] = Counter()
    for button in driver.screen.findChildren(QAbstractButton):
        kind = type(button).__name__
        if not button.isVisible() or not button.isEnabled() or seen[kind] == _EACH:
            continue
        seen[kind] += 1
        for _ in range(_TIMES):
            yield f"press {kind}", _timed(partial(QTest.mousePress, button, _LEFT, _NONE, middle(button)))
            QTest.mouseMove(button, _OUTSIDE)
            QTest.mouseRelease(button, _LEFT, _NONE, _OUTSIDE)


def _choices(driver: Driver) -> Iterator[tuple[str, float]]:
    for button in _harmless(driver):
        for _ in range(2 * _TIMES):  # an even number: a card is chosen and taken away again
            QTest.mousePress(button, _LEFT, _NONE, middle(button))
            release = partial(QTest.mouseRelease, button, _LEFT, _NONE, middle(button))
            yield f"choose {type(button).__name__}", _timed(release)


def _harmless(driver: Driver) -> Sequence[QAbstractButton]:
    """What may be touched without leaving the screen or changing what the walk expects."""
    screen = driver.screen
    if isinstance(screen, BallotScreen):
        return [*([card for card in screen.cards if card.isChecked()] or screen.cards)][:2]
    if isinstance(screen, QuestionScreen):
        return [widget for widget, _ in screen.answers if widget.isChecked()]
    keys = screen.findChildren(Keyboard)
    return [key for board in keys for key in _pair(board)]


def _pair(board: Keyboard) -> list[QAbstractButton]:
    """A key, and the one that takes its character away."""
    keys = {key.accessibleName(): key for key in board.findChildren(QAbstractButton) if key.isVisible()}
    return [keys["1" if "1" in keys else "A"], keys[tr("Borrar")]]


def _bound(size: tuple[int, int]) -> Series:
    bare = _Bare()
    bare.resize(*size)
    bare.show()
    QTest.qWaitForWindowExposed(bare)
    values = [_timed(lambda: QTest.mousePress(bare, _LEFT, _NONE, QPoint(9, 9))) for _ in range(300)]
    bare.close()
    return Series("a bare widget", [values])


def _print(measured: Measured) -> None:
    width, height = measured.size
    touches = sum(len(series.values) for series in measured.series)
    print(f"\n{width} × {height}, {measured.letters}: {touches} touches, milliseconds from touch to repaint")
    print(f"{'':42}{'n':>6}{'p50':>8}{'p99':>8}{'× bound':>9}")
    _line(measured.bound, measured.bound)
    kinds = sorted({series.what.partition(": ")[2] for series in measured.series})
    for kind in kinds:
        of_kind = [series for series in measured.series if series.what.endswith(f": {kind}")]
        _line(Series(f"all: {kind}", [[ms for series in of_kind for ms in series.values]]), measured.bound)
    slowest = sorted(measured.series, key=lambda series: -series.percentile(_SHARE))
    for series in slowest[:_SHOWN]:
        _line(series, measured.bound)
    slow = [series for series in measured.series if series.percentile(_SHARE) > FRAME_MS]
    print(f"{len(slow)} of {len(measured.series)} above one frame of {FRAME_MS:.0f} ms", flush=True)


def _line(series: Series, bound: Series) -> None:
    late = "  > 1 frame" if series.percentile(_SHARE) > FRAME_MS else ""
    print(
        f"{series.what:42}{len(series.values):6}{series.middle:8.2f}{series.percentile(_SHARE):8.2f}"
        f"{series.middle / bound.middle:9.1f}{late}"
    )
