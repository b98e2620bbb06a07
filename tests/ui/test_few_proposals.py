"""A ballot of few proposals, as a village has it: large titles, no empty circles, and what blank means."""

from __future__ import annotations

import pytest

from tests.tools.driver import Driver
from tests.ui.conftest import Starter
from tests.ui.consultations import consultation
from tests.ui.layout import problems
from ui import spoken
from ui.screens.ballot import BallotScreen
from ui.screens.welcome import choose_sentence, choose_title
from ui.theme import Contrast, TextSize
from ui.widgets.card import LARGEST_SCALE, ProposalCard


def to_ballot(kiosk: Driver) -> BallotScreen:
    kiosk.arrive()
    kiosk.touch("Empezar a votar")
    return kiosk.ballot()


def heads(card: ProposalCard) -> set[int]:
    """The colours on the place of the picture of a card."""
    image = card.grab().toImage()
    top, size = card._px(10), card._px(58)
    left = card.theme.px(18) + card._px(54)
    across = range(left + 1, left + size)
    return {image.pixel(x, y) for x in across for y in (top + size // 3, top + size // 2)}


@pytest.mark.parametrize("text", list(TextSize))
@pytest.mark.parametrize("size", [(1024, 600), (1280, 800), (1920, 1080), (800, 1280)])
def test_titles_are_as_large_as_there_is_room_and_all_alike(
    size: tuple[int, int], text: TextSize, start: Starter
) -> None:
    kiosk = start(consultation(5, most=2), size=size)
    to_ballot(kiosk)
    kiosk.shell.set_theme(Contrast.NORMAL, text)
    ballot = kiosk.ballot()
    assert problems(ballot) == []
    (scale,) = {card._scale for card in ballot.cards}
    assert 1.0 <= scale <= LARGEST_SCALE
    for card in ballot.cards:
        if card.isVisible() and scale > 1.0:
            assert card._height_at(scale, card.width()) <= card.height()


def test_two_short_titles_are_shown_almost_twice_as_large(start: Starter) -> None:
    ballot = to_ballot(start(consultation(2)))
    assert {card._scale for card in ballot.cards} == {LARGEST_SCALE}


def test_where_the_cards_are_full_titles_stay_as_they_are(standing: Driver) -> None:
    standing.arrive()
    standing.answer_questions()
    assert {card._scale for card in standing.ballot().cards} == {1.0}


def test_a_proposal_without_a_picture_has_no_circle(start: Starter) -> None:
    kiosk = start(consultation(2))
    ballot = to_ballot(kiosk)
    with_picture, without = ballot.cards
    assert with_picture.proposal.picture
    assert not without.proposal.picture
    assert len(heads(with_picture)) > 1
    assert len(heads(without)) == 1


@pytest.mark.parametrize(
    ("least", "most", "blank", "title"),
    [
        (1, 1, False, "Elija una propuesta"),
        (1, 1, True, "Elija una propuesta, o ninguna"),
        (1, 2, False, "Elija una o dos propuestas"),
        (1, 2, True, "Elija hasta dos propuestas, o ninguna"),
        (1, 3, True, "Elija hasta tres propuestas, o ninguna"),
        (1, 8, True, "Elija hasta 8 propuestas, o ninguna"),
        (2, 3, True, "Elija dos o tres propuestas, o ninguna"),
        (2, 2, True, "Elija 2 propuestas, o ninguna"),
    ],
)
def test_the_line_about_how_many_says_where_none_is_a_vote_too(
    least: int, most: int, blank: bool, title: str
) -> None:
    rules = consultation(9, least=least, most=most, blank=blank)
    assert choose_title(rules) == title
    assert choose_sentence(rules).endswith("o ninguna.") is blank


@pytest.mark.parametrize("blank", [True, False])
def test_who_listens_hears_it_at_the_welcome_and_on_the_empty_ballot(blank: bool, start: Starter) -> None:
    kiosk = start(consultation(3, most=2, blank=blank))
    to_ballot(kiosk)
    visit = kiosk.citizen.visit
    assert (spoken.MAY_BE_BLANK in spoken.ballot(visit)) is blank
    assert (spoken.MAY_BE_BLANK in spoken.welcome(visit.consultation)) is blank
    kiosk.choose(1)
    assert spoken.MAY_BE_BLANK not in spoken.ballot(kiosk.citizen.visit)
