"""What all the drawn widgets share: grounds with round corners, wrapped text, and its measure."""

from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import Ground, Theme

_WRAPPED = int(Qt.TextFlag.TextWordWrap)
_LEFT_TOP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
FOCUS_WIDTH = 4
KEYS_IN_USE = "keysInUse"


@dataclass(frozen=True)
class _Face:
    """A font that can be a key: measures are remembered, since every layout asks for the same ones again."""

    key: str
    font: QFont = field(compare=False)


def text_height(font: QFont, text: str, width: int) -> int:
    """Pixels that this text takes when it is wrapped to a width."""
    return _text_height(_Face(font.key(), font), text, width)


@lru_cache(maxsize=4096)
def _text_height(face: _Face, text: str, width: int) -> int:
    room = QRect(0, 0, max(1, width), 0)
    return QFontMetrics(face.font).boundingRect(room, _WRAPPED, text).height()


def text_width(font: QFont, text: str) -> int:
    """Pixels of the text on one line, with what Qt's own wrapping rounds away."""
    return _text_width(_Face(font.key(), font), text)


@lru_cache(maxsize=2048)
def _text_width(face: _Face, text: str) -> int:
    return QFontMetrics(face.font).horizontalAdvance(text) + 3


def longest_word(font: QFont, text: str) -> int:
    """Pixels of the widest word: no line can be narrower."""
    return _longest_word(_Face(font.key(), font), text)


@lru_cache(maxsize=1024)
def _longest_word(face: _Face, text: str) -> int:
    return max((text_width(face.font, word) for word in text.split()), default=0)


def draw_text(
    painter: QPainter, rect: QRect, text: str, font: QFont, colour: str, flags: int = _LEFT_TOP
) -> None:
    """Wrapped text inside a rectangle that was measured for it."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(rect, _WRAPPED | flags, text)


def draw_ground(
    painter: QPainter, rect: QRect, ground: Ground, radius: float, edge: float = 2, *, dashed: bool = False
) -> None:
    """A filled surface with round corners and an edge."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = edge / 2
    pen = QPen(QColor(ground.edge), edge) if edge else QPen(Qt.PenStyle.NoPen)
    if edge and dashed:
        pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(QColor(ground.fill))
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius, radius)


def draw_pressed(painter: QPainter, rect: QRect, ground: Ground, radius: float) -> None:
    """A surface again, now that a finger rests on it; what stands on it is drawn after this."""
    draw_ground(painter, rect, ground.pressed(), radius)


def shows_focus(widget: QWidget) -> bool:
    """True while this widget has the focus and people move it with keys; a finger needs no ring."""
    return widget.hasFocus() and bool(widget.window().property(KEYS_IN_USE))


def draw_focus(painter: QPainter, rect: QRect, theme: Theme, radius: float, *, inverse: str = "") -> None:
    """The ring around what has the focus, inside its own edge so that nothing is drawn outside."""
    width = theme.px(FOCUS_WIDTH)
    inset = theme.px(5)
    pen = QPen(QColor(inverse or theme.palette.focus), width)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(
        QRectF(rect).adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset
    )
