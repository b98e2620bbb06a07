"""Checking in, where hands are quick and disks slow: one touch, one person; the notice is the citizen's."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.kit import ActiveKit
from tests.tools.driver import DOCUMENT, NAME, Driver, middle, running_kiosk
from tests.tools.kits import cartagena
from ui import spoken
from ui.screens.home import HomeScreen
from ui.screens.notice import NoticeScreen
from ui.screens.welcome import WelcomeScreen


@pytest.fixture
def heard(tmp_path: Path, kit_for: Callable[[object], ActiveKit]) -> Iterator[Driver]:
    """A kiosk with a loudspeaker; somebody reads the notice."""
    with running_kiosk(tmp_path, active=kit_for(None), player=True) as driver:
        driver.open_polls()
        to_notice(driver)
        yield driver


def to_notice(kiosk: Driver) -> None:
    kiosk.touch("Empezar registro")
    kiosk.type_and_enter(DOCUMENT)
    kiosk.wait_for_title("Escriba")
    kiosk.type_and_enter(DOCUMENT)
    kiosk.wait_for_title("Nombres")
    kiosk.type_and_enter(NAME)
    kiosk.wait_for(NoticeScreen)


def place(kiosk: Driver, name: str) -> QPoint:
    button = kiosk.button(name)
    return button.mapTo(kiosk.shell, middle(button))


def test_two_touches_on_the_acceptance_register_one_person(kiosk: Driver) -> None:
    to_notice(kiosk)
    accept = place(kiosk, "Acepto y sigo")
    kiosk.wait_until(kiosk.shell.rested, "the screen's rest")
    kiosk.touch_place(accept)
    kiosk.touch_place(accept)  # the disk has not answered yet
    kiosk.wait_for(WelcomeScreen)
    kiosk.in_worker(lambda: None)
    assert kiosk.status().started == 1


def test_a_touch_on_no_after_the_acceptance_takes_nobody_away(kiosk: Driver) -> None:
    to_notice(kiosk)
    accept, no = place(kiosk, "Acepto y sigo"), place(kiosk, "No acepto")
    kiosk.wait_until(kiosk.shell.rested, "the screen's rest")
    kiosk.touch_place(accept)
    kiosk.touch_place(no)
    kiosk.wait_for(WelcomeScreen)
    kiosk.in_worker(lambda: None)
    assert isinstance(kiosk.screen, WelcomeScreen)


def test_the_notice_is_heard_and_accepted_with_keys(heard: Driver) -> None:
    heard.touch("Escuchar")
    heard.player.finish_all()
    assert heard.player.said == spoken.notice(cartagena())
    heard.wait_until(heard.shell.rested, "the screen's rest")
    for _ in range(20):
        QTest.keyClick(heard.shell.windowHandle(), Qt.Key.Key_Right)
        if heard.button("Acepto y sigo").hasFocus():
            break
    QTest.keyClick(heard.shell.windowHandle(), Qt.Key.Key_Return)
    heard.wait_for(WelcomeScreen)
    assert heard.has_button("Silencio")  # who listened to the notice listens to the welcome


def test_who_declines_the_notice_leaves_every_setting_as_before(heard: Driver) -> None:
    normal = heard.shell.theme
    heard.touch("Escuchar")
    heard.touch("Texto")
    heard.touch("Contraste")
    heard.touch("No acepto")
    heard.wait_for(HomeScreen)
    assert heard.shell.theme == normal
    assert heard.player.silent
    assert heard.status().started == 0
