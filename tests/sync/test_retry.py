"""When a kiosk tries again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.retry import Failure, RetryPolicy, Schedule, timeout_seconds, wait_seconds

GONE = Failure("No hay conexión.", "2022-11-15T12:00")


@given(st.integers(1, 500), st.floats(0, 1))
def test_a_wait_doubles_up_to_its_longest_and_is_spread_by_chance(failures: int, chance: float) -> None:
    wait = wait_seconds(failures, 5, 300, chance)
    whole = min(300, 5 * 2 ** (failures - 1))
    assert whole / 2 <= wait <= whole


@given(st.integers(0, 4 * 1024 * 1024), st.integers(0, 50))
def test_time_outs_grow_with_size_and_with_failures_within_bounds(size: int, failures: int) -> None:
    assert timeout_seconds(size, failures) < timeout_seconds(size + 2048, failures)
    assert timeout_seconds(size, 0) <= timeout_seconds(size, failures) <= 4 * timeout_seconds(size, 0)


def test_the_oldest_goes_first_and_nothing_while_the_line_waits() -> None:
    schedule = Schedule()
    assert schedule.due([3, 1, 2], 0) == 1
    waiting = schedule.line_failed(GONE, 0, 1.0)
    assert waiting.due([1], 4.9) is None
    assert waiting.due([1], 5.0) == 1


def test_a_batch_that_is_not_taken_waits_alone() -> None:
    schedule = Schedule().set_aside(1, GONE, 0, 1.0)
    assert schedule.due([1, 2], 1) == 2
    assert schedule.due([1], 1) is None
    assert schedule.due([1, 2], 60) == 1
    assert schedule.trouble([2]) is None
    assert schedule.trouble([1, 2]) is not None


def test_what_the_centre_asks_is_respected_up_to_an_hour() -> None:
    asked = Schedule().line_failed(Failure("Ocupado", "", 120), 0, 0.0)
    assert asked.line.not_before == 120
    absurd = Schedule().line_failed(Failure("Ocupado", "", 1e9), 0, 0.0)
    assert absurd.line.not_before == 3600


def test_since_when_it_fails_is_kept_until_a_receipt_comes() -> None:
    schedule = Schedule().line_failed(GONE, 0, 1.0)
    later = schedule.line_failed(Failure("Lento.", "2022-11-15T12:09"), 9, 1.0)
    assert (later.line.since, later.line.why, later.line.failures) == ("2022-11-15T12:00", "Lento.", 2)
    assert later.delivered(1) == Schedule(later.policy)


def test_batches_that_the_centre_lost_go_again_before_the_one_that_showed_it() -> None:
    schedule = Schedule().send_again(6, 4).set_aside(6, GONE, 0, 1.0)
    assert [schedule.due([6], 1), schedule.pending([6])] == [4, [4, 5, 6]]
    schedule = schedule.delivered(4)
    assert schedule.due([6], 1) == 5
    schedule = schedule.delivered(5)
    assert schedule.due([6], 1) == 6


@pytest.mark.parametrize("expected", [0, 6, 7, -1])
def test_nothing_goes_again_for_an_expectation_that_makes_no_sense(expected: int) -> None:
    assert Schedule().send_again(6, expected) == Schedule()


def test_asking_for_it_ends_every_wait_but_not_the_history() -> None:
    schedule = Schedule(RetryPolicy()).line_failed(GONE, 0, 1.0).at_once()
    assert (schedule.due([1], 0), schedule.line.failures) == (1, 1)


def test_the_next_moment_is_that_of_the_first_that_may_go_and_none_without_one() -> None:
    schedule = Schedule().set_aside(1, GONE, 0, 1.0)
    assert schedule.next_moment([]) is None
    assert schedule.next_moment([1]) == 60
    assert schedule.next_moment([1, 2]) == 0
    assert schedule.line_failed(GONE, 100, 1.0).next_moment([1, 2]) == 105
