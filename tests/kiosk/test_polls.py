"""The polls follow their table: whatever it does not name is refused in words."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import OperatorError
from kiosk.polls import TRANSITIONS, Polls, PollsEvent, advance, require_open

EVERYTHING = list(itertools.product(Polls, PollsEvent))
DAYS = [
    [PollsEvent.OPEN, PollsEvent.END],
    [
        PollsEvent.OPEN,
        PollsEvent.PAUSE,
        PollsEvent.RESUME,
        PollsEvent.CLOSE_DAY,
        PollsEvent.OPEN,
        PollsEvent.END,
    ],
    [PollsEvent.OPEN, PollsEvent.PAUSE, PollsEvent.CLOSE_DAY, PollsEvent.END],
    [PollsEvent.OPEN, PollsEvent.PAUSE, PollsEvent.END],
]


@pytest.mark.parametrize(("state", "event"), EVERYTHING, ids=str)
def test_only_what_the_table_names_can_be_done(state: Polls, event: PollsEvent) -> None:
    if (state, event) in TRANSITIONS:
        assert advance(state, event) is TRANSITIONS[state, event]
        return
    with pytest.raises(OperatorError, match=r"la mesa .+\. No se perdió nada\.") as refused:
        advance(state, event)
    assert refused.value.do


@pytest.mark.parametrize("events", DAYS, ids=len)
def test_a_whole_consultation_ends_for_good(events: list[PollsEvent]) -> None:
    state = Polls.CLOSED
    for event in events:
        state = advance(state, event)
    assert state is Polls.ENDED


@given(st.lists(st.sampled_from(PollsEvent), max_size=12))
def test_nothing_opens_the_polls_again_once_they_ended(events: list[PollsEvent]) -> None:
    state, ended = Polls.CLOSED, False
    for event in events:
        try:
            state = advance(state, event)
        except OperatorError:
            continue
        assert not ended
        ended = state is Polls.ENDED


@pytest.mark.parametrize("state", Polls)
def test_people_vote_only_while_the_polls_are_open(state: Polls) -> None:
    if state is Polls.OPEN:
        require_open(state)
        return
    with pytest.raises(OperatorError, match="No se puede votar ahora"):
        require_open(state)


def test_the_words_in_the_database_and_in_batches_stay_what_they_are() -> None:
    assert [state.value for state in Polls] == ["closed", "open", "paused", "day_closed", "ended"]
