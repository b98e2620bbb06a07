"""A QR on the screen: black on white whatever the contrast, each module a whole number of pixels."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent

from kiosk.qr import QrCode, qr_code
from ui.widgets.label import Drawn

_QUIET_ZONE = 4
"""Modules of white on every side (ISO/IEC 18004)."""


class QrPicture:
    """Kept as one small picture that is drawn larger: to paint module by module takes longer than a frame."""

    def __init__(self, text: str, level: str = "L") -> None:
        code = qr_code(text, level)
        self._cells = code.side + 2 * _QUIET_ZONE
        self._image = _image(code)

    def side_within(self, room: int) -> int:
        """The largest side in pixels, up to ``room``, at which every module is a whole number of pixels."""
        return max(1, room // self._cells) * self._cells

    def side_from(self, least: int) -> int:
        """The smallest such side of at least so many pixels."""
        return -(-least // self._cells) * self._cells

    def draw(self, painter: QPainter, box: QRect) -> None:
        """In the middle of a square."""
        painter.fillRect(box, QColor("white"))
        inner = box.width() // self._cells * self._image.width()
        gap = (box.width() - inner) // 2
        painter.drawImage(QRect(box.x() + gap, box.y() + gap, inner, inner), self._image)


class Qr(Drawn):
    """A QR that fills its place."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__()
        self.code = QrPicture(text)
        self.setAccessibleName(name)

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.code.draw(QPainter(self), self.rect())


def _image(code: QrCode) -> QImage:
    """One pixel a module; copied, for Qt does not keep the bytes."""
    return QImage(code.pixels, code.side, code.side, code.side, QImage.Format.Format_Grayscale8).copy()
