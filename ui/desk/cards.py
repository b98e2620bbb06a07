"""A point on the board: pictogram and name, ballots and state, batches and age."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton

from ui.desk.parts import BODY, SMALL
from ui.desk.tones import Tone, ground_of
from ui.desk.views import CardView
from ui.icons import icon
from ui.theme import Theme
from ui.widgets.painting import (
    draw_focus,
    draw_ground,
    draw_text,
    longest_word,
    shows_focus,
    text_height,
    text_width,
)

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class PointCard(QAbstractButton):
    """Opens the point's page."""

    def __init__(self, theme: Theme, view: CardView) -> None:
        super().__init__()
        self.theme, self.view = theme, view
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_view(view)

    def show_view(self, view: CardView) -> None:
        """Show the point as it is now."""
        self.view = view
        self.setAccessibleName(view.spoken)
        self.setToolTip(view.spoken)
        self.update()

    def least_width(self) -> int:
        """Pixels that its longest word needs."""
        name = longest_word(self._name_font(), self.view.name) + self._icon_size() + self.theme.px(8)
        figure = text_width(self._figure_font(), self.view.ballots) + self.theme.px(10)
        state = figure + longest_word(self._state_font(), self.view.state_text)
        return max(name, state) + 2 * self._pad()

    def needed_height(self, width: int) -> int:
        """Pixels for all of it."""
        room = width - 2 * self._pad()
        return sum(self._heights(room)) + 2 * self.theme.px(4) + 2 * self.theme.px(11)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, view = QPainter(self), self.theme, self.view
        ground, radius, pad = ground_of(theme, view.tone), theme.px(14), self._pad()
        edge = theme.px(3 if view.tone is Tone.ALARM else 2)
        if self.isDown() or self.underMouse():
            ground = ground.pressed()
        draw_ground(painter, self.rect(), ground, radius, edge)
        room = self.width() - 2 * pad
        name, figure, note = self._heights(room)
        y, size = theme.px(11), self._icon_size()
        painter.drawPixmap(pad, y, icon(view.icon, size, ground.text))
        x = pad + size + theme.px(8)
        draw_text(
            painter, QRect(x, y, self.width() - pad - x, name), view.name, self._name_font(), ground.text
        )
        y += name + theme.px(4)
        draw_text(painter, QRect(pad, y, room, figure), view.ballots, self._figure_font(), ground.text, _LEFT)
        x = pad + self._figure_width()
        place = QRect(x, y, self.width() - pad - x, figure)
        draw_text(painter, place, view.state_text, self._state_font(), ground.text, _RIGHT)
        foot = QRect(pad, self.height() - note - theme.px(11), room, note)
        draw_text(painter, foot, view.note, self._note_font(), ground.text)
        if shows_focus(self):
            draw_focus(painter, self.rect(), theme, radius)

    def _heights(self, room: int) -> tuple[int, int, int]:
        beside = room - self._icon_size() - self.theme.px(8)
        name = max(text_height(self._name_font(), self.view.name, beside), self._icon_size())
        state = text_height(self._state_font(), self.view.state_text, room - self._figure_width())
        figure = max(text_height(self._figure_font(), self.view.ballots, room), state)
        return name, figure, text_height(self._note_font(), self.view.note or "–", room)

    def _figure_width(self) -> int:
        return text_width(self._figure_font(), self.view.ballots) + self.theme.px(10)

    def _name_font(self) -> QFont:
        return self.theme.font(BODY, QFont.Weight.DemiBold)

    def _figure_font(self) -> QFont:
        return self.theme.title_font(27)

    def _state_font(self) -> QFont:
        return self.theme.font(SMALL, QFont.Weight.Bold)

    def _note_font(self) -> QFont:
        return self.theme.font(SMALL)

    def _icon_size(self) -> int:
        return round(self._name_font().pixelSize() * 1.35)

    def _pad(self) -> int:
        return self.theme.px(14)
