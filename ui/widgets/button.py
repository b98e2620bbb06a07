"""The button of every screen: one look for going on, one for what is chosen, one for the rest.

A touch counts when it is released inside; that is how `QAbstractButton` works, and a finger that moves out
and lifts does nothing.
"""

from enum import Enum

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.icons import icon
from ui.theme import Ground, Theme
from ui.widgets.painting import (
    draw_focus,
    draw_ground,
    draw_text,
    shows_focus,
    text_height,
    text_width,
)

_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class Look(Enum):
    """What a button is for."""

    GO = "go"
    DONE = "done"
    PLAIN = "plain"
    BACK = "back"
    TOOL = "tool"
    KEY = "key"
    WRONG = "wrong"
    ON_COLOUR = "on-colour"


class Button(QAbstractButton):
    """Icon and text in a round box. ``trailing`` puts the icon after the text, for going on; ``tall`` makes
    the one thing to do on a screen larger.
    """

    def __init__(
        self,
        text: str,
        theme: Theme,
        look: Look = Look.PLAIN,
        *,
        icon_name: str = "",
        trailing: bool = False,
        name: str = "",
        size: float = 22,
        tall: bool = False,
        on: Ground | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(name or text)
        self.theme, self.look, self.trailing = theme, look, trailing
        self.icon_name = "arrow-left" if look is Look.BACK else icon_name
        self._size, self._on = size, on or theme.palette.go
        self._compact, self._tall = False, tall
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def shown_font(self) -> QFont:
        """The font of the text: buttons are titles of actions, they grow as titles do."""
        return self.theme.title_font(self._size, QFont.Weight.DemiBold)

    def show_as(self, text: str, icon_name: str) -> None:
        """Another text, name and icon: what it does has changed."""
        self.icon_name = icon_name
        self.setText(text)
        self.setAccessibleName(text)

    def set_compact(self, compact: bool) -> None:
        """Show the icon alone where there is no room for the text; the name stays for those who listen."""
        if compact != self._compact and self.icon_name:
            self._compact = compact
            self.updateGeometry()
            self.update()

    def ground(self) -> Ground:
        """The surface for the present look and state."""
        palette = self.theme.palette
        if not self.isEnabled():
            return Ground(palette.paper.fill, palette.soft, palette.soft)
        grounds = {
            Look.GO: palette.go, Look.DONE: palette.chosen, Look.PLAIN: palette.card,
            Look.BACK: palette.card, Look.TOOL: palette.card, Look.KEY: palette.key,
            Look.WRONG: palette.wrong, Look.ON_COLOUR: self._on,
        }  # fmt: skip
        ground = grounds[self.look]
        if self.look in (Look.PLAIN, Look.BACK):
            return Ground(ground.fill, ground.text, ground.text)
        if self.look is Look.ON_COLOUR:
            return Ground(ground.fill, ground.text, ground.text)
        return ground

    def heightForWidth(self, width: int) -> int:
        """Pixels that the button takes at a width, its text wrapped."""
        room = width - 2 * self._padding() - self._icon_room()
        lines = 0 if self._compact else text_height(self.shown_font, self.text(), max(room, 1))
        least = self.theme.px(56 if self.look in (Look.TOOL, Look.KEY) else 72)
        least = self.theme.px(112) if self._tall else least
        return max(least, lines + 2 * self.theme.px(12), self._icon_size() + 2 * self.theme.px(10))

    def sizeHint(self) -> QSize:
        text = 0 if self._compact else text_width(self.shown_font, self.text())
        width = text + self._icon_room() + 2 * self._padding()
        width = max(width, self.theme.px(56))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(56), self.theme.px(56))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground, radius = self.ground(), self.theme.px(16)
        rect = self.rect()
        if self.isDown():
            ground = ground.pressed()
        draw_ground(painter, rect, ground, radius, self.theme.px(2), dashed=not self.isEnabled())
        self._paint_content(painter, rect, ground)
        if shows_focus(self):
            inverse = ground.text if ground.fill != self.theme.palette.card.fill else ""
            draw_focus(painter, rect, self.theme, radius, inverse=inverse)

    def _paint_content(self, painter: QPainter, rect: QRect, ground: Ground) -> None:
        font, size, gap = self.shown_font, self._icon_size(), self._gap()
        room = rect.width() - 2 * self._padding() - self._icon_room()
        shown = "" if self._compact else self.text()
        width = min(text_width(font, shown), max(room, 1)) if shown else 0
        total = width + (size + (gap if shown else 0) if self.icon_name else 0)
        x = rect.x() + (rect.width() - total) // 2
        if self.icon_name:
            at = x + width + gap if self.trailing and shown else x
            top = rect.y() + (rect.height() - size) // 2
            painter.drawPixmap(at, top, icon(self.icon_name, size, ground.text))
        text_x = x if self.trailing or not self.icon_name else x + size + gap
        if shown:
            flags = _CENTRE if not self.icon_name else _LEFT
            draw_text(painter, QRect(text_x, rect.y(), width, rect.height()), shown, font, ground.text, flags)

    def _icon_size(self) -> int:
        return round(self.shown_font.pixelSize() * 1.3) if self.icon_name else 0

    def _gap(self) -> int:
        return self.theme.px(12)

    def _icon_room(self) -> int:
        if not self.icon_name:
            return 0
        return self._icon_size() + (0 if self._compact else self._gap())

    def _padding(self) -> int:
        return self.theme.px(18 if self.look in (Look.TOOL, Look.KEY) else 32)
