"""What the desk's pages are made of: lower buttons, a line to type in, a page that scrolls."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from ui.desk.tones import Tone, ground_of
from ui.theme import Ground, Theme
from ui.widgets.button import Button
from ui.widgets.keyboard import Field
from ui.widgets.painting import draw_ground, text_height

BODY, SMALL = 17, 16
_WIDEST_FIELD = 640


class DeskButton(Button):
    """A button for a mouse: lower and narrower. ``size`` is that of a desk's text."""

    def heightForWidth(self, width: int) -> int:
        room = width - 2 * self._padding() - self._icon_room()
        lines = 0 if self._compact else text_height(self.shown_font, self.text(), max(room, 1))
        return max(self.theme.px(48), lines + 2 * self.theme.px(10))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(48), self.theme.px(48))

    def _padding(self) -> int:
        return self.theme.px(16)

    def _gap(self) -> int:
        return self.theme.px(8)


class TextField(Field):
    """A line to type in with a real keyboard: what was copied can be pasted."""

    def __init__(
        self, theme: Theme, name: str, *, hint: str = "", most: int = 80, secret: bool = False
    ) -> None:
        super().__init__(theme, name, most=most)
        self.setFont(theme.title_font(18, QFont.Weight.Medium))
        self.setPlaceholderText(hint)
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.PlaceholderText, QColor(theme.palette.soft))
        self.setPalette(colours)
        if secret:
            self.setEchoMode(Field.EchoMode.Password)
        pad = theme.px(14)
        self.setTextMargins(pad, 0, pad, 0)

    def sizeHint(self) -> QSize:
        return QSize(
            self._theme.px(260), max(self._theme.px(48), text_height(self.font(), "Ág", 999) * 3 // 2)
        )


class Scroll(QScrollArea):
    """Scrolls what is higher than the window, never sideways."""

    def __init__(self, theme: Theme, content: QWidget) -> None:
        super().__init__()
        self._theme, self._content = theme, content
        self.setWidget(content)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        clear_ground(self.viewport())
        content.setAutoFillBackground(False)
        self.setStyleSheet(scroll_style(theme))
        self.verticalScrollBar().setSingleStep(theme.px(40))

    def arrange(self) -> None:
        """Give the content its height for the present width; room for the bar is always kept."""
        width = max(1, self.width() - self._theme.px(18))
        self._content.resize(width, height_of(self._content, width))
        if isinstance(self._content, Column):
            self._content.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()


class Column(QWidget):
    """Widgets below each other, each as high as it must be for the width."""

    def __init__(self, theme: Theme, widgets: Sequence[QWidget], gap: float = 12) -> None:
        super().__init__()
        self._gap: int = theme.px(gap)
        self._field = theme.px(_WIDEST_FIELD)
        self._widgets: list[QWidget] = []
        self.put(widgets)

    def put(self, widgets: Sequence[QWidget]) -> None:
        """Show these instead of what was here."""
        for old in self._widgets:
            old.hide()
            old.deleteLater()
        self._widgets = list(widgets)
        for widget in self._widgets:
            widget.setParent(self)
            widget.show()

    def heightForWidth(self, width: int) -> int:
        heights = [height_of(widget, width) for widget in self._widgets if not widget.isHidden()]
        return sum(heights) + self._gap * max(0, len(heights) - 1)

    def hasHeightForWidth(self) -> bool:
        return True

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self.arrange()

    def arrange(self) -> None:
        """Give every widget its place for the present width; a line to type in is never very long."""
        y, width = 0, self.width()
        for widget in self._widgets:
            if not widget.isHidden():
                height = height_of(widget, width)
                wide = min(width, self._field) if isinstance(widget, TextField) else width
                widget.setGeometry(0, y, wide, height)
                y += height + self._gap


class Placed(QWidget):
    """A widget that is as high as what is in it needs; `_place` says how high, and puts it there."""

    def heightForWidth(self, width: int) -> int:
        return self._place(width, apply=False)

    def hasHeightForWidth(self) -> bool:
        return True

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place(self.width(), apply=True)

    def _place(self, width: int, *, apply: bool) -> int:
        """Pixels of height for this width; with ``apply`` everything gets its place."""
        raise NotImplementedError


class Row(Placed):
    """Widgets beside each other at their own widths; what does not fit goes to the next line."""

    def __init__(self, theme: Theme, widgets: Sequence[QWidget], gap: float = 10) -> None:
        super().__init__()
        self._gap, self._widgets = theme.px(gap), list(widgets)
        for widget in self._widgets:
            widget.setParent(self)

    def _place(self, width: int, *, apply: bool) -> int:
        x = y = line = 0
        for widget in self._widgets:
            if widget.isHidden():
                continue
            wide = min(widget.sizeHint().width(), width)
            high = height_of(widget, wide)
            if x and x + wide > width:
                x, y, line = 0, y + line + self._gap, 0
            if apply:
                widget.setGeometry(x, y, wide, high)
            x, line = x + wide + self._gap, max(line, high)
        return y + line


class Panel(QWidget):
    """A white card around another widget."""

    def __init__(self, theme: Theme, inside: QWidget, tone: Tone = Tone.PLAIN) -> None:
        super().__init__()
        self._theme, self._inside, self._tone = theme, inside, tone
        inside.setParent(self)

    def heightForWidth(self, width: int) -> int:
        pad = self._theme.px(16)
        return height_of(self._inside, width - 2 * pad) + 2 * pad

    def hasHeightForWidth(self) -> bool:
        return True

    def resizeEvent(self, _event: QResizeEvent) -> None:
        pad = self._theme.px(16)
        self._inside.setGeometry(self.rect().adjusted(pad, pad, -pad, -pad))

    def paintEvent(self, _event: QPaintEvent) -> None:
        ground = ground_of(self._theme, self._tone)
        draw_ground(QPainter(self), self.rect(), ground, self._theme.px(16), self._theme.px(2))


class ProgressBar(QWidget):
    """A bar that fills, with its share said to those who listen."""

    def __init__(self, theme: Theme, name: str, share: float = 0.0) -> None:
        super().__init__()
        self._theme, self._name, self._share = theme, name, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_share(share)

    def set_share(self, share: float) -> None:
        """From 0 to 1."""
        self._share = min(1.0, max(0.0, share))
        self.setAccessibleName(f"{self._name}: {round(self._share * 100)} %")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, radius = QPainter(self), self.height() / 2
        key, done = self._theme.palette.key, self._theme.palette.chosen
        draw_ground(painter, self.rect(), Ground(key.fill, "", key.edge), radius, self._theme.px(1))
        width = round(self.width() * self._share)
        if width:
            filled = QRect(0, 0, max(width, self.height()), self.height())
            draw_ground(painter, filled, Ground(done.fill, "", done.fill), radius, 0)


def clear_ground(widget: QWidget) -> None:
    """Let what lies below show through."""
    colours = widget.palette()
    colours.setColor(QPalette.ColorRole.Window, QColor(Qt.GlobalColor.transparent))
    colours.setColor(QPalette.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
    widget.setPalette(colours)
    widget.setAutoFillBackground(False)


def scroll_style(theme: Theme) -> str:
    """A scroll bar in the colours of the theme, wide enough to be taken."""
    width, handle = theme.px(12), theme.palette.soft
    return (
        "QAbstractScrollArea { background: transparent; border: none; }"
        f"QScrollBar:vertical {{ background: transparent; width: {width}px; margin: 0; }}"
        f"QScrollBar::handle:vertical {{ background: {handle}; border-radius: {width // 2}px;"
        f" min-height: {theme.px(48)}px; }}"
        "QScrollBar::add-line, QScrollBar::sub-line { height: 0; }"
        "QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }"
    )


def height_of(widget: QWidget, width: int) -> int:
    """What a widget needs for a width."""
    height = widget.heightForWidth(width)
    return height if height >= 0 else widget.sizeHint().height()
