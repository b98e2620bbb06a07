"""Every text on its ground has a contrast of at least 7:1, in all four contrasts."""

from dataclasses import fields

import pytest

from ui.theme import PALETTES, Contrast, Ground, TextSize, Theme, contrast_ratio, unit_for

LEAST = 7.0


def test_the_measure_of_contrast_is_that_of_the_guidelines() -> None:
    assert contrast_ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast_ratio("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("contrast", Contrast)
def test_every_text_stands_out_from_its_ground(contrast: Contrast) -> None:
    palette = PALETTES[contrast]
    grounds = [getattr(palette, field.name) for field in fields(palette)]
    for ground in grounds:
        if isinstance(ground, Ground):
            assert contrast_ratio(ground.text, ground.fill) >= LEAST, ground
    for ground in (palette.paper, palette.card):
        assert contrast_ratio(palette.soft, ground.fill) >= LEAST
    assert contrast_ratio(palette.wrong.fill, palette.paper.fill) >= LEAST


@pytest.mark.parametrize(
    ("size", "unit"),
    [((1280, 800), 1), ((800, 1280), 1), ((1024, 600), 0.8), ((1920, 1080), 1.35), ((9, 9), 0.8)],
)
def test_a_screen_is_measured_by_its_sides_whichever_way_it_stands(
    size: tuple[int, int], unit: float
) -> None:
    assert unit_for(*size) == pytest.approx(unit)


def test_larger_text_is_larger_and_titles_grow_less() -> None:
    normal, largest = Theme(), Theme(text=TextSize.LARGEST)
    assert largest.font(20).pixelSize() == 34
    assert normal.title_font(32).pixelSize() < largest.title_font(32).pixelSize() < 32 * 1.7


def test_whoever_changes_a_font_changes_no_other() -> None:
    theme = Theme()
    before = theme.font(20).pixelSize()
    theme.font(20).setPixelSize(before + 7)
    assert theme.font(20).pixelSize() == before
