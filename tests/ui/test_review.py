"""The review: what was chosen can be read, taken away, changed, and only what it shows last can be cast."""

import pytest

from tests.tools.driver import Driver
from tests.tools.kits import cartagena
from tests.ui.conftest import Starter
from tests.ui.consultations import consultation
from tests.ui.test_voting_by_touch import to_review
from ui.screens.ballot import BallotScreen
from ui.screens.detail import DetailScreen
from ui.screens.review import ReviewScreen
from ui.screens.thanks import ThanksScreen
from ui.widgets.code import shown_code


def code(kiosk: Driver) -> str:
    """Under which the vote of this review is sealed."""
    kiosk.wait_until(lambda: kiosk.citizen.visit.sealed is not None, "the code")
    vote = kiosk.citizen.visit.sealed
    assert vote is not None
    assert shown_code(vote.code) in kiosk.texts()
    return vote.code


@pytest.mark.parametrize("removed", [6, 9])
def test_what_is_taken_away_on_the_review_is_in_no_vote(removed: int, standing: Driver) -> None:
    to_review(standing, 6, 9)
    before = code(standing)
    standing.touch(f"Quitar la propuesta {removed}")
    standing.wait_for(ReviewScreen)
    assert set(standing.citizen.visit.selections) == {6, 9} - {removed}
    assert not standing.has_button(f"Quitar la propuesta {removed}")
    after = code(standing)
    assert after != before
    standing.touch("Depositar mi voto")
    standing.wait_for(ThanksScreen)
    assert standing.citizen.visit.code == after


def test_whoever_takes_the_last_one_away_is_back_at_the_ballot(standing: Driver) -> None:
    to_review(standing, 6)
    standing.touch("Quitar la propuesta 6")
    standing.wait_for(BallotScreen)
    assert standing.citizen.visit.selections == ()
    assert not standing.button("Revisar mi voto").isEnabled()


def test_where_a_blank_vote_is_allowed_nobody_comes_to_one_by_taking_away(start: Starter) -> None:
    kiosk = start(consultation(2, blank=True))
    kiosk.arrive()
    kiosk.touch("Empezar a votar")
    kiosk.choose(1)
    kiosk.touch("Revisar mi voto")
    kiosk.touch("Quitar la propuesta 1")
    kiosk.wait_for(BallotScreen)
    kiosk.touch("Revisar mi voto")
    kiosk.wait_for(ReviewScreen)
    assert not kiosk.has_button("Elegir otra")


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ((6,), "Todavía puede elegir 2 propuestas más, si quiere."),
        ((6, 9), "Todavía puede elegir 1 propuesta más, si quiere."),
        ((2, 6, 9), ""),
    ],
)
def test_that_more_may_be_chosen_is_said_once_and_leads_to_the_ballot(
    chosen: tuple[int, ...], said: str, standing: Driver
) -> None:
    to_review(standing, *chosen)
    screen = standing.screen
    assert isinstance(screen, ReviewScreen)
    assert standing.has_button("Elegir otra") is bool(said)
    if screen.another is not None:
        note = screen.another.parentWidget()
        assert note is not None
        assert note.accessibleName() == said
        standing.touch("Elegir otra")
        standing.wait_for(BallotScreen)
    assert standing.citizen.visit.selections == chosen


def test_a_text_that_was_opened_from_the_review_leads_back_to_it_unchanged(standing: Driver) -> None:
    to_review(standing, 6, 9)
    before = code(standing)
    standing.screen.opened.emit(9)  # type: ignore[attr-defined]
    screen = standing.wait_for(DetailScreen)
    assert isinstance(screen, DetailScreen)
    assert screen.text.accessibleName() == cartagena().proposal(9).text
    standing.touch("Ver todas")
    standing.wait_for(ReviewScreen)
    assert code(standing) == before


def test_a_proposal_that_is_taken_away_in_its_open_text_leaves_the_rest_on_the_ballot(
    standing: Driver,
) -> None:
    to_review(standing, 6, 9)
    code(standing)
    standing.screen.opened.emit(9)  # type: ignore[attr-defined]
    standing.touch("Quitar esta propuesta")
    standing.wait_for(BallotScreen)
    assert standing.citizen.visit.selections == (6,)
    assert standing.citizen.visit.sealed is None


def test_the_ballot_keeps_its_choices_and_their_order_through_a_change(standing: Driver) -> None:
    to_review(standing, 9, 2, 6)
    standing.touch("Cambiar")
    ballot = standing.ballot()
    assert [slot.accessibleName().split(".")[0] for slot in ballot.slots.slots] == [
        f"Elegida: propuesta {number}" for number in (9, 2, 6)
    ]
    assert [card.proposal.number for card in ballot.cards if card.isChecked()] == [2, 6, 9]


@pytest.mark.parametrize("tool", ["Texto", "Contraste"])
def test_another_size_or_colour_changes_neither_choice_nor_code(tool: str, standing: Driver) -> None:
    to_review(standing, 6)
    before = code(standing)
    for _ in range(4):
        standing.touch(tool)
        assert code(standing) == before
    assert standing.citizen.visit.selections == (6,)


@pytest.mark.parametrize(
    ("chosen", "free"),
    [
        ((), ["Puede elegir hasta 3 propuestas", "Lugar libre", "Lugar libre"]),
        ((6,), ["Puede elegir 2 propuestas más", "Lugar libre"]),
        ((6, 9), ["Puede elegir 1 propuesta más"]),
        ((6, 9, 2), []),
    ],
)
def test_the_slots_say_how_many_more_may_be_chosen(
    chosen: tuple[int, ...], free: list[str], standing: Driver
) -> None:
    standing.arrive()
    standing.answer_questions()
    standing.choose(*chosen)
    slots = [slot.accessibleName() for slot in standing.ballot().slots.slots]
    assert slots[len(chosen) :] == free


def test_a_refusal_goes_with_the_next_touch_on_a_card(standing: Driver) -> None:
    standing.arrive()
    standing.answer_questions()
    standing.choose(6, 9, 2, 4)
    advice = standing.ballot().advice
    assert advice.text() == "Ya eligió 3 propuestas. Para cambiar, quite primero una."
    standing.choose(9)
    assert "Ya eligió" not in advice.text()
    standing.choose(4)
    assert standing.citizen.visit.selections == (6, 2, 4)


def test_answers_are_still_marked_for_whoever_goes_back_and_another_one_replaces_them(
    standing: Driver,
) -> None:
    standing.arrive()
    standing.answer_questions()
    standing.choose(6)
    standing.touch("Atrás")
    assert standing.button("Femenino").isChecked()
    standing.touch("Atrás")
    assert standing.button("55 - 69 años").isChecked()
    standing.touch("18 - 24 años")
    assert not standing.button("55 - 69 años").isChecked()
    standing.touch("Seguir")
    standing.touch("Seguir")
    assert standing.ballot().cards[5].isChecked()
    assert standing.citizen.visit.answers["edad"] == "18 - 24 años"
