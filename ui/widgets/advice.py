"""A line of help whose place a refusal takes for a while: it lies on nothing, and nothing moves for it."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.widgets.label import Label
from ui.widgets.painting import draw_ground, draw_text, longest_word, text_height, text_width

REFUSED_MS = 12_000
"""Long enough to read it slowly, twice."""


class Advice(Label):
    """Room for the longer of both texts from the start. A refusal goes with `advise`, or by itself."""

    def __init__(self, theme: Theme, help_text: str, longest_refusal: str, parent: QWidget) -> None:
        super().__init__(help_text, theme.font(20), theme.palette.soft, parent)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._theme, self._help, self._longest = theme, help_text, longest_refusal
        self.refused = False
        self.ending = QTimer(self, singleShot=True, interval=REFUSED_MS)
        self.ending.timeout.connect(self.advise)

    def advise(self) -> None:
        """The help again."""
        self.refused = False
        self.ending.stop()
        self.setText(self._help)

    def refuse(self, text: str) -> None:
        """Why not, and what to do."""
        self.refused = True
        self.ending.start()
        self.setText(text)

    def heightForWidth(self, width: int) -> int:
        refusal = text_height(self._bold(), self._longest, width - 2 * self._pad())
        return max(text_height(self.font(), self._help, width), refusal)

    def minimumSizeHint(self) -> QSize:
        longest = max(longest_word(self._bold(), text) for text in (self._help, self._longest))
        return QSize(longest + 2 * self._pad(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.refused:
            super().paintEvent(event)
            return
        painter, wrong, pad = QPainter(self), self._theme.palette.wrong, self._pad()
        box = self.rect()
        box.setWidth(min(box.width(), text_width(self._bold(), self.text()) + 2 * pad))
        draw_ground(painter, box, wrong, self._theme.px(10), 0)
        middle = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        draw_text(painter, box.adjusted(pad, 0, -pad, 0), self.text(), self._bold(), wrong.text, middle)

    def _bold(self) -> QFont:
        return self._theme.font(20, QFont.Weight.DemiBold)

    def _pad(self) -> int:
        return self._theme.px(14)
