"""The drawn parts of the results report: bars, large figures, a QR. Sizes in points; nothing is ever cut."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

import segno
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Flowable, Paragraph

from sync.central.letter import register_fonts

INK, SOFT, BLUE, GREEN, RED = map(HexColor, ("#13233F", "#3D475A", "#0F4C81", "#09644A", "#A3211A"))
TRACK, EDGE, PALE = map(HexColor, ("#EEF2F7", "#DDD6C7", "#F7F3EA"))
REGULAR, SEMI, BOLD = "Urna-Regular", "Urna-SemiBold", "Urna-Bold"

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


@dataclass(frozen=True)
class Bar:
    """One row of a chart; ``count`` None is a hidden cell, whose text stands instead of a bar."""

    label: str
    count: int | None
    text: str
    mark: str = ""
    colour: Color = BLUE


class Bars(Flowable):
    """Labels at the left, bars to scale, figures at the right."""

    def __init__(self, bars: Sequence[Bar], label_width: float = 0.5, size: float = 10) -> None:
        super().__init__()
        self._bars, self._share, self._size = list(bars), label_width, size

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        self._labels = [self._label(bar, width * self._share - 8) for bar in self._bars]
        self._heights = [max(label.height + 6, 20.0) for label in self._labels]
        self.height = sum(self._heights)
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        self.wrap(width, height)
        fitting, used = 0, 0.0
        for row in self._heights:
            if used + row > height:
                break
            used += row
            fitting += 1
        if not 0 < fitting < len(self._bars):
            return []
        rest = Bars(self._bars[fitting:], self._share, self._size)
        return [Bars(self._bars[:fitting], self._share, self._size), rest]

    def draw(self) -> None:
        canvas, top = self.canv, self.height
        largest = max((bar.count or 0 for bar in self._bars), default=0) or 1
        left = self.width * self._share
        figures = max(pdfmetrics.stringWidth(bar.text, SEMI, self._size) for bar in self._bars) + 8
        room = self.width - left - figures
        for bar, label, height in zip(self._bars, self._labels, self._heights, strict=True):
            top -= height
            label.drawOn(canvas, 0, top + (height - label.height) / 2)
            middle = top + height / 2
            if bar.count is None:
                canvas.setFont(REGULAR, self._size)
                canvas.setFillColor(SOFT)
                canvas.drawString(left, middle - self._size / 3, bar.text)
                continue
            canvas.setFillColor(TRACK)
            canvas.roundRect(left, middle - 6, room, 12, 3, stroke=0, fill=1)
            canvas.setFillColor(bar.colour)
            if bar.count:
                canvas.roundRect(
                    left, middle - 6, max(3, room * bar.count / largest), 12, 3, stroke=0, fill=1
                )
            canvas.setFont(SEMI, self._size)
            canvas.setFillColor(INK)
            canvas.drawRightString(self.width, middle - self._size / 3, bar.text)

    def _label(self, bar: Bar, width: float) -> Paragraph:
        text = escape(bar.label)
        if bar.mark:
            text += (
                f' <font name="{SEMI}" size="{self._size - 1.5}" color="#09644A">· {escape(bar.mark)}</font>'
            )
        label = Paragraph(text, style(self._size, REGULAR, INK, 0))
        label.wrap(width, 1000)
        return label


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
            self.canv.setFont(BOLD, 26)
            self.canv.drawString(x + 12, 32, figure)
            self.canv.setFillColor(SOFT)
            self.canv.setFont(REGULAR, 10)
            self.canv.drawString(x + 12, 15, word)


class Code(Flowable):
    """A QR with text beside it."""

    def __init__(self, content: str, beside: Sequence[Paragraph], side: float = 96) -> None:
        super().__init__()
        self._matrix = segno.make(content, error="m", micro=False).matrix
        self._beside, self._side = list(beside), side

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        heights = [paragraph.wrap(width - self._side - 18, 1000)[1] for paragraph in self._beside]
        self.height = max(self._side, sum(heights) + 4 * len(heights))
        return width, self.height

    def draw(self) -> None:
        cell = self._side / len(self._matrix)
        self.canv.setFillColor(INK)
        for row, line in enumerate(self._matrix):
            for column, dark in enumerate(line):
                if dark:
                    y = self.height - (row + 1) * cell
                    self.canv.rect(column * cell, y, cell + 0.05, cell + 0.05, stroke=0, fill=1)
        y = self.height
        for text in self._beside:
            y -= text.height
            text.drawOn(self.canv, self._side + 18, y)
            y -= 4
