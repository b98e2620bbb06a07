"""The desk's window: keys alone reach everything, what was typed outlives every change, troubles are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.context import Mode
from tests.tools.centres import World, make_world
from tests.tools.presses import Staff
from tests.ui.desk.conftest import Opener
from ui.desk.board import BoardPage
from ui.desk.cards import PointCard
from ui.desk.deliveries import DeliveriesPage
from ui.desk.form import FormPage
from ui.desk.lines import Lines
from ui.desk.point_page import PointPage
from ui.desk.window import DeskWindow
from ui.theme import Contrast, TextSize
from ui.widgets.painting import KEYS_IN_USE


def key(window: DeskWindow, *keys: Qt.Key) -> None:
    """As the system sends them: to the window, whatever has the focus there."""
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    for each in keys:
        QTest.keyClick(window.windowHandle(), each)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_a_point_is_opened_and_left_with_keys_alone(city: World, open_desk: Opener, qtbot: QtBot) -> None:
    staff = Staff(open_desk(city.centre), qtbot)
    window, board = staff.window, staff.page(BoardPage)
    board.search.setFocus()
    QTest.keyClicks(board.search, "bocachica")
    key(window, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    card = focused()
    assert isinstance(card, PointCard)
    assert card.view.code == "COR-03"
    key(window, Qt.Key.Key_Space)
    point = staff.page(PointPage)
    for _ in range(20):
        key(window, Qt.Key.Key_Tab)
        if point.isAncestorOf(focused()):
            break
    assert focused().accessibleName() == "Volver al tablero", "the first thing on the page"
    key(window, Qt.Key.Key_Space)
    assert staff.page(BoardPage).search.text() == "bocachica"


def test_tab_goes_from_card_to_card_as_they_are_read(city: World, open_desk: Opener, qtbot: QtBot) -> None:
    staff = Staff(open_desk(city.centre), qtbot)
    body = staff.page(BoardPage).body
    codes = [card.code for section in body.view.sections for card in section.cards]
    body.cards[codes[0]].setFocus()
    passed = [codes[0]]
    for _ in codes[1:]:
        key(staff.window, Qt.Key.Key_Tab)
        card = focused()
        assert isinstance(card, PointCard)
        passed.append(card.view.code)
    assert passed == codes


def test_the_ring_of_the_focus_is_for_those_who_use_keys(
    city: World, open_desk: Opener, qtbot: QtBot
) -> None:
    window = open_desk(city.centre).window
    key(window, Qt.Key.Key_Tab)
    assert window.property(KEYS_IN_USE)
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert not window.property(KEYS_IN_USE)


def test_arrows_go_through_a_list_and_each_line_is_heard(
    city: World, open_desk: Opener, qtbot: QtBot
) -> None:
    staff = Staff(open_desk(city.centre), qtbot)
    recent = staff.page(BoardPage).recent
    recent.setFocus()
    heard = []
    for _ in range(3):
        key(staff.window, Qt.Key.Key_Down)
        heard.append(recent.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
    assert heard == [line.spoken for line in recent.lines[:3]] or heard == [
        line.spoken for line in recent.lines[1:4]
    ]


def test_enter_in_the_last_line_of_a_form_goes_on(city: World, open_desk: Opener, qtbot: QtBot) -> None:
    staff = Staff(open_desk(city.centre), qtbot)
    staff.press("Cierre")
    staff.press("Empezar el cierre")
    form = staff.page(FormPage)
    assert staff.window.focusWidget() is form.fields["keys"], "whoever types need not look for the first line"
    QTest.keyClicks(form.fields["keys"], "/no/hay/llaves")
    key(staff.window, Qt.Key.Key_Return)
    assert focused() is form.fields["organiser"]
    QTest.keyClicks(focused(), "una frase larga")
    key(staff.window, Qt.Key.Key_Return)
    QTest.keyClicks(focused(), "otra frase larga")
    key(staff.window, Qt.Key.Key_Return)
    staff.wait_for("No se pudo abrir la llave del organizador")


def test_what_was_typed_outlives_size_text_and_contrast(city: World, open_desk: Opener, qtbot: QtBot) -> None:
    staff = Staff(open_desk(city.centre), qtbot)
    staff.press("Cierre")
    staff.press("Empezar el cierre")
    staff.page(FormPage).fields["organiser"].setText("una frase larga")
    for change in (
        staff.window.next_text_size,
        staff.window.next_contrast,
        staff.window.next_language,
        staff.window.next_language,
        lambda: staff.window.resize(1920, 1080),
    ):
        change()
        assert staff.page(FormPage).fields["organiser"].text() == "una frase larga"


def test_text_sizes_and_contrasts_come_round_again(city: World, open_desk: Opener) -> None:
    window = open_desk(city.centre).window
    texts, contrasts = [], []
    for _ in TextSize:
        window.next_text_size()
        texts.append(window.theme.text)
    for _ in Contrast:
        window.next_contrast()
        contrasts.append(window.theme.contrast)
    assert (set(texts), texts[-1]) == (set(TextSize), TextSize.NORMAL)
    assert (set(contrasts), contrasts[-1]) == (set(Contrast), Contrast.NORMAL)


@pytest.mark.parametrize("mode", list(Mode))
def test_practice_is_said_on_the_window_and_official_is_not(
    open_desk: Opener, tmp_path: Path, mode: Mode
) -> None:
    window = open_desk(make_world(tmp_path / "centre", mode=mode).centre).window
    bands = ["MODO PRÁCTICA: ESTOS VOTOS NO CUENTAN"] if mode is Mode.PRACTICE else []
    assert window._bands() == bands


def dragged(window: DeskWindow, *urls: str) -> QDropEvent:
    mime = QMimeData()
    mime.setUrls([QUrl(url) for url in urls])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), copy, mime, left, none)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    event = QDropEvent(QPointF(9, 9), copy, mime, left, none)
    event.ignore()
    QApplication.sendEvent(window, event)
    return event


@pytest.mark.parametrize("urls", [(), ("https://example.org/lote.urna",)])
def test_what_is_no_file_of_this_machine_is_not_taken(
    world: World, open_desk: Opener, qtbot: QtBot, urls: tuple[str, ...]
) -> None:
    desk = open_desk(world.centre)
    event = dragged(desk.window, *urls)
    assert not event.isAccepted()
    assert not desk.importer.running
    Staff(desk, qtbot).page(BoardPage)


def test_files_that_are_carried_away_again_change_nothing(world: World, open_desk: Opener) -> None:
    window = open_desk(world.centre).window
    before = window.grab().toImage()
    mime = QMimeData()
    mime.setUrls([QUrl("file:///lote.urna")])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), copy, mime, left, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    assert window.grab().toImage() != before, "the window shows that it would take them"
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert window.grab().toImage() == before


def test_a_scanner_that_types_enter_alone_reads_nothing(
    world: World, open_desk: Opener, qtbot: QtBot
) -> None:
    staff = Staff(open_desk(world.centre), qtbot)
    staff.press("Entregas")
    page = staff.page(DeliveriesPage)
    heard: list[str] = []
    page.scanned.connect(heard.append)
    page.scan.setFocus()
    for typed in ("", "   "):
        QTest.keyClicks(page.scan, typed)
        key(staff.window, Qt.Key.Key_Return)
        assert page.scan.text() == ""
    assert heard == []
    assert not [lines for lines in page.findChildren(Lines) if lines.lines]


def test_a_window_that_is_closed_stops_what_it_does(world: World, open_desk: Opener) -> None:
    desk = open_desk(world.centre)
    QApplication.sendEvent(desk.window, QEvent(QEvent.Type.Close))
    desk.window.close()
    desk.refresh()
    assert not desk._timer.isActive()
