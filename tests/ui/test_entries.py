"""What is typed on the volunteer's screens, wrong, half, twice or left: nothing changes until it is right."""

import pytest
from PySide6.QtCore import QPoint

from kiosk.journal import JournalEvent
from tests.tools.driver import DOCUMENT, NAME, PIN, Driver
from tests.ui.conftest import Starter
from tests.ui.consultations import names_only
from tests.ui.test_check_in import place, to_notice
from tests.ui.test_late_events import disk_failed
from ui.check_in import CheckIn
from ui.screens.entry import EntryScreen
from ui.screens.home import HomeScreen
from ui.screens.message import MessageScreen
from ui.screens.notice import NoticeScreen
from ui.screens.welcome import WelcomeScreen
from ui.widgets.card import Answer


def entry(kiosk: Driver) -> EntryScreen:
    screen = kiosk.wait_for(EntryScreen)
    assert isinstance(screen, EntryScreen)
    return screen


def to_name(kiosk: Driver, document: str = DOCUMENT) -> None:
    kiosk.touch("Empezar registro")
    kiosk.type_and_enter(document)
    kiosk.wait_for_title("Escriba")
    kiosk.type_and_enter(document)
    kiosk.wait_for_title("Nombres")


def twice(kiosk: Driver, name: str) -> None:
    """Two quick touches on the same place, as the window system says them."""
    spot: QPoint = place(kiosk, name)
    kiosk.rest()
    kiosk.touch_place(spot)
    kiosk.touch_place(spot)
    kiosk.in_worker(lambda: None)


def notes(kiosk: Driver) -> list[str]:
    return [row.detail for row in kiosk.journal() if row.event is JournalEvent.NOTE]


@pytest.mark.parametrize("typed", ["", "  ", "10", "12345678901", "1047-ABC", "١٠٤٧١٢٣٤٥٦", "9" * 30])
def test_a_wrong_number_stays_on_the_screen_with_its_rule(typed: str, standing: Driver) -> None:
    standing.touch("Empezar registro")
    standing.type_and_enter(typed)
    assert standing.title == "Registrar a la persona"
    assert entry(standing).field.text() == typed
    assert "No se registró nada." in standing.texts()


@pytest.mark.parametrize(
    "typed", ["1.047.123.456", " 1047 123 456 ", "01047123456", "1047\u200b123456", "１０４７１２３４５６"]
)
def test_a_number_is_the_same_however_it_is_pasted(typed: str, standing: Driver) -> None:
    standing.touch("Empezar registro")
    standing.type_and_enter(typed)
    standing.wait_for_title("Escriba")
    standing.type_and_enter(DOCUMENT)
    standing.wait_for_title("Nombres")
    assert "CC 1.047.123.456" in standing.texts()


@pytest.mark.parametrize("second", ["", "1047123465", "10", "1047123456A"])
def test_the_second_number_must_be_the_first(second: str, standing: Driver) -> None:
    standing.touch("Empezar registro")
    standing.type_and_enter(DOCUMENT)
    standing.wait_for_title("Escriba")
    standing.type_and_enter(second)
    assert standing.title == "Escriba el número otra vez"
    assert entry(standing).field.text() == ""
    assert "No es igual al primero. No se registró nada." in standing.texts()
    standing.touch("Cancelar")  # back to the first, which is still there
    assert entry(standing).field.text() == DOCUMENT


@pytest.mark.parametrize("typed", ["", ".", "A", "María 2", "王小明", "Ñ" * 41])
def test_a_wrong_name_stays_on_the_screen_with_its_rule(typed: str, standing: Driver) -> None:
    to_name(standing)
    standing.type_and_enter(typed)
    assert standing.title == "Nombres y apellidos"
    assert entry(standing).field.text() == typed
    assert "No se registró nada." in standing.texts()


def test_another_kind_of_document_is_chosen_and_stays_chosen_beside_an_error(standing: Driver) -> None:
    standing.touch("Empezar registro")
    screen = entry(standing)
    assert [kind.isChecked() for kind in screen.kinds] == [True, False, False]
    standing.touch_button(screen.kinds[1])
    standing.type_and_enter("1")
    screen = entry(standing)
    assert [kind.isChecked() for kind in screen.kinds] == [False, True, False]
    kind = standing.station.consultation.document_types[1]
    standing.type_and_enter("7" * kind.min_length)
    standing.wait_for_title("Escriba")
    assert standing.texts().count(kind.name[1:]) >= 1


def test_the_chosen_kind_is_said_by_its_state_and_only_one_is(standing: Driver) -> None:
    standing.touch("Empezar registro")
    screen = entry(standing)
    for kind in (*screen.kinds, screen.kinds[0]):
        standing.touch_button(kind)
        assert [each for each in screen.findChildren(Answer) if each.isChecked()] == [kind]


def test_whoever_cancels_leaves_nothing_for_the_next_person(standing: Driver) -> None:
    to_name(standing)
    entry(standing).field.setText(NAME)
    standing.touch("Cancelar")
    standing.wait_for(HomeScreen)
    volunteer = standing.app.volunteer
    assert volunteer is not None
    assert volunteer._check_in._check_in == CheckIn()
    standing.touch("Empezar registro")
    assert entry(standing).field.text() == ""
    assert standing.status().started == 0


def test_what_a_log_would_show_of_a_check_in_is_nothing() -> None:
    assert repr(CheckIn(typed=DOCUMENT, name=NAME, dispute=True)) == "CheckIn()"


