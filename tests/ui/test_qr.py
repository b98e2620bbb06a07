"""What a phone reads from the screen and from the slip: a link that opens the search, or the code alone."""

import io
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from PySide6.QtWidgets import QWidget

from kiosk import slip
from kiosk.challenge import read_challenge
from tests.tools.driver import CODE, Driver
from tests.ui.conftest import Starter
from tests.ui.consultations import consultation
from tests.ui.test_voting_by_touch import to_review
from ui.screens.opened import OpenedScreen
from ui.screens.thanks import ThanksScreen
from ui.theme import Contrast, TextSize

SMALLEST = (1024, 600)
PAGE = "https://resultados.example.org/consulta"
LONGEST = "https://" + "a" * 120


def read(picture: Image.Image) -> list[str]:
    """The texts of all codes on a picture."""
    return [barcode.text for barcode in zxingcpp.read_barcodes(picture)]


def photographed(widget: QWidget, folder: Path) -> Image.Image:
    """A picture of what is shown."""
    assert widget.grab().save(str(folder / "screen.png"))
    return Image.open(folder / "screen.png")


def sealed(kiosk: Driver) -> str:
    """A person has chosen the first of a small ballot; the code of the review."""
    kiosk.arrive()
    kiosk.touch("Empezar a votar")
    kiosk.choose(1)
    kiosk.touch("Revisar mi voto")
    kiosk.wait_until(lambda: kiosk.citizen.visit.sealed is not None, "the code")
    vote = kiosk.citizen.visit.sealed
    assert vote is not None
    return vote.code


def to_thanks(kiosk: Driver) -> str:
    """They cast it; the code of the thanks."""
    code = sealed(kiosk)
    kiosk.touch("Depositar mi voto")
    kiosk.wait_for(ThanksScreen)
    return code


@pytest.mark.parametrize("page", [PAGE, LONGEST])
@pytest.mark.parametrize("contrast", Contrast)
def test_the_code_of_the_thanks_opens_the_search_on_a_phone(
    start: Starter, tmp_path: Path, page: str, contrast: Contrast
) -> None:
    kiosk = start(consultation(page=page), size=SMALLEST)
    code = to_thanks(kiosk)
    kiosk.shell.set_theme(contrast, TextSize.NORMAL)
    assert read(photographed(kiosk.shell, tmp_path)) == [f"{page}#codigo={code}"]


def test_without_a_results_page_the_code_of_the_thanks_stands_alone(kiosk: Driver, tmp_path: Path) -> None:
    to_review(kiosk, 6)
    kiosk.touch("Depositar mi voto")
    kiosk.wait_for(ThanksScreen)
    assert read(photographed(kiosk.shell, tmp_path)) == [kiosk.citizen.visit.code]


@pytest.mark.parametrize(("page", "carried"), [(PAGE, f"{PAGE}#codigo={CODE}"), ("", CODE)])
def test_the_slip_carries_the_same(page: str, carried: str) -> None:
    printed = pypdfium2.PdfDocument(io.BytesIO(slip.render(CODE, "Consulta", page, practice=False)))
    assert read(printed[0].render(scale=4).to_pil()) == [carried]


@pytest.mark.parametrize("page", ["", LONGEST])
def test_the_code_of_a_challenge_is_read_from_the_smallest_screen(
    start: Starter, tmp_path: Path, page: str
) -> None:
    kiosk = start(consultation(page=page), size=SMALLEST)
    code = sealed(kiosk)
    kiosk.touch("Compruebe la máquina")
    kiosk.touch("Mostrar lo que selló")
    kiosk.wait_for(OpenedScreen)
    (text,) = read(photographed(kiosk.shell, tmp_path))
    challenge = read_challenge(text)
    assert (challenge.holds, challenge.code, challenge.selections) == (True, code, (1,))
    assert text.startswith(f"{page}#challenge=" if page else "challenge=")
