"""A tracking code on a white card, large enough to copy and to photograph."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from ui.theme import Theme
from ui.widgets.label import Drawn
from ui.widgets.painting import draw_ground, draw_text, text_height, text_width
from ui.widgets.qr import QrPicture
from ui.words import tr

_LEAST_SIDE = 130


class CodeCard(Drawn):
    """The code and its QR on a white card; the QR goes where the card is too narrow.

    ``carried`` is what the QR says if that is more than the code: a link that looks for it.
    """

    def __init__(self, theme: Theme, code: str, carried: str = "") -> None:
        super().__init__()
        self._theme, self._code = theme, code
        self._qr = QrPicture(carried or code)
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
            self._qr.draw(painter, at)
            room.setRight(at.left() - pad)
        elif below:
            at = QRect((self.width() - side) // 2, self.height() - side - self._theme.px(12), side, side)
            self._qr.draw(painter, at)
            room.setBottom(at.top())
        while text_width(font, self._shown()) > room.width():
            font.setPixelSize(font.pixelSize() - 1)
        draw_text(painter, room, self._shown(), font, card.text, int(Qt.AlignmentFlag.AlignCenter))

    def _side(self) -> int:
        return self._qr.side_from(self._theme.px(_LEAST_SIDE))

    def _shown(self) -> str:
        return shown_code(self._code)


def shown_code(code: str) -> str:
    """A tracking code as people compare it from screen to screen; it breaks between its groups."""
    return code.replace("-", " · ")
