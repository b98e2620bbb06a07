"""Two buttons in one place, of which one is shown: nothing else on the screen moves when they change."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.button import Button


class Either(QWidget):
    """As large as the larger one; the first is shown until `show_one`."""

    def __init__(self, first: Button, second: Button) -> None:
        super().__init__()
        self._buttons = (first, second)
        for button in self._buttons:
            button.setParent(self)
        second.hide()

    def show_one(self, shown: Button) -> None:
        """Show this one of the two. The focus does not pass to it: nobody has heard its name."""
        for button in self._buttons:
            if button is not shown:
                button.clearFocus()
                button.hide()
        shown.show()

    def heightForWidth(self, width: int) -> int:
        return max(button.heightForWidth(width) for button in self._buttons)

    def sizeHint(self) -> QSize:
        first, second = (button.sizeHint() for button in self._buttons)
        return first.expandedTo(second)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        for button in self._buttons:
            button.setGeometry(self.rect())
