"""``make gallery``: every screen at every size, text, contrast and language, and one page to look at them."""

import html
import sys
import tempfile
from itertools import product
from pathlib import Path

from kiosk.context import Mode
from tests.tools.cities import make_city
from tests.tools.desk_walk import Table, walk_desk
from tests.tools.desks import running_desk
from tests.tools.driver import Driver, running_kiosk
from tests.tools.walk import everything, visit
from ui.app import make_application
from ui.theme import Contrast, TextSize

Size = tuple[int, int]
SIZES: tuple[Size, ...] = ((1024, 600), (1280, 800), (1920, 1080), (800, 1280))


def make_gallery(folder: Path) -> int:
    """Write the pictures and ``index.html``; how many pictures."""
    taken: list[Path] = []
    for size, text in product(SIZES, TextSize):
        taken += [*_walk(folder, size, text), *_walk(folder, size, text, english=True)]
        taken += _listen(folder, size, text)
        taken += _desk(folder, size, text) if size[0] > size[1] else []
    rows = "".join(
        f'<figure><img loading="lazy" src="{p.relative_to(folder)}" alt=""><figcaption>'
        f"{html.escape(str(p.relative_to(folder).with_suffix('')))}</figcaption></figure>"
        for p in taken
    )
    style = "body{font-family:sans-serif}figure{display:inline-block;margin:8px}img{width:420px}"
    page = f'<!doctype html><meta charset="utf-8"><title>Gallery</title><style>{style}</style>{rows}'
    (folder / "index.html").write_text(page, encoding="utf-8")
    return len(taken)


def _walk(folder: Path, size: Size, text: TextSize, *, english: bool = False) -> list[Path]:
    """A whole day in one language."""
    into = _place(folder, size, text) / ("english" if english else "")
    with tempfile.TemporaryDirectory() as data, running_kiosk(Path(data), size, text=text) as driver:
        if english:
            driver.speak_english()
        return [path for name in everything(driver) for path in _take(driver, into, name, text)]


def _listen(folder: Path, size: Size, text: TextSize) -> list[Path]:
    """A citizen who listens: every screen has its row of buttons for sound."""
    into = _place(folder, size, text) / "heard"
    with (
        tempfile.TemporaryDirectory() as data,
        running_kiosk(Path(data), size, text=text, player=True) as driver,
    ):
        driver.open_polls()
        driver.arrive()
        driver.touch("Escuchar")
        return [path for name in visit(driver) for path in _take(driver, into, name, text)]


def _take(driver: Driver, into: Path, name: str, text: TextSize) -> list[Path]:
    """What is shown now, in every contrast."""
    into.mkdir(parents=True, exist_ok=True)
    taken = []
    for contrast in Contrast:
        driver.shell.set_theme(contrast, text)
        taken.append(into / f"{name}-{contrast.value}.png")
        driver.shell.grab().save(str(taken[-1]))
    return taken


def _place(folder: Path, size: Size, text: TextSize) -> Path:
    return folder / f"{size[0]}x{size[1]}" / text.name.lower()


def _desk(folder: Path, size: Size, text: TextSize) -> list[Path]:
    taken = []
    with tempfile.TemporaryDirectory() as data:
        make_application()
        city = make_city(Path(data) / "centre", mode=Mode.OFFICIAL)
        table = Table.of(city, Path(data) / "table")
        with running_desk(city.centre, size, text, table.around) as desk:
            for name in walk_desk(desk, table):
                path = _place(folder, size, text) / f"desk-{name}.png"
                path.parent.mkdir(parents=True, exist_ok=True)
                desk.window.grab().save(str(path))
                taken.append(path)
    return taken


if __name__ == "__main__":
    print(f"{make_gallery(Path(sys.argv[1]))} pictures in {sys.argv[1]}/index.html")
