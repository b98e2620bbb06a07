"""Whoever listens to the desk finds on every page what others see: names, values, and nothing said twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.tools.centres import World
from tests.tools.ceremony_walk import closing_walk, with_keys
from tests.tools.desk_walk import Table, walk_desk
from tests.tools.desks import running_desk
from tests.tools.presses import Staff
from tests.ui.accessible import tree
from tests.ui.desk.conftest import Opener
from ui.desk.board import BoardPage
from ui.desk.desk import Desk
from ui.desk.lines import LineCard
from ui.desk.parts import ProgressBar


def unheard(desk: Desk) -> Iterator[str]:
    """What can have the focus without a name, and two things of one name that do not do the same."""
    names = Counter[str]()
    for widget in desk.window.findChildren(QWidget):
        if not widget.isVisible() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        node = tree(widget)
        if not node.name.strip():
            yield f"{type(widget).__name__} has no name"
        if isinstance(widget, QLineEdit) and node.role is not QAccessible.Role.EditableText:
            yield f"{node} is not heard as a line to type in"
        hidden = isinstance(widget, QLineEdit) and widget.echoMode() is QLineEdit.EchoMode.Password
        if hidden and "passwordEdit" not in node.states:
            yield f"{node} would be read aloud"
        if isinstance(widget, QAbstractButton):
            names[node.name] += 1
    yield from (f"«{name}» stands {count} times" for name, count in names.items() if count > 1)


@pytest.mark.parametrize("english", [False, True], ids=["spanish", "english"])
def test_every_page_can_be_heard(city: World, tmp_path: Path, *, english: bool) -> None:
    table, found = Table.of(city, tmp_path / "table"), []
    with running_desk(city.centre, around=table.around) as desk:
        if english:
            desk.window.next_language()
        for name in walk_desk(desk, table):
            found += [f"{name}: {problem}" for problem in unheard(desk)]
    assert not found, "\n".join(sorted(set(found)))


def test_every_step_of_the_closing_can_be_heard(qtbot: QtBot, tmp_path: Path) -> None:
    count, keys = with_keys(tmp_path, kiosks=3)
    found: list[str] = []
    with running_desk(count.centre) as desk:

        def listen(name: str) -> None:
            found.extend(f"{name}: {problem}" for problem in unheard(desk))

        closing_walk(Staff(desk, qtbot), keys, listen)
    assert not found, "\n".join(found)


def test_a_line_is_heard_whole_its_lead_its_text_and_what_to_do(
    city: World, open_desk: Opener, qtbot: QtBot
) -> None:
    staff = Staff(open_desk(city.centre), qtbot)
    staff.press("Apartados")
    cards = [card for card in staff.window.findChildren(LineCard) if card.isVisible()]
    assert cards
    for card in cards:
        heard = tree(card).name
        parts = (card.line.lead, card.line.text, card.line.note)
        assert all(part.rstrip(".") in heard for part in parts)


def test_a_card_says_its_code_its_whole_name_its_state_and_its_votes(
    city: World, open_desk: Opener, qtbot: QtBot
) -> None:
    staff = Staff(open_desk(city.centre), qtbot)
    body = staff.page(BoardPage).body
    assert staff.desk.snapshot is not None
    for point in staff.desk.snapshot.points:
        card = body.cards[point.code]
        heard = tree(card).name
        assert heard.startswith(f"{point.code}, {point.name}. {card.view.state_text}. ")


@pytest.mark.parametrize(("share", "heard"), [(-1.0, "0 %"), (0.0, "0 %"), (0.336, "34 %"), (2.0, "100 %")])
def test_a_bar_says_how_far_it_is(city: World, open_desk: Opener, share: float, heard: str) -> None:
    bar = ProgressBar(open_desk(city.centre).window.theme, "Importado")
    bar.set_share(share)
    assert bar.accessibleName() == f"Importado: {heard}"
    bar.deleteLater()


def test_the_filter_says_whether_it_is_on(city: World, open_desk: Opener, qtbot: QtBot) -> None:
    staff = Staff(open_desk(city.centre), qtbot)
    missing = staff.page(BoardPage).missing
    assert "checked" not in tree(missing).states
    missing.click()
    assert {"checkable", "checked"} <= tree(missing).states
