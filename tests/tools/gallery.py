"""``make gallery``: every screen at every size, text, contrast and language, and one page to look at them.

It fails if a text is cut or a control lost on any of them (`tests.ui.layout`).
"""

import html
import sys
import tempfile
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

from PySide6.QtWidgets import QWidget

from kiosk.context import Mode
from tests.tools.cities import make_city
from tests.tools.desk_walk import Table, walk_desk
from tests.tools.desks import running_desk
from tests.tools.driver import Driver, running_kiosk
from tests.tools.walk import everything, visit
from tests.ui.layout import problems
from ui.app import make_application
from ui.desk.window import DeskWindow
from ui.screens.frame import Screen
from ui.theme import Contrast, TextSize

Size = tuple[int, int]
SIZES: tuple[Size, ...] = ((1024, 600), (1280, 800), (1920, 1080), (800, 1280))


@dataclass
class Gallery:
    """Where the pictures go, those that were taken, and what is wrong on them."""

    folder: Path
    taken: list[Path] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def take(self, path: Path, window: QWidget, screen: Screen | DeskWindow) -> None:
        """What a window shows now."""
        path.parent.mkdir(parents=True, exist_ok=True)
        window.grab().save(str(path))
        self.taken.append(path)
        name = path.relative_to(self.folder).with_suffix("")
        self.problems += [f"{name}: {problem}" for problem in problems(screen)]


def make_gallery(folder: Path) -> Gallery:
    """Write the pictures and ``index.html``."""
    gallery = Gallery(folder)
    for size, text in product(SIZES, TextSize):
        _walk(gallery, size, text)
        _walk(gallery, size, text, english=True)
        _listen(gallery, size, text)
        if size[0] > size[1]:
            _desk(gallery, size, text)
    rows = "".join(
        f'<figure><img loading="lazy" src="{p.relative_to(folder)}" alt=""><figcaption>'
        f"{html.escape(str(p.relative_to(folder).with_suffix('')))}</figcaption></figure>"
        for p in gallery.taken
    )
    style = "body{font-family:sans-serif}figure{display:inline-block;margin:8px}img{width:420px}"
    page = f'<!doctype html><meta charset="utf-8"><title>Gallery</title><style>{style}</style>{rows}'
    (folder / "index.html").write_text(page, encoding="utf-8")
    return gallery


def _walk(gallery: Gallery, size: Size, text: TextSize, *, english: bool = False) -> None:
    """A whole day in one language."""
    into = _place(gallery.folder, size, text) / ("english" if english else "")
    with tempfile.TemporaryDirectory() as data, running_kiosk(Path(data), size, text=text) as driver:
        if english:
            driver.speak_english()
        for name in everything(driver):
            _take(gallery, driver, into / name, text)


def _listen(gallery: Gallery, size: Size, text: TextSize) -> None:
    """A citizen who listens: every screen has its row of buttons for sound."""
    into = _place(gallery.folder, size, text) / "heard"
    with (
        tempfile.TemporaryDirectory() as data,
        running_kiosk(Path(data), size, text=text, player=True) as driver,
    ):
        driver.open_polls()
        driver.arrive()
        driver.touch("Escuchar")
        for name in visit(driver):
            _take(gallery, driver, into / name, text)


def _take(gallery: Gallery, driver: Driver, into: Path, text: TextSize) -> None:
    """What is shown now, in every contrast."""
    for contrast in Contrast:
        driver.shell.set_theme(contrast, text)
        gallery.take(into.with_name(f"{into.name}-{contrast.value}.png"), driver.shell, driver.screen)


def _place(folder: Path, size: Size, text: TextSize) -> Path:
    return folder / f"{size[0]}x{size[1]}" / text.name.lower()


def _desk(gallery: Gallery, size: Size, text: TextSize) -> None:
    with tempfile.TemporaryDirectory() as data:
        make_application()
        city = make_city(Path(data) / "centre", mode=Mode.OFFICIAL)
        table = Table.of(city, Path(data) / "table")
        with running_desk(city.centre, size, text, table.around) as desk:
            for name in walk_desk(desk, table):
                path = _place(gallery.folder, size, text) / f"desk-{name}.png"
                gallery.take(path, desk.window, desk.window)


def main(folder: Path) -> int:
    """Take them all; 1 if something is wrong on one of them."""
    gallery = make_gallery(folder)
    print(f"{len(gallery.taken)} pictures in {folder}/index.html")
    for problem in gallery.problems:
        print(problem)
    return 1 if gallery.problems else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
