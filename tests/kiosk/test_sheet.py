"""The volunteers' sheet has two sides and every picture that it names."""

import re

import pytest
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
