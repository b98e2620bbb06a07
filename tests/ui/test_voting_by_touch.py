"""One person's visit by touch, in the real window, against a real database."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.session import SessionState
from tests.kiosk.voting import box_file, copy
from tests.tools.driver import DOCUMENT, NAME, Driver, middle
from tests.ui.conftest import Starter
from tests.ui.consultations import consultation, names_only
from ui.screens.ballot import BallotScreen
from ui.screens.home import HomeScreen
from ui.screens.message import MessageScreen
from ui.screens.question import QuestionScreen
from ui.screens.review import ReviewScreen
from ui.screens.thanks import ThanksScreen
from ui.screens.welcome import WelcomeScreen


def ballots_on_disk(folder: Path, to: Path) -> int:
    """The ballots in the file as it lies on the disk now, as after a power cut."""
    with closing(sqlite3.connect(box_file(copy(folder, to)))) as connection:
        (count,) = connection.execute("SELECT count(*) FROM ballot").fetchone()
    return int(count)


def to_review(kiosk: Driver, *numbers: int) -> None:
    """A person arrives and has chosen."""
    kiosk.arrive()
    kiosk.answer_questions()
    kiosk.choose(*numbers)
    kiosk.touch("Revisar mi voto")
    kiosk.wait_for(ReviewScreen)


def test_from_check_in_to_thanks_by_touch_alone(kiosk: Driver) -> None:
    kiosk.check_in()
    kiosk.answer_questions()
    kiosk.choose(6, 7, 9)
    kiosk.touch("Revisar mi voto")
    kiosk.wait_for(ReviewScreen)
    kiosk.touch("Depositar mi voto")
    screen = kiosk.wait_for(ThanksScreen)
    assert "¡Gracias! Su voto quedó guardado" in screen.accessibleName()
    kiosk.touch("Listo")
    kiosk.wait_for(HomeScreen)
    status = kiosk.status()
    assert (status.ballots, status.people, status.started, status.abandoned) == (1, 1, 1, 0)


def test_when_thanks_appear_the_ballot_is_in_the_file(
    kiosk: Driver, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    to_review(kiosk, 6)
    copies = tmp_path_factory.mktemp("power-cut")
    kiosk.touch("Depositar mi voto")
    kiosk.wait_for(ThanksScreen)
    assert ballots_on_disk(tmp_path, copies / "box") == 1


def test_a_finger_that_leaves_the_card_does_nothing(kiosk: Driver) -> None:
    kiosk.arrive()
    kiosk.answer_questions()
    card = kiosk.card(6)
    kiosk.drag(card, middle(card), QPoint(card.width() // 2, card.height() + 40))
    assert kiosk.citizen.visit.selections == ()
    assert not card.isChecked()


def test_a_finger_that_trembles_inside_the_card_chooses_it(kiosk: Driver) -> None:
    kiosk.arrive()
    kiosk.answer_questions()
    card = kiosk.card(6)
    kiosk.drag(card, middle(card), middle(card) + QPoint(25, 12))
    assert kiosk.citizen.visit.selections == (6,)
    assert card.isChecked()


def test_a_second_touch_takes_the_choice_away(kiosk: Driver) -> None:
    kiosk.arrive()
    kiosk.answer_questions()
    kiosk.choose(6, 7, 6)
    assert kiosk.citizen.visit.selections == (7,)
    assert not kiosk.card(6).isChecked()


def test_a_fourth_choice_is_refused_with_what_to_do_and_nothing_is_swapped(kiosk: Driver) -> None:
    kiosk.arrive()
    kiosk.answer_questions()
    kiosk.choose(6, 7, 9, 2)
    assert kiosk.citizen.visit.selections == (6, 7, 9)
    assert "quite primero una" in kiosk.texts()
    assert not kiosk.card(2).isChecked()


def test_a_double_touch_casts_once(kiosk: Driver) -> None:
    to_review(kiosk, 6)
    button = kiosk.button("Depositar mi voto")
    place = button.mapTo(kiosk.shell, middle(button))
    kiosk.touch_button(button)
    kiosk.touch_place(place)  # the finger stays where it was, whatever is shown there by then
    kiosk.wait_for(ThanksScreen)
    kiosk.touch_place(place)
    kiosk.wait_for(ThanksScreen)
    assert kiosk.status().ballots == 1


def test_nobody_votes_from_the_home_without_a_check_in(kiosk: Driver) -> None:
    assert isinstance(kiosk.screen, HomeScreen)
    assert kiosk.citizen.visit.state is SessionState.IDLE
    assert not kiosk.has_button("Empezar a votar")


def test_before_the_polls_open_nobody_can_be_registered(start: Starter) -> None:
    closed = start(polls=False)
    assert closed.has_button("Abrir la mesa")
    assert not closed.has_button("Empezar registro")


def test_a_repeat_is_refused_with_its_hour_and_may_be_disputed(kiosk: Driver) -> None:
    kiosk.check_in()
    kiosk.answer_questions()
    kiosk.choose(6)
    kiosk.touch("Revisar mi voto")
    kiosk.touch("Depositar mi voto")
    kiosk.wait_for(ThanksScreen)
    kiosk.touch("Listo")
    kiosk.wait_for(HomeScreen)
    kiosk.touch("Empezar registro")
    kiosk.type_and_enter(f"{DOCUMENT[:4]}.{DOCUMENT[4:]}")
    kiosk.wait_for_title("Escriba")
    kiosk.type_and_enter(DOCUMENT)
    screen = kiosk.wait_for(MessageScreen)
    assert "Se registró: " in screen.accessibleDescription()  # the minute of the vote itself is kept nowhere
    assert "12:00" in screen.accessibleDescription()
    kiosk.touch("La persona dice: no fui yo")
    kiosk.touch("Abrir la reclamación")
    kiosk.type_and_enter(NAME)
    kiosk.wait_for_title("Aviso")
    kiosk.touch("Acepto y sigo")
    kiosk.wait_for(WelcomeScreen)


def test_a_number_typed_differently_the_second_time_is_noticed(kiosk: Driver) -> None:
    kiosk.touch("Empezar registro")
    kiosk.type_and_enter(DOCUMENT)
    kiosk.wait_for_title("Escriba")
    kiosk.type_and_enter("1047123457")
    assert kiosk.title.startswith("Escriba")


def test_whoever_walks_away_leaves_nothing_but_a_count(kiosk: Driver) -> None:
    kiosk.arrive()
    kiosk.answer_questions()
    kiosk.choose(6, 7)
    for _ in range(60):
        kiosk.citizen.tick()
    assert isinstance(kiosk.screen, MessageScreen)
    for _ in range(30):
        kiosk.citizen.tick()
    kiosk.wait_for_title("Llame al jurado")
    kiosk.touch("Soy el jurado: volver al inicio")
    kiosk.wait_for(HomeScreen)
    assert kiosk.citizen.visit.selections == ()
    status = kiosk.status()
    assert (status.ballots, status.started, status.abandoned) == (0, 1, 1)


def test_whoever_answers_that_they_are_still_here_goes_on_where_they_were(kiosk: Driver) -> None:
    kiosk.arrive()
    kiosk.answer_questions()
    kiosk.choose(6)
    for _ in range(60):
        kiosk.citizen.tick()
    kiosk.touch("Sí, sigo aquí")
    assert isinstance(kiosk.screen, BallotScreen)
    assert kiosk.citizen.visit.selections == (6,)


def test_a_touch_beside_the_button_says_too_that_somebody_is_here(kiosk: Driver) -> None:
    kiosk.arrive()
    kiosk.answer_questions()
    kiosk.choose(6)
    for _ in range(60):
        kiosk.citizen.tick()
    kiosk.touch_place(QPoint(20, 300))
    assert isinstance(kiosk.screen, BallotScreen)
    assert kiosk.citizen.visit.selections == (6,)


def test_the_thanks_close_by_themselves_and_never_by_a_stray_touch(kiosk: Driver) -> None:
    to_review(kiosk, 6)
    kiosk.touch("Depositar mi voto")
    screen = kiosk.wait_for(ThanksScreen)
    QTest.mouseClick(screen, Qt.MouseButton.LeftButton)
    assert kiosk.screen is screen
    for _ in range(29):
        kiosk.citizen.tick()
    assert kiosk.screen is screen
    kiosk.citizen.tick()
    kiosk.wait_for(HomeScreen)


def test_text_and_contrast_return_to_normal_after_each_person(kiosk: Driver) -> None:
    kiosk.arrive()
    normal = kiosk.shell.theme
    kiosk.touch("Texto")
    kiosk.touch("Contraste")
    assert kiosk.shell.theme != normal
    kiosk.answer_questions()
    kiosk.choose(6)
    kiosk.touch("Revisar mi voto")
    kiosk.touch("Depositar mi voto")
    kiosk.wait_for(ThanksScreen)
    kiosk.touch("Listo")
    kiosk.wait_for(HomeScreen)
    assert kiosk.shell.theme == normal


def test_a_proposal_is_read_in_full_and_chosen_from_there(kiosk: Driver) -> None:
    kiosk.arrive()
    kiosk.answer_questions()
    kiosk.touch_button(kiosk.card(6).ear)
    kiosk.touch("Elegir esta propuesta")
    assert kiosk.ballot() is kiosk.screen
    assert kiosk.citizen.visit.selections == (6,)


def test_a_disk_that_fails_keeps_the_choice_and_says_that_it_is_not_saved(kiosk: Driver) -> None:
    to_review(kiosk, 6)
    connection = kiosk.station.box.connection
    kiosk.in_worker(lambda: connection.set_authorizer(no_writing))
    kiosk.touch("Depositar mi voto")
    screen = kiosk.wait_for_title("Su voto todavía no quedó guardado")
    assert "a salvo" in screen.accessibleDescription()
    assert kiosk.citizen.visit.selections == (6,)
    kiosk.in_worker(lambda: connection.set_authorizer(None))
    kiosk.touch("Volver a mi voto")
    kiosk.touch("Depositar mi voto")
    kiosk.wait_for(ThanksScreen)
    assert kiosk.status().ballots == 1


def no_writing(action: int, *_: object) -> int:
    """SQLite refuses every insert, as it does when the disk does not take it."""
    return sqlite3.SQLITE_DENY if action == sqlite3.SQLITE_INSERT else sqlite3.SQLITE_OK


def test_a_consultation_without_questions_goes_straight_to_the_ballot(start: Starter) -> None:
    kiosk = start(consultation(2))
    kiosk.arrive()
    kiosk.touch("Empezar a votar")
    kiosk.choose(1)
    kiosk.touch("Revisar mi voto")
    kiosk.touch("Depositar mi voto")
    kiosk.wait_for(ThanksScreen)


def test_a_question_may_be_left_unanswered_where_the_consultation_allows_it(start: Starter) -> None:
    kiosk = start(consultation(2, questions=True))
    kiosk.arrive()
    kiosk.touch("Empezar a votar")
    assert isinstance(kiosk.screen, QuestionScreen)
    assert not kiosk.button("Seguir").isEnabled()
    kiosk.touch("Prefiero no responder")
    kiosk.touch("Seguir")
    kiosk.wait_for(BallotScreen)


def test_a_blank_vote_is_cast_where_the_consultation_allows_it(start: Starter) -> None:
    kiosk = start(consultation(2, blank=True))
    kiosk.arrive()
    kiosk.touch("Empezar a votar")
    kiosk.touch("Revisar mi voto")
    kiosk.wait_for(ReviewScreen)
    kiosk.touch("Depositar mi voto")
    kiosk.wait_for(ThanksScreen)


def test_forty_proposals_and_thirty_one_choices_are_all_within_reach(start: Starter) -> None:
    kiosk = start(consultation(40, most=31))
    kiosk.arrive()
    kiosk.touch("Empezar a votar")
    kiosk.choose(*range(1, 33))
    assert kiosk.citizen.visit.selections == tuple(range(1, 32))
    kiosk.touch("Revisar mi voto")
    kiosk.see_all()
    kiosk.touch("Depositar mi voto")
    kiosk.wait_for(ThanksScreen)


def test_people_known_by_name_are_checked_in_by_name(start: Starter) -> None:
    kiosk = start(names_only())
    kiosk.touch("Empezar registro")
    kiosk.wait_for_title("Nombres")
    kiosk.type_and_enter(NAME)
    kiosk.wait_for_title("Aviso")
    kiosk.touch("Acepto y sigo")
    kiosk.wait_for(WelcomeScreen)
