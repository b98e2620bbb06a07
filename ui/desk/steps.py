"""What the flows of several steps share: a page with its lines and buttons, a form, and work beside them."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject

from kiosk.errors import UrnaError
from ui.background import Watch
from ui.desk.form import Ask, FormPage, FormText
from ui.desk.page import ConfirmPage, MessagePage, Page, WorkPage
from ui.desk.stage import Stage, trouble_line
from ui.desk.tones import Tone
from ui.desk.views import Line
from ui.theme import Theme
from ui.widgets.button import Look
from ui.words import tr

Act = Callable[[], None]
Button = tuple[str, Look, Act]


class Steps(QObject):
    """``values`` is what was typed into forms; whoever leaves empties it."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self._values: dict[str, str] = {}

    def tell(self, title: str, lines: Sequence[Line], buttons: Sequence[Button]) -> None:
        """A page of lines; each button does its own."""

        def make(theme: Theme) -> Page:
            page = MessagePage(theme, title, lines, [(text, look) for text, look, _ in buttons])
            page.chosen.connect(lambda n: buttons[n][2]())
            return page

        self._stage.show(make)

    def unreadable(self, out: Button, error: UrnaError) -> None:
        """What is to be shown cannot be read: all that is left is ``out``."""
        self.tell(tr("Cierre"), (trouble_line(tr("No se puede leer"), error),), (out,))

    def form(self, text: FormText, asks: Sequence[Ask], done: Act, back: Act) -> None:
        """A page with lines to fill in."""

        def make(theme: Theme) -> Page:
            page = FormPage(theme, text, asks, self._values)
            page.cancelled.connect(back)
            page.done.connect(done)
            page.folder_wanted.connect(lambda key: self._choose_folder(page, key))
            return page

        self._stage.show(make)

    def look_twice(self, title: str, lines: Sequence[Line], yes: str, act: Act, back: Act) -> None:
        """A page that says what cannot be undone, before it is done."""
        self.tell(title, lines, ((tr("Volver, no hacer nada"), Look.PLAIN, back), (yes, Look.WRONG, act)))

    def type_to_confirm(
        self, title: str, lines: Sequence[Line], word: str, yes: str, act: Act, back: Act
    ) -> None:
        """The same where a word has to be typed."""

        def make(theme: Theme) -> Page:
            page = ConfirmPage(theme, title, lines, word, yes)
            page.chosen.connect(lambda n: act() if n else back())
            return page

        self._stage.show(make)

    def work(
        self, title: str, work: Callable[[Watch], Any], done: Callable[[Any], None],
        failed: Callable[[UrnaError], None],
    ) -> None:  # fmt: skip
        """Do it beside the screens, with a bar that it can fill."""
        watch = Watch()
        waiting = Line(tr("Un momento"), tr("No apague este equipo."), Tone.OPEN, "hourglass")

        def make(theme: Theme) -> Page:
            page = WorkPage(theme, title, waiting)
            watch.progressed.connect(page.show_progress)
            return page

        self._stage.show(make)
        self._stage.background.run(lambda: work(watch), done, failed)

    def _choose_folder(self, page: FormPage, key: str) -> None:
        folder = self._stage.pickers.folder(tr("Carpeta con las llaves"))
        if folder is not None:
            page.set_value(key, str(folder))
