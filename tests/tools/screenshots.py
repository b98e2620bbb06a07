"""Pictures of the real screens, taken from the running program: ``python -m tests.tools.screenshots DIR``.

A real station in a temporary folder, the real window, real touches; each screen is grabbed as it is shown.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.tools.driver import running_kiosk
from tests.tools.walk import walk
from ui.theme import Contrast, TextSize


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
