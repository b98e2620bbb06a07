"""Where does this machine stand today? A kit chosen by its point, from this machine or from a stick."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiosk.errors import UrnaError
from sync.kit_shelf import FoundKit, KitShelf, Search
from sync.mounts import sticks
from ui.asking import Asker
from ui.awaited import Awaited
from ui.screens.choice import ChoiceScreen, Option
from ui.screens.frame import Screen
from ui.shell import Shell
from ui.stick import not_seen
from ui.theme import Theme
from ui.trouble import in_three
from ui.widgets.button import Look
from ui.words import tr


class KitChoice(QObject):
    """``chosen`` carries the kit, kept on this machine by now; ``practice`` when none is wanted."""

    chosen = Signal(object)
    practice = Signal()
    leave = Signal()

    def __init__(self, shell: Shell, background: Awaited, folder: Path) -> None:
        super().__init__()
        self._shell, self._background = shell, background
        self._asker, self._shelf = Asker(shell, practice=False), KitShelf(folder)
        self.folders: Callable[[], Sequence[Path]] = _stick_folders

    def begin(self, asked: int = 0) -> None:
        """Look for kits; one alone that is kept here needs no question. ``asked``: how often somebody has
        said that the stick is in.
        """
        self._search(lambda search: self._show(search, asked))

    def again(self) -> None:
        """Look again and ask in any case."""
        self._search(lambda search: self._ask(search) if search.kits else self._show(search))

    def _search(self, then: Callable[[Search], None]) -> None:
        self._asker.wait(tr("Buscando el kit de este equipo"), [])
        self._background.run_aside(lambda: self._shelf.search(self.folders()), then, self._trouble)

    def _show(self, search: Search, asked: int = 0) -> None:
        if not search.kits:
            self._ask_for_stick(search.refused, asked)
        elif len(search.kits) == 1 and search.kits[0].kept:
            self.chosen.emit(search.kits[0].kit)
        else:
            self._ask(search)

    def _ask_for_stick(self, refused: Sequence[str], asked: int) -> None:
        lines = [tr("Conecte la memoria USB que trae el kit de este puesto, o practique sin él.")]
        if refused:
            wrong = tr("Este archivo está dañado o no es un kit: {name}. No se cambió nada.")
            lines.insert(0, wrong.format(name=refused[0]))
        elif asked and self.folders():
            lines.insert(0, tr("Hay una memoria conectada, pero no trae ningún kit."))
        elif asked:
            lines += not_seen(asked)
        buttons = ((tr("Salir"), Look.PLAIN), (tr("Practicar"), Look.PLAIN), (tr("Ya la conecté"), Look.GO))
        steps = (self.leave.emit, self.practice.emit, lambda: self.begin(asked + 1))
        self._asker.ask("usb", tr("Falta el kit de este equipo"), lines, buttons, lambda n: steps[n]())

    def _ask(self, search: Search) -> None:
        options = [_option(found) for found in search.kits]
        buttons = (
            (tr("Salir"), Look.PLAIN),
            (tr("Practicar"), Look.PLAIN),
            (tr("Buscar otra vez"), Look.PLAIN),
        )
        steps = (self.leave.emit, self.practice.emit, self.again)

        def make(theme: Theme) -> Screen:
            title, subtitle = tr("¿En qué puesto está este equipo?"), tr("Toque el nombre del puesto.")
            screen = ChoiceScreen(theme, title, subtitle, options, buttons, practice=False)
            screen.chosen.connect(lambda n: self._keep(search.kits[n]))
            screen.pressed.connect(lambda n: steps[n]())
            return screen

        self._shell.display(make)

    def _keep(self, found: FoundKit) -> None:
        self._background.run_aside(
            lambda: self._shelf.keep(found), lambda _: self.chosen.emit(found.kit), self._trouble
        )

    def _trouble(self, error: UrnaError) -> None:
        buttons = ((tr("Intentar otra vez"), Look.GO),)
        title = tr("El kit no se pudo copiar")
        self._asker.ask("warning", title, in_three(error), buttons, lambda _: self.begin())


def _option(found: FoundKit) -> Option:
    kit = found.kit
    line = tr("Equipo {kiosk} · en este equipo") if found.kept else tr("Equipo {kiosk} · en la memoria USB")
    return Option("map-pin", f"{kit.point.code} · {kit.point.name}", line.format(kiosk=kit.kiosk))


def _stick_folders() -> list[Path]:
    return [stick.folder for stick in sticks()]
