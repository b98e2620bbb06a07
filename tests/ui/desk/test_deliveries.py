"""Files that are dropped or chosen: progress, a line for each, a sum, receipts on sticks, and no freeze."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sync.mounts import Stick
from sync.stick import RECEIPT_SUFFIX, ROSTER_NAME
from tests.tools.centres import World, make_world
from tests.tools.desks import Around
from tests.tools.presses import Staff
from tests.ui.desk.conftest import Opener
from ui.desk.board import BoardPage
from ui.desk.deliveries import DeliveriesPage

FILES = 120


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path / "centre", FILES)


def write_first_batches(world: World, folder: Path, count: int) -> Path:
    folder.mkdir(exist_ok=True)
    for kiosk in list(world.kiosks.values())[:count]:
        (folder / f"{kiosk.id}.urna").write_bytes(kiosk.send(10))
    return folder


def imported(staff: Staff) -> bool:
    return not staff.desk.importer.running and bool(staff.lines())


def test_a_folder_dropped_anywhere_is_taken_in_with_a_line_for_each_file(
    world: World, open_desk: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    stick = write_first_batches(world, tmp_path / "stick", 3)
    (stick / "dañado.urna").write_bytes(b"esto no es un lote")
    staff = Staff(open_desk(world.centre), qtbot)

    staff.drop([stick])
    staff.wait(lambda: imported(staff))

    leads = [line.lead for line in staff.page(DeliveriesPage).lines.lines]
    assert leads == ["4 archivos", "Rechazado", "Recibido", "Recibido", "Recibido"]
    assert staff.reads("3 nuevos, 0 ya estaban, 0 apartados, 1 rechazado")
    assert staff.reads("no es un documento firmado")


def test_receipts_and_the_roster_lie_on_the_stick_afterwards(
    world: World, open_desk: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    stick = write_first_batches(world, tmp_path / "KINGSTON", 2)
    around = Around(sticks=(Stick(stick, "KINGSTON", writable=True),))
    staff = Staff(open_desk(world.centre, around=around), qtbot)

    staff.press("Entregas")
    staff.press("Memoria KINGSTON")
    staff.wait(lambda: imported(staff))

    assert staff.reads("2 recibos quedaron junto a sus lotes. Puede retirar la memoria")
    assert len(list(stick.glob(f"*{RECEIPT_SUFFIX}"))) == 2
    assert (stick / ROSTER_NAME).read_bytes() == world.centre.roster_envelope()


def test_a_stick_that_is_in_is_one_press_on_the_board(
    world: World, open_desk: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    stick = write_first_batches(world, tmp_path / "KINGSTON", 2)
    staff = Staff(open_desk(world.centre, around=(around := Around())), qtbot)
    assert staff.has("Suelte aquí archivos o conecte una memoria")
    around.sticks = (Stick(stick, "KINGSTON", writable=True),)
    staff.desk.refresh()
    staff.wait(lambda: staff.has("Importar la memoria KINGSTON"))

    staff.press("Importar la memoria KINGSTON")
    staff.wait(lambda: imported(staff))

    assert staff.reads("2 nuevos")
    around.sticks = ()
    staff.desk.refresh()
    staff.press("Tablero")
    staff.wait(lambda: staff.has("Suelte aquí archivos"))
    staff.press("Suelte aquí archivos")
    staff.page(DeliveriesPage)


def test_the_same_files_again_are_told_as_here_already(
    world: World, open_desk: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    stick = write_first_batches(world, tmp_path / "stick", 2)
    around = Around(files=sorted(stick.iterdir()))
    staff = Staff(open_desk(world.centre, around=around), qtbot)
    staff.press("Entregas")
    staff.press("Unos archivos")
    staff.wait(lambda: imported(staff))

    staff.press("Unos archivos")
    staff.wait_for("0 nuevos, 2 ya estaban")

    assert staff.reads("Ya estaba")


def test_a_chosen_folder_without_batches_says_so(
    world: World, open_desk: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    empty = tmp_path / "fotos"
    empty.mkdir()
    staff = Staff(open_desk(world.centre, around=Around(folder=empty)), qtbot)

    staff.press("Entregas")
    staff.press("Una carpeta")
    staff.wait(lambda: imported(staff))

    assert staff.reads("Ahí no había ningún lote ni acta")


def test_a_folder_that_is_gone_is_told_and_nothing_was_imported(
    world: World, open_desk: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    staff = Staff(open_desk(world.centre), qtbot)

    staff.drop([tmp_path / "ya no está"])
    staff.wait(lambda: imported(staff))

    assert staff.reads("No se importó nada")


def test_the_board_and_the_window_answer_while_files_are_taken_in(
    world: World, open_desk: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    stick = write_first_batches(world, tmp_path / "stick", FILES)
    staff = Staff(open_desk(world.centre), qtbot)
    shares: list[float] = []
    staff.desk.importer.changed.connect(lambda: shares.append(staff.desk.importer.view(None).share))

    staff.drop([stick])
    staff.press("Tablero")
    staff.wait(lambda: not staff.desk.importer.running)
    staff.wait(lambda: _total(staff) == FILES * 10)

    staff.page(BoardPage)
    assert len(set(shares)) > FILES // 2  # the window took one step after the other: it never stood still


def _total(staff: Staff) -> int:
    snapshot = staff.desk.snapshot
    return snapshot.board.ballots if snapshot else 0


def test_an_import_stops_between_two_files_and_says_what_is_left(
    world: World, open_desk: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    stick = write_first_batches(world, tmp_path / "stick", FILES)
    staff = Staff(open_desk(world.centre), qtbot)

    staff.drop([stick])
    staff.wait(lambda: staff.desk.importer.view(None).share > 0)
    staff.press("Detener")
    staff.wait(lambda: imported(staff))

    assert staff.reads("quedaron sin mirar")
    receipts = len(list(stick.glob(f"*{RECEIPT_SUFFIX}")))
    assert 0 < receipts < FILES
    assert staff.reads(f"{receipts} nuevos")
