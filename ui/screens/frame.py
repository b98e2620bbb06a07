"""The frame of every screen: practice band, title and tools, body, and the buttons at the foot."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.speech import Speech
from ui.theme import Ground, Theme
from ui.widgets.bar import Bar, Tools
from ui.widgets.button import Button, Look
from ui.widgets.label import Label
from ui.widgets.order import read_in_order
from ui.widgets.painting import longest_word
from ui.widgets.sound_bar import SoundBar
from ui.words import tr

_TALL_HEADER = 170


class Screen(QWidget):
    """Arranges its parts by measure, at any size and text. Subclasses fill it and emit intents."""

    text_wanted = Signal()
    contrast_wanted = Signal()
    listen_wanted = Signal()
    language_wanted = Signal()

    rest_ms = 300
    """Milliseconds after it is shown in which a touch counts for nothing."""

    def __init__(self, theme: Theme, *, practice: bool = False, coloured: Ground | None = None) -> None:
        super().__init__()
        self.theme, self.practice = theme, practice
        self.ground = coloured or theme.palette.paper
        self.tools: Tools | None = None
        self.sound_bar: SoundBar | None = None
        self.title: Label | None = None
        self.subtitle: Label | None = None
        self.badge: QWidget | None = None
        self.body: QWidget | None = None
        self.footer: Bar | None = None
        self._coloured = coloured is not None
        self._bottom = 0  # where the footer begins
        self._band: Label | None = None
        if practice:
            self._band = Label(
                _practice_text(), theme.title_font(18), theme.palette.wrong.text, self
            ).centred()

    def set_title(self, title: str, subtitle: str = "") -> None:
        """What this screen is about, and one line of help."""
        soft = self.ground.text if self._coloured else self.theme.palette.soft
        self.title = Label(title, self.theme.title_font(32), self.ground.text, self)
        if subtitle:
            self.subtitle = Label(subtitle, self.theme.font(20), soft, self)
        self.setAccessibleName(title)

    def set_badge(self, badge: QWidget) -> None:
        """A small picture before the title."""
        self.badge = badge
        badge.setParent(self)

    def set_tools(self, *, sound: bool, language: bool = False) -> None:
        """The buttons that every citizen's screen has."""
        look = Look.ON_COLOUR if self._coloured else Look.TOOL
        wanted = [
            (tr("Texto"), "text-aa", self.text_wanted, True),
            (tr("Contraste"), "circle-half", self.contrast_wanted, True),
            (tr("Escuchar"), "speaker-high", self.listen_wanted, sound),
        ]
        if language:
            wanted.insert(0, (tr("English"), "translate", self.language_wanted, True))
        buttons = []
        for text, icon_name, signal, shown in wanted:
            if shown:
                button = Button(text, self.theme, look, icon_name=icon_name, size=18, on=self.ground)
                button.clicked.connect(signal)
                buttons.append(button)
        self.tools = Tools(self.theme, buttons)
        self.tools.setParent(self)

    def set_sound_bar(self, speech: Speech) -> "SoundBar":
        """A row below the title while something is read aloud."""
        self.sound_bar = SoundBar(self.theme, speech, self.ground, coloured=self._coloured)
        self.sound_bar.setParent(self)
        self.sound_bar.show()
        if self.tools:
            self.tools.drop(tr("Escuchar"))
        return self.sound_bar

    def set_extra_tools(self, buttons: Sequence[Button]) -> None:
        """Other small buttons at the top, if there are any; the first is what is wanted most."""
        if not buttons:
            return
        self.tools = Tools(self.theme, buttons, one_by_one=True)
        self.tools.setParent(self)

    def set_body(self, body: QWidget) -> None:
        """The part that takes all the room that is left."""
        self.body = body
        body.setParent(self)

    def set_footer(self, left: Sequence[QWidget], right: Sequence[QWidget], *, wide: bool = False) -> None:
        """Going back at the left, going on at the right; ``wide`` lets one button fill the row."""
        self.footer = Bar(self.theme, left, right, wide=wide)
        self.footer.setParent(self)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self.arrange()

    def arrange(self) -> None:
        """Give every part its place."""
        margin = self.theme.px(28)
        area = self.rect().adjusted(margin, 0, -margin, 0)
        if self._band:
            self._band.setGeometry(0, 0, self.width(), self._band_height())
        top = self._band_height() + self.theme.px(14)
        top = self._arrange_header(area.x(), top, area.width()) + self.theme.px(14)
        if self.sound_bar:
            self.sound_bar.fit(area.width())
            height = self.sound_bar.sizeHint().height()
            self.sound_bar.setGeometry(area.x(), top, area.width(), height)
            top += height + self.theme.px(14)
        bottom = self._bottom = self.height() - self._footer_height()
        if self.footer:
            height = self.footer.heightForWidth(area.width())
            self.footer.setGeometry(area.x(), self.height() - height - self._foot_pad(), area.width(), height)
        if self.body:
            self.body.setGeometry(QRect(area.x(), top, area.width(), bottom - top - self.theme.px(14)))
        parts = (self.badge, self.title, self.subtitle, self.tools, self.sound_bar, self.body, self.footer)
        read_in_order(self._band, *parts)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        touched, top = event.rect(), self._bottom
        if touched.top() < top or self._coloured:
            painter.fillRect(touched, QColor(self.ground.fill))
        if touched.bottom() >= top and not self._coloured:
            palette, edge = self.theme.palette, max(1, self.theme.px(1.5))
            painter.fillRect(0, top, self.width(), self.height() - top, QColor(palette.card.fill))
            painter.fillRect(0, top, self.width(), edge, QColor(palette.paper.edge))
        if self._band:
            painter.fillRect(self._band.geometry(), QColor(self.theme.palette.wrong.fill))

    def _arrange_header(self, x: int, top: int, width: int) -> int:
        tools_width = 0
        if self.tools:
            self._fit_tools(width)
            hint = self.tools.sizeHint()
            tools_width = hint.width() + self.theme.px(20)
            self.tools.setGeometry(x + width - hint.width(), top, hint.width(), hint.height())
        bottom = top + (self.tools.sizeHint().height() if self.tools else 0)
        y, room = top, width - tools_width
        if self.badge:
            hint = self.badge.sizeHint()
            self.badge.setGeometry(x, top, hint.width(), hint.height())
            bottom = max(bottom, top + hint.height())
            x, room = x + hint.width() + self.theme.px(18), room - hint.width() - self.theme.px(18)
        for label in (self.title, self.subtitle):
            if label is not None:
                height = label.heightForWidth(room)
                label.setGeometry(x, y, room, height)
                y += height + self.theme.px(2)
        return max(y, bottom)

    def _fit_tools(self, width: int) -> None:
        """With words where they leave room for the title, else as pictograms alone."""
        assert self.tools is not None
        widest = width * 6 // 10 if self.title else width
        self.tools.fit(widest, 0)
        tallest = self._header_height(width) if self.tools.one_by_one else self.theme.px(_TALL_HEADER)
        for worded in range(len(self.tools.buttons), 0, -1):
            self.tools.fit(widest, worded)
            if self._header_height(width) <= tallest:
                return
        self.tools.fit(widest, 0)

    def _header_height(self, width: int) -> float:
        """Pixels of title and subtitle beside the tools; without end where a word would be cut."""
        assert self.tools is not None
        room = width - self.tools.sizeHint().width() - self.theme.px(20)
        if self.badge:
            room -= self.badge.sizeHint().width() + self.theme.px(18)
        labels = [label for label in (self.title, self.subtitle) if label is not None]
        if any(longest_word(label.font(), label.text()) > room for label in labels):
            return math.inf
        return sum(label.heightForWidth(room) for label in labels)

    def _foot_pad(self) -> int:
        return self.theme.px(14)

    def _footer_height(self) -> int:
        if not self.footer:
            return 0
        inner = self.footer.heightForWidth(self.width() - 2 * self.theme.px(28))
        return inner + 2 * self._foot_pad()

    def _band_height(self) -> int:
        if not self._band:
            return 0
        return self._band.heightForWidth(self.width()) + self.theme.px(16)


def _practice_text() -> str:
    return tr("MODO PRÁCTICA: ESTOS VOTOS NO CUENTAN")
