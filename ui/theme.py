"""Colours, sizes and fonts: one frozen value that every screen is drawn from.

Four contrasts and four text sizes. Lengths are given for 1280 × 800 and scaled to the screen; texts are
scaled again by the person's choice, titles less than what is read. Every pair of a text and its ground has a
contrast of at least 7:1 in all four (WCAG 2.2, success criterion 1.4.6); a test computes them.
"""

from dataclasses import dataclass, replace
from enum import Enum, StrEnum
from functools import lru_cache
from typing import TypeVar

from PySide6.QtGui import QColor, QFont, QFontDatabase

import assets

FAMILY = "Atkinson Hyperlegible Next"
LEAST_CONTRAST = 7.0
_SHADE = 0.15
_WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")
_E = TypeVar("_E", bound=Enum)


class Contrast(StrEnum):
    """The colours that a person can choose."""

    NORMAL = "normal"
    BLACK_ON_WHITE = "black-on-white"
    WHITE_ON_BLACK = "white-on-black"
    YELLOW_ON_BLACK = "yellow-on-black"


class TextSize(Enum):
    """How much larger than normal a person wants to read."""

    NORMAL = 1.0
    LARGE = 1.2
    LARGER = 1.42
    LARGEST = 1.7


@dataclass(frozen=True)
class Ground:
    """A surface, the text and the edge drawn on it."""

    fill: str
    text: str
    edge: str

    def pressed(self) -> "Ground":
        """The same while a finger rests on it: a shade of its text, or away from it where text would fade."""
        shaded = _mixed(self.fill, self.text, _SHADE)
        if contrast_ratio(self.text, shaded) < LEAST_CONTRAST:
            dark_text = _luminance(QColor(self.text)) < _luminance(QColor(self.fill))
            shaded = _mixed(self.fill, "#FFFFFF" if dark_text else "#000000", 2 * _SHADE)
        return Ground(shaded, self.text, self.edge)


@dataclass(frozen=True)
class Palette:
    """What each kind of surface looks like. ``soft`` is the text of second rank on ``paper``."""

    paper: Ground
    card: Ground
    go: Ground
    chosen: Ground
    filled_slot: Ground
    wrong: Ground
    tint: Ground
    key: Ground
    soft: str
    focus: str


PALETTES = {
    Contrast.NORMAL: Palette(
        paper=Ground("#F7F3EA", "#13233F", "#DDD6C7"),
        card=Ground("#FFFFFF", "#13233F", "#DDD6C7"),
        go=Ground("#0F4C81", "#FFFFFF", "#0F4C81"),
        chosen=Ground("#09644A", "#FFFFFF", "#09644A"),
        filled_slot=Ground("#E5F2EC", "#073B2B", "#09644A"),
        wrong=Ground("#9B1C16", "#FFFFFF", "#9B1C16"),
        tint=Ground("#E3EEF8", "#0F4C81", "#E3EEF8"),
        key=Ground("#EFE8DA", "#13233F", "#DDD6C7"),
        soft="#3D475A",
        focus="#B45309",
    ),
    Contrast.BLACK_ON_WHITE: Palette(
        paper=Ground("#FFFFFF", "#000000", "#000000"),
        card=Ground("#FFFFFF", "#000000", "#000000"),
        go=Ground("#000000", "#FFFFFF", "#000000"),
        chosen=Ground("#000000", "#FFFFFF", "#000000"),
        filled_slot=Ground("#FFFFFF", "#000000", "#000000"),
        wrong=Ground("#000000", "#FFFFFF", "#000000"),
        tint=Ground("#FFFFFF", "#000000", "#000000"),
        key=Ground("#FFFFFF", "#000000", "#000000"),
        soft="#000000",
        focus="#000000",
    ),
    Contrast.WHITE_ON_BLACK: Palette(
        paper=Ground("#000000", "#FFFFFF", "#FFFFFF"),
        card=Ground("#000000", "#FFFFFF", "#FFFFFF"),
        go=Ground("#FFFFFF", "#000000", "#FFFFFF"),
        chosen=Ground("#FFFFFF", "#000000", "#FFFFFF"),
        filled_slot=Ground("#000000", "#FFFFFF", "#FFFFFF"),
        wrong=Ground("#FFFFFF", "#000000", "#FFFFFF"),
        tint=Ground("#000000", "#FFFFFF", "#FFFFFF"),
        key=Ground("#000000", "#FFFFFF", "#FFFFFF"),
        soft="#FFFFFF",
        focus="#FFFFFF",
    ),
    Contrast.YELLOW_ON_BLACK: Palette(
        paper=Ground("#000000", "#FFE600", "#FFE600"),
        card=Ground("#000000", "#FFE600", "#FFE600"),
        go=Ground("#FFE600", "#000000", "#FFE600"),
        chosen=Ground("#FFE600", "#000000", "#FFE600"),
        filled_slot=Ground("#000000", "#FFE600", "#FFE600"),
        wrong=Ground("#FFE600", "#000000", "#FFE600"),
        tint=Ground("#000000", "#FFE600", "#FFE600"),
        key=Ground("#000000", "#FFE600", "#FFE600"),
        soft="#FFE600",
        focus="#FFE600",
    ),
}

