"""The parts that the results report is drawn with. Sizes in points; nothing is ever cut."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, HexColor, white
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Flowable, Paragraph

from kiosk.paper import BLUE, BOLD, INK, REGULAR, SEMI, SOFT, TRACK, style

AMBER, GREY, MIST = map(HexColor, ("#8A5200", "#7C8798", "#F3F6FA"))
_RANK_WIDTH, _GAP, _BAR = 30.0, 8.0, 11.0
_ENOUGH = 100_000.0


@dataclass(frozen=True)
class Row:
    """One row of a chart; ``count`` None is a hidden cell, whose text stands instead of a bar."""

    label: str
    count: int | None
    text: str
    rank: str = ""
    mark: str = ""
    colour: Color = BLUE


class Chart(Flowable):
    """Labels at the left, bars to one scale, figures at the right; ranks before the labels if there are any.

    ``largest`` is the count of a whole bar, which the parts of a chart that was split keep; ``heads`` stand
    over ranks, labels and figures.
    """

    _HEAD = 15.0

    def __init__(
        self, rows: Sequence[Row], label_share: float = 0.5, size: float = 10, least: float = 20,
        largest: int = 0, heads: tuple[str, str, str] | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._rows, self._share, self._size, self._least = list(rows), label_share, size, least
        self._heads = heads
        self._largest = largest or max((row.count or 0 for row in rows), default=0) or 1
        texts = (row.text for row in rows if row.count is not None)
        self._figures = max((pdfmetrics.stringWidth(text, SEMI, size) for text in texts), default=0.0)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        self._left = _RANK_WIDTH if any(row.rank for row in self._rows) else 0.0
        room = width * self._share - self._left - _GAP
        self._labels = [self._label(row, room) for row in self._rows]
        self._heights = [max(label.height + 5, self._least) for label in self._labels]
        self.height = sum(self._heights) + self._head_height
        return width, self.height

    @property
    def _head_height(self) -> float:
        return self._HEAD if self._heads else 0.0

    def split(self, width: float, height: float) -> list[Flowable]:
        self.wrap(width, height)
        fitting, used = 0, self._head_height
        for row in self._heights:
            if used + row > height:
                break
            used += row
            fitting += 1
        if not 0 < fitting < len(self._rows):
            return []
        return [self._part(self._rows[:fitting]), self._part(self._rows[fitting:])]

    def _part(self, rows: Sequence[Row]) -> "Chart":
        part = Chart(rows, self._share, self._size, self._least, self._largest, self._heads)
        part._figures = self._figures  # bars of one length mean one count on every page
        return part

    def draw(self) -> None:
        self._draw_heads()
        top = self.height - self._head_height
        for row, label, height in zip(self._rows, self._labels, self._heights, strict=True):
            top -= height
            middle = top + height / 2
            label.drawOn(self.canv, self._left, middle - label.height / 2 + 1)
            self._draw_rank(row, middle)
            self._draw_bar(row, middle, self.width - self._figures - _GAP)

    def _draw_heads(self) -> None:
        if self._heads:
            self.canv.setFont(REGULAR, 8)
            self.canv.setFillColor(SOFT)
            rank, label, figure = self._heads
            y = self.height - 8
            self.canv.drawString(0, y, rank)
            self.canv.drawString(self._left, y, label)
            self.canv.drawRightString(self.width, y, figure)

    def _draw_rank(self, row: Row, middle: float) -> None:
        if row.rank:
            self.canv.setFont(BOLD, self._size + 1)
            self.canv.setFillColor(row.colour)
            self.canv.drawRightString(_RANK_WIDTH - 8, middle - self._size / 3, row.rank)

    def _draw_bar(self, row: Row, middle: float, right: float) -> None:
        left, canvas = self.width * self._share, self.canv
        height = min(_BAR, self._least - 4)
        if row.count is None:
            canvas.setFont(REGULAR, self._size)
            canvas.setFillColor(SOFT)
            canvas.drawString(left, middle - self._size / 3, row.text)
            return
        canvas.setFillColor(TRACK)
        canvas.roundRect(left, middle - height / 2, right - left, height, 3, stroke=0, fill=1)
        if row.count:
            length = max(3.0, (right - left) * row.count / self._largest)
            canvas.setFillColor(row.colour)
            canvas.roundRect(left, middle - height / 2, length, height, min(3, length / 2), stroke=0, fill=1)
        canvas.setFont(SEMI, self._size)
        canvas.setFillColor(INK)
        canvas.drawRightString(self.width, middle - self._size / 3, row.text)

    def _label(self, row: Row, width: float) -> Paragraph:
        text = escape(row.label)
        if row.mark:
            colour, mark = row.colour.hexval()[2:], escape(row.mark).replace(" ", "&nbsp;")
            text += f' <font name="{SEMI}" size="{self._size - 1}" color="#{colour}">·&nbsp;{mark}</font>'
        label = Paragraph(text, style(self._size, REGULAR, INK, 0))
        label.wrap(width, _ENOUGH)
        return label


class WinnerStyle(Enum):
    """How large: with its whole text, without it, or one of many."""

    WHOLE = "whole"
    TITLE = "title"
    COMPACT = "compact"


class Winner(Flowable):
    """What the whole consultation was for: a proposal that enters, or is tied for the last place. ``lines``
    are its title, its votes and its text.
    """

    def __init__(self, rank: str, lines: tuple[str, str, str], colour: Color, size: WinnerStyle) -> None:
        super().__init__()
        self._rank, self._colour, self._compact = rank, colour, size is WinnerStyle.COMPACT
        title, votes, text = map(escape, lines)
        large, middle = (11.5, 9.5) if self._compact else (13.5, 10.5)
        self._lines = [
            Paragraph(title, style(large, BOLD, INK, 0)),
            Paragraph(votes, style(middle, SEMI, colour, 0)),
        ]
        if size is WinnerStyle.WHOLE:
            self._lines.append(Paragraph(text, style(9.5, REGULAR, SOFT, 0)))

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        self._gap, self._pad = (2.0, 5.0) if self._compact else (4.0, 9.0)
        heights = [line.wrap(width - 82, _ENOUGH)[1] for line in self._lines]
        self.height = sum(heights) + self._gap * (len(heights) - 1) + 2 * self._pad
        return width, self.height + 6

    def draw(self) -> None:
        canvas, top = self.canv, self.height + 6
        radius = 13 if self._compact else 17
        middle = top - max(26.0, self._pad + radius) if not self._compact else top - self.height / 2
        canvas.setFillColor(MIST)
        canvas.roundRect(0, 6, self.width, self.height, 8, stroke=0, fill=1)
        canvas.setFillColor(self._colour)
        canvas.roundRect(0, 6, 5, self.height, 2.5, stroke=0, fill=1)
        canvas.circle(37, middle, radius, stroke=0, fill=1)
        canvas.setFillColor(white)
        size = radius if len(self._rank) < 3 else radius - 4
        canvas.setFont(BOLD, size)
        canvas.drawCentredString(37, middle - size * 0.35, self._rank)
        y = top - self._pad
        for line in self._lines:
            y -= line.height
            line.drawOn(canvas, 68, y)
            y -= self._gap


class Masthead(Flowable):
    """The head of the first page, over its whole width; the votes themselves, small, are its ornament.

    It must be the first thing in its frame; ``margin`` is the frame's distance from each edge.
    """

    def __init__(self, lines: Sequence[Paragraph], bars: Sequence[tuple[float, bool]], margin: float) -> None:
        super().__init__()
        self._lines, self._bars, self._margin = list(lines), list(bars), margin

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        heights = [line.wrap(width * 0.72, _ENOUGH)[1] + line.getSpaceAfter() for line in self._lines]
        self.height = sum(heights) + 16
        return width, self.height + 14

    def draw(self) -> None:
        canvas, margin, bottom = self.canv, self._margin, 14.0
        canvas.setFillColor(BLUE)
        full = self.width + 2 * margin
        canvas.rect(-margin, bottom, full, self.height + margin, stroke=0, fill=1)
        self._draw_ornament(bottom)
        y = bottom + self.height
        for line in self._lines:
            y -= line.height
            line.drawOn(canvas, 0, y)
            y -= line.getSpaceAfter()

    def _draw_ornament(self, bottom: float) -> None:
        canvas, left = self.canv, self.width * 0.74
        step = (self.width + self._margin - left) / max(len(self._bars), 1)
        for place, (share, strong) in enumerate(self._bars):
            canvas.setFillColor(white, alpha=0.55 if strong else 0.2)
            height = max(2.0, share * (self.height + self._margin / 2))
            canvas.rect(left + place * step, bottom, step * 0.62, height, stroke=0, fill=1)
        canvas.setFillAlpha(1)


class Band(Flowable):
    """A line of warning over the whole width of the text."""

    def __init__(self, text: str, colour: Color) -> None:
        super().__init__()
        self._text, self._colour = Paragraph(escape(text), style(12, BOLD, white, 0)), colour

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width, self.height = width, self._text.wrap(width - 24, _ENOUGH)[1] + 14
        return width, self.height + 10

    def draw(self) -> None:
        self.canv.setFillColor(self._colour)
        self.canv.roundRect(0, 10, self.width, self.height, 6, stroke=0, fill=1)
        self._text.drawOn(self.canv, 12, 17)


class Matrix(Flowable):
    """Votes by row and by proposal: darker is a larger share of the row."""

    _CELL = 17.0

    def __init__(
        self, columns: Sequence[str], rows: Sequence[tuple[str, int, Sequence[int]]], word: str
    ) -> None:
        super().__init__()
        self._columns, self._rows, self._word = list(columns), list(rows), word

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width, self._label_width = width, width * 0.34
        self._labels = [Paragraph(escape(label), style(9, REGULAR, INK, 0)) for label, _, _ in self._rows]
        for label in self._labels:
            label.wrap(self._label_width - _GAP, _ENOUGH)
        self._heights = [max(self._CELL, label.height + 4) for label in self._labels]
        self.height = self._CELL + sum(self._heights)
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        self.wrap(width, height)
        fitting, used = 0, self._CELL
        while fitting < len(self._rows) and used + self._heights[fitting] <= height:
            used += self._heights[fitting]
            fitting += 1
        if not 0 < fitting < len(self._rows):
            return []
        parts = self._rows[:fitting], self._rows[fitting:]
        return [Matrix(self._columns, rows, self._word) for rows in parts]

    def draw(self) -> None:
        canvas, first = self.canv, self._label_width + 36
        cell = (self.width - first) / len(self._columns)
        largest = max((max(v) / b for _, b, v in self._rows if b and v), default=1) or 1
        y = self.height - self._CELL
        canvas.setFont(SEMI, 8.5)
        canvas.setFillColor(SOFT)
        canvas.drawRightString(first - _GAP, y + 5, self._word)
        for place, column in enumerate(self._columns):
            canvas.drawCentredString(first + (place + 0.5) * cell, y + 5, column)
        for (_, ballots, votes), label, height in zip(self._rows, self._labels, self._heights, strict=True):
            y -= height
            label.drawOn(canvas, 0, y + (height - label.height) / 2)
            canvas.setFont(SEMI, 9)
            canvas.setFillColor(INK)
            canvas.drawRightString(first - _GAP, y + height / 2 - 3, str(ballots))
            for place, count in enumerate(votes):
                depth = count / ballots / largest if ballots else 0.0
                self._draw_cell(first + place * cell, y, cell, height, str(count), depth)

    def _draw_cell(self, x: float, y: float, width: float, height: float, text: str, depth: float) -> None:
        canvas = self.canv
        canvas.setFillColor(_between(MIST, BLUE, depth))
        canvas.rect(x + 0.75, y + 0.75, width - 1.5, height - 1.5, stroke=0, fill=1)
        canvas.setFillColor(white if depth > 0.55 else INK)
        canvas.setFont(REGULAR, 8.5)
        canvas.drawCentredString(x + width / 2, y + height / 2 - 3, text)


def _between(light: Color, dark: Color, depth: float) -> Color:
    mixed = [a + (b - a) * depth for a, b in zip(light.rgb(), dark.rgb(), strict=True)]
    return Color(*mixed)
