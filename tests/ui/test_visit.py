"""One person's visit in memory: choices within the rule, nothing swapped, nothing left of who has gone."""

from collections.abc import Callable
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.consultation import Consultation
from kiosk.context import Mode
from kiosk.session import IllegalTransition, SessionState
from kiosk.station import Station
from kiosk.vote import SealedVote, Voter
from tests.kiosk.voting import ANSWERS
from tests.tools.kits import cartagena, make_station
from tests.ui.consultations import consultation
from ui.visit import Visit

VOTER = Voter(bytes(32), "Ana Ruiz", None, "1", "2022-11-15T12:00", 0)
S = SessionState


def begun(rules: Consultation) -> Visit:
    return Visit(rules).check_in(VOTER).begin()


def marking(*numbers: int, rules: Consultation | None = None) -> Visit:
    """A visit at the ballot, with these proposals chosen."""
    visit = begun(rules or cartagena())
    while visit.state is S.QUESTIONS:
        visit = visit.answer(visit.consultation.questions[visit.question].answers[0]).next_question()
    return reduce(Visit.toggle, numbers, visit)


@pytest.fixture(scope="module")
def sealer(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Visit], SealedVote]:
    """Seals what a visit has chosen, at a real station."""
    station: Station = make_station(tmp_path_factory.mktemp("station"), mode=Mode.PRACTICE)
    station.open_polls()
    return lambda visit: station.seal(VOTER, ANSWERS, visit.selections)


AT: dict[SessionState, Callable[[], Visit]] = {
    S.IDLE: lambda: Visit(cartagena()),
    S.CHECKED_IN: lambda: Visit(cartagena()).check_in(VOTER),
    S.QUESTIONS: lambda: begun(cartagena()),
    S.MARKING: lambda: marking(6),
    S.REVIEW: lambda: marking(6).review(),
    S.DECIDING: lambda: marking(6).review().verify(),
    S.VOIDING: lambda: marking(6).review().verify().challenge(),
    S.CASTING: lambda: marking(6).review().cast(),
    S.DONE: lambda: marking(6).review().cast().committed("CODE"),
}
STEPS: dict[str, tuple[Callable[[Visit], Visit], set[SessionState]]] = {
    "check in": (lambda visit: visit.check_in(VOTER), {S.IDLE}),
    "begin": (Visit.begin, {S.CHECKED_IN}),
    "review": (Visit.review, {S.MARKING}),
    "change": (Visit.change, {S.REVIEW}),
    "verify": (Visit.verify, {S.REVIEW}),
    "challenge": (Visit.challenge, {S.DECIDING}),
    "cast": (Visit.cast, {S.REVIEW, S.DECIDING}),
    "committed": (lambda visit: visit.committed("CODE"), {S.CASTING}),
    "failed": (Visit.failed, {S.CASTING, S.VOIDING}),
    "again": (Visit.again, set()),  # needs a real challenge: see below
    "back": (Visit.back, {S.QUESTIONS, S.MARKING, S.DECIDING}),
}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("state", AT, ids=lambda state: state.value)
def test_a_step_is_taken_where_the_table_has_it_and_nowhere_else(state: SessionState, step: str) -> None:
    act, allowed = STEPS[step]
    visit = AT[state]()
    assert visit.state is state
    if state in allowed:
        assert act(visit).state is not state or step == "back"
    else:
        with pytest.raises(IllegalTransition):
            act(visit)


@pytest.mark.parametrize("state", [s for s in AT if s not in {S.IDLE, S.VOIDING, S.CASTING}])
def test_whoever_leaves_leaves_nothing_wherever_they_were(state: SessionState) -> None:
    assert AT[state]().cleared() == Visit(cartagena())


@pytest.mark.parametrize("state", [S.IDLE, S.VOIDING, S.CASTING])
def test_nobody_is_cleared_away_while_their_vote_is_on_its_way(state: SessionState) -> None:
    with pytest.raises(IllegalTransition):
        AT[state]().cleared()


@given(st.lists(st.integers(1, 12), max_size=30))
def test_whatever_is_touched_the_choice_obeys_the_rule_and_only_the_touched_card_changes(
    touches: list[int],
) -> None:
    visit = marking()
    for number in touches:
        before, visit = visit, visit.toggle(number)
        assert set(visit.selections) ^ set(before.selections) <= {number}
        assert len(set(visit.selections)) == len(visit.selections) <= 3
        assert visit.full == (visit.selections == before.selections)
        assert visit.remaining == 3 - len(visit.selections)
        assert visit.may_review == bool(visit.selections)


