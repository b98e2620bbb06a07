"""The dark screen: nothing can be seen of the vote, and one line says how to bring the light back."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Contrast, Theme
from ui.widgets.button import Button, Look
from ui.widgets.label import Drawn
from ui.widgets.painting import draw_text
from ui.words import tr


class DarkCover(Drawn):
    """Lies over everything and takes every touch; ``light_wanted`` when its button is pressed."""

    light_wanted = Signal()

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._theme = Theme(Contrast.WHITE_ON_BLACK, theme.text, theme.unit)
        self.light = Button(
            tr("Prender la pantalla"), self._theme, Look.TOOL, icon_name="sun", size=18, parent=self
        )
        self.light.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.light.clicked.connect(self.light_wanted)
        self.setAccessibleName(tr("Pantalla apagada para votar escuchando"))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        hint, gap = self.light.sizeHint(), self._theme.px(28)
        self.light.setGeometry(
            self.width() - hint.width() - gap,
            self.height() - hint.height() - gap,
            hint.width(),
            hint.height(),
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.black)
        gap = self._theme.px(28)
        room = QRect(gap, gap, self.width() - 2 * gap, self.height() - 4 * gap)
        font = self._theme.font(20, QFont.Weight.Medium)
        draw_text(painter, room, self.accessibleName(), font, self._theme.palette.soft)
