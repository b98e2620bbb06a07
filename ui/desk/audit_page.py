"""The page of who did what."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent

from ui.desk.lines import LineCard, Lines
from ui.desk.page import Page
from ui.desk.views import Line
from ui.theme import Theme
from ui.words import tr


class AuditPage(Page):
    """Whether the chain holds, and below it every row."""

    brief = True

    def __init__(self, theme: Theme, chain: Line, lines: Sequence[Line]) -> None:
        super().__init__(theme, tr("Bitácora"), tr("Quién hizo qué en el centro. Solo crece."))
        self.chain = LineCard(theme, chain)
        self.lines = Lines(theme, tr("Anotaciones"), lines)
        for widget in (self.chain, self.lines):
            widget.setParent(self)

    def show_view(self, chain: Line, lines: Sequence[Line]) -> None:
        """Show it as it is now."""
        self.chain.show_line(chain)
        self.lines.put(lines)
        self._arrange()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        gap, width = self.theme.px(12), self.width() - self.theme.px(18)
        height = self.chain.heightForWidth(width)
        self.chain.setGeometry(0, 0, width, height)
        self.lines.setGeometry(0, height + gap, self.width(), max(0, self.height() - height - gap))
