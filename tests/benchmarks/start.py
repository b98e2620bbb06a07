"""From starting the program to its first screen painted: ``python -m tests.benchmarks.start FOLDER``.

Run so, it is the program: it prints a line when the home has been painted, and ends.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path


def measure(times: int = 5) -> list[float]:
    """Milliseconds from a new process to the home, the first of them with a new kit and an empty folder."""
    with tempfile.TemporaryDirectory() as folder:
        return [_once(Path(folder)) for _ in range(times)]


def _once(folder: Path) -> float:
    started = time.perf_counter()
    command = [sys.executable, "-m", "tests.benchmarks.start", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as program:
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
