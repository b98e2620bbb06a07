"""Lines of what happened: one drawn alone, and a list of thousands that draws only what is seen."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.desk.parts import BODY, SMALL, clear_ground, scroll_style
from ui.desk.tones import ground_of
from ui.desk.views import Line
from ui.icons import icon
from ui.theme import Theme
from ui.widgets.painting import draw_focus, draw_ground, draw_text, text_height

Index = QModelIndex | QPersistentModelIndex


def line_height(theme: Theme, line: Line, width: int) -> int:
    """Pixels of one line on its surface."""
    room = width - 3 * theme.px(12) - _icon_size(theme)
    heights = [text_height(font, text, room) for text, font in _parts(theme, line)]
    return sum(heights) + theme.px(2) * (len(heights) - 1) + 2 * theme.px(9)


def draw_line(painter: QPainter, rect: QRect, theme: Theme, line: Line) -> None:
    """Pictogram at the left; the word in bold, the text and the note below each other."""
    ground, pad, size = ground_of(theme, line.tone), theme.px(12), _icon_size(theme)
    draw_ground(painter, rect, ground, theme.px(12), theme.px(1.5))
    if line.icon:
        painter.drawPixmap(rect.x() + pad, rect.y() + theme.px(9), icon(line.icon, size, ground.text))
    x, y = rect.x() + 2 * pad + size, rect.y() + theme.px(9)
    room = rect.right() - pad - x + 1
    for text, font in _parts(theme, line):
        height = text_height(font, text, room)
        draw_text(painter, QRect(x, y, room, height), text, font, ground.text)
        y += height + theme.px(2)


def _parts(theme: Theme, line: Line) -> list[tuple[str, QFont]]:
    bold, plain = theme.font(BODY, QFont.Weight.Bold), theme.font(BODY)
    parts = [(line.lead, bold), (line.text, plain), (line.note, theme.font(SMALL, QFont.Weight.Medium))]
    return [(text, font) for text, font in parts if text]


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
        if option.state & QStyle.StateFlag.State_HasFocus:
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
