"""The small buttons at the top keep their words where there is room for them."""

import pytest

from ui.theme import Theme
from ui.widgets.bar import Tools
from ui.widgets.button import Button, Look

WORDS = ("Guardar lotes", "Cierre definitivo", "Bloquear", "Más")
ICONS = ("usb", "power", "lock", "list")


def tools(*, one_by_one: bool) -> Tools:
    theme = Theme()
    buttons = [
        Button(words, theme, Look.TOOL, icon_name=name) for words, name in zip(WORDS, ICONS, strict=True)
    ]
    return Tools(theme, buttons, one_by_one=one_by_one)


def worded(shown: Tools) -> int:
    """How many buttons, from the first, are wider than one without words."""
    widths = [button.sizeHint().width() for button in shown.buttons]
    shown.fit(0)
    alone = [button.sizeHint().width() for button in shown.buttons]
    wider = [width > least for width, least in zip(widths, alone, strict=True)]
    assert wider == sorted(wider, reverse=True)
    return sum(wider)


@pytest.mark.usefixtures("qapp")
def test_on_the_home_the_last_buttons_lose_their_words_first() -> None:
    shown = tools(one_by_one=True)
    shown.fit(10_000)
    width = shown.sizeHint().width()
    shown.fit(width - 1)
    assert worded(shown) == 3
    shown.fit(width)
    assert worded(shown) == 4
    shown.fit(width, 1)
    assert worded(shown) == 1


@pytest.mark.usefixtures("qapp")
def test_on_a_citizens_screen_all_have_words_or_none_has() -> None:
    shown = tools(one_by_one=False)
    shown.fit(10_000)
    width = shown.sizeHint().width()
    shown.fit(width - 1)
    assert worded(shown) == 0
    shown.fit(width)
    assert worded(shown) == 4