def test_a_refusal_is_over_with_the_next_step() -> None:
    full = marking(1, 2, 3, 4)
    assert full.full
    assert not full.toggle(1).full
    assert not full.review().full
    assert not full.back().full


def test_choices_and_answers_are_kept_while_somebody_goes_back_and_forth() -> None:
    visit = marking(6, 7)
    answers = dict(visit.answers)
    for _ in range(3):
        visit = visit.back().back().back().begin().next_question().next_question()
        assert (visit.state, visit.selections, dict(visit.answers)) == (S.MARKING, (6, 7), answers)


def test_an_answer_is_replaced_or_taken_back_and_the_others_stay() -> None:
    edad, sexo = (question.id for question in cartagena().questions)
    visit = begun(cartagena()).answer("18 - 24 años").next_question().answer("Femenino")
    assert dict(visit.answer("Masculino").answers) == {edad: "18 - 24 años", sexo: "Masculino"}
    assert dict(visit.answer(None).answers) == {edad: "18 - 24 años"}


@pytest.mark.parametrize(
    ("blank", "chosen", "may"), [(True, (), True), (False, (), False), (False, (1,), True)]
)
def test_an_empty_ballot_may_be_reviewed_only_where_a_blank_vote_is_allowed(
    blank: bool, chosen: tuple[int, ...], may: bool
) -> None:
    assert marking(*chosen, rules=consultation(2, blank=blank)).may_review is may


def test_without_questions_the_ballot_comes_first_and_nothing_is_before_it() -> None:
    visit = marking(1, rules=consultation(2))
    assert not visit.may_go_back
    assert visit.review().change().state is S.MARKING


def test_once_the_vote_is_stored_nothing_but_its_code_is_left() -> None:
    done = marking(6, 7).review().cast().committed("ABCD")
    assert (done.code, done.selections, dict(done.answers), done.voter, done.sealed) == (
        "ABCD",
        (),
        {},
        None,
        None,
    )


@pytest.mark.parametrize("leave", [Visit.change, Visit.cleared], ids=["change", "cleared"])
def test_a_sealed_vote_that_nobody_casts_is_overwritten(
    leave: Callable[[Visit], Visit], sealer: Callable[[Visit], SealedVote]
) -> None:
    review = marking(6, 7).review()
    vote = sealer(review)
    assert any(vote.nonce)
    assert any(vote.ballot)
    after = leave(review.sealed_as(vote))
    assert after.sealed is None
    assert not any(vote.nonce)
    assert not any(vote.ballot)


def test_a_vote_that_failed_to_be_stored_is_still_the_same_sealed_vote(
    sealer: Callable[[Visit], SealedVote],
) -> None:
    review = marking(6).review()
    vote = sealer(review)
    again = review.sealed_as(vote).cast().failed()
    assert again.state is S.REVIEW
    assert again.sealed is vote
    assert any(vote.nonce)


def test_after_a_challenge_the_ballot_is_empty_and_one_challenge_less_is_left(
    sealer: Callable[[Visit], SealedVote],
) -> None:
    visit = marking(6, 7).review()
    vote = sealer(visit)
    opened = visit.sealed_as(vote).verify().challenge().voided(vote.opened(), VOTER.challenged())
    assert (opened.state, opened.selections, opened.sealed) == (S.OPENED, (), None)
    assert opened.opened is not None
    assert opened.opened.selections == (6, 7)
    anew = opened.again()
    assert (anew.state, anew.opened, anew.selections) == (S.MARKING, None, ())
    assert anew.voter is not None
    assert anew.voter.challenges == 1


@pytest.mark.parametrize("made", range(5))
def test_the_machine_may_be_checked_as_often_as_the_consultation_says(made: int) -> None:
    voter = reduce(lambda voter, _: voter.challenged(), range(made), VOTER)
    visit = Visit(cartagena()).check_in(voter)
    assert visit.may_challenge is (made < cartagena().challenges)


@pytest.mark.parametrize("state", AT, ids=lambda state: state.value)
def test_what_a_log_would_show_of_a_visit_is_its_state_alone(state: SessionState) -> None:
    assert repr(AT[state]()) == f"Visit({state.value})"
