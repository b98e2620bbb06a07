"""Every page of the desk at its sizes: nothing cut, nothing lost, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.tools.centres import World
from tests.tools.desk_walk import Table, walk_desk
from tests.tools.desks import running_desk
from tests.ui.desk.english import given_in, stays_spanish
from tests.ui.layout import problems
from ui.theme import TextSize

SIZES = [(1024, 600), (1280, 800), (1920, 1080)]


@pytest.mark.parametrize("english", [False, True], ids=["spanish", "english"])
@pytest.mark.parametrize("text", [TextSize.NORMAL, TextSize.LARGEST])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_and_nothing_is_lost(
    city: World, tmp_path: Path, size: tuple[int, int], text: TextSize, *, english: bool
) -> None:
    table, found = Table.of(city, tmp_path / "table"), []
    with running_desk(city.centre, size, text, table.around) as desk:
        if english:
            desk.window.next_language()
        for name in walk_desk(desk, table):
            QApplication.processEvents()  # what was read beside the walk may have asked for a new layout
            found += [f"{name}: {problem}" for problem in problems(desk.window)]
    assert not found, "\n".join(sorted(set(found)))


def test_in_english_no_word_of_a_page_stays_spanish(city: World, tmp_path: Path) -> None:
    table, found = Table.of(city, tmp_path / "table"), []
    with running_desk(city.centre, around=table.around) as desk:
        desk.window.next_language()
        for name in walk_desk(desk, table):
            assert desk.snapshot is not None
            given = [*given_in(desk.snapshot), "Se usó el kit en otra máquina", "acta-differs"]
            found += [f"{name}: {text}" for text in stays_spanish(desk.window, given)]
    assert not found, "\n".join(sorted(set(found)))
