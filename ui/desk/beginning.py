"""What a desk shows that was started without a centre and without a box: which of the two it should be."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from kiosk.context import Mode
from kiosk.errors import UrnaError
from sync.central.audit import Clerk
from sync.central.places import Centre
from sync.central.store import Store
from ui.desk.desk import Desk, Desktop
from ui.desk.opening_desk import OpeningDesk
from ui.desk.page import MessagePage, Page
from ui.desk.stage import trouble_lines
from ui.desk.tones import Tone
from ui.desk.views import Line
from ui.desk.window import DeskWindow
from ui.theme import Theme
from ui.widgets.button import Look
from ui.words import tr


@dataclass(frozen=True)
class OpenCentre:
    """A centre that can be worked with. ``close`` its store at the end."""

    centre: Centre
    store: Store
    clerk: Clerk

    @classmethod
    def at(cls, folder: Path, database: str = "", operator: str = "") -> "OpenCentre":
        """Raises `UrnaError` if there is no centre in the folder, or its database does not answer."""
        centre = Centre.open(folder)
        store = Store.open(database) if database else Store.sqlite(centre.database)
        return cls(centre, store, Clerk.of(centre.consultation, operator))

    def desk(self, window: DeskWindow, desktop: Desktop) -> Desk:
        """Its desk, started; the window says whether votes count. Raises `UrnaError` if it cannot be read."""
        window.practice = self.centre.setup.mode is Mode.PRACTICE
        desk = Desk(window, self.centre, self.store, self.clerk, desktop)
        try:
            desk.start()
        except UrnaError:
            desk.stop()
            desk.deleteLater()
            window.practice = False
            raise
        return desk


class Beginning:
    """A page with two ways. ``open_centre`` is how a folder becomes a centre; ``stop`` lets go of what was
    opened.
    """

    def __init__(
        self, window: DeskWindow, desktop: Desktop, open_centre: Callable[[Path], OpenCentre]
    ) -> None:
        self.window, self._desktop, self._open_centre = window, desktop, open_centre
        self.desk: Desk | OpeningDesk | None = None
        self._held = ExitStack()
        window.dropped.connect(self._dropped)

    def start(self, error: UrnaError | None = None) -> None:
        """Show the page, and why the folder that was chosen is no centre."""

        def make(theme: Theme) -> Page:
            ways = ((tr("Elegir el centro"), Look.GO), (tr("Abrir una urna congelada"), Look.PLAIN))
            lines = (*trouble_lines(tr("No se abrió el centro"), error), *_about())
            page = MessagePage(theme, tr("Escritorio del centro"), lines, ways)
            page.chosen.connect(lambda way: self._choose() if way == 0 else self._open_box(None))
            return page

        self.window.display("", make)

    def stop(self) -> None:
        """Close the database, if a centre was opened."""
        self._held.close()

    def _choose(self) -> None:
        folder = self._desktop.pickers.folder(tr("Carpeta del centro"))
        if folder is not None:
            self._work_at(folder)

    def _work_at(self, folder: Path) -> None:
        try:
            opened = self._open_centre(folder)
            self._held.callback(opened.store.close)
            self.desk = opened.desk(self.window, self._desktop)
        except UrnaError as error:
            self._held.close()
            self.start(error)

    def _open_box(self, box: Path | None) -> None:
        self.desk = OpeningDesk(self.window, self._desktop.pickers)
        self.desk.start(box)

    def _dropped(self, paths: list[Path]) -> None:
        if self.desk is not None:
            return
        if paths[0].is_dir():
            self._work_at(paths[0])
        else:
            self._open_box(paths[0])


def _about() -> tuple[Line, ...]:
    return (
        Line(
            tr("En el equipo del centro"),
            tr("Elija la carpeta del centro: recibe entregas, muestra el tablero y lleva el cierre."),
            Tone.OPEN, "folder-open",
        ),
        Line(
            tr("En la máquina sin red"),
            tr("Abra la urna congelada con los depositarios. Allí no hace falta el centro."),
            Tone.OPEN, "lock-key",
        ),
    )  # fmt: skip
