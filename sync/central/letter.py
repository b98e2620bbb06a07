"""The one-page letter that travels apart from the kit: the activation code as text and QR."""

import io
from pathlib import Path
from typing import Final

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import letter
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from kiosk.consultation import Consultation, VotingPoint
from kiosk.context import KioskId, Mode
from kiosk.envelope import fingerprint
from kiosk.files import write_durably
from kiosk.paper import draw_qr, register_fonts
from sync.central.places import Setup

register_fonts()

_WIDTH, _HEIGHT = letter
_MARGIN: Final = 24 * mm
_INK, _BLUE, _RED, _GREY = map(HexColor, ("#13233F", "#0F4C81", "#B3261E", "#4A5568"))
_ALPHABET_HINT = "No tiene las letras I, L, O ni U."
_STEPS = (
    "Conecte la memoria con el archivo del kit, o ábralo en el equipo.",
    "Cuando el equipo lo pida, escriba este código o léalo con un lector de códigos.",
    "Compare la huella del organizador con la que está en el afiche del puesto.",
    "Guarde esta carta lejos del equipo: quien tenga los dos puede votar por otros.",
)


def write_letter(
    path: Path, consultation: Consultation, point: VotingPoint, kiosk: KioskId, setup: Setup, code: str
) -> None:
    """Write the PDF. Raises `OperatorError` if the disk refuses."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=letter, invariant=True, lang="es-CO")
    canvas.setTitle(f"Carta de activación · {kiosk}")
    canvas.setAuthor(consultation.organiser)
    _heading(canvas, consultation, point, kiosk, setup.mode)
    _code(canvas, code)
    _steps(canvas)
    _foot(canvas, setup)
    canvas.save()
    write_durably(path, buffer.getvalue())


def _heading(
    canvas: Canvas, consultation: Consultation, point: VotingPoint, kiosk: KioskId, mode: Mode
) -> None:
    top = _HEIGHT - _MARGIN
    _text(canvas, _MARGIN, top, "Carta de activación", "Urna-Bold", 26, _INK)
    _fit(canvas, top - 10 * mm, consultation.title, "Urna-SemiBold", 13, _BLUE)
    _fit(canvas, top - 17 * mm, f"Puesto {point.code} · {point.name} · {point.localidad}", "Urna-Regular", 13)
    _text(canvas, _MARGIN, top - 24 * mm, f"Equipo {kiosk}", "Urna-SemiBold", 13, _INK)
    if mode is Mode.PRACTICE:
        _text(canvas, _MARGIN, top - 32 * mm, "PRÁCTICA: estos votos no cuentan", "Urna-Bold", 13, _RED)


def _code(canvas: Canvas, code: str) -> None:
    top = _HEIGHT - 75 * mm
    canvas.setStrokeColor(_BLUE)
    canvas.setLineWidth(1.5)
    canvas.roundRect(_MARGIN, top - 62 * mm, _WIDTH - 2 * _MARGIN, 62 * mm, 5 * mm)
    _text(canvas, _MARGIN + 8 * mm, top - 12 * mm, "Código de activación", "Urna-Regular", 13, _GREY)
    _text(canvas, _MARGIN + 8 * mm, top - 28 * mm, code[:9], "Urna-Bold", 30, _INK)
    _text(canvas, _MARGIN + 8 * mm, top - 42 * mm, code[10:], "Urna-Bold", 30, _INK)
    _text(canvas, _MARGIN + 8 * mm, top - 54 * mm, _ALPHABET_HINT, "Urna-Regular", 11, _GREY)
    draw_qr(canvas, code, _WIDTH - _MARGIN - 54 * mm, top - 56 * mm, 48 * mm)


def _steps(canvas: Canvas) -> None:
    top = _HEIGHT - 152 * mm
    for number, step in enumerate(_STEPS, 1):
        y = top - (number - 1) * 10 * mm
        _text(canvas, _MARGIN, y, f"{number}.", "Urna-Bold", 13, _BLUE)
        _text(canvas, _MARGIN + 8 * mm, y, step, "Urna-Regular", 12, _INK)


def _foot(canvas: Canvas, setup: Setup) -> None:
    _text(canvas, _MARGIN, 34 * mm, "Huella del organizador", "Urna-Regular", 11, _GREY)
    _text(canvas, _MARGIN, 27 * mm, fingerprint(setup.keys.organiser), "Urna-SemiBold", 13, _INK)


def _text(
    canvas: Canvas, x: float, y: float, text: str, font: str, size: float, colour: Color = _INK
) -> None:
    canvas.setFillColor(colour)
    canvas.setFont(font, size)
    canvas.drawString(x, y, text)


def _fit(canvas: Canvas, y: float, text: str, font: str, size: float, colour: Color = _INK) -> None:
    """One line across the page, smaller if it must be."""
    width = pdfmetrics.stringWidth(text, font, size)
    _text(canvas, _MARGIN, y, text, font, min(size, size * (_WIDTH - 2 * _MARGIN) / width), colour)
