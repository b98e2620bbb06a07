"""The volunteer closes the polls: the paper count first, then the batches onto a stick."""

import threading
from pathlib import Path

import pytest

from kiosk.journal import JournalEvent
from kiosk.paperwork import saved_papers
from kiosk.participant import Document
from kiosk.polls import Polls
from sync import stick, usb_transport
from sync.verifier import verify_batch
from tests.tools.driver import Driver
from ui.screens.home import HomeScreen
from ui.screens.message import MessageScreen


def vote(kiosk: Driver, people: int) -> None:
    station = kiosk.station
    for number in range(people):
        voter = station.check_in(Document("CC", str(1_000_000 + number)), "Ana", "1")
        station.cast(station.seal(voter, {"edad": "18 - 24 años", "sexo": "Femenino"}, [6]))


@pytest.fixture
def voted(kiosk: Driver) -> Driver:
    """Three people have voted; the home is shown."""
    kiosk.in_worker(lambda: vote(kiosk, 3))
    kiosk.app.volunteer.go_home()  # type: ignore[union-attr]
    kiosk.wait_until(lambda: kiosk.has_button("Cerrar"), "the home")
    return kiosk


def close_day(kiosk: Driver, paper: str) -> MessageScreen:
    kiosk.touch("Cerrar")
    kiosk.wait_for_title("¿Qué quiere cerrar?")
    kiosk.touch("La jornada de hoy")
    kiosk.type_and_enter(paper)
    screen = kiosk.wait_for_title("La jornada quedó cerrada") if paper.isdecimal() else kiosk.screen
    assert isinstance(screen, MessageScreen)
    return screen


def test_the_paper_is_counted_before_the_box_is_shown_and_all_agrees(voted: Driver) -> None:
    screen = close_day(voted, "3")
    assert "Todo cuadra" in screen.accessibleDescription()
    assert voted.station.box.head.polls is Polls.DAY_CLOSED


def test_a_difference_is_noted_and_stops_nothing(voted: Driver) -> None:
    screen = close_day(voted, "4")
    assert "no cuadra" in screen.accessibleDescription()
    notes = [row.detail for row in voted.journal() if row.event is JournalEvent.NOTE]
    assert notes == ["papel=4 registro=3 urna=3 sesiones=3 abandonos=0 pruebas=0"]


def test_a_closing_for_good_before_time_asks_twice_and_can_be_left(voted: Driver) -> None:
    voted.touch("Cerrar")
    voted.wait_for_title("¿Qué quiere cerrar?")
    voted.touch("Cierre definitivo")
    assert "21 de noviembre de 2022" in voted.screen.accessibleDescription()
    voted.touch("Cerrar antes de tiempo")
    voted.wait_for_title("¿Cerrar definitivamente?")
    voted.touch("No, volver")
    voted.wait_for(HomeScreen)
    assert voted.station.box.head.polls is Polls.OPEN


def test_after_the_closing_for_good_the_last_batch_is_final(voted: Driver) -> None:
    voted.touch("Cerrar")
    voted.wait_for_title("¿Qué quiere cerrar?")
    voted.touch("Cierre definitivo")
    voted.touch("Cerrar antes de tiempo")
    voted.touch("Sí, cerrar definitivamente")
    voted.type_and_enter("3")
    voted.wait_for_title("Cierre definitivo hecho")
    (batch,) = voted.read(voted.station.batches.all)
    assert verify_batch(batch.envelope, voted.station.kit.roster).batch.final


def test_batches_go_whole_onto_a_stick_and_only_then_may_it_be_removed(voted: Driver, tmp_path: Path) -> None:
    memory = tmp_path / "MEMORIA"
    memory.mkdir()
    voted.app.stick.folders = lambda: [memory]
    close_day(voted, "3")
    voted.touch("Guardar lotes y acta en una memoria")
    voted.touch("Guardar en MEMORIA")
    voted.wait_for_title("Puede retirar la memoria")
    (written,) = memory.rglob("*.urna")
    assert written.read_bytes() == voted.read(voted.station.batches.all)[0].envelope
    assert [path.name for path in memory.rglob("*.pdf")] == [
        saved.name for saved in saved_papers(voted.station)
    ]


def test_a_slow_stick_shows_how_far_it_is_and_no_touch_counts_meanwhile(
    voted: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory, go_on, files = tmp_path / "MEMORIA", threading.Semaphore(1), 0
    memory.mkdir()

    def write_slowly(path: Path, data: bytes) -> None:
        nonlocal files
        go_on.acquire()
        stick.write_checked(path, data)
        files += 1

    monkeypatch.setattr(usb_transport, "write_checked", write_slowly)
    voted.app.stick.folders = lambda: [memory]
    close_day(voted, "3")
    voted.touch("Guardar lotes y acta en una memoria")
    voted.touch("Guardar en MEMORIA")
    voted.wait_until(lambda: "guardados: 1 de 2." in voted.screen.accessibleDescription(), "how far it is")
    assert voted.title == "Copiando. No retire la memoria"
    assert not voted.shell.rested()
    assert files == 1
    go_on.release()
    voted.wait_for_title("Puede retirar la memoria")
    assert files == 2


def test_without_a_stick_it_says_that_nothing_is_lost(voted: Driver) -> None:
    voted.app.stick.folders = list
    close_day(voted, "3")
    voted.touch("Guardar lotes y acta en una memoria")
    assert voted.screen.accessibleName() == "Conecte una memoria USB"
    voted.touch("Volver")
    voted.wait_for(HomeScreen)
