"""A tracking code on a white card, large enough to copy and to photograph; and how a QR is painted."""

from collections.abc import Iterable, Sequence

import segno
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent

from ui.theme import Theme
from ui.widgets.label import Drawn
from ui.widgets.painting import draw_ground, draw_text, text_height, text_width
from ui.words import tr

_QUIET_ZONE = 2


class CodeCard(Drawn):
    """The code and its QR on a white card; the QR goes where the card is too narrow."""

    def __init__(self, theme: Theme, code: str) -> None:
        super().__init__()
        self._theme, self._code = theme, code
        self._matrix = segno.make(code, error="m", micro=False).matrix
        self.setAccessibleName(tr("Código de seguimiento: {code}").format(code=" ".join(code)))

    def sizeHint(self) -> QSize:
        font, pad = self._theme.title_font(44), self._theme.px(28)
        return QSize(
            text_width(font, self._shown()) + self._side() + 3 * pad, self._side() + 2 * self._theme.px(12)
        )

    def heightForWidth(self, width: int) -> int:
        """Code and QR side by side, or the QR below the code."""
        beside = self.sizeHint()
        if width >= beside.width():
            return beside.height()
        return beside.height() + text_height(self._theme.title_font(44), "0", width) + self._theme.px(12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        card, pad, side = self._theme.palette.card, self._theme.px(28), self._side()
        draw_ground(painter, self.rect(), card, self._theme.px(18), self._theme.px(2))
        beside = self.width() >= self.sizeHint().width()
        below = not beside and self.height() >= self.heightForWidth(self.width())
        font = self._theme.title_font(44)
        room = QRect(pad, 0, self.width() - 2 * pad, self.height())
        if beside:
            at = QRect(self.width() - pad - side, (self.height() - side) // 2, side, side)
            draw_qr(painter, at, self._matrix)
            room.setRight(at.left() - pad)
        elif below:
            at = QRect((self.width() - side) // 2, self.height() - side - self._theme.px(12), side, side)
            draw_qr(painter, at, self._matrix)
            room.setBottom(at.top())
        while text_width(font, self._shown()) > room.width():
            font.setPixelSize(font.pixelSize() - 1)
        draw_text(painter, room, self._shown(), font, card.text, int(Qt.AlignmentFlag.AlignCenter))

    def _side(self) -> int:
        return self._theme.px(130)

    def _shown(self) -> str:
        return shown_code(self._code)


def shown_code(code: str) -> str:
    """A tracking code as people compare it from screen to screen; it breaks between its groups."""
    return code.replace("-", " · ")


def draw_qr(painter: QPainter, box: QRect, matrix: Sequence[Iterable[int]], quiet: int = _QUIET_ZONE) -> None:
    """Black on white in the middle of a square, each module a whole number of pixels."""
    painter.fillRect(box, QColor("white"))
    cell = box.width() // (len(matrix) + 2 * quiet)
    start = (box.width() - cell * len(matrix)) // 2
    for row, line in enumerate(matrix):
        for column, dark in enumerate(line):
            if dark:
                x, y = box.x() + start + column * cell, box.y() + start + row * cell
                painter.fillRect(x, y, cell, cell, QColor("black"))
