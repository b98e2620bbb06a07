"""A ballot obeys its rule, and its 64 bytes have one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.ballot import BALLOT_LENGTH, MOST_SELECTIONS, BallotRule, decode_ballot, encode_ballot
from kiosk.errors import Refused

RULE = BallotRule(frozenset(range(1, 13)), 1, 3, blank_allowed=False)
BLANK_TOO = BallotRule(frozenset(range(1, 13)), 2, 3, blank_allowed=True)
SELECTIONS = st.sets(st.integers(1, 0xFFFF), max_size=MOST_SELECTIONS)


@pytest.mark.parametrize("selections", [[1], [12, 1], (3, 2, 1), {6, 7, 9}])
def test_between_least_and_most_different_proposals_are_a_ballot(selections: list[int]) -> None:
    RULE.check(selections)


@pytest.mark.parametrize(
    ("rule", "selections", "reason"),
    [
        (RULE, [1, 1], "ballot-repeats"),
        (RULE, [0], "ballot-unknown-proposal"),
        (RULE, [13], "ballot-unknown-proposal"),
        (RULE, [-1], "ballot-unknown-proposal"),
        (RULE, [1, 2, 3, 4], "ballot-too-many"),
        (RULE, [], "ballot-too-few"),
        (BLANK_TOO, [5], "ballot-too-few"),
    ],
)
def test_what_breaks_the_rule_is_refused_with_its_reason(
    rule: BallotRule, selections: list[int], reason: str
) -> None:
    with pytest.raises(Refused) as refused:
        rule.check(selections)
    assert refused.value.reason == reason


def test_a_blank_vote_is_valid_only_where_it_is_allowed() -> None:
    BLANK_TOO.check([])
    assert BLANK_TOO.is_complete([])
    assert not RULE.is_complete([])


def test_a_ballot_is_complete_from_the_least_number_on() -> None:
    assert [BLANK_TOO.is_complete(range(1, n + 1)) for n in range(1, 4)] == [False, True, True]


def test_remaining_counts_down_to_nothing() -> None:
    assert [RULE.remaining(range(n)) for n in range(5)] == [3, 2, 1, 0, 0]


def test_a_ballot_is_version_count_numbers_ascending_and_zeros() -> None:
    assert encode_ballot([300, 6, 7]) == b"\x01\x03\x00\x06\x00\x07\x01\x2c" + bytes(56)
    assert encode_ballot([]) == b"\x01\x00" + bytes(62)


@given(SELECTIONS)
def test_what_is_encoded_decodes_and_is_always_64_bytes(selections: set[int]) -> None:
    data = encode_ballot(selections)
    assert len(data) == BALLOT_LENGTH
    assert decode_ballot(data) == tuple(sorted(selections))


@given(SELECTIONS, st.randoms())
def test_the_order_of_touching_leaves_no_trace(selections: set[int], random: object) -> None:
    touched = list(selections)
    random.shuffle(touched)  # type: ignore[attr-defined]
    assert encode_ballot(touched) == encode_ballot(sorted(selections))


@pytest.mark.parametrize("selections", [[1, 1], [0], [-1], [0x10000], range(1, MOST_SELECTIONS + 2)], ids=str)
def test_what_no_ballot_can_hold_is_a_bug_of_the_caller(selections: list[int]) -> None:
    with pytest.raises(ValueError, match=r"ballot|proposal"):
        encode_ballot(selections)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        encode_ballot([1])[:-1],
        encode_ballot([1]) + b"\0",
        b"\x00" + encode_ballot([1])[1:],
        b"\x02" + encode_ballot([1])[1:],
        b"\x01\x20" + bytes(62),
        b"\x01\xff" + bytes(62),
        b"\x01\x02\x00\x02\x00\x01" + bytes(58),
        b"\x01\x02\x00\x02\x00\x02" + bytes(58),
        b"\x01\x01\x00\x00" + bytes(60),
        b"\x01\x01\x00\x01\x00\x02" + bytes(58),
        encode_ballot([1])[:-1] + b"\x01",
    ],
    ids=[
        "empty", "short", "long", "version 0", "version 2", "32 numbers", "255 numbers", "descending",
        "repeated", "zero", "more numbers than counted", "tail",
    ],
)  # fmt: skip
def test_bytes_that_encoding_never_makes_are_refused(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        decode_ballot(data)
    assert refused.value.reason == "ballot-malformed"


@given(st.binary(min_size=62, max_size=62), st.integers(0, 40))
def test_what_decodes_encodes_to_the_same_bytes(tail: bytes, count: int) -> None:
    data = bytes((1, count)) + tail
    try:
        selections = decode_ballot(data)
    except Refused:
        return
    assert encode_ballot(selections) == data
