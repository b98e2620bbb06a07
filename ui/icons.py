"""Pictograms: Phosphor's duotone drawings in the colour of the text beside them, and pictures of a kit."""

import re
from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

import assets

_LINES_ONLY = {"check", "x", "plus", "minus"}
_SHADE = re.compile(r'<path[^>]*opacity="0\.2"[^>]*/>')


def icon(name: str, size: int, colour: str) -> QPixmap:
    """A Phosphor pictogram as a square of ``size`` pixels; nothing if the name is empty.

    Drawn once, then kept in Qt's own cache, which ends with the application as pixmaps must.
    """
    if not name:
        return QPixmap()
    key, kept = f"{name} {size} {colour}", QPixmap()
    if not QPixmapCache.find(key, kept):
        kept = _icon(name, size, colour)
        QPixmapCache.insert(key, kept)
    return kept


def _icon(name: str, size: int, colour: str) -> QPixmap:
    source = assets.path(f"icons/phosphor/{name}.svg").read_text(encoding="utf-8")
    if name in _LINES_ONLY:
        source = _SHADE.sub("", source)
    return _drawn(source.replace("currentColor", QColor(colour).name()).encode(), size)


def picture(name: str, files: Mapping[str, bytes], size: int, colour: str) -> QPixmap:
    """A proposal's picture: a file of its kit, or a pictogram."""
    if name not in files:
        return icon(name, size, colour)
    if name.endswith(".svg"):
        return _drawn(files[name], size)
    image = QImage.fromData(files[name])
    mode = Qt.AspectRatioMode.KeepAspectRatio
    return QPixmap.fromImage(image.scaled(size, size, mode, Qt.TransformationMode.SmoothTransformation))


def _drawn(source: bytes, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(source)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
