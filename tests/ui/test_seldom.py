"""What a jurado does seldom: actas again, the self-check alone, a closing that stops half way, a lost PIN."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.context import Mode
from kiosk.kit import ActiveKit, read_kit
from kiosk.paperwork import Papers
from kiosk.polls import Polls
from tests.kiosk.test_paperwork import LPSTAT, install
from tests.tools.driver import PIN, Driver, running_kiosk
from tests.tools.kits import Keys, make_kit
from tests.ui.test_late_events import failing_disk
from ui.screens.checks import ChecksScreen
from ui.screens.entry import EntryScreen
from ui.screens.home import HomeScreen

REFUSING = '#!/bin/sh\necho "no paper" >&2\nexit 1\n'


@pytest.fixture
def listed(standing: Driver) -> Driver:
    """The list of what else there is to do is shown."""
    standing.touch("Más")
    standing.wait_for_title("Más opciones")
    return standing


@pytest.fixture
def official(tmp_path: Path, keys: Keys) -> Iterator[tuple[Driver, str]]:
    """An official kiosk with a PIN, locked, and its activation code."""
    data, code = make_kit(keys, mode=Mode.OFFICIAL)
    active: ActiveKit = read_kit(data).activate(code)
    with running_kiosk(tmp_path, mode=Mode.OFFICIAL, active=active) as driver:
        driver.in_worker(lambda: driver.station.set_pin(PIN))
        driver.open_polls()
        driver.touch("Bloquear")
        driver.wait_for_title("Pantalla bloqueada")
        yield driver, code


def saved_acta(kiosk: Driver) -> None:
    """The acta of the opening lies in its folder."""
    papers = kiosk.in_worker(lambda: Papers.opening(kiosk.station, ()))
    assert isinstance(papers, Papers)
    assert papers.trouble is None


def to_paper_list(kiosk: Driver) -> None:
    kiosk.touch("Cerrar")
    kiosk.wait_for_title("¿Qué quiere cerrar?")
    kiosk.touch("La jornada de hoy")
    kiosk.wait_for_title("Cuente la lista")


def test_without_actas_the_list_says_when_they_are_made(listed: Driver) -> None:
    listed.touch("Actas")
    listed.wait_for_title("Todavía no hay actas")
    assert "Se hacen al abrir y al cerrar la mesa." in listed.texts()
    listed.touch("Volver")
    listed.wait_for_title("Más opciones")


@pytest.mark.parametrize(
    ("printer", "told"),
    [
        ("none", ["El acta quedó guardada. No hay impresora"]),
        ("works", ["El acta quedó guardada y va a la impresora Sala."]),
        (
            "refuses",
            ["La impresora no recibió la hoja.", "no se perdió nada.", "Revise la impresora y el papel."],
        ),
    ],
)
def test_an_acta_is_printed_again_and_what_became_of_it_is_told(
    printer: str, told: list[str], listed: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved_acta(listed)
    programs = tmp_path / "programs"
    if printer == "none":
        monkeypatch.setenv("PATH", str(programs))
    else:
        install(programs, "lpstat", LPSTAT, monkeypatch)
        install(programs, "lp", REFUSING if printer == "refuses" else "#!/bin/sh\nexit 0\n", monkeypatch)
    listed.touch("Actas")
    listed.wait_for_title("Actas de este equipo")
    listed.touch("Acta de apertura")
    listed.wait_for_title("Acta")
    listed.wait_until(lambda: listed.has_button("Volver") and listed.title == "Acta", "the answer")
    assert [line for line in told if line not in listed.texts()] == []
    listed.touch("Volver")
    listed.wait_for_title("Más opciones")


def test_the_self_check_alone_opens_nothing_and_can_be_repeated(listed: Driver) -> None:
    listed.touch("Revisar el equipo")
    for _ in range(2):
        listed.wait_for(ChecksScreen)
        assert not listed.has_button("Seguir")
        assert "Paso 1" not in listed.texts()
        listed.touch("Revisar otra vez")
    listed.wait_for(ChecksScreen)
    listed.touch("Volver")
    listed.wait_for(HomeScreen)


def test_whoever_stays_in_the_program_is_back_at_the_list(listed: Driver) -> None:
    listed.touch("Salir del programa")
    listed.wait_for_title("¿Salir del programa?")
    listed.touch("No, volver")
    listed.wait_for_title("Más opciones")
    assert listed.shell.isVisible()


def test_a_kit_for_practice_alone_has_no_way_to_vote(listed: Driver) -> None:
    assert not listed.has_button("Salir de la práctica")
    assert not listed.has_button("Practicar")


@pytest.mark.parametrize("typed", ["", " ", "doce", "-1", "1.5"])
def test_a_count_of_the_paper_that_is_no_number_closes_nothing(typed: str, standing: Driver) -> None:
    to_paper_list(standing)
    standing.type_and_enter(typed)
    assert isinstance(standing.screen, EntryScreen)
    assert "Eso no es un número. No se cerró nada. Si no hay lista, escriba 0." in standing.texts()
    standing.touch("Cancelar")
    standing.wait_for(HomeScreen)
    assert standing.station.box.head.polls is Polls.OPEN


def test_a_disk_that_fails_while_the_polls_close_leaves_them_open_and_says_what_is_safe(
    standing: Driver,
) -> None:
    to_paper_list(standing)
    with failing_disk(standing):
        standing.type_and_enter("0")
        standing.wait_for_title("Algo no salió bien")
    assert "Los votos ya depositados están a salvo" in standing.texts()
    standing.touch("Volver al inicio")
    standing.wait_until(lambda: standing.has_button("Empezar registro"), "the open home")


@pytest.mark.parametrize(
    ("today", "title"),
    [
        ("2022-11-20T17:00", "Todavía no es el último día"),
        ("2022-11-21T08:00", "¿Cerrar definitivamente?"),
        ("2022-12-01T08:00", "¿Cerrar definitivamente?"),
    ],
)
def test_only_before_the_last_day_a_closing_for_good_is_asked_twice(
    today: str, title: str, standing: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standing.station, "minute", lambda: today)
    standing.touch("Cerrar")
    standing.wait_for_title("¿Qué quiere cerrar?")
    standing.touch("Cierre definitivo")
    assert standing.title == title
    standing.touch("No, volver")
    standing.wait_for(HomeScreen)
    assert standing.station.box.head.polls is Polls.OPEN


def test_the_main_button_of_a_question_that_cannot_be_undone_is_the_one_that_stays(standing: Driver) -> None:
    standing.app._closing._confirm_for_good()
    assert standing.main_button() == "No, volver"


def test_of_an_official_kiosk_a_lost_pin_is_set_anew_with_the_activation_code_alone(
    official: tuple[Driver, str],
) -> None:
    kiosk, code = official
    kiosk.touch("Olvidé el PIN")
    kiosk.wait_for_title("Poner un PIN nuevo")
    for wrong, told in (
        ("ABCD", "Lo escrito no está completo"),
        ("AAAA-AAAA-AAAA-AAAA", "Este código no es el de este equipo. No se cambió nada."),
    ):
        before = kiosk.screen
        kiosk.type_and_enter(wrong)
        kiosk.wait_until(lambda shown=before: kiosk.screen is not shown, "the answer")  # type: ignore[misc]
        assert told in kiosk.texts()
        assert kiosk.title == "Poner un PIN nuevo"
    kiosk.type_and_enter(code)
    kiosk.wait_for_title("Escoja un PIN")
    kiosk.touch("Cancelar")
    kiosk.wait_for_title("Pantalla bloqueada")
    kiosk.type_and_enter(PIN, "Desbloquear")
    kiosk.wait_for(HomeScreen)
