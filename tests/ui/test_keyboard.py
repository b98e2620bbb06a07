"""The keys on the screen: every one types what stands on it, and a real keyboard types the same field."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from kiosk.crockford import ALPHABET
from kiosk.participant import clean_name
from tests.tools.driver import middle
from ui.screens.entry import Entry, EntryScreen
from ui.theme import TextSize, Theme
from ui.widgets.keyboard import (
    ACCENTS,
    CODE,
    DIGITS,
    ERASE,
    LETTERS_AND_DIGITS,
    NAME,
    SENTENCE,
    SPACE,
    Field,
    Keyboard,
    Layout,
)

LAYOUTS = {
    "digits": DIGITS,
    "letters and digits": LETTERS_AND_DIGITS,
    "code": CODE,
    "name": NAME,
    "sentence": SENTENCE,
}
MARKS = {
    "digits": "0123456789",
    "letters and digits": "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
    "code": ALPHABET,
    "name": "ABCDEFGHIJKLMNÑOPQRSTUVWXYZÁÉÍÓÚÜ'-. ",
    "sentence": "ABCDEFGHIJKLMNÑOPQRSTUVWXYZÁÉÍÓÚ0123456789,.:;¿?¡! ",
}


def screen_for(layout: Layout, *, most: int = 200, secret: bool = False) -> EntryScreen:
    entry = Entry("Título", "", "Rótulo", layout, "Seguir", most=most, secret=secret)
    screen = EntryScreen(Theme(), entry, practice=False)
    screen.resize(1280, 800)
    screen.show()
    return screen


def keys(keyboard: Keyboard) -> dict[str, QAbstractButton]:
    """The keys that are shown, by what they are."""
    return {key.key: key for row in keyboard._rows for key in row if key.key}


def touch(screen: EntryScreen, name: str) -> None:
    key = keys(screen.keyboard)[name]
    QTest.mouseClick(key, Qt.MouseButton.LeftButton, pos=middle(key))


def typed_by_all_keys(screen: EntryScreen) -> str:
    for name in keys(screen.keyboard):
        if name not in (ERASE, ACCENTS):
            touch(screen, name)
    return screen.field.text()


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_sign_that_is_needed_has_its_key(name: str) -> None:
    layout = LAYOUTS[name]
    screen = screen_for(layout)
    typed = typed_by_all_keys(screen)
    if layout.accents:
        touch(screen, ACCENTS)
        typed = typed_by_all_keys(screen)
    assert set(MARKS[name]) <= set(typed)


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_key_types_exactly_what_stands_on_it(name: str) -> None:
    screen = screen_for(LAYOUTS[name])
    for key in [key for key in keys(screen.keyboard) if key not in (ERASE, ACCENTS, SPACE)]:
        screen.field.clear()
        touch(screen, key)
        assert screen.field.text() == key


def test_no_key_of_the_code_can_be_taken_for_another() -> None:
    assert not set("ILOU") & set(typed_by_all_keys(screen_for(CODE)))


def test_a_name_can_be_written_with_the_keys_alone() -> None:
    screen, accents = screen_for(NAME), False
    name = "MARÍA DEL CARMEN ÑÁÑEZ O'BRIEN-RUIZ"
    for letter in name:
        wanted = SPACE if letter == " " else letter
        if wanted not in keys(screen.keyboard):
            touch(screen, ACCENTS)
            accents = True
        touch(screen, wanted)
    assert accents
    assert screen.field.text() == name
    assert clean_name(screen.field.text()) == name


@pytest.mark.parametrize("layout", [NAME, SENTENCE], ids=["name", "sentence"])
def test_accents_take_their_turn_and_go_back_and_what_was_typed_stays(layout: Layout) -> None:
    screen = screen_for(layout)
    plain = set(keys(screen.keyboard))
    touch(screen, "A")
    touch(screen, ACCENTS)
    assert "Á" in keys(screen.keyboard)
    back = keys(screen.keyboard)[ACCENTS]
    assert (back.text(), back.accessibleName()) == ("ABC", "Letras sin tilde: A, B, C")
    assert keys(screen.keyboard)[SPACE].text() == "Espacio"
    assert {ACCENTS, SPACE, ERASE} <= set(keys(screen.keyboard))
    touch(screen, "Á")
    touch(screen, ACCENTS)
    assert set(keys(screen.keyboard)) == plain
    assert screen.field.text() == "AÁ"
    assert keys(screen.keyboard)[ACCENTS].text() == "á é í"


def test_erasing_takes_the_last_sign_and_of_nothing_nothing() -> None:
    screen = screen_for(DIGITS)
    for key in ("1", "2", ERASE, ERASE, ERASE, "3"):
        touch(screen, key)
    assert screen.field.text() == "3"


def test_a_key_types_and_erases_where_the_caret_stands_or_what_is_selected() -> None:
    screen = screen_for(DIGITS)
    screen.field.setText("1246")
    screen.field.setCursorPosition(2)
    touch(screen, "3")
    touch(screen, ERASE)
    touch(screen, "5")
    assert screen.field.text() == "12546"
    screen.field.selectAll()
    touch(screen, ERASE)
    assert screen.field.text() == ""


@pytest.mark.parametrize("most", [1, 6, 24])
def test_no_more_is_taken_than_fits_from_keys_keyboard_or_paste(most: int) -> None:
    screen = screen_for(DIGITS, most=most)
    for _ in range(most + 3):
        touch(screen, "7")
    assert screen.field.text() == "7" * most
    screen.field.clear()
    QTest.keyClicks(screen.field, "8" * (most + 3))
    assert screen.field.text() == "8" * most
    screen.field.clear()
    QApplication.clipboard().setText("9" * (most + 3))
    screen.field.paste()
    assert screen.field.text() == "9" * most


def test_a_real_keyboard_and_the_keys_write_the_same_line_and_enter_goes_on() -> None:
    screen = screen_for(NAME)
    entered: list[tuple[str, int]] = []
    screen.entered.connect(lambda text, kind: entered.append((text, kind)))
    QTest.keyClicks(screen.field, "Ana ")
    touch(screen, "R")
    QTest.keyClicks(screen.field, "uiz")
    QTest.keyClick(screen.field, Qt.Key.Key_Return)
    assert entered == [("Ana Ruiz", 0)]


def test_a_secret_is_dots_whoever_types_it() -> None:
    screen = screen_for(DIGITS, secret=True)
    touch(screen, "2")
    QTest.keyClicks(screen.field, "04816")
    assert screen.field.text() == "204816"
    assert set(screen.field.displayText()).isdisjoint("0123456789")
    screen.field.selectAll()
    screen.field.copy()
    assert "204816" not in QApplication.clipboard().text()


def test_the_field_opens_no_menu_and_takes_nothing_that_is_dragged() -> None:
    screen = screen_for(NAME)
    field = screen.field
    reason, none = QContextMenuEvent.Reason.Mouse, Qt.KeyboardModifier.NoModifier
    asked = QContextMenuEvent(reason, QPoint(5, 5), field.mapToGlobal(QPoint(5, 5)), none)
    QApplication.sendEvent(field, asked)
    assert QApplication.activePopupWidget() is None
    mime = QMimeData()
    mime.setText("999")
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    entering = QDragEnterEvent(QPointF(5, 5).toPoint(), copy, mime, left, none)
    QApplication.sendEvent(field, entering)
    assert not entering.isAccepted()
    assert field.text() == ""


def test_signs_that_an_input_method_puts_together_arrive_whole() -> None:
    screen = screen_for(NAME)
    field = screen.field
    event = QInputMethodEvent("", [])
    event.setCommitString("Ñáñez")
    QApplication.sendEvent(field, event)
    assert field.text() == "Ñáñez"


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("text", TextSize)
@pytest.mark.parametrize("size", [(1024, 240), (700, 300), (1900, 420)], ids=str)
def test_keys_never_lie_on_each_other_or_outside(size: tuple[int, int], text: TextSize, name: str) -> None:
    keyboard = Keyboard(Theme(text=text), LAYOUTS[name])
    keyboard.resize(*size)
    QApplication.sendEvent(keyboard, QEvent(QEvent.Type.PolishRequest))
    places = [key.geometry() for key in keys(keyboard).values()]
    for number, one in enumerate(places):
        assert 0 <= one.left() <= one.right() <= size[0], one
        assert not any(one.intersects(other) for other in places[number + 1 :])


@pytest.mark.parametrize("key", [ERASE, SPACE, ACCENTS])
def test_a_key_without_a_letter_has_a_name_that_can_be_heard(key: str) -> None:
    name = keys(Keyboard(Theme(), NAME))[key].accessibleName()
    assert name != key
    assert name[0].isupper()


def test_the_tab_key_finds_the_keys_and_a_touch_leaves_the_caret_in_the_field() -> None:
    screen = screen_for(DIGITS)
    screen.activateWindow()
    screen.field.setFocus()
    touch(screen, "1")
    assert screen.focusWidget() is screen.field
    assert all(key.focusPolicy() == Qt.FocusPolicy.TabFocus for key in keys(screen.keyboard).values())
    assert isinstance(screen.field, Field)
