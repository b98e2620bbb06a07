"""Twelve words of a trustee: each is complete as soon as its letters tell it, and a wrong one is named.

Words are not shown unless the trustee asks for it. A space or Enter completes a word and goes to the next;
all twelve can be pasted at once.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont

from sync.central.trustees import WORDS, completions
from ui.desk.lines import LineCard
from ui.desk.page import Page
from ui.desk.parts import BODY, Column, DeskButton, Placed, Row, Scroll, TextField
from ui.desk.tones import Tone
from ui.desk.views import Line
from ui.theme import Theme
from ui.widgets.button import Look
from ui.widgets.label import Label
from ui.words import tr

_LONGEST = 300
_NARROW = 250


class WordsPage(Page):
    """``typed`` holds the twelve texts, so that they outlive a change of size; the caller empties it."""

    done = Signal()
    cancelled = Signal()

    def __init__(self, theme: Theme, title: str, lines: Sequence[Line], typed: list[str]) -> None:
        super().__init__(theme, title)
        self._typed = typed
        self.fields = [self._field(place) for place in range(WORDS)]
        self.status = LineCard(theme, Line("", ""))
        self.back = DeskButton(tr("Volver"), theme, Look.PLAIN, size=18)
        self.eye = DeskButton(tr("Mostrar las palabras"), theme, Look.TOOL, icon_name="eye", size=17)
        self.go = DeskButton(tr("Seguir"), theme, Look.GO, size=18)
        self.back.clicked.connect(self.cancelled)
        self.eye.clicked.connect(self._turn)
        self.go.clicked.connect(self.done)
        grid = _Grid(theme, self.fields)
        row = Row(theme, [self.back, self.eye, self.go])
        cards = [LineCard(theme, line) for line in lines]
        self._scroll = Scroll(theme, Column(theme, [*cards, grid, self.status, row], gap=8))
        self.fill(self._scroll)
        self.begins = next((field for field in self.fields if not field.text()), self.fields[0])
        self._check()

    def _field(self, place: int) -> TextField:
        name = tr("Palabra {n}").format(n=place + 1)
        field = TextField(self.theme, name, most=_LONGEST, secret=True)
        field.setText(self._typed[place])
        field.textEdited.connect(lambda text, n=place: self._edited(n, text))
        field.returnPressed.connect(lambda n=place: self._complete(n))
        return field

    def _edited(self, place: int, text: str) -> None:
        words = text.split()
        if len(words) > 1:  # pasted
            for at, word in enumerate(words[: WORDS - place], place):
                self._put(at, word)
            self._check()
            return
        self._typed[place] = text
        if text.endswith(" "):
            self._complete(place)
        self._check()

    def _complete(self, place: int) -> None:
        found = completions(self._typed[place])
        if len(found) == 1:
            self._put(place, found[0])
            if place + 1 < WORDS:
                self.fields[place + 1].setFocus()
        self._check()

    def _put(self, place: int, word: str) -> None:
        found = completions(word)
        self._typed[place] = found[0] if len(found) == 1 else word
        self.fields[place].setText(self._typed[place])

    def _check(self) -> None:
        found = [completions(text) for text in self._typed]
        complete = sum(len(words) == 1 for words in found)
        wrong = [n for n, words in enumerate(found) if self._typed[n].strip() and not words]
        self.go.setEnabled(complete == WORDS)
        if wrong:
            text = tr("La palabra {n} no es de la lista. Compárela con su papel, letra por letra.")
            line = Line(tr("Revise"), text.format(n=wrong[0] + 1), Tone.ALARM, "x-circle")
        elif complete == WORDS:
            line = Line(tr("Están las doce palabras"), "", Tone.DONE, "check-circle")
        else:
            text = tr("Bastan las primeras letras de cada una; con la barra espaciadora pasa a la que sigue.")
            line = Line(tr("{n} de 12 palabras").format(n=complete), text, Tone.OPEN, "keyboard")
        self.status.show_line(line)
        self._scroll.arrange()

    def _turn(self) -> None:
        """Show what is typed, or hide it."""
        hidden = self.fields[0].echoMode() is TextField.EchoMode.Password
        for field in self.fields:
            field.setEchoMode(TextField.EchoMode.Normal if hidden else TextField.EchoMode.Password)
        self.eye.setText(tr("Ocultar las palabras") if hidden else tr("Mostrar las palabras"))


class _Grid(Placed):
    """The fields in as many columns as there is room for, each after its number."""

    def __init__(self, theme: Theme, fields: Sequence[TextField]) -> None:
        super().__init__()
        self._theme, self._fields = theme, fields
        bold, ink = theme.font(BODY, QFont.Weight.Bold), theme.palette.paper.text
        self._numbers = [Label(str(n), bold, ink) for n in range(1, len(fields) + 1)]
        for child in (*self._numbers, *fields):
            child.setParent(self)

    def _place(self, width: int, *, apply: bool) -> int:
        gap, high = self._theme.px(8), self._fields[0].sizeHint().height()
        number = max(label.sizeHint().width() for label in self._numbers) + gap
        columns = max(1, min(4, width // max(self._theme.px(_NARROW), 4 * number)))
        wide = (width - gap * (columns - 1)) // columns
        for n, (label, field) in enumerate(zip(self._numbers, self._fields, strict=True)):
            x, y = n % columns * (wide + gap), n // columns * (high + gap)
            if apply:
                text = label.sizeHint().height()
                label.setGeometry(x, y + (high - text) // 2, number, text)
                field.setGeometry(x + number, y, wide - number, high)
        rows = -(-len(self._fields) // columns)
        return rows * (high + gap) - gap
