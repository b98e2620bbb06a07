"""The real desk on a real centre's folder, in a window of a size, with its clock in the tests' hands."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from kiosk.context import Mode
from sync.central.audit import Clerk
from sync.central.places import Centre
from sync.central.store import Store
from sync.mounts import Stick
from tests.tools.cities import NOW
from ui.app import make_application
from ui.desk.desk import Desk, Desktop
from ui.desk.stage import Pickers
from ui.desk.window import DeskWindow
from ui.theme import Contrast, TextSize


@dataclass
class Around:
    """What people choose in the system's windows, the sticks that are in, and the hour."""

    files: list[Path] = field(default_factory=list)
    folder: Path | None = None
    new_file: Path | None = None
    sticks: tuple[Stick, ...] = ()
    moment: datetime = NOW

    def desktop(self) -> Desktop:
        """As the desk asks for it."""
        pickers = Pickers(
            lambda _title: list(self.files), lambda _title: self.folder, lambda _title, _name: self.new_file
        )
        return Desktop(pickers, self._sticks)

    def _sticks(self) -> Sequence[Stick]:
        return self.sticks


@contextmanager
def running_desk(
    centre: Centre,
    size: tuple[int, int] = (1280, 800),
    text: TextSize = TextSize.NORMAL,
    around: Around | None = None,
) -> Iterator[Desk]:
    """A desk that shows its board; it is stopped and all its widgets are gone at the end."""
    around = around or Around()
    make_application()  # with our fonts: what is measured without them would be remembered
    store = Store.sqlite(centre.database)
    window = DeskWindow(practice=centre.setup.mode is Mode.PRACTICE)
    clerk = Clerk.of(centre.consultation, "Marta", lambda: around.moment)
    desk = Desk(window, centre, store, clerk, around.desktop())
    try:
        window.resize(*size)
        window.set_theme(Contrast.NORMAL, text)
        desk.start()
        window.show()
        yield desk
    finally:
        window.close()
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        store.close()
