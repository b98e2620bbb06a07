"""The desk's window: title and totals at the top, tabs, and the page; files can be dropped anywhere on it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from ui.desk.header import Header
from ui.desk.page import Maker, Page
from ui.desk.parts import DeskButton
from ui.desk.views import TotalsView
from ui.language import Language
from ui.theme import Contrast, Ground, TextSize, Theme, unit_for
from ui.widgets.bar import Tools
from ui.widgets.button import Look
from ui.widgets.painting import KEYS_IN_USE, draw_ground, draw_text, text_height
from ui.words import tr

_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_LEAST_UNIT, _MOST_UNIT = 1.0, 1.2
_LOW = 700
_KEYS = {QEvent.Type.KeyPress}
_MOUSE = {QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin}


@dataclass(frozen=True)
class Tab:
    """A way to a page. ``name`` is its key, ``text`` what people read."""

    name: str
    text: str
    icon: str


class DeskWindow(QWidget):
    """``went`` carries a tab's name, ``dropped`` paths; ``spoke`` says that another language holds."""

    went = Signal(str)
    dropped = Signal(list)
    closing = Signal()
    spoke = Signal()

    def __init__(self, *, practice: bool) -> None:
        super().__init__()
        self.theme, self.practice = Theme(), practice
        self.page: Page | None = None
        self.trouble = ""
        self._tabs: tuple[Tab, ...] = ()
        self._current = ""
        self._totals: TotalsView | None = None
        self._maker: Maker | None = None
        self._header: Header | None = None
        self._bar: Tools | None = None
        self._looks: Tools | None = None
        self._over = False
        self._language = Language()
        self.setAcceptDrops(True)
        self.setMinimumSize(QSize(800, 560))
        self._name()

    def display(self, current: str, maker: Maker) -> None:
        """Show a page; ``current`` is the tab that it belongs to."""
        self._current, self._maker = current, maker
        self._build()

    def set_totals(self, totals: TotalsView) -> None:
        """Show other figures at the top."""
        if totals != self._totals:
            self._totals = totals
            if self._header:
                self._header.show_totals(totals)

    def set_tabs(self, tabs: Sequence[Tab]) -> None:
        """Other words on the tabs, such as how much is held."""
        if tuple(tabs) != self._tabs:
            self._tabs = tuple(tabs)
            self._build_bar()
            self._arrange()

    def set_trouble(self, text: str) -> None:
        """A red line across the window while the centre cannot be read; empty when it can."""
        if text != self.trouble:
            self.trouble = text
            self._arrange()
            self.update()

    def set_theme(self, contrast: Contrast, text: TextSize) -> None:
        """Both at once."""
        self._retheme(replace(self.theme, contrast=contrast, text=text))

    def next_text_size(self) -> None:
        """One step larger, then normal again."""
        self._retheme(self.theme.in_next_text())

    def next_contrast(self) -> None:
        """The next of the four contrasts."""
        self._retheme(self.theme.in_next_contrast())

    def next_language(self) -> None:
        """Spanish and English in turn."""
        self._language.toggle_base()
        self._name()
        self.spoke.emit()
        self._build()

    def tab(self, name: str) -> DeskButton:
        """The button of a tab."""
        assert self._bar is not None
        found = self._bar.buttons[[tab.name for tab in self._tabs].index(name)]
        assert isinstance(found, DeskButton)
        return found

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The ring around what has the focus is for people who move it with keys."""
        keys = event.type() in _KEYS
        if (keys or event.type() in _MOUSE) and keys != bool(self.property(KEYS_IN_USE)):
            self.setProperty(KEYS_IN_USE, keys)
            self.update()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        wanted = unit_for(event.size().width(), event.size().height())
        unit = min(_MOST_UNIT, max(_LEAST_UNIT, wanted))
        if unit != self.theme.unit:
            self._retheme(replace(self.theme, unit=unit))
        self._arrange()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        self._language.end()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self._over = True
            self.update()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._over = False
        self.update()
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, palette = QPainter(self), self.theme.palette
        painter.fillRect(self.rect(), QColor(palette.paper.fill))
        y = 0
        for text in self._bands():
            band = QRect(0, y, self.width(), self._band_height(text))
            painter.fillRect(band, QColor(palette.wrong.fill))
            draw_text(painter, band, text, self.theme.title_font(16), palette.wrong.text, _CENTRE)
            y += band.height()
        if self._over:
            edge = Ground("#00000000", "", palette.go.fill)
            inner = self.rect().adjusted(6, 6, -6, -6)
            draw_ground(painter, inner, edge, self.theme.px(18), self.theme.px(5), dashed=True)

    def _name(self) -> None:
        self.setWindowTitle(tr("Urna Abierta · Centro de escrutinio"))

    def _bands(self) -> list[str]:
        practice = tr("MODO PRÁCTICA: ESTOS VOTOS NO CUENTAN") if self.practice else ""
        return [text for text in (practice, self.trouble) if text]

    def _band_height(self, text: str) -> int:
        return text_height(self.theme.title_font(16), text, self.width()) + self.theme.px(10)

    def _retheme(self, theme: Theme) -> None:
        if theme != self.theme:
            self.theme = theme
            self._build()

    def _build(self) -> None:
        if self._maker is None:
            return
        previous, self.page = (self.page, self._header), self._maker(self.theme)
        low = self.height() < self.theme.px(_LOW)
        subtitle = "" if low and self.page.brief else self.page.subtitle
        self._header = Header(self.theme, self.page.title, subtitle, self._totals)
        for widget in (self._header, self.page):
            widget.setParent(self)
        self._build_bar()
        self._arrange()
        for made in (self._header, self.page):
            made.show()
        for old in previous:
            if old is not None:
                old.hide()
                old.deleteLater()

    def _build_bar(self) -> None:
        old = (self._bar, self._looks)
        buttons = []
        for tab in self._tabs:
            look = Look.GO if tab.name == self._current else Look.TOOL
            button = DeskButton(tab.text, self.theme, look, icon_name=tab.icon, size=17)
            button.setToolTip(tab.text)
            button.clicked.connect(lambda _=False, name=tab.name: self.went.emit(name))
            buttons.append(button)
        looks = []
        for text, icon, act in (
            (tr("Tamaño del texto"), "text-aa", self.next_text_size),
            (tr("Contraste"), "circle-half", self.next_contrast),
            (tr("English"), "translate", self.next_language),
        ):
            button = DeskButton("", self.theme, Look.TOOL, icon_name=icon, name=text, size=17)
            button.setToolTip(text)
            button.clicked.connect(act)
            looks.append(button)
        self._bar, self._looks = Tools(self.theme, buttons), Tools(self.theme, looks)
        for made in (self._bar, self._looks):
            made.setParent(self)
            made.setVisible(bool(made.buttons))
        for gone in old:
            if gone is not None:
                gone.hide()
                gone.deleteLater()

    def _arrange(self) -> None:
        if self.page is None or self._header is None or self._bar is None or self._looks is None:
            return
        theme, margin = self.theme, self.theme.px(24)
        width, y = self.width() - 2 * margin, sum(map(self._band_height, self._bands()))
        y += theme.px(10)
        height = self._header.heightForWidth(width)
        self._header.setGeometry(margin, y, width, height)
        y += height + theme.px(10)
        looks = self._looks.sizeHint()
        self._bar.fit(width - looks.width() - theme.px(14))
        hint = self._bar.sizeHint()
        self._bar.setGeometry(margin, y, hint.width(), hint.height())
        self._looks.setGeometry(margin + width - looks.width(), y, looks.width(), looks.height())
        y += max(hint.height(), looks.height()) + theme.px(12)
        self.page.setGeometry(margin, y, width, self.height() - y - theme.px(12))
