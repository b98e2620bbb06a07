"""Number and picture of a proposal, before its title."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from kiosk.consultation import Proposal
from ui.icons import picture
from ui.theme import Ground, TextSize, Theme
from ui.widgets.label import Drawn
from ui.widgets.painting import draw_ground, draw_text
from ui.words import tr

_SIDE, _GAP = 60, 14
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


class Badge(Drawn):
    """The number in a frame; beside it the picture in a circle, where letters leave room for it."""

    def __init__(self, theme: Theme, proposal: Proposal, files: Mapping[str, bytes]) -> None:
        super().__init__()
        self._theme, self._proposal, self._files = theme, proposal, files
        self._pictured = bool(proposal.picture) and theme.text in (TextSize.NORMAL, TextSize.LARGE)
        self.setAccessibleName(tr("Propuesta {number}").format(number=proposal.number))

    def sizeHint(self) -> QSize:
        side = self._theme.px(_SIDE)
        return QSize((2 * side + self._theme.px(_GAP)) if self._pictured else side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, palette, side = self._theme, self._theme.palette, self._theme.px(_SIDE)
        frame = Ground(palette.card.fill, palette.card.text, palette.card.text)
        draw_ground(painter, QRect(0, 0, side, side), frame, theme.px(14), theme.px(2))
        font = theme.title_font(28)
        font.setPixelSize(min(font.pixelSize(), theme.px(36)))
        draw_text(painter, QRect(0, 0, side, side), str(self._proposal.number), font, frame.text, _CENTRE)
        if self._pictured:
            circle = QRect(side + theme.px(_GAP), 0, side, side)
            draw_ground(painter, circle, palette.tint, side / 2, 0)
            size = theme.px(40)
            corner = circle.center() - QPoint(size // 2 - 1, size // 2 - 1)
            drawn = picture(self._proposal.picture, self._files, size, palette.tint.text)
            painter.drawPixmap(corner, drawn)