_LEAST_UNIT, _MOST_UNIT = 0.8, 2.0
_TITLE_SHARE = 0.55


@dataclass(frozen=True)
class Theme:
    """``unit`` is how many pixels one pixel of the 1280 × 800 design takes."""

    contrast: Contrast = Contrast.NORMAL
    text: TextSize = TextSize.NORMAL
    unit: float = 1.0

    @property
    def palette(self) -> Palette:
        """The colours."""
        return PALETTES[self.contrast]

    def in_next_text(self) -> "Theme":
        """One step larger, then normal again."""
        return replace(self, text=_after(self.text))

    def in_next_contrast(self) -> "Theme":
        """The next of the four contrasts."""
        return replace(self, contrast=_after(self.contrast))

    def px(self, length: float) -> int:
        """A length of the design in pixels of this screen."""
        return round(length * self.unit)

    def font(self, size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """A font for what is read; ``size`` in pixels of the design."""
        return self._font(size * self.text.value, weight)

    def title_font(self, size: float, weight: QFont.Weight = QFont.Weight.Bold) -> QFont:
        """A font for titles: they start large and grow less."""
        return self._font(size * (1 + (self.text.value - 1) * _TITLE_SHARE), weight)

    def _font(self, size: float, weight: QFont.Weight) -> QFont:
        return QFont(_made(max(1, round(size * self.unit)), weight))


@lru_cache(maxsize=256)
def _made(pixels: int, weight: QFont.Weight) -> QFont:
    """One font of ours, to copy: whoever asks may change theirs. A screen asks for a thousand."""
    font = QFont(FAMILY)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _after(chosen: _E) -> _E:
    """The next in the order of their definition; after the last the first."""
    kinds = list(type(chosen))
    return kinds[(kinds.index(chosen) + 1) % len(kinds)]


def unit_for(width: int, height: int) -> float:
    """The unit of a screen: by its short and long side, whichever way it stands."""
    long, short = max(width, height), min(width, height)
    return min(_MOST_UNIT, max(_LEAST_UNIT, min(long / 1280, short / 800)))


def load_fonts() -> None:
    """Make the bundled family known to Qt. Raises `RuntimeError` if a file is missing: a broken install."""
    for weight in _WEIGHTS:
        path = assets.path(f"fonts/AtkinsonHyperlegibleNext-{weight}.ttf")
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise RuntimeError(f"cannot load the font {path.name}")


def contrast_ratio(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(QColor(one)), _luminance(QColor(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _mixed(one: str, other: str, share: float) -> str:
    """``share`` of the other colour over the first."""
    first, second = QColor(one), QColor(other)
    return QColor.fromRgbF(
        first.redF() + (second.redF() - first.redF()) * share,
        first.greenF() + (second.greenF() - first.greenF()) * share,
        first.blueF() + (second.blueF() - first.blueF()) * share,
    ).name()


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
