"""The envelope's way into the box: beside the commit, never before it, and not where nothing may move."""

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget

from tests.tools.driver import Driver
from tests.ui.test_voting_by_touch import to_review
from ui.screens.message import Message, MessageScreen
from ui.screens.thanks import ThanksScreen
from ui.theme import Theme
from ui.widgets.entering import MOTION, Entering, motion_wanted


class StillDesktop(QProxyStyle):
    """The style of a desktop whose user asked for no animations."""

    def styleHint(  # noqa: N802 - Qt's own name
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        if hint is QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, option, widget, returned)


def picture(message: Message) -> QImage:
    """What is painted of it now."""
    return message.grab().toImage()


def test_the_thanks_are_there_while_the_envelope_still_moves(
    kiosk: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.widgets.entering._MILLISECONDS", 3_600_000)
    kiosk.shell.motion = True
    to_review(kiosk, 6)
    kiosk.touch("Depositar mi voto")
    screen = kiosk.wait_for(ThanksScreen)
    assert kiosk.status().ballots == 1
    assert kiosk.citizen.visit.code
    moving = screen.body
    assert isinstance(moving, Message)
    assert kiosk.citizen.casting.entering is not None
    before = picture(moving)
    kiosk.citizen.casting.entering.stop()
    assert picture(moving) != before


def test_the_envelope_ends_inside_the_box_and_the_pictogram_takes_its_place() -> None:
    entering = Entering()
    screen = MessageScreen(Theme(), "check", "Gracias", [], [], practice=False, entering=entering)
    screen.resize(1280, 800)
    still = picture(screen.message)
    entering.start()
    above = picture(screen.message)
    entering.setCurrentTime(entering.duration() // 2)
    between = picture(screen.message)
    assert still != above != between
    entering.setCurrentTime(entering.duration())
    assert not entering.running
    assert picture(screen.message) == still


def test_where_nothing_may_move_the_pictogram_stands_still(kiosk: Driver) -> None:
    kiosk.shell.motion = False
    to_review(kiosk, 6)
    kiosk.touch("Depositar mi voto")
    kiosk.wait_for(ThanksScreen)
    assert kiosk.citizen.casting.entering is None


def test_a_desktop_without_animations_and_a_setting_are_heeded(
    application: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(MOTION, raising=False)
    assert motion_wanted(application.style())
    assert not motion_wanted(StillDesktop())
    monkeypatch.setenv(MOTION, "0")
    assert not motion_wanted(application.style())


def test_nothing_of_the_motion_is_left_for_the_next_person(kiosk: Driver) -> None:
    kiosk.shell.motion = True
    to_review(kiosk, 6)
    kiosk.touch("Depositar mi voto")
    kiosk.wait_for(ThanksScreen)
    kiosk.wait_until(kiosk.shell.rested, "the screen's rest")
    kiosk.touch("Listo")
    assert kiosk.citizen.casting.entering is None
