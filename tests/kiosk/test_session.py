"""A visit to the kiosk follows its table; a screen that asks for anything else is a bug."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.session import TRANSITIONS, IllegalTransition, SessionEvent, SessionState, advance

S, E = SessionState, SessionEvent
EVERYTHING = list(itertools.product(SessionState, SessionEvent))
STRAIGHT = [E.CHECK_IN, E.BEGIN, E.ANSWERED, E.REVIEW, E.CAST, E.COMMITTED, E.CLEAR]


@pytest.mark.parametrize(("state", "event"), EVERYTHING, ids=str)
def test_only_what_the_table_names_can_happen(state: SessionState, event: SessionEvent) -> None:
    if (state, event) in TRANSITIONS:
        assert advance(state, event) is TRANSITIONS[state, event]
        return
    with pytest.raises(IllegalTransition, match=f"{event.value} in {state.value}"):
        advance(state, event)


def run(events: list[SessionEvent]) -> list[SessionState]:
    states = [S.IDLE]
    for event in events:
        states.append(advance(states[-1], event))
    return states


def test_a_visit_goes_from_welcome_to_thanks_and_back() -> None:
    expected = [S.IDLE, S.CHECKED_IN, S.QUESTIONS, S.MARKING, S.REVIEW, S.CASTING, S.DONE, S.IDLE]
    assert run(STRAIGHT) == expected


def test_a_consultation_without_questions_goes_straight_to_the_ballot() -> None:
    assert run([E.CHECK_IN, E.SKIP_QUESTIONS])[-1] is S.MARKING


def test_a_failed_cast_returns_to_the_review_and_can_be_tried_again() -> None:
    assert run([*STRAIGHT[:5], E.FAILED, E.CAST, E.COMMITTED])[-1] is S.DONE


def test_nothing_but_the_machine_ends_a_cast_that_is_under_way() -> None:
    leaving = {event for event in SessionEvent if (S.CASTING, event) in TRANSITIONS}
    assert leaving == {E.COMMITTED, E.FAILED}


def test_a_vote_that_was_opened_is_never_cast_and_the_person_votes_anew() -> None:
    opened = [*STRAIGHT[:4], E.VERIFY, E.CHALLENGE, E.VOIDED]
    assert {event for event in SessionEvent if (S.OPENED, event) in TRANSITIONS} == {E.AGAIN, E.CLEAR}
    assert run([*opened, E.AGAIN])[-1] is S.MARKING
    assert run([*opened, E.AGAIN, E.REVIEW, E.CAST, E.COMMITTED])[-1] is S.DONE


def test_whoever_checks_the_machine_may_still_cast_or_go_back() -> None:
    deciding = [*STRAIGHT[:4], E.VERIFY]
    assert run([*deciding, E.BACK])[-1] is S.REVIEW
    assert run([*deciding, E.CAST, E.COMMITTED])[-1] is S.DONE
    assert run([*deciding, E.CHALLENGE, E.FAILED, E.CAST])[-1] is S.CASTING


def test_nothing_but_the_machine_ends_a_challenge_that_is_under_way() -> None:
    leaving = {event for event in SessionEvent if (S.VOIDING, event) in TRANSITIONS}
    assert leaving == {E.VOIDED, E.FAILED}


def test_a_second_touch_on_cast_finds_no_transition() -> None:
    with pytest.raises(IllegalTransition):
        run([*STRAIGHT[:5], E.CAST])


def test_a_visit_can_be_left_from_everywhere_else() -> None:
    for state in set(SessionState) - {S.IDLE, S.CASTING, S.VOIDING}:
        assert advance(state, E.CLEAR) is S.IDLE


@given(st.lists(st.sampled_from(SessionEvent), max_size=30))
def test_every_ballot_stored_was_reviewed_and_cast_once(events: list[SessionEvent]) -> None:
    state, path = S.IDLE, []
    for event in events:
        if (state, event) not in TRANSITIONS:
            continue
        state = advance(state, event)
        path.append(event)
        if event is E.COMMITTED:
            visit = path[len(path) - 1 - path[::-1].index(E.CHECK_IN) :]
            assert visit[-2] is E.CAST
            assert E.REVIEW in visit
            assert visit.count(E.COMMITTED) == 1


def test_every_state_is_reached_from_the_welcome() -> None:
    reached, before = {S.IDLE}, set[SessionState]()
    while reached != before:
        before = set(reached)
        reached |= {after for (state, _), after in TRANSITIONS.items() if state in before}
    assert reached == set(SessionState)
