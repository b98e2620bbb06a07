"""What cannot be undone is looked at twice; backup and restore of the whole centre; who did what."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sync.central.coverage import coverage
from sync.central.key_files import write_organiser
from sync.central.places import Centre
from sync.central.store import Store
from tests.tools.centres import World
from tests.tools.desks import Around
from tests.tools.presses import Staff
from tests.ui.desk.conftest import Opener
from ui.desk.audit_page import AuditPage
from ui.desk.form import FormPage
from ui.desk.page import ConfirmPage, MessagePage

PASSPHRASE = "una frase larga del organizador"
REASON = "se cambió el disco, el acta coincide"


@pytest.fixture
def keys(city: World, tmp_path: Path) -> Path:
    folder = tmp_path / "keys"
    folder.mkdir()
    write_organiser(folder, city.keys.organiser, PASSPHRASE)
    return folder


def begin(staff: Staff, city: World, way: str) -> str:
    """From the point of K-027 to the form; the digits of its second box."""
    staff.desk.open_point(city.kiosk(27).station)
    assert staff.desk.snapshot is not None
    (held,) = staff.desk.snapshot.held[city.kiosk(27).id]
    digits = held.box.hex()[:8]
    staff.press(f"Decidir sobre la urna {digits}")
    staff.press(way)
    return digits


def fill(staff: Staff, keys: Path, passphrase: str = PASSPHRASE) -> None:
    form = staff.page(FormPage)
    assert not form.go.isEnabled()
    for key, text in (("reason", REASON), ("keys", str(keys)), ("passphrase", passphrase)):
        form.fields[key].setText(text)
    staff.press("Seguir")


def confirm(staff: Staff, word: str, button: str) -> None:
    page = staff.page(ConfirmPage)
    page.typed.setText("no es esto")
    assert not page.yes.isEnabled()
    page.typed.setText(word)
    staff.press(button)


def test_a_second_box_is_admitted_after_a_second_look_and_what_waited_counts(
    city: World, keys: Path, open_desk: Opener, qtbot: QtBot
) -> None:
    staff = Staff(open_desk(city.centre), qtbot)
    digits = begin(staff, city, "Sí cuenta")
    fill(staff, keys)
    assert staff.reads(REASON)
    confirm(staff, digits, "Firmar: sí cuenta")
    staff.wait_for("La decisión quedó firmada")

    assert staff.reads("Entró 1 lote que esperaba")
    store = Store.sqlite(city.centre.database)
    kiosk = next(k for k in coverage(store, city.centre.roster()).kiosks if k.kiosk == "K-027")
    store.close()
    assert (kiosk.ballots, kiosk.held) == (38 + 11, 0)


def test_an_excluded_box_does_not_count_and_both_the_reason_and_who_are_written_down(
    city: World, keys: Path, open_desk: Opener, qtbot: QtBot
) -> None:
    staff = Staff(open_desk(city.centre), qtbot)
    digits = begin(staff, city, "No cuenta")
    fill(staff, keys)
    confirm(staff, digits, "Firmar: no cuenta")
    staff.wait_for("La decisión quedó firmada")
    staff.press("Volver")
    staff.wait_for("Urna que no cuenta")
    staff.press("Bitácora")
    staff.page(AuditPage)

    assert staff.reads("Una urna no cuenta")
    assert staff.reads(REASON)
    assert staff.reads("Marta")


def test_a_wrong_passphrase_signs_nothing_and_what_was_typed_stays(
    city: World, keys: Path, open_desk: Opener, qtbot: QtBot
) -> None:
    staff = Staff(open_desk(city.centre), qtbot)
    digits = begin(staff, city, "No cuenta")
    fill(staff, keys, "otra frase que no es la suya")
    confirm(staff, digits, "Firmar: no cuenta")
    staff.wait_for("No se firmó nada")

    form = staff.page(FormPage)
    assert (form.fields["reason"].text(), form.fields["passphrase"].text()) == (REASON, "")
    assert staff.desk.snapshot is not None
    assert staff.desk.snapshot.decisions == ()


def test_whoever_turns_back_changes_nothing(city: World, keys: Path, open_desk: Opener, qtbot: QtBot) -> None:
    staff = Staff(open_desk(city.centre), qtbot)
    begin(staff, city, "Sí cuenta")
    fill(staff, keys)
    staff.press("Volver, no hacer nada")
    staff.page(FormPage)
    staff.press("Volver")

    assert staff.reads("Hay otra urna")
    store = Store.sqlite(city.centre.database)
    with store.reading() as transaction:
        assert transaction.decisions() == []
    store.close()


def test_the_folder_of_the_key_is_chosen_in_the_systems_window(
    city: World, keys: Path, open_desk: Opener, qtbot: QtBot
) -> None:
    staff = Staff(open_desk(city.centre, around=Around(folder=keys)), qtbot)
    begin(staff, city, "Sí cuenta")
    staff.press("Elegir carpeta")
    assert staff.page(FormPage).fields["keys"].text() == str(keys)


def test_the_centre_goes_into_one_file_and_comes_back_whole_elsewhere(
    city: World, tmp_path: Path, open_desk: Opener, qtbot: QtBot
) -> None:
    copy, empty = tmp_path / "centro.copia", tmp_path / "nuevo"
    empty.mkdir()
    around = Around(files=[copy], folder=empty, new_file=copy)
    staff = Staff(open_desk(city.centre, around=around), qtbot)
    staff.press("Copia")
    staff.press("Guardar una copia")
    staff.wait_for("Copia guardada")
    assert staff.reads("No lleva las llaves del organizador")
    staff.press("Volver")
    staff.press("Recuperar una copia")
    staff.wait_for("Copia recuperada")

    assert staff.reads(f"urna-desk --centre {empty}")
    restored, store = Centre.open(empty), Store.sqlite(empty / city.centre.database.name)
    before = staff.desk.snapshot
    assert before is not None
    assert coverage(store, restored.roster()).as_json() == before.board.as_json()
    with store.reading() as transaction:
        assert [row.action for row in transaction.audit()][-1] == "restore"
    store.close()


@pytest.mark.parametrize(
    ("files", "words"),
    [(b"no es una copia", "dañada"), (None, "No existe el archivo")],
    ids=["other", "gone"],
)
def test_what_is_no_backup_restores_nothing_and_says_why(
    city: World, tmp_path: Path, open_desk: Opener, qtbot: QtBot, files: bytes | None, words: str
) -> None:
    copy, empty = tmp_path / "centro.copia", tmp_path / "nuevo"
    empty.mkdir()
    if files is not None:
        copy.write_bytes(files)
    staff = Staff(open_desk(city.centre, around=Around(files=[copy], folder=empty)), qtbot)
    staff.press("Copia")
    staff.press("Recuperar una copia")
    staff.wait_for("No se recuperó la copia")

    assert staff.page(MessagePage).title == "Recuperar una copia"
    assert staff.reads(words)
    assert list(empty.iterdir()) == []


def test_a_backup_that_exists_is_not_written_over(
    city: World, tmp_path: Path, open_desk: Opener, qtbot: QtBot
) -> None:
    copy = tmp_path / "centro.copia"
    copy.write_bytes(b"de ayer")
    staff = Staff(open_desk(city.centre, around=Around(new_file=copy)), qtbot)
    staff.press("Copia")
    staff.press("Guardar una copia")
    staff.wait_for("ya existe y no se tocó")
    assert copy.read_bytes() == b"de ayer"


def test_whoever_closes_the_systems_window_starts_nothing(
    city: World, open_desk: Opener, qtbot: QtBot
) -> None:
    staff = Staff(open_desk(city.centre, around=Around()), qtbot)
    staff.press("Copia")
    staff.press("Guardar una copia")
    staff.press("Recuperar una copia")
    assert staff.reads("Guarde una copia cada día")


def test_an_audit_that_somebody_changed_shows_in_red(city: World, open_desk: Opener, qtbot: QtBot) -> None:
    with closing(sqlite3.connect(city.centre.database)) as database:
        database.execute("UPDATE audit SET who = 'Nadie' WHERE number = 1")
        database.commit()
    staff = Staff(open_desk(city.centre), qtbot)
    staff.press("Bitácora")
    assert staff.reads("Bitácora alterada")
    assert staff.reads("no se sostiene desde la línea 1")


def test_a_message_page_lies_where_its_tab_is(city: World, open_desk: Opener, qtbot: QtBot) -> None:
    staff = Staff(open_desk(city.centre), qtbot)
    begin(staff, city, "Volver")
    with pytest.raises(AssertionError):
        staff.page(MessagePage)
    assert staff.reads("Hay otra urna")
