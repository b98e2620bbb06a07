"""The program as people start it, in a window of a real X server, touched by xdotool from open to close.

The program is asked nothing: where to touch is known from a rehearsal offscreen at the same size, and that a
screen has come is seen in the X server's own frame buffer.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from kiosk.context import Mode
from kiosk.polls import Polls
from kiosk.station import Station
from tests.tools.driver import running_kiosk
from tests.tools.kits import noon
from tests.tools.rehearsal import Rehearsal, Step
from tests.tools.x_display import XDisplay, x_display
from ui.embedded import embedded_kit
from ui.screens.home import HomeScreen
from ui.screens.notice import NoticeScreen
from ui.screens.review import ReviewScreen
from ui.screens.thanks import ThanksScreen
from ui.screens.welcome import WelcomeScreen

_SIZE = (1280, 800)
_PATIENCE = 15.0
_POLL_MS = 50
_SAME = 0.03  # share of pixels that may differ: hours, a caret, a code
_TITLE, _FOOT = 160, 680  # between them is what this machine measures of itself
_EVERY = 3  # one pixel of so many is compared


def rehearse(folder: Path) -> tuple[QImage, list[Step]]:
    """Open, register, vote, close, leave: what is shown first, and every step."""
    with running_kiosk(folder, _SIZE, active=embedded_kit(folder)) as driver:
        kiosk = Rehearsal(driver)
        kiosk.touch("Abrir la mesa")
        kiosk.wait_for_title("Revisión del equipo")
        kiosk.touch("Seguir")
        kiosk.touch("Sí, está bien")
        kiosk.wait_for_title("La urna está vacía")
        kiosk.touch("Los testigos la vieron: abrir")
        kiosk.type_pin("Escoja un PIN")
        kiosk.type_pin("Escriba el PIN otra vez", "Guardar el PIN")
        kiosk.wait_for_title("La mesa está abierta")
        kiosk.touch("Registrar a la primera persona")
        kiosk.wait_until(lambda: kiosk.has_button("Empezar registro"), "the open home")
        _vote(kiosk)
        _close(kiosk)
        kiosk.touch("Más")
        kiosk.wait_for_title("Más opciones")
        if not kiosk.has_button("Salir del programa"):
            kiosk.touch("Más")  # it is on the next page
        kiosk.touch("Salir del programa")
        kiosk.wait_for_title("¿Salir del programa?")
        return kiosk.first, [*kiosk.end(), kiosk.step_at(kiosk.button("Sí, salir"))]


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
    kiosk.touch("Depositar mi voto")
    kiosk.wait_for(ThanksScreen)
    kiosk.touch("Listo")
    kiosk.wait_for(HomeScreen)


def _close(kiosk: Rehearsal) -> None:
    kiosk.touch("Cerrar")
    kiosk.type_pin("PIN de los jurados")
    kiosk.wait_for_title("¿Qué quiere cerrar?")
    kiosk.touch("La jornada de hoy")
    kiosk.wait_for_title("Cuente la lista")
    kiosk.type_and_enter("1")
    kiosk.wait_for_title("La jornada quedó cerrada")
    kiosk.touch("Volver al inicio")
    kiosk.wait_for(HomeScreen)


@contextmanager
def program(data: Path, display: XDisplay, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """``urna-kiosk`` as a person starts it, in a process of its own."""
    command = [str(Path(sys.executable).with_name("urna-kiosk")), "--embedded", "--data", str(data)]
    silent = {"PULSE_SERVER": "unix:/nonexistent"}  # as in the rehearsal: no buttons for sound
    environment = {**os.environ, **silent, "DISPLAY": display.name, "QT_QPA_PLATFORM": "xcb"}
    with log.open("wb") as sink:
        running = subprocess.Popen(command, stdout=sink, stderr=sink, env=environment)
    try:
        yield running
    finally:
        if running.poll() is None:
            running.kill()
        running.wait(10)


def differing(one: QImage, other: QImage) -> float:
    """The share of pixels that are not the same, of the title and the buttons at the foot."""
    first, second = _ends(one), _ends(other)
    return sum(a != b for a, b in zip(first, second, strict=True)) / len(first)


def _ends(image: QImage) -> list[int]:
    pixels, width = memoryview(image.constBits()).cast("I"), image.width()
    return [*pixels[: _TITLE * width : _EVERY], *pixels[_FOOT * width :: _EVERY]]


def wait_for(display: XDisplay, expected: QImage, before: QImage | None, what: str, failed: Path) -> None:
    """Look until the display shows this picture, and is nearer to it than to the one before."""
    end = time.monotonic() + _PATIENCE
    while True:
        shown = display.frame()
        off = differing(shown, expected)
        if off < _SAME and (before is None or off <= differing(shown, before)):
            return
        if time.monotonic() > end:
            shown.save(str(failed / "shown.png"))
            expected.save(str(failed / "expected.png"))
            pytest.fail(f"after «{what}» {off:.1%} of the screen differ; see {failed}")
        QTest.qWait(_POLL_MS)


def test_a_polling_day_in_a_real_window(tmp_path: Path) -> None:
    rehearsed, data = tmp_path / "rehearsed", tmp_path / "data"
    with x_display(tmp_path, _SIZE) as display, program(data, display, tmp_path / "kiosk.log") as kiosk:
        first, steps = rehearse(rehearsed)
        before = None
        expected, what = first, "start"
        for step in steps:
            wait_for(display, expected, before, what, tmp_path)
            before, expected, what = expected, step.shown, step.what
            QTest.qWait(step.rest_ms + _POLL_MS)
            if step.place is None:
                display.type(step.text)
            else:
                display.click(step.place.x(), step.place.y())
        assert kiosk.wait(10) == 0
    said = (tmp_path / "kiosk.log").read_text(encoding="utf-8").splitlines()
    assert [line for line in said if not line.startswith("PulseAudioService")] == []
    station = Station.start(embedded_kit(data), data, Mode.PRACTICE, noon)
    status = station.status()
    station.shut()
    assert status.polls is Polls.DAY_CLOSED
    assert (status.ballots, status.people, status.started, status.abandoned) == (1, 1, 1, 0)
