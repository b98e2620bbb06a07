"""Text that wraps, knows its height, and never shows less than all of itself."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.widgets.painting import longest_word, text_height, text_width


class Drawn(QLabel):
    """A box that paints itself; to a screen reader it is a text, the one given by `setAccessibleName`."""


class Label(QLabel):
    """A text of its own height for the width that it is given."""

    def __init__(self, text: str, font: QFont, colour: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFont(font)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.WindowText, QColor(colour))
        self.setPalette(colours)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def centred(self) -> "Label":
        """The same label, in the middle of its place."""
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return self

    def heightForWidth(self, width: int) -> int:
        return text_height(self.font(), self.text(), width)

    def sizeHint(self) -> QSize:
        width = text_width(self.font(), self.text())
        return QSize(width, text_height(self.font(), self.text(), width))

    def minimumSizeHint(self) -> QSize:
        return QSize(longest_word(self.font(), self.text()), 0)
