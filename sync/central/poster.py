"""The poster of a voting point, in Spanish, one page: that voting happens here, how, that nobody has to, and
the organiser's fingerprint, with which people compare actas, letters and results.

It is laid out 842 points wide, as A3 is, and scaled to the paper. What is long makes the letters smaller, so
that nothing is ever cut; what room is left parts the blocks. It is the same for every point.
"""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from reportlab.lib.colors import Color, white
from reportlab.lib.pagesizes import A3, A4, letter
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from kiosk.consultation import Consultation
from kiosk.context import Mode
from kiosk.envelope import fingerprint
from kiosk.paper import BLUE, BOLD, EDGE, GREEN, INK, PALE, RED, REGULAR, SEMI, SOFT, draw_qr, paragraph
from sync.central.places import Setup
from sync.central.poster_words import free, how_to_vote, printed_below, what_for
from sync.central.publish.site_words import PageWords

PAPERS: Final = {"a3": A3, "a4": A4, "carta": letter}
_WIDTH: Final = A3[0]
_MARGIN: Final = 60.0
_ROOM: Final = _WIDTH - 2 * _MARGIN
_QR: Final = 170.0
_SIZES: Final = tuple(1 - step / 50 for step in range(30))
"""Shares of the full size of letters, largest first: the first that fits is taken."""


@dataclass(frozen=True)
class _Block:
    """A part over the whole width; ``draw`` gets the canvas and its upper edge, in points of the layout."""

    height: float
    draw: Callable[[Canvas, float], None]


def make_poster(consultation: Consultation, setup: Setup, paper: str) -> bytes:
    """The PDF on one of `PAPERS`. The same consultation makes the same bytes."""
    width, height = PAPERS[paper]
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(width, height), invariant=True, lang="es-CO")
    canvas.setTitle(f"Afiche · {consultation.title}")
    canvas.setAuthor(consultation.organiser)
    scale = width / _WIDTH
    canvas.scale(scale, scale)
    _lay_out(canvas, height / scale, consultation, setup)
    canvas.save()
    return buffer.getvalue()


def _lay_out(canvas: Canvas, height: float, consultation: Consultation, setup: Setup) -> None:
    blocks, left = _fitting(height - _MARGIN, consultation, setup)
    gap, top = left / len(blocks), height
    for block in blocks:
        block.draw(canvas, top)
        top -= block.height + gap


def _fitting(room: float, consultation: Consultation, setup: Setup) -> tuple[list[_Block], float]:
    """The blocks in the largest letters that fit, and how much room is left."""

    def tried(size: float) -> tuple[list[_Block], float]:
        blocks = _blocks(consultation, setup, size)
        return blocks, room - sum(block.height for block in blocks)

    every = ((size, *tried(size)) for size in _SIZES)
    return next((blocks, left) for size, blocks, left in every if left >= len(blocks) * 20 * size)


def _blocks(consultation: Consultation, setup: Setup, size: float) -> list[_Block]:
    practice = [_band("PRÁCTICA: estos votos no cuentan", size)] if setup.mode is Mode.PRACTICE else []
    return [
        _masthead(consultation, size),
        *practice,
        _steps(how_to_vote(consultation), size),
        _boxed(free(consultation), size),
        _print(consultation, fingerprint(setup.keys.organiser), size),
        _foot(consultation, size),
    ]


def _stack(texts: Sequence[Paragraph], width: float) -> float:
    """Wrap them all; their height with the space after each."""
    return sum(text.wrap(width, 10_000)[1] + text.getSpaceAfter() for text in texts)


def _draw(canvas: Canvas, texts: Sequence[Paragraph], x: float, top: float) -> None:
    for text in texts:
        text.drawOn(canvas, x, top - text.height)
        top -= text.height + text.getSpaceAfter()


