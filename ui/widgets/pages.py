"""What does not fit on the screen goes to pages with large arrows: nothing ever has to be dragged."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Ground, Theme
from ui.widgets.button import Button, Look
from ui.widgets.label import Drawn, Label
from ui.widgets.painting import draw_ground, draw_text, text_height
from ui.words import tr

_WORD = re.compile(r"\s*\S+")


@dataclass(frozen=True)
class Grid:
    """How cells are laid out: ``columns`` × ``rows`` a page, each row ``row_height`` pixels."""

    columns: int
    rows: int
    row_height: int


def grid_for(
    heights: Callable[[int], int], count: int, width: int, height: int, gap: int, most_columns: int
) -> Grid:
    """The grid that shows the most cells at once, and of those the one with the largest cells.

    ``heights(cell_width)`` is the height that the tallest cell needs, or more than ``height`` if no cell
    can be so narrow.
    """
    best = Grid(1, 1, height)
    shown = 0
    for columns in range(1, most_columns + 1):
        cell = (width - gap * (columns - 1)) // columns
        needed = heights(cell)
        rows = min(-(-count // columns), max(0, (height + gap) // (needed + gap)))
        cells = min(count, rows * columns)
        if not rows:
            continue
        grid = Grid(columns, rows, (height - gap * (rows - 1)) // rows)
        fewer = columns * rows < best.columns * best.rows
        as_many = columns * rows == best.columns * best.rows
        if cells > shown or (cells == shown and (fewer or (as_many and grid.row_height > best.row_height))):
            shown, best = cells, grid
    return best


class PageArrows(QWidget):
    """Before, "2 de 3", after. Hidden while there is one page."""

    turned = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self.page, self.pages = theme, 0, 1
        self.before = Button(tr("Anteriores"), theme, Look.TOOL, icon_name="arrow-left")
        self.after = Button(tr("Más"), theme, Look.TOOL, icon_name="arrow-right", trailing=True)
        self.label = Label(
            "", theme.title_font(20, QFont.Weight.DemiBold), theme.palette.paper.text
        ).centred()
        for widget in (self.before, self.label, self.after):
            widget.setParent(self)
        self.before.clicked.connect(lambda: self.turned.emit(self.page - 1))
        self.after.clicked.connect(lambda: self.turned.emit(self.page + 1))

    def show_page(self, page: int, pages: int) -> None:
        """Set where we are."""
        self.page, self.pages = page, pages
        self.label.setText(tr("{page} de {pages}").format(page=page + 1, pages=pages))
        self.before.setEnabled(page > 0)
        self.after.setEnabled(page < pages - 1)
        self.setVisible(pages > 1)
        self._arrange()

    def wanted_height(self) -> int:
        """Pixels of the row of arrows."""
        return max(self.before.sizeHint().height(), self.after.sizeHint().height())

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        height = self.height()
        for button in (self.before, self.after):
            button.set_compact(compact=False)
        widths = [button.sizeHint().width() for button in (self.before, self.after)]
        room = self.width() - sum(widths)
        if room < self.label.sizeHint().width() + self._theme.px(24):
            for button in (self.before, self.after):
                button.set_compact(compact=True)
            widths = [button.sizeHint().width() for button in (self.before, self.after)]
            room = self.width() - sum(widths)
        self.before.setGeometry(0, 0, widths[0], height)
        self.after.setGeometry(self.width() - widths[1], 0, widths[1], height)
        self.label.setGeometry(widths[0], 0, room, height)


class Cell(Protocol):
    """A widget that knows how high it must be for a width; ``grows`` if more height serves it."""

    grows: bool

    def needed_height(self, width: int) -> int: ...

    def setVisible(self, visible: bool, /) -> None: ...

    def setGeometry(self, x: int, y: int, width: int, height: int, /) -> None: ...

    def setParent(self, parent: QWidget, /) -> None: ...


@runtime_checkable
class Reading(Cell, Protocol):
    """A cell that shows more once it is higher: as much as it wants, or no more than what it needs."""

    def wanted_height(self, width: int) -> int: ...


class Pages(QWidget):
    """Cells of one kind in a grid, as many pages as it takes. ``shown`` are the places of those that are on
    the screen; ``leaving`` comes before somebody turns to another page, ``arranged`` after each change.
    """

    leaving = Signal()
    arranged = Signal()

    def __init__(self, theme: Theme, cells: Sequence[Cell], most_columns: int) -> None:
        super().__init__()
        self._theme, self.cells, self._most_columns = theme, list(cells), most_columns
        self.page, self._per_page = 0, 1
        self.shown = range(0)
        for cell in self.cells:
            cell.setParent(self)
        self.arrows = PageArrows(theme, self)
        self.arrows.turned.connect(self.turn_to)

    def turn_to(self, page: int) -> None:
        """Show another page."""
        self.leaving.emit()
        self.page = page
        self._arrange()

    def turn_to_cell(self, place: int) -> None:
        """Show the page of the cell at this place."""
        self.turn_to(place // self._per_page)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        gap, width = self._theme.px(14), self.width()
        grid = self._grid(self.height())
        per_page = grid.columns * grid.rows
        pages = -(-len(self.cells) // per_page)
        if pages > 1:
            room = self.height() - self.arrows.wanted_height() - gap
            grid = self._grid(room)
            per_page = grid.columns * grid.rows
            pages = -(-len(self.cells) // per_page)
            self.arrows.setGeometry(0, room + gap, width, self.arrows.wanted_height())
        self.page = max(0, min(self.page, pages - 1))
        self.arrows.show_page(self.page, pages)
        cell_width = (width - gap * (grid.columns - 1)) // grid.columns
        first = self.page * per_page
        self._per_page, self.shown = per_page, range(first, min(first + per_page, len(self.cells)))
        for number, cell in enumerate(self.cells):
            place = number - first
            visible = 0 <= place < per_page
            cell.setVisible(visible)
            if visible and grid.columns > 1:
                row, column = divmod(place, grid.columns)
                x, y = column * (cell_width + gap), row * (grid.row_height + gap)
                cell.setGeometry(x, y, cell_width, grid.row_height)
        if grid.columns == 1:
            self._place_rows(first, grid)
        self.arranged.emit()

    def _place_rows(self, first: int, grid: Grid) -> None:
        """One column: every row takes what it needs, then what it wants where that is left, the modest first;
        those that can use more share the rest.
        """
        shown = self.cells[first : first + grid.rows]
        gap, width = self._theme.px(14), self.width()
        room = grid.row_height * grid.rows + gap * (grid.rows - 1)
        needed = [cell.needed_height(width) for cell in shown]
        spare = max(0, room - sum(needed) - gap * (len(shown) - 1))
        wishes = {
            place: cell.wanted_height(width) - needed[place]
            for place, cell in enumerate(shown)
            if isinstance(cell, Reading)
        }
        for place in sorted(wishes, key=lambda place: wishes[place]):
            if wishes[place] <= spare:
                needed[place] += wishes[place]
                spare -= wishes[place]
        spare //= sum(cell.grows for cell in shown) or 1
        y = 0
        for cell, height in zip(shown, needed, strict=True):
            given = height + (spare if cell.grows else 0)
            cell.setGeometry(0, y, width, given)
            y += given + gap

    def _grid(self, height: int) -> Grid:
        def needed(width: int) -> int:
            return max(cell.needed_height(width) for cell in self.cells)

        gap = self._theme.px(14)
        return grid_for(needed, len(self.cells), self.width(), height, gap, self._most_columns)


class PagedText(Drawn):
    """A long text on a card, cut at lines into pages, never inside one.

    A text that leaves room is shown larger, up to half again as large.
    """

    def __init__(self, theme: Theme, text: str, size: float = 24) -> None:
        super().__init__()
        self._theme, self._text, self._least, self._size = theme, text, size, size
        self.page = 0
        self._pages: list[str] = [text]
        self.arrows = PageArrows(theme, self)
        self.arrows.turned.connect(self.turn_to)
        self.setAccessibleName(text)

    def turn_to(self, page: int) -> None:
        """Show another page."""
        self.page = page
        self._arrange()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette, pad = self._theme.palette, self._theme.px(28)
        card = Ground(palette.card.fill, palette.card.text, palette.card.edge)
        rect = QRect(0, 0, self.width(), self._card_height(len(self._pages) > 1))
        draw_ground(painter, rect, card, self._theme.px(20), self._theme.px(2))
        inside = rect.adjusted(pad, pad, -pad, -pad)
        draw_text(painter, inside, self._pages[self.page], self._font(), card.text)

    def _arrange(self) -> None:
        self._pages = [self._text]
        if not self._fits_one_page():
            self._pages = self._cut(self._card_height(arrows=True))
            height = self.arrows.wanted_height()
            self.arrows.setGeometry(0, self.height() - height, self.width(), height)
        self.page = max(0, min(self.page, len(self._pages) - 1))
        self.arrows.show_page(self.page, len(self._pages))
        self.update()

    def _card_height(self, arrows: bool) -> int:
        taken = self.arrows.wanted_height() + self._theme.px(14) if arrows else 0
        return max(1, self.height() - taken)

    def _fits_one_page(self) -> bool:
        """Choose the largest size at which all of it fits; the least one if it fits at none."""
        pad = self._theme.px(28)
        room, width = self._card_height(arrows=False) - 2 * pad, self.width() - 2 * pad
        for percent in range(150, 99, -5):
            self._size = self._least * percent / 100
            if text_height(self._font(), self._text, width) <= room:
                return True
        return False

    def _cut(self, height: int) -> list[str]:
        """As many words on each page as fit, found by halving: measuring text is slow."""
        pad, font = self._theme.px(28), self._font()
        room, width = height - 2 * pad, self.width() - 2 * pad
        words, pages, start = _WORD.findall(self._text), [], 0
        while start < len(words):
            ends = range(start + 1, len(words) + 1)
            more = bisect_right(ends, room, key=lambda end: _height(font, words[start:end], width))
            end = start + max(1, more)
            pages.append("".join(words[start:end]).strip())
            start = end
        return pages

    def _font(self) -> QFont:
        return self._theme.font(self._size)


def _height(font: QFont, words: Sequence[str], width: int) -> int:
    return text_height(font, "".join(words).strip(), width)
