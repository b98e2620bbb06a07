"""Four keys, as hands use them that see nothing: each of the table, held down, pressed twice, in the dark."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from kiosk.session import SessionState
from tests.tools.driver import Driver, middle
from ui import spoken
from ui.citizen import CALL_SECONDS, IDLE_SECONDS
from ui.dark import DarkCover
from ui.four_keys import controls
from ui.guide import control_pieces
from ui.screens.ballot import BallotScreen
from ui.screens.entry import EntryScreen
from ui.screens.question import QuestionScreen
from ui.screens.review import ReviewScreen
from ui.screens.thanks import ThanksScreen
from ui.screens.welcome import WelcomeScreen

K = Qt.Key
FORWARD = (K.Key_Right, K.Key_Down, K.Key_6)
BACK = (K.Key_Left, K.Key_Up, K.Key_4)
CHOOSE = (K.Key_Return, K.Key_Enter, K.Key_Space, K.Key_5, K.Key_Clear)
HELP = (K.Key_F1, K.Key_Help, K.Key_H, K.Key_8)


def focused(kiosk: Driver) -> QAbstractButton:
    widget = kiosk.screen.focusWidget()
    assert isinstance(widget, QAbstractButton)
    return widget


def go_to(kiosk: Driver, name: str) -> None:
    """Forward until the control with this name has the focus."""
    for _ in controls(kiosk.screen):
        kiosk.key(K.Key_Right)
        if focused(kiosk).accessibleName().startswith(name):
            return
    raise LookupError(name)


def held(kiosk: Driver, key: Qt.Key) -> None:
    """The key stays down: the keyboard repeats it."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", True)
    QApplication.sendEvent(kiosk.shell.windowHandle(), event)


def to_ballot(kiosk: Driver) -> None:
    kiosk.arrive()
    kiosk.answer_questions()


def to_review(kiosk: Driver) -> None:
    to_ballot(kiosk)
    kiosk.choose(6)
    kiosk.touch("Revisar mi voto")
    kiosk.wait_for(ReviewScreen)


@pytest.mark.parametrize("key", FORWARD)
def test_forward_goes_through_all_in_reading_order_and_comes_round(key: Qt.Key, voter: Driver) -> None:
    voter.key(K.Key_Right)  # whoever uses the keys listens: the screen has a row of sound now
    order = controls(voter.screen)
    voter.key(*[key] * (len(order) - 1))
    assert focused(voter) is order[-1]
    voter.key(key)
    assert focused(voter) is order[0]


@pytest.mark.parametrize("key", BACK)
def test_back_begins_at_the_end_and_goes_the_other_way(key: Qt.Key, voter: Driver) -> None:
    voter.key(key)
    assert focused(voter) is controls(voter.screen)[-1]
    voter.key(key)
    assert focused(voter) is controls(voter.screen)[-2]


@pytest.mark.parametrize("key", CHOOSE)
def test_choose_presses_what_has_the_focus(key: Qt.Key, voter: Driver) -> None:
    go_to(voter, "Empezar a votar")
    voter.key(key)
    assert isinstance(voter.screen, QuestionScreen)


@pytest.mark.parametrize("key", HELP)
def test_help_says_where_one_is_and_how_the_keys_work(key: Qt.Key, voter: Driver) -> None:
    voter.key(key)
    voter.player.finish_all()
    assert voter.player.said[-2:] == [spoken.KEYS, spoken.DARK]
    assert spoken.WELCOME in voter.player.said


@pytest.mark.parametrize("key", [K.Key_A, K.Key_7, K.Key_Escape, K.Key_F2, K.Key_PageDown])
def test_every_other_key_does_nothing(key: Qt.Key, voter: Driver) -> None:
    before = voter.screen
    voter.key(key)
    assert voter.screen is before
    assert before.focusWidget() is None
    assert voter.player.said == []


def test_choose_with_nothing_under_the_focus_helps_instead(voter: Driver) -> None:
    voter.key(K.Key_Return)
    voter.player.finish_all()
    assert isinstance(voter.screen, WelcomeScreen)
    assert voter.player.said[-2:] == [spoken.KEYS, spoken.DARK]


@pytest.mark.parametrize("key", CHOOSE)
def test_a_key_that_is_held_down_chooses_once(key: Qt.Key, standing: Driver) -> None:
    to_ballot(standing)
    go_to(standing, "Propuesta 2.")
    standing.key(key)
    for _ in range(5):
        standing.rest()
        held(standing, key)
    assert standing.citizen.visit.selections == (2,)


@pytest.mark.parametrize("key", CHOOSE)
def test_a_vote_is_cast_once_however_often_the_key_is_pressed(key: Qt.Key, standing: Driver) -> None:
    to_review(standing)
    presses: list[Qt.Key] = []
    go_to(standing, "Depositar mi voto")
    focused(standing).clicked.connect(lambda: presses.append(key))
    stored = standing.status().ballots
    standing.rest()
    for _ in range(3):
        QTest.keyClick(standing.shell.windowHandle(), key)
    assert len(presses) == 1, "a press that came while the vote was on its way was taken for another one"
    standing.wait_for(ThanksScreen)
    assert standing.status().ballots == stored + 1


@pytest.mark.parametrize("key", CHOOSE)
def test_a_key_that_was_meant_for_the_last_screen_does_nothing_on_the_next(
    key: Qt.Key, voter: Driver
) -> None:
    go_to(voter, "Empezar a votar")
    voter.key(key)
    assert isinstance(voter.screen, QuestionScreen)
    voter.screen.answers[0][0].setFocus()
    QTest.keyClick(voter.shell.windowHandle(), key)  # at once: the screen has not rested
    assert dict(voter.citizen.visit.answers) == {}


