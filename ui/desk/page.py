"""What the window shows below its tabs: a page, built again when size, text or contrast change."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ui.desk.lines import LineCard
from ui.desk.parts import BODY, Column, DeskButton, ProgressBar, Row, Scroll, TextField
from ui.desk.views import Line
from ui.theme import Theme
from ui.widgets.button import Look
from ui.widgets.label import Label
from ui.words import tr


class Page(QWidget):
    """``title`` and ``subtitle`` are shown by the window; where it is low, the subtitle of a ``brief`` page
    is left out. ``begins`` has the focus when the page is shown: whoever types need not look for it.
    """

    brief = False
    begins: QWidget | None = None

    def __init__(self, theme: Theme, title: str, subtitle: str = "") -> None:
        super().__init__()
        self.theme, self.title, self.subtitle = theme, title, subtitle
        self.setAccessibleName(title)
        self.inside: QWidget | None = None

    def fill(self, widget: QWidget) -> None:
        """One widget takes the whole page."""
        widget.setParent(self)
        self.inside = widget
        widget.setGeometry(self.rect())

    def resizeEvent(self, _event: QResizeEvent) -> None:
        if self.inside is not None:
            self.inside.setGeometry(self.rect())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.begins is not None:
            self.begins.setFocus()


Maker = Callable[[Theme], Page]


class MessagePage(Page):
    """Says what happened, with its buttons; ``chosen`` carries the position of the one that was pressed."""

    chosen = Signal(int)

    def __init__(
        self, theme: Theme, title: str, lines: Sequence[Line], buttons: Sequence[tuple[str, Look]]
    ) -> None:
        super().__init__(theme, title)
        row = []
        for position, (text, look) in enumerate(buttons):
            button = DeskButton(text, theme, look, size=18)
            button.clicked.connect(lambda _=False, n=position: self.chosen.emit(n))
            row.append(button)
        self.buttons = row
        self.fill(Scroll(theme, Column(theme, [*(LineCard(theme, line) for line in lines), Row(theme, row)])))


class WorkPage(Page):
    """Something that takes a while, and how far it is."""

    def __init__(self, theme: Theme, title: str, line: Line) -> None:
        super().__init__(theme, title)
        self.bar = ProgressBar(theme, title)
        self.fill(Scroll(theme, Column(theme, [LineCard(theme, line), self.bar])))

    def show_progress(self, done: int, total: int) -> None:
        """So much of so much."""
        self.bar.set_share(done / total if total else 0.0)


class ConfirmPage(Page):
    """The second look: says what will happen, and goes on only when ``word`` was typed."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, title: str, lines: Sequence[Line], word: str, yes: str) -> None:
        super().__init__(theme, title, tr("Mire otra vez antes de seguir."))
        self._word = word
        ask = tr("Para seguir escriba: {word}").format(word=word)
        label = Label(ask, theme.font(BODY, QFont.Weight.Bold), theme.palette.paper.text)
        self.typed = self.begins = TextField(theme, ask)
        self.no = DeskButton(tr("Volver, no hacer nada"), theme, Look.PLAIN, size=18)
        self.yes = DeskButton(yes, theme, Look.WRONG, size=18)
        self.yes.setEnabled(False)
        self.typed.textChanged.connect(lambda text: self.yes.setEnabled(text.strip() == word))
        self.typed.returnPressed.connect(self.yes.click)
        self.no.clicked.connect(lambda: self.chosen.emit(0))
        self.yes.clicked.connect(lambda: self.chosen.emit(1))
        cards = [LineCard(theme, line) for line in lines]
        self.fill(Scroll(theme, Column(theme, [*cards, label, self.typed, Row(theme, [self.no, self.yes])])))
