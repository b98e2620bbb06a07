"""A seed that was read aloud is shown as it was read; one that was computed, as digits."""

import hashlib

import pytest

from sync.central.seed_text import said, text_of, with_digits
from sync.central.settling import Received


@pytest.mark.parametrize("text", ["4482", "balota 7", "Sorteo del Chontico: 0417", "ñandú"])
def test_a_text_is_shown_as_a_text_with_its_bytes_where_it_is_published(text: str) -> None:
    seed = text.encode()
    assert (text_of(seed), said(seed)) == (text, text)
    assert with_digits(seed, seed.hex()) == f"{text} ({seed.hex()})"


def test_a_computed_seed_stays_digits() -> None:
    for number in range(2000):
        seed = Received((hashlib.sha256(bytes([number % 256, number // 256])).digest(),), ()).seed(bytes(32))
        assert text_of(seed) == ""
        assert said(seed) == with_digits(seed, seed.hex()) == seed.hex()


@pytest.mark.parametrize("seed", [b"", b"4482\n", b"\x1b[31m4482", "4482\u202e".encode(), b"\xff4482"])
def test_what_would_not_show_as_it_is_stays_digits(seed: bytes) -> None:
    assert said(seed) == seed.hex()