def test_a_finger_that_lifts_after_a_key_has_cast_takes_nothing_away(standing: Driver) -> None:
    to_review(standing)
    stored = standing.status().ballots
    window, left, none = (
        standing.shell.windowHandle(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    standing.key(K.Key_Right)
    change = standing.button("Cambiar")
    place = change.mapTo(standing.shell, middle(change))
    QTest.mousePress(window, left, none, place)
    go_to(standing, "Depositar mi voto")
    standing.key(K.Key_Return)
    QTest.mouseRelease(window, left, none, place)
    standing.wait_for(ThanksScreen)
    assert standing.status().ballots == stored + 1


def test_what_cannot_be_pressed_is_passed_over(standing: Driver) -> None:
    standing.arrive()
    standing.touch("Empezar a votar")
    assert not standing.button("Seguir").isEnabled()
    assert standing.button("Seguir") not in controls(standing.screen)
    standing.touch("55 - 69 años")
    assert standing.button("Seguir") in controls(standing.screen)


def test_the_small_tools_come_after_all_that_a_vote_needs(standing: Driver) -> None:
    to_ballot(standing)
    standing.touch("Escuchar")
    screen = standing.screen
    bars = [bar for bar in (screen.tools, screen.sound_bar) if bar is not None]
    assert len(bars) == 2
    small = [any(bar.isAncestorOf(button) for bar in bars) for button in controls(screen)]
    assert small == sorted(small)


def test_a_card_is_said_with_its_state_and_an_answer_too(standing: Driver) -> None:
    standing.arrive()
    standing.touch("Empezar a votar")
    answer = standing.button("55 - 69 años")
    assert control_pieces(answer) == ["55 - 69 años", spoken.NOT_CHOSEN]
    standing.touch_button(answer)
    assert control_pieces(answer) == ["55 - 69 años", spoken.CHOSEN]
    standing.touch("Seguir")
    standing.touch("Femenino")
    standing.touch("Seguir")
    standing.wait_for(BallotScreen)
    go_to(standing, "Propuesta 2.")
    standing.key(K.Key_5)
    assert control_pieces(standing.card(2))[-1] == spoken.CHOSEN
    assert standing.player.said[-1] == spoken.PROPOSAL


def test_at_the_volunteers_screens_the_keys_write_what_is_on_them(standing: Driver) -> None:
    standing.touch("Empezar registro")
    screen = standing.wait_for(EntryScreen)
    assert isinstance(screen, EntryScreen)
    standing.key(K.Key_1, K.Key_4, K.Key_5, K.Key_6, K.Key_8)
    assert screen.field.text() == "14568"
    assert standing.player.said == []


@pytest.mark.parametrize(
    "between", [(), (K.Key_Right,), (K.Key_A,)], ids=["twice", "forward between", "a letter between"]
)
def test_help_twice_in_a_row_makes_it_dark_and_nothing_else_does(
    between: tuple[Qt.Key, ...], voter: Driver
) -> None:
    voter.key(K.Key_F1, *between, K.Key_F1)
    assert voter.shell.is_dark is (K.Key_Right not in between)


def test_help_twice_with_a_pause_between_only_helps(voter: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.four_keys.TWICE_MS", 0)
    voter.key(K.Key_F1, K.Key_F1)
    assert not voter.shell.is_dark


def test_in_the_dark_every_screen_that_follows_is_dark_and_the_button_brings_the_light(voter: Driver) -> None:
    voter.key(K.Key_F1, K.Key_F1)
    voter.player.finish_all()
    assert spoken.DIM in voter.player.said
    go_to(voter, "Empezar a votar")
    voter.key(K.Key_5)
    assert isinstance(voter.screen, QuestionScreen)
    (cover,) = voter.shell.findChildren(DarkCover)
    assert cover.geometry() == voter.shell.rect()
    assert voter.shell.childAt(QPoint(640, 400)) is cover
    voter.touch_button(cover.light)
    assert not voter.shell.is_dark


@pytest.mark.parametrize("loss", ["device", "language"])
def test_nobody_is_left_in_the_dark_with_nothing_to_hear(loss: str, voter: Driver) -> None:
    voter.key(K.Key_F1, K.Key_F1)
    assert voter.shell.is_dark
    if loss == "device":
        voter.player.plug(available=False)
    else:
        go_to(voter, "English")
        voter.key(K.Key_5)
    assert not voter.shell.is_dark


def test_without_a_loudspeaker_help_twice_leaves_the_screen_lit(voter: Driver) -> None:
    voter.player.plug(available=False)
    voter.key(K.Key_F1, K.Key_F1)
    assert not voter.shell.is_dark


def test_in_english_the_voice_stops_and_does_not_come_back_by_itself(voter: Driver) -> None:
    voter.touch("Escuchar")
    assert voter.player.said
    voter.touch("English")
    assert voter.player.silent
    assert not voter.has_button("Silencio")
    voter.player.said.clear()
    voter.touch("Start voting")
    assert voter.player.said == []


def test_whoever_walks_away_in_the_dark_leaves_a_lit_screen_that_calls(standing: Driver) -> None:
    to_ballot(standing)
    standing.key(K.Key_F1, K.Key_F1)
    standing.wait_a_second(IDLE_SECONDS + CALL_SECONDS)
    standing.wait_for_title("Llame al jurado")
    assert not standing.shell.is_dark
    assert standing.citizen.visit.state is SessionState.IDLE
    assert standing.player.said[-1] == spoken.CALL
    standing.touch("Soy el jurado: volver al inicio")
    assert standing.player.silent
