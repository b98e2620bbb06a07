"""Every screen looks, to the pixel, as its stored picture; ``make pictures`` renews them after a change."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from tests.tools.pictures import (
    REPORT,
    SETTINGS,
    STORED,
    SUFFIX,
    Setting,
    differences,
    show_difference,
    write_page,
)

_MOST_BYTES = 4_000_000


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.folder)
def test_every_screen_looks_as_it_is_stored(setting: Setting) -> None:
    found = differences(setting)
    hint = f"look at {REPORT}/index.html; if it is meant so: make pictures"
    assert not found, "\n".join([*found, hint])


def test_the_page_shows_the_one_pixel_that_differs(tmp_path: Path) -> None:
    old = QImage(8, 6, QImage.Format.Format_RGB32)
    old.fill(QColor("white"))
    new = old.copy()
    new.setPixelColor(5, 3, QColor("black"))
    show_difference(tmp_path / "8x6", "home", old, new)
    write_page(tmp_path)
    shown = QImage(str(tmp_path / "8x6" / "home-difference.png"))
    red = [(x, y) for x in range(8) for y in range(6) if shown.pixelColor(x, y) != QColor("white")]
    assert red == [(5, 3)]
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert all(f"8x6/home-{kind}.png" in page for kind in ("stored", "new", "difference"))


def test_a_screen_that_is_gone_and_one_that_is_new_are_both_named(tmp_path: Path) -> None:
    setting = Setting((320, 200), names=("closed",))
    folder = tmp_path / "stored" / setting.folder
    folder.mkdir(parents=True)
    (folder / f"former{SUFFIX}").touch()
    found = differences(setting, tmp_path / "stored", tmp_path / "report")
    assert found == ["320x200/closed", "320x200/former: the walk no longer shows it"]


def test_the_pictures_stay_small() -> None:
    assert sum(path.stat().st_size for path in STORED.rglob(f"*{SUFFIX}")) < _MOST_BYTES
