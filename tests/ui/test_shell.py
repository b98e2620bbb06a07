"""The one window: sizes and colours in turn, waits that no touch ends, and no way out but the jurado's."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QCloseEvent, QDropEvent, QKeyEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from tests.tools.driver import Driver, middle
from ui.asking import Asker
from ui.language import ENGLISH, SPANISH
from ui.shell import Shell
from ui.theme import Contrast, TextSize, Theme
from ui.widgets.button import Look
from ui.widgets.order import focus_order
from ui.widgets.painting import KEYS_IN_USE

BUTTONS = (("Uno", Look.PLAIN), ("Dos", Look.PLAIN), ("Tres", Look.GO))


@pytest.fixture
def chosen() -> list[int]:
    """The buttons that were touched."""
    return []


@pytest.fixture
def driver(chosen: list[int]) -> Iterator[Driver]:
    """A window with one question."""
    shell = Shell()
    shell.resize(1280, 800)
    shell.show()
    Asker(shell, practice=False).ask("question", "¿Cuál?", ["Una línea."], BUTTONS, chosen.append)
    yield Driver(shell)
    shell.leave()
    shell.language.end()
    shell.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def touch(driver: Driver, name: str) -> None:
    button = driver.button(name)
    driver.touch_place(button.mapTo(driver.shell, middle(button)))


def key(driver: Driver, pressed: Qt.Key, *, repeated: bool = False) -> None:
    window, none = driver.shell.windowHandle(), Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(window, QKeyEvent(kind, pressed, none, "", repeated))


@pytest.mark.parametrize(("turn", "kinds"), [("next_text_size", TextSize), ("next_contrast", Contrast)])
def test_sizes_and_contrasts_come_in_turn_and_then_the_first_again(
    turn: str, kinds: type[TextSize] | type[Contrast], driver: Driver
) -> None:
    seen = []
    for _ in kinds:
        seen.append((driver.shell.theme.text, driver.shell.theme.contrast))
        getattr(driver.shell, turn)()
    assert len(set(seen)) == len(kinds) == 4
    assert (driver.shell.theme.text, driver.shell.theme.contrast) == seen[0]


def test_a_touch_counts_once_the_screen_has_rested_and_not_before(driver: Driver, chosen: list[int]) -> None:
    touch(driver, "Dos")
    assert chosen == []
    driver.rest()
    touch(driver, "Dos")
    assert chosen == [1]


@pytest.mark.parametrize("name", ["Uno", "Tres"])
def test_while_an_answer_is_awaited_no_touch_and_no_key_counts_and_the_next_screen_ends_the_wait(
    name: str, driver: Driver, chosen: list[int]
) -> None:
    driver.rest()
    driver.shell.hold()
    driver.button(name).setFocus()
    touch(driver, name)
    key(driver, Qt.Key.Key_Space)
    driver.shell.renew()  # what is shown says how far it is; the wait goes on
    driver.button(name).setFocus()
    key(driver, Qt.Key.Key_Return)
    touch(driver, name)
    assert chosen == []
    Asker(driver.shell, practice=False).ask("question", "¿Y ahora?", [], BUTTONS, chosen.append)
    driver.rest()
    touch(driver, name)
    assert len(chosen) == 1


@pytest.mark.parametrize("pressed", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_key_that_the_keyboard_repeats_chooses_nothing_more(
    pressed: Qt.Key, driver: Driver, chosen: list[int]
) -> None:
    driver.rest()
    driver.button("Tres").setFocus()
    for _ in range(4):
        key(driver, pressed, repeated=True)
    assert chosen == []


def test_every_touch_and_key_says_that_somebody_is_there_even_where_it_counts_for_nothing(
    driver: Driver,
) -> None:
    spy = QSignalSpy(driver.shell.touched)
    driver.shell.hold()
    driver.touch_place(QPoint(3, 3))
    QTest.keyClick(driver.shell.windowHandle(), Qt.Key.Key_A)
    assert spy.count() == 2


def test_the_ring_of_the_focus_is_for_keys_and_a_finger_takes_it_away(driver: Driver) -> None:
    QTest.keyClick(driver.shell.windowHandle(), Qt.Key.Key_Tab)
    assert driver.shell.property(KEYS_IN_USE)
    driver.touch_place(QPoint(3, 3))
    assert not driver.shell.property(KEYS_IN_USE)


@pytest.mark.parametrize("forward", [True, False])
def test_the_tab_key_goes_round_in_reading_order_both_ways(forward: bool, driver: Driver) -> None:
    order = focus_order(driver.screen)
    names = [widget.accessibleName() for widget in order]
    assert names == ["Uno", "Dos", "Tres"]
    went = []
    if (first := driver.shell.focusWidget()) is not None:
        first.clearFocus()
    for _ in range(len(order) + 1):
        assert driver.shell.focusNextPrevChild(forward)
        focused = driver.shell.focusWidget()
        assert focused is not None
        went.append(focused.accessibleName())
    expected = names if forward else names[::-1]
    assert went == [*expected, expected[0]]


def test_a_new_screen_has_given_the_focus_to_nothing(driver: Driver) -> None:
    driver.button("Dos").setFocus()
    driver.shell.next_text_size()
    assert driver.screen.focusWidget() is None


def test_the_next_person_finds_every_setting_as_it_was_and_an_empty_hand(driver: Driver) -> None:
    driver.shell.next_text_size()
    driver.shell.next_contrast()
    driver.shell.next_language()
    driver.shell.set_dark(dark=True)
    last = driver.screen
    driver.shell.reset()
    assert driver.shell.theme == Theme(unit=driver.shell.theme.unit)
    assert driver.shell.language.now == SPANISH
    assert not driver.shell.is_dark
    driver.shell.next_contrast()
    driver.shell.renew()
    assert driver.screen is last  # whose screen it was is not built again


def test_the_language_of_the_machine_outlasts_each_person(driver: Driver) -> None:
    driver.shell.next_base_language()
    driver.shell.next_language()
    assert driver.shell.language.now == SPANISH
    driver.shell.reset()
    assert driver.shell.language.now == ENGLISH


@pytest.mark.parametrize("size", [(1024, 600), (1280, 800), (1920, 1080), (800, 1280)], ids=str)
def test_screen_and_darkness_fill_the_window_whatever_its_size(size: tuple[int, int], driver: Driver) -> None:
    driver.shell.set_dark(dark=True)
    driver.shell.resize(*size)
    assert driver.screen.geometry() == driver.shell.rect()
    assert driver.shell.childAt(QPoint(size[0] // 2, size[1] // 2)) is driver.shell._cover
    driver.shell.set_dark(dark=False)
    assert driver.shell.childAt(QPoint(size[0] // 2, size[1] // 2)) is not None


def test_a_screen_that_is_rebuilt_in_the_dark_stays_dark(driver: Driver) -> None:
    driver.shell.set_dark(dark=True)
    driver.shell.next_contrast()
    assert driver.shell.childAt(QPoint(640, 400)) is driver.shell._cover


def test_closed_in_the_window_stays_until_somebody_may_leave(driver: Driver) -> None:
    closing = QSignalSpy(driver.shell.closing)
    for official in (False, True):
        driver.shell.close_in(official=official)
        event = QCloseEvent()
        QApplication.sendEvent(driver.shell, event)
        assert not event.isAccepted()
    assert closing.count() == 0
    driver.shell.leave()
    assert closing.count() == 1


def test_only_an_official_kiosk_on_the_whole_screen_takes_every_key(driver: Driver) -> None:
    shell = driver.shell
    for official, whole, taken in ((False, True, False), (True, False, False), (True, True, True)):
        (shell.showFullScreen if whole else shell.showNormal)()
        shell.close_in(official=official)
        assert shell._has_keys is taken
    shell.leave()
    assert not shell._official


def test_nothing_can_be_dropped_and_no_menu_opens(driver: Driver) -> None:
    mime = QMimeData()
    mime.setText("x")
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    dropped = QDropEvent(QPointF(640, 400), copy, mime, left, Qt.KeyboardModifier.NoModifier)
    dropped.ignore()
    QApplication.sendEvent(driver.shell, dropped)
    assert not dropped.isAccepted()
    QTest.mouseClick(driver.shell.windowHandle(), Qt.MouseButton.RightButton, pos=QPoint(640, 400))
    assert QApplication.activePopupWidget() is None
