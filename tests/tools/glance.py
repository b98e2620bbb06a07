"""A look at the desk: ``python -m tests.tools.glance ARGUMENTS`` starts ``urna-desk`` with them, and closes
its window as soon as a page is on it. Its exit code, or 1 if no page came.
"""

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.app import make_application
from ui.desk.app import main as urna_desk
from ui.desk.window import DeskWindow

_WAIT_MS = 20_000
_STEP_MS = 20


def main() -> int:
    """Start, look, close."""
    make_application()
    seen: list[bool] = []

    def look() -> None:
        (window,) = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, DeskWindow)]
        waited = 0
        while window.page is None and waited < _WAIT_MS:
            QTest.qWait(_STEP_MS)
            waited += _STEP_MS
        seen.append(window.page is not None)
        window.close()

    QTimer.singleShot(0, look)
    code = urna_desk(sys.argv[1:])
    return code if all(seen) and seen else 1


if __name__ == "__main__":
    sys.exit(main())
