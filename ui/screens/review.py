"""Review: what was chosen, large, with its official text; fewer than allowed is said gently, once."""

import math
from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent

from ui.screens.chosen import Chosen
from ui.screens.frame import Screen
from ui.theme import Theme
from ui.visit import Visit
from ui.widgets.button import Button, Look
from ui.widgets.code import shown_code
from ui.widgets.label import Drawn
from ui.widgets.pages import Pages
from ui.widgets.painting import draw_ground, draw_text, text_height
from ui.words import plural, tr

_DISCREET = 20
"""Smaller than the other buttons, and still as large as what is read."""


class ReviewScreen(Screen):
    """``cast_wanted`` is the one firm touch; ``changed`` goes back to the ballot, ``verified`` checks the
    machine.
    """

    cast_wanted = Signal()
    changed = Signal()
    removed = Signal(int)
    opened = Signal(int)
    verified = Signal()

    def __init__(
        self, theme: Theme, visit: Visit, files: Mapping[str, bytes], *, practice: bool, sound: bool
    ) -> None:
        super().__init__(theme, practice=practice)
        self.set_title(tr("Revise su voto antes de depositarlo"), _lasting())
        self.show_code(visit.sealed.code if visit.sealed else "")
        self.set_tools(sound=sound)
        rows: list[Chosen | _Note] = []
        for number in sorted(visit.selections):
            row = Chosen(theme, visit.consultation.proposal(number), files, sound=sound)
            for reading in (row.ear, row.read):
                reading.clicked.connect(lambda _=False, n=number: self.opened.emit(n))
            row.remove.clicked.connect(lambda _=False, n=number: self.removed.emit(n))
            rows.append(row)
        self.another: Button | None = None
        if not visit.selections:
            rows.append(_Note(theme, tr("Su voto va en blanco: no eligió ninguna propuesta."), None))
        elif visit.remaining:
            self.another = Button(tr("Elegir otra"), theme, size=20)
            self.another.clicked.connect(self.changed)
            rows.append(_Note(theme, _more(visit.remaining), self.another))
        self.set_body(Pages(theme, rows, 1))
        change = Button(tr("Cambiar"), theme, icon_name="arrow-left")
        change.clicked.connect(self.changed)
        self.cast = Button(tr("Depositar mi voto"), theme, Look.DONE, icon_name="box-arrow-down", size=28)
        self.cast.clicked.connect(self.cast_wanted)
        left = [change]
        if visit.may_challenge:
            verify = Button(tr("Compruebe la máquina"), theme, icon_name="shield-check", size=_DISCREET)
            verify.clicked.connect(self.verified)
            left.append(verify)
        self.set_footer(left, [self.cast])

    def show_code(self, code: str) -> None:
        """Under which code the vote is sealed, in small letters below the title."""
        assert self.subtitle is not None
        told = tr("Código de este voto: {code}").format(code=shown_code(code)) if code else ""
        self.subtitle.setText(f"{_lasting()} {told}".strip())
        self.arrange()


class _Note(Drawn):
    """That more may be chosen, said once and gently."""

    grows = False

    def __init__(self, theme: Theme, text: str, button: Button | None) -> None:
        super().__init__()
        self._theme, self._text, self._button = theme, text, button
        if button:
            button.setParent(self)
        self.setAccessibleName(text)

    def needed_height(self, width: int) -> int:
        """Pixels for the text and its button, side by side or one above the other."""
        button = self._button.sizeHint().height() if self._button else 0
        text = text_height(self._font(), self._text, self._room(width))
        pad = 2 * self._theme.px(16)
        return (max(text, button) if self._wide(width) else text + button + self._theme.px(10)) + pad

    def resizeEvent(self, _event: QResizeEvent) -> None:
        if self._button:
            hint, pad = self._button.sizeHint(), self._theme.px(18)
            y = (self.height() - hint.height()) // 2
            if not self._wide(self.width()):
                y = self.height() - hint.height() - self._theme.px(16)
            self._button.setGeometry(self.width() - hint.width() - pad, y, hint.width(), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette, pad = self._theme.palette, self._theme.px(28)
        ground = type(palette.card)(palette.paper.fill, palette.paper.text, palette.soft)
        draw_ground(painter, self.rect(), ground, self._theme.px(18), self._theme.px(2), dashed=True)
        height = self.height()
        if not self._wide(self.width()) and self._button:
            height -= self._button.sizeHint().height() + self._theme.px(10)
        inside = QRect(pad, 0, self._room(self.width()), height)
        middle = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        draw_text(painter, inside, self._text, self._font(), ground.text, middle)

    def _wide(self, width: int) -> bool:
        return self._button is None or width >= self._theme.px(700 * math.sqrt(self._theme.text.value))

    def _room(self, width: int) -> int:
        pad = 2 * self._theme.px(28)
        beside = self._button.sizeHint().width() + self._theme.px(18) if self._button else 0
        return width - pad - (beside if self._wide(width) else 0)

    def _font(self) -> QFont:
        return self._theme.font(22)


def _lasting() -> str:
    return tr("Después de depositarlo no se puede cambiar.")


def _more(remaining: int) -> str:
    return plural(
        remaining,
        tr("Todavía puede elegir 1 propuesta más, si quiere."),
        tr("Todavía puede elegir {n} propuestas más, si quiere."),
    )
