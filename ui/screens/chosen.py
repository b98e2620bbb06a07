"""One proposal on the review: its official text whole, or a button to read it whole. Never a part of it."""

import math
from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent

from kiosk.consultation import Proposal
from ui.icons import picture
from ui.theme import Theme
from ui.widgets.button import Button, Look
from ui.widgets.card import ear_icon, ear_of
from ui.widgets.label import Drawn
from ui.widgets.order import read_in_order
from ui.widgets.painting import draw_ground, draw_text, longest_word, text_height
from ui.words import tr

_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


class Chosen(Drawn):
    """Number, picture, title, official text and "Quitar". The ear opens the text and reads it aloud; where
    the text does not fit ``read`` stands in its place and does the same.
    """

    grows = True

    def __init__(self, theme: Theme, proposal: Proposal, files: Mapping[str, bytes], *, sound: bool) -> None:
        super().__init__()
        self._theme, self._proposal, self._files = theme, proposal, files
        self.read = Button(
            tr("Leer completa"), theme, Look.TOOL, icon_name=ear_icon(sound=sound), size=20,
            name=tr("Leer completa la propuesta {number}").format(number=proposal.number), parent=self,
        )  # fmt: skip
        self.ear = ear_of(theme, proposal, self, sound=sound)
        name = tr("Quitar la propuesta {number}").format(number=proposal.number)
        self.remove = Button(tr("Quitar"), theme, size=20, name=name, parent=self)
        self._read_size, self._remove_size = self.read.sizeHint(), self.remove.sizeHint()
        self.setAccessibleName(
            tr("Propuesta {number}. {title}").format(number=proposal.number, title=proposal.short_title)
        )
        self.setAccessibleDescription(proposal.text)

    def needed_height(self, width: int) -> int:
        """Pixels for the title and the buttons."""
        if longest_word(self._title_font(), self._proposal.short_title) > self._text_room(width):
            return 1_000_000
        words, buttons = self._title_height(width), self._remove_size.height()
        reading = self._read_size.height()
        if not self._wide(width):
            return max(words, self._theme.px(72)) + self._foot() + 2 * self._pad()
        if self._stacked(width):
            return max(words, reading + self._apart() + buttons) + 2 * self._pad()
        return max(words + self._gap() + reading, buttons, self._theme.px(72)) + 2 * self._pad()

    def wanted_height(self, width: int) -> int:
        """Pixels for the whole official text, too."""
        words = self._title_height(width) + self._gap() + self._official_height(width)
        return max(words + self._foot_at(width) + 2 * self._pad(), self.needed_height(width))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        width, gap, hint = self.width(), self._theme.px(18), self._remove_size
        whole, wide = self._whole(), self._wide(width)
        right, y = width - gap, (self.height() - hint.height()) // 2
        if not wide:
            y = self.height() - hint.height() - self._pad()
        elif not whole and self._stacked(width):
            y += (self._apart() + self._read_size.height()) // 2
        self.remove.setGeometry(right - hint.width(), y, hint.width(), hint.height())
        x = right - hint.width() - gap - self.ear.width()
        self.ear.move(x, y + (hint.height() - self.ear.height()) // 2)
        self.read.setGeometry(self._reading_place())
        self.ear.setVisible(whole)
        self.read.setVisible(not whole)
        read_in_order(self.read, self.ear, self.remove)

    def _reading_place(self) -> QRect:
        """On the line of the other button, above it, or below the title."""
        width, size, remove = self.width(), self._read_size, self.remove.geometry()
        x, y = remove.x() - self._theme.px(18) - size.width(), remove.center().y() - size.height() // 2
        if self._wide(width) and self._stacked(width):
            x, y = width - self._theme.px(18) - size.width(), remove.y() - self._apart() - size.height()
        elif self._wide(width):
            y = self._words_top(size.height()) + self._title_height(width) + self._gap()
            x = self._text_x(width)
        return QRect(x, y, size.width(), size.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, palette = self._theme, self._theme.palette
        ground = palette.filled_slot
        draw_ground(painter, self.rect(), ground, theme.px(18), theme.px(3))
        top = self.height() - self._foot_at(self.width())
        box = QRect(theme.px(24), (top - theme.px(56)) // 2, theme.px(56), theme.px(56))
        draw_ground(painter, box, palette.chosen, theme.px(12), 0)
        number = theme.title_font(26)
        number.setPixelSize(min(number.pixelSize(), theme.px(34)))
        draw_text(painter, box, str(self._proposal.number), number, palette.chosen.text, _CENTRE)
        if self._has_picture(self.width()):
            size = theme.px(56)
            drawn = picture(self._proposal.picture, self._files, size, ground.text)
            painter.drawPixmap(theme.px(104), (top - size) // 2, drawn)
        self._paint_words(painter, ground.text)

    def _paint_words(self, painter: QPainter, colour: str) -> None:
        width, x = self.width(), self._text_x(self.width())
        room, title = self._text_room(width), self._title_height(width)
        below = self._below_title()
        y = self._words_top(below)
        draw_text(painter, QRect(x, y, room, title), self._proposal.short_title, self._title_font(), colour)
        if self._whole():
            official = QRect(x, y + title + self._gap(), room, below)
            draw_text(painter, official, self._proposal.text, self._text_font(), colour)

    def _below_title(self) -> int:
        """Pixels of what stands below the title."""
        if self._whole():
            return self._official_height(self.width())
        beside = not self._wide(self.width()) or self._stacked(self.width())
        return 0 if beside else self._read_size.height()

    def _words_top(self, below: int) -> int:
        """Where the title starts, so that it is in the middle with what stands below it."""
        words = self._title_height(self.width()) + (self._gap() + below if below else 0)
        return (self.height() - self._foot_at(self.width()) - words) // 2

    def _whole(self) -> bool:
        return self.height() >= self.wanted_height(self.width())

    def _title_height(self, width: int) -> int:
        return text_height(self._title_font(), self._proposal.short_title, self._text_room(width))

    def _official_height(self, width: int) -> int:
        return text_height(self._text_font(), self._proposal.text, self._text_room(width))

    def _foot_at(self, width: int) -> int:
        return 0 if self._wide(width) else self._foot()

    def _foot(self) -> int:
        """Pixels of the buttons below the words, where it is too narrow for them beside the words."""
        return self._remove_size.height() + self._theme.px(12)

    def _gap(self) -> int:
        return self._theme.px(8)

    def _apart(self) -> int:
        """Between what can be touched."""
        return self._theme.px(14)

    def _pad(self) -> int:
        return self._theme.px(14)

    def _wide(self, width: int) -> bool:
        return width >= self._theme.px(900 * math.sqrt(self._theme.text.value))

    def _stacked(self, width: int) -> bool:
        """True if the buttons take less room one above the other than the title with one below it."""
        return self._title_height(width) > self._remove_size.height()

    def _has_picture(self, width: int) -> bool:
        return bool(self._proposal.picture) and width >= self._theme.px(700)

    def _text_x(self, width: int) -> int:
        return self._theme.px(184 if self._has_picture(width) else 100)

    def _text_room(self, width: int) -> int:
        gap = self._theme.px(18)
        beside = self._remove_size.width() + self.ear.width() + gap
        buttons = max(beside, self._read_size.width()) + 2 * gap
        return width - self._text_x(width) - (buttons if self._wide(width) else self._theme.px(18))

    def _title_font(self) -> QFont:
        return self._theme.font(24, QFont.Weight.DemiBold)

    def _text_font(self) -> QFont:
        return self._theme.font(20)
