"""A closing at the desk that cannot go on: what happened is told, nothing is frozen, and the step stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.envelope import SigningKey
from sync.central.acceptances import accept_missing
from sync.central.closing import close
from sync.central.key_files import ORGANISER_FILE, RegisterKey, write_organiser, write_register
from sync.central.settling import fix_seed
from sync.central.store import Store
from tests.tools.centres import make_world
from tests.tools.ceremonies import Count
from tests.tools.ceremony_walk import ORGANISER, REGISTER, begin, fill, with_keys
from tests.tools.desks import Around
from tests.tools.kits import PSEUDONYM_SECRET, Keys
from tests.tools.presses import Staff
from tests.ui.desk.conftest import Opener
from ui.desk.desk import CLOSING, HELD
from ui.desk.form import FormPage
from ui.desk.page import ConfirmPage


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Count, Path]:
    """A count that lacks nothing, and its keys; nobody changes them."""
    return with_keys(tmp_path_factory.mktemp("troubles"))


@pytest.fixture
def count(made: tuple[Count, Path], tmp_path: Path) -> Count:
    return made[0].copy(tmp_path / "centre")


@pytest.fixture
def keys(made: tuple[Count, Path]) -> Path:
    return made[1]


def elsewhere(count: Count, act: Callable[[Store], object]) -> None:
    """What somebody does meanwhile at a terminal."""
    store = count.open_store()
    act(store)
    store.close()


def nothing_was_done(count: Count) -> None:
    store = count.open_store()
    with store.reading() as transaction:
        assert (transaction.decisions(), transaction.audit()) == ([], [])
        assert transaction.settled() is None
    store.close()
    assert not count.centre.frozen_box_path.exists()


def to_the_seed(staff: Staff, keys: Path) -> None:
    begin(staff, keys)
    staff.wait_for("No falta nada")
    staff.press("Seguir")
    staff.wait(lambda: staff.has("Traer una lista"))
    staff.press("Seguir")
    staff.wait_for("La semilla decide")


def fix(staff: Staff, seed: str = "") -> None:
    fill(staff, seed=seed)
    staff.press("Seguir")
    staff.press("Fijar la semilla")


Lay = Callable[[Path, Count], None]


def another_organiser(folder: Path, count: Count) -> None:
    write_organiser(folder, SigningKey.generate(), ORGANISER)
    write_register(folder, count.register, REGISTER)


def another_register(folder: Path, count: Count) -> None:
    write_organiser(folder, count.world.keys.organiser, ORGANISER)
    write_register(folder, RegisterKey(Keys.generate().register, PSEUDONYM_SECRET), REGISTER)


def only_the_organiser(folder: Path, count: Count) -> None:
    write_organiser(folder, count.world.keys.organiser, ORGANISER)


def a_damaged_file(folder: Path, count: Count) -> None:
    another_register(folder, count)
    (folder / ORGANISER_FILE).write_bytes(b"{}")


@pytest.mark.parametrize(
    ("lay", "words"),
    [
        (another_organiser, "es de otra consulta"),
        (another_register, "Esta llave del registro es de otra consulta"),
        (only_the_organiser, "No se pudo abrir la llave del registro"),
        (a_damaged_file, "El archivo de la llave del organizador está dañado"),
    ],
)
def test_keys_that_are_not_those_of_this_centre_open_nothing(
    count: Count,
    open_desk: Opener,
    qtbot: QtBot,
    tmp_path: Path,
    lay: Lay,
    words: str,
) -> None:
    folder = tmp_path / "others"
    folder.mkdir()
    lay(folder, count)
    staff = Staff(open_desk(count.centre), qtbot)

    begin(staff, folder)
    staff.wait_for("No se cerró nada")

    assert staff.reads(words)
    form = staff.page(FormPage)
    assert [form.fields[key].text() for key in ("organiser", "register")] == ["", ""]
    assert form.fields["keys"].text() == str(folder), "what is no secret need not be typed again"
    nothing_was_done(count)


def test_without_a_single_vote_there_is_nothing_to_begin(
    open_desk: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    staff = Staff(open_desk(make_world(tmp_path / "empty").centre), qtbot)
    staff.press("Cierre")
    assert not staff.has("Empezar el cierre")


def test_leaving_at_any_step_forgets_the_keys_and_signs_nothing(
    count: Count, keys: Path, open_desk: Opener, qtbot: QtBot
) -> None:
    staff = Staff(open_desk(count.centre), qtbot)
    begin(staff, keys)
    staff.wait_for("No falta nada")
    staff.press("Salir del cierre")
    staff.press("Empezar el cierre")
    form = staff.page(FormPage)
    assert [field.text() for field in form.fields.values()] == ["", "", ""]
    staff.press("Volver")
    assert staff.has("Empezar el cierre")
    nothing_was_done(count)


def test_a_seed_that_was_fixed_meanwhile_is_not_fixed_again(
    count: Count, keys: Path, open_desk: Opener, qtbot: QtBot
) -> None:
    staff = Staff(open_desk(count.centre), qtbot)
    to_the_seed(staff, keys)
    elsewhere(count, lambda store: fix_seed(count.centre, store, count.clerk, organiser(count), "balota 7"))

    fix(staff, "otra")

    staff.wait_for("La semilla ya se fijó")
    assert staff.page(FormPage).fields["seed"].text() == "otra", "nothing that was typed is lost"
    staff.press("Volver")
    staff.wait(lambda: staff.has("Traer una lista"))
    staff.press("Seguir")
    staff.wait_for("9 votos cuentan")


def organiser(count: Count) -> SigningKey:
    return count.world.keys.organiser


def test_whoever_turns_back_at_the_seed_has_fixed_none(
    count: Count, keys: Path, open_desk: Opener, qtbot: QtBot
) -> None:
    staff = Staff(open_desk(count.centre), qtbot)
    to_the_seed(staff, keys)
    fill(staff, seed="balota 7")
    staff.press("Seguir")
    staff.press("Volver, no hacer nada")
    assert staff.page(FormPage).fields["seed"].text() == "balota 7"
    nothing_was_done(count)


def test_a_count_that_was_closed_at_a_terminal_meanwhile_is_not_closed_again(
    count: Count, keys: Path, open_desk: Opener, qtbot: QtBot
) -> None:
    staff = Staff(open_desk(count.centre), qtbot)
    to_the_seed(staff, keys)
    fix(staff)
    staff.wait_for("9 votos cuentan")
    elsewhere(count, lambda store: close(count.centre, store, organiser(count), count.register))
    frozen = count.centre.frozen_box_path.read_bytes()

    staff.press("Seguir")
    staff.page(ConfirmPage).typed.setText("9")
    staff.press("Cerrar para siempre")

    staff.wait_for("El escrutinio ya se cerró")
    assert count.centre.frozen_box_path.read_bytes() == frozen
    staff.press("Salir del cierre")
    staff.desk.refresh()
    staff.wait(lambda: bool(staff.desk.snapshot and staff.desk.snapshot.closed))
    staff.press("Cierre")
    staff.wait_for("El escrutinio está cerrado")


def test_a_kiosk_that_was_accepted_meanwhile_keeps_its_first_reason(
    count: Count, keys: Path, open_desk: Opener, qtbot: QtBot
) -> None:
    count.take([count.world.kiosk(1).with_other_box().send(2)])
    staff = Staff(open_desk(count.centre), qtbot)
    begin(staff, keys)
    staff.wait(lambda: staff.has("Aceptar K-001"))
    staff.press("Aceptar K-001")
    first = ("K-001", "Se usó el kit en otra máquina", organiser(count))
    elsewhere(count, lambda store: accept_missing(count.centre, store, count.clerk, *first))
    fill(staff, reason="otra razón")
    staff.press("Seguir")
    staff.press("Firmar y aceptar")

    staff.wait_for("ya se aceptó antes")
    assert staff.page(FormPage).fields["reason"].text() == "otra razón"
    staff.press("Volver")
    staff.wait_for("Aceptado: Se usó el kit en otra máquina")


def test_a_number_that_is_not_the_number_of_votes_closes_nothing(
    count: Count, keys: Path, open_desk: Opener, qtbot: QtBot
) -> None:
    staff = Staff(open_desk(count.centre), qtbot)
    to_the_seed(staff, keys)
    fix(staff)
    staff.wait_for("9 votos cuentan")
    staff.press("Seguir")
    page = staff.page(ConfirmPage)
    for typed in ("", "11", "nueve", "9 9"):
        page.typed.setText(typed)
        page.typed.returnPressed.emit()
        assert not page.yes.isEnabled()
    staff.press("Volver, no hacer nada")
    assert staff.has("Empezar el cierre")
    assert not count.centre.frozen_box_path.exists()


@pytest.mark.parametrize("chosen", [[], [Path("/no/hay/tal/lista.csv")]], ids=["nothing", "gone"])
def test_a_list_that_nobody_chose_or_that_is_gone_changes_nothing(
    count: Count, keys: Path, open_desk: Opener, qtbot: QtBot, chosen: list[Path]
) -> None:
    staff = Staff(open_desk(count.centre, around=Around(files=chosen)), qtbot)
    begin(staff, keys)
    staff.wait_for("No falta nada")
    staff.press("Seguir")
    staff.wait(lambda: staff.has("Traer una lista"))
    staff.press("Traer una lista")
    if chosen:
        staff.wait_for("No se usó la lista")
    assert staff.has("Traer una lista")
    nothing_was_done(count)


def test_a_record_of_the_closing_that_somebody_changed_is_not_shown_as_if_it_held(
    count: Count, open_desk: Opener, qtbot: QtBot
) -> None:
    elsewhere(count, lambda store: close(count.centre, store, organiser(count), count.register))
    path = count.centre.closing_path
    path.write_bytes(path.read_bytes().replace(b"A", b"B", 1))
    staff = Staff(open_desk(count.centre), qtbot)
    staff.desk.go(CLOSING)
    assert staff.reads("No se puede leer")
    assert not staff.has("Empezar el cierre")
    staff.desk.go(HELD)
    assert staff.reads("No se sabe qué votos se apartaron")
