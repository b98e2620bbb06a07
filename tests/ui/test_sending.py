"""Sending beside voting, as people at the kiosk meet it: nobody waits for it, and the home says how it is."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from sync.central.store import Store
from sync.outbox import seal_batches
from tests.tools.centres import World, make_world, vote
from tests.tools.driver import Driver, running_kiosk
from tests.tools.proxy import Fault, Proxy, running_proxy
from tests.tools.servers import running_server
from ui.screens.home import HomeScreen
from ui.screens.review import ReviewScreen
from ui.screens.thanks import ThanksScreen


@dataclass
class Line:
    """A network on which the first delivery hangs until it is released, and then is cut, as is the next."""

    proxy: Proxy
    hanging: threading.Event = field(default_factory=threading.Event)
    release: threading.Event = field(default_factory=threading.Event)

    def hang(self) -> None:
        self.hanging.set()
        self.release.wait()


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path / "centre")


@pytest.fixture
def line(world: World) -> Iterator[Line]:
    with running_server(world.centre, Store.sqlite(world.centre.database)) as address:
        port = int(address.rpartition(":")[2])
        with running_proxy(("127.0.0.1", port)) as proxy:
            line = Line(proxy)
            proxy.plan += [Fault(upload=0, then=line.hang), Fault(upload=0)]
            yield line


@pytest.fixture
def kiosk(world: World, line: Line, tmp_path: Path) -> Iterator[Driver]:
    """Three people have voted, and their batch is sealed."""
    active = world.active_kit(server=line.proxy.address)
    with running_kiosk(tmp_path / "data", active=active) as kiosk:
        kiosk.open_polls()
        station = kiosk.station
        kiosk.in_worker(lambda: (vote(station, 3), seal_batches(station)))
        kiosk.read_home_again()
        kiosk.wait_until(lambda: kiosk.has_button("Enviar ahora"), "something to send")
        yield kiosk
        line.release.set()


def facts(kiosk: Driver) -> str:
    """What the home tells beside its task, on whatever page."""
    return " ".join(box.accessibleName() for box in kiosk.screen.findChildren(QWidget))


def test_a_citizen_votes_while_a_delivery_hangs_and_the_home_says_that_it_failed(
    kiosk: Driver, line: Line, world: World
) -> None:
    kiosk.touch("Enviar ahora")
    kiosk.wait_until(line.hanging.is_set, "the delivery that hangs")
    kiosk.arrive()
    kiosk.answer_questions()
    kiosk.choose(6)
    kiosk.touch("Revisar mi voto")
    kiosk.wait_for(ReviewScreen)
    kiosk.touch("Depositar mi voto")
    kiosk.wait_for(ThanksScreen)
    assert not line.release.is_set()
    line.release.set()
    kiosk.touch("Listo")
    kiosk.wait_for(HomeScreen)
    kiosk.wait_until(lambda: "Sin envío por ahora" in facts(kiosk), "that it failed")
    assert "No se perdió nada" in facts(kiosk)
    assert "1 lote sin recibo" in facts(kiosk)
    line.proxy.plan.clear()
    kiosk.touch("Enviar ahora")
    kiosk.wait_until(lambda: "Último recibo del centro" in facts(kiosk), "the receipt")
    assert "1 voto por enviar" in facts(kiosk)
    assert "sin recibo" not in facts(kiosk)
    assert "Sin envío por ahora" not in facts(kiosk)
    store = Store.sqlite(world.centre.database)
    with store.reading() as transaction:
        assert transaction.ballot_count() == 3
    store.close()


def test_a_folder_is_offered_like_a_stick_while_it_is_there(kiosk: Driver, tmp_path: Path) -> None:
    folder = tmp_path / "SALIDA"
    kiosk.app.stick.folders = list
    kiosk.app.stick.offer(folder)
    kiosk.touch("Guardar lotes")
    kiosk.wait_for_title("Conecte una memoria")
    folder.mkdir()
    kiosk.touch("Ya la conecté")
    kiosk.touch("Guardar en SALIDA")
    kiosk.wait_for_title("Puede retirar la memoria")
    (written,) = folder.rglob("*.urna")
    assert written.read_bytes() == kiosk.read(kiosk.station.batches.all)[0].envelope


def test_the_closing_says_it_anew_when_the_receipts_come_and_the_home_asks_for_nothing_more(
    kiosk: Driver, line: Line
) -> None:
    kiosk.touch("Cerrar")
    kiosk.wait_for_title("¿Qué quiere cerrar?")
    kiosk.touch("Cierre definitivo")
    kiosk.touch("Cerrar antes de tiempo")
    kiosk.touch("Sí, cerrar definitivamente")
    kiosk.type_and_enter("3")
    kiosk.wait_for_title("Cierre definitivo hecho")
    assert "2 lotes esperan recibo del centro." in kiosk.texts()
    assert kiosk.main_button() == "Guardar lotes y acta en una memoria"
    line.proxy.plan.clear()
    line.release.set()
    assert kiosk.app._sending is not None
    kiosk.app._sending.send_now()
    kiosk.wait_until(lambda: "El centro dio recibo de todo." in kiosk.texts(), "the receipts")
    assert kiosk.title == "Cierre definitivo hecho"
    assert "esperan recibo" not in kiosk.texts()
    assert kiosk.button_texts() == ["Guardar el acta en una memoria", "Volver al inicio"]
    assert kiosk.main_button() == "Volver al inicio"
    kiosk.rest()
    kiosk.touch("Volver al inicio")
    kiosk.wait_for(HomeScreen)
    assert "Nada por enviar" in facts(kiosk)
    assert "Lleve o envíe los lotes" not in kiosk.texts()


def test_the_ended_home_renews_itself_when_the_receipts_come(kiosk: Driver, line: Line) -> None:
    station = kiosk.station
    kiosk.in_worker(station.close_for_good)
    kiosk.in_worker(lambda: seal_batches(station))
    kiosk.read_home_again()
    kiosk.wait_until(lambda: "Lleve o envíe los lotes" in kiosk.texts(), "what waits")
    line.proxy.plan.clear()
    kiosk.touch("Enviar ahora")
    kiosk.wait_until(lambda: "La práctica terminó" in kiosk.texts(), "the home without batches")
    assert "Nada por enviar" in facts(kiosk)
    assert not kiosk.has_button("Enviar ahora")


def test_what_is_told_of_sending_brings_no_closing_back_that_was_left(kiosk: Driver) -> None:
    kiosk.touch("Cerrar")
    kiosk.wait_for_title("¿Qué quiere cerrar?")
    kiosk.touch("La jornada de hoy")
    kiosk.type_and_enter("3")
    kiosk.wait_for_title("La jornada quedó cerrada")
    kiosk.touch("Volver al inicio")
    kiosk.wait_for(HomeScreen)
    closing, sending = kiosk.app._closing, kiosk.app._sending
    assert sending is not None
    assert sending.status is not None
    closing.sending_changed(replace(sending.status, pending_batches=0))
    assert isinstance(kiosk.screen, HomeScreen)
