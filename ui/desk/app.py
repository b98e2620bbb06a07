"""``urna-desk``: the composition root of the city's desk."""

import argparse
import signal
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from kiosk.errors import UrnaError
from kiosk.hardening import harden
from sync.central.processes import work_if_asked
from sync.version import add_version
from ui.app import make_application
from ui.desk.beginning import Beginning, OpenCentre
from ui.desk.desk import Desktop
from ui.desk.opening_desk import OpeningDesk
from ui.desk.stage import Pickers
from ui.desk.window import DeskWindow
from ui.display import why_no_window

_SIGNAL_CHECK_MS = 250
_WITHOUT_SCREEN = (
    "No se cambió nada. Ábralo en un equipo con pantalla; sin una, «urna-central» trabaja en la terminal."
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the desk until its window is closed; the exit code."""
    harden()
    work_if_asked()
    options = _parser().parse_args(argv)
    if no_window := why_no_window():
        sys.stderr.write(f"{no_window} {_WITHOUT_SCREEN}\n")
        return 1
    if options.open is not None:
        return _open_box(options.open)
    if options.centre is None:
        return _ask_which(options)
    return _work_at(options)


def _work_at(options: argparse.Namespace) -> int:
    """The desk of one centre."""
    try:
        opened = OpenCentre.at(options.centre, options.database, options.operator)
    except UrnaError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    application = make_application()
    window = DeskWindow(practice=False)
    try:
        _desk = opened.desk(window, Desktop(pickers_of(window)))  # kept while the window lives
    except UrnaError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    else:
        return _run(application, window)
    finally:
        opened.store.close()


def _ask_which(options: argparse.Namespace) -> int:
    """A desk that was started by its icon: a centre, or a box."""
    application = make_application()
    window = DeskWindow(practice=False)
    open_centre = partial(OpenCentre.at, database=options.database, operator=options.operator)
    beginning = Beginning(window, Desktop(pickers_of(window)), open_centre)
    beginning.start()
    try:
        return _run(application, window)
    finally:
        beginning.stop()


def _open_box(box: Path) -> int:
    """The opening mode, on the machine without a network."""
    application = make_application()
    window = DeskWindow(practice=False)
    desk = OpeningDesk(window, pickers_of(window))
    desk.start(box)
    return _run(application, window)


def pickers_of(window: QWidget) -> Pickers:
    """The system's own windows for choosing files."""

    def files(title: str) -> list[Path]:
        chosen, _ = QFileDialog.getOpenFileNames(window, title)
        return [Path(name) for name in chosen]

    def folder(title: str) -> Path | None:
        chosen = QFileDialog.getExistingDirectory(window, title)
        return Path(chosen) if chosen else None

    def new_file(title: str, name: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(window, title, name)
        return Path(chosen) if chosen else None

    return Pickers(files, folder, new_file)


def _run(application: QApplication, window: DeskWindow) -> int:
    _end_on_signals(window)
    window.resize(1280, 800)
    window.show()
    code = application.exec()
    window.deleteLater()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="urna-desk", description="Escritorio del centro de escrutinio.")
    parser.add_argument(
        "--centre", metavar="CARPETA", type=Path,
        help="carpeta del centro de escrutinio (sin ella ni --open, se elige en la ventana)",
    )  # fmt: skip
    parser.add_argument(
        "--open", metavar="URNA", type=Path,
        help="abre una urna congelada con los depositarios, sin centro ni red",
    )  # fmt: skip
    parser.add_argument(
        "--database", metavar="URL", default="", help="postgresql://…, si no es la de la carpeta"
    )
    parser.add_argument(
        "--operator", metavar="NOMBRE", default="", help="quién atiende, para la bitácora (normal: la cuenta)"
    )
    add_version(parser)
    return parser


def _end_on_signals(window: DeskWindow) -> None:
    """Ctrl+C and a polite kill close the window; the timer lets Python see them while Qt waits."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: window.close())
    timer = QTimer(window)
    timer.timeout.connect(lambda: None)
    timer.start(_SIGNAL_CHECK_MS)


if __name__ == "__main__":
    sys.exit(main())
