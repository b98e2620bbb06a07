"""A visit played offscreen, so that a test knows where to touch the same program in a real window.

What is rehearsed is recorded as steps: a place to touch or a text to type, and what is shown after it.
"""

from dataclasses import dataclass, field

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton

from tests.tools.driver import Driver, middle
from ui.screens.entry import EntryScreen
from ui.screens.frame import Screen


@dataclass
class Step:
    """One thing that a hand does, ``rest_ms`` after its screen came; ``shown`` is the picture after it."""

    what: str
    place: QPoint | None = None
    text: str = ""
    rest_ms: int = 0
    shown: QImage = field(default_factory=QImage)


class Rehearsal(Driver):
    """A driver that writes down what it does."""

    def __init__(self, driver: Driver) -> None:
        super().__init__(driver.shell, driver.app, driver.player)
        self.first = self._picture()
        self.steps: list[Step] = []
        self._touched: Screen | None = None

    def touch_button(self, button: QAbstractButton) -> None:
        """Touch it, and remember where it was."""
        self._record(self.step_at(button))
        super().touch_button(button)

    def step_at(self, button: QAbstractButton) -> Step:
        """The touch of a button, which is not touched now. A screen that was touched before needs no rest."""
        rest_ms = 0 if self.screen is self._touched else self.screen.rest_ms
        self._touched = self.screen
        place = button.mapTo(self.shell, middle(button))
        return Step(button.accessibleName(), place, rest_ms=rest_ms)

    def type_and_enter(self, text: str, button: str = "Seguir") -> None:
        """Type on a real keyboard, and touch the button."""
        screen = self.wait_for(EntryScreen)
        assert isinstance(screen, EntryScreen)
        self._record(Step("type", text=text))
        screen.field.setText(text)
        self.touch(button)

    def end(self) -> list[Step]:
        """All steps, the last one with what is shown now."""
        self._record(None)
        return self.steps

    def _record(self, step: Step | None) -> None:
        if self.steps:
            self.steps[-1].shown = self._picture()
        if step is not None:
            self.steps.append(step)

    def _picture(self) -> QImage:
        return self.shell.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
