"""What people choose: the card of a proposal, a slot that it fills, an answer, and the ear of a card."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from kiosk.consultation import Proposal
from ui.icons import icon, picture
from ui.theme import Ground, Theme
from ui.widgets.label import Drawn
from ui.widgets.painting import (
    draw_focus,
    draw_ground,
    draw_text,
    longest_word,
    shows_focus,
    text_height,
)
from ui.words import tr

_TEXT_TOP = 72
_HEAD = 54 + 58
LARGEST_SCALE = 1.8
_SMALLEST_IN_SLOT = 16
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class Ear(QAbstractButton):
    """The round button that opens a proposal's full text and reads it aloud."""

    def __init__(self, theme: Theme, name: str, parent: QWidget, *, icon_name: str = "speaker-high") -> None:
        super().__init__(parent)
        self._theme, self._icon = theme, icon_name
        self.on_chosen = False
        self.setAccessibleName(name)
        self.setFixedSize(theme.px(56), theme.px(56))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = self._theme.palette
        ground = palette.key
        if self.on_chosen:
            ground = Ground(palette.chosen.text, palette.chosen.fill, palette.chosen.text)
        if self.isDown():
            ground = ground.pressed()
        circle = Ground(ground.fill, ground.text, ground.text if not _is_normal(self._theme) else ground.fill)
        draw_ground(painter, self.rect(), circle, self.width() / 2, self._theme.px(2))
        size = self._theme.px(30)
        at = (self.width() - size) // 2
        painter.drawPixmap(at, at, icon(self._icon, size, ground.text))
        if shows_focus(self):
            draw_focus(painter, self.rect(), self._theme, self.width() / 2, inverse=ground.text)


def ear_of(theme: Theme, proposal: Proposal, parent: QWidget, *, sound: bool) -> Ear:
    """The ear of a proposal."""
    reading, hearing = tr("Leer la propuesta {number}"), tr("Leer y escuchar la propuesta {number}")
    name = (hearing if sound else reading).format(number=proposal.number)
    return Ear(theme, name, parent, icon_name=ear_icon(sound=sound))


def ear_icon(*, sound: bool) -> str:
    """A magnifying glass where there is no sound."""
    return "speaker-high" if sound else "magnifying-glass"


class Choice(QAbstractButton):
    """A box that is chosen or not, said by fill, by tick and by its state for a screen reader."""

    grows = True

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.theme = theme
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def nextCheckState(self) -> None:
        """The model decides what is chosen; a touch only asks."""

    def ground(self) -> Ground:
        """The surface for the present state."""
        return self.theme.palette.chosen if self.isChecked() else self.theme.palette.card

    def paint_box(self, painter: QPainter) -> Ground:
        """The surface, pressed or not, and the focus."""
        ground, radius = self.ground(), self.theme.px(18)
        if self.isDown():
            ground = ground.pressed()
        draw_ground(painter, self.rect(), ground, radius, self.theme.px(2))
        if shows_focus(self):
            inverse = ground.text if self.isChecked() else ""
            draw_focus(painter, self.rect(), self.theme, radius, inverse=inverse)
        return ground


