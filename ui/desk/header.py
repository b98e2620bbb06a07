"""The head of every page: its title at the left, ballots and complete points at the right."""

from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.desk.parts import BODY, SMALL, ProgressBar
from ui.desk.views import TotalsView
from ui.theme import Theme
from ui.widgets.label import Label
from ui.widgets.painting import longest_word
from ui.words import tr


class Header(QWidget):
    """Title and totals beside each other, or below each other where there is no room."""

    def __init__(self, theme: Theme, title: str, subtitle: str, totals: TotalsView | None) -> None:
        super().__init__()
        self._theme = theme
        palette = theme.palette
        self._title = Label(title, theme.title_font(27), palette.paper.text, self)
        self._subtitle = Label(subtitle, theme.font(BODY), palette.soft, self)
        self._ballots = Label("", theme.title_font(27), palette.paper.text, self)
        self._points = Label("", theme.font(SMALL, QFont.Weight.Medium), palette.soft, self)
        self._bar = ProgressBar(theme, tr("Puestos completos"))
        self._bar.setParent(self)
        self._subtitle.setVisible(bool(subtitle))
        self._has_totals = totals is not None
        for widget in (self._ballots, self._points, self._bar):
            widget.setVisible(self._has_totals)
        if totals is not None:
            self.show_totals(totals)

    def show_totals(self, totals: TotalsView) -> None:
        """Other figures."""
        self._has_totals = True
        self._ballots.setText(totals.ballots)
        self._points.setText(totals.points)
        self._bar.set_share(totals.share)
        for widget in (self._ballots, self._points, self._bar):
            widget.setVisible(True)
        self._place(self.width())

    def set_subtitle(self, text: str) -> None:
        """Another line below the title."""
        self._subtitle.setText(text)

    def heightForWidth(self, width: int) -> int:
        return self._place(width)

    def hasHeightForWidth(self) -> bool:
        return True

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place(self.width())

    def _place(self, width: int) -> int:
        """Give every part its place; the height of all."""
        gap, bar = self._theme.px(20), self._theme.px(200)
        figures = max(label.sizeHint().width() for label in (self._ballots, self._points))
        totals = figures + gap + bar if self._has_totals else 0
        words = longest_word(self._title.font(), self._title.text())
        beside = width - totals - gap >= max(words, self._theme.px(380))
        left = width - totals - gap if beside and totals else width
        height = self._stack([self._title, self._subtitle], 0, 0, left)
        if not totals:
            return height
        x, top = (width - totals, 0) if beside else (0, height + self._theme.px(6))
        bottom = self._stack([self._ballots, self._points], x, top, figures)
        high = self._bar.sizeHint().height()
        self._bar.setGeometry(x + figures + gap, top + (bottom - top - high) // 2, bar, high)
        return max(height, bottom)

    def _stack(self, labels: list[Label], x: int, y: int, width: int) -> int:
        for label in labels:
            if label.text():
                height = label.heightForWidth(width)
                label.setGeometry(x, y, width, height)
                y += height + self._theme.px(2)
        return y
