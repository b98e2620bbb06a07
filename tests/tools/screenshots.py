"""Pictures of the real screens, taken from the running program: ``python -m tests.tools.screenshots DIR``.

A real station in a temporary folder, the real window, real touches; each screen is grabbed as it is shown.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.tools.driver import DOCUMENT, NAME, Driver, running_kiosk
from ui.screens.ballot import BallotScreen
from ui.screens.entry import EntryScreen
from ui.screens.home import HomeScreen
from ui.screens.message import MessageScreen
from ui.screens.notice import NoticeScreen
from ui.screens.question import QuestionScreen
from ui.screens.review import ReviewScreen
from ui.screens.thanks import ThanksScreen
from ui.screens.welcome import WelcomeScreen
from ui.theme import Contrast, TextSize

__all__ = ["Driver", "main", "render_all", "running_kiosk", "walk"]


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
    driver.wait_until(lambda: driver.has_button("Empezar registro"), "the open home")
    yield "home"
    driver.touch("Empezar registro")
    driver.wait_for(EntryScreen)
    yield "check-in-document"
    driver.type_and_enter("10")
    yield "check-in-problem"
    driver.type_and_enter(DOCUMENT)
    driver.type_and_enter(DOCUMENT)
    driver.wait_for_title("Nombres")
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
