"""A slice of ``make fuzz``: every damage to some small files, and a few thousand mutations of all."""

from __future__ import annotations

import collections
import itertools
import random

import pytest

from tests.fuzz.corpus import seeds
from tests.fuzz.mutate import any_bytes
from tests.fuzz.readers import TARGETS
from tests.fuzz.targets import Target, Verdict, flips, truncations

FAILED = (Verdict.WRONG, Verdict.CRASHED)
every_reader = pytest.mark.parametrize("target", TARGETS.values(), ids=lambda target: target.name)


@every_reader
def test_the_files_that_mutations_start_from_are_accepted(target: Target) -> None:
    assert [target.judge(seed).verdict for seed in seeds(target.name)].count(Verdict.ACCEPTED)
    assert all(target.judge(seed).verdict is Verdict.ACCEPTED for seed in seeds(target.name))


@pytest.mark.parametrize("name", ["receipt", "acta-text", "share"])
def test_one_bit_or_the_end_gone_is_refused_or_means_the_same(name: str) -> None:
    target = TARGETS[name]
    (seed,) = seeds(name)
    meaning = target.meaning(target.judge(seed).value)
    for data in itertools.chain(flips(seed), truncations(seed)):
        judged = target.judge_damaged(data, meaning)
        assert judged.verdict not in FAILED, (judged.why, data)


def test_one_bit_of_a_challenge_gone_shows_another_code_or_that_it_does_not_hold() -> None:
    target = TARGETS["challenge"]
    (seed,) = seeds("challenge")
    original = target.read(seed)
    for data in itertools.chain(flips(seed), truncations(seed)):
        judged = target.judge(data)
        assert judged.verdict not in FAILED, (judged.why, data)
        if judged.verdict is Verdict.ACCEPTED:
            found = judged.value
            same = found.encoded() == original.encoded()
            assert same or found.code != original.code or not found.holds, data


@every_reader
def test_what_is_mutated_and_signed_again_is_refused_or_is_what_was_signed(target: Target) -> None:
    source, valid, found = random.Random(target.name), seeds(target.name), collections.Counter[Verdict]()
    for _ in range(60 if target.most_ms > 20 else 200):
        data = target.mutate(source.choice(valid), source, any_bytes)
        judged = target.judge(data)
        assert judged.verdict not in FAILED, (judged.why, data)
        found[judged.verdict] += 1
    assert found[Verdict.REFUSED], found
    assert found[Verdict.ACCEPTED], found
