"""The volunteer's home: the next person is the largest thing on it; the rest is how things stand."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.icons import icon
from ui.screens.frame import Screen
from ui.theme import Ground, Theme
from ui.widgets.button import Button, Look
from ui.widgets.label import Drawn, Label
from ui.widgets.pages import Pages
from ui.widgets.painting import draw_ground, draw_text, longest_word, text_height

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True)
class Fact:
    """One box at the right: a figure or a pictogram, a title and a line. ``good`` colours it."""

    title: str
    line: str
    figure: str = ""
    icon_name: str = ""
    good: bool = True


@dataclass(frozen=True)
class HomeView:
    """What the home shows; made by `ui.view_models.home_view`."""

    title: str
    subtitle: str
    task_title: str
    task_line: str
    task_button: str
    task: str
    task_icon: str
    secondary: tuple[tuple[str, str, str], ...]
    facts: tuple[Fact, ...]


class HomeScreen(Screen):
    """``asked`` carries the name of what the volunteer wants to do."""

    asked = Signal(str)

    def __init__(self, theme: Theme, view: HomeView, *, practice: bool) -> None:
        super().__init__(theme, practice=practice)
        self.set_title(view.title, view.subtitle)
        buttons = []
        for name, text, icon_name in view.secondary:
            button = Button(text, theme, Look.TOOL, icon_name=icon_name, size=20)
            button.clicked.connect(lambda _=False, n=name: self.asked.emit(n))
            buttons.append(button)
        self.set_extra_tools(buttons)
        self.task = _Task(theme, view)
        self.task.button.clicked.connect(lambda: self.asked.emit(view.task))
        self.set_body(_Board(theme, self.task, [_FactBox(theme, fact) for fact in view.facts]))


class _Board(QWidget):
    """The task and the facts side by side, or the task above them."""

    def __init__(self, theme: Theme, task: "_Task", facts: list["_FactBox"]) -> None:
        super().__init__()
        self._theme, self._task, self._facts = theme, task, Pages(theme, facts, 1)
        for widget in (task, self._facts):
            widget.setParent(self)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        gap, width, height = self._theme.px(20), self.width(), self.height()
        if width > height:
            left = round(width * 0.54)
            self._task.setGeometry(0, 0, left, height)
            self._facts.setGeometry(left + gap, 0, width - left - gap, height)
            return
        top = max(self._task.needed_height(width), height * 2 // 5)
        self._task.setGeometry(0, 0, width, top)
        self._facts.setGeometry(0, top + gap, width, height - top - gap)


class _Task(QWidget):
    """The one thing to do now."""

    def __init__(self, theme: Theme, view: HomeView) -> None:
        super().__init__()
        self._theme, self._icon, ground = theme, view.task_icon, theme.palette.go
        self.title = Label(view.task_title, theme.title_font(40), ground.text, self)
        self._line = Label(view.task_line, theme.font(21), ground.text, self)
        self.button = Button(view.task_button, theme, Look.PLAIN, size=28)
        self.button.setParent(self)
        self._circle = QRect()

    def needed_height(self, width: int) -> int:
        """Pixels of title and button: the line of help and the pictogram come where there is room."""
        return self._height_of((self.title, self.button), width)

    def _height_of(self, parts: tuple[QWidget, ...], width: int) -> int:
        room, gap = width - 2 * self._theme.px(36), self._theme.px(18)
        needed = sum(part.heightForWidth(room) for part in parts)
        return needed + gap * (len(parts) - 1) + 2 * self._theme.px(30)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        pad, gap = self._theme.px(36), self._theme.px(18)
        room = self.width() - 2 * pad
        full = self._height_of((self.title, self._line, self.button), self.width())
        circle = self._theme.px(104) if full + self._theme.px(104) + gap <= self.height() else 0
        self._circle = QRect(pad, self._theme.px(30), circle, circle)
        self._line.setVisible(full <= self.height())
        y = self._theme.px(30) + (circle + gap if circle else 0)
        for label in (self.title, self._line):
            height = label.heightForWidth(room)
            label.setGeometry(pad, y, room, height)
            y += height + gap
        height = self.button.heightForWidth(room)
        self.button.setGeometry(pad, self.height() - height - self._theme.px(30), room, height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground = self._theme.palette.go
        draw_ground(painter, self.rect(), ground, self._theme.px(24), 0)
        if self._circle.width():
            lighter = "#2E659A" if ground.fill == "#0F4C81" else ground.fill
            draw_ground(painter, self._circle, Ground(lighter, "", ground.text), self._circle.width() / 2, 0)
            size = round(self._circle.width() * 0.58)
            corner = self._circle.center() - QPoint(size // 2, size // 2)
            painter.drawPixmap(corner, icon(self._icon, size, ground.text))


class _FactBox(Drawn):
    """How one thing stands."""

    grows = True

    def __init__(self, theme: Theme, fact: Fact) -> None:
        super().__init__()
        self._theme, self._fact = theme, fact
        self.setAccessibleName(f"{fact.figure} {fact.title}. {fact.line}".strip())

    def needed_height(self, width: int) -> int:
        """Pixels for its texts."""
        room = width - self._text_x() - self._theme.px(20)
        title = text_height(self._title_font(), self._fact.title, room)
        line = text_height(self._line_font(), self._fact.line, room)
        return max(self._theme.px(80), title + line + self._theme.px(4) + 2 * self._theme.px(14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, palette, fact = self._theme, self._theme.palette, self._fact
        draw_ground(painter, self.rect(), palette.card, theme.px(18), theme.px(2))
        box = QRect(theme.px(24), 0, self._text_x() - theme.px(40), self.height())
        if fact.figure:
            draw_text(painter, box, fact.figure, self._figure_font(), palette.card.text, _LEFT)
        else:
            ground = palette.filled_slot if fact.good else palette.wrong
            circle = QRect(theme.px(24), (self.height() - theme.px(58)) // 2, theme.px(58), theme.px(58))
            draw_ground(painter, circle, Ground(ground.fill, ground.text, ground.text), theme.px(29), 0)
            size = theme.px(34)
            corner = circle.center() - QPoint(size // 2 - 1, size // 2 - 1)
            painter.drawPixmap(corner, icon(fact.icon_name, size, ground.text))
        room = self.width() - self._text_x() - theme.px(20)
        title = text_height(self._title_font(), fact.title, room)
        line = text_height(self._line_font(), fact.line, room)
        y = (self.height() - title - line - theme.px(4)) // 2
        draw_text(
            painter, QRect(self._text_x(), y, room, title), fact.title, self._title_font(), palette.card.text
        )
        below = QRect(self._text_x(), y + title + theme.px(4), room, line)
        draw_text(painter, below, fact.line, self._line_font(), palette.soft)

    def _text_x(self) -> int:
        if self._fact.figure:
            return self._theme.px(24 + 22) + max(
                longest_word(self._figure_font(), self._fact.figure), self._theme.px(60)
            )
        return self._theme.px(24 + 58 + 22)

    def _figure_font(self) -> QFont:
        return self._theme.title_font(64)

    def _title_font(self) -> QFont:
        return self._theme.font(22, QFont.Weight.Bold)

    def _line_font(self) -> QFont:
        return self._theme.font(20)
