"""The poster of a voting point: one page on any paper, nothing cut, and the right fingerprint."""

from __future__ import annotations

import contextlib
import io
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

import assets
from kiosk.consultation import Consultation, Identity, load_consultation
from kiosk.context import Mode
from kiosk.envelope import fingerprint
from sync.central.places import Setup
from sync.central.poster import PAPERS, make_poster
from tests.tools.centres import World, make_world
from tests.tools.kits import cartagena
from tests.tools.office import Office
from tests.tools.printed import pages

VILLAGE = load_consultation(assets.path("consultations/example/consultation.toml"))
LONG = replace(
    cartagena(),
    title=("Consulta ciudadana de presupuestos participativos de localidades y corregimientos " * 2)[:120],
    organiser=("Secretaría de Participación Ciudadana y Desarrollo Comunitario del Distrito " * 3)[:160],
    notice=replace(cartagena().notice, contact=("Palacio de la Aduana, plaza de la Aduana " * 9)[:300]),
    results_page="https://" + "resultados-de-la-consulta" * 4 + ".gov.co/",
    blank_allowed=True,
)
BY_NAME = replace(VILLAGE, identity=Identity.NAME, document_types=())
MADE = {"city": cartagena(), "village": VILLAGE, "long": LONG, "by-name": BY_NAME}
every = pytest.mark.parametrize(("name", "paper"), [(name, paper) for name in MADE for paper in PAPERS])


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return make_world(tmp_path_factory.mktemp("poster") / "centre")


@pytest.fixture
def setup(world: World) -> Setup:
    return world.centre.setup


def said(consultation: Consultation, setup: Setup, paper: str = "a3") -> str:
    (page,) = pages(make_poster(consultation, setup, paper))
    return page


@every
def test_it_is_one_page_of_its_paper_and_every_letter_is_on_it(name: str, paper: str, setup: Setup) -> None:
    document = pypdfium2.PdfDocument(make_poster(MADE[name], setup, paper))
    (page,) = document
    width, height = page.get_size()
    assert (width, height) == pytest.approx(PAPERS[paper], abs=1)
    margin = 0.06 * width
    text = page.get_textpage()
    for index in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(index)
        assert margin < left < right < width - margin, text.get_text_bounded(left, bottom, right, top)
        assert 0.03 * height < bottom < top < height
    text.close()
    page.close()
    document.close()


@every
def test_its_parts_lie_below_each_other(name: str, paper: str, setup: Setup) -> None:
    words = said(MADE[name], setup, paper)
    order = ["Aquí se vota", "Lea el aviso", "Nadie está obligado", "Huella del organizador", "Preguntas y"]
    places = [words.index(part) for part in order]
    assert places == sorted(places)


def test_the_fingerprint_is_that_of_the_organiser_in_groups_of_four(setup: Setup) -> None:
    assert fingerprint(setup.keys.organiser) in said(VILLAGE, setup)


def read_qr(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    picture = document[0].render(scale=1.5).to_pil()
    (found,) = zxingcpp.read_barcodes(picture)
    document.close()
    return str(found.text)


@pytest.mark.parametrize("paper", PAPERS)
def test_the_qr_leads_to_the_results_or_carries_the_fingerprint(paper: str, setup: Setup) -> None:
    bare = replace(VILLAGE, results_page="")
    assert read_qr(make_poster(bare, setup, paper)) == fingerprint(setup.keys.organiser).replace(" ", "")
    assert read_qr(make_poster(LONG, setup, paper)) == LONG.results_page
    assert "Los resultados: https://" in said(LONG, setup, paper)


def test_practice_is_said_and_official_is_not_called_practice(setup: Setup) -> None:
    assert "PRÁCTICA: estos votos no cuentan" in said(VILLAGE, setup)
    assert "PRÁCTICA" not in said(VILLAGE, replace(setup, mode=Mode.OFFICIAL))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"min_choices": 1, "max_choices": 1}, "una propuesta"),
        ({"min_choices": 2, "max_choices": 2}, "pantalla 2 propuestas"),
        ({"min_choices": 1, "max_choices": 3}, "de 1 a 3 propuestas"),
        ({"blank_allowed": True}, "O vote en blanco"),
    ],
)
def test_how_to_choose_is_that_of_the_definition(
    setup: Setup, changes: dict[str, object], words: str
) -> None:
    assert words in said(replace(VILLAGE, **changes), setup)  # type: ignore[arg-type]


def test_what_is_asked_for_is_what_the_definition_asks(setup: Setup) -> None:
    assert "cédula de ciudadanía o tarjeta de identidad" in said(VILLAGE, setup)
    by_name = said(BY_NAME, setup)
    assert "Diga su nombre" in by_name
    assert "Muestre su documento" not in by_name
    assert "O vote en blanco" not in said(replace(VILLAGE, blank_allowed=False), setup)


def test_nobody_is_told_that_a_question_is_free_that_is_not(setup: Setup) -> None:
    some = replace(VILLAGE, questions=(replace(VILLAGE.questions[0], optional=False), VILLAGE.questions[1]))
    none = replace(VILLAGE, questions=tuple(replace(q, optional=False) for q in VILLAGE.questions))
    assert "Puede no responder las preguntas" in said(VILLAGE, setup)
    assert "Algunas preguntas sobre usted" in said(some, setup)
    assert "responder" not in said(none, setup)


def test_the_same_consultation_makes_the_same_bytes(setup: Setup) -> None:
    assert make_poster(VILLAGE, setup, "a4") == make_poster(VILLAGE, setup, "a4")


def test_the_command_writes_it_and_never_over_what_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = Office(tmp_path, capsys)
    with contextlib.redirect_stdout(io.StringIO()):
        office.init()
    target = tmp_path / "afiche.pdf"
    made = office.json("poster", office.centre, "--out", target, "--paper", "carta")
    (page,) = pages(target.read_bytes())
    assert made["organiser"] in page
    code, _, err = office.run("poster", office.centre, "--out", target)
    assert code == 1
    assert "ya existe y no se tocó" in err
