"""Where files are dropped: a dashed card that says so, which sticks are in, and how far an import is."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton

from ui.desk.parts import BODY
from ui.icons import icon
from ui.theme import Ground, Theme
from ui.widgets.painting import draw_focus, draw_ground, draw_text, shows_focus, text_height
from ui.words import tr

_CENTRE = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)


class DropZone(QAbstractButton):
    """A press imports the sticks that are in, or opens the page of deliveries; a drop is taken by the whole
    window.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._progress = theme, ""
        self._sticks: tuple[str, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self._text())

    def show_progress(self, text: str) -> None:
        """How far an import is; empty if none runs."""
        if text != self._progress:
            self._progress = text
            self.setAccessibleName(self._text())
            self.update()

    def show_sticks(self, names: Sequence[str]) -> None:
        """The sticks that a press would import."""
        if tuple(names) != self._sticks:
            self._sticks = tuple(names)
            self.setAccessibleName(self._text())
            self.update()

    def heightForWidth(self, width: int) -> int:
        pad, gap = self._theme.px(14), self._theme.px(8)
        text = text_height(self._font(), self._text(), width - 2 * pad)
        return text + self._icon_size() + gap + 2 * pad

    def hasHeightForWidth(self) -> bool:
        return True

    def needed_height(self, width: int) -> int:
        """Pixels for pictogram and text."""
        return self.heightForWidth(width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        card, tint = theme.palette.card, theme.palette.tint
        ground = Ground(card.fill, card.text, tint.text)
        if self.isDown() or self.underMouse():
            ground = ground.pressed()
        draw_ground(painter, self.rect(), ground, theme.px(18), theme.px(3), dashed=True)
        pad, gap, size = theme.px(14), theme.px(8), self._icon_size()
        room = self.width() - 2 * pad
        height = text_height(self._font(), self._text(), room)
        y = (self.height() - size - gap - height) // 2
        name = "hourglass" if self._progress else "usb"
        painter.drawPixmap((self.width() - size) // 2, y, icon(name, size, tint.text))
        place = QRect(pad, y + size + gap, room, height)
        draw_text(painter, place, self._text(), self._font(), card.text, _CENTRE)
        if shows_focus(self):
            draw_focus(painter, self.rect(), theme, theme.px(18))

    def _text(self) -> str:
        if self._progress:
            return self._progress
        if len(self._sticks) == 1:
            return tr("Importar la memoria {name}").format(name=self._sticks[0])
        if self._sticks:
            return tr("Importar {n} memorias").format(n=len(self._sticks))
        return tr("Suelte aquí archivos o conecte una memoria")

    def _font(self) -> QFont:
        return self._theme.title_font(BODY + 2, QFont.Weight.Bold)

    def _icon_size(self) -> int:
        return self._theme.px(48)
