"""The citizen's slip: the tracking code as text and QR, for an 80 mm roll or any sheet.

No time, no number, no name and no choice stand on it: two slips differ in nothing but the code.
"""

import io

from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from kiosk.paper import BOLD, INK, REGULAR, SEMI, draw_qr, register_fonts
from kiosk.record import tracking_link

_WIDTH, _HEIGHT = 72 * mm, 92 * mm
_MARGIN = 4 * mm
_QR = 36 * mm
_LINES = (
    "Con este código puede comprobar",
    "en la página de resultados que",
    "su voto fue contado.",
    "No muestra por qué propuestas votó.",
)


def render(code: str, title: str, page: str, *, practice: bool) -> bytes:
    """The PDF of one slip; the same code gives the same bytes. ``page``: where it is looked for, or ""."""
    register_fonts()
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(_WIDTH, _HEIGHT), invariant=True, lang="es-CO")
    canvas.setTitle("Código de seguimiento")
    canvas.setFillColor(INK)
    y = _HEIGHT - 9 * mm
    heading = "PRÁCTICA · no cuenta" if practice else "Su voto quedó guardado"
    for text, font, size in ((heading, BOLD, 13.0), (title, REGULAR, 8.0), (code, SEMI, 17.0)):
        _centred(canvas, y, text, font, size)
        y -= 7 * mm if font != REGULAR else 9 * mm
    draw_qr(canvas, tracking_link(code, page), (_WIDTH - _QR) / 2, y - _QR + 4 * mm, _QR)
    y -= _QR + 2 * mm
    for line in _LINES:
        _centred(canvas, y, line, REGULAR, 8.5)
        y -= 4.4 * mm
    canvas.save()
    return buffer.getvalue()


def _centred(canvas: Canvas, y: float, text: str, font: str, size: float) -> None:
    """One line across the slip, smaller if it must be."""
    fits = size * (_WIDTH - 2 * _MARGIN) / pdfmetrics.stringWidth(text, font, size)
    canvas.setFont(font, min(size, fits))
    canvas.drawCentredString(_WIDTH / 2, y, text)
