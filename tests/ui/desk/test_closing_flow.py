"""The closing at the desk: one step a page, each kept as it is done, none done twice."""

import re
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sync.central.results import read_closing
from tests.kiosk.voting import names_only
from tests.tools.ceremonies import Count
from tests.tools.ceremony_walk import begin, closing_walk, fill, with_keys
from tests.tools.desks import Around, running_desk
from tests.tools.presses import Staff
from tests.ui.desk.conftest import Opener
from tests.ui.layout import problems
from ui.desk.form import FormPage
from ui.desk.page import ConfirmPage
from ui.theme import TextSize


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Count, Path]:
    """A count with a kiosk of which nothing came, and its keys; nobody changes them."""
    return with_keys(tmp_path_factory.mktemp("closing"), kiosks=3)


@pytest.fixture
def count(made: tuple[Count, Path], tmp_path: Path) -> Count:
    return made[0].copy(tmp_path / "centre")


@pytest.fixture
def keys(made: tuple[Count, Path]) -> Path:
    return made[1]


def accept(staff: Staff, reason: str = "Se dañó la memoria") -> None:
    staff.wait(lambda: staff.has("Aceptar K-003"))
    staff.press("Aceptar K-003")
    fill(staff, reason=reason)
    staff.press("Seguir")
    assert staff.reads(reason)
    staff.press("Firmar y aceptar")
    staff.wait_for(f"Aceptado: {reason}")


def to_the_review(staff: Staff, seed: str = "balota 7") -> None:
    staff.press("Seguir")
    staff.wait(lambda: staff.has("Traer una lista"))
    staff.press("Seguir")
    staff.wait_for("La semilla decide")
    fix(staff, seed)
    staff.wait_for("cuentan")


def fix(staff: Staff, seed: str = "") -> None:
    fill(staff, seed=seed)
    staff.press("Seguir")
    assert staff.reads(f"Semilla leída: {seed}" if seed else "La semilla sale de los lotes")
    staff.press("Fijar la semilla")


def freeze(staff: Staff, ballots: str = "9") -> None:
    staff.press("Seguir")
    page = staff.page(ConfirmPage)
    assert not page.yes.isEnabled()
    page.typed.setText(ballots)
    staff.press("Cerrar para siempre")
    staff.wait_for("La urna quedó congelada y firmada")


def test_step_by_step_from_the_missing_point_to_the_frozen_box(
    count: Count, keys: Path, open_desk: Opener, qtbot: QtBot
) -> None:
    staff = Staff(open_desk(count.centre), qtbot)
    begin(staff, keys)
    accept(staff)
    to_the_review(staff)
    cases = [line for line in staff.lines() if "seudónimo" in line.lead]
    assert len(cases) == 2
    assert all(re.search(r"Caso \d, seudónimo [0-9a-f]{8}", line.lead) for line in cases)

    freeze(staff)

    closing = read_closing(count.centre).closing
    assert closing["acceptances"] == [{"kiosk": "K-003", "reason": "Se dañó la memoria"}]
    assert bytes.fromhex(closing["seed"]) == b"balota 7"
    staff.press("Ver el cierre")
    staff.wait_for("El escrutinio está cerrado")
    assert not staff.has("Empezar el cierre")


def test_a_wrong_passphrase_is_told_and_nothing_was_closed(
    count: Count, keys: Path, open_desk: Opener, qtbot: QtBot
) -> None:
    staff = Staff(open_desk(count.centre), qtbot)
    begin(staff, keys, organiser="otra frase cualquiera")
    staff.wait_for("No se pudo abrir la llave del organizador")
    assert staff.page(FormPage).fields["organiser"].text() == ""
    assert staff.page(FormPage).fields["keys"].text() == str(keys)


def test_left_in_the_middle_it_goes_on_where_it_was(
    count: Count, keys: Path, open_desk: Opener, qtbot: QtBot
) -> None:
    staff = Staff(open_desk(count.centre), qtbot)
    begin(staff, keys)
    accept(staff)
    to_the_review(staff)
    staff.press("Salir del cierre")
    staff.wait(lambda: staff.has("Empezar el cierre"))

    begin(staff, keys)
    staff.wait_for("Aceptado: Se dañó la memoria")
    staff.press("Seguir")
    staff.wait(lambda: staff.has("Traer una lista"))
    staff.press("Seguir")
    staff.wait_for("cuentan")
    freeze(staff)
    assert bytes.fromhex(read_closing(count.centre).closing["seed"]) == b"balota 7"


