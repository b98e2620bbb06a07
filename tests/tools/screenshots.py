"""Pictures of the real screens, taken from the running program: ``python -m tests.tools.screenshots DIR``.

A real station in a temporary folder, the real window, real touches; each screen is grabbed as it is shown.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from kiosk.context import Mode
from tests.tools.kits import make_active_kit, noon
from ui.app import make_application
from ui.kiosk_app import KioskApp
from ui.screens.ballot import BallotScreen
from ui.screens.entry import EntryScreen
from ui.screens.frame import Screen
from ui.screens.home import HomeScreen
from ui.screens.message import MessageScreen
from ui.screens.notice import NoticeScreen
from ui.screens.question import QuestionScreen
from ui.screens.review import ReviewScreen
from ui.screens.thanks import ThanksScreen
from ui.screens.welcome import WelcomeScreen
from ui.shell import Shell
from ui.theme import Contrast, TextSize

_WAIT_MS = 10_000
_STEP_MS = 5
DOCUMENT = "1047123456"
NAME = "María del Carmen Ñañez"


class Driver:
    """Touches a running kiosk as a person would, and waits for what it shows."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell

    @property
    def screen(self) -> Screen:
        """What is shown now."""
        assert self.shell.screen_shown is not None
        return self.shell.screen_shown

    def wait_for(self, kind: type[Screen]) -> Screen:
        """Let the program run until it shows this kind of screen."""
        self.wait_until(lambda: isinstance(self.shell.screen_shown, kind), kind.__name__)
        return self.screen

    def wait_until(self, condition: Callable[[], bool], what: str) -> None:
        """Let the program run until something holds. Raises `TimeoutError`."""
        waited = 0
        while not condition():
            QTest.qWait(_STEP_MS)
            waited += _STEP_MS
            if waited > _WAIT_MS:
                raise TimeoutError(
                    f"{what} did not appear; {type(self.shell.screen_shown).__name__} is shown"
                )

    def touch(self, text: str) -> None:
        """Press and release the visible button with this text or name, in its middle."""
        for button in self.screen.findChildren(QAbstractButton):
            if button.isVisible() and text in (button.text(), button.accessibleName()):
                self.touch_button(button)
                return
        raise LookupError(f"no button «{text}» on {type(self.screen).__name__}")

    def touch_button(self, button: QAbstractButton) -> None:
        """Press and release in the middle of a button."""
        middle = QPoint(button.width() // 2, button.height() // 2)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)

    def type_and_enter(self, text: str, button: str = "Seguir") -> None:
        """Write into the field of an entry screen and go on."""
        screen = self.wait_for(EntryScreen)
        assert isinstance(screen, EntryScreen)
        screen.field.setText(text)
        self.touch(button)

    def check_in(self, document: str = DOCUMENT, name: str = NAME) -> None:
        """From the home to the citizen's welcome."""
        self.touch("Empezar registro")
        self.type_and_enter(document)
        self.wait_until(lambda: _title(self.screen).startswith("Escriba"), "the number again")
        self.type_and_enter(document)
        self.wait_until(lambda: _title(self.screen).startswith("Nombres"), "the name")
        self.type_and_enter(name)
        self.wait_for(NoticeScreen)
        self.touch("Acepto y sigo")
        self.wait_for(WelcomeScreen)

    def answer_questions(self) -> None:
        """From the welcome to the ballot, with the fifth and the second answer."""
        self.touch("Empezar a votar")
        self.touch("55 - 69 años")
        self.touch("Seguir")
        self.touch("Femenino")
        self.touch("Seguir")
        self.wait_for(BallotScreen)

    def choose(self, *numbers: int) -> None:
        """Touch the cards of these proposals, whatever page they are on."""
        for number in numbers:
            screen = self.wait_for(BallotScreen)
            assert isinstance(screen, BallotScreen)
            card = next(card for card in screen.cards if card.proposal.number == number)
            for page in range(len(screen.cards)):
                if card.isVisible():
                    break
                screen.pages.turn_to(page)
            self.touch_button(card)


def _title(screen: Screen) -> str:
    return screen.title.text() if screen.title else screen.accessibleName()


@contextmanager
def running_kiosk(
    data: Path,
    size: tuple[int, int] = (1280, 800),
    contrast: Contrast = Contrast.NORMAL,
    text: TextSize = TextSize.NORMAL,
    mode: Mode = Mode.PRACTICE,
) -> Iterator[Driver]:
    """A kiosk on a real station, its polls closed; shut properly at the end."""
    make_application()
    shell = Shell()
    app = KioskApp(shell, data, noon)
    shell.set_theme(contrast, text)
    shell.resize(*size)
    shell.show()
    app.start(make_active_kit(mode=mode), mode)
    driver = Driver(shell)
    try:
        driver.wait_for(HomeScreen)
        yield driver
    finally:
        app.stop()
        shell.hide()
        shell.deleteLater()
        QApplication.processEvents()


def render_all(
    folder: Path,
    size: tuple[int, int] = (1280, 800),
    text: TextSize = TextSize.NORMAL,
    contrast: Contrast = Contrast.NORMAL,
) -> list[Path]:
    """Walk a whole visit and save every screen as PNG; the files in the order of the visit."""
    folder.mkdir(parents=True, exist_ok=True)
    taken: list[Path] = []
    with tempfile.TemporaryDirectory() as data, running_kiosk(Path(data), size, contrast, text) as driver:

        def take(name: str) -> None:
            driver.shell.set_theme(contrast, text)
            path = folder / f"{name}.png"
            driver.shell.grab().save(str(path))
            taken.append(path)

        for name in walk(driver):
            take(name)
    return taken


def walk(driver: Driver) -> Iterator[str]:
    """A whole visit; yields the name of each screen while it is shown."""
    yield "open"
    driver.touch("Abrir la mesa")
    driver.wait_until(lambda: "Registrar" in _task(driver), "the open home")
    yield "home"
    driver.touch("Empezar registro")
    driver.wait_for(EntryScreen)
    yield "check-in-document"
    driver.type_and_enter("10")
    yield "check-in-problem"
    driver.type_and_enter(DOCUMENT)
    driver.type_and_enter(DOCUMENT)
    driver.wait_until(lambda: _title(driver.screen).startswith("Nombres"), "the name")
    screen = driver.screen
    assert isinstance(screen, EntryScreen)
    screen.field.setText(NAME)
    yield "check-in-name"
    driver.type_and_enter(NAME)
    driver.wait_for(NoticeScreen)
    yield "notice"
    driver.touch("Acepto y sigo")
    driver.wait_for(WelcomeScreen)
    yield "welcome"
    driver.touch("Empezar a votar")
    driver.wait_for(QuestionScreen)
    driver.touch("55 - 69 años")
    yield "age"
    driver.touch("Seguir")
    yield "sex"
    driver.touch("Femenino")
    driver.touch("Seguir")
    yield "ballot-empty"
    driver.choose(6, 7)
    yield "ballot"
    yield from _rest_of_visit(driver)


def _rest_of_visit(driver: Driver) -> Iterator[str]:
    driver.choose(2, 4)
    yield "ballot-refused"
    driver.choose(2)
    screen = driver.screen
    assert isinstance(screen, BallotScreen)
    screen.opened.emit(6)
    yield "detail"
    driver.touch("Ver todas")
    driver.touch("Revisar mi voto")
    driver.wait_for(ReviewScreen)
    yield "review"
    driver.touch("Depositar mi voto")
    driver.wait_for(ThanksScreen)
    yield "thanks"
    driver.screen.done.click()  # type: ignore[attr-defined]
    driver.wait_for(HomeScreen)
    driver.touch("Empezar registro")
    driver.type_and_enter(DOCUMENT)
    driver.type_and_enter(DOCUMENT)
    driver.wait_for(MessageScreen)
    yield "repeat"


def _task(driver: Driver) -> str:
    screen = driver.screen
    return screen.task.button.text() + screen.task.title.text() if isinstance(screen, HomeScreen) else ""


def main() -> int:
    """Write the pictures into the folder of the first argument."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--text", default="NORMAL", choices=[size.name for size in TextSize])
    parser.add_argument("--contrast", default="normal", choices=[contrast.value for contrast in Contrast])
    options = parser.parse_args()
    width, height = map(int, options.size.split("x"))
    text, contrast = TextSize[options.text], Contrast(options.contrast)
    for path in render_all(options.folder, (width, height), text, contrast):
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
