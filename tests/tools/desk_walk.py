"""A walk through every page of the desk, as somebody with sticks on the table goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QAbstractButton

from kiosk.head import sign_head
from kiosk.head_code import fold
from sync.mounts import Stick
from tests.tools.centres import World
from tests.tools.cities import acta_head
from tests.tools.desks import Around
from ui.desk.deliveries import DeliveriesPage
from ui.desk.desk import AUDIT, BACKUP, BOARD, CLOSING, DELIVERIES, HELD, Desk
from ui.desk.form import FormPage
from ui.desk.held_page import HeldPage
from ui.desk.page import ConfirmPage, MessagePage

_WAIT_MS = 20_000


@dataclass
class Table:
    """A city, what lies on the table beside the desk, and what the system's windows will choose."""

    world: World
    folder: Path
    around: Around

    @staticmethod
    def of(world: World, folder: Path) -> Table:
        """Two sticks: one with batches of four kiosks, one of them damaged; and an empty folder."""
        stick = folder / "KINGSTON"
        stick.mkdir(parents=True)
        for number in (9, 10, 11):
            envelope = world.kiosk(number).send(7)
            (stick / f"K-{number:03d}-lote.urna").write_bytes(envelope)
        (stick / "K-012-lote.urna").write_bytes(b"esto no es un lote")
        (folder / "nuevo").mkdir()
        found = (Stick(stick, "KINGSTON", writable=True), Stick(folder / "nuevo", "USB-2", writable=True))
        return Table(world, folder, Around(folder=folder / "nuevo", sticks=found))


def walk_desk(desk: Desk, table: Table) -> Iterator[str]:
    """Names of the pages; each is on the window while its name is held."""
    yield from _board(desk, table)
    yield from _deliveries(desk, table)
    yield from _decision(desk)
    desk.go(AUDIT)
    yield "audit"
    yield from _backup(desk, table)
    desk.go(CLOSING)
    yield "closing"


def _board(desk: Desk, table: Table) -> Iterator[str]:
    desk.go(BOARD)
    yield "board"
    for number, name in ((4, "gap"), (24, "acta"), (27, "second-box")):
        desk.open_point(table.world.kiosk(number).station)
        yield f"point-{name}"


def _deliveries(desk: Desk, table: Table) -> Iterator[str]:
    desk.go(DELIVERIES)
    yield "deliveries"
    desk.import_paths([table.around.sticks[0].folder])
    yield "deliveries-running"
    until(lambda: not desk.importer.running)
    kiosk = table.world.kiosk(24)
    page = desk.window.page
    assert isinstance(page, DeliveriesPage)
    code = fold(sign_head(acta_head(kiosk, len(kiosk.leaves) + 5), kiosk.key))
    page.scanned.emit(code)
    until(lambda: any("K-024" in line.text for line in desk.importer.view(None).lines))
    yield "deliveries-done"


def _decision(desk: Desk) -> Iterator[str]:
    desk.go(HELD)
    yield "held"
    held = desk.window.page
    assert isinstance(held, HeldPage)
    held.decide_wanted.emit(next(box for view in held.views for box in view.boxes))
    yield "decide"
    page = desk.window.page
    assert isinstance(page, MessagePage)
    page.chosen.emit(1)
    form = desk.window.page
    assert isinstance(form, FormPage)
    for key, text in (("reason", "Se usó el kit en otra máquina"), ("keys", "/llaves"), ("passphrase", "x")):
        form.fields[key].setText(text)
    yield "decide-reason"
    form = desk.window.page
    assert isinstance(form, FormPage)
    form.done.emit()
    assert isinstance(desk.window.page, ConfirmPage)
    yield "decide-confirm"


def _backup(desk: Desk, table: Table) -> Iterator[str]:
    desk.go(BACKUP)
    yield "backup"
    table.around.new_file = table.folder / f"centro-{desk.window.width()}-{desk.window.theme.text.name}.copia"
    table.around.new_file.unlink(missing_ok=True)
    press(desk, "vault")
    until(lambda: isinstance(desk.window.page, MessagePage))
    yield "backup-done"


def press(desk: Desk, icon: str) -> None:
    """Click the button of the page with this pictogram, whatever the language."""
    page = desk.window.page
    assert page is not None
    found = [b for b in page.findChildren(QAbstractButton) if getattr(b, "icon_name", "") == icon]
    found[0].click()


def until(true: Callable[[], bool]) -> None:
    """Let the program run until something is so."""
    loop, timer, limit = QEventLoop(), QTimer(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if true() else None)
    limit.setSingleShot(True)
    limit.timeout.connect(loop.quit)
    timer.start(5)
    limit.start(_WAIT_MS)
    if not true():
        loop.exec()
    assert true(), "waited too long"
