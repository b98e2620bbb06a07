"""The envelope enters the box: a short motion beside the commit and its thanks. Nothing ever waits for it."""

import os

from PySide6.QtCore import QEasingCurve, QRect, QRectF, QVariantAnimation
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QStyle

from ui.icons import icon
from ui.theme import Ground
from ui.widgets.painting import draw_ground

MOTION = "URNA_MOTION"
"""An environment variable: ``0`` for a kiosk on which nothing moves, whatever its desktop asks for."""
_MILLISECONDS = 700
_ENVELOPE, _BOX_WIDTH, _BOX_HEIGHT, _SLOT, _TOP = 0.4, 0.5, 0.28, 0.62, 0.55
"""Shares of the disc's width; ``_TOP`` is where the box begins."""


def motion_wanted(style: QStyle) -> bool:
    """False where the desktop asks for no animations, or `MOTION` does."""
    return (
        os.environ.get(MOTION) != "0" and style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
    )


class Entering(QVariantAnimation):
    """From 0.0, the envelope above the box, to 1.0, the envelope inside it."""

    def __init__(self) -> None:
        super().__init__()
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        self.setDuration(_MILLISECONDS)
        self.setEasingCurve(QEasingCurve.Type.InOutQuad)

    @property
    def running(self) -> bool:
        """True until the envelope is inside."""
        return self.state() is QVariantAnimation.State.Running

    def draw(self, painter: QPainter, disc: QRect, ground: Ground) -> None:
        """The moment that it is at, on a disc of this ground."""
        width, middle = disc.width(), disc.center().x()
        top = disc.y() + round(width * _TOP)
        size, share = round(width * _ENVELOPE), float(self.currentValue())
        above, inside = disc.y() + round(width * 0.1), top
        painter.save()
        air = QPainterPath()
        air.addRect(QRectF(disc.x(), disc.y(), width, top - disc.y()))
        painter.setClipPath(air)
        y = above + round((inside - above) * share)
        painter.drawPixmap(middle - size // 2, y, icon("envelope-simple", size, ground.text))
        painter.restore()
        box, slot = round(width * _BOX_WIDTH), round(width * _SLOT)
        front = QRect(middle - box // 2, top, box, round(width * _BOX_HEIGHT))
        draw_ground(painter, front, Ground(ground.fill, ground.text, ground.text), width / 25, width / 30)
        painter.fillRect(QRect(middle - slot // 2, top, slot, max(2, width // 25)), QColor(ground.text))
