"""The actas of a voting point as PDF, from plain values: opening, end of the jornada, cierre definitivo.

Never the look of the official E-forms. The same values give the same bytes. The QR is the signed head
(`kiosk.head_code`), so that what hangs on the door can be compared with what reached the centre.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from reportlab.lib.colors import white
from reportlab.lib.pagesizes import letter
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    PageTemplate,
    Spacer,
    Table,
    TableStyle,
)

from kiosk.paper import (
    BLUE,
    BOLD,
    EDGE,
    GREEN,
    INK,
    RED,
    REGULAR,
    SEMI,
    SOFT,
    Code,
    Figures,
    heading,
    paragraph,
)

_WIDTH, _HEIGHT = letter
_MARGIN = 18 * mm
_BAND = 9 * mm
_QR_SIDE = 56 * mm
_GROUP, _SHORT = 4, 32
_GAP, _PEN = 24, 30
_TIGHT = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
    ]
)


class Kind(StrEnum):
    """Which acta; the value is part of its file's name."""

    OPENING = "apertura"
    DAY = "jornada"
    FINAL = "cierre-definitivo"


TITLES = {
    Kind.OPENING: "Acta de apertura",
    Kind.DAY: "Acta de cierre de la jornada",
    Kind.FINAL: "Acta de cierre definitivo",
}


@dataclass(frozen=True)
class Acta:
    """All that stands on the page.

    ``facts`` are pairs of a name and its value; ``figures`` large numbers over their words; ``verdict`` is
    what the nivelación says, ``agrees`` whether it is good; ``findings`` (name, text, worth a mark) of the
    self-check; ``digests`` pairs of a name and hexadecimal; ``code`` the text of the QR.
    """

    kind: Kind
    practice: bool
    consultation: str
    organiser: str
    facts: tuple[tuple[str, str], ...]
    figures: tuple[tuple[str, str], ...]
    verdict: str
    agrees: bool
    findings: tuple[tuple[str, str, bool], ...]
    notes: tuple[str, ...]
    digests: tuple[tuple[str, str], ...]
    code: str


def render(acta: Acta) -> bytes:
    """The PDF."""
    buffer = io.BytesIO()
    document = BaseDocTemplate(
        buffer, pagesize=letter, invariant=1, lang="es-CO", title=TITLES[acta.kind], author=acta.organiser
    )
    top = _BAND + 10 * mm if acta.practice else 13 * mm
    height = _HEIGHT - top - 18 * mm
    frame = Frame(_MARGIN, 18 * mm, _WIDTH - 2 * _MARGIN, height, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate("page", [frame], onPage=lambda canvas, _: _around(canvas, acta)))
    document.build(list(_story(acta)))
    return buffer.getvalue()


def _story(acta: Acta) -> Iterator[Flowable]:
    yield paragraph(TITLES[acta.kind] + (" · práctica" if acta.practice else ""), 25, BOLD, INK, 4)
    yield paragraph(acta.consultation, 12.5, SEMI, BLUE, 2)
    yield paragraph(acta.organiser, 10, after=8, colour=SOFT)
    yield _facts(acta.facts)
    yield Spacer(1, 8)
    yield Figures(acta.figures)
    if acta.verdict:
        yield Spacer(1, 6)
        yield paragraph(acta.verdict, 12, SEMI, GREEN if acta.agrees else RED, 2)
    if acta.findings:
        yield Spacer(1, 8)
        yield KeepTogether([heading("Revisión del equipo"), _findings(acta.findings)])
    if acta.notes:
        yield Spacer(1, 8)
        yield KeepTogether([heading("Novedades"), *(paragraph(f"· {note}", 10.5) for note in acta.notes)])
    yield Spacer(1, 8)
    yield KeepTogether([heading("Huellas"), _fingerprints(acta), Spacer(1, 4), _signatures()])