def test_one_name_is_one_person_where_people_have_no_documents(start: Starter) -> None:
    kiosk = start(names_only())
    for expected in (WelcomeScreen, MessageScreen):
        kiosk.touch("Empezar registro")
        kiosk.type_and_enter(NAME)
        kiosk.wait_for(NoticeScreen)
        kiosk.touch("Acepto y sigo")
        kiosk.wait_for(expected)
        if expected is WelcomeScreen:
            kiosk.answer_questions()
            kiosk.choose(6)
            kiosk.touch("Revisar mi voto")
            kiosk.touch("Depositar mi voto")
            kiosk.wait_until(lambda: bool(kiosk.citizen.visit.code), "the thanks")
            kiosk.touch("Listo")
            kiosk.wait_for(HomeScreen)
    assert kiosk.status().ballots == 1


def test_a_second_touch_on_a_double_number_asks_for_the_name_once(standing: Driver) -> None:
    standing.touch("Empezar registro")
    standing.type_and_enter(DOCUMENT)
    standing.wait_for_title("Escriba")
    entry(standing).field.setText(DOCUMENT)
    twice(standing, "Seguir")
    assert standing.title == "Nombres y apellidos"
    assert "Falta el nombre" not in standing.texts()


def test_two_quick_touches_pause_the_polls_and_do_not_take_them_up_again(standing: Driver) -> None:
    twice(standing, "Pausar mesa")
    standing.wait_until(lambda: standing.has_button("Reanudar la mesa"), "the pause")
    assert not standing.has_button("Pausar mesa")
    twice(standing, "Reanudar la mesa")
    standing.wait_until(lambda: standing.has_button("Empezar registro"), "the open home")
    assert isinstance(standing.screen, HomeScreen)


def test_whoever_is_registered_while_the_polls_pause_is_told_and_nothing_is_lost(standing: Driver) -> None:
    to_notice(standing)
    standing.in_worker(standing.station.pause_polls)
    standing.touch("Acepto y sigo")
    standing.wait_for_title("Algo no salió bien")
    assert "la mesa está en pausa" in standing.texts()
    assert "No se perdió nada." in standing.texts()
    standing.in_worker(standing.station.resume_polls)
    standing.touch("Volver al inicio")
    standing.wait_for(HomeScreen)


@pytest.mark.parametrize(("typed", "saved"), [("", 0), ("   ", 0), ("Se fue la luz", 1), ("x" * 500, 1)])
def test_a_note_is_saved_once_and_an_empty_one_not_at_all(typed: str, saved: int, standing: Driver) -> None:
    before = notes(standing)
    standing.touch("Más")
    standing.wait_for_title("Más opciones")
    standing.touch("Escribir una novedad")
    entry(standing).field.setText(typed)
    twice(standing, "Guardar")
    standing.wait_for_title("Novedad guardada" if saved else "Más opciones")
    added = notes(standing)[len(before) :]
    assert added == [typed.strip()[:120]] * saved


def test_a_note_that_is_left_is_not_saved(standing: Driver) -> None:
    before = notes(standing)
    standing.touch("Más")
    standing.wait_for_title("Más opciones")
    standing.touch("Escribir una novedad")
    entry(standing).field.setText("Se fue la luz")
    standing.touch("Cancelar")
    standing.wait_for_title("Más opciones")
    assert notes(standing) == before


CHOOSING: dict[str, tuple[str, str]] = {
    "short": ("12345", "El PIN tiene 6 números. No se cambió nada."),
    "plain": ("123456", "Ese PIN es muy fácil de adivinar. No se cambió nada."),
    "letters": ("20A816", "El PIN tiene 6 números. No se cambió nada."),
    "nothing": ("", "El PIN tiene 6 números. No se cambió nada."),
}


@pytest.mark.parametrize("typed", CHOOSING)
def test_a_pin_that_may_not_be_one_is_not_set(typed: str, standing: Driver) -> None:
    pin, told = CHOOSING[typed]
    standing.app.gate.choose(_never, standing.app.volunteer.go_home)  # type: ignore[union-attr]
    standing.type_and_enter(pin)
    assert standing.title == "Escoja un PIN para los jurados"
    assert told in standing.texts()
    assert standing.in_worker(lambda: standing.station.settings.pin) in ("", None)


def test_a_pin_typed_differently_the_second_time_is_chosen_anew(standing: Driver) -> None:
    standing.app.gate.choose(_never, standing.app.volunteer.go_home)  # type: ignore[union-attr]
    standing.type_and_enter(PIN)
    standing.type_and_enter(PIN[::-1], "Guardar el PIN")
    assert standing.title == "Escoja un PIN para los jurados"
    assert "No era igual. No se guardó el PIN." in standing.texts()
    assert standing.in_worker(lambda: standing.station.settings.pin) in ("", None)


def test_a_pin_cannot_be_read_over_a_shoulder(standing: Driver) -> None:
    standing.app.gate.choose(_never, _never)
    screen = entry(standing)
    screen.field.setText(PIN)
    assert PIN not in screen.field.displayText()
    assert len(screen.field.displayText()) == len(PIN)


def test_a_disk_that_fails_when_the_pin_is_asked_for_is_told(
    standing: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(standing.station), "settings", property(lambda _: disk_failed()))
    for ask in (standing.app.gate.ask, standing.app.gate.require):
        ask(_never, standing.app.volunteer.go_home)  # type: ignore[union-attr]
        standing.wait_for_title("Algo no salió bien")
        standing.touch("Volver al inicio")
        standing.wait_for(HomeScreen)


def _never() -> None:
    raise AssertionError("nobody passes")
