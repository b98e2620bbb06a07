"""The 314 answers of 2022, built so that every published margin is met exactly.

Only margins were published: how often each proposal, age band and sex was named. Who answered what, how many
chose one, two or three proposals, and which went together is invented here; the sums alone are real. The
same seed always gives the same answers.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass

from tests.tools.facts_2022 import AGES, CHOICES, MOST_CHOICES, PROPOSAL_VOTES, RESPONSES, SEXES

SEED = 2022
_ONE_CHOICE = 20
_SWAPS = 20_000


@dataclass(frozen=True)
class Answer:
    """What one person answered; ``choices`` ascending."""

    age: str
    sex: str
    choices: tuple[int, ...]


def answers_of_2022(seed: int = SEED) -> tuple[Answer, ...]:
    """One for each of the 314."""
    source = random.Random(seed)
    ages, sexes = _dealt(AGES, source), _dealt(SEXES, source)
    choices = _choices(source)
    return tuple(
        Answer(age, sex, tuple(sorted(chosen))) for age, sex, chosen in zip(ages, sexes, choices, strict=True)
    )


def _dealt(counts: Mapping[str, int], source: random.Random) -> list[str]:
    """Each label as often as its count, shuffled."""
    labels = [label for label, count in counts.items() for _ in range(count)]
    source.shuffle(labels)
    return labels


def _choices(source: random.Random) -> list[set[int]]:
    """A set of one to three proposals for each person, with exactly the published votes in all."""
    sizes = _sizes()
    source.shuffle(sizes)
    free = dict(enumerate(sizes))
    chosen: list[set[int]] = [set() for _ in sizes]
    # The Gale–Ryser construction: the most voted proposal first, always to those with most room left. It
    # succeeds wherever any table with these margins exists.
    for proposal, votes in sorted(PROPOSAL_VOTES.items(), key=lambda item: -item[1]):
        for person in sorted(free, key=lambda person: -free[person])[:votes]:
            chosen[person].add(proposal)
            free[person] -= 1
    assert not any(free.values()), "every choice has found its person"
    _mix(chosen, source)
    return chosen


def _sizes() -> list[int]:
    """How many proposals each person chose: of these only the sum, 853, is known."""
    three = CHOICES - _ONE_CHOICE - 2 * (RESPONSES - _ONE_CHOICE)
    return [1] * _ONE_CHOICE + [2] * (RESPONSES - _ONE_CHOICE - three) + [MOST_CHOICES] * three


def _mix(chosen: list[set[int]], source: random.Random) -> None:
    """Take the regularity out: two people exchange one proposal each, which changes no margin."""
    for _ in range(_SWAPS):
        one, other = source.sample(chosen, 2)
        gives, takes = sorted(one - other), sorted(other - one)
        if gives and takes:
            given, taken = source.choice(gives), source.choice(takes)
            one.symmetric_difference_update((given, taken))
            other.symmetric_difference_update((given, taken))
