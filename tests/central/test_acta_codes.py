"""The acta's QR comes out of a photo as people take it, of a PDF, of a scan of many pages, of typed text."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import segno
from PIL import Image, TiffImagePlugin
from pypdfium2 import PdfDocument

from kiosk.context import Mode
from kiosk.errors import OperatorError, Refused
from kiosk.head_code import fold, unfold
from kiosk.levelling import Levelling
from kiosk.paperwork import Papers
from sync.central.acta_codes import read_codes
from tests.tools.centres import World, make_world, vote
from tests.tools.photos import Shot, photo, sheet

if TYPE_CHECKING:
    from kiosk.head import Head

SHOTS = {
    "flat": Shot(),
    "turned": Shot(turn=8),
    "upside-down": Shot(turn=183),
    "sideways": Shot(turn=90),
    "from-below": Shot(tilt=0.2, turn=-5),
    "out-of-focus": Shot(blur=1.8),
    "grainy": Shot(grain=0.3),
    "in-a-shadow": Shot(shadow=0.7),
    "by-chat": Shot(turn=-3, tilt=0.1, blur=0.8, grain=0.06, shadow=0.3, longest=1600, quality=45),
    "all-of-it": Shot(turn=5, tilt=0.15, blur=1.2, grain=0.12, shadow=0.5, longest=3000, quality=60),
}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return make_world(tmp_path_factory.mktemp("world") / "centre", mode=Mode.OFFICIAL)


@pytest.fixture(scope="module")
def acta(world: World, tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Head]:
    """The PDF that a real station saved at its close, and the head that it was made with."""
    station = world.station(tmp_path_factory.mktemp("kiosk"))
    station.open_polls()
    vote(station, 5)
    station.close_for_good()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", "")  # no printer
        papers = Papers.closing(station, Levelling(5, station.box.head))
    pdf = (station.box.path.parent / "actas" / papers.name).read_bytes()
    head = station.box.head
    station.shut()
    return pdf, head


@pytest.fixture(scope="module")
def paper(acta: tuple[bytes, Head]) -> Image.Image:
    return sheet(acta[0])


def heads(world: World, path: Path) -> list[tuple[int, Head]]:
    return [(code.page, unfold(code.text, world.centre.roster())[0]) for code in read_codes(path)]


@pytest.mark.parametrize("shot", SHOTS.values(), ids=SHOTS)
def test_a_photo_is_read(
    world: World, acta: tuple[bytes, Head], paper: Image.Image, tmp_path: Path, shot: Shot
) -> None:
    path = tmp_path / "foto.jpg"
    path.write_bytes(photo(paper, shot))
    assert heads(world, path) == [(1, acta[1])]


def test_the_pdf_itself_is_read(world: World, acta: tuple[bytes, Head], tmp_path: Path) -> None:
    path = tmp_path / "acta.pdf"
    path.write_bytes(acta[0])
    assert heads(world, path) == [(1, acta[1])]


def test_pages_without_a_code_are_passed_over_and_the_page_is_told(
    world: World, acta: tuple[bytes, Head], tmp_path: Path
) -> None:
    path = tmp_path / "muchas.pdf"
    with PdfDocument.new() as many, PdfDocument(acta[0]) as one:
        many.new_page(595, 842)
        many.import_pages(one)
        many.new_page(595, 842)
        many.save(path)
    assert heads(world, path) == [(2, acta[1])]


def test_a_scan_of_many_pages_as_tiff_is_read(
    world: World, acta: tuple[bytes, Head], paper: Image.Image, tmp_path: Path
) -> None:
    path = tmp_path / "scan.tif"
    empty = Image.new("L", (600, 800), 255)
    with TiffImagePlugin.AppendingTiffWriter(str(path), new=True) as writer:
        for page in (empty, paper):
            page.save(writer, format="TIFF")
            writer.newFrame()
    assert heads(world, path) == [(2, acta[1])]


def test_two_actas_on_one_photo_are_both_read(world: World, tmp_path: Path) -> None:
    codes = []
    for number in (1, 2):
        kiosk = world.kiosk(number)
        picture = io.BytesIO()
        segno.make(fold(kiosk.batch().head), error="m", micro=False).save(picture, kind="png", scale=4)
        codes.append(Image.open(picture).convert("L"))
    both = Image.new("L", (codes[0].width + codes[1].width + 40, 600), 255)
    both.paste(codes[0], (0, 0))
    both.paste(codes[1], (codes[0].width + 40, 90))
    both.save(tmp_path / "dos.png")
    assert {head.kiosk for _, head in heads(world, tmp_path / "dos.png")} == {"K-001", "K-002"}


def test_a_file_that_a_scanner_filled_has_one_code_a_line(world: World, tmp_path: Path) -> None:
    first, second = (fold(world.kiosk(number).batch().head) for number in (1, 2))
    path = tmp_path / "lector.txt"
    path.write_text(f"{first}\r\n\r\n{second.lower()}\r\n", encoding="ascii")
    assert [(page, head.kiosk) for page, head in heads(world, path)] == [(1, "K-001"), (2, "K-002")]


def saved(name: str, data: bytes, folder: Path) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("shot", "reason"),
    [(Shot(blur=9), "acta-no-code"), (Shot(longest=400), "acta-no-code")],
    ids=["blurred", "tiny"],
)
def test_a_photo_that_nobody_can_read_says_how_to_take_it(
    paper: Image.Image, tmp_path: Path, shot: Shot, reason: str
) -> None:
    with pytest.raises(Refused, match="con buena luz") as refused:
        read_codes(saved("foto.jpg", photo(paper, shot), tmp_path))
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("name", "data"),
    [("acta.docx", b"PK\x03\x04 word"), ("foto.jpg", b"\xff\xd8\xff\xe0 cut"), ("acta.pdf", b"%PDF-1.7 cut")],
)
def test_another_kind_of_file_or_a_cut_one_says_what_to_save(name: str, data: bytes, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="JPG, PNG o PDF") as refused:
        read_codes(saved(name, data, tmp_path))
    assert refused.value.reason == "acta-file"


def test_a_photo_cut_in_the_middle_is_refused(paper: Image.Image, tmp_path: Path) -> None:
    whole = photo(paper, Shot())
    with pytest.raises(Refused):
        read_codes(saved("foto.jpg", whole[: len(whole) // 3], tmp_path))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OperatorError):
        read_codes(tmp_path / "nada.jpg")


def test_another_qr_comes_out_so_that_it_can_be_named(tmp_path: Path) -> None:
    picture = io.BytesIO()
    segno.make("https://example.org", micro=False).save(picture, kind="png", scale=6)
    (code,) = read_codes(saved("afiche.png", picture.getvalue(), tmp_path))
    assert code.text == "https://example.org"
