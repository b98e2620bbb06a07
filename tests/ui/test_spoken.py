"""What is read aloud on each screen: all that is seen, in pieces that were recorded."""

from dataclasses import replace

import pytest

from kiosk.consultation import Consultation
from kiosk.recordings import Recordings
from kiosk.session import SessionState
from tests.tools.kits import cartagena
from tests.ui.consultations import consultation
from tests.ui.test_visit import AT, begun, marking
from ui import spoken
from ui.visit import Visit

TITLES = {proposal.number: proposal.short_title for proposal in cartagena().proposals}


def pieces(visit: Visit, detail_of: int | None = None) -> list[str]:
    return spoken.screen(visit, detail_of)


@pytest.mark.parametrize(
    "state", [s for s in AT if s is not SessionState.IDLE], ids=lambda state: state.value
)
def test_every_screen_of_a_visit_says_something_and_all_of_it_is_recorded(state: SessionState) -> None:
    recordings = Recordings(cartagena(), {})
    said = pieces(replace(AT[state](), code="7K2M"))
    assert said
    assert [piece for piece in said if recordings.find(piece) is None] == []


def test_where_nobody_is_nothing_is_said() -> None:
    assert pieces(Visit(cartagena())) == []


def test_the_welcome_counts_proposals_and_choices() -> None:
    said = pieces(AT[SessionState.CHECKED_IN]())
    at = said.index(spoken.PROPOSALS)
    assert (said[0], said[at - 1], said[at + 1]) == (cartagena().title, "12", "3")


@pytest.mark.parametrize(
    ("questions", "ends"), [(cartagena(), "> 70 años"), (consultation(questions=True), spoken.NO_ANSWER)]
)
def test_a_question_is_read_with_all_its_answers(questions: Consultation, ends: str) -> None:
    asked = questions.questions[0]
    said = pieces(begun(questions))
    assert said[:2] == [asked.prompt, spoken.QUESTION]
    assert set(asked.answers) <= set(said)
    assert said[-1] == ends


@pytest.mark.parametrize(
    ("chosen", "count"),
    [
        ((), [spoken.NOTHING_CHOSEN]),
        ((6,), [spoken.HAS_CHOSEN, "1", spoken.OF, "3", spoken.MAY_REVIEW]),
        ((6, 2, 9), [spoken.HAS_CHOSEN, "3", spoken.OF, "3", spoken.MAY_REVIEW]),
    ],
)
def test_the_ballot_says_how_many_are_chosen_and_what_to_do_then(
    chosen: tuple[int, ...], count: list[str]
) -> None:
    assert pieces(marking(*chosen)) == [spoken.BALLOT, *count]


def test_where_more_must_be_chosen_nobody_is_sent_to_the_review() -> None:
    rules = consultation(4, least=2, most=3)
    assert spoken.MAY_REVIEW not in spoken.count(marking(1, rules=rules))
    assert spoken.MAY_REVIEW in spoken.count(marking(1, 2, rules=rules))


def test_a_touch_on_a_card_says_the_card_its_state_and_the_count() -> None:
    chosen, free = marking(6), marking(6, 6)
    named = [spoken.PROPOSAL, "6", TITLES[6]]
    assert spoken.toggled(chosen, 6)[:4] == [*named, spoken.CHOSEN]
    assert spoken.toggled(free, 6) == [*named, spoken.NOT_CHOSEN, spoken.NOTHING_CHOSEN]


def test_a_choice_too_many_is_refused_aloud_and_never_named_as_chosen() -> None:
    said = spoken.toggled(marking(1, 2, 3, 4), 4)
    assert said[0] == spoken.TOO_MANY
    assert TITLES[4] not in said
    assert spoken.CHOSEN not in said


@pytest.mark.parametrize(("chosen", "state"), [((), spoken.NOT_CHOSEN), ((6,), spoken.CHOSEN)])
def test_an_open_text_is_read_whole_with_its_state_whatever_screen_it_was_opened_from(
    chosen: tuple[int, ...], state: str
) -> None:
    said = pieces(marking(*chosen), detail_of=6)
    assert said == [spoken.PROPOSAL, "6", TITLES[6], state, spoken.DETAIL, cartagena().proposal(6).text]
    if chosen:
        assert pieces(marking(*chosen).review(), detail_of=6) == said


@pytest.mark.parametrize(("chosen", "more"), [((9, 6), True), ((9, 6, 2), False)])
def test_the_review_reads_what_was_chosen_by_number_and_says_gently_that_more_may_be(
    chosen: tuple[int, ...], more: bool
) -> None:
    said = pieces(marking(*chosen).review())
    assert said[0] == spoken.REVIEW
    assert [piece for piece in said if piece in TITLES.values()] == [
        TITLES[number] for number in sorted(chosen)
    ]
    assert (spoken.MORE in said) is more
    assert said[-1] == spoken.CAST


def test_a_blank_vote_is_called_blank_before_it_is_cast() -> None:
    assert pieces(marking(rules=consultation(2, blank=True)).review()) == [spoken.BLANK, spoken.CAST]


def test_the_code_is_read_sign_by_sign_twice_once_the_vote_is_stored() -> None:
    said = spoken.thanks("7K2M-P4QX")
    letters = list("7K2MP4QX")
    assert said == [spoken.THANKS, spoken.CODE, *letters, spoken.CODE, *letters]


def test_the_code_of_a_sealed_vote_is_read_before_the_decision() -> None:
    assert spoken.decide("7K-2M") == [spoken.DECIDE, "7", "K", "2", "M", spoken.DECIDE_HOW]


@pytest.mark.parametrize("sensitive", ["", "Nadie está obligado a decirlo."])
def test_the_notice_is_read_line_by_line_and_a_line_that_it_does_not_have_is_not_announced(
    sensitive: str,
) -> None:
    rules = cartagena()
    given = replace(rules, notice=replace(rules.notice, sensitive=sensitive))
    said = spoken.notice(given)
    assert said[0] == spoken.NOTICE
    assert (spoken.FREE in said) is bool(sensitive)
    for title, text in ((spoken.RESPONSIBLE, given.notice.responsible), (spoken.RIGHTS, given.notice.rights)):
        assert said[said.index(title) + 1] == text


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Seguir", ["Seguir"]),
        ("Quitar la propuesta 12", ["Quitar la propuesta", "12"]),
        ("Votar", ["Votar"]),
        ("7", ["7"]),
        ("Anteriores", ["Anteriores"]),
    ],
)
def test_a_control_is_said_by_its_name_and_the_number_in_it_apart(name: str, said: list[str]) -> None:
    assert list(spoken.control(name)) == said


def test_no_piece_is_recorded_twice() -> None:
    found = spoken.all_pieces(cartagena())
    assert len(found) == len(set(found))
    assert set(spoken.program_pieces()) < set(found)


def test_a_vote_that_was_not_stored_is_told_aloud_and_only_a_sound_box_is_called_safe() -> None:
    assert "Nada se perdió" in spoken.FAILED
    assert "Nada se perdió" not in spoken.AT_RISK
    assert {spoken.FAILED, spoken.AT_RISK} <= set(spoken.program_pieces())
