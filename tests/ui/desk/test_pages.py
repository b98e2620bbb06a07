"""Every page of the desk at its sizes: nothing cut, nothing lost, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from tests.tools.centres import World
from tests.tools.desk_walk import Table, walk_desk
from tests.tools.desks import running_desk
from tests.ui.layout import problems
from ui.desk.desk import Desk
from ui.desk.lines import LineCard, Lines
from ui.theme import TextSize
from ui.widgets.label import Label

SIZES = [(1024, 600), (1280, 800), (1920, 1080)]
SPANISH = re.compile(
    r"\b(el|la|los|una|puesto|lote|equipo|urna|voto|votos|llegar|acta|falta|hace)\b", re.IGNORECASE
)


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
            found += [f"{name}: {text}" for text in texts(desk) if SPANISH.search(_ours(text, desk))]
    assert not found, "\n".join(sorted(set(found)))


def texts(desk: Desk) -> list[str]:
    """What stands on the page and in its head."""
    window = desk.window
    labels = [
        label.text() for kind in (Label, QLabel) for label in window.findChildren(kind) if label.isVisible()
    ]
    lines = [card.line.spoken for card in window.findChildren(LineCard) if card.isVisible()]
    many = [line.spoken for lines in window.findChildren(Lines) if lines.isVisible() for line in lines.lines]
    return [*labels, *lines, *many]


def _ours(text: str, desk: Desk) -> str:
    """Without what is not ours to translate: names of points and localidades, the title, typed reasons."""
    snapshot = desk.snapshot
    assert snapshot is not None
    given = [snapshot.title, "Se usó el kit en otra máquina", "acta-differs"]
    given += [part for point in snapshot.points for part in (point.name, point.name.partition(",")[0])]
    given += [point.localidad for point in snapshot.points]
    given += [row.detail for row in snapshot.audit]
    for name in sorted(filter(None, given), key=len, reverse=True):
        text = text.replace(name, "")
    return re.sub(r"\S+\.(urna|copia|box)", "", text)
