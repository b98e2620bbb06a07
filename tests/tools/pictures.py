"""Every screen as a picture, compared pixel by pixel with the stored one; ``make pictures`` renews those.

The pictures are lossless WebP: exact as PNG is, in a third of its bytes. What changes from run to run is
fixed where the kiosk is driven (`tests.tools.driver`): the hour, the battery, the tracking code, the caret.
"""

import html
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QColor, QImage, QPainter, qRgb

from tests.tools.driver import running_kiosk
from tests.tools.walk import everything
from ui.theme import Contrast, TextSize

STORED = Path(__file__).parents[1] / "ui" / "pictures"
REPORT = Path(__file__).parents[2] / "build" / "pictures"
SUFFIX = ".webp"
_LOSSLESS = 100
_TELLING = ("welcome", "age", "ballot", "detail", "review", "thanks", "home", "checks", "check-in-name")


@dataclass(frozen=True)
class Setting:
    """One walk through the screens, and which of them are kept; all if ``names`` is empty."""

    size: tuple[int, int]
    contrast: Contrast = Contrast.NORMAL
    text: TextSize = TextSize.NORMAL
    names: tuple[str, ...] = ()

    @property
    def folder(self) -> str:
        """The folder of its pictures, such as ``1280x800`` or ``800x1280-white-on-black-large``."""
        width, height = self.size
        parts = [f"{width}x{height}"]
        if self.contrast is not Contrast.NORMAL:
            parts.append(self.contrast.value)
        if self.text is not TextSize.NORMAL:
            parts.append(self.text.name.lower())
        return "-".join(parts)


SETTINGS = (
    Setting((1280, 800)),
    Setting((1024, 600), Contrast.YELLOW_ON_BLACK, TextSize.LARGEST, _TELLING),
    Setting((800, 1280), Contrast.WHITE_ON_BLACK, TextSize.LARGE, _TELLING),
    Setting((1920, 1080), Contrast.BLACK_ON_WHITE, TextSize.LARGER, _TELLING),
)


def take(setting: Setting) -> Iterator[tuple[str, QImage]]:
    """Walk through the kiosk; each screen that is kept, with its name."""
    wanted = set(setting.names)
    with (
        tempfile.TemporaryDirectory() as data,
        running_kiosk(Path(data), setting.size, setting.contrast, setting.text) as driver,
    ):
        for name in everything(driver):
            if setting.names and name not in wanted:
                continue
            driver.shell.set_theme(setting.contrast, setting.text)
            yield name, _plain(driver.shell.grab().toImage())
            wanted.discard(name)
            if setting.names and not wanted:
                return


def differences(setting: Setting, stored: Path = STORED, report: Path = REPORT) -> list[str]:
    """Which screens do not look as they are stored; ``report`` gets a page that shows them side by side."""
    shutil.rmtree(report / setting.folder, ignore_errors=True)
    found, seen = [], set()
    for name, new in take(setting):
        seen.add(name)
        old = _plain(QImage(str(_file(stored, setting, name))))
        if new != old:
            found.append(f"{setting.folder}/{name}")
            show_difference(report / setting.folder, name, old, new)
    kept = {path.stem for path in (stored / setting.folder).glob(f"*{SUFFIX}")}
    found += [f"{setting.folder}/{name}: the walk no longer shows it" for name in sorted(kept - seen)]
    if found:
        write_page(report)
    return found


def renew(stored: Path = STORED) -> list[str]:
    """Store every picture anew; the names of those that changed, came or went."""
    changed = []
    for setting in SETTINGS:
        folder = stored / setting.folder
        folder.mkdir(parents=True, exist_ok=True)
        gone = {path.stem for path in folder.glob(f"*{SUFFIX}")}
        for name, new in take(setting):
            gone.discard(name)
            path = _file(stored, setting, name)
            if new != _plain(QImage(str(path))):
                new.save(str(path), quality=_LOSSLESS)
                changed.append(f"{setting.folder}/{name}")
        for name in sorted(gone):
            _file(stored, setting, name).unlink()
            changed.append(f"{setting.folder}/{name}: removed")
    return changed


def show_difference(folder: Path, name: str, old: QImage, new: QImage) -> None:
    """Write the stored picture, the new one, and one in which what differs is red on a pale ground."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind, image in (("stored", old), ("new", new), ("difference", _difference(old, new))):
        image.save(str(folder / f"{name}-{kind}.png"))


def write_page(report: Path) -> None:
    """One page with all differences that lie in the folder: stored, new, and what differs."""
    rows = []
    for path in sorted(report.glob("*/*-new.png")):
        name = f"{path.parent.name}/{path.name.removesuffix('-new.png')}"
        files = [html.escape(f"{name}-{kind}.png") for kind in ("stored", "new", "difference")]
        images = "".join(f'<td><a href="{file}"><img src="{file}" alt=""></a>' for file in files)
        rows.append(f"<tr><th>{html.escape(name)}{images}")
    style = "body{font-family:sans-serif}img{width:100%;border:1px solid #888}th{text-align:left}"
    head = "<tr><th>screen<th>stored<th>new<th>what differs is red"
    page = f'<!doctype html><meta charset="utf-8"><title>Pictures</title><style>{style}</style>'
    (report / "index.html").write_text(f"{page}<table>{head}{''.join(rows)}</table>", encoding="utf-8")


def _difference(old: QImage, new: QImage) -> QImage:
    pale = QImage(new.size(), QImage.Format.Format_RGB32)
    pale.fill(QColor("white"))
    painter = QPainter(pale)
    painter.setOpacity(0.25)
    painter.drawImage(0, 0, new)
    painter.end()
    red = qRgb(220, 0, 0)
    inside = old.rect()
    for y in range(new.height()):
        for x in range(new.width()):
            if not inside.contains(x, y) or old.pixel(x, y) != new.pixel(x, y):
                pale.setPixel(x, y, red)
    return pale


def _plain(image: QImage) -> QImage:
    return image.convertToFormat(QImage.Format.Format_RGB32)


def _file(stored: Path, setting: Setting, name: str) -> Path:
    return stored / setting.folder / f"{name}{SUFFIX}"


def main() -> int:
    """Renew the pictures and say which changed."""
    changed = renew()
    for line in changed:
        print(line)
    total = sum(path.stat().st_size for path in STORED.rglob(f"*{SUFFIX}"))
    print(f"{len(changed)} changed; {total / 1e6:.1f} MB in all")
    return 0


if __name__ == "__main__":
    sys.exit(main())
