"""Hands and eyes on the desk's window: presses by words, what is written, files that are dropped."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from ui.desk.desk import Desk
from ui.desk.lines import LineCard, Lines
from ui.desk.page import Page
from ui.desk.views import Line
from ui.desk.window import DeskWindow

PageKind = TypeVar("PageKind", bound=Page)
_WAIT_MS = 20_000


class Waits(Protocol):
    """pytest-qt's robot, or whoever else lets the program run until something is so."""

    def waitUntil(self, callback: Callable[[], bool], *, timeout: int) -> None:  # noqa: N802 - pytest-qt's name
        """Raises if it takes longer than so many milliseconds."""


class Presser:
    """Somebody at a window."""

    def __init__(self, window: DeskWindow, waits: Waits) -> None:
        self.window, self._waits = window, waits

    def page(self, kind: type[PageKind]) -> PageKind:
        """The page that is open; it must be of this kind."""
        page = self.window.page
        assert isinstance(page, kind), f"{type(page).__name__} is open"
        return page

    def press(self, words: str) -> None:
        """Click the button whose name begins so."""
        found = [button for button in self._buttons() if button.accessibleName().startswith(words)]
        assert found, f"no «{words}» among {[button.accessibleName() for button in self._buttons()]}"
        assert found[0].isEnabled(), f"«{words}» is off"
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def has(self, words: str) -> bool:
        """True if there is such a button, and it can be pressed."""
        return any(b.isEnabled() and b.accessibleName().startswith(words) for b in self._buttons())

    def lines(self) -> list[Line]:
        """Every line on the page."""
        page = self.window.page
        assert page is not None
        alone = [card.line for card in page.findChildren(LineCard) if card.isVisible()]
        return [*alone, *(line for many in page.findChildren(Lines) for line in many.lines)]

    def reads(self, words: str) -> bool:
        """True if these words stand in a line of the page."""
        return any(words in line.spoken for line in self.lines())

    def wait(self, true: Callable[[], bool]) -> None:
        """Until it is so."""
        self._waits.waitUntil(true, timeout=_WAIT_MS)

    def wait_for(self, words: str) -> None:
        """Until these words can be read."""
        self.wait(lambda: self.reads(words))

    def drop(self, paths: Sequence[Path]) -> None:
        """Drop files onto the window."""
        window, mime = self.window, QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        middle = window.rect().center()
        QApplication.sendEvent(window, QDragEnterEvent(middle, copy, mime, left, none))
        QApplication.sendEvent(window, QDropEvent(QPointF(middle), copy, mime, left, none))

    def _buttons(self) -> list[QAbstractButton]:
        return [button for button in self.window.findChildren(QAbstractButton) if button.isVisible()]


class Staff(Presser):
    """Somebody at the desk."""

    def __init__(self, desk: Desk, waits: Waits) -> None:
        super().__init__(desk.window, waits)
        self.desk = desk
