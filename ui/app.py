"""``urna-kiosk``: the composition root of the kiosk.

What the first screen does not need is imported once that screen is painted.
"""

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLoggingCategory, Qt, QTimer
from PySide6.QtWidgets import QApplication

from kiosk.errors import UrnaError
from kiosk.hardening import harden
from sync.version import add_version
from ui.asking import Asker
from ui.display import why_no_window
from ui.first_frame import FirstFrame
from ui.memory import settle
from ui.shell import Shell
from ui.speech import Player
from ui.theme import load_fonts
from ui.words import tr

if TYPE_CHECKING:
    from ui.kiosk_app import KioskApp

_SIGNAL_CHECK_MS = 250
_WITHOUT_SCREEN = (
    "No se cambió nada. Ábralo en un equipo con pantalla, o practique con «make kiosk», que hace una virtual."
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the kiosk until it is closed; the exit code."""
    harden()
    options = _parser().parse_args(argv)
    if options.wipe:
        return _wipe(options)
    if no_window := why_no_window():
        sys.stderr.write(f"{no_window} {_WITHOUT_SCREEN}\n")
        return 1
    application, shell = make_application(), Shell()
    running: list[KioskApp] = []

    def begin() -> None:
        try:
            running.append(_make(shell, options))
            running[0].ready.connect(settle)
        except UrnaError as error:
            sys.stderr.write(f"{error}\n")
            application.exit(1)
            return
        shell.closing.disconnect(application.quit)
        running[0].stopped.connect(application.quit)

    shell.closing.connect(application.quit)
    Asker(shell, practice=False).wait(tr("Un momento"), [])
    FirstFrame(application, begin)
    _end_on_signals(shell)
    _show(shell, windowed=options.window)
    code = application.exec()
    shell.deleteLater()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return code


def _make(shell: Shell, options: argparse.Namespace) -> "KioskApp":
    """The kiosk, at its first question. Raises `UrnaError` for what it was asked to begin with."""
    from kiosk.context import Mode
    from kiosk.files import read_file
    from kiosk.kit import MOST_BYTES, read_kit
    from sync.outbox import OutboxPolicy
    from ui.embedded import embedded_kit
    from ui.kiosk_app import Carrying, KioskApp

    outbox = OutboxPolicy.chosen(options.batch_ballots, options.batch_minutes)
    kit = read_kit(read_file(options.kit, MOST_BYTES)) if options.kit else None
    active = embedded_kit(options.data) if options.embedded and kit is None else None
    app = KioskApp(
        shell, options.data, lambda: datetime.now(UTC), _make_player, Carrying(outbox, options.folder)
    )
    shell.closing.connect(app.stop)
    if kit is not None:
        app.ask_code(kit)
    elif active is not None:
        app.start(active, Mode.PRACTICE)
    else:
        app.choose_kit()
    return app


def _wipe(options: argparse.Namespace) -> int:
    """Erase the box at the terminal; 0 if it is gone, 1 if it stays."""
    from sync.mounts import sticks
    from sync.wipe_command import Terminal, WipeOptions, wipe_at_terminal

    chosen = WipeOptions(options.data, options.kit, options.order, practice=options.practice)
    terminal = Terminal(input, lambda line: sys.stdout.write(f"{line}\n"))
    try:
        folders = [found.folder for found in sticks()]
        return 0 if wipe_at_terminal(chosen, folders, lambda: datetime.now(UTC), terminal) else 1
    except UrnaError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except (EOFError, KeyboardInterrupt):
        sys.stderr.write("\nNo se borró nada.\n")
        return 1


def make_application() -> QApplication:
    """The Qt application as the kiosk needs it: Fusion, our font, nothing from the desktop."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(["urna-kiosk"])
    application.setApplicationName("urna-abierta")
    application.setStyle("Fusion")
    QLoggingCategory.setFilterRules(
        "qt.multimedia*=false"
    )  # libraries for video are not there, and need not be
    load_fonts()
    return application


def _make_player() -> Player:
    """Qt's player, imported when the first kit has opened: it takes a moment."""
    from ui.player import QtPlayer

    return QtPlayer()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="urna-kiosk", description="Puesto de votación de Urna Abierta.")
    parser.add_argument("--kit", metavar="ARCHIVO", type=Path, help="kit de este equipo")
    parser.add_argument(
        "--embedded",
        action="store_true",
        help="la consulta incluida, en modo práctica, sin preguntar por kits",
    )
    parser.add_argument(
        "--data", metavar="CARPETA", type=Path, default=_data_folder(), help="dónde se guarda la urna"
    )
    _carrying_options(parser)
    _wiping_options(parser)
    parser.add_argument("--window", action="store_true", help="en una ventana, no en toda la pantalla")
    add_version(parser)
    return parser


def _carrying_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("cómo salen los lotes")
    group.add_argument(
        "--folder", metavar="CARPETA", type=Path, help="carpeta que se ofrece como si fuera una memoria USB"
    )
    group.add_argument(
        "--batch-ballots", metavar="N", type=int, default=25, help="votos que hacen un lote (normal: 25)"
    )
    group.add_argument(
        "--batch-minutes", metavar="N", type=int, default=10,
        help="minutos que espera un lote con menos votos, si ya tiene 10 (normal: 10)",
    )  # fmt: skip


def _wiping_options(parser: argparse.ArgumentParser) -> None:
    wipe = parser.add_argument_group("borrar la urna de un equipo que vuelve al centro")
    wipe.add_argument(
        "--wipe",
        action="store_true",
        help="borra la urna, en la terminal: con recibos del centro para todo, o con una orden firmada",
    )
    wipe.add_argument(
        "--order",
        metavar="ARCHIVO",
        type=Path,
        help="orden de borrado, o la carpeta donde está (normal: se busca en las memorias)",
    )
    wipe.add_argument("--practice", action="store_true", help="la urna de práctica de un equipo oficial")


def _data_folder() -> Path:
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / "urna-abierta"


def _show(shell: Shell, *, windowed: bool) -> None:
    if windowed:
        shell.resize(1280, 800)
        shell.show()
        return
    shell.setWindowFlags(Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
    shell.setGeometry(shell.screen().geometry())
    shell.showFullScreen()


def _end_on_signals(shell: Shell) -> None:
    """Ctrl+C and a polite kill end the program; the timer lets Python see them while Qt waits.

    Python may see them in the middle of whatever runs: what is half made is made whole first.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: QTimer.singleShot(0, shell, shell.leave))
    timer = QTimer(shell)
    timer.timeout.connect(lambda: None)
    timer.start(_SIGNAL_CHECK_MS)


if __name__ == "__main__":
    sys.exit(main())
