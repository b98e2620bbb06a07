"""Nobody deposits what they have not seen: where the review takes several pages, all are shown first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from kiosk.session import SessionState
from tests.tools.driver import CODE, Driver, middle
from tests.tools.kits import cartagena
from tests.ui.test_four_keys import go_to
from tests.ui.test_voting_by_touch import to_review
from ui import spoken
from ui.screens.ballot import BallotScreen
from ui.screens.decide import DecideScreen
from ui.screens.detail import DetailScreen
from ui.screens.review import ReviewScreen
from ui.screens.thanks import ThanksScreen
from ui.theme import Contrast, TextSize

SMALL = (1024, 600)
CHOSEN = (2, 6, 9)


@pytest.fixture
def paged(standing: Driver) -> Driver:
    """A small screen and the largest text: each of three proposals has a page of its own."""
    standing.shell.resize(*SMALL)
    to_review(standing, *CHOSEN)
    await_code(standing)
    standing.shell.set_theme(Contrast.NORMAL, TextSize.LARGEST)
    standing.rest()
    return standing


def await_code(kiosk: Driver) -> None:
    """It is there once the vote is sealed."""
    kiosk.wait_until(lambda: kiosk.citizen.visit.sealed is not None, "the code")


def review(kiosk: Driver) -> ReviewScreen:
    screen = kiosk.wait_for(ReviewScreen)
    assert isinstance(screen, ReviewScreen)
    return screen


def on_the_screen(kiosk: Driver) -> set[int]:
    """The proposals that can be read now."""
    return {n for n in CHOSEN if kiosk.has_button(f"Quitar la propuesta {n}")}


@pytest.mark.parametrize("size", [SMALL, (1280, 800), (1920, 1080), (800, 1280)])
@pytest.mark.parametrize("text", list(TextSize))
def test_before_the_vote_can_be_cast_every_row_was_on_the_screen(
    size: tuple[int, int], text: TextSize, standing: Driver
) -> None:
    standing.shell.resize(*size)
    to_review(standing, *CHOSEN)
    standing.shell.set_theme(Contrast.NORMAL, text)
    seen = on_the_screen(standing)
    while not standing.has_button("Depositar mi voto"):
        standing.touch("Seguir revisando")
        seen |= on_the_screen(standing)
    assert seen == set(CHOSEN)
    assert not standing.has_button("Seguir revisando")


def test_the_last_page_deposits(paged: Driver) -> None:
    before = paged.status().ballots
    assert not paged.has_button("Depositar mi voto")
    paged.see_all()
    paged.touch("Depositar mi voto")
    paged.wait_for(ThanksScreen)
    assert paged.status().ballots == before + 1


def test_a_double_touch_turns_the_page_and_deposits_nothing(paged: Driver) -> None:
    before = paged.status().ballots
    paged.touch("Seguir revisando")
    button = paged.button("Seguir revisando")
    place = button.mapTo(paged.shell, middle(button))
    paged.rest()
    paged.touch_place(place)
    assert paged.has_button("Depositar mi voto")
    paged.touch_place(place)
    paged.touch_place(place)
    assert paged.citizen.visit.state is SessionState.REVIEW
    assert paged.status().ballots == before


def test_pages_may_be_turned_with_the_arrows_too(paged: Driver) -> None:
    paged.touch("Más")
    paged.touch("Anteriores")
    assert not paged.has_button("Depositar mi voto")
    paged.touch("Más")
    paged.touch("Más")
    assert paged.has_button("Depositar mi voto")
    paged.touch("Anteriores")
    assert paged.has_button("Depositar mi voto")


def test_going_on_leads_to_the_first_page_that_was_not_shown(paged: Driver) -> None:
    paged.touch("Más")
    paged.touch("Anteriores")
    paged.touch("Seguir revisando")
    assert on_the_screen(paged) == {9}


def test_the_machine_can_be_checked_once_all_was_shown(paged: Driver) -> None:
    assert not paged.button("Compruebe la máquina").isEnabled()
    paged.see_all()
    paged.touch("Compruebe la máquina")
    paged.wait_for(DecideScreen)


def test_colours_and_an_opened_text_forget_nothing_of_what_was_shown(paged: Driver) -> None:
    paged.see_all()
    paged.touch("Contraste")
    assert paged.has_button("Depositar mi voto")
    review(paged).opened.emit(9)
    paged.wait_for(DetailScreen)
    paged.touch("Ver todas")
    assert review(paged).unseen == []


def test_a_screen_that_is_built_again_asks_for_what_nobody_turned_to_yet(paged: Driver) -> None:
    paged.touch("Seguir revisando")
    paged.touch("Contraste")
    assert review(paged).unseen == [2]


def test_what_is_pushed_off_the_screen_before_anybody_turned_was_not_seen(paged: Driver) -> None:
    paged.shell.set_theme(Contrast.NORMAL, TextSize.LARGER)
    screen = review(paged)
    assert screen.subtitle is not None
    screen.subtitle.setText("")
    screen.arrange()
    paged.touch("Seguir revisando")
    assert screen.unseen == []
    screen.show_code(CODE)
    assert screen.unseen == [2]


@pytest.mark.parametrize("size", [SMALL, (1280, 800), (1920, 1080), (800, 1280)])
@pytest.mark.parametrize("text", list(TextSize))
def test_nothing_moves_when_the_code_comes(size: tuple[int, int], text: TextSize, standing: Driver) -> None:
    standing.shell.resize(*size)
    to_review(standing, *CHOSEN)
    await_code(standing)
    standing.shell.set_theme(Contrast.NORMAL, text)
    screen = review(standing)
    screen.show_code("")
    before = screen.pages.geometry()
    screen.show_code(CODE)
    assert screen.pages.geometry() == before


def test_after_a_change_the_review_begins_anew(paged: Driver) -> None:
    paged.see_all()
    paged.touch("Cambiar")
    paged.wait_for(BallotScreen)
    paged.touch("Revisar mi voto")
    await_code(paged)
    assert review(paged).unseen == [1, 2]


def test_what_is_taken_away_leaves_the_rest_as_seen_as_it_was(paged: Driver) -> None:
    paged.see_all()
    paged.touch("Quitar la propuesta 9")
    assert review(paged).unseen == [2]  # that more may be chosen was not said yet


def test_who_listens_is_led_on_and_hears_how_to_deposit_on_the_last_page(paged: Driver) -> None:
    consultation, visit = cartagena(), paged.citizen.visit
    paged.key(Qt.Key.Key_Right)  # who uses the keys listens
    paged.key(Qt.Key.Key_F1)
    paged.player.finish_all()
    assert spoken.ANOTHER_PAGE in paged.player.said
    assert spoken.CAST not in paged.player.said
    assert all(consultation.proposal(number).short_title in paged.player.said for number in CHOSEN)
    while review(paged).unseen:
        paged.player.said.clear()
        go_to(paged, "Seguir revisando")
        paged.key(Qt.Key.Key_Return)
        paged.player.finish_all()
    assert paged.player.said[-len(spoken.review(visit)) :] == spoken.review(visit)
    assert paged.screen.focusWidget() is None
    go_to(paged, "Depositar mi voto")
    paged.key(Qt.Key.Key_Return)
    paged.wait_for(ThanksScreen)
