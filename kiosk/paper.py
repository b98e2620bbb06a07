"""What every printed page of ours shares: bundled fonts, colours, paragraphs, large figures, a QR.

Sizes in points; nothing is ever cut. Pages are of Colombia's usual paper, carta (8.5 × 11 inches).
"""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph

import assets
from kiosk.qr import qr_code

INK, SOFT, BLUE, GREEN, RED = map(HexColor, ("#13233F", "#3D475A", "#0F4C81", "#09644A", "#A3211A"))
TRACK, EDGE, PALE = map(HexColor, ("#EEF2F7", "#DDD6C7", "#F7F3EA"))
_OVERLAP = 0.05
"""Points by which the modules of a QR lie over each other, so that no hair of paper shows between."""
REGULAR, SEMI, BOLD = "Urna-Regular", "Urna-SemiBold", "Urna-Bold"


def register_fonts() -> None:
    """Make the bundled fonts known to reportlab; a second time does nothing."""
    for weight in ("Regular", "SemiBold", "Bold"):
        name = f"Urna-{weight}"
        if name not in pdfmetrics.getRegisteredFontNames():
            font = assets.path(f"fonts/AtkinsonHyperlegibleNext-{weight}.ttf")
            pdfmetrics.registerFont(TTFont(name, str(font)))


register_fonts()


def style(size: float, font: str = REGULAR, colour: Color = INK, after: float = 4) -> ParagraphStyle:
    """A paragraph style."""
    return ParagraphStyle(
        f"{font}-{size}-{after}-{colour}",
        fontName=font, fontSize=size, leading=size * 1.32, textColor=colour, spaceAfter=after,
    )  # fmt: skip


def paragraph(
    text: str, size: float = 10.5, font: str = REGULAR, colour: Color = INK, after: float = 4
) -> Paragraph:
    """Plain text as a paragraph."""
    return Paragraph(escape(text), style(size, font, colour, after))


def heading(text: str) -> Paragraph:
    """A heading that stays with what follows."""
    made = paragraph(text, 16, BOLD, BLUE, 6)
    made.keepWithNext = True
    return made


def _fitting(text: str, font: str, size: float, room: float) -> float:
    """The size, or a smaller one at which the text fits into ``room``."""
    return min(size, size * room / pdfmetrics.stringWidth(text, font, size))


def draw_qr(canvas: Canvas, text: str, x: float, y: float, side: float) -> None:
    """A QR with its lower left corner at ``x``, ``y``; the paper around it is its quiet zone."""
    code = qr_code(text)
    cell = side / code.side
    canvas.setFillColor(INK)
    for row, column in code.dark():
        lower = y + side - (row + 1) * cell
        canvas.rect(x + column * cell, lower, cell + _OVERLAP, cell + _OVERLAP, stroke=0, fill=1)


class Figures(Flowable):
    """Large numbers side by side, each over its word."""

    def __init__(self, figures: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._figures = list(figures)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width, self.height = width, 68
        return width, self.height

    def draw(self) -> None:
        gap = 10
        width = (self.width - gap * (len(self._figures) - 1)) / len(self._figures)
        for place, (figure, word) in enumerate(self._figures):
            x = place * (width + gap)
            self.canv.setFillColor(PALE)
            self.canv.setStrokeColor(EDGE)
            self.canv.roundRect(x, 4, width, 60, 8, stroke=1, fill=1)
            self.canv.setFillColor(BLUE)
            self.canv.setFont(BOLD, _fitting(figure, BOLD, 26, width - 20))
            self.canv.drawString(x + 12, 32, figure)
            self.canv.setFillColor(SOFT)
            self.canv.setFont(REGULAR, _fitting(word, REGULAR, 10, width - 20))
            self.canv.drawString(x + 12, 15, word)


class Code(Flowable):
    """A QR with text beside it."""

    def __init__(self, content: str, beside: Sequence[Paragraph], side: float = 96) -> None:
        super().__init__()
        self._content, self._beside, self._side = content, list(beside), side

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        heights = [paragraph.wrap(width - self._side - 18, 1000)[1] for paragraph in self._beside]
        self.height = max(self._side, sum(heights) + 4 * len(heights))
        return width, self.height

    def draw(self) -> None:
        draw_qr(self.canv, self._content, 0, self.height - self._side, self._side)
        y = self.height
        for text in self._beside:
            y -= text.height
            text.drawOn(self.canv, self._side + 18, y)
            y -= 4
