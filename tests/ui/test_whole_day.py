"""A whole day, screen by screen: in English nothing stays Spanish, and practice is red everywhere."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QLabel

from kiosk.kit import ActiveKit
from tests.tools.driver import Driver, running_kiosk
from tests.tools.translations import collected, translations
from tests.tools.walk import everything
from ui.theme import Contrast, Palette, TextSize, Theme
from ui.words import tr

BEFORE_A_KIT = {"kit-missing", "kits", "mode", "cannot-start"}
"""Where nobody knows yet whether it will be practice."""


_LEAST = 8
"""Letters that a text needs besides its values, or it would be found in any other."""


def spanish() -> re.Pattern[str]:
    """Whatever the program may say in Spanish and says otherwise in English, whole, with any values."""
    english, patterns = translations(), []
    for text in collected():
        fixed = re.split(r"\{\w+\}", text)
        if english[text] != text and sum(map(str.isalpha, "".join(fixed))) >= _LEAST:
            patterns.append(".+?".join(map(re.escape, fixed)))
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


def said(driver: Driver) -> Iterator[str]:
    """Every text that can be seen or heard."""
    for label in driver.screen.findChildren(QLabel):
        yield label.text()
    for button in driver.screen.findChildren(QAbstractButton):
        yield from (button.text(), button.accessibleName())
    yield from (driver.screen.accessibleName(), driver.screen.accessibleDescription())


@pytest.fixture
def walked(tmp_path: Path, kit_for: object) -> Iterator[Driver]:
    active: ActiveKit = kit_for(None)  # type: ignore[operator]
    with running_kiosk(tmp_path, active=active) as driver:
        yield driver


def test_in_english_nothing_stays_spanish_and_practice_stands_in_red_on_every_screen(walked: Driver) -> None:
    walked.speak_english()
    pattern, left, pale = spanish(), set(), []
    for name in everything(walked):
        walked.shell.set_theme(Contrast.NORMAL, TextSize.NORMAL)
        left |= {f"{name}: {text}" for text in said(walked) if pattern.fullmatch(text)}
        if not shows_practice(walked) and name not in BEFORE_A_KIT:
            pale.append(name)
    assert sorted(left) == []
    assert pale == []


def shows_practice(driver: Driver) -> bool:
    """The band is at the top, as wide as the window, red, with its words."""
    band = driver.screen._band
    palette: Palette = Theme().palette
    if band is None or band.text() != tr("MODO PRÁCTICA: ESTOS VOTOS NO CUENTAN"):
        return False
    picture = driver.screen.grab().toImage()
    red = picture.pixelColor(QPoint(2, 2)).name().upper() == palette.wrong.fill.upper()
    return red and band.isVisible() and band.width() == driver.shell.width()
