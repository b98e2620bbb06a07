"""Review: what was chosen, large, with its official text; fewer than allowed is said gently, once.

Nobody deposits what they have not seen: while a page was not shown yet, the main button leads to it.
"""

import math
from collections.abc import Collection, Mapping

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent

from ui.screens.chosen import Chosen
from ui.screens.frame import Screen
from ui.theme import Theme
from ui.visit import Visit
from ui.widgets.button import Button, Look
from ui.widgets.code import shown_code
from ui.widgets.either import Either
from ui.widgets.label import Drawn
from ui.widgets.pages import Pages
from ui.widgets.painting import draw_ground, draw_text, text_height
from ui.words import plural, tr

_NOTE = 0
_NO_CODE = "-".join(["_____"] * 4)  # about as wide as a code
_DISCREET = 20
"""Smaller than the other buttons, and still as large as what is read."""


class ReviewScreen(Screen):
    """``cast_wanted`` is the one firm touch; ``changed`` goes back to the ballot, ``verified`` checks the
    machine; ``turned`` tells that another page is shown. ``seen`` carries the rows that were on the screen
    when the person did something: the numbers of proposals, 0 for the note.
    """

    rest_ms = 600
    """Two buttons change in one place here, and the second deposits: a double touch is over by then."""

    cast_wanted = Signal()
    changed = Signal()
    removed = Signal(int)
    opened = Signal(int)
    verified = Signal()
    turned = Signal()
    seen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        visit: Visit,
        files: Mapping[str, bytes],
        seen: Collection[int],
        *,
        practice: bool,
        sound: bool,
    ) -> None:
        super().__init__(theme, practice=practice)
        self.set_title(tr("Revise su voto antes de depositarlo"), _lasting())
        self._may_verify = visit.may_challenge
        self.show_code(visit.sealed.code if visit.sealed else "")
        self.set_tools(sound=sound)
        self.another: Button | None = None
        rows = self._rows(visit, files, sound=sound)
        self._numbers, self._seen = list(rows), set(seen)
        self.pages = Pages(theme, list(rows.values()), 1)
        self.pages.leaving.connect(self._keep_seen)
        self.pages.arranged.connect(self._arranged)
        self.pages.arrows.turned.connect(lambda _: self.turned.emit())
        self.set_body(self.pages)
        self._set_foot(visit)
        for intent in (self.text_wanted, self.contrast_wanted, self.listen_wanted, self.opened, self.removed):
            intent.connect(self._keep_seen)

    def _rows(self, visit: Visit, files: Mapping[str, bytes], *, sound: bool) -> dict[int, "Chosen | _Note"]:
        rows: dict[int, Chosen | _Note] = {}
        for number in sorted(visit.selections):
            row = Chosen(self.theme, visit.consultation.proposal(number), files, sound=sound)
            for reading in (row.ear, row.read):
                reading.clicked.connect(lambda _=False, n=number: self.opened.emit(n))
            row.remove.clicked.connect(lambda _=False, n=number: self.removed.emit(n))
            rows[number] = row
        if not visit.selections:
            rows[_NOTE] = _Note(self.theme, tr("Su voto va en blanco: no eligió ninguna propuesta."), None)
        elif visit.remaining:
            self.another = Button(tr("Elegir otra"), self.theme, size=20)
            self.another.clicked.connect(self.changed)
            rows[_NOTE] = _Note(self.theme, _more(visit.remaining), self.another)
        return rows

    def _set_foot(self, visit: Visit) -> None:
        theme = self.theme
        change = Button(tr("Cambiar"), theme, icon_name="arrow-left")
        change.clicked.connect(self.changed)
        self.cast = Button(tr("Depositar mi voto"), theme, Look.DONE, icon_name="box-arrow-down", size=28)
        self.cast.clicked.connect(self._wants_to_cast)
        self.onward = Button(
            tr("Seguir revisando"), theme, Look.GO, icon_name="arrow-right", trailing=True, size=28
        )
        self.onward.clicked.connect(self._go_on)
        self._main = Either(self.cast, self.onward)
        left = [change]
        self._verify: Button | None = None
        if visit.may_challenge:
            self._verify = Button(tr("Compruebe la máquina"), theme, icon_name="shield-check", size=_DISCREET)
            self._verify.clicked.connect(self._wants_to_verify)
            left.append(self._verify)
        self.set_footer(left, [self._main])

    @property
    def unseen(self) -> list[int]:
        """The places of the rows that were not shown yet."""
        known = self._seen | self._on_screen()
        return [place for place, number in enumerate(self._numbers) if number not in known]

    def _on_screen(self) -> set[int]:
        return {self._numbers[place] for place in self.pages.shown}

    def _keep_seen(self) -> None:
        self._seen |= self._on_screen()
        self.seen.emit(frozenset(self._seen))

    def _arranged(self) -> None:
        """Where the rows stand has changed, and with it what may be done next."""
        left = bool(self.unseen)
        self._main.show_one(self.onward if left else self.cast)
        if self._verify is not None:
            self._verify.setEnabled(not left)  # it leads to a button that deposits, too

    def _go_on(self) -> None:
        if self.unseen:
            self.pages.turn_to_cell(self.unseen[0])
            self.turned.emit()

    def _wants_to_cast(self) -> None:
        self._keep_seen()
        self.cast_wanted.emit()

    def _wants_to_verify(self) -> None:
        self._keep_seen()
        self.verified.emit()

    def show_code(self, code: str) -> None:
        """Under which code the vote is sealed, in small letters below the title. Who checks the machine needs
        it before the machine knows. Until it is there its place is kept, so that nothing moves when it comes.
        """
        assert self.subtitle is not None
        told = tr("Código de este voto: {code}").format(code=shown_code(code or _NO_CODE))
        if self._may_verify:
            told += f". {tr('Anótelo si va a comprobar la máquina.')}"
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
    return tr("Después no se puede cambiar.")


def _more(remaining: int) -> str:
    return plural(
        remaining,
        tr("Todavía puede elegir 1 propuesta más, si quiere."),
        tr("Todavía puede elegir {n} propuestas más, si quiere."),
    )
