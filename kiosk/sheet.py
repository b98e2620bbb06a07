"""The volunteers' sheet: two sides, what to do at each moment, with pictures of the real screens.

The pictures come from outside (``make sheet`` takes them from the running program): PNG bytes by name.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass

from reportlab.lib.colors import white
from reportlab.lib.pagesizes import letter
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from kiosk.paper import BLUE, BOLD, EDGE, INK, PALE, REGULAR, SEMI, SOFT, paragraph, register_fonts

_WIDTH, _HEIGHT = letter
_MARGIN = 14 * mm
_RATIO = 800 / 1280
_BADGE = 9 * mm


@dataclass(frozen=True)
class Step:
    """A numbered picture and what to do there."""

    picture: str
    text: str


@dataclass(frozen=True)
class Part:
    """One moment of the day: its title, its steps side by side, and what to remember."""

    title: str
    steps: tuple[Step, ...]
    remember: str


SIDES = (
    (
        Part(
            "1 · Abrir la mesa",
            (
                Step("closed", "Toque «Abrir la mesa»."),
                Step("checks", "Mire la revisión. Rojo: llame al centro. Lo demás no impide abrir."),
                Step("box-empty", "Muestre a los testigos que la urna está vacía. Toque «abrir»."),
            ),
            "Al encender se escribe el código de la carta de activación y se escoge «Votación oficial». La "
            "primera vez se pone un PIN de 6 números, solo de los jurados. El acta se guarda sola; sin "
            "impresora, va a la memoria USB con los lotes.",
        ),
        Part(
            "2 · Registrar a una persona",
            (
                Step("check-in-document", "Si pide documento, escriba el número, dos veces."),
                Step("check-in-name", "Escriba nombres y apellidos como están en el documento."),
                Step("notice", "La persona lee el aviso y decide. Usted se aparta."),
            ),
            "La persona firma la lista de papel. Si «ya votó», diga: «Su voto ya está en la urna». Si "
            "insiste en que no fue ella, toque «no fui yo»: vota, y el comité decide después.",
        ),
    ),
    (
        Part(
            "3 · Ayudar sin ver el voto",
            (
                Step(
                    "welcome", "«Texto» agranda. «Contraste» cambia los colores. «Escuchar» lee en voz alta."
                ),
                Step("ballot", "Tocar una tarjeta la elige; otra vez, la quita. Arriba dice cuántas caben."),
                Step("thanks", "Cuando diga «¡Gracias!» el voto está guardado. Antes, no."),
            ),
            "Quien no ve: audífonos y cuatro teclas (flecha derecha sigue, izquierda vuelve, Enter escoge, "
            "F1 ayuda). F1 dos veces apaga la pantalla. Si la pantalla llama al jurado, la persona se fue: "
            "no quedó nada de lo que eligió, y puede registrarse otra vez. Donde se ofrece «Compruebe la "
            "máquina», quien la toca ve lo que se selló: ese voto se anula y se vota de nuevo. Es normal.",
        ),
        Part(
            "4 · Cerrar",
            (
                Step("closing", "Toque «Cerrar», escriba el PIN y escoja qué cierra."),
                Step("paper-list", "Cuente las firmas de la lista de papel y escriba cuántas son."),
                Step("stick-done", "Guarde los lotes en la memoria. Retírela solo cuando lo diga."),
            ),
            "La jornada abre otra vez mañana. Después del cierre definitivo nadie más vota ahí.",
        ),
    ),
)
BREAK = (
    "Si se aparta un momento",
    "«Bloquear» tapa la pantalla: se abre con el PIN. «Pausar mesa» deja de registrar mientras almuerza. "
    "En «Más» puede escribir una novedad, imprimir un acta otra vez o revisar el equipo.",
)
LIGHT = (
    "5 · Si se va la luz o el equipo se apaga",
    "Ningún voto depositado se pierde. Encienda, escriba el código de la carta y toque «Seguir donde "
    "íbamos». "
    "Si alguien no alcanzó a ver «¡Gracias!», regístrelo otra vez. "
    "Sin red se vota igual: los lotes esperan en el equipo.",
)


def render(pictures: Mapping[str, bytes]) -> bytes:
    """The PDF, two pages; the same pictures give the same bytes. Raises `KeyError` for a missing picture."""
    register_fonts()
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=letter, invariant=True, lang="es-CO")
    canvas.setTitle("Hoja del jurado · Urna Abierta")
    for number, parts in enumerate(SIDES, 1):
        y = _heading(canvas, number)
        for part in parts:
            y = _part(canvas, part, pictures, y) - 5 * mm
        _last(canvas, y, *(LIGHT if number == len(SIDES) else BREAK))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _heading(canvas: Canvas, number: int) -> float:
    canvas.setFillColor(BLUE)
    canvas.rect(0, _HEIGHT - 16 * mm, _WIDTH, 16 * mm, stroke=0, fill=1)
    canvas.setFillColor(white)
    canvas.setFont(BOLD, 20)
    canvas.drawString(_MARGIN, _HEIGHT - 11 * mm, "Hoja del jurado")
    canvas.setFont(REGULAR, 11)
    side = "Abrir y registrar" if number == 1 else "Ayudar, cerrar y cuando se va la luz"
    canvas.drawRightString(_WIDTH - _MARGIN, _HEIGHT - 10.5 * mm, f"{side} · {number} de {len(SIDES)}")
    return _HEIGHT - 22 * mm


def _part(canvas: Canvas, part: Part, pictures: Mapping[str, bytes], top: float) -> float:
    canvas.setFillColor(INK)
    canvas.setFont(BOLD, 17)
    canvas.drawString(_MARGIN, top - 6 * mm, part.title)
    gap = 5 * mm
    width = (_WIDTH - 2 * _MARGIN - gap * (len(part.steps) - 1)) / len(part.steps)
    height = width * _RATIO
    y, lowest = top - 12 * mm, top
    for place, step in enumerate(part.steps):
        x = _MARGIN + place * (width + gap)
        canvas.drawImage(ImageReader(io.BytesIO(pictures[step.picture])), x, y - height, width, height)
        canvas.setStrokeColor(EDGE)
        canvas.rect(x, y - height, width, height)
        below = y - height - 2.5 * mm
        _number(canvas, x, below, place + 1)
        text = paragraph(step.text, 13, SEMI, INK, 0)
        _, taken = text.wrap(width - _BADGE, _HEIGHT)
        text.drawOn(canvas, x + _BADGE, below - taken)
        lowest = min(lowest, below - taken)
    return _box(canvas, part.remember, lowest - 3 * mm)


def _number(canvas: Canvas, x: float, top: float, number: int) -> None:
    """Beside what to do, never over the picture: the screen's title stands in that corner."""
    radius = 3.5 * mm
    canvas.setFillColor(BLUE)
    canvas.circle(x + radius, top - radius, radius, stroke=0, fill=1)
    canvas.setFillColor(white)
    canvas.setFont(BOLD, 13)
    canvas.drawCentredString(x + radius, top - radius - 1.6 * mm, str(number))


def _box(canvas: Canvas, told: str, top: float) -> float:
    """A pale box with what to remember; its lower edge."""
    text = paragraph(told, 12.5, REGULAR, INK, 0)
    _, height = text.wrap(_WIDTH - 2 * _MARGIN - 8 * mm, _HEIGHT)
    bottom = top - height - 5 * mm
    canvas.setFillColor(PALE)
    canvas.setStrokeColor(EDGE)
    canvas.roundRect(_MARGIN, bottom, _WIDTH - 2 * _MARGIN, top - bottom, 2 * mm, stroke=1, fill=1)
    text.drawOn(canvas, _MARGIN + 4 * mm, bottom + 2.5 * mm)
    return bottom


def _last(canvas: Canvas, top: float, title: str, told: str) -> None:
    canvas.setFillColor(INK)
    canvas.setFont(BOLD, 17)
    canvas.drawString(_MARGIN, top - 6 * mm, title)
    _box(canvas, told, top - 10 * mm)
    canvas.setFillColor(SOFT)
    canvas.setFont(REGULAR, 9)
    canvas.drawString(_MARGIN, 8 * mm, "Esta hoja no se ha probado todavía con jurados ni con votantes.")
