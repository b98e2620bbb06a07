"""``make screenshots``: the pictures that the documentation shows, from the real screens.

A whole day at a kiosk with what happens seldom, the desk of a city in the middle of its consultation, a
closing, an opening, and the results page in Chromium. Only pictures that a page shows are written.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Container, Iterable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from playwright.sync_api import Page as BrowserPage

from tests.docs.pages import pages
from tests.site.browser import running_browser, watched
from tests.site.test_search import ANSWER
from tests.site.world import make_site
from tests.tools.ceremony_walk import closing_walk, opening_walk, running, with_keys
from tests.tools.desk_walk import until
from tests.tools.desks import Around, running_desk
from tests.tools.presses import Presser, Staff
from tests.tools.screenshots import render_all, render_desk
from tests.tools.walk import everything
from ui.app import make_application
from ui.desk.window import DeskWindow


class _Patience:
    """Waits for the desk outside of a test."""

    def waitUntil(self, callback: Callable[[], bool], *, timeout: int) -> None:  # noqa: N802
        until(callback)


def render_ceremonies(folder: Path) -> list[Path]:
    """Walk through a closing and an opening: ``closing-….png`` and ``opening-….png``."""
    taken: list[Path] = []
    make_application()

    def shots(prefix: str, window: DeskWindow) -> Callable[[str], None]:
        def take(name: str) -> None:
            taken.append(folder / f"{prefix}-{name}.png")
            window.grab().save(str(taken[-1]))

        return take

    with tempfile.TemporaryDirectory() as data:
        count, keys = with_keys(Path(data), kiosks=3)
        with running_desk(count.centre) as desk:
            closing_walk(Staff(desk, _Patience()), keys, shots("closing", desk.window))
        around = Around(files=[count.centre.frozen_box_path], new_file=Path(data) / "opened.json")
        with running(around, None) as opening:
            take = shots("opening", opening.window)
            opening_walk(Presser(opening.window, _Patience()), count, take)
    return taken


def render_page(folder: Path) -> list[Path]:
    """The results page of the numbers of 2022, in Chromium: ``results-….png``."""
    taken: list[Path] = []

    def take(page: BrowserPage, name: str) -> None:
        taken.append(folder / f"results-{name}.png")
        page.screenshot(path=str(taken[-1]))

    with tempfile.TemporaryDirectory() as data, running_browser() as browser:
        site = make_site(Path(data))
        with watched(browser, viewport={"width": 1280, "height": 800}, color_scheme="light") as seen:
            seen.page.goto(site.address)
            take(seen.page, "page")
            seen.page.fill("#code", site.counted)
            seen.page.press("#code", "Enter")
            seen.page.wait_for_selector(ANSWER)
            taken.append(folder / "results-search.png")
            seen.page.locator("#mi-voto").screenshot(path=str(taken[-1]))
        with watched(browser, viewport={"width": 390, "height": 800}, color_scheme="dark") as seen:
            seen.page.goto(site.address)
            take(seen.page, "phone")
    return taken


def keep_shown(taken: Iterable[Path], folder: Path, shown: Container[str]) -> list[Path]:
    """Copy the pictures that the documentation shows, in at most 256 colours: a quarter of the bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = []
    for path in taken:
        if path.name in shown:
            with Image.open(path) as picture:
                picture.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(
                    folder / path.name, optimize=True
                )
            kept.append(folder / path.name)
    return kept


def shown_names() -> set[str]:
    """The names of the pictures that pages of the documentation show."""
    found = set()
    for page in pages():
        found |= {Path(link).name for link in page.links() if link.endswith(".png")}
    return found


def main() -> int:
    """Write the pictures into the folder of the first argument."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        renders = (partial(render_all, route=everything), render_desk, render_ceremonies, render_page)
        taken = [path for render in renders for path in render(Path(folder))]
        shown = shown_names()
        for path in keep_shown(taken, options.folder, shown):
            print(path)
    for path in options.folder.glob("*.png"):
        if path.name not in shown:
            path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
