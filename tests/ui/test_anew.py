"""A practice that ended begins again for the next group: behind the PIN and a question, never officially."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.context import Mode
from kiosk.erasing import DOOMED_SUFFIX
from kiosk.kit import ActiveKit
from kiosk.polls import Polls
from tests.tools.centres import vote
from tests.tools.driver import PIN, Driver, running_kiosk
from tests.tools.kits import Keys, make_active_kit
from ui.screens.home import HomeScreen

ANEW = "Empezar otra práctica"


@pytest.fixture(scope="module")
def official_kit() -> ActiveKit:
    """It may also practise."""
    return make_active_kit(Keys.generate(), mode=Mode.OFFICIAL)


@pytest.fixture
def ended(kiosk: Driver) -> Driver:
    """Three people have voted, the polls are closed for good, and a PIN is set; the home is shown."""
    close_for_good(kiosk, 3)
    return kiosk


@pytest.fixture
def practising(official_kit: ActiveKit, tmp_path: Path) -> Iterator[Driver]:
    """The practice of an official kit, whose official box holds two votes."""
    with running_kiosk(tmp_path, mode=Mode.OFFICIAL, active=official_kit) as official:
        official.in_worker(official.station.open_polls)
        official.in_worker(lambda: vote(official.station, 2))
    with running_kiosk(tmp_path, active=official_kit) as practice:
        practice.open_polls()
        yield practice


def close_for_good(kiosk: Driver, people: int) -> None:
    station = kiosk.station
    kiosk.in_worker(lambda: station.set_pin(PIN))
    kiosk.in_worker(lambda: vote(station, people))
    kiosk.in_worker(station.close_for_good)
    kiosk.read_home_again()
    kiosk.wait_until(lambda: kiosk.has_button(ANEW), "the ended home")


def to_the_question(kiosk: Driver) -> None:
    kiosk.touch(ANEW)
    kiosk.type_pin("PIN de los jurados")
    kiosk.wait_for_title("¿Empezar otra práctica?")


def begin(kiosk: Driver) -> None:
    kiosk.touch("Sí, borrar y empezar")
    kiosk.wait_until(lambda: kiosk.has_button("Abrir la mesa"), "the home of the new practice")


def test_after_the_pin_and_the_question_an_empty_practice_stands_ready(ended: Driver) -> None:
    old, folder = ended.station.box.head.box, ended.station.box.path.parent
    to_the_question(ended)
    assert "Se borran 3 votos de práctica de este equipo." in ended.texts()
    begin(ended)
    assert ended.screen.practice
    head = ended.station.box.head
    assert (head.polls, head.ballots, head.box == old) == (Polls.CLOSED, 0, False)
    assert list(folder.glob(f"*{DOOMED_SUFFIX}")) == []
    ended.open_polls()
    close_for_good(ended, 1)
    to_the_question(ended)
    assert "Se borra 1 voto de práctica de este equipo." in ended.texts()


def test_whoever_says_no_keeps_the_practice(ended: Driver) -> None:
    to_the_question(ended)
    assert ended.main_button() == "No, volver"
    ended.touch("No, volver")
    ended.wait_for(HomeScreen)
    assert ended.station.box.head.ballots == 3


def test_without_the_pin_nothing_is_asked(ended: Driver) -> None:
    ended.touch(ANEW)
    ended.wait_for_title("PIN de los jurados")
    ended.type_and_enter("975310")
    ended.wait_for_title("PIN de los jurados")
    ended.touch("Cancelar")
    ended.wait_for(HomeScreen)
    assert ended.station.box.head.ballots == 3


def test_a_practice_that_goes_on_is_begun_anew_from_the_list(kiosk: Driver) -> None:
    kiosk.touch("Más")
    kiosk.wait_for_title("Más opciones")
    kiosk.touch(ANEW)  # no PIN is set yet
    kiosk.wait_for_title("¿Empezar otra práctica?")
    assert "La urna de práctica de este equipo está vacía." in kiosk.texts()
    begin(kiosk)


def test_a_disk_that_refuses_is_told_and_the_practice_opens_as_it_was(ended: Driver) -> None:
    path = ended.station.box.path
    obstacle = path.with_name(path.name + DOOMED_SUFFIX)
    to_the_question(ended)
    obstacle.mkdir()
    ended.touch("Sí, borrar y empezar")
    ended.wait_for_title("Algo no salió bien")
    assert "No se pudo borrar toda la urna" in ended.texts()
    obstacle.rmdir()
    ended.touch("Volver al inicio")
    ended.wait_until(lambda: ended.has_button(ANEW), "the ended home")
    assert ended.station.box.head.ballots == 3


def test_of_an_official_kit_only_the_practice_goes(practising: Driver) -> None:
    (official,) = practising.station.box.path.parent.glob("*official.sqlite")
    kept = official.read_bytes()
    close_for_good(practising, 1)
    home = practising.screen
    assert isinstance(home, HomeScreen)
    assert home.task.button.text() == ANEW  # its batches go nowhere: nothing else is left to do
    to_the_question(practising)
    assert "La urna de verdad queda guardada y no se toca." in practising.texts()
    assert "recibo" not in practising.texts()
    begin(practising)
    assert official.read_bytes() == kept


@pytest.mark.parametrize("polls", ["open", "ended"])
def test_voting_officially_nothing_is_begun_anew(polls: str, official_kit: ActiveKit, tmp_path: Path) -> None:
    with running_kiosk(tmp_path, mode=Mode.OFFICIAL, active=official_kit) as kiosk:
        kiosk.open_polls()
        if polls == "ended":
            kiosk.in_worker(kiosk.station.close_for_good)
            kiosk.read_home_again()
            kiosk.wait_until(lambda: kiosk.has_button("Guardar los lotes"), "the ended home")
        assert not kiosk.has_button(ANEW)
        kiosk.touch("Más")
        kiosk.wait_for_title("Más opciones")
        assert not kiosk.has_button(ANEW)
