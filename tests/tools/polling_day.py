"""A polling day of one voter, rehearsed offscreen and played in the real window of an X server.

The program is asked nothing: where to touch is known from the rehearsal at the same size, and that a screen
has come is seen in the X server's own frame buffer.
"""

import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from tests.tools.driver import running_kiosk
from tests.tools.rehearsal import Rehearsal, Step
from tests.tools.x_display import XDisplay
from ui.embedded import embedded_kit
from ui.screens.home import HomeScreen
from ui.screens.notice import NoticeScreen
from ui.screens.review import ReviewScreen
from ui.screens.thanks import ThanksScreen
from ui.screens.welcome import WelcomeScreen

SIZE = (1280, 800)
CAST = "Depositar mi voto"
_PATIENCE = 15.0
_AGAIN = 4.0
_POLL_MS = 50
_SAME = 0.03  # share of pixels that may differ: hours, a caret, a code
_TITLE, _FOOT = 160, 680  # between them is what this machine measures of itself
_EVERY = 3  # one pixel of so many is compared


def rehearse(folder: Path, ballots: int = 0) -> tuple[QImage, list[Step]]:
    """Open, register, vote, close, leave: what is shown first, and every step. ``ballots`` are in the box."""
    with running_kiosk(folder, SIZE, active=embedded_kit(folder)) as driver:
        kiosk = Rehearsal(driver)
        _open(kiosk, "La urna guarda" if ballots else "La urna está vacía")
        _vote(kiosk)
        _close(kiosk, ballots + 1)
        kiosk.touch("Más")
        kiosk.wait_for_title("Más opciones")
        if not kiosk.has_button("Salir del programa"):
            kiosk.touch("Más")  # it is on the next page
        kiosk.touch("Salir del programa")
        kiosk.wait_for_title("¿Salir del programa?")
        return kiosk.first, [*kiosk.end(), kiosk.step_at(kiosk.button("Sí, salir"))]


def _open(kiosk: Rehearsal, box: str) -> None:
    kiosk.touch("Abrir la mesa")
    kiosk.wait_for_title("Revisión del equipo")
    kiosk.touch("Seguir")
    kiosk.touch("Sí, está bien")
    kiosk.wait_for_title(box)
    kiosk.touch("Los testigos la vieron: abrir")
    kiosk.type_pin("Escoja un PIN")
    kiosk.type_pin("Escriba el PIN otra vez", "Guardar el PIN")
    kiosk.wait_for_title("La mesa está abierta")
    kiosk.touch("Volver al inicio")
    kiosk.wait_until(lambda: kiosk.has_button("Empezar registro"), "the open home")


def _vote(kiosk: Rehearsal) -> None:
    kiosk.touch("Empezar registro")
    kiosk.type_and_enter("1047123456")
    kiosk.wait_for_title("Escriba")
    kiosk.type_and_enter("1047123456")
    kiosk.wait_for_title("Nombres")
    for key in ("A", "N", "A", "Espacio", "Ñ", "U"):
        kiosk.touch(key)
    kiosk.touch("Seguir")
    kiosk.wait_for(NoticeScreen)
    kiosk.touch("Acepto y sigo")
    kiosk.wait_for(WelcomeScreen)
    kiosk.answer_questions()
    kiosk.choose(6, 7, 9)
    kiosk.touch("Revisar mi voto")
    kiosk.wait_for(ReviewScreen)
    kiosk.wait_until(lambda: kiosk.citizen.visit.sealed is not None, "the code")  # it takes a line
    kiosk.touch(CAST)
    kiosk.wait_for(ThanksScreen)
    kiosk.touch("Listo")
    kiosk.wait_for(HomeScreen)


def _close(kiosk: Rehearsal, people: int) -> None:
    kiosk.touch("Cerrar")
    kiosk.type_pin("PIN de los jurados")
    kiosk.wait_for_title("¿Qué quiere cerrar?")
    kiosk.touch("La jornada de hoy")
    kiosk.wait_for_title("Cuente la lista")
    kiosk.type_and_enter(str(people))
    kiosk.wait_for_title("La jornada quedó cerrada")
    kiosk.touch("Volver al inicio")
    kiosk.wait_for(HomeScreen)


class Hand:
    """Plays rehearsed steps, each once the screen before it is shown; what came instead goes to ``kept``."""

    def __init__(self, display: XDisplay, first: QImage, kept: Path) -> None:
        self._display, self._kept = display, kept
        self._before: QImage | None = None
        self._expected, self._last = first, Step("start")

    def play(self, steps: Sequence[Step]) -> None:
        """Do these; what the last one leads to is not waited for. Raises `AssertionError`."""
        for step in steps:
            self.wait()
            self._before, self._expected, self._last = self._expected, step.shown, step
            QTest.qWait(step.rest_ms + _POLL_MS)
            if step.place is None:
                self._display.type(step.text)
            else:
                self._display.click(step.place.x(), step.place.y())

    def wait(self, *, whole: bool = False) -> None:
        """Until the display shows what is expected, and is nearer to it than to what was before; ``whole``:
        until every pixel is as expected.

        A screen that was drawn anew under the finger is touched again, as people do.
        """
        begun, place = time.monotonic(), self._last.place
        while True:
            shown = self._display.frame()
            off = differing(shown, self._expected)
            before = differing(shown, self._before) if self._before else 1.0
            if shown == self._expected or (not whole and off < _SAME and off <= before):
                return
            waited = time.monotonic() - begun
            if waited > _PATIENCE:
                shown.save(str(self._kept / "shown.png"))
                self._expected.save(str(self._kept / "expected.png"))
                raise AssertionError(
                    f"after «{self._last.what}» {off:.1%} of the screen differ: {self._kept}"
                )
            if place and waited > _AGAIN and before < _SAME:
                self._display.click(place.x(), place.y())
                place = None
            QTest.qWait(_POLL_MS)


def differing(one: QImage, other: QImage) -> float:
    """The share of pixels that are not the same, of the title and the buttons at the foot."""
    first, second = _ends(one), _ends(other)
    return sum(a != b for a, b in zip(first, second, strict=True)) / len(first)


def _ends(image: QImage) -> list[int]:
    pixels, width = memoryview(image.constBits()).cast("I"), image.width()
    return [*pixels[: _TITLE * width : _EVERY], *pixels[_FOOT * width :: _EVERY]]
