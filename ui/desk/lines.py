"""Lines of what happened: one drawn alone, and a list of thousands that draws only what is seen."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.desk.parts import BODY, SMALL, clear_ground, scroll_style
from ui.desk.tones import ground_of
from ui.desk.views import Line
from ui.icons import icon
from ui.theme import Theme
from ui.widgets.painting import draw_focus, draw_ground, draw_text, shows_focus, text_height, text_width

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class _Piece:
    """One text of a line, in its place from the line's own corner."""

    text: str
    font: QFont
    place: QRect


def line_height(theme: Theme, line: Line, width: int) -> int:
    """Pixels of one line on its surface."""
    pieces = _pieces(theme, line, width)
    return max((piece.place.bottom() + 1 for piece in pieces), default=0) + theme.px(9)


def draw_line(painter: QPainter, rect: QRect, theme: Theme, line: Line) -> None:
    """Pictogram at the left; the word in bold, the text and the note beside or below each other."""
    ground, pad, size = ground_of(theme, line.tone), theme.px(12), _icon_size(theme)
    draw_ground(painter, rect, ground, theme.px(12), theme.px(1.5))
    if line.icon:
        painter.drawPixmap(rect.x() + pad, rect.y() + theme.px(9), icon(line.icon, size, ground.text))
    for piece in _pieces(theme, line, rect.width()):
        place = piece.place.translated(rect.topLeft())
        draw_text(painter, place, piece.text, piece.font, ground.text)


def _pieces(theme: Theme, line: Line, width: int) -> list[_Piece]:
    """On one row where all of it fits; otherwise each text below the other."""
    bold, plain = theme.font(BODY, QFont.Weight.Bold), theme.font(BODY)
    parts = [(line.lead, bold), (line.text, plain), (line.note, theme.font(SMALL, QFont.Weight.Medium))]
    shown = [(text, font) for text, font in parts if text]
    x, y, gap = 2 * theme.px(12) + _icon_size(theme), theme.px(9), theme.px(20)
    room = width - x - theme.px(12)
    widths = [text_width(font, text) for text, font in shown]
    if sum(widths) + gap * (len(shown) - 1) > room:
        return _stacked(shown, x, y, room, theme.px(2))
    pieces = []
    high = max(text_height(font, text, room) for text, font in shown)
    for (text, font), wide in zip(shown, widths, strict=True):
        left = width - theme.px(12) - wide if text == line.note else x
        top = y + (high - text_height(font, text, room)) // 2
        pieces.append(_Piece(text, font, QRect(left, top, wide, high)))
        x += wide + gap
    return pieces


def _stacked(shown: Sequence[tuple[str, QFont]], x: int, y: int, room: int, gap: int) -> list[_Piece]:
    pieces = []
    for text, font in shown:
        height = text_height(font, text, room)
        pieces.append(_Piece(text, font, QRect(x, y, room, height)))
        y += height + gap
    return pieces


def _icon_size(theme: Theme) -> int:
    return round(theme.font(BODY).pixelSize() * 1.35)


class LineCard(QWidget):
    """One line alone."""

    def __init__(self, theme: Theme, line: Line) -> None:
        super().__init__()
        self._theme, self.line = theme, line
        self.show_line(line)

    def show_line(self, line: Line) -> None:
        """Show another one."""
        self.line = line
        self.setAccessibleName(line.spoken)
        self.update()

    def heightForWidth(self, width: int) -> int:
        return line_height(self._theme, self.line, width)

    def hasHeightForWidth(self) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_line(QPainter(self), self.rect(), self._theme, self.line)


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Line, ...] = ()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return self.lines[index.row()].spoken if index.isValid() and role in spoken else None

    def put(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()


class _Drawing(QStyledItemDelegate):
    def __init__(self, theme: Theme, model: _Model, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._model, self._view = theme, model, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect.adjusted(0, 0, -self._theme.px(6), -self._theme.px(8))
        draw_line(painter, rect, self._theme, self._model.lines[index.row()])
        if index == self._view.currentIndex() and shows_focus(self._view):
            draw_focus(painter, rect, self._theme, self._theme.px(12))

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        line = self._model.lines[index.row()]
        return QSize(width, line_height(self._theme, line, width - self._theme.px(6)) + self._theme.px(8))


class Lines(QListView):
    """Many lines; arrow keys go from one to the next."""

    def __init__(self, theme: Theme, name: str, lines: Sequence[Line] = ()) -> None:
        super().__init__()
        self._model = _Model()
        self._model.setParent(self)
        self.setModel(self._model)
        self.setItemDelegate(_Drawing(theme, self._model, self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setStyleSheet(scroll_style(theme))
        clear_ground(self.viewport())
        self.put(lines)

    @property
    def lines(self) -> tuple[Line, ...]:
        """What it shows."""
        return self._model.lines

    def put(self, lines: Sequence[Line]) -> None:
        """Show other lines; nothing moves if they are the same."""
        if tuple(lines) != self._model.lines:
            self._model.put(lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
