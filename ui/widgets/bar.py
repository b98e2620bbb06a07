"""A row of widgets that becomes two rows, or buttons without words, where the screen is narrow."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.order import read_in_order


class Bar(QWidget):
    """``left`` widgets at the left edge, ``right`` at the right; the last of ``right`` is the main one.

    What does not fit on one line is stacked, the main one on top and as wide as the screen.
    """

    def __init__(
        self, theme: Theme, left: Sequence[QWidget], right: Sequence[QWidget], *, wide: bool = False
    ) -> None:
        super().__init__()
        self._wide = wide
        self._theme, self._left, self._right = theme, list(left), list(right)
        for widget in (*self._left, *self._right):
            widget.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        if self._fits(width):
            return max((widget.sizeHint().height() for widget in self._all()), default=0)
        heights = [_height(widget, width) for widget in self._all()]
        return sum(heights) + self._gap() * (len(heights) - 1)

    def sizeHint(self) -> QSize:
        width = sum(widget.sizeHint().width() for widget in self._all()) + self._gap() * len(self._all())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        width = self.width()
        if self._fits(width):
            self._one_row(width)
        else:
            self._stack(width)

    def _one_row(self, width: int) -> None:
        read_in_order(*self._all())
        x = 0
        for widget in self._left:
            x = self._place(widget, x) + self._gap()
        x = width - sum(widget.sizeHint().width() + self._gap() for widget in self._right) + self._gap()
        for widget in self._right:
            x = self._place(widget, x) + self._gap()

    def _place(self, widget: QWidget, x: int) -> int:
        hint = widget.sizeHint()
        widget.setGeometry(x, (self.height() - hint.height()) // 2, hint.width(), hint.height())
        return x + hint.width()

    def _stack(self, width: int) -> None:
        y, stacked = 0, (*self._right[::-1], *self._left)
        read_in_order(*stacked)
        for widget in stacked:
            height = _height(widget, width)
            widget.setGeometry(0, y, width, height)
            y += height + self._gap()

    def _fits(self, width: int) -> bool:
        needed = sum(widget.sizeHint().width() + self._gap() for widget in self._all()) - self._gap()
        return needed <= width and not self._wide

    def _all(self) -> list[QWidget]:
        return [*self._left, *self._right]

    def _gap(self) -> int:
        return self._theme.px(16)


class Tools(QWidget):
    """The small buttons at the top: with words where there is room, icons alone where there is not.

    ``one_by_one``: the last button loses its words first; else all have words, or none.
    """

    def __init__(self, theme: Theme, buttons: Sequence[Button], *, one_by_one: bool = False) -> None:
        super().__init__()
        self._theme, self.buttons, self.one_by_one = theme, list(buttons), one_by_one
        self._room = 0
        self._most: int | None = None
        for button in self.buttons:
            button.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def fit(self, width: int, most: int | None = None) -> None:
        """Choose words or icons for a width; ``most`` buttons may have words (None: all)."""
        self._room, self._most = width, most
        for worded in range(len(self.buttons) if most is None else most, -1, -1):
            if worded and worded < len(self.buttons) and not self.one_by_one:
                continue
            for place, button in enumerate(self.buttons):
                button.set_compact(compact=place >= worded)
            if self.sizeHint().width() <= width:
                break
        self.updateGeometry()
        self._arrange()

    def drop(self, text: str) -> None:
        """Take a button away: something else does its work now."""
        for button in [button for button in self.buttons if button.text() == text]:
            self.buttons.remove(button)
            button.hide()

    def refit(self) -> None:
        """A text has changed: choose again for the same width."""
        if self._room:
            self.fit(self._room, self._most)

    def sizeHint(self) -> QSize:
        hints = [button.sizeHint() for button in self.buttons]
        width = sum(hint.width() for hint in hints) + self._theme.px(14) * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        x = 0
        for button in self.buttons:
            hint = button.sizeHint()
            button.setGeometry(x, 0, hint.width(), hint.height())
            x += hint.width() + self._theme.px(14)


def _height(widget: QWidget, width: int) -> int:
    return widget.heightForWidth(width) if widget.heightForWidth(width) >= 0 else widget.sizeHint().height()
