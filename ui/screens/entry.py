"""Typing one thing: a document's number, a name, a code. Keys on the screen, or a real keyboard."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFont, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from kiosk.crockford import GROUP, length_of, regrouped
from ui.screens.frame import Screen
from ui.theme import Theme
from ui.widgets.button import Button, Look
from ui.widgets.card import Answer
from ui.widgets.keyboard import CODE, Field, Keyboard, Layout
from ui.widgets.label import Label
from ui.words import tr

_MOST_OF_A_CODE = 24


@dataclass(frozen=True)
class Entry:
    """What is asked. ``kinds`` are choices above the field (document types), ``kind`` the chosen one."""

    title: str
    subtitle: str
    label: str
    layout: Layout
    button: str
    most: int = 80
    text: str = ""
    problem: str = ""
    kinds: tuple[str, ...] = ()
    kind: int = 0
    secret: bool = False
    grouped: bool = False
    """A code: its letters and digits stand in groups of four while they are typed."""


def code_entry(title: str, subtitle: str, button: str, typed: str, problem: str) -> Entry:
    """What asks for the code of the activation letter, grouped as it is there."""
    label = tr("Código de la carta de activación: 16 letras y números")
    return Entry(
        title, subtitle, label, CODE, button, _MOST_OF_A_CODE, regrouped(typed), problem, grouped=True
    )


class EntryScreen(Screen):
    """``entered`` carries what was typed and the position of the kind."""

    entered = Signal(str, int)
    went_back = Signal()

    def __init__(
        self, theme: Theme, entry: Entry, *, practice: bool, back: str = "", back_icon: str = "arrow-left"
    ) -> None:
        super().__init__(theme, practice=practice)
        self.set_title(entry.title, entry.subtitle)
        self._kind = entry.kind
        self.field = Field(theme, entry.label, most=entry.most)
        self.field.setText(entry.text)
        if entry.grouped:
            self.field.textChanged.connect(self._group)
        if entry.secret:
            self.field.setEchoMode(Field.EchoMode.Password)
        self.kinds = [Answer(theme, kind) for kind in entry.kinds] if len(entry.kinds) > 1 else []
        for position, kind in enumerate(self.kinds):
            kind.setChecked(position == entry.kind)
            kind.clicked.connect(lambda _=False, n=position: self._choose_kind(n))
        self.keyboard = Keyboard(theme, entry.layout)
        self.keyboard.typed.connect(self._type)
        self.keyboard.erased.connect(self.field.backspace)
        self.field.returnPressed.connect(self._enter)
        problem = _problem(theme, entry.problem) if entry.problem else None
        label = Label(entry.label, theme.font(20), theme.palette.soft)
        label.setBuddy(self.field)
        self.set_body(_Form(theme, self.kinds, label, self.field, problem, self.keyboard))
        cancel = Button(back or tr("Cancelar"), theme, icon_name=back_icon)
        cancel.clicked.connect(self.went_back)
        self.go_on = Button(entry.button, theme, Look.GO, icon_name="arrow-right", trailing=True, size=26)
        self.go_on.clicked.connect(self._enter)
        self.set_footer([cancel], [self.go_on])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.field.setFocus()

    def _type(self, character: str) -> None:
        self.field.insert(character)

    def _group(self, text: str) -> None:
        """As on the letter; the caret stays behind the sign that it was behind."""
        wanted, signs = regrouped(text), length_of(text[: self.field.cursorPosition()])
        if wanted != text:
            self.field.setText(wanted)
            self.field.setCursorPosition(signs + max(0, signs - 1) // GROUP)

    def _choose_kind(self, position: int) -> None:
        self._kind = position
        for number, kind in enumerate(self.kinds):
            kind.setChecked(number == position)

    def _enter(self) -> None:
        self.entered.emit(self.field.text(), self._kind)


def _problem(theme: Theme, text: str) -> Label:
    """In the colour of what is wrong, unless nobody would see it on this paper."""
    paper, wrong = theme.palette.paper, theme.palette.wrong.fill
    return Label(
        text, theme.title_font(20, QFont.Weight.Medium), paper.text if wrong == paper.fill else wrong
    )


class _Form(QWidget):
    """Kinds, label, field and problem above; the keys take the rest. On a low wide screen, side by side."""

    def __init__(
        self,
        theme: Theme,
        kinds: Sequence[Answer],
        label: Label,
        field: Field,
        problem: Label | None,
        keyboard: Keyboard,
    ) -> None:
        super().__init__()
        self._theme, self._kinds, self._label = theme, list(kinds), label
        self._field, self._problem, self._keyboard = field, problem, keyboard
        for widget in (*kinds, label, field, *([problem] if problem else []), keyboard):
            widget.setParent(self)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(800), self._theme.px(500))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        """The keys keep a size for fingers: where the screen is low, what is above them moves together."""
        for gap in (self._theme.px(14), self._theme.px(4)):
            self._place(gap)
            if self._keyboard.height() >= self._keyboard.least_height():
                break

    def _place(self, gap: int) -> None:
        width, height = self.width(), self.height()
        columns = (bool(self._kinds) or self._keyboard.is_pad) and width > height
        left = round(width * 0.46) if columns else width
        bottom = self._place_fields(left, gap)
        x, y = (left + 2 * self._theme.px(14), 0) if columns else (0, bottom + gap)
        if self._problem and columns and bottom + gap + self._problem.heightForWidth(left) <= height:
            self._problem.setGeometry(0, bottom + gap, left, self._problem.heightForWidth(left))
        elif self._problem:
            if not columns:
                y -= gap // 2
            told = self._problem.heightForWidth(width - x)
            self._problem.setGeometry(x, y, width - x, told)
            y += told + gap
        self._keyboard.setGeometry(x, y, width - x, max(1, height - y))

    def _place_fields(self, width: int, gap: int) -> int:
        y = 0
        for kind in self._kinds:
            height = kind.needed_height(width)
            kind.setGeometry(0, y, width, height)
            y += height + self._theme.px(14)
        height = self._label.heightForWidth(width)
        self._label.setGeometry(0, y, width, height)
        y += height + gap // 4
        height = self._field.sizeHint().height() - self._theme.px(14) + gap
        self._field.setGeometry(0, y, width, height)
        return y + height
