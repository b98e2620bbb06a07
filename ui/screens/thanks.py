"""Thanks: only after COMMIT. The tracking code as text and QR, until "Listo" or the time is over."""

import segno
from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent

from ui.screens.frame import Screen
from ui.screens.message import Message
from ui.theme import Theme
from ui.widgets.button import Button, Look
from ui.widgets.label import Drawn
from ui.widgets.painting import draw_ground, draw_text, text_height, text_width
from ui.words import plural, tr

_QUIET_ZONE = 2


class ThanksScreen(Screen):
    """``finished`` and ``more_time`` are buttons: no stray touch closes it."""

    rest_ms = 1500
    finished = Signal()
    more_time = Signal()
    slip_wanted = Signal()

    def __init__(
        self, theme: Theme, code: str, seconds: int, *, practice: bool, printer: bool = False
    ) -> None:
        super().__init__(theme, practice=practice, coloured=theme.palette.chosen)
        lines = [
            tr("Con este código puede comprobar en la página de resultados que su voto fue contado."),
            tr("El código no muestra por qué propuestas votó."),
        ]
        title = tr("¡Gracias! Su voto quedó guardado")
        self.set_body(Message(theme, "check", title, lines, self.ground, _Code(theme, code)))
        more = Button(tr("Más tiempo"), theme, Look.ON_COLOUR, icon_name="clock", on=self.ground)
        more.clicked.connect(self.more_time)
        self.done = Button("", theme, Look.PLAIN, icon_name="check", size=26)
        self.done.clicked.connect(self.finished)
        left = [more]
        if printer:
            self.slip = Button(tr("Imprimir"), theme, Look.ON_COLOUR, icon_name="printer", on=self.ground)
            self.slip.clicked.connect(self.slip_wanted)
            left.append(self.slip)
        self.set_footer(left, [self.done])
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join([*lines, " ".join(code)]))
        self.show_seconds(seconds)

    def show_seconds(self, seconds: int) -> None:
        """How long the code stays."""
        text = plural(seconds, tr("Listo (queda {n} segundo)"), tr("Listo (quedan {n} segundos)"))
        self.done.setText(text)
        self.done.setAccessibleName(tr("Listo"))
        self.done.setAccessibleDescription(text)
        self.arrange()


class _Code(Drawn):
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
            self._paint_qr(painter, at)
            room.setRight(at.left() - pad)
        elif below:
            at = QRect((self.width() - side) // 2, self.height() - side - self._theme.px(12), side, side)
            self._paint_qr(painter, at)
            room.setBottom(at.top())
        while text_width(font, self._shown()) > room.width():
            font.setPixelSize(font.pixelSize() - 1)
        draw_text(painter, room, self._shown(), font, card.text, int(Qt.AlignmentFlag.AlignCenter))

    def _paint_qr(self, painter: QPainter, box: QRect) -> None:
        painter.fillRect(box, QColor("white"))
        cells = len(self._matrix) + 2 * _QUIET_ZONE
        cell = box.width() // cells
        start = (box.width() - cell * len(self._matrix)) // 2
        for row, line in enumerate(self._matrix):
            for column, dark in enumerate(line):
                if dark:
                    x, y = box.x() + start + column * cell, box.y() + start + row * cell
                    painter.fillRect(x, y, cell, cell, QColor("black"))

    def _side(self) -> int:
        return self._theme.px(130)

    def _shown(self) -> str:
        return self._code.replace("-", " · ")
