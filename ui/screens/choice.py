"""A list to choose one thing from: where this machine stands, what else there is to do."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent

from ui.icons import icon
from ui.screens.frame import Screen
from ui.theme import Theme
from ui.widgets.button import Button, Look
from ui.widgets.card import Choice
from ui.widgets.pages import Pages
from ui.widgets.painting import draw_text, longest_word, text_height

_ONE_COLUMN = 4


@dataclass(frozen=True)
class Option:
    """One line of the list: a pictogram, what it is, and a line of help."""

    icon_name: str
    text: str
    line: str = ""


class ChoiceScreen(Screen):
    """``chosen`` carries the position of the option, ``pressed`` that of the button at the foot."""

    chosen = Signal(int)
    pressed = Signal(int)

    def __init__(
        self,
        theme: Theme,
        title: str,
        subtitle: str,
        options: Sequence[Option],
        buttons: Sequence[tuple[str, Look]],
        *,
        practice: bool,
    ) -> None:
        super().__init__(theme, practice=practice)
        self.set_title(title, subtitle)
        rows = [_Row(theme, option) for option in options]
        for position, row in enumerate(rows):
            row.clicked.connect(lambda _=False, n=position: self.chosen.emit(n))
        self.set_body(Pages(theme, rows, 1 if len(rows) <= _ONE_COLUMN else 2))
        made = [Button(text, theme, look, size=24) for text, look in buttons]
        for position, button in enumerate(made):
            button.clicked.connect(lambda _=False, n=position: self.pressed.emit(n))
        self.set_footer(made[:1], made[1:])


class _Row(Choice):
    """A card with a pictogram, a title and a line; touching it is enough."""

    grows = False

    def __init__(self, theme: Theme, option: Option) -> None:
        super().__init__(theme, f"{option.text}. {option.line}" if option.line else option.text)
        self.setCheckable(False)
        self.setText(option.text)
        self._option = option

    def needed_height(self, width: int) -> int:
        """Pixels for all of the text; very many if a word would not fit."""
        room = self._room(width)
        fonts = ((self._title(), self._option.text), (self._small(), self._option.line))
        if any(longest_word(font, text) > room for font, text in fonts):
            return 1_000_000
        heights = [text_height(font, text, room) for font, text in fonts if text]
        return max(self.theme.px(128), sum(heights) + self.theme.px(4) + 2 * self.theme.px(14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground, theme = self.paint_box(painter), self.theme
        size = theme.px(44)
        painter.drawPixmap(
            theme.px(24), (self.height() - size) // 2, icon(self._option.icon_name, size, ground.text)
        )
        room = self._room(self.width())
        lines = [(self._title(), self._option.text), (self._small(), self._option.line)]
        heights = [text_height(font, text, room) if text else 0 for font, text in lines]
        y = (self.height() - sum(heights) - theme.px(4)) // 2
        for (font, text), height in zip(lines, heights, strict=True):
            draw_text(painter, QRect(self._text_x(), y, room, height), text, font, ground.text)
            y += height + theme.px(4)

    def _room(self, width: int) -> int:
        return width - self._text_x() - self.theme.px(18)

    def _text_x(self) -> int:
        return self.theme.px(24 + 44 + 20)

    def _title(self) -> QFont:
        return self.theme.title_font(24, QFont.Weight.DemiBold)

    def _small(self) -> QFont:
        return self.theme.font(20)
