"""The one window: it shows a screen, and builds it again when its size, text or contrast changes."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ui.dark import DarkCover
from ui.language import Language
from ui.screens.frame import Screen
from ui.theme import Contrast, TextSize, Theme, unit_for
from ui.widgets.entering import motion_wanted
from ui.widgets.order import focus_order
from ui.widgets.painting import KEYS_IN_USE

Maker = Callable[[Theme], Screen]

_TOUCHES = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.TouchBegin,
    QEvent.Type.KeyPress,
}
_CHOOSING = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Shell(QWidget):
    """``touched`` tells that somebody is there. Once closed in, only `leave` closes the window."""

    touched = Signal()
    closing = Signal()
    language_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.theme = Theme()
        self.screen_shown: Screen | None = None
        self._maker: Maker | None = None
        self._closed_in = False
        self._official = False
        self._has_keys = False
        self._shown = QElapsedTimer()
        self._held = False
        self._cover: DarkCover | None = None
        self.language = Language()
        self.motion = motion_wanted(self.style())
        self.keys: Callable[[QKeyEvent], bool] = _no_keys
        self.setAcceptDrops(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)

    def display(self, maker: Maker) -> None:
        """Show the screen that ``maker`` builds for the present theme."""
        self._maker = maker
        self._build()
        self._held = False
        self.rest()

    def renew(self) -> None:
        """Build the present screen anew: what it says has changed. A wait goes on."""
        self._build()

    def rest(self) -> None:
        """What the screen offers has changed under the finger: as after a new screen."""
        self._shown.start()

    def hold(self) -> None:
        """Until the next screen no touch counts: the answer to the last one is on its way."""
        self._held = True

    def close_in(self, *, official: bool) -> None:
        """From now on nothing on the screen or the keyboard ends the program; official takes every key."""
        self._closed_in, self._official = True, official
        self._take_keys()

    def leave(self) -> None:
        """End the program: the volunteer confirmed it, or the system asks for it."""
        self._closed_in = self._official = False
        self._take_keys()
        self.close()

    def next_text_size(self) -> None:
        """One step larger, then normal again."""
        self._retheme(self.theme.in_next_text())

    def next_contrast(self) -> None:
        """The next of the four contrasts."""
        self._retheme(self.theme.in_next_contrast())

    def set_theme(self, contrast: Contrast, text: TextSize) -> None:
        """Both at once."""
        self._retheme(replace(self.theme, contrast=contrast, text=text))

    @property
    def is_dark(self) -> bool:
        """True while nothing of the screen can be seen."""
        return self._cover is not None

    def set_dark(self, dark: bool) -> None:
        """Cover the screen, or show it again."""
        if self._cover is not None:
            self._cover.hide()
            self._cover.deleteLater()
            self._cover = None
        if dark:
            self._cover = DarkCover(self, self.theme)
            self._cover.light_wanted.connect(lambda: self.set_dark(dark=False))
            self._cover.setGeometry(self.rect())
            self._cover.show()

    def reset(self) -> None:
        """Every setting returns to normal after each person, whose screen is not built again."""
        self._maker = None
        self.set_dark(dark=False)
        self.language.reset()
        self._retheme(Theme(unit=self.theme.unit))

    def next_language(self) -> None:
        """The other language, at once, for the person who is here."""
        self.language.toggle()
        self._build()
        self.language_changed.emit()

    def next_base_language(self) -> None:
        """The other language, for everybody from now on."""
        self.language.toggle_base()
        self.language_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        unit = unit_for(event.size().width(), event.size().height())
        if unit != self.theme.unit:
            self._retheme(replace(self.theme, unit=unit))
        if self.screen_shown:
            self.screen_shown.setGeometry(self.rect())
        if self._cover:
            self._cover.setGeometry(self.rect())

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._closed_in:
            event.ignore()
            return
        self.closing.emit()
        event.accept()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.windowHandle().installEventFilter(self)
        self._take_keys()

    def focusNextPrevChild(self, forward: bool, /) -> bool:
        """The Tab key goes as the screen is read."""
        order = focus_order(self.screen_shown) if self.screen_shown else []
        focused = self.focusWidget()
        if not order:
            return False
        start = order.index(focused) if focused in order else (-1 if forward else 0)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        order[(start + (1 if forward else -1)) % len(order)].setFocus(reason)
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Whatever comes in front of an official kiosk goes behind it again."""
        if event.type() is QEvent.Type.ActivationChange and self._official and not self.isActiveWindow():
            self.raise_()
            self.activateWindow()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Of the window alone, so that it costs nothing: any touch or key says that somebody is there."""
        if event.type() in _TOUCHES:
            self.touched.emit()
            self._note_keys(event.type() is QEvent.Type.KeyPress)
            if _acts(event) and (_repeats(event) or not self.rested()):
                return True
            if isinstance(event, QKeyEvent) and self.keys(event):
                return True
        return super().eventFilter(watched, event)

    def _note_keys(self, keys: bool) -> None:
        """The ring around what has the focus is for people who move it with keys."""
        if keys != bool(self.property(KEYS_IN_USE)):
            self.setProperty(KEYS_IN_USE, keys)
            self.update()

    def rested(self) -> bool:
        """False just after a new screen was shown: what is touched then was meant for the last one; and
        while an answer is awaited.
        """
        screen = self.screen_shown
        if self._held:
            return False
        return screen is None or not self._shown.isValid() or self._shown.elapsed() >= screen.rest_ms

    def _take_keys(self) -> None:
        """While official and full screen, keys reach no window manager: Alt+Tab, Super, Print do nothing."""
        wanted = self._official and self.isFullScreen()
        if self.isVisible() and wanted != self._has_keys:
            self.windowHandle().setKeyboardGrabEnabled(wanted)
            self._has_keys = wanted

    def _retheme(self, theme: Theme) -> None:
        if theme != self.theme:
            self.theme = theme
            self._build()

    def _build(self) -> None:
        if self._maker is None:
            return
        previous, focused = self.screen_shown, self.focusWidget()
        if focused is not None:
            focused.clearFocus()  # or Qt gives it to something that nobody has heard the name of
        self.screen_shown = screen = self._maker(self.theme)
        screen.setParent(self)
        screen.text_wanted.connect(self.next_text_size)
        screen.contrast_wanted.connect(self.next_contrast)
        screen.language_wanted.connect(self.next_language)
        screen.setGeometry(self.rect())
        screen.show()
        if self._cover:
            self._cover.raise_()
        if previous:
            previous.hide()
            previous.deleteLater()


def _acts(event: QEvent) -> bool:
    """True for what presses a button: any touch, and of the keys those that choose."""
    return not isinstance(event, QKeyEvent) or event.key() in _CHOOSING


def _repeats(event: QEvent) -> bool:
    """A key that is held down chooses once."""
    return isinstance(event, QKeyEvent) and event.isAutoRepeat()


def _no_keys(_event: QKeyEvent) -> bool:
    """Nobody takes keys for themselves."""
    return False
