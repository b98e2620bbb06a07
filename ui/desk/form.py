"""A page with lines to fill in: reasons, folders of keys, passphrases."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from ui.desk.lines import LineCard
from ui.desk.page import Page
from ui.desk.parts import BODY, Column, DeskButton, Row, Scroll, TextField
from ui.desk.views import Line
from ui.theme import Theme
from ui.widgets.button import Look
from ui.widgets.label import Label
from ui.words import tr


@dataclass(frozen=True)
class Ask:
    """One line: ``key`` names what was typed. ``secret`` is not shown, ``folder`` can be chosen."""

    key: str
    label: str
    hint: str = ""
    secret: bool = False
    folder: bool = False
    optional: bool = False
    most: int = 300


@dataclass(frozen=True)
class FormText:
    """What a form says, and the lines to fill in."""

    title: str
    lines: Sequence[Line]
    asks: Sequence[Ask]


class FormPage(Page):
    """``values`` holds what was typed, so that it outlives a change of size; the caller empties it. Enter
    goes to the next line, and from the last one on.
    """

    done = Signal()
    cancelled = Signal()
    folder_wanted = Signal(str)

    def __init__(self, theme: Theme, text: FormText, values: dict[str, str]) -> None:
        super().__init__(theme, text.title)
        self._asks, self._values = tuple(text.asks), values
        self.fields: dict[str, TextField] = {}
        widgets: list[QWidget] = [LineCard(theme, line) for line in text.lines]
        for ask in self._asks:
            widgets += self._field(ask)
        self.back = DeskButton(tr("Volver"), theme, Look.PLAIN, size=18)
        self.go = DeskButton(tr("Seguir"), theme, Look.GO, size=18)
        self.back.clicked.connect(self.cancelled)
        self.go.clicked.connect(self.done)
        widgets.append(Row(theme, [self.back, self.go]))
        self.fill(Scroll(theme, Column(theme, widgets, gap=8)))
        fields = list(self.fields.values())
        self.begins = next((field for field in fields if not field.text()), fields[0])
        self._check()

    def set_value(self, key: str, text: str) -> None:
        """Write into a line, such as a folder that was chosen."""
        self.fields[key].setText(text)

    def _field(self, ask: Ask) -> list[QWidget]:
        theme = self.theme
        label = Label(ask.label, theme.font(BODY, QFont.Weight.Bold), theme.palette.paper.text)
        field = TextField(theme, ask.label, hint=ask.hint, most=ask.most, secret=ask.secret)
        field.setText(self._values.get(ask.key, ""))
        field.textChanged.connect(lambda text, key=ask.key: self._typed(key, text))
        field.returnPressed.connect(lambda key=ask.key: self._entered(key))
        self.fields[ask.key] = field
        if not ask.folder:
            return [label, field]
        choose = DeskButton(tr("Elegir carpeta"), theme, Look.TOOL, icon_name="folder-open", size=17)
        choose.clicked.connect(lambda _=False, key=ask.key: self.folder_wanted.emit(key))
        return [label, field, Row(theme, [choose])]

    def _typed(self, key: str, text: str) -> None:
        self._values[key] = text
        self._check()

    def _entered(self, key: str) -> None:
        after = list(self.fields)[list(self.fields).index(key) + 1 :]
        if after:
            self.fields[after[0]].setFocus()
        else:
            self.go.click()

    def _check(self) -> None:
        wanted = [ask.key for ask in self._asks if not ask.optional]
        self.go.setEnabled(all(self._values.get(key, "").strip() for key in wanted))
