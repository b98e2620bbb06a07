"""Voting with four keys, with the screen lit or dark: forward, back, choose, help.

| key | keyboard | number pad |
|---|---|---|
| forward | right, down | 6 |
| back | left, up | 4 |
| choose | Enter, space | 5, Enter |
| help | F1, H | 8 |

Forward and back move the focus through everything that can be touched, in reading order, and say what has
it. Help says where one is; twice in a row it makes the screen dark, or lit again. Choose counts as a touch
does: once, however long it is held, and not before the screen has rested.
"""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QElapsedTimer, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

from ui.screens.frame import Screen

TWICE_MS = 1500


class FourKey(Enum):
    """What a key is for."""

    FORWARD = "forward"
    BACK = "back"
    CHOOSE = "choose"
    HELP = "help"


_KEYBOARD = {
    Qt.Key.Key_Right: FourKey.FORWARD,
    Qt.Key.Key_Down: FourKey.FORWARD,
    Qt.Key.Key_Left: FourKey.BACK,
    Qt.Key.Key_Up: FourKey.BACK,
    Qt.Key.Key_Return: FourKey.CHOOSE,
    Qt.Key.Key_Enter: FourKey.CHOOSE,
    Qt.Key.Key_Space: FourKey.CHOOSE,
    Qt.Key.Key_F1: FourKey.HELP,
    Qt.Key.Key_Help: FourKey.HELP,
    Qt.Key.Key_H: FourKey.HELP,
    Qt.Key.Key_6: FourKey.FORWARD,
    Qt.Key.Key_4: FourKey.BACK,
    Qt.Key.Key_5: FourKey.CHOOSE,
    Qt.Key.Key_Clear: FourKey.CHOOSE,
    Qt.Key.Key_8: FourKey.HELP,
}


class FourKeys(QObject):
    """``used`` at each key, before it does anything; ``moved`` carries what has the focus now."""

    used = Signal()
    moved = Signal(object)
    help = Signal()
    dark = Signal()

    def __init__(self, screen: Callable[[], Screen | None], rested: Callable[[], bool]) -> None:
        super().__init__()
        self._screen, self._rested = screen, rested
        self._helped = QElapsedTimer()
        self.active = False

    def press(self, event: QKeyEvent) -> bool:
        """True if the key was one of the four, and its work is done."""
        key = _KEYBOARD.get(Qt.Key(event.key()))
        if not self.active or key is None:
            return False
        if key is FourKey.CHOOSE and (event.isAutoRepeat() or not self._rested()):
            return True  # as a touch: once, and not while the answer to the last one is on its way
        self.used.emit()  # which may show another screen: the key is for that one
        screen = self._screen()
        if screen is None:
            return False
        if key is FourKey.HELP:
            self._help()
            return True
        self._helped.invalidate()
        if key is FourKey.CHOOSE:
            self._choose(screen)
        else:
            self._move(screen, 1 if key is FourKey.FORWARD else -1)
        return True

    def _help(self) -> None:
        twice = self._helped.isValid() and self._helped.elapsed() < TWICE_MS
        self._helped.invalidate() if twice else self._helped.start()
        (self.dark if twice else self.help).emit()

    def _choose(self, screen: Screen) -> None:
        focused = screen.focusWidget()
        if isinstance(focused, QAbstractButton) and focused in controls(screen):
            focused.click()
        else:
            self.help.emit()

    def _move(self, screen: Screen, step: int) -> None:
        order = controls(screen)
        if not order:
            return
        focused = screen.focusWidget()
        if isinstance(focused, QAbstractButton) and focused in order:
            target = order[(order.index(focused) + step) % len(order)]
        else:
            target = order[0 if step > 0 else -1]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self.moved.emit(target)


def controls(screen: Screen) -> list[QAbstractButton]:
    """All that can be pressed, in reading order: the body and the foot first, the small tools last."""
    row = max(1, screen.theme.px(40))
    tools = [bar for bar in (screen.tools, screen.sound_bar) if bar is not None]

    def place(button: QAbstractButton) -> tuple[bool, int, int]:
        at = button.mapTo(screen, QPoint(0, 0))
        return any(bar.isAncestorOf(button) for bar in tools), at.y() // row, at.x()

    shown = [b for b in screen.findChildren(QAbstractButton) if b.isVisibleTo(screen) and b.isEnabled()]
    return sorted(shown, key=place)
