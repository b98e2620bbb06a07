"""What is sealed opens with one key, in one place, unchanged; everything else is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk import sealing
from kiosk.errors import Refused

PRIVATE, PUBLIC = sealing.generate_keypair()
INFO = b"urna/1/test"
SEALED = sealing.seal(PUBLIC, b"a ballot", INFO)


@given(st.binary(max_size=600), st.binary(max_size=200))
def test_what_was_sealed_opens_to_the_same_bytes(plaintext: bytes, info: bytes) -> None:
    sealed = sealing.seal(PUBLIC, plaintext, info)
    assert len(sealed) == len(plaintext) + sealing.OVERHEAD
    assert sealing.open_sealed(PRIVATE, sealed, info) == plaintext


def test_two_seals_of_one_plaintext_share_nothing() -> None:
    one, other = (sealing.seal(PUBLIC, b"a ballot", INFO) for _ in range(2))
    assert one[:32] != other[:32]
    assert one[32:] != other[32:]


def test_the_public_half_follows_from_the_private_one() -> None:
    assert sealing.public_of(PRIVATE) == PUBLIC
    assert len(PRIVATE) == len(PUBLIC) == sealing.KEY_LENGTH


@pytest.mark.parametrize("place", range(len(SEALED)))
def test_one_changed_byte_anywhere_is_refused(place: int) -> None:
    changed = SEALED[:place] + bytes((SEALED[place] ^ 1,)) + SEALED[place + 1 :]
    with pytest.raises(Refused) as refused:
        sealing.open_sealed(PRIVATE, changed, INFO)
    assert refused.value.reason == "unsealable"


@pytest.mark.parametrize("sealed", [b"", SEALED[:31], SEALED[:32], SEALED[:47], SEALED[:-1], SEALED + b"\0"])
def test_another_length_is_refused(sealed: bytes) -> None:
    with pytest.raises(Refused):
        sealing.open_sealed(PRIVATE, sealed, INFO)


@pytest.mark.parametrize("length", [0, 31, 33, 64])
def test_a_private_key_of_another_length_opens_nothing(length: int) -> None:
    with pytest.raises(Refused) as refused:
        sealing.open_sealed(bytes(length), SEALED, INFO)
    assert refused.value.reason == "unsealable"


def test_a_sender_key_of_low_order_is_refused() -> None:
    with pytest.raises(Refused):
        sealing.open_sealed(PRIVATE, bytes(32) + SEALED[32:], INFO)


def test_another_key_or_another_info_does_not_open() -> None:
    other, _ = sealing.generate_keypair()
    for private, info in ((other, INFO), (PRIVATE, INFO + b"x"), (PRIVATE, b"")):
        with pytest.raises(Refused):
            sealing.open_sealed(private, SEALED, info)
