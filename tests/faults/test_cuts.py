"""A few bytes of each; `make faults` tries every one."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults import cuts
from tests.faults.lab import Lab, Tally, open_lab


@pytest.fixture
def lab(tmp_path: Path, new_database: Callable[[], str]) -> Iterator[Lab]:
    with open_lab(tmp_path, new_database, kiosks=3) as lab:
        yield lab


def test_an_upload_cut_anywhere_is_sent_again_and_counts_once(lab: Lab) -> None:
    tally = cuts.cut_uploads(lab, step=89)
    assert (tally.ballots, tally.receipts) == (2, 1)
    assert tally.faults > 50


def test_an_answer_cut_anywhere_is_no_receipt_and_the_same_one_comes_again(lab: Lab) -> None:
    tally = cuts.cut_answers(lab, step=23)
    assert tally.ballots == 2 * tally.receipts
    assert tally.faults > 30


def test_under_tls_a_cut_is_a_cut_too(lab: Lab) -> None:
    tally = cuts.cut_tls(lab, step=211)
    assert tally.ballots >= 2
    assert tally.faults > 30


def test_a_connection_that_stands_still_ends_and_counts_once(lab: Lab) -> None:
    assert cuts.hold_still(lab, places=4) == Tally(4, 2, 1)


def test_what_arrives_twice_and_in_any_order_counts_once_with_the_same_receipts(lab: Lab) -> None:
    order = [number for number in range(5) for _ in range(2)]
    random.Random(7).shuffle(order)
    assert cuts.repeat_and_shuffle(lab, 5, order) == Tally(15, 10, 5)


def test_a_few_bytes_at_a_time_are_enough(lab: Lab) -> None:
    assert cuts.small_pieces(lab, (1, 7, 100)) == Tally(3, 6, 3)
