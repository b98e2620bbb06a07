"""Welcome: what this is, how large and in which colours to read it, and one large button."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.consultation import Consultation
from ui.icons import icon
from ui.screens.frame import Screen
from ui.theme import Ground, Theme
from ui.widgets.button import Button, Look
from ui.widgets.label import Label
from ui.widgets.painting import draw_ground
from ui.words import plural, tr


class WelcomeScreen(Screen):
    """For the citizen who was just checked in."""

    started = Signal()

    def __init__(self, theme: Theme, consultation: Consultation, *, practice: bool, sound: bool) -> None:
        super().__init__(theme, practice=practice, coloured=theme.palette.go)
        self.set_tools(sound=sound, language=True)
        self.set_body(_Greeting(theme, consultation))
        start = Button(
            tr("Empezar a votar"),
            theme,
            Look.PLAIN,
            icon_name="arrow-right",
            trailing=True,
            size=36,
            tall=True,
        )
        start.clicked.connect(self.started)
        self.set_footer([], [start], wide=True)
        self.setAccessibleName(tr("Bienvenida"))


class _Greeting(QWidget):
    """Title, what to do, and a ballot falling into its box where there is room for a picture."""

    def __init__(self, theme: Theme, consultation: Consultation) -> None:
        super().__init__()
        self._theme = theme
        ground = theme.palette.go
        weight = QFont.Weight.DemiBold
        self._labels = [
            Label(consultation.title, theme.font(20, weight), ground.text, self),
            Label(tr("Usted decide qué propuestas entran al plan"), theme.title_font(54), ground.text, self),
            Label(_what_to_do(consultation), theme.font(23), ground.text, self),
        ]

    def resizeEvent(self, _event: QResizeEvent) -> None:
        gap = self._theme.px(14)
        width = self._text_width()
        heights = [label.heightForWidth(width) for label in self._labels]
        y = max(0, (self.height() - sum(heights) - 2 * gap) // 2)
        gap = min(gap, max(0, (self.height() - sum(heights)) // 2))
        for label, height in zip(self._labels, heights, strict=True):
            label.setGeometry(self._theme.px(24), y, width, height)
            y += height + gap

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._has_picture():
            return
        painter = QPainter(self)
        side = min(self._theme.px(330), self.height())
        ground = self._theme.palette.go
        circle = self.rect()
        circle.setSize(circle.size().scaled(side, side, Qt.AspectRatioMode.IgnoreAspectRatio))
        circle.moveTopRight(QPoint(self.width() - self._theme.px(40), (self.height() - side) // 2))
        lighter = "#2E659A" if ground.fill == "#0F4C81" else ground.fill
        draw_ground(painter, circle, Ground(lighter, ground.text, ground.text), side / 2, 0)
        size = round(side * 0.56)
        corner = circle.center() - QPoint(size // 2, size // 2)
        painter.drawPixmap(corner, icon("box-arrow-down", size, ground.text))

    def _has_picture(self) -> bool:
        wide = self.width() > self._theme.px(1000)
        width = self.width() - self._theme.px(450)
        gap = 2 * self._theme.px(14)
        return wide and sum(label.heightForWidth(width) for label in self._labels) + gap <= self.height()

    def _text_width(self) -> int:
        return self.width() - self._theme.px(450 if self._has_picture() else 48)


def _what_to_do(consultation: Consultation) -> str:
    count = len(consultation.proposals)
    return tr("{n} propuestas de la ciudadanía. {choose} Nadie sabrá por cuáles votó.").format(
        n=count, choose=choose_sentence(consultation)
    )


def choose_title(consultation: Consultation) -> str:
    """How many proposals to choose, as a title."""
    one = consultation.max_choices == 1
    named = f"{_how_many(consultation)} {tr('propuesta') if one else tr('propuestas')}"
    return named + _or_none(consultation)


def choose_sentence(consultation: Consultation) -> str:
    """How many to choose, as one sentence."""
    return f"{_how_many(consultation)}{_or_none(consultation)}."


def _or_none(consultation: Consultation) -> str:
    return f", {tr('o ninguna')}" if consultation.blank_allowed else ""


def _how_many(consultation: Consultation) -> str:
    return _least_to_most(consultation).rstrip(".")


def _least_to_most(consultation: Consultation) -> str:
    least, most = consultation.min_choices, consultation.max_choices
    words = {1: tr("una"), 2: tr("dos"), 3: tr("tres"), 4: tr("cuatro"), 5: tr("cinco")}
    if least == most:
        return plural(most, tr("Elija una."), tr("Elija {n}."))
    if least == 1 and consultation.blank_allowed:
        return tr("Elija hasta {most}.").format(most=words.get(most, most))
    if most - least == 1 and most in words:
        return tr("Elija {least} o {most}.").format(least=words[least], most=words[most])
    if (least, most) == (1, 3):
        return tr("Elija una, dos o tres.")
    return tr("Elija de {least} a {most}.").format(least=least, most=most)