def test_a_kiosk_is_excluded_with_a_reason_and_an_unknown_one_is_not(
    count: Count, keys: Path, open_desk: Opener, qtbot: QtBot
) -> None:
    staff = Staff(open_desk(count.centre), qtbot)
    begin(staff, keys)
    accept(staff)
    for kiosk in ("K-099", "k-002"):
        staff.press("Excluir un equipo")
        fill(staff, kiosk=kiosk, reason="El sello estaba roto")
        staff.press("Seguir")
        assert not staff.has("Firmar y excluir")
        staff.page(ConfirmPage).typed.setText(kiosk.upper())
        staff.press("Firmar y excluir")
        if kiosk == "K-099":
            staff.wait_for("no hay en el centro una urna que cuente")
            staff.press("Volver")
            staff.wait(lambda: staff.has("Excluir un equipo"))
    staff.wait_for("Aceptado: El sello estaba roto")
    to_the_review(staff)
    freeze(staff, "6")
    assert [each["kiosk"] for each in read_closing(count.centre).closing["exclusions"]] == ["K-002"]


def test_a_list_of_people_who_voted_elsewhere_is_brought_in_and_a_wrong_one_refused(
    count: Count, keys: Path, open_desk: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    right, wrong = tmp_path / "lista.csv", tmp_path / "mala.csv"
    right.write_text("document_type,document\nCC,10000000\n")
    wrong.write_text("document_type,document\nXX,1\n")
    around = Around(files=[wrong])
    staff = Staff(open_desk(count.centre, around=around), qtbot)
    begin(staff, keys)
    accept(staff)
    staff.press("Seguir")
    staff.wait(lambda: staff.has("Traer una lista"))
    staff.press("Traer una lista")
    staff.wait_for("línea 2")
    around.files = [right]
    staff.press("Traer una lista")
    staff.wait_for("no se puede quitar")
    staff.press("Volver, no hacer nada")
    staff.wait(lambda: staff.has("Traer una lista"))
    assert not staff.reads("Lista traída")
    staff.press("Traer una lista")
    staff.wait_for("no se puede quitar")
    staff.press("Firmar y traer")
    staff.wait_for("Lista traída")
    staff.press("Seguir")
    staff.wait_for("La semilla decide")
    fix(staff)
    staff.wait_for("La persona ya votó en otra parte")
    freeze(staff, "8")


def test_what_arrives_during_the_review_is_told_and_nothing_is_frozen(
    count: Count, keys: Path, open_desk: Opener, qtbot: QtBot
) -> None:
    staff = Staff(open_desk(count.centre), qtbot)
    begin(staff, keys)
    accept(staff)
    to_the_review(staff)
    count.take([count.world.kiosk(3).send(2)])
    staff.press("Seguir")
    staff.page(ConfirmPage).typed.setText("9")
    staff.press("Cerrar para siempre")
    staff.wait_for("llegó algo más")
    assert not count.centre.frozen_box_path.exists()


@pytest.mark.parametrize(
    ("size", "text"),
    [((1280, 800), TextSize.NORMAL), ((1024, 600), TextSize.NORMAL), ((1024, 600), TextSize.LARGEST)],
)
def test_nothing_is_cut_on_any_step(
    count: Count, keys: Path, qtbot: QtBot, size: tuple[int, int], text: TextSize
) -> None:
    found: list[str] = []
    with running_desk(count.centre, size, text) as desk:
        staff = Staff(desk, qtbot)

        def look(name: str) -> None:
            found.extend(f"{name}: {problem}" for problem in problems(desk.window))

        closing_walk(staff, keys, look)
    assert not found, "\n".join(found)


def test_equal_names_are_ruled_one_by_one_after_a_second_look(
    open_desk: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    count, own = with_keys(tmp_path, consultation=names_only())
    staff = Staff(open_desk(count.centre), qtbot)
    begin(staff, own)
    staff.wait_for("No falta nada")
    staff.press("Seguir")
    staff.wait_for("Si hubo otra forma de votar")
    assert not staff.has("Traer una lista"), "a list has documents"
    staff.press("Seguir")
    staff.wait_for("La semilla decide")
    fix(staff)
    staff.wait_for("11 votos cuentan")

    for answer, told in (("La misma persona", "cuenta uno solo"), ("Personas distintas", "Cada voto cuenta")):
        staff.press("Decidir el caso que sigue")
        fill(staff, reason=f"Se preguntó: {answer}")
        staff.press("Seguir")
        staff.press(answer)
        assert staff.reads(told)
        assert staff.reads(f"Se preguntó: {answer}")
        staff.press("Volver, no hacer nada")
        staff.press(answer)
        staff.press("Firmar")
        staff.wait_for("10 votos cuentan")

    freeze(staff, "10")
    assert [each["reason"] for each in read_closing(count.centre).closing["set_aside"]] == ["duplicate"]
