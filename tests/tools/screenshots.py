"""Pictures of the real screens, taken from the running program: ``python -m tests.tools.screenshots DIR``.

A real station in a temporary folder, the real window, real touches; each screen is grabbed as it is shown.
Then the desk of a city in the middle of its consultation.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from kiosk.context import Mode
from tests.tools.cities import make_city
from tests.tools.desk_walk import Table, walk_desk
from tests.tools.desks import running_desk
from tests.tools.driver import Driver, running_kiosk
from tests.tools.walk import walk
from ui.app import make_application
from ui.theme import Contrast, TextSize

DESK_PAGES = ("board", "point-acta", "deliveries-done", "held", "decide-confirm", "audit", "backup")


def render_all(
    folder: Path,
    size: tuple[int, int] = (1280, 800),
    text: TextSize = TextSize.NORMAL,
    contrast: Contrast = Contrast.NORMAL,
    route: Callable[[Driver], Iterator[str]] = walk,
) -> list[Path]:
    """Walk a whole day and save every screen as PNG; the files in the order of the day."""
    folder.mkdir(parents=True, exist_ok=True)
    taken: list[Path] = []
    with tempfile.TemporaryDirectory() as data, running_kiosk(Path(data), size, contrast, text) as driver:

        def take(name: str) -> None:
            driver.shell.set_theme(contrast, text)
            path = folder / f"{name}.png"
            driver.shell.grab().save(str(path))
            taken.append(path)

        for name in route(driver):
            take(name)
    return taken


def render_desk(
    folder: Path,
    size: tuple[int, int] = (1280, 800),
    text: TextSize = TextSize.NORMAL,
    contrast: Contrast = Contrast.NORMAL,
) -> list[Path]:
    """Walk the pages of the desk and save those that show most, as ``desk-….png``."""
    folder.mkdir(parents=True, exist_ok=True)
    taken: list[Path] = []
    with tempfile.TemporaryDirectory() as data:
        make_application()
        city = make_city(Path(data) / "centre", mode=Mode.OFFICIAL)
        table = Table.of(city, Path(data) / "table")
        with running_desk(city.centre, size, text, table.around) as desk:
            desk.window.set_theme(contrast, text)
            for name in walk_desk(desk, table):
                if name in DESK_PAGES:
                    taken.append(folder / f"desk-{name}.png")
                    desk.window.grab().save(str(taken[-1]))
    return taken


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
    for render in (render_all, render_desk):
        for path in render(options.folder, (width, height), text, contrast):
            print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
