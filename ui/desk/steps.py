"""What the flows of several steps share: a page with its lines and buttons, a form, and work beside them.

What a page says is asked for each time that it is built: it is in the language that holds then.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject

from kiosk.errors import UrnaError
from ui.background import Watch
from ui.desk.form import FormPage, FormText
from ui.desk.page import ConfirmPage, MessagePage, Page, WorkPage
from ui.desk.stage import Stage, trouble_line
from ui.desk.tones import Tone
from ui.desk.views import Line
from ui.theme import Theme
from ui.widgets.button import Look
from ui.words import tr

Act = Callable[[], None]
Button = tuple[str, Look, Act]


@dataclass(frozen=True)
class Message:
    """A page of lines; each button does its own."""

    title: str
    lines: Sequence[Line]
    buttons: Sequence[Button]


@dataclass(frozen=True)
class SecondLook:
    """What cannot be undone, before it is done; ``yes`` is on the button that does it."""

    title: str
    lines: Sequence[Line]
    yes: str


class Steps(QObject):
    """``values`` is what was typed into forms; whoever leaves empties it."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self._values: dict[str, str] = {}

    def tell(self, say: Callable[[], Message]) -> None:
        """A page of lines."""

        def make(theme: Theme) -> Page:
            told = say()
            page = MessagePage(
                theme, told.title, told.lines, [(text, look) for text, look, _ in told.buttons]
            )
            page.chosen.connect(lambda n: told.buttons[n][2]())
            return page

        self._stage.show(make)

    def unreadable(self, out: Callable[[], Button], error: UrnaError) -> None:
        """What is to be shown cannot be read: all that is left is ``out``."""
        self.tell(
            lambda: Message(tr("Cierre"), (trouble_line(tr("No se puede leer"), error),), (out(),)),
        )

    def form(self, say: Callable[[], FormText], done: Act, back: Act) -> None:
        """A page with lines to fill in."""

        def make(theme: Theme) -> Page:
            page = FormPage(theme, say(), self._values)
            page.cancelled.connect(back)
            page.done.connect(done)
            page.folder_wanted.connect(lambda key: self._choose_folder(page, key))
            return page

        self._stage.show(make)

    def look_twice(self, say: Callable[[], SecondLook], act: Act, back: Act) -> None:
        """A page that says what cannot be undone, before it is done."""

        def message() -> Message:
            told, no = say(), tr("Volver, no hacer nada")
            return Message(told.title, told.lines, ((no, Look.PLAIN, back), (told.yes, Look.WRONG, act)))

        self.tell(message)

    def type_to_confirm(self, word: str, say: Callable[[], SecondLook], act: Act, back: Act) -> None:
        """The same where a word has to be typed."""

        def make(theme: Theme) -> Page:
            told = say()
            page = ConfirmPage(theme, told.title, told.lines, word, told.yes)
            page.chosen.connect(lambda n: act() if n else back())
            return page

        self._stage.show(make)

    def work(
        self, title: Callable[[], str], work: Callable[[Watch], Any], done: Callable[[Any], None],
        failed: Callable[[UrnaError], None],
    ) -> None:  # fmt: skip
        """Do it beside the screens, with a bar that it can fill."""
        watch = Watch()

        def make(theme: Theme) -> Page:
            waiting = Line(tr("Un momento"), tr("No apague este equipo."), Tone.OPEN, "hourglass")
            page = WorkPage(theme, title(), waiting)
            watch.progressed.connect(page.show_progress)
            return page

        self._stage.show(make)
        self._stage.background.run(lambda: work(watch), done, failed)

    def _choose_folder(self, page: FormPage, key: str) -> None:
        folder = self._stage.pickers.folder(tr("Carpeta con las llaves"))
        if folder is not None:
            page.set_value(key, str(folder))
