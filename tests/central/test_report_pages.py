"""What is longer than a page goes on on the next: nothing is cut, said twice or drawn to another scale."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Sequence

import pypdfium2
import pypdfium2.raw
import pytest
from reportlab.lib.pagesizes import letter
from reportlab.platypus import Flowable, SimpleDocTemplate

from kiosk.context import StationCode
from sync.central.opening import Tally
from sync.central.publish.report import report
from sync.central.publish.report_parts import Chart, Matrix, Row
from sync.central.publish.report_words import SPANISH
from tests.tools.kits import cartagena, cartagena_points
from tests.tools.releases import make_release

WIDTH = letter[0] - 144
"""Of the frame between the margins that reportlab gives, in points."""


def laid_out(*parts: Flowable) -> list[str]:
    """The text of each page."""
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=letter, invariant=1).build(list(parts))
    return texts(buffer.getvalue())


def texts(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    found = []
    for page in document:
        text = page.get_textpage()
        found.append(" ".join(text.get_text_range().replace("￾", "-").split()))
        text.close()
        page.close()
    document.close()
    return found


def widest_bars(data: bytes, colour: tuple[int, int, int]) -> list[float]:
    """Of each page the length of its longest bar in this colour, in points."""
    document, found = pypdfium2.PdfDocument(data), []
    for page in document:
        lengths = [0.0]
        for each in page.get_objects((pypdfium2.raw.FPDF_PAGEOBJ_PATH,)):
            red, green, blue, _ = _fill_of(each)
            if (red, green, blue) == colour:
                left, _, right, _ = each.get_bounds()
                lengths.append(right - left)
        found.append(max(lengths))
        page.close()
    document.close()
    return found


def _fill_of(part: pypdfium2.PdfObject) -> tuple[int, int, int, int]:
    raw = pypdfium2.raw
    channels = [raw.c_uint() for _ in range(4)]
    assert raw.FPDFPageObj_GetFillColor(part, *channels)
    red, green, blue, alpha = (channel.value for channel in channels)
    return red, green, blue, alpha


def rows_of(counts: Sequence[int]) -> list[Row]:
    return [Row(f"Propuesta n{place}n", count, f"c{count}c") for place, count in enumerate(counts)]


@pytest.mark.parametrize("rows", [1, 20, 33, 200])
def test_a_chart_of_any_length_has_each_row_once_and_its_heads_on_every_page(rows: int) -> None:
    chart = Chart(rows_of(range(rows)), heads=("Lugar", "Título", "Votos"))
    pages = laid_out(chart)
    assert re.findall(r"n(\d+)n", " ".join(pages)) == [str(place) for place in range(rows)]
    assert all("Título" in page for page in pages)
    assert len(pages) == 1 + (rows - 1) // 32


def test_the_parts_of_a_chart_keep_one_scale() -> None:
    """The rows of the second page have half the votes of the first: their bars are half as long."""
    buffer = io.BytesIO()
    chart = Chart(rows_of([100] * 31 + [50] * 20))
    SimpleDocTemplate(buffer, pagesize=letter, invariant=1).build([chart])
    first, second = widest_bars(buffer.getvalue(), (0x0F, 0x4C, 0x81))
    assert second == pytest.approx(first / 2)


@pytest.mark.parametrize("height", [0, 19, 34])
def test_where_no_row_fits_nothing_is_split_off(height: float) -> None:
    """An empty part would make an endless document."""
    assert Chart(rows_of([1, 2]), heads=("", "", "")).split(WIDTH, height) == []
    assert Matrix(["1"], [("a", 9, [1]), ("b", 9, [2])], "Votos").split(WIDTH, min(height, 30)) == []


def test_what_fits_whole_is_not_split() -> None:
    assert Chart(rows_of([1, 2])).split(WIDTH, 500) == []
    assert Matrix(["1"], [("a", 9, [1])], "Votos").split(WIDTH, 500) == []


def test_a_table_of_points_goes_on_with_its_heads() -> None:
    rows = [(f"Punto n{place}n", 40, [place % 7, 20]) for place in range(90)]
    pages = laid_out(Matrix(["11", "12"], rows, "Papeletas"))
    assert len(pages) == 3
    assert all(page.startswith("Papeletas 11 12") for page in pages)
    assert re.findall(r"n(\d+)n", " ".join(pages)) == [str(place) for place in range(90)]


def test_where_every_point_has_a_row_of_its_own_the_report_shows_each_with_its_votes() -> None:
    numbers = [proposal.number for proposal in cartagena().proposals]
    stations = {
        StationCode(point.code): Tally(40 + place, 0, Counter({n: 10 + (place + n) % 9 for n in numbers}))
        for place, point in enumerate(cartagena_points())
    }
    release = make_release(stations=stations)
    assert len(release.value["groups"]) == len(stations)
    text = " ".join(texts(report(release, SPANISH)))
    for group in release.value["groups"]:
        row = " ".join(str(group["votes"][str(n)]) for n in numbers)
        assert f"{group['ballots']} {row}" in text, group["points"]
