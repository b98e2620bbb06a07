"""From starting the program to its first painted frame, and to the home of a practice kit.

Run as ``python -m tests.benchmarks.start first|home FOLDER`` it is the program: it prints a line when that
has been painted, and ends. The bound is a window of PySide6 alone, with the same fonts and one text in it.
Memory is what is held then; the 64 MiB that deriving a key takes for a moment are given back before.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from tests.benchmarks.figures import Figure, held_mib

_TIMES = 9
_MOST_BARE, _MOST_MIB, _HOME_MS = 2.0, 150.0, 3000
NOT_YET = (
    "asyncio", "cryptography", "email", "http", "importlib.metadata", "kiosk.consultation", "kiosk.kit",
    "kiosk.station", "reportlab", "securesystemslib", "segno", "sqlite3", "sqlite_utils", "ssl",
    "sync.agent", "ui.citizen", "ui.kiosk_app", "zxingcpp", "PySide6.QtMultimedia", "PySide6.QtNetwork",
)  # fmt: skip
"""What some screen of the kiosk needs, or its libraries bring along, and the first screen does not."""
_BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont, QFontDatabase, QPainter
from PySide6.QtWidgets import QApplication, QWidget
import sys
class Window(QWidget):
    def paintEvent(self, event):
        painter = QPainter(self)
        painter.fillRect(self.rect(), "white")
        painter.setFont(QFont("Atkinson Hyperlegible Next", 24))
        painter.drawText(self.rect(), "Un momento")
        painter.end()
        print("{}", flush=True)
        QTimer.singleShot(0, application.quit)
application = QApplication(["bare"])
application.setStyle("Fusion")
for path in sys.argv[1:]:
    QFontDatabase.addApplicationFont(path)
window = Window()
window.resize(1280, 800)
window.show()
application.exec()
"""


@dataclass(frozen=True)
class Start:
    """Milliseconds from the new process to its word; what it held and had imported then."""

    ms: float
    mib: float = 0.0
    imported: tuple[str, ...] = ()


def figures(quick: bool) -> Iterator[Figure]:
    """The start that volunteers see each morning, beside that of a bare window."""
    import assets

    fonts = sorted(map(str, assets.path("fonts").glob("*.ttf")))
    with tempfile.TemporaryDirectory() as folder:
        first, home, bare = list[Start](), list[Start](), list[Start]()
        _once("-m", __name__, "home", folder)  # makes a kit
        for _ in range(3 if quick else _TIMES):
            bare.append(_once("-c", _BARE, *fonts))
            first.append(_once("-m", __name__, "first", folder))
            home.append(_once("-m", __name__, "home", folder))
    of_bare = median(start.ms for start in bare)
    yield Figure.within("start: to the first painted frame", median(start.ms for start in first), "ms",
                        _MOST_BARE, of_bare, "a bare window, same font")  # fmt: skip
    yield Figure("start: modules that the first screen does not need", len(first[0].imported), "", 0, 0,
                 ", ".join(first[0].imported) or "none of the list")  # fmt: skip
    yield Figure("start: to the home of the kiosk", median(start.ms for start in home), "ms", _HOME_MS,
                 of_bare, "a bare window, same font")  # fmt: skip
    yield Figure("start: memory at the home", median(start.mib for start in home), "MiB", _MOST_MIB,
                 median(start.mib for start in first), "at the first frame")  # fmt: skip


def _once(*command: str) -> Start:
    started = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as program:
        assert program.stdout is not None
        line = program.stdout.readline()
        ms = (time.perf_counter() - started) * 1000
    return Start(ms, **json.loads(line))


def main() -> int:
    """The program itself, with a watch that ends it as soon as what is asked for is painted."""
    from PySide6.QtCore import QEvent, QObject, Qt, QTimer
    from PySide6.QtWidgets import QApplication

    from ui import app
    from ui.screens.frame import Screen
    from ui.shell import Shell

    asked, folder = sys.argv[1:]
    application = app.make_application()

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            wanted = isinstance(watched, Screen) and (
                asked == "first" or type(watched).__name__ == "HomeScreen"
            )
            if wanted and event.type() is QEvent.Type.Paint:
                application.removeEventFilter(self)
                # Before anything else that waits, but after this frame.
                application.postEvent(
                    self, QEvent(QEvent.Type.User), Qt.EventPriority.HighEventPriority.value
                )
            return False

        def customEvent(self, _event: QEvent) -> None:
            tell()

    def tell() -> None:
        imported = sorted(set(sys.modules).intersection(NOT_YET))
        print(json.dumps({"mib": held_mib("VmRSS"), "imported": imported}), flush=True)
        QTimer.singleShot(0, leave)

    def leave() -> None:
        for shell in QApplication.topLevelWidgets():
            if isinstance(shell, Shell):
                shell.leave()

    watch = Watch()
    application.installEventFilter(watch)
    options = ["--embedded"] if asked == "home" else []
    return app.main([*options, "--window", "--data", folder])


if __name__ == "__main__":
    sys.exit(main())
