"""When to knock: only at who did not answer, not more often than agreed, and what an answer is worth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.door import Door


def test_there_is_no_reason_to_knock_before_a_delivery_failed() -> None:
    assert not any(Door().due(now) for now in (0.0, 1e9))


@pytest.mark.parametrize(("chance", "wait"), [(0.0, 7.5), (0.5, 11.25), (1.0, 15.0)])
def test_a_knock_is_due_some_seconds_later_spread_by_chance(chance: float, wait: float) -> None:
    for door in (Door().unanswered(100.0, chance), Door().knocked(False, 100.0, chance)):
        assert not door.due(100.0 + wait - 0.001)
        assert door.due(100.0 + wait)


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.floats(0, 1)), max_size=20))
def test_only_the_first_answer_after_silence_says_that_the_network_came_back(
    happened: list[tuple[bool, bool, float]],
) -> None:
    door, silent, now = Door(), False, 0.0
    for knock, answered, chance in happened:
        if not knock:
            door = door.unanswered(now, chance)
            continue
        now = max(now, door.next_at or now)
        assert door.opened_by(answered) is (silent and answered)
        door = door.knocked(answered, now, chance)
        silent = not answered
        assert now + 7.5 <= (door.next_at or 0.0) <= now + 15.0
