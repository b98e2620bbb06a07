"""``make sheet``: the volunteers' sheet, with pictures taken from the running program."""

import sys
import tempfile
from pathlib import Path

from kiosk.sheet import render
from tests.tools.screenshots import render_all


def main(target: Path) -> None:
    """Walk through the day, then lay the sheet out."""
    with tempfile.TemporaryDirectory() as folder:
        taken = render_all(Path(folder))
        pictures = {path.stem: path.read_bytes() for path in taken}
    target.write_bytes(render(pictures))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
    print(f"Two sides in {sys.argv[1]}")
