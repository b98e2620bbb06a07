"""Whatever happens to a line, the schedule says what a plain list of waits would say."""

from __future__ import annotations

import math
from dataclasses import dataclass

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from sync.retry import Failure, RetryPolicy, Schedule

POLICY = RetryPolicy(first=5, longest=40, first_alone=10, longest_alone=80)
_sequence, _chance = st.integers(1, 5), st.sampled_from([0.0, 0.5, 1.0])


def doubled(first: float, longest: float, failures: int, chance: float) -> float:
    """By repeated addition, not by powers."""
    wait = first
    for _ in range(failures - 1):
        wait = min(longest, wait + wait)
    return wait / 2 + wait * chance / 2


@dataclass
class Wait:
    """Failures in a row, when again, since when, why."""

    failures: int = 0
    until: float = 0.0
    since: str = ""
    why: str = ""

    def fail(self, failure: Failure, until: float) -> None:
        self.failures, self.until, self.why = self.failures + 1, until, failure.why
        self.since = self.since or failure.minute


class Line(RuleBasedStateMachine):
    """One wait for the line, and one for each batch that was not taken."""

    def __init__(self) -> None:
        super().__init__()
        self.schedule = Schedule(POLICY)
        self.now, self.turn = 100.0, 0
        self.line = Wait()
        self.alone: dict[int, Wait] = {}
        self.undelivered: set[int] = set()
        self.again: set[int] = set()

    def failure(self, asked: float = 0.0) -> Failure:
        self.turn += 1
        return Failure(f"why {self.turn}", f"minute {self.turn}", asked)

    @rule(sequence=_sequence)
    def a_batch_is_made(self, sequence: int) -> None:
        self.undelivered.add(sequence)

    @rule(seconds=st.sampled_from([0.0, 1.0, 7.5, 90.0]))
    def time_passes(self, seconds: float) -> None:
        self.now += seconds

    @rule(chance=_chance, asked=st.sampled_from([0.0, 60.0, 7200.0]))
    def nobody_answers(self, chance: float, asked: float) -> None:
        failure = self.failure(asked)
        self.schedule = self.schedule.line_failed(failure, self.now, chance)
        wait = doubled(5, 40, self.line.failures + 1, chance)
        self.line.fail(failure, self.now + max(wait, min(asked, 3600.0)))

    @rule(sequence=_sequence, chance=_chance)
    def one_is_not_taken(self, sequence: int, chance: float) -> None:
        failure, own = self.failure(), self.alone.setdefault(sequence, Wait())
        self.schedule = self.schedule.set_aside(sequence, failure, self.now, chance)
        own.fail(failure, self.now + doubled(10, 80, own.failures + 1, chance))
        self.line = Wait()

    @precondition(lambda self: self.undelivered or self.again)
    @rule(which=st.integers(0, 9))
    def one_is_delivered(self, which: int) -> None:
        waiting = sorted(self.undelivered | self.again)
        sequence = waiting[which % len(waiting)]
        self.schedule = self.schedule.delivered(sequence)
        self.undelivered.discard(sequence)
        self.again.discard(sequence)
        self.alone.pop(sequence, None)
        self.line = Wait()
        if not self.again:
            self._nothing_waits()

    @rule(sequence=_sequence, expected=st.integers(-1, 6))
    def the_centre_lacks_what_it_had(self, sequence: int, expected: int) -> None:
        self.schedule = self.schedule.send_again(sequence, expected)
        if expected > 0 and sequence not in self.again:
            self.again |= set(range(expected, sequence))

    @rule()
    def somebody_asks(self) -> None:
        self.schedule = self.schedule.at_once()
        self.line.until = 0.0
        self._nothing_waits()

    def _nothing_waits(self) -> None:
        for wait in self.alone.values():
            wait.until = 0.0

    @invariant()
    def it_says_what_the_lists_say(self) -> None:
        waiting = sorted(self.undelivered | self.again)
        own = [self.alone.get(sequence, Wait()) for sequence in waiting]
        until = [max(self.line.until, wait.until) for wait in own]
        ready = [sequence for sequence, moment in zip(waiting, until, strict=True) if moment <= self.now]
        assert self.schedule.due(self.undelivered, self.now) == next(iter(ready), None)
        soonest = self.schedule.next_moment(self.undelivered)
        assert soonest is None if not until else math.isclose(soonest or 0.0, min(until))
        trouble = self.schedule.trouble(self.undelivered)
        told = next((wait for wait in (self.line, *own) if wait.failures), None)
        assert (trouble is None) is (told is None)
        if trouble is not None and told is not None:
            assert (trouble.failures, trouble.since, trouble.why) == (told.failures, told.since, told.why)
            assert math.isclose(trouble.not_before, told.until)


def test_whatever_happens_to_a_line_the_schedule_says_what_plain_waits_would_say() -> None:
    run_state_machine_as_test(Line, settings=settings(max_examples=40, stateful_step_count=25))
