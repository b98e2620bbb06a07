"""The coverage board: every expected point by localidad; beside it what came last, where there is room."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.desk.cards import PointCard
from ui.desk.drop import DropZone
from ui.desk.lines import Lines
from ui.desk.page import Page
from ui.desk.parts import BODY, SMALL, DeskButton, Placed, Scroll, TextField
from ui.desk.views import BoardView, SectionView
from ui.theme import Ground, Theme
from ui.widgets.button import Look
from ui.widgets.label import Label
from ui.words import tr

_LEAST_CARD, _SIDE, _LEAST_BOARD = 196, 310, 620


class Toggle(DeskButton):
    """On or off, said by fill, by tick and by its state for a screen reader."""

    def __init__(self, theme: Theme, text: str, *, on: bool) -> None:
        super().__init__(text, theme, Look.TOOL, icon_name="check-circle" if on else "list", size=17)
        self.setCheckable(True)
        self.setChecked(on)
        self.toggled.connect(self._show)

    def ground(self) -> Ground:
        return self.theme.palette.chosen if self.isChecked() else super().ground()

    def _show(self, on: bool) -> None:
        self.icon_name = "check-circle" if on else "list"
        self.update()


class BoardPage(Page):
    """``opened`` carries a point's code, ``filtered`` the filter and the words that are searched."""

    opened = Signal(str)
    filtered = Signal(bool, str)
    import_wanted = Signal()
    brief = True

    def __init__(
        self, theme: Theme, subtitle: str, view: BoardView, *, only_missing: bool, search: str
    ) -> None:
        super().__init__(theme, tr("Centro de escrutinio"), subtitle)
        self.search = TextField(theme, tr("Buscar un puesto"), hint=tr("Buscar por nombre o código"))
        self.search.setText(search)
        self.missing = Toggle(theme, tr("Solo lo que falta"), on=only_missing)
        self.body = Body(theme)
        self.area = Scroll(theme, self.body)
        self.drop = DropZone(theme)
        self.recent_title = Label(
            tr("Avisos y entregas"), theme.font(BODY, QFont.Weight.Bold), theme.palette.paper.text
        )
        self.recent = Lines(theme, tr("Avisos y entregas"))
        for widget in (self.search, self.missing, self.area, self.drop, self.recent_title, self.recent):
            widget.setParent(self)
        self.search.textChanged.connect(self._filter)
        self.missing.toggled.connect(self._filter)
        self.drop.clicked.connect(self.import_wanted)
        self.body.opened.connect(self.opened)
        self.show_view(view)

    def show_view(self, view: BoardView) -> None:
        """Show the board as it is now; the cards that stay are not made again."""
        self.body.show_view(view)
        cards = [self.body.cards[card.code] for section in view.sections for card in section.cards]
        for one, other in pairwise([self.missing, *cards, self.drop, self.recent]):
            QWidget.setTabOrder(one, other)  # as they are read: the board, then what stands beside it
        self.recent.put(view.recent)
        self.area.arrange()

    def show_progress(self, text: str) -> None:
        """How far an import is."""
        self.drop.show_progress(text)

    def show_sticks(self, names: Sequence[str]) -> None:
        """The sticks that are in now."""
        self.drop.show_sticks(names)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        theme, gap = self.theme, self.theme.px(20)
        share = theme.title_font(100).pixelSize() / theme.px(100)
        side = round(theme.px(_SIDE) * share)
        beside = self.width() - side - gap >= theme.px(_LEAST_BOARD) * share
        left = self.width() - side - gap if beside else self.width()
        for widget in (self.drop, self.recent_title, self.recent):
            widget.setVisible(beside)
        bar = max(self.search.sizeHint().height(), self.missing.sizeHint().height())
        missing = self.missing.sizeHint().width()
        self.search.setGeometry(0, 0, min(left - missing - theme.px(10), theme.px(460)), bar)
        self.missing.setGeometry(self.search.width() + theme.px(10), 0, missing, bar)
        wide = min(left + theme.px(4), self.width())
        self.area.setGeometry(0, bar + theme.px(8), wide, self.height() - bar - theme.px(8))
        if beside:
            self._arrange_side(left + gap, side)

    def _arrange_side(self, x: int, width: int) -> None:
        gap, high = self.theme.px(14), self.drop.heightForWidth(width)
        high = max(high, min(self.theme.px(190), self.height() // 3))
        self.drop.setGeometry(x, 0, width, high)
        title = self.recent_title.heightForWidth(width)
        self.recent_title.setGeometry(x, high + gap, width, title)
        top = high + gap + title + self.theme.px(8)
        self.recent.setGeometry(x, top, width, self.height() - top)

    def _filter(self) -> None:
        self.filtered.emit(self.missing.isChecked(), self.search.text())


class Body(Placed):
    """The sections with their cards, as many columns as fit."""

    opened = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.view = BoardView((), (), "")
        self.cards: dict[str, PointCard] = {}
        self._titles: list[tuple[Label, Label]] = []
        self._empty = Label("", theme.font(BODY), theme.palette.paper.text, self)

    def show_view(self, view: BoardView) -> None:
        """Show it: cards are kept, made or hidden."""
        self.view = view
        wanted = {card.code: card for section in view.sections for card in section.cards}
        for code, shown in wanted.items():
            if code in self.cards:
                self.cards[code].show_view(shown)
            else:
                self._make(code, PointCard(self._theme, shown))
        for code, card in self.cards.items():
            card.setVisible(code in wanted)
        self._write_titles(view.sections)
        self._empty.setText(view.empty)
        self._empty.setVisible(bool(view.empty))
        self._place(self.width(), apply=True)

    def _make(self, code: str, card: PointCard) -> None:
        card.setParent(self)
        card.clicked.connect(lambda: self.opened.emit(code))
        self.cards[code] = card

    def _write_titles(self, sections: tuple[SectionView, ...]) -> None:
        palette = self._theme.palette
        while len(self._titles) < len(sections):
            bold, plain = self._theme.font(BODY, QFont.Weight.DemiBold), self._theme.font(SMALL)
            title = Label("", bold, palette.paper.text, self)
            self._titles.append((title, Label("", plain, palette.soft, self)))
        for number, (title, note) in enumerate(self._titles):
            if number < len(sections):
                title.setText(sections[number].title)
                note.setText(sections[number].note)
            for label in (title, note):
                label.setVisible(number < len(sections))

    def _place(self, width: int, *, apply: bool) -> int:
        gap, y = self._theme.px(10), 0
        if self.view.empty:
            self._empty.setGeometry(0, 0, width, self._empty.heightForWidth(width))
            return self._empty.height()
        shown = [self.cards[card.code] for section in self.view.sections for card in section.cards]
        least = max([self._theme.px(_LEAST_CARD), *(card.least_width() for card in shown)])
        columns = max(1, (width + gap) // (least + gap))
        cell = (width - gap * (columns - 1)) // columns
        for (title, note), section in zip(self._titles, self.view.sections, strict=False):
            y = self._place_title(title, note, y, width)
            cards = [self.cards[card.code] for card in section.cards]
            for start in range(0, len(cards), columns):
                row = cards[start : start + columns]
                height = max(card.needed_height(cell) for card in row)
                for column, card in enumerate(row if apply else ()):
                    card.setGeometry(column * (cell + gap), y, cell, height)
                y += height + gap
            y += self._theme.px(8)
        return y

    def _place_title(self, title: Label, note: Label, y: int, width: int) -> int:
        """The localidad at the left, how many are complete at the right, or below."""
        gap, right = self._theme.px(16), note.sizeHint().width()
        beside = title.sizeHint().width() + gap + right <= width
        high, low = title.heightForWidth(width), note.heightForWidth(width)
        title.setGeometry(0, y, width - (right + gap if beside else 0), high)
        note.setGeometry(width - right if beside else 0, y + (high - low if beside else high), right, low)
        note.setAlignment(Qt.AlignmentFlag.AlignRight if beside else Qt.AlignmentFlag.AlignLeft)
        return y + (high if beside else high + low) + self._theme.px(6)
