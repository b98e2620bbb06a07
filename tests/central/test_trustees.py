"""The tally key in pieces: any quorum opens it, nobody less, and a wrong piece is named."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import InvalidInput, OperatorError
from sync.central.trustees import (
    Share,
    check_share,
    join_tally_key,
    parse_share,
    share_of,
    split_tally_key,
    word_list,
)

PRIVATE = bytes(range(32))


def test_any_quorum_of_trustees_opens_and_one_fewer_does_not() -> None:
    shares, wrapped = split_tally_key(PRIVATE, 3, 2)
    for pair in combinations(shares, 2):
        assert join_tally_key(pair, 2, wrapped) == PRIVATE
    with pytest.raises(OperatorError, match="Faltan depositarios"):
        join_tally_key([shares[0], shares[0]], 2, wrapped)


@pytest.mark.parametrize(("trustees", "quorum"), [(1, 1), (3, 1), (2, 3), (16, 2)])
def test_a_quorum_that_makes_no_sense_is_refused(trustees: int, quorum: int) -> None:
    with pytest.raises(OperatorError, match="repartir"):
        split_tally_key(PRIVATE, trustees, quorum)


@given(st.integers(1, 15), st.binary(min_size=16, max_size=16))
def test_a_share_comes_back_from_its_twelve_words(index: int, value: bytes) -> None:
    share = Share(index, value)
    assert len(share.words.split()) == 12
    assert share_of(index, share.words.split()) == share


def test_accents_case_and_all_but_four_letters_do_not_matter() -> None:
    share = Share(1, bytes(range(16)))
    typed = [word.upper().translate(str.maketrans("ÁÉÍÓÚÑ", "AEIOUN"))[:4] for word in share.words.split()]
    assert share_of(1, typed) == share


def test_the_file_of_a_trustee_is_understood() -> None:
    share = Share(2, bytes(16))
    assert parse_share(share.text("Consulta", 3, 2)) == share


def test_a_word_that_is_not_on_the_list_is_named_by_its_place() -> None:
    words = Share(1, bytes(16)).words.split()
    words[4] = "xilófonos"
    with pytest.raises(InvalidInput, match="La palabra 5"):
        share_of(1, words)


def test_words_in_another_order_are_noticed() -> None:
    words = Share(1, bytes(range(16))).words.split()
    swapped = [words[1], words[0], *words[2:]]
    with pytest.raises(InvalidInput, match="depositario 1"):
        share_of(1, swapped)


def test_eleven_words_are_too_few() -> None:
    with pytest.raises(InvalidInput, match="12 palabras"):
        share_of(1, Share(1, bytes(16)).words.split()[:11])


def test_a_text_that_is_no_share_is_refused() -> None:
    with pytest.raises(InvalidInput, match="doce palabras"):
        parse_share("una carta cualquiera")


def test_the_trustee_whose_share_is_wrong_is_named() -> None:
    shares, _ = split_tally_key(PRIVATE, 3, 2)
    digests = [share.digest() for share in shares]
    for share in shares:
        check_share(share, digests)
    with pytest.raises(OperatorError, match="depositario 2"):
        check_share(Share(2, bytes(16)), digests)
    with pytest.raises(OperatorError, match="No hay un depositario 9"):
        check_share(Share(9, bytes(16)), digests)


def test_no_share_shows_itself_by_accident() -> None:
    assert repr(Share(1, b"secret secret 16")) == "Share(1)"


def test_four_letters_tell_every_word() -> None:
    assert len(word_list()) == 2048
