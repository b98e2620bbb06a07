"""Every text that a screen paints, with its colour and the ground behind it, read off the painting itself.

The screen is painted twice: as vectors, where texts are texts, and as pixels, where the ground is.
"""

from collections import Counter
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from PySide6.QtCore import QBuffer, QPoint, QRect
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

_TEXT = "{http://www.w3.org/2000/svg}text"


@dataclass(frozen=True)
class PaintedText:
    """A piece of text on one line, the place that it takes, and the colours there."""

    text: str
    place: QRect
    pixels: int
    colour: str
    ground: str


def painted_texts(widget: QWidget) -> list[PaintedText]:
    """All texts that this widget and those inside it paint now."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    root = ET.fromstring(_vectors(widget))  # noqa: S314 - of our own making
    return [
        text
        for group in root.iter()
        for element in group.findall(_TEXT)
        if (text := _read(group, element, image)) is not None
    ]


def _vectors(widget: QWidget) -> bytes:
    buffer, generator = QBuffer(), QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(widget.size())
    generator.setViewBox(widget.rect())
    generator.setResolution(96)
    painter = QPainter(generator)
    widget.render(painter, QPoint())
    painter.end()
    return bytes(buffer.data().data())


def _read(group: ET.Element, element: ET.Element, image: QImage) -> PaintedText | None:
    text = element.text or ""
    if not text.strip():
        return None
    x, y = _moved(group.get("transform", ""))
    font = QFont(element.get("font-family", ""))
    font.setPixelSize(round(float(element.get("font-size", "1"))))
    font.setWeight(QFont.Weight(int(element.get("font-weight", "400"))))
    box = QFontMetrics(font).boundingRect(text)
    place = box.translated(round(x + float(element.get("x", "0"))), round(y + float(element.get("y", "0"))))
    colour = element.get("fill", "")
    ground = _ground(image, place.intersected(image.rect()), colour)
    return PaintedText(text.strip(), place, font.pixelSize(), colour, ground)


def _moved(transform: str) -> tuple[float, float]:
    values = transform.removeprefix("matrix(").removesuffix(")").split(",")
    return float(values[4]), float(values[5])


def _ground(image: QImage, place: QRect, colour: str) -> str:
    """The colour that most pixels of the place have, the text's own left out."""
    found: Counter[int] = Counter()
    pixels = memoryview(image.constBits()).cast("I")
    for y in range(place.top(), place.bottom() + 1, 2):
        start = y * image.width()
        found.update(pixels[start + place.left() : start + place.right() + 1])
    del found[QColor(colour).rgb()]
    return QColor(found.most_common(1)[0][0]).name() if found else colour
