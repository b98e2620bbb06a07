"""Sound and four keys beside the citizen's screens: what is said when, and for whom the screen is dark."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractButton

from ui import spoken
from ui.four_keys import FourKeys
from ui.language import SPANISH
from ui.screens.frame import Screen
from ui.shell import Shell
from ui.speech import Speech
from ui.widgets.card import Answer, ProposalCard


class Guide(QObject):
    """``rebuild``: sound was asked for or silenced, so the screen shows other buttons."""

    rebuild = Signal()

    def __init__(self, shell: Shell, speech: Speech) -> None:
        super().__init__()
        self._shell, self.speech = shell, speech
        self.pieces: Callable[[], Sequence[str]] = tuple
        self.keys = FourKeys(lambda: shell.screen_shown, shell.rested)
        self.keys.used.connect(self._wake)
        self.keys.moved.connect(self._say_control)
        self.keys.help.connect(self._say_help)
        self.keys.dark.connect(self.toggle_dark)
        shell.keys = self.keys.press
        shell.language_changed.connect(self._silence_other_language)
        speech.changed.connect(self._light_without_sound)

    @property
    def available(self) -> bool:
        """True while this machine has a sound device, and in Spanish: that is what was recorded."""
        return self.speech.available and self._shell.language.now == SPANISH

    def begin(self, pieces: Callable[[], Sequence[str]]) -> None:
        """The screen is a citizen's: the four keys work, and ``pieces`` says what is on it."""
        self.pieces = pieces
        self.keys.active = True

    def end(self) -> None:
        """It is over: silence, light, and keys as for volunteers."""
        self.keys.active = False
        self.speech.reset()
        self._shell.set_dark(dark=False)

    def dress(self, screen: Screen) -> Screen:
        """Put the row of sound on a screen while sound is on."""
        screen.listen_wanted.connect(self._listen)
        if self.speech.on and self.available and screen.tools is not None:
            screen.set_sound_bar(self.speech).silence.clicked.connect(self._silence)
        return screen

    def announce(self) -> None:
        """A new screen: say it, if this person listens."""
        self.speech.say(self.pieces())

    def toggle_dark(self) -> None:
        """Make the screen dark for somebody who listens, or lit again."""
        if self.available:
            self.speech.on = True
            self._shell.set_dark(dark=not self._shell.is_dark)
            self.speech.call([spoken.DIM if self._shell.is_dark else spoken.LIT, *self.pieces()])

    def _silence_other_language(self) -> None:
        """The words are in a language that was not recorded: no voice goes on beside them."""
        if self.speech.on and not self.available:
            self.speech.on = False
            self.speech.stop()

    def _light_without_sound(self) -> None:
        """Nobody is left in the dark with nothing to hear."""
        if self._shell.is_dark and not self.available:
            self._shell.set_dark(dark=False)

    def _wake(self) -> None:
        """Whoever uses the keys listens."""
        if not self.speech.on and self.available:
            self.speech.on = True
            self.rebuild.emit()

    def _listen(self) -> None:
        self.speech.on = True
        self.rebuild.emit()
        self.announce()

    def _silence(self) -> None:
        self.speech.on = False
        self.speech.stop()
        self.rebuild.emit()

    def _say_control(self, widget: QAbstractButton) -> None:
        self.speech.say(control_pieces(widget))

    def _say_help(self) -> None:
        self.speech.say([*self.pieces(), spoken.KEYS, spoken.DARK])


def control_pieces(widget: QAbstractButton) -> Sequence[str]:
    """What is said of a control that has the focus: its name, and its state where it has one."""
    if isinstance(widget, ProposalCard):
        return spoken.card(widget.proposal, chosen=widget.isChecked())
    if isinstance(widget, Answer):
        return [widget.text(), spoken.CHOSEN if widget.isChecked() else spoken.NOT_CHOSEN]
    return spoken.control(widget.accessibleName())