class ProposalCard(Choice):
    """Number, picture, short title, ear. The ear is a button of its own."""

    heard = Signal()

    def __init__(
        self, theme: Theme, proposal: Proposal, files: Mapping[str, bytes], *, sound: bool = True
    ) -> None:
        name = tr("Propuesta {number}. {title}").format(number=proposal.number, title=proposal.short_title)
        super().__init__(theme, name)
        self.proposal, self._files = proposal, files
        self._scale = 1.0
        self.ear = ear_of(theme, proposal, self, sound=sound)
        self.ear.clicked.connect(self.heard)

    def set_chosen(self, chosen: bool) -> None:
        """Show what the model says."""
        self.setChecked(chosen)
        self.ear.on_chosen = chosen
        self.ear.update()

    def needed_height(self, width: int) -> int:
        """Pixels for the picture row and the whole title; very many if a word would not fit."""
        if width - 2 * self.theme.px(18) < self.theme.px(200):
            return 1_000_000
        return self._height_at(1.0, width)

    def fitting_scale(self, size: QSize, most: float) -> float:
        """How much larger than usual all of it may be shown at a size, at most ``most``."""
        for percent in range(round(100 * most), 100, -5):
            head = self.theme.px(18 + _HEAD * percent / 100 + 12) + self.ear.width()
            if head <= size.width() and self._height_at(percent / 100, size.width()) <= size.height():
                return percent / 100
        return 1.0

    def set_scale(self, scale: float) -> None:
        """Number, picture and title so much larger."""
        self._scale = scale
        self.update()

    def _height_at(self, scale: float, width: int) -> int:
        room, font, longest = width - 2 * self.theme.px(18), self._font(scale), self._title_when_chosen()
        if longest_word(font, longest) > room:
            return 1_000_000
        return self.theme.px(_TEXT_TOP * scale + 12) + text_height(font, longest, room)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self.ear.move(self.width() - self.ear.width() - self.theme.px(12), self.theme.px(10))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground = self.paint_box(painter)
        pad, top = self.theme.px(18), self._px(_TEXT_TOP)
        self._paint_number(painter, QRect(pad, self._px(18), self._px(42), self._px(42)), ground)
        if self.proposal.picture:
            self._paint_picture(painter, ground)
        text = QRect(pad, top, self.width() - 2 * pad, self.height() - top)
        draw_text(painter, text, self._title(), self._font(self._scale), ground.text)

    def _paint_picture(self, painter: QPainter, ground: Ground) -> None:
        theme = self.theme
        circle = QRect(theme.px(18) + self._px(54), self._px(10), self._px(58), self._px(58))
        tint = theme.palette.tint
        if self.isChecked():
            glow = QColor(ground.fill).lighter(140).name() if _is_normal(theme) else ground.fill
            tint = Ground(glow, ground.text, glow)
        draw_ground(painter, circle, tint, circle.width() / 2, 0)
        size = self._px(38)
        corner = circle.center() - QPoint(size // 2 - 1, size // 2 - 1)
        painter.drawPixmap(corner, picture(self.proposal.picture, self._files, size, tint.text))

    def _paint_number(self, painter: QPainter, box: QRect, ground: Ground) -> None:
        theme = self.theme
        if self.isChecked():
            draw_ground(painter, box, Ground(ground.text, ground.fill, ground.text), theme.px(12), 0)
            size = self._px(32)
            corner = box.center() - QPoint(size // 2 - 1, size // 2 - 1)
            painter.drawPixmap(corner, icon("check", size, ground.fill))
            return
        draw_ground(painter, box, Ground(ground.fill, ground.text, ground.text), theme.px(12), theme.px(2))
        small = QFont(theme.title_font(20))
        small.setPixelSize(round(min(small.pixelSize(), theme.px(26)) * self._scale))
        draw_text(painter, box, str(self.proposal.number), small, ground.text, _CENTRE)

    def _title(self) -> str:
        return self._title_when_chosen() if self.isChecked() else self.proposal.short_title

    def _title_when_chosen(self) -> str:
        """The tick stands where the number was."""
        return f"{self.proposal.number} · {self.proposal.short_title}"

    def _font(self, scale: float) -> QFont:
        return self.theme.font(20 * scale, QFont.Weight.DemiBold)

    def _px(self, units: float) -> int:
        return self.theme.px(units * self._scale)


class Answer(Choice):
    """One answer to a question, with a ring that fills."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme, text)
        self.setText(text)
        self.setAutoExclusive(True)  # a radio button, for who listens

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Only shown: of a group Qt would leave one alone within reach of the Tab key."""
        QWidget.focusInEvent(self, event)

    def needed_height(self, width: int) -> int:
        """Pixels for the whole text; very many if a word would not fit."""
        room = width - self._text_x() - self.theme.px(18)
        if longest_word(self._font(), self.text()) > room:
            return 1_000_000
        return max(self.theme.px(72), text_height(self._font(), self.text(), room) + 2 * self.theme.px(12))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground = self.paint_box(painter)
        size = self.theme.px(46)
        name = "check-circle" if self.isChecked() else ""
        ring = QRect(self.theme.px(28), (self.height() - size) // 2, size, size)
        if name:
            painter.drawPixmap(ring.topLeft(), icon(name, size, ground.text))
        else:
            draw_ground(painter, ring, Ground(ground.fill, "", ground.text), size / 2, self.theme.px(3))
        room = QRect(self._text_x(), 0, self.width() - self._text_x() - self.theme.px(18), self.height())
        draw_text(painter, room, self.text(), self._font(), ground.text, _LEFT)

    def _text_x(self) -> int:
        return self.theme.px(28 + 46 + 20)

    def _font(self) -> QFont:
        return self.theme.title_font(26, QFont.Weight.DemiBold)


class Slot(Drawn):
    """A place for one choice: dashed while it is free, filled and numbered when it is taken."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._number: int | None = None
        self._text = ""

    def fill(self, number: int, title: str) -> None:
        """Show the proposal that stands here."""
        self._number, self._text = number, title
        self.setAccessibleName(tr("Elegida: propuesta {number}. {title}").format(number=number, title=title))
        self.update()

    def vacate(self, text: str) -> None:
        """Show that it is free, and what may still be done."""
        self._number, self._text = None, text
        self.setAccessibleName(text or tr("Lugar libre"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(222), self._theme.px(92))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, palette = self._theme, self._theme.palette
        pad, rect = theme.px(14), self.rect()
        if self._number is None:
            free = Ground(palette.card.fill, palette.soft, palette.soft)
            draw_ground(painter, rect, free, theme.px(16), theme.px(2), dashed=True)
            words = rect.adjusted(pad, 0, -pad, 0)
            if (font := self._font_for(words)) is not None:
                draw_text(painter, words, self._text, font, free.text, _LEFT)
            return
        ground = palette.filled_slot
        draw_ground(painter, rect, ground, theme.px(16), theme.px(3))
        size = min(theme.px(44), rect.height() - pad)
        box = QRect(pad, (rect.height() - size) // 2, size, size)
        words = rect.adjusted(pad + size + theme.px(12), 0, -pad, 0)
        font = self._font_for(words) if rect.width() >= theme.px(130) else None
        if font is None:
            box.moveLeft((rect.width() - size) // 2)
        draw_ground(painter, box, palette.chosen, theme.px(12), 0)
        number = theme.title_font(20)
        number.setPixelSize(min(number.pixelSize(), theme.px(24)))
        draw_text(painter, box, str(self._number), number, palette.chosen.text, _CENTRE)
        if font is not None:
            draw_text(painter, words, self._text, font, ground.text, _LEFT)

    def _font_for(self, rect: QRect) -> QFont | None:
        """The whole text as large as it fits, or none of it: the card above says all."""
        font, room = self._theme.font(20, QFont.Weight.DemiBold), self.height() - self._theme.px(10)
        largest = min(font.pixelSize(), self._theme.px(24))
        for size in range(largest, self._theme.px(_SMALLEST_IN_SLOT) - 1, -1):
            font.setPixelSize(size)
            fits = longest_word(font, self._text) <= rect.width()
            if fits and text_height(font, self._text, rect.width()) <= room:
                return font
        return None


def _is_normal(theme: Theme) -> bool:
    return theme.palette.card.fill != theme.palette.paper.fill
