"""Codes that survive being read aloud, copied by hand and typed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk import crockford
from kiosk.errors import InvalidInput

CODES = st.text(crockford.ALPHABET, min_size=1, max_size=15)


def test_the_alphabet_has_32_signs_and_none_that_look_alike() -> None:
    assert len(set(crockford.ALPHABET)) == 32
    assert not set("ILOU") & set(crockford.ALPHABET)


def test_a_number_becomes_characters_most_significant_first() -> None:
    assert crockford.encode(0, 4) == "0000"
    assert crockford.encode(1, 4) == "0001"
    assert crockford.encode(31 * 32**3, 4) == "Z000"


@given(st.integers(0, 2**75 - 1))
def test_the_characters_tell_the_number_again(value: int) -> None:
    text = crockford.encode(value, 15)
    decoded = 0
    for character in text:
        decoded = decoded * 32 + crockford.ALPHABET.index(character)
    assert decoded == value


def test_groups_of_four_are_joined_by_dashes() -> None:
    assert crockford.grouped("K7QF2MXD9RTAW4HN") == "K7QF-2MXD-9RTA-W4HN"
    assert crockford.grouped("ABCDE") == "ABCD-E"


@given(CODES, st.data())
def test_the_check_character_catches_every_single_wrong_character(code: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(code) - 1))
    wrong = data.draw(st.sampled_from(crockford.ALPHABET.replace(code[place], "")))
    changed = code[:place] + wrong + code[place + 1 :]
    assert crockford.check_character(changed) != crockford.check_character(code)


def test_the_check_character_catches_all_swapped_neighbours_but_one_pair() -> None:
    missed = {
        frozenset(pair)
        for pair in ((a, b) for a in crockford.ALPHABET for b in crockford.ALPHABET if a != b)
        if crockford.check_character(pair[0] + pair[1]) == crockford.check_character(pair[1] + pair[0])
    }
    assert missed == {frozenset("0Z")}


@pytest.mark.parametrize(
    "typed",
    [
        "K7QF-1MXD-0RTA-W4HN",
        "k7qf1mxd0rtaw4hn",
        " K7QF LMXD ORTA W4HN ",
        "K7QF–IMXD—0RTA.W4HN",
        "k7qf-imxd-orta-w4hn",
    ],
)
def test_case_dashes_spaces_and_lookalikes_are_understood(typed: str) -> None:
    assert crockford.clean(typed, 16, "el código") == "K7QF1MXD0RTAW4HN"


@pytest.mark.parametrize("typed", ["", "K7QF", "K7QF-1MXD-0RTA-W4HNX"])
def test_another_length_is_refused_with_both_lengths(typed: str) -> None:
    with pytest.raises(InvalidInput, match=r"el código tiene 16 letras y números, y aquí hay \d+"):
        crockford.clean(typed, 16, "el código")


@pytest.mark.parametrize("sign", ["U", "Ñ", "*", "٣", "３"])
def test_a_sign_outside_the_alphabet_is_refused_by_name(sign: str) -> None:
    with pytest.raises(InvalidInput, match=f"«{re.escape(sign)}»"):
        crockford.clean("K7QF1MXD0RTAW4H" + sign, 16, "el código")


@given(st.text(max_size=20))
def test_whatever_is_typed_is_understood_or_refused(typed: str) -> None:
    try:
        compact = crockford.clean(typed, 16, "el código")
    except InvalidInput:
        return
    assert len(compact) == 16
    assert set(compact) <= set(crockford.ALPHABET)
    assert crockford.clean(compact, 16, "el código") == compact


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("", ""),
        ("k7qf", "K7QF"),
        ("k7qf1", "K7QF-1"),
        ("K7QF-", "K7QF"),
        ("K7Q-F1MX D0RT", "K7QF-1MXD-0RT"),
        ("K7QF*ñ", "K7QF-*Ñ"),
    ],
)
def test_half_a_code_is_shown_in_fours_with_whatever_signs_it_has(typed: str, shown: str) -> None:
    assert crockford.regrouped(typed) == shown
    assert crockford.length_of(typed) == len(shown.replace("-", ""))


@given(st.text(max_size=40))
def test_a_code_in_fours_stays_as_it_is(typed: str) -> None:
    once = crockford.regrouped(typed)
    assert crockford.regrouped(once) == once
