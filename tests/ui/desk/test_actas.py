"""Actas at the desk: dropped, chosen or scanned; the board, the point and the list say how they compare."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.head import Head, sign_head
from kiosk.head_code import fold
from kiosk.levelling import Levelling
from kiosk.paperwork import Papers
from sync.central.rows import ActaState
from tests.tools.centres import World
from tests.tools.cities import acta_head
from tests.tools.desks import Around
from tests.tools.photos import Shot, photo, sheet
from tests.tools.presses import Staff
from tests.ui.desk.conftest import Opener
from ui.desk.board import BoardPage
from ui.desk.deliveries import DeliveriesPage
from ui.desk.point_page import PointPage


def code(world: World, head: Head) -> str:
    return fold(sign_head(head, world.kiosks[head.kiosk].key))


def acta_pdf(world: World, folder: Path) -> Path:
    """What a real station of K-001 saved when it opened."""
    station = world.station(folder)
    station.open_polls()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", "")
        papers = Papers.closing(station, Levelling(0, station.box.head))
    station.shut()
    return station.box.path.parent / "actas" / papers.name


def scan(staff: Staff, text: str) -> None:
    """A hand scanner types, and presses Enter."""
    page = staff.page(DeliveriesPage)
    page.scan.setFocus()
    QTest.keyClicks(page.scan, text)
    QTest.keyClick(page.scan, Qt.Key.Key_Return)


def test_a_scanned_acta_closes_its_point_with_so_many_to_come_and_later_both_agree(
    world: World, open_desk: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    kiosk = world.kiosk()
    head = acta_head(kiosk, 12)
    staff = Staff(open_desk(world.centre), qtbot)

    staff.press("Entregas")
    scan(staff, code(world, head))
    staff.wait_for("cierre definitivo con 12 votos; faltan 12 votos por llegar")
    assert staff.page(DeliveriesPage).scan.text() == ""
    staff.press("Tablero")
    staff.wait(lambda: any(c.view.state_text == "Cerró, faltan 12 votos" for c in cards(staff)))

    (tmp_path / "lote.urna").write_bytes(kiosk.send(12, final=True))
    staff.drop([tmp_path / "lote.urna"])
    staff.press("Tablero")
    staff.wait(lambda: any(c.view.state_text == "Completo, con acta" for c in cards(staff)))
    staff.desk.open_point(kiosk.station)
    staff.page(PointPage)
    assert staff.reads("El acta coincide con lo que llegó. Cierre definitivo con 12 votos")


def cards(staff: Staff) -> list:  # type: ignore[type-arg]
    return list(staff.page(BoardPage).body.cards.values())


def test_two_scans_stand_above_each_other_the_last_one_first(
    world: World, open_desk: Opener, qtbot: QtBot
) -> None:
    staff = Staff(open_desk(world.centre), qtbot)
    staff.press("Entregas")
    for number in (1, 2):
        scan(staff, code(world, acta_head(world.kiosk(number), 10 + number)))
        staff.wait_for(f"con 1{number} votos")

    texts = [line.text for line in staff.page(DeliveriesPage).lines.lines]
    assert [("con 12 votos" in text, "con 11 votos" in text) for text in texts] == [
        (True, False),
        (False, True),
    ]


def test_an_acta_that_differs_is_an_alarm_that_says_what_to_do(
    world: World, open_desk: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    kiosk = world.kiosk()
    head = acta_head(kiosk, 12)
    (tmp_path / "lote.urna").write_bytes(kiosk.send(11, final=True))
    staff = Staff(open_desk(world.centre), qtbot)
    staff.drop([tmp_path / "lote.urna"])
    staff.wait_for("1 nuevo")

    scan(staff, code(world, head))
    staff.wait_for("El acta no coincide con lo que llegó")
    assert staff.reads("Ningún voto se descartó")
    staff.wait(lambda: staff.desk.snapshot is not None and bool(staff.desk.snapshot.board.alarms))
    staff.press("Tablero")

    assert any(card.view.state_text == "El acta no coincide" for card in cards(staff))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("7702004003508", "no es de un acta de Urna Abierta"),
        ("URNA1ABC", "incompleto o dañado"),
    ],
)
def test_what_is_no_acta_is_refused_in_words(
    world: World, open_desk: Opener, qtbot: QtBot, typed: str, words: str
) -> None:
    staff = Staff(open_desk(world.centre), qtbot)
    staff.press("Entregas")
    scan(staff, typed)
    staff.wait_for(words)
    assert staff.reads("Acta rechazada")


def test_a_photo_a_pdf_and_a_batch_are_dropped_together(
    world: World, open_desk: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    pdf = acta_pdf(world, tmp_path / "kiosk")
    (tmp_path / "foto.jpg").write_bytes(photo(sheet(pdf.read_bytes()), Shot(turn=6, tilt=0.1, blur=1)))
    (tmp_path / "borrosa.jpg").write_bytes(photo(sheet(pdf.read_bytes()), Shot(blur=9)))
    (tmp_path / "lote.urna").write_bytes(world.kiosk(2).send(10))
    staff = Staff(open_desk(world.centre), qtbot)

    staff.drop([tmp_path / "foto.jpg", pdf, tmp_path / "borrosa.jpg", tmp_path / "lote.urna"])
    staff.wait_for("3 actas")

    assert staff.reads("2 leídas, 1 rechazada")
    assert staff.reads("foto.jpg")
    assert staff.reads("ya se había leído")
    assert staff.reads("con buena luz")
    assert staff.reads("1 nuevo, 0 ya estaban")


def test_actas_in_a_dropped_folder_are_read_and_other_pictures_passed_over(
    world: World, open_desk: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = acta_pdf(world, tmp_path / "kiosk").parent
    (folder / "paseo.jpg").write_bytes(
        photo(sheet(next(folder.glob("*.pdf")).read_bytes()), Shot(longest=90))
    )
    around = Around(folder=folder)
    staff = Staff(open_desk(world.centre, around=around), qtbot)

    staff.press("Entregas")
    staff.press("Una carpeta")
    staff.wait_for("1 acta")

    assert staff.reads("1 leída")
    assert not staff.reads("rechazada")


def test_an_acta_of_a_box_that_sent_nothing_can_be_decided_about(
    world: World, open_desk: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    kiosk = world.kiosk()
    (tmp_path / "lote.urna").write_bytes(kiosk.send(10))
    staff = Staff(open_desk(world.centre), qtbot)
    staff.drop([tmp_path / "lote.urna"])
    staff.wait_for("1 nuevo")

    scan(staff, code(world, acta_head(kiosk.with_other_box(), 4)))
    staff.wait_for("faltan 4 votos por llegar")
    snapshot = staff.desk.snapshot
    staff.wait(lambda: staff.desk.snapshot is not snapshot)
    staff.desk.open_point(kiosk.station)

    assert staff.reads("Hay otra urna")
    assert staff.reads("Acta de otra urna")
    assert staff.has("Decidir sobre la urna")


def test_an_acta_is_written_down_with_who_read_it(world: World, open_desk: Opener, qtbot: QtBot) -> None:
    staff = Staff(open_desk(world.centre), qtbot)
    staff.press("Entregas")
    scan(staff, code(world, acta_head(world.kiosk(), 4)))
    staff.wait_for("faltan 4 votos por llegar")
    staff.wait(lambda: bool(staff.desk.snapshot and staff.desk.snapshot.audit))
    staff.press("Bitácora")

    assert staff.reads("Se leyeron actas")
    assert staff.reads("Marta")
    assert staff.desk.snapshot is not None
    assert [acta.state for mine in staff.desk.snapshot.actas.values() for acta in mine] == [ActaState.WAITING]