def _masthead(consultation: Consultation, size: float) -> _Block:
    """White on blue, to the edges of the paper."""
    dates = PageWords.of("es").days(consultation.opens, consultation.closes)
    texts = [
        paragraph("Aquí se vota", 92 * size, BOLD, white, 4),
        paragraph(consultation.title, 34 * size, SEMI, white, 10 * size),
        paragraph(dates, 28 * size, BOLD, white, 8 * size),
        paragraph(consultation.organiser, 19 * size, REGULAR, white, 0),
    ]
    height = _stack(texts, _ROOM) + 36 + 28 * size

    def draw(canvas: Canvas, top: float) -> None:
        canvas.setFillColor(BLUE)
        canvas.rect(0, top - height, _WIDTH, height, stroke=0, fill=1)
        _draw(canvas, texts, _MARGIN, top - 36)

    return _Block(height, draw)


def _band(text: str, size: float) -> _Block:
    texts = [paragraph(text, 26 * size, BOLD, white, 0)]
    return _surface(texts, RED, RED, 12 * size)


def _surface(texts: Sequence[Paragraph], fill: Color, edge: Color, pad: float) -> _Block:
    inner = 24.0
    height = _stack(texts, _ROOM - 2 * inner) + 2 * pad

    def draw(canvas: Canvas, top: float) -> None:
        canvas.setFillColor(fill)
        canvas.setStrokeColor(edge)
        canvas.setLineWidth(2)
        canvas.roundRect(_MARGIN, top - height, _ROOM, height, 14, stroke=1, fill=1)
        _draw(canvas, texts, _MARGIN + inner, top - pad)

    return _Block(height, draw)


def _steps(steps: Sequence[tuple[str, str]], size: float) -> _Block:
    """A numbered circle beside each: what to do in bold, then more of it."""
    circle, gap = 25 * size, 16 * size
    left = _MARGIN + 2 * circle + 20
    texts = [
        [paragraph(what, 27 * size, BOLD, INK, 2), paragraph(more, 21 * size, REGULAR, SOFT, 0)]
        for what, more in steps
    ]
    heights = [max(2 * circle, _stack(both, _WIDTH - _MARGIN - left)) for both in texts]

    def draw(canvas: Canvas, top: float) -> None:
        for number, (both, height) in enumerate(zip(texts, heights, strict=True), 1):
            canvas.setFillColor(BLUE)
            canvas.circle(_MARGIN + circle, top - circle - 4, circle, stroke=0, fill=1)
            canvas.setFillColor(white)
            canvas.setFont(BOLD, 28 * size)
            canvas.drawCentredString(_MARGIN + circle, top - circle - 4 - 10 * size, str(number))
            _draw(canvas, both, left, top)
            top -= height + gap

    return _Block(sum(heights) + gap * (len(heights) - 1), draw)


def _boxed(lines: Sequence[str], size: float) -> _Block:
    head, *more = lines
    texts = [paragraph(head, 27 * size, BOLD, GREEN, 6)]
    texts += [paragraph(line, 20 * size, REGULAR, INK, 4) for line in more]
    return _surface(texts, PALE, EDGE, 16 * size)


def _print(consultation: Consultation, organiser: str, size: float) -> _Block:
    """The fingerprint in two rows of four groups; a QR of the results page, or of the fingerprint itself."""
    page, half = consultation.results_page, len(organiser) // 2
    rows = (organiser[:half].strip(), organiser[half:].strip())
    texts = [
        paragraph("Huella del organizador", 24 * size, BOLD, BLUE, 4),
        *(paragraph(row, 46 * size, BOLD, INK, 6 * n) for n, row in enumerate(rows)),
        *(paragraph(line, 18 * size, REGULAR, SOFT, 3) for line in what_for()),
    ]
    below = [paragraph(line, 14 * size, SEMI, SOFT, 0) for line in printed_below(page)]
    code = _QR * size
    height = max(_stack(texts, _ROOM - code - 24), code + 8 + _stack(below, code))

    def draw(canvas: Canvas, top: float) -> None:
        _draw(canvas, texts, _MARGIN, top)
        x = _WIDTH - _MARGIN - code
        draw_qr(canvas, page or organiser.replace(" ", ""), x, top - code, code)
        _draw(canvas, below, x, top - code - 8)

    return _Block(height, draw)


def _foot(consultation: Consultation, size: float) -> _Block:
    texts = [paragraph(f"Preguntas y reclamos: {consultation.notice.contact}", 16 * size, REGULAR, SOFT, 0)]
    return _Block(_stack(texts, _ROOM), lambda canvas, top: _draw(canvas, texts, _MARGIN, top))
