"""The volunteers' sheet has two sides and every picture that it names."""

import re

import pytest
from pypdfium2 import PdfDocument
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from kiosk.paper import REGULAR
from kiosk.sheet import BREAK, LIGHT, SIDES, render

# One white pixel, as PNG.
WHITE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)
NAMES = {step.picture for side in SIDES for part in side for step in part.steps}


def test_it_has_two_sides() -> None:
    sheet = render(dict.fromkeys(NAMES, WHITE))
    assert len(re.findall(rb"/Type /Page\b", sheet)) == 2


def test_a_missing_picture_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        render({})


def test_every_sign_on_it_is_in_the_font() -> None:
    font = pdfmetrics.getFont(REGULAR)
    assert isinstance(font, TTFont)
    known = font.face.charToGlyph
    told = [part.remember for side in SIDES for part in side] + [*BREAK, *LIGHT]
    told += [step.text for side in SIDES for part in side for step in part.steps]
    assert {sign for text in told for sign in text if ord(sign) not in known} == set()


def test_it_says_nothing_that_holds_for_one_consultation_alone() -> None:
    """How many are chosen, whether a document is asked for and the challenge are those of a definition."""
    told = " ".join([part.remember for side in SIDES for part in side] + [*BREAK, *LIGHT])
    told += " ".join(step.text for side in SIDES for part in side for step in part.steps)
    for word in ("hasta tres", "Cartagena", "UCG", "12 propuestas"):
        assert word not in told
    assert "Si pide documento" in told
    assert "Donde se ofrece «Compruebe" in told


def test_nothing_lies_over_a_picture_and_nothing_leaves_the_page() -> None:
    document = PdfDocument(render(dict.fromkeys(NAMES, WHITE)))
    for page in document:
        pictures = [each.get_bounds() for each in page.get_objects((FPDF_PAGEOBJ_IMAGE,))]
        assert len(pictures) == 6
        text = page.get_textpage()
        for index in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(index)
            assert 0 < left < right < page.get_width()
            assert 0 < bottom < top < page.get_height()
            assert not any(left < p[2] and p[0] < right and bottom < p[3] and p[1] < top for p in pictures)
        text.close()
        page.close()
    document.close()