def _facts(facts: tuple[tuple[str, str], ...]) -> Table:
    """Two columns of name and value."""
    cells = [
        [paragraph(name, 9.5, colour=SOFT, after=0), paragraph(value, 11.5, SEMI, after=0)]
        for name, value in facts
    ]
    half = -(-len(cells) // 2)
    rows = [
        [*left, *(cells[half + place] if half + place < len(cells) else ("", ""))]
        for place, left in enumerate(cells[:half])
    ]
    width = _WIDTH - 2 * _MARGIN
    table = Table(rows, [width * share for share in (0.13, 0.4, 0.13, 0.34)])
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LINEBELOW", (0, 0), (-1, -1), 0.5, EDGE),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 3),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            ]
        )
    )
    return table


def _findings(findings: tuple[tuple[str, str, bool], ...]) -> Table:
    """Two columns; what is worth a look in bold, with a sign."""
    cells = [
        paragraph(f"{'!' if marked else '·'} {name}: {text}", 9.5, SEMI if marked else REGULAR, after=2)
        for name, text, marked in findings
    ]
    half, width = -(-len(cells) // 2), (_WIDTH - 2 * _MARGIN) / 2
    rows: list[list[Any]] = [[cells[:half], cells[half:]]]
    return Table(rows, [width, width], style=_TIGHT)


def _fingerprints(acta: Acta) -> Code:
    beside = []
    for name, digest in acta.digests:
        if len(digest) <= _SHORT:
            beside.append(paragraph(f"{name}: {grouped(digest)}", 8.5, SEMI, after=0))
            continue
        beside.append(paragraph(name, 9, colour=SOFT, after=0))
        beside.append(paragraph(grouped(digest), 7.7, SEMI, after=2))
    told = (
        "El código lleva estas cuentas y huellas, firmadas por el equipo; el centro las lee y las compara. "
    )
    told += "Compare la llave del organizador con la del afiche."
    return Code(acta.code, [*beside, paragraph(told, 9, colour=SOFT)], _QR_SIDE)


def grouped(digest: str) -> str:
    """Hexadecimal in groups of four, as people read it aloud."""
    return " ".join(digest[place : place + _GROUP] for place in range(0, len(digest), _GROUP))


def _signatures() -> Table:
    """Lines to sign on, with room for a pen: jurados and witnesses."""
    rows: list[list[Any]] = [
        ["", "", ""],
        [_signer("Jurado"), "", _signer("Jurado")],
        ["", "", ""],
        [_signer("Testigo"), "", _signer("Testigo")],
    ]
    width = (_WIDTH - 2 * _MARGIN - _GAP) / 2
    table = Table(rows, [width, _GAP, width], [_PEN, 16, _PEN, 16])
    line = [("LINEABOVE", (column, row), (column, row), 0.8, INK) for row in (1, 3) for column in (0, 2)]
    table.setStyle(
        TableStyle([*line, ("LEFTPADDING", (0, 0), (-1, -1), 0), ("TOPPADDING", (0, 0), (-1, -1), 2)])
    )
    return table


def _signer(role: str) -> Flowable:
    return paragraph(f"{role}: nombre, documento y firma", 9, colour=SOFT, after=0)


def _around(canvas: Canvas, acta: Acta) -> None:
    """Practice band above, page number and what this paper is below."""
    if acta.practice:
        canvas.setFillColor(RED)
        canvas.rect(0, _HEIGHT - _BAND - 5 * mm, _WIDTH, _BAND, stroke=0, fill=1)
        canvas.setFillColor(white)
        canvas.setFont(BOLD, 13)
        canvas.drawCentredString(_WIDTH / 2, _HEIGHT - _BAND - 2 * mm, "PRÁCTICA · estos votos no cuentan")
    canvas.setFillColor(SOFT)
    canvas.setFont(REGULAR, 8.5)
    canvas.drawString(
        _MARGIN, 11 * mm, "Urna Abierta · el acta no dice por quién votó nadie; el equipo no lo sabe"
    )
    canvas.drawRightString(_WIDTH - _MARGIN, 11 * mm, f"Página {canvas.getPageNumber()}")
