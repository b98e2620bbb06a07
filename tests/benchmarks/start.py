"""From starting the program to its first screen painted: ``python -m tests.benchmarks.start FOLDER``.

Run so, it is the program: it prints a line when the home has been painted, and ends.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from statistics import median

from tests.benchmarks.figures import Figure

_TIMES = 5
_ASKED_MS = 3000
_BARE = """
from PySide6.QtWidgets import QApplication, QWidget
application, window = QApplication([]), QWidget()
window.showFullScreen()
window.repaint()
print("painted", flush=True)
"""


def figures() -> Iterator[Figure]:
    """The start that volunteers see each morning, beside that of an empty window."""
    with tempfile.TemporaryDirectory() as folder:
        first, *later = [_once("-m", "tests.benchmarks.start", folder) for _ in range(_TIMES)]
    bare = [_once("-c", _BARE) for _ in range(_TIMES)]
    print(f"start: {first:.0f} ms the first time, which makes a kit; then {median(later):.0f} ms", flush=True)
    yield Figure(
        "start: from the new process to the painted home", median(later), "ms", _ASKED_MS,
        median(bare), "an empty Qt window",
    )  # fmt: skip


def _once(*command: str) -> float:
    """Milliseconds from a new process to its word that something is painted."""
    started = time.perf_counter()
    with subprocess.Popen([sys.executable, *command], stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"painted\n", "the program ended without showing its home"
        return (time.perf_counter() - started) * 1000


def main() -> int:
    """The program itself, with a watch that ends it as soon as its home is painted."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from ui import app
    from ui.screens.home import HomeScreen
    from ui.shell import Shell

    app.make_application()
    watch = QTimer()

    def look() -> None:
        for shell in QApplication.topLevelWidgets():
            if isinstance(shell, Shell) and isinstance(shell.screen_shown, HomeScreen):
                watch.stop()
                shell.screen_shown.repaint()
                print("painted", flush=True)
                shell.leave()

    watch.timeout.connect(look)
    watch.start(1)
    return app.main(["--embedded", "--window", "--data", sys.argv[1]])


if __name__ == "__main__":
    sys.exit(main())
