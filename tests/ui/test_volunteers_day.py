"""Opening, the PIN, leaving, and what is said after the light went: as a volunteer does it, by touch."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from kiosk.context import Mode
from kiosk.journal import JournalEvent
from kiosk.paperwork import saved_papers
from kiosk.participant import Document
from kiosk.polls import Polls
from kiosk.readiness import Facts, Surroundings
from tests.tools.driver import PIN, Driver, running_kiosk
from tests.tools.kits import make_active_kit
from tests.tools.walk import opening
from tests.ui.conftest import Starter
from ui.screens.checks import ChecksScreen
from ui.screens.home import HomeScreen
from ui.screens.message import MessageScreen


@pytest.fixture
def closed(start: Starter) -> Driver:
    """A new kiosk whose polls are closed."""
    return start(polls=False)


def open_by_wizard(kiosk: Driver) -> None:
    for _ in opening(kiosk):
        pass


def events(kiosk: Driver) -> list[JournalEvent]:
    return [row.event for row in kiosk.journal()]


def test_the_wizard_opens_the_polls_and_makes_the_acta(closed: Driver) -> None:
    open_by_wizard(closed)
    assert closed.station.box.head.polls is Polls.OPEN
    assert [saved.kind for saved in saved_papers(closed.station)] == ["apertura"]


def test_the_wizard_counts_its_steps_to_the_end(closed: Driver) -> None:
    closed.app.stick.folders = list
    told = [re.findall(r"Paso (\d) de (\d)", closed.texts()) for _ in opening(closed)]
    first, second, third, fourth = ([(str(n), "4")] for n in range(1, 5))
    assert told == [[], first, second, second, third, fourth, fourth, fourth, []]


def test_where_a_pin_is_set_the_wizard_has_no_step_for_it(closed: Driver) -> None:
    closed.in_worker(lambda: closed.station.set_pin(PIN))
    closed.touch("Abrir la mesa")
    closed.wait_for(ChecksScreen)
    assert "Paso 1 de 3" in closed.texts()
    closed.touch("Seguir")
    closed.touch("Sí, está bien")
    closed.wait_for_title("La urna está vacía")
    assert "Paso 3 de 3" in closed.texts()
    closed.touch("Los testigos la vieron: abrir")
    closed.wait_for_title("La mesa está abierta")


def test_the_first_person_is_registered_at_once_from_the_opened_polls(closed: Driver) -> None:
    for name in opening(closed):
        if name == "opened":
            break
    closed.touch("Registrar a la primera persona")
    assert closed.title == "Registrar a la persona"
    closed.touch("Cancelar")
    closed.wait_until(lambda: closed.has_button("Empezar registro"), "the open home")


@pytest.mark.parametrize("there", [True, False])
def test_a_folder_that_is_offered_counts_as_a_stick_while_it_is_there(
    there: bool, closed: Driver, tmp_path: Path
) -> None:
    folder = tmp_path / "SALIDA"
    if there:
        folder.mkdir()
    closed.app.stick.folders = list
    closed.app.stick.offer(folder)
    found: list[Surroundings] = []
    measured = closed.app.opening.facts

    def note(around: Surroundings) -> Facts:
        found.append(around)
        return measured(around)

    closed.app.opening.facts = note
    closed.touch("Abrir la mesa")
    closed.wait_for(ChecksScreen)
    assert [around.sticks for around in found] == [int(there)]
    volunteer = closed.app.volunteer
    assert volunteer is not None
    assert closed.read(volunteer._around).sticks == int(there)


def test_before_there_is_a_pin_nobody_is_told_of_the_present_one(closed: Driver) -> None:
    closed.touch("Más")
    closed.wait_for_title("Más opciones")
    assert not closed.has_button("Cambiar el PIN")
    closed.touch("Escoger el PIN")
    closed.type_pin("Escoja un PIN")
    closed.type_pin("Escriba el PIN otra vez", "Guardar el PIN")
    closed.wait_for(HomeScreen)
    closed.touch("Más")
    closed.wait_for_title("Más opciones")
    closed.touch("Cambiar el PIN")
    closed.wait_for_title("PIN de los jurados")


def test_leaving_the_wizard_at_any_step_opens_nothing(closed: Driver) -> None:
    for steps in range(1, 8):
        wizard = opening(closed)
        for _ in range(steps):
            next(wizard)
        assert closed.station.box.head.polls is Polls.CLOSED
        closed.app.volunteer.go_home()  # type: ignore[union-attr]
        closed.wait_for(HomeScreen)
        closed.wait_until(lambda: closed.has_button("Abrir la mesa"), "the closed home")


def test_a_wrong_clock_is_journalled_and_stops_nobody(closed: Driver) -> None:
    open_by_wizard(closed)  # the walk says that the clock is wrong
    notes = [row.detail for row in closed.journal() if row.event is JournalEvent.NOTE]
    assert any("reloj" in note for note in notes)


def test_a_full_disk_keeps_the_polls_shut_until_there_is_room(closed: Driver) -> None:
    measured = closed.app.opening.facts

    def full(around: Surroundings) -> Facts:
        return replace(measured(around), free_mb=3)

    closed.app.opening.facts = full
    closed.touch("Abrir la mesa")
    closed.wait_for(ChecksScreen)
    assert not closed.has_button("Seguir")
    closed.app.opening.facts = measured
    closed.touch("Revisar otra vez")
    closed.wait_until(lambda: closed.has_button("Seguir"), "the way on")


def test_the_box_of_a_second_day_is_shown_with_its_votes(closed: Driver) -> None:
    open_by_wizard(closed)
    station = closed.station

    def first_day() -> None:
        voter = station.check_in(Document("CC", "1047123456"), "Ana", "1")
        station.cast(station.seal(voter, {"edad": "18 - 24 años", "sexo": "Femenino"}, [6]))
        station.close_day()

    closed.in_worker(first_day)
    closed.app.volunteer.go_home()  # type: ignore[union-attr]
    closed.wait_until(lambda: closed.has_button("Abrir la mesa"), "the home of the second day")
    closed.touch("Abrir la mesa")
    closed.wait_for(ChecksScreen)
    closed.touch("Seguir")
    closed.touch("Sí, está bien")
    closed.wait_for_title("La urna guarda 1 voto")


def test_closing_asks_for_the_pin_and_a_wrong_one_closes_nothing(closed: Driver) -> None:
    open_by_wizard(closed)
    closed.touch("Cerrar")
    closed.wait_for_title("PIN de los jurados")
    for _ in range(4):
        closed.type_and_enter("975310")
        closed.wait_for_title("PIN de los jurados")
    assert closed.station.box.head.polls is Polls.OPEN
    closed.touch("Cancelar")
    closed.wait_for(HomeScreen)


def test_after_five_wrong_pins_even_the_right_one_has_to_wait(closed: Driver) -> None:
    open_by_wizard(closed)
    closed.touch("Bloquear")
    closed.wait_for_title("Pantalla bloqueada")
    for _ in range(5):
        before = closed.screen
        assert "Espere" not in closed.texts()
        closed.type_and_enter("975310", "Desbloquear")
        closed.wait_until(lambda shown=before: closed.screen is not shown, "the answer")  # type: ignore[misc]
    assert "Espere" in closed.texts()
    before = closed.screen
    closed.type_and_enter(PIN, "Desbloquear")
    closed.wait_until(lambda: closed.screen is not before, "the answer")
    assert "Espere" in closed.texts()


def test_a_forgotten_pin_is_set_anew_in_practice_and_journalled(closed: Driver) -> None:
    open_by_wizard(closed)
    closed.touch("Bloquear")
    closed.wait_for_title("Pantalla bloqueada")
    closed.touch("Olvidé el PIN")
    closed.wait_for_title("Escoja un PIN")
    closed.type_and_enter("975310")
    closed.wait_for_title("Escriba el PIN otra vez")
    closed.type_and_enter("975310", "Guardar el PIN")
    closed.wait_for(HomeScreen)
    assert JournalEvent.PIN_RESET in events(closed)
    assert closed.in_worker(lambda: closed.station.try_pin("975310").holds) is True


def test_nothing_but_the_jurado_closes_the_window(closed: Driver) -> None:
    event = QCloseEvent()
    QApplication.sendEvent(closed.shell, event)
    assert not event.isAccepted()
    assert closed.shell.isVisible()


def test_a_jurado_leaves_through_the_list_after_saying_so(closed: Driver) -> None:
    ended: list[bool] = []
    closed.shell.closing.connect(lambda: ended.append(True))
    closed.touch("Más")
    closed.wait_for_title("Más opciones")
    closed.touch("Salir del programa")
    closed.wait_for_title("¿Salir del programa?")
    closed.touch("No, volver")
    closed.wait_for_title("Más opciones")
    closed.touch("Salir del programa")
    closed.touch("Sí, salir")
    closed.wait_until(lambda: bool(ended), "the end")


def test_after_a_crash_it_goes_on_where_it_was_and_says_what_happened(tmp_path: Path) -> None:
    active = make_active_kit()
    with running_kiosk(tmp_path, active=active) as first:
        first.open_polls()
        first.in_worker(lambda: first.station.check_in(Document("CC", "1047123456"), "Ana", "1"))
    with running_kiosk(tmp_path, active=active, first=MessageScreen) as again:
        again.wait_for_title("Nada se perdió")
        assert "0 votos están guardados" in again.screen.accessibleDescription()
        assert "1 persona no alcanzó" in again.screen.accessibleDescription()
        again.touch("Seguir donde íbamos")
        again.wait_until(lambda: again.has_button("Empezar registro"), "the open home")


def test_official_and_practice_have_boxes_of_their_own_and_going_over_asks(tmp_path: Path) -> None:
    active = make_active_kit(mode=Mode.OFFICIAL)
    with running_kiosk(tmp_path, mode=Mode.OFFICIAL, active=active) as kiosk:
        official = kiosk.station.box.path
        assert not kiosk.screen.practice
        kiosk.touch("Más")
        kiosk.wait_for_title("Más opciones")
        kiosk.touch("Practicar")
        kiosk.touch("Sí, practicar")
        kiosk.wait_until(lambda: kiosk.app.station is not None and kiosk.screen.practice, "the practice")
        assert kiosk.station.box.path != official
        kiosk.wait_for(HomeScreen)
        kiosk.touch("Más")
        kiosk.wait_for_title("Más opciones")
        kiosk.touch("Salir de la práctica")
        kiosk.touch("Sí, salir de la práctica")
        kiosk.wait_until(lambda: kiosk.app.station is not None and not kiosk.screen.practice, "the voting")
        assert kiosk.station.box.path == official


def test_while_the_polls_are_open_nobody_goes_over_to_practice(tmp_path: Path) -> None:
    with running_kiosk(tmp_path, mode=Mode.OFFICIAL) as kiosk:
        kiosk.open_polls()
        kiosk.touch("Más")
        kiosk.wait_for_title("Más opciones")
        assert not kiosk.has_button("Practicar")


def test_an_official_kiosk_is_left_with_the_pin_alone(tmp_path: Path) -> None:
    with running_kiosk(tmp_path, mode=Mode.OFFICIAL) as kiosk:
        open_by_wizard(kiosk)
        kiosk.touch("Más")
        kiosk.wait_for_title("Más opciones")
        kiosk.touch("Salir del programa")
        kiosk.wait_for_title("PIN de los jurados")
        kiosk.type_and_enter("975310")
        kiosk.wait_for_title("PIN de los jurados")
        kiosk.type_pin("PIN de los jurados")
        kiosk.wait_for_title("¿Salir del programa?")
