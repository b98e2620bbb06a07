"""Whatever the clocks of a kiosk and of the centre say, the results are the same to the byte."""

from __future__ import annotations

import functools

import pytest

from tests.tools import false_clock


@functools.cache
def right() -> false_clock.Day:
    return false_clock.run("+0")


def kinds(day: false_clock.Day) -> list[str]:
    return [event for _, event, _ in day.events]


@pytest.mark.parametrize(
    "clock",
    ["+20y", "-20y", "2022-11-15 12:00:00", "1970-01-02 00:00:00"],
    ids=["20 years ahead", "20 years behind", "standing still", "after the battery died"],
)
def test_a_wrong_clock_changes_no_result(clock: str) -> None:
    day = false_clock.run(clock)
    assert day.results == right().results
    assert kinds(day) == kinds(right())
    assert not day.behind


@pytest.mark.parametrize("then", ["-3d", "-20y"])
def test_a_clock_that_jumps_back_changes_no_result_and_is_noted_once_and_shown(then: str) -> None:
    day = false_clock.run("+0", then)
    assert day.results == right().results
    assert day.behind
    assert kinds(day).count("clock_went_back") == 1
    assert len(day.events) == len(right().events) + 1
    (detail,) = {detail for _, event, detail in day.events if event == "clock_went_back"}
    assert detail >= day.events[0][0]


def test_a_clock_that_jumps_ahead_changes_no_result() -> None:
    assert false_clock.run("+0", "+20y").results == right().results
