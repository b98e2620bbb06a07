"""The chart of the results report. Sizes in points; nothing is ever cut."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Flowable, Paragraph

from kiosk.paper import BLUE, INK, REGULAR, SEMI, SOFT, TRACK, style


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
