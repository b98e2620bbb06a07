"""A desk that is started by its icon asks what it should be: that of a centre, or the opening of a box."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.tools.centres import World
from tests.tools.desks import Around
from tests.tools.presses import Presser
from tests.ui.layout import problems
from ui.app import make_application
from ui.desk.beginning import Beginning, OpenCentre
from ui.desk.board import BoardPage
from ui.desk.window import DeskWindow
from ui.theme import Contrast, TextSize


@contextmanager
def begun(
    around: Around, qtbot: QtBot, size: tuple[int, int] = (1280, 800), text: TextSize = TextSize.NORMAL
) -> Iterator[tuple[Beginning, Presser]]:
    make_application()
    window = DeskWindow(practice=False)
    beginning = Beginning(window, around.desktop(), OpenCentre.at)
    try:
        window.resize(*size)
        window.set_theme(Contrast.NORMAL, text)
        beginning.start()
        window.show()
        yield beginning, Presser(window, qtbot)
    finally:
        window.close()
        beginning.stop()
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_folder_that_is_a_centre_becomes_its_desk(world: World, qtbot: QtBot) -> None:
    with begun(Around(folder=world.centre.folder), qtbot) as (beginning, hand):
        assert not beginning.window.practice
        hand.press("Elegir el centro")
        hand.page(BoardPage)
        assert beginning.window.practice, "its votes do not count"


def test_a_folder_that_is_none_is_told_and_another_can_be_chosen(
    world: World, tmp_path: Path, qtbot: QtBot
) -> None:
    around = Around(folder=tmp_path / "nada")
    with begun(around, qtbot) as (_, hand):
        hand.press("Elegir el centro")
        assert hand.reads("No se abrió el centro")
        around.folder = world.centre.folder
        hand.press("Elegir el centro")
        hand.page(BoardPage)


def test_a_centre_whose_database_is_none_is_told(world: World, qtbot: QtBot) -> None:
    world.centre.database.write_bytes(b"no es una base de datos" * 500)
    with begun(Around(folder=world.centre.folder), qtbot) as (beginning, hand):
        hand.press("Elegir el centro")
        assert hand.reads("No se abrió el centro")
        assert beginning.desk is None
        assert not beginning.window.practice


def test_whoever_chooses_no_folder_stays_where_he_was(qtbot: QtBot) -> None:
    with begun(Around(), qtbot) as (_, hand):
        hand.press("Elegir el centro")
        assert hand.has("Abrir una urna congelada")
        assert not hand.reads("No se abrió el centro")


def test_the_other_way_leads_to_the_frozen_box(qtbot: QtBot) -> None:
    with begun(Around(), qtbot) as (_, hand):
        hand.press("Abrir una urna congelada")
        assert hand.has("Elegir la urna congelada")


@pytest.mark.parametrize("what", ["centre", "box"])
def test_what_is_dropped_says_what_it_should_be(
    world: World, tmp_path: Path, qtbot: QtBot, what: str
) -> None:
    box = tmp_path / "frozen.box"
    box.write_bytes(os.urandom(40))
    with begun(Around(), qtbot) as (_, hand):
        hand.drop([world.centre.folder if what == "centre" else box])
        if what == "centre":
            hand.page(BoardPage)
        else:
            hand.wait_for("No se abrió nada")


@pytest.mark.parametrize("text", TextSize)
@pytest.mark.parametrize("size", [(800, 560), (1280, 800)])
def test_nothing_is_cut_off(qtbot: QtBot, size: tuple[int, int], text: TextSize) -> None:
    with begun(Around(), qtbot, size, text) as (beginning, _):
        assert problems(beginning.window) == []
        beginning.window.next_language()
        assert problems(beginning.window) == []
