"""Review: what was chosen, large, with its official text; fewer than allowed is said gently, once."""

import math
from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent

from kiosk.consultation import Proposal
from ui.icons import picture
from ui.screens.frame import Screen
from ui.theme import Theme
from ui.visit import Visit
from ui.widgets.button import Button, Look
from ui.widgets.card import ear_of, fitting_words
from ui.widgets.code import shown_code
from ui.widgets.label import Drawn
from ui.widgets.pages import Pages
from ui.widgets.painting import draw_ground, draw_text, longest_word, text_height
from ui.words import plural, tr

_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


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
        self.set_title(
            tr("Revise su voto antes de depositarlo"), tr("Después de depositarlo no se puede cambiar.")
        )
        self.show_code(visit.sealed.code if visit.sealed else "")
        self.set_tools(sound=sound)
        rows: list[_Chosen | _Note] = []
        for number in sorted(visit.selections):
            row = _Chosen(theme, visit.consultation.proposal(number), files, sound=sound)
            row.ear.clicked.connect(lambda _=False, n=number: self.opened.emit(n))
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
            verify = Button(tr("Compruebe la máquina"), theme, icon_name="shield-check", size=16)
            verify.clicked.connect(self.verified)
            left.append(verify)
        self.set_footer(left, [self.cast])

    def show_code(self, code: str) -> None:
        """Under which code the vote is sealed, in small letters below the title."""
        assert self.subtitle is not None
        lasting = tr("Después de depositarlo no se puede cambiar.")
        told = tr("Código de este voto: {code}").format(code=shown_code(code)) if code else ""
        self.subtitle.setText(f"{lasting} {told}".strip())
        self.arrange()


class _Chosen(Drawn):
    """One chosen proposal: number, picture, title, official text as far as it fits, ear, and "Quitar"."""

    grows = True

    def __init__(self, theme: Theme, proposal: Proposal, files: Mapping[str, bytes], *, sound: bool) -> None:
        super().__init__()
        self._theme, self._proposal, self._files = theme, proposal, files
        self.ear = ear_of(theme, proposal, self, sound=sound)
        self.remove = Button(
            tr("Quitar"),
            theme,
            size=20,
            name=tr("Quitar la propuesta {number}").format(number=proposal.number),
        )
        self.remove.setParent(self)
        self.setAccessibleName(
            tr("Propuesta {number}. {title}").format(number=proposal.number, title=proposal.short_title)
        )
        self.setAccessibleDescription(proposal.text)

    def needed_height(self, width: int) -> int:
        """Pixels for the title and, where there is room for it, the official text."""
        room = self._text_room(width)
        if longest_word(self._title_font(), self._proposal.short_title) > room:
            return 1_000_000
        title = text_height(self._title_font(), self._proposal.short_title, room)
        buttons = self.remove.sizeHint().height() if self._wide(width) else 0
        stacked = 0 if self._wide(width) else self.remove.sizeHint().height() + self._theme.px(12)
        return max(title, self._theme.px(72), buttons) + stacked + 2 * self._theme.px(16)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        gap, hint = self._theme.px(18), self.remove.sizeHint()
        right = self.width() - gap
        y = (self.height() - hint.height()) // 2
        if not self._wide(self.width()):
            y = self.height() - hint.height() - self._theme.px(16)
        self.remove.setGeometry(right - hint.width(), y, hint.width(), hint.height())
        x = right - hint.width() - gap - self.ear.width()
        self.ear.move(x, y + (hint.height() - self.ear.height()) // 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, palette = self._theme, self._theme.palette
        ground = palette.filled_slot
        draw_ground(painter, self.rect(), ground, theme.px(18), theme.px(3))
        top = self._top_height()
        box = QRect(theme.px(24), (top - theme.px(56)) // 2, theme.px(56), theme.px(56))
        draw_ground(painter, box, palette.chosen, theme.px(12), 0)
        number = theme.title_font(26)
        number.setPixelSize(min(number.pixelSize(), theme.px(34)))
        draw_text(painter, box, str(self._proposal.number), number, palette.chosen.text, _CENTRE)
        if self._has_picture(self.width()):
            size = theme.px(56)
            drawn = picture(self._proposal.picture, self._files, size, ground.text)
            painter.drawPixmap(theme.px(104), (top - size) // 2, drawn)
        self._paint_words(painter, top, ground.text)

    def _paint_words(self, painter: QPainter, top: int, colour: str) -> None:
        theme, room, x = self._theme, self._text_room(self.width()), self._text_x(self.width())
        title = text_height(self._title_font(), self._proposal.short_title, room)
        gap = theme.px(8)
        spare = top - 2 * theme.px(14) - title - gap
        shown = fitting_words(self._text_font(), self._proposal.text, room, spare)
        official = text_height(self._text_font(), shown, room) if shown else 0
        y = (top - title - (gap + official if shown else 0)) // 2
        draw_text(painter, QRect(x, y, room, title), self._proposal.short_title, self._title_font(), colour)
        if shown:
            below = QRect(x, y + title + gap, room, official)
            draw_text(painter, below, shown, self._text_font(), colour)

    def _top_height(self) -> int:
        if self._wide(self.width()):
            return self.height()
        return self.height() - self.remove.sizeHint().height() - self._theme.px(12)

    def _wide(self, width: int) -> bool:
        return width >= self._theme.px(900 * math.sqrt(self._theme.text.value))

    def _has_picture(self, width: int) -> bool:
        return width >= self._theme.px(700)

    def _text_x(self, width: int) -> int:
        return self._theme.px(184 if self._has_picture(width) else 100)

    def _text_room(self, width: int) -> int:
        buttons = self.remove.sizeHint().width() + self.ear.width() + 3 * self._theme.px(18)
        return width - self._text_x(width) - (buttons if self._wide(width) else self._theme.px(18))

    def _title_font(self) -> QFont:
        return self._theme.font(24, QFont.Weight.DemiBold)

    def _text_font(self) -> QFont:
        return self._theme.font(20)


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


def _more(remaining: int) -> str:
    return plural(
        remaining,
        tr("Todavía puede elegir 1 propuesta más, si quiere."),
        tr("Todavía puede elegir {n} propuestas más, si quiere."),
    )
