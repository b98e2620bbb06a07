"""The self-check: what was found, one card an item, what is wrong first to the eye by sign and colour."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.icons import icon
from ui.screens.frame import Screen
from ui.theme import Ground, Theme
from ui.widgets.button import Button, Look
from ui.widgets.label import Drawn
from ui.widgets.pages import Pages
from ui.widgets.painting import draw_ground, draw_text, longest_word, text_height
from ui.words import tr

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True)
class CheckView:
    """One item: its pictogram and name, a sign for how it is, and what was found. ``wrong`` colours it."""

    icon_name: str
    name: str
    sign: str
    text: str
    good: bool
    wrong: bool


class ChecksScreen(Screen):
    """``went_on`` when the volunteer goes on; ``again`` to measure anew."""

    went_on = Signal()
    again = Signal()
    went_back = Signal()

    def __init__(
        self, theme: Theme, checks: Sequence[CheckView], subtitle: str, *, may_open: bool, practice: bool
    ) -> None:
        super().__init__(theme, practice=practice)
        self.set_title(tr("Revisión del equipo"), subtitle)
        self.set_body(Pages(theme, [_Check(theme, check) for check in checks], 3))
        back = Button(tr("Volver"), theme, icon_name="arrow-left")
        back.clicked.connect(self.went_back)
        again = Button(
            tr("Revisar otra vez"), theme, Look.PLAIN if may_open else Look.GO, icon_name="arrows-clockwise"
        )
        again.clicked.connect(self.again)
        right: list[QWidget] = [again]
        if may_open:
            go_on = Button(tr("Seguir"), theme, Look.GO, icon_name="arrow-right", trailing=True, size=26)
            go_on.clicked.connect(self.went_on)
            right.append(go_on)
        self.set_footer([back], right)


class _Check(Drawn):
    """Pictogram and name on one line with the sign at the right; what was found below."""

    grows = True

    def __init__(self, theme: Theme, check: CheckView) -> None:
        super().__init__()
        self._theme, self._check = theme, check
        self.setAccessibleName(f"{check.name}. {check.text}")

    def needed_height(self, width: int) -> int:
        """Pixels for all of the text; very many if a word would not fit."""
        theme = self._theme
        room = width - 2 * theme.px(20)
        head = room - 2 * theme.px(34 + 12)
        words = ((self._name(), self._check.name, head), (self._small(), self._check.text, room))
        if any(longest_word(font, text) > most for font, text, most in words):
            return 1_000_000
        top = max(theme.px(34), text_height(self._name(), self._check.name, head))
        return top + theme.px(6) + text_height(self._small(), self._check.text, room) + 2 * theme.px(14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, check = self._theme, self._check
        painter = QPainter(self)
        ground = self._ground()
        draw_ground(painter, self.rect(), ground, theme.px(16), theme.px(2))
        pad, size = theme.px(20), theme.px(34)
        room = self.width() - 2 * pad
        head = room - 2 * (size + theme.px(12))
        top = max(size, text_height(self._name(), check.name, head))
        needed = top + theme.px(6) + text_height(self._small(), check.text, room)
        y = (self.height() - needed) // 2
        painter.drawPixmap(pad, y + (top - size) // 2, icon(check.icon_name, size, ground.text))
        sign = icon(check.sign, size, ground.text)
        painter.drawPixmap(self.width() - pad - size, y + (top - size) // 2, sign)
        name = QRect(pad + size + theme.px(12), y, head, top)
        draw_text(painter, name, check.name, self._name(), ground.text, _LEFT)
        below = QRect(pad, y + top + theme.px(6), room, self.height() - y - top)
        draw_text(painter, below, check.text, self._small(), ground.text)

    def _ground(self) -> Ground:
        palette = self._theme.palette
        if self._check.wrong:
            return palette.wrong
        return palette.filled_slot if self._check.good else palette.tint

    def _name(self) -> QFont:
        return self._theme.title_font(22, QFont.Weight.Bold)

    def _small(self) -> QFont:
        return self._theme.font(20)
