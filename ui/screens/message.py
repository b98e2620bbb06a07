"""A screen that says one thing, large, in the middle: thanks, a question, trouble, a moment of waiting."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.icons import icon
from ui.screens.frame import Screen
from ui.theme import Ground, Theme
from ui.widgets.button import Button
from ui.widgets.entering import Entering
from ui.widgets.label import Label
from ui.widgets.order import read_in_order
from ui.widgets.painting import draw_ground


class MessageScreen(Screen):
    """``chosen`` carries the position of the button that was touched."""

    chosen = Signal(int)

    def __init__(
        self,
        theme: Theme,
        icon_name: str,
        title: str,
        lines: Sequence[str],
        buttons: Sequence[Button],
        *,
        practice: bool,
        coloured: Ground | None = None,
        entering: Entering | None = None,
    ) -> None:
        super().__init__(theme, practice=practice, coloured=coloured)
        self.message = Message(theme, icon_name, title, lines, self.ground, entering=entering)
        self.set_body(self.message)
        for position, button in enumerate(buttons):
            button.clicked.connect(lambda _=False, n=position: self.chosen.emit(n))
        if buttons:
            self.set_footer(buttons[:-1], buttons[-1:])
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(lines))


class Message(QWidget):
    """Pictogram, title and lines, one below the other; the pictogram goes where there is no room for it.

    ``extra`` is a widget of fixed size between title and lines, such as a code. While ``entering`` moves
    it is shown instead of the pictogram.
    """

    def __init__(
        self,
        theme: Theme,
        icon_name: str,
        title: str,
        lines: Sequence[str],
        ground: Ground,
        extra: QWidget | None = None,
        entering: Entering | None = None,
    ) -> None:
        super().__init__()
        self._theme, self._icon, self._ground, self._extra = theme, icon_name, ground, extra
        self._disc = _disc(theme, icon_name, ground)
        self._circle = QRect()
        self._entering = entering
        if entering:
            entering.valueChanged.connect(self._move)
            entering.finished.connect(self._move)
        self._labels = [
            Label(title, theme.title_font(42), ground.text, self).centred(),
            *(
                Label(line, theme.font(26, QFont.Weight.Medium), ground.text, self).centred()
                for line in lines
            ),
        ]
        if extra:
            extra.setParent(self)
            read_in_order(self._labels[0], extra, *self._labels[1:])

    def resizeEvent(self, _event: QResizeEvent) -> None:
        gap, width = self._theme.px(16), min(self.width(), self._theme.px(1080))
        x = (self.width() - width) // 2
        heights = [label.heightForWidth(width) for label in self._labels]
        texts = sum(heights) + gap * (len(heights) - 1)
        extra = self._extra_height(self.height() - texts - gap)
        total = texts + (extra + gap if extra else 0)
        circle = self._theme.px(150)
        if total + circle + gap > self.height():
            circle = 0
        y = max(0, (self.height() - total - (circle + gap if circle else 0)) // 2)
        self._circle = QRect((self.width() - circle) // 2, y, circle, circle)
        y += circle + gap if circle else 0
        for number, (label, height) in enumerate(zip(self._labels, heights, strict=True)):
            label.setGeometry(x, y, width, height)
            y += height + gap
            if number == 0 and self._extra:
                y = self._place_extra(y, extra) + gap

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._circle.width() or not self._icon:
            return
        painter = QPainter(self)
        draw_ground(painter, self._circle, self._disc, self._circle.width() / 2, 0)
        if self._entering and self._entering.running:
            self._entering.draw(painter, self._circle, self._disc)
            return
        size = round(self._circle.width() * 0.62)
        corner = self._circle.center() - QPoint(size // 2, size // 2)
        painter.drawPixmap(corner, icon(self._icon, size, self._disc.text))

    def _move(self) -> None:
        self.update(self._circle)

    def _extra_height(self, room: int) -> int:
        """As high as it would be at its best, if there is room for that."""
        if self._extra is None:
            return 0
        best = self._extra.heightForWidth(min(self._extra.sizeHint().width(), self.width()))
        least = self._extra.sizeHint().height()
        return best if least < best <= room else least

    def _place_extra(self, y: int, height: int) -> int:
        assert self._extra is not None
        width = min(self._extra.sizeHint().width(), self.width())
        self._extra.setGeometry((self.width() - width) // 2, y, width, height)
        return y + height


def _disc(theme: Theme, icon_name: str, ground: Ground) -> Ground:
    """What the pictogram stands on: green for what is done, red for a warning, blue for the rest."""
    palette = theme.palette
    if ground != palette.paper:
        return Ground(ground.text, ground.fill, ground.text)
    return {"check": palette.chosen, "shield-check": palette.chosen, "warning": palette.wrong}.get(
        icon_name, palette.go
    )
