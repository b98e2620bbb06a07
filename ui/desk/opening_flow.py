"""Opening the frozen box on the machine without a network: the box, trustees one after the other, the totals.

Nothing of it touches a centre. The words are forgotten after each trustee, the shares when the box is open.
"""

from functools import partial
from pathlib import Path

from kiosk.errors import UrnaError
from sync.central.ceremony import Ceremony, write_opened
from sync.central.opening import Opened
from sync.central.outputs import require_new_file
from sync.central.trustees import WORDS
from sync.network import fingerprint as routes
from ui.background import Watch
from ui.desk.opening_views import box_lines, end_lines, first_lines, ready_lines, turn_lines, words_lines
from ui.desk.page import Page
from ui.desk.stage import Stage, trouble_lines
from ui.desk.steps import Button, Message, Steps
from ui.desk.words_page import WordsPage
from ui.theme import Theme
from ui.widgets.button import Look
from ui.words import tr

OPENED = "opened.json"


class OpeningFlow(Steps):
    """From the file to the file. ``stage.home`` ends the program."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self.ceremony: Ceremony | None = None
        self._typed = [""] * WORDS

    def begin(self, path: Path | None = None) -> None:
        """With this box, or ask for one."""
        if path is not None:
            self._load(path)
        else:
            self._first()

    def stop(self) -> None:
        """Forget everything; the window closes."""
        self._forget_words()
        if self.ceremony is not None:
            self.ceremony.wipe()

    def _first(self, error: UrnaError | None = None) -> None:
        def message() -> Message:
            go: Button = (tr("Elegir la urna congelada"), Look.GO, self._choose)
            lines = (*trouble_lines(tr("No se abrió nada"), error), *first_lines())
            return Message(tr("Abrir la urna congelada"), lines, (go,))

        self.tell(message)

    def _choose(self) -> None:
        chosen = self._stage.pickers.files(tr("La urna congelada, frozen.box"))
        if chosen:
            self._load(chosen[0])

    def _load(self, path: Path) -> None:
        def done(ceremony: Ceremony) -> None:
            self.ceremony = ceremony
            self._box()

        self.work(lambda: tr("Leyendo la urna"), lambda _watch: Ceremony.of(path), done, self._first)

    def _known(self) -> Ceremony:
        assert self.ceremony is not None, "a box was read first"
        return self.ceremony

    def _box(self) -> None:
        def message() -> Message:
            other: Button = (tr("Elegir otra"), Look.PLAIN, self._choose)
            go: Button = (tr("Es la huella del afiche: empezar"), Look.GO, self._trustees)
            lines = box_lines(self._known(), networked=bool(routes()))
            return Message(tr("Abrir la urna congelada"), lines, (other, go))

        self.tell(message)

    # Trustees

    def _trustees(self, error: UrnaError | None = None) -> None:
        ceremony = self._known()
        if ceremony.missing <= 0:
            self._ready(error)
            return
        waiting = [n for n in range(1, ceremony.trustees + 1) if n not in ceremony.present]

        def message() -> Message:
            buttons: list[Button] = [
                (tr("Depositario {n}").format(n=n), Look.GO, partial(self._words, n)) for n in waiting
            ]
            lines = (*trouble_lines(tr("No se escribió nada"), error), *turn_lines(ceremony))
            return Message(tr("¿Quién se acerca?"), lines, buttons)

        self.tell(message)

    def _words(self, index: int, error: UrnaError | None = None) -> None:
        def make(theme: Theme) -> Page:
            title = tr("Depositario {n}: sus doce palabras").format(n=index)
            lines = (*trouble_lines(tr("No se abrió nada"), error), *words_lines())
            page = WordsPage(theme, title, lines, self._typed)
            page.cancelled.connect(self._back)
            page.done.connect(lambda: self._admit(index))
            return page

        self._stage.show(make)

    def _back(self) -> None:
        self._forget_words()
        self._trustees()

    def _admit(self, index: int) -> None:
        try:
            self._known().admit(index, self._typed)
        except UrnaError as error:
            self._words(index, error)
            return
        self._forget_words()
        self._trustees()

    def _forget_words(self) -> None:
        self._typed[:] = [""] * WORDS

    # Opening

    def _ready(self, error: UrnaError | None = None) -> None:
        def message() -> Message:
            go: Button = (tr("Abrir la urna"), Look.GO, self._open)
            lines = (*trouble_lines(tr("No se escribió nada"), error), *ready_lines(self._known()))
            return Message(tr("Ya están los depositarios"), lines, (go,))

        self.tell(message)

    def _open(self) -> None:
        out = self._stage.pickers.new_file(tr("Archivo de totales"), OPENED)
        if out is None:
            return
        ceremony = self._known()

        def work(watch: Watch) -> Opened:
            require_new_file(out)
            opened = ceremony.open(watch.report)
            write_opened(opened, out)
            return opened

        def failed(error: UrnaError) -> None:
            if ceremony.present:
                self._ready(error)
            else:
                self._again(error)

        self.work(lambda: tr("Abriendo la urna"), work, lambda opened: self._end(opened, out), failed)

    def _again(self, error: UrnaError) -> None:
        """The shares are forgotten: the trustees come again. The stick with the box may be gone by now."""
        self.ceremony = self._known().anew()
        self._trustees(error)

    def _end(self, opened: Opened, out: Path) -> None:
        self._known().wipe()

        def message() -> Message:
            close: Button = (tr("Terminar"), Look.GO, self._stage.home)
            return Message(tr("La urna está abierta"), end_lines(opened, out), (close,))

        self.tell(message)
