"""The notice of data treatment: the screen is the citizen's while they read it, or hear it, and decide."""

from PySide6.QtCore import QObject, Signal

from kiosk.consultation import Consultation
from ui import spoken
from ui.guide import Guide
from ui.screens.frame import Screen
from ui.screens.notice import NoticeScreen
from ui.shell import Shell
from ui.theme import Theme


class NoticeFlow(QObject):
    """``accepted`` is the citizen's own touch or key; after ``declined`` every setting is as before."""

    accepted = Signal()
    declined = Signal()

    def __init__(self, shell: Shell, guide: Guide, consultation: Consultation, *, practice: bool) -> None:
        super().__init__()
        self._shell, self._guide, self._consultation = shell, guide, consultation
        self._practice, self._asked = practice, False
        guide.rebuild.connect(self._build)

    def begin(self) -> None:
        """Show it, with sound and the four keys."""
        self._asked = True
        self._guide.begin(lambda: spoken.notice(self._consultation))
        self._build()

    def clear(self) -> None:
        """Nobody is registered: silence, and every setting as before."""
        self._asked = False
        self._guide.end()
        self._shell.reset()

    def _build(self) -> None:
        if self._asked:
            self._shell.display(lambda theme: self._guide.dress(self._screen(theme)))

    def _screen(self, theme: Theme) -> Screen:
        notice = self._consultation.notice
        screen = NoticeScreen(theme, notice, practice=self._practice, sound=self._guide.available)
        screen.accepted.connect(self._accept)
        screen.declined.connect(self._decline)
        return screen

    def _accept(self) -> None:
        self._asked = False
        self._guide.speech.stop()
        self.accepted.emit()

    def _decline(self) -> None:
        self.clear()
        self.declined.emit()
