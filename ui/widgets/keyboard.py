"""Keys on the screen: letters of Spanish for a name, large digits for a document, Crockford for a code.

A real keyboard works too: the field that the keys write into is an ordinary line that takes what is typed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSizePolicy, QWidget

from ui.icons import icon
from ui.theme import Ground, Theme
from ui.widgets.painting import draw_focus, draw_ground, draw_text, shows_focus
from ui.words import tr

_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
ERASE, SPACE, ACCENTS = "erase", "space", "accents"


@dataclass(frozen=True)
class Layout:
    """Rows of keys; a key is a character, or one of the three names above. ``accents`` takes its turn."""

    rows: tuple[Sequence[str], ...]
    accents: tuple[Sequence[str], ...] = ()
    wide: bool = True


DIGITS = Layout(("123", "456", "789", ("", "0", ERASE)), wide=False)
LETTERS_AND_DIGITS = Layout(("1234567890", "QWERTYUIOP", "ASDFGHJKL-", ("Z", *"XCVBNM", ERASE)))
CODE = Layout(("0123456789", "ABCDEFGHJK", "MNPQRSTVWX", ("Y", "Z", ERASE)))
NAME = Layout(
    ("QWERTYUIOP", "ASDFGHJKLÑ", ("Z", *"XCVBNM", "'", "-", "."), (ACCENTS, SPACE, ERASE)),
    ("ÁÉÍÓÚÜ", "ÀÈÌÒÙÂ", "ÇÄËÏÖÊ", (ACCENTS, SPACE, ERASE)),
)
SENTENCE = Layout(
    ("1234567890", "QWERTYUIOP", "ASDFGHJKLÑ", ("Z", *"XCVBNM", ",", "-", "."), (ACCENTS, SPACE, ERASE)),
    ("1234567890", "ÁÉÍÓÚÜ", ":;¿?¡!()", "«»/%+'", (ACCENTS, SPACE, ERASE)),
)
_TALLEST = 1.4
_WIDE = {SPACE: 4.0, ERASE: 1.6, ACCENTS: 1.8}


class Keyboard(QWidget):
    """``typed`` carries a character, ``erased`` takes the last one away."""

    typed = Signal(str)
    erased = Signal()

    def __init__(self, theme: Theme, layout: Layout) -> None:
        super().__init__()
        self._theme, self._layout, self._accents = theme, layout, False
        self._rows: list[list[_Key]] = []
        self._build()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._arrange()

    @property
    def is_pad(self) -> bool:
        """True for a block of digits, which leaves room beside it."""
        return not self._layout.wide

    def least_height(self) -> int:
        """Pixels with which a finger still finds every key."""
        rows = len(self._rows)
        return rows * self._theme.px(56) + (rows - 1) * self._theme.px(14)

    def _build(self) -> None:
        for row in self._rows:
            for key in row:
                key.hide()
                key.deleteLater()
        rows = self._layout.accents if self._accents else self._layout.rows
        self._rows = [[_Key(self._theme, name, self, back=self._accents) for name in row] for row in rows]
        for row in self._rows:
            for key in row:
                key.setVisible(bool(key.key))
                key.clicked.connect(lambda _=False, name=key.key: self._press(name))
        self._arrange()

    def _press(self, name: str) -> None:
        if name == ERASE:
            self.erased.emit()
        elif name == ACCENTS:
            self._accents = not self._accents
            self._build()
        else:
            self.typed.emit(" " if name == SPACE else name)

    def _arrange(self) -> None:
        gap = self._theme.px(14)
        height = (self.height() - gap * (len(self._rows) - 1)) // len(self._rows)
        widest = max(sum(map(self._share, row)) for row in self._rows)
        most = round(height * 1.9)
        unit = min(most, (self.width() - gap * (round(widest) - 1)) / widest)
        height = min(height, max(self._theme.px(56), round(unit * _TALLEST)))
        for number, row in enumerate(self._rows):
            total = sum(map(self._share, row))
            special = self._layout.wide and any(key.key in _WIDE for key in row)
            stretch = widest / total if special and total > widest / 2 else 1.0
            width = unit * total * stretch + gap * (len(row) - 1)
            spare = unit * widest + gap * (widest - 1) - width if stretch > 1 else 0
            x = (self.width() - width - spare) / 2
            for key in row:
                share = self._share(key) * stretch * unit + (spare if key.key == SPACE else 0)
                key.setGeometry(round(x), number * (height + gap), round(share), height)
                x += share + gap

    def _share(self, key: "_Key") -> float:
        return _WIDE.get(key.key, 1.0) if self._layout.wide else 1.0


class _Key(QAbstractButton):
    """One key; ``back``: that of the accents leads to the plain letters again."""

    def __init__(self, theme: Theme, key: str, parent: QWidget, *, back: bool) -> None:
        super().__init__(parent)
        self._theme, self.key = theme, key
        accents = tr("Letras sin tilde: A, B, C") if back else tr("Letras con tilde: á, é, í")
        names = {ERASE: tr("Borrar"), SPACE: tr("Espacio"), ACCENTS: accents}
        self.setAccessibleName(names.get(key, key))
        self.setText({ACCENTS: "ABC" if back else "á é í", SPACE: tr("Espacio")}.get(key, key))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = self._theme.palette
        special = self.key in (ERASE, ACCENTS)
        ground = palette.key if special else palette.card
        radius = self._theme.px(12)
        if self.isDown():
            ground = ground.pressed()
        draw_ground(painter, self.rect(), ground, radius, self._theme.px(2))
        if self.key == ERASE:
            size = min(self.height() * 6 // 10, self._theme.px(44))
            at = ((self.width() - size) // 2, (self.height() - size) // 2)
            painter.drawPixmap(*at, icon("backspace", size, ground.text))
        else:
            draw_text(painter, self.rect(), self.text(), self._font(), ground.text, _CENTRE)
        if shows_focus(self):
            draw_focus(painter, self.rect(), self._theme, radius)

    def _font(self) -> QFont:
        font = self._theme.title_font(20 if self.key == SPACE else 26, QFont.Weight.DemiBold)
        font.setPixelSize(max(8, min(font.pixelSize(), self.height() * 6 // 10)))
        while QFontMetrics(font).horizontalAdvance(self.text()) > self.width() - 8 and font.pixelSize() > 8:
            font.setPixelSize(font.pixelSize() - 1)
        return font


class Field(QLineEdit):
    """A labelled line that the keys write into; no menu, no drag, no clipboard of the system."""

    def __init__(self, theme: Theme, name: str, *, most: int = 80) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setMaxLength(most)
        self.setFont(theme.title_font(30, QFont.Weight.DemiBold))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setDragEnabled(False)
        self.setAcceptDrops(False)
        self.setFrame(False)
        self.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, on=False)
        colours = self.palette()
        card = theme.palette.card
        for role, colour in (
            (QPalette.ColorRole.Base, card.fill), (QPalette.ColorRole.Text, card.text),
            (QPalette.ColorRole.PlaceholderText, theme.palette.soft),
            (QPalette.ColorRole.Highlight, theme.palette.go.fill),
            (QPalette.ColorRole.HighlightedText, theme.palette.go.text),
        ):  # fmt: skip
            colours.setColor(role, QColor(colour))
        self.setPalette(colours)
        self.setAutoFillBackground(False)
        pad = theme.px(18)
        self.setTextMargins(pad, 0, pad, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(
            self._theme.px(300),
            max(self._theme.px(64), QFontMetrics(self.font()).height() + self._theme.px(20)),
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        edge = self._theme.palette.go.fill if self.hasFocus() else self._theme.palette.card.text
        if edge == self._theme.palette.card.fill:
            edge = self._theme.palette.card.text
        width = self._theme.px(5 if self.hasFocus() else 2)
        draw_ground(painter, self.rect(), Ground("#00000000", "", edge), self._theme.px(6), width)
