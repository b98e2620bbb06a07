"""A choice too many: what is said about it covers nothing, moves nothing, and goes away."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton

from tests.tools.driver import Driver
from tests.ui.conftest import Starter
from tests.ui.consultations import consultation
from tests.ui.layout import problems
from ui.theme import Contrast, TextSize
from ui.widgets.advice import REFUSED_MS, Advice
from ui.widgets.label import Label


def to_ballot(kiosk: Driver) -> Advice:
    kiosk.arrive()
    kiosk.answer_questions()
    return kiosk.ballot().advice


def refused(kiosk: Driver) -> Advice:
    """Three are chosen, and a fourth was touched."""
    kiosk.choose(6, 9, 2, 4)
    advice = kiosk.ballot().advice
    assert advice.refused
    return advice


@pytest.mark.parametrize("size", [(1024, 600), (1280, 800), (1920, 1080), (800, 1280)])
@pytest.mark.parametrize("text", list(TextSize))
def test_it_lies_on_no_title_and_no_control_and_nothing_moves_for_it(
    size: tuple[int, int], text: TextSize, standing: Driver
) -> None:
    standing.shell.resize(*size)
    to_ballot(standing)
    standing.shell.set_theme(Contrast.NORMAL, text)
    standing.choose(6, 9, 2)
    ballot = standing.ballot()
    places = [card.geometry() for card in ballot.cards]
    standing.choose(4)
    shown = [each for kind in (QAbstractButton, Label) for each in ballot.findChildren(kind)]
    mine = ballot.advice.geometry()
    for widget in shown:
        if widget.isVisible() and widget is not ballot.advice:
            area = widget.rect().translated(widget.mapTo(ballot, widget.rect().topLeft()))
            assert not area.intersects(mine), widget.accessibleName()
    assert problems(ballot) == []
    standing.card(1)
    assert [card.geometry() for card in ballot.cards if card.isVisible()] == [
        place for card, place in zip(ballot.cards, places, strict=True) if card.isVisible()
    ]


def test_it_goes_by_itself_and_the_help_comes_back(standing: Driver) -> None:
    help_text = to_ballot(standing).text()
    advice = refused(standing)
    assert advice.ending.isActive()
    assert advice.ending.interval() == REFUSED_MS
    advice.ending.timeout.emit()
    assert not advice.refused
    assert advice.text() == help_text
    assert standing.citizen.visit.selections == (6, 9, 2)


def test_it_goes_with_another_page(standing: Driver) -> None:
    standing.shell.resize(1024, 600)
    to_ballot(standing)
    advice = refused(standing)
    standing.touch("Más")
    assert not advice.refused


def test_a_second_choice_too_many_is_refused_for_as_long_again(standing: Driver) -> None:
    to_ballot(standing)
    advice = refused(standing)
    advice.ending.stop()
    standing.choose(5)
    assert advice.refused
    assert advice.ending.isActive()


def test_where_one_may_be_chosen_it_says_so_in_the_singular(start: Starter) -> None:
    kiosk = start(consultation(3))
    kiosk.arrive()
    kiosk.touch("Empezar a votar")
    kiosk.choose(1, 2)
    assert kiosk.ballot().advice.text() == "Ya eligió 1 propuesta. Para cambiar, quítela primero."
