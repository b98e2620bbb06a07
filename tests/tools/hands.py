"""Hands for ``urna-kiosk``: opens, registers people, votes, closes and leaves, in the program as it starts.

``python -m tests.tools.hands --code CODE --people N [--first N] [--way WAY] -- --kit K-01.kit …`` runs the
real program with the arguments after ``--``, and touches its own window. ``--way`` says how the batches
leave: by ``network``, where the hands wait for the receipt; on the ``stick`` (or the folder of ``--folder``);
or not at all (``none``). What people chose is never written down; the last line says how many voted.
"""

import argparse
import faulthandler
import json
import os
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.tools.driver import Driver
from ui.app import main as urna_kiosk
from ui.app import make_application
from ui.screens.ballot import BallotScreen
from ui.screens.checks import ChecksScreen
from ui.screens.home import HomeScreen
from ui.screens.notice import NoticeScreen
from ui.screens.question import QuestionScreen
from ui.screens.review import ReviewScreen
from ui.screens.thanks import ThanksScreen
from ui.screens.welcome import WelcomeScreen
from ui.shell import Shell

_RECEIPT_SECONDS = 40
_MOST_SECONDS = 100  # then it says where it stands, and ends


@dataclass(frozen=True)
class Day:
    """What the hands are to do: ``people`` vote whose documents count up from ``first``."""

    code: str
    people: int
    first: int
    way: str


class Hands(Driver):
    """A jurado and the people of one day."""

    def play(self, day: Day) -> None:
        """From the code of the letter to the end of the program."""
        self.wait_for_title("Activar este equipo")
        self.type_and_enter(day.code, "Activar")
        self._open()
        for number in range(day.people):
            self._register(str(day.first + number), f"Persona {_letters(number)}")
            self._vote()
        self._close(day.people)
        if day.way == "stick":
            self._fill_stick()
        else:
            self.touch("Volver al inicio")
        if day.way == "network":
            self._await_receipt()
        self.wait_for(HomeScreen)
        self._leave()

    def _open(self) -> None:
        self.wait_until(lambda: self.has_button("Abrir la mesa"), "the closed home")
        self.touch("Abrir la mesa")
        self.wait_for(ChecksScreen)
        self.touch("Seguir")
        self.touch("Sí, está bien")
        self.wait_for_title("La urna está vacía")
        self.touch("Los testigos la vieron: abrir")
        self.type_pin("Escoja un PIN")
        self.type_pin("Escriba el PIN otra vez", "Guardar el PIN")
        self.wait_for_title("La mesa está abierta")
        self.touch("Volver al inicio")

    def _register(self, document: str, name: str) -> None:
        self.wait_until(lambda: self.has_button("Empezar registro"), "the open home")
        self.touch("Empezar registro")
        self.type_and_enter(document)
        self.wait_for_title("Escriba")
        self.type_and_enter(document)
        self.wait_for_title("Nombres")
        self.type_and_enter(name)
        self.wait_for(NoticeScreen)
        self.touch("Acepto y sigo")

    def _vote(self) -> None:
        self.wait_for(WelcomeScreen)
        self.touch("Empezar a votar")
        while isinstance(self.screen, QuestionScreen):
            widget, _ = random.choice(self.screen.answers)
            self.touch_button(widget)
            self.touch("Seguir")
        screen = self.wait_for(BallotScreen)
        assert isinstance(screen, BallotScreen)
        self.choose(random.choice([card.proposal.number for card in screen.cards]))
        self.touch("Revisar mi voto")
        self.wait_for(ReviewScreen)
        self.see_all()
        self.touch("Depositar mi voto")
        self.wait_for(ThanksScreen)
        self.touch("Listo")

    def _close(self, people: int) -> None:
        self.wait_until(lambda: self.has_button("Cerrar"), "the open home")
        self.touch("Cerrar")
        self.type_pin("PIN de los jurados")
        self.wait_for_title("¿Qué quiere cerrar?")
        self.touch("Cierre definitivo")
        if self.has_button("Cerrar antes de tiempo"):
            self.touch("Cerrar antes de tiempo")
        self.touch("Sí, cerrar definitivamente")
        self.wait_for_title("Cuente la lista")
        self.type_and_enter(str(people))
        self.wait_for_title("Cierre definitivo hecho")

    def _fill_stick(self) -> None:
        self.touch("Guardar lotes y acta en una memoria")
        self.touch(next(text for text in self.button_texts() if text.startswith("Guardar en")))
        self.wait_for_title("Puede retirar la memoria")
        self.touch("Volver al inicio")

    def _await_receipt(self) -> None:
        heard: list[str] = []
        for _ in range(_RECEIPT_SECONDS * 10):
            heard = [widget.accessibleName() for widget in self.screen.findChildren(QWidget)]
            if any("Nada por enviar" in text and "Último recibo" in text for text in heard):
                return
            QTest.qWait(100)
        raise TimeoutError(f"no receipt came: {heard}")

    def _leave(self) -> None:
        self.touch("Más")
        self.wait_for_title("Más opciones")
        if not self.has_button("Salir del programa"):
            self.touch("Más")  # it is on the next page
        self.touch("Salir del programa")
        self.wait_for_title("¿Salir del programa?")
        self.touch("Sí, salir")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with hands; its exit code, or 1 where the hands could not go on."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    own, program = arguments[: arguments.index("--")], arguments[arguments.index("--") + 1 :]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--code", required=True)
    parser.add_argument("--people", type=int, required=True)
    parser.add_argument("--first", type=int, default=1_047_000_001)
    parser.add_argument("--way", choices=("network", "stick", "none"), default="network")
    options = parser.parse_args(own)
    day = Day(options.code, options.people, options.first, options.way)
    faulthandler.dump_traceback_later(_MOST_SECONDS, exit=True)
    make_application()
    failures: list[Exception] = []  # the program must not wait for hands that are gone

    def play() -> None:
        (shell,) = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, Shell)]
        try:
            Hands(shell).play(day)
        except (AssertionError, LookupError, TimeoutError) as error:
            failures.append(error)
            shell.leave()

    QTimer.singleShot(0, play)
    code = urna_kiosk(program)
    faulthandler.cancel_dump_traceback_later()
    if failures:
        raise failures[0]
    sys.stdout.write(json.dumps({"voted": day.people}) + "\n")
    return code


def _letters(number: int) -> str:
    return "".join("abcdefghij"[int(digit)] for digit in str(number))


if __name__ == "__main__":
    sys.exit(main())
