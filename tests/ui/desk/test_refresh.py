"""What happens at the centre while the desk looks on shows by itself; troubles are told until they end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pytestqt.qtbot import QtBot

from kiosk.consultation import VotingPoint
from kiosk.context import StationCode
from kiosk.head import sign_head
from kiosk.head_code import fold
from sync.central.audit import Clerk
from sync.central.intake import take_in
from sync.central.rescue import rescue_disk
from sync.central.roster_changes import add_point, revoke_kiosk
from sync.central.store import Store
from tests.tools.centres import World, vote
from tests.tools.cities import acta_head
from tests.tools.presses import Staff
from tests.ui.desk.conftest import Opener
from ui.desk.audit_page import AuditPage
from ui.desk.board import BoardPage
from ui.desk.deliveries import DeliveriesPage
from ui.desk.form import FormPage
from ui.desk.held_page import HeldPage
from ui.desk.point_page import PointPage


@contextmanager
def elsewhere(world: World) -> Iterator[Store]:
    """The same database in the hands of a server, or of somebody at a terminal."""
    store = Store.sqlite(world.centre.database)
    try:
        yield store
    finally:
        store.close()


def arrive(world: World, *envelopes: bytes) -> None:
    with elsewhere(world) as store:
        for envelope in envelopes:
            take_in(store, envelope, world.centre.roster(), world.centre.signing_key)


def again(staff: Staff) -> None:
    """The desk reads the centre once more."""
    seen = staff.desk.snapshot
    staff.desk.refresh()
    staff.wait(lambda: staff.desk.snapshot is not seen or bool(staff.window.trouble))


def card(staff: Staff, code: str) -> str:
    return staff.page(BoardPage).body.cards[StationCode(code)].view.state_text


def test_a_batch_that_comes_by_network_shows_at_its_open_point(
    world: World, open_desk: Opener, qtbot: QtBot
) -> None:
    kiosk = world.kiosk()
    staff = Staff(open_desk(world.centre), qtbot)
    staff.desk.open_point(kiosk.station)
    assert staff.page(PointPage).view.kiosks[0].state_text == "Nada ha llegado"

    arrive(world, kiosk.send(12, final=True))
    again(staff)

    view = staff.page(PointPage).view.kiosks[0]
    assert (view.state_text, view.facts[0]) == ("Completo", ("12", "votos"))
    assert staff.reads("12 votos, 12 en total · cierre definitivo")
    assert staff.window._totals is not None
    assert staff.window._totals.ballots == "12 votos"


def test_a_new_point_is_on_the_board_and_says_what_it_needs(
    world: World, open_desk: Opener, qtbot: QtBot
) -> None:
    staff = Staff(open_desk(world.centre), qtbot)
    point = VotingPoint(StationCode("NUEVO"), "Escuela Nueva", "Localidad 9")
    add_point(world.centre, world.keys.organiser, point)
    again(staff)
    assert card(staff, "NUEVO") == "Sin equipo"
    staff.desk.open_point("NUEVO")
    assert staff.reads("haga su kit con «urna-central kit»")


def test_a_revoked_kiosk_is_told_with_what_was_set_back(
    world: World, open_desk: Opener, qtbot: QtBot
) -> None:
    kiosk = world.kiosk()
    arrive(world, kiosk.send(3), kiosk.send(4))
    staff = Staff(open_desk(world.centre), qtbot)
    staff.press("Apartados")
    assert staff.reads("Nada apartado")
    with elsewhere(world) as store:
        revoke_kiosk(world.centre, store, kiosk.id, 1, world.keys.organiser)

    again(staff)

    assert [view.line.lead.partition(":")[0] for view in staff.page(HeldPage).views] == ["Retirado"]
    assert staff.window.tab("held").accessibleName() == "Apartados (1)"
    staff.press("Ver el puesto")
    assert staff.reads("vale hasta el lote 1")
    staff.press("Volver al tablero")
    assert card(staff, kiosk.station) == "Retirado"


def test_a_rescued_disk_completes_its_point(
    world: World, open_desk: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    station = world.station(tmp_path / "data")
    station.open_polls()
    vote(station, 3)
    station.shut()
    staff = Staff(open_desk(world.centre), qtbot)
    with elsewhere(world) as store:
        rescue_disk(world.centre, store, station.box.path)
    again(staff)
    assert card(staff, world.kiosk().station) == "Completo, con rescate"
    staff.desk.open_point(world.kiosk().station)
    assert staff.reads("se leyó del disco del equipo")


def test_what_somebody_does_at_a_terminal_stands_in_the_audit_at_once(
    world: World, open_desk: Opener, qtbot: QtBot
) -> None:
    staff = Staff(open_desk(world.centre), qtbot)
    staff.press("Bitácora")
    assert staff.reads("Todavía no hay anotaciones")
    with elsewhere(world) as store:
        Clerk.of(world.centre.consultation, "Luis").record(store, "export", "3 documentos")
    again(staff)
    staff.page(AuditPage)
    assert staff.reads("Se sacaron los documentos originales")
    assert staff.reads("1 anotación, sin cambios")


def test_a_form_that_is_being_filled_in_is_not_taken_away(
    world: World, open_desk: Opener, qtbot: QtBot
) -> None:
    arrive(world, world.kiosk().send(3))
    staff = Staff(open_desk(world.centre), qtbot)
    staff.press("Cierre")
    staff.press("Empezar el cierre")
    form = staff.page(FormPage)
    form.fields["keys"].setText("/memoria")
    arrive(world, world.kiosk(2).send(3))
    again(staff)
    assert staff.page(FormPage) is form
    assert form.fields["keys"].text() == "/memoria"


def lose_roster(world: World) -> Path:
    return world.centre.rosters.rename(world.centre.folder / "lejos")


def test_a_centre_that_cannot_be_read_is_told_across_the_window_until_it_can(
    world: World, open_desk: Opener, qtbot: QtBot
) -> None:
    arrive(world, world.kiosk().send(3))
    staff = Staff(open_desk(world.centre), qtbot)
    gone = lose_roster(world)
    again(staff)
    assert staff.window.trouble.startswith("Falta la lista de puestos del centro.")
    assert staff.window.trouble.endswith("Restaure la carpeta «rosters».")
    assert card(staff, world.kiosk().station) == "Abierta", "what was read before still stands"
    staff.window.next_language()
    again(staff)
    staff.wait(lambda: "roster" in staff.window.trouble and "Falta" not in staff.window.trouble)
    gone.rename(world.centre.rosters)
    staff.desk.refresh()
    staff.wait(lambda: not staff.window.trouble)


def test_neither_file_nor_acta_is_taken_while_the_centre_cannot_be_read(
    world: World, open_desk: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "lote.urna").write_bytes(world.kiosk().send(3))
    code = fold(sign_head(acta_head(world.kiosk(2), 5), world.kiosk(2).key))
    staff = Staff(open_desk(world.centre), qtbot)
    gone = lose_roster(world)

    staff.drop([tmp_path / "lote.urna"])
    staff.wait_for("No se importó")
    staff.page(DeliveriesPage).scanned.emit(code)
    staff.wait_for("No se leyó")
    assert staff.reads("Restaure la carpeta «rosters»")

    gone.rename(world.centre.rosters)
    staff.drop([tmp_path / "lote.urna"])
    staff.wait_for("1 nuevo")
    assert not staff.reads("No se leyó")

    lose_roster(world)
    staff.page(DeliveriesPage).scanned.emit(code)
    staff.wait_for("No se leyó")
    assert staff.reads("1 nuevo"), "what was imported before still stands"


def test_what_is_dropped_during_an_import_is_taken_after_it(
    world: World, open_desk: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    staff = Staff(open_desk(world.centre), qtbot)
    for number in (1, 2, 3):
        (tmp_path / f"{number}.urna").write_bytes(world.kiosk(number).send(number))
        staff.desk.import_paths([tmp_path / f"{number}.urna"])
    staff.wait(lambda: not staff.desk.importer.running)
    again(staff)
    assert staff.desk.snapshot is not None
    assert staff.desk.snapshot.board.ballots == 6


def test_whoever_stops_begins_nothing_that_waits(
    world: World, open_desk: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    staff = Staff(open_desk(world.centre), qtbot)
    for number in (1, 2, 3):
        (tmp_path / f"{number}.urna").write_bytes(world.kiosk(number).send(number))
        staff.desk.import_paths([tmp_path / f"{number}.urna"])
    staff.desk.importer.stop()
    staff.wait(lambda: not staff.desk.importer.running)
    with elsewhere(world) as store, store.reading() as transaction:
        assert len(transaction.batches()) <= 1


def test_what_is_read_when_the_window_closes_is_shown_to_nobody(world: World, open_desk: Opener) -> None:
    desk = open_desk(world.centre)
    seen = desk.snapshot
    desk.refresh()
    desk.window.close()
    assert desk.snapshot is seen
