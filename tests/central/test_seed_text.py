"""A seed that was read aloud is shown as it was read; one that was computed, as digits."""

import hashlib

import pytest
from pypdfium2 import PdfDocument

from sync.central.publish.report import report
from sync.central.publish.report_words import ENGLISH, SPANISH
from sync.central.publish.site_accounts import prints
from sync.central.publish.site_words import PageWords
from sync.central.seed_text import said, text_of, with_digits
from sync.central.settling import Received
from tests.tools.releases import make_release


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


@pytest.mark.parametrize("language", ["es", "en"])
def test_page_and_report_show_the_seed_as_it_was_read_aloud(language: str) -> None:
    release = make_release(seed=b"4482".hex())
    (listed,) = prints(release, PageWords.of(language))
    assert "4482 (3434 3832)" in ["".join(item.itertext()) for item in listed]
    written = PdfDocument(report(release, SPANISH if language == "es" else ENGLISH))
    pages = [page.get_textpage().get_text_range() for page in written]
    assert "4482 (34343832)" in "".join(pages)
