"""Every text that is painted stands out from the ground painted behind it, in every contrast and state."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from tests.tools.driver import Driver, running_kiosk
from tests.tools.walk import everything
from tests.ui.painted import PaintedText, painted_texts
from ui.screens.frame import Screen
from ui.theme import Contrast, TextSize, contrast_ratio
from ui.widgets.label import Drawn
from ui.widgets.order import focus_order

LEAST = 7.0
LEAST_FOR_A_SIGN = 3.0
_TELLING = {"closed", "check-in-document", "note", "age", "ballot", "review", "thanks", "more"}


def as_it_is(_button: QAbstractButton) -> None:
    """Nobody touches it."""


def pressed(button: QAbstractButton) -> None:
    """A finger rests on it."""
    button.setDown(button.isEnabled())


def disabled(button: QAbstractButton) -> None:
    """It cannot be used now."""
    button.setEnabled(False)


def test_every_text_of_every_screen_stands_out_in_every_contrast_and_state(tmp_path: Path) -> None:
    found = set()
    with running_kiosk(tmp_path) as driver:
        for name in everything(driver):
            for contrast in Contrast:
                driver.shell.set_theme(contrast, TextSize.NORMAL)
                for state in (as_it_is, pressed, disabled):
                    texts = faint(driver.screen, state)
                    found |= {f"{name}, {contrast}, {state.__name__}: {text}" for text in texts}
            driver.shell.set_theme(Contrast.NORMAL, TextSize.NORMAL)
    assert not found, "\n".join(sorted(found))


def faint(screen: Screen, state: Callable[[QAbstractButton], None]) -> list[str]:
    """The texts whose contrast is too small, with their colours."""
    for button in screen.findChildren(QAbstractButton):
        state(button)
    return [
        f"«{text.text}» {text.colour} on {text.ground}"
        for text in painted_texts(screen)
        if contrast_ratio(text.colour, text.ground) < LEAST and not covered(screen, text)
    ]


def covered(screen: Screen, text: PaintedText) -> bool:
    """True if a passing word to the person, which takes no touch, lies over it."""
    through = Qt.WidgetAttribute.WA_TransparentForMouseEvents
    over = [
        drawn for drawn in screen.findChildren(Drawn) if drawn.isVisible() and drawn.testAttribute(through)
    ]
    return any(
        drawn.geometry().intersects(text.place) and text.text not in drawn.accessibleName() for drawn in over
    )


def test_what_has_the_focus_is_seen_to_have_it_in_every_contrast(tmp_path: Path) -> None:
    found = []
    with running_kiosk(tmp_path) as driver:
        for name in everything(driver):
            for contrast in Contrast if name in _TELLING else ():
                driver.shell.set_theme(contrast, TextSize.NORMAL)
                found += [f"{name}, {contrast}: {problem}" for problem in unseen_focus(driver)]
            driver.shell.set_theme(Contrast.NORMAL, TextSize.NORMAL)
    assert not found, "\n".join(found)


def unseen_focus(driver: Driver) -> list[str]:
    """Widgets that look too much the same with the focus and without it."""
    window, found = driver.shell.windowHandle(), []
    order = focus_order(driver.screen)
    QTest.keyClick(window, Qt.Key.Key_Tab)
    for widget in order:
        widget.clearFocus()
        before = _image(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        changed = _changed(before, _image(widget))
        if changed < widget.width() + widget.height():
            found.append(f"{type(widget).__name__} «{widget.accessibleName()}»: {changed} pixels")
    return found


def _image(widget: QWidget) -> QImage:
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def _changed(before: QImage, after: QImage) -> int:
    """How many pixels changed by a contrast that can be seen."""
    old = memoryview(before.constBits()).cast("I")
    new = memoryview(after.constBits()).cast("I")
    pairs = [(one, other) for one, other in zip(old, new, strict=True) if one != other]
    ratios = {pair: contrast_ratio(QColor(pair[0]).name(), QColor(pair[1]).name()) for pair in set(pairs)}
    return sum(ratios[pair] >= LEAST_FOR_A_SIGN for pair in pairs)


@pytest.mark.parametrize("contrast", Contrast)
def test_what_a_field_may_show_stands_out_too(contrast: Contrast, kiosk: Driver) -> None:
    kiosk.shell.set_theme(contrast, TextSize.NORMAL)
    kiosk.touch("Empezar registro")
    field = kiosk.screen.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    roles, colours = QPalette.ColorRole, field.palette()
    for text, ground in (
        (roles.Text, roles.Base),
        (roles.PlaceholderText, roles.Base),
        (roles.HighlightedText, roles.Highlight),
    ):
        assert contrast_ratio(colours.color(text).name(), colours.color(ground).name()) >= LEAST
