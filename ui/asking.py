"""One question or one sentence on a whole screen, with its buttons; the last one is the main one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiosk.errors import UrnaError
from ui.screens.frame import Screen
from ui.screens.message import MessageScreen
from ui.shell import Shell
from ui.theme import Theme
from ui.trouble import in_three
from ui.widgets.button import Button, Look
from ui.words import tr

Buttons = Sequence[tuple[str, Look]]


@dataclass(frozen=True)
class Asker:
    """Asks on the shell; ``chosen`` is called with the position of the button that was touched."""

    shell: Shell
    practice: bool

    def ask(
        self,
        icon_name: str,
        title: str,
        lines: Sequence[str],
        buttons: Buttons,
        chosen: Callable[[int], None],
    ) -> None:
        """Show it now."""

        def make(theme: Theme) -> Screen:
            made = [Button(text, theme, look, size=24) for text, look in buttons]
            screen = MessageScreen(theme, icon_name, title, lines, made, practice=self.practice)
            screen.chosen.connect(chosen)
            return screen

        self.shell.display(make)

    def wait(self, title: str, lines: Sequence[str] | None = None) -> None:
        """A moment without buttons, until the next screen; ``lines`` may change meanwhile."""
        told = [tr("Es solo un momento.")] if lines is None else lines
        self.ask("hourglass", title, told, (), _nothing)

    def trouble(self, error: UrnaError, left: Callable[[], None]) -> None:
        """What went wrong, and the way home."""
        buttons = ((tr("Volver al inicio"), Look.GO),)
        self.ask("warning", tr("Algo no salió bien"), in_three(error), buttons, lambda _: left())


def _nothing(_position: int) -> None:
    """A moment of waiting has no buttons."""
