"""Paper from the printer of this machine, by CUPS: there or not, never waited for long.

Programs are asked by name with fixed arguments; what they print is data. No printer is no error: the PDF is
saved in any case.
"""

import os
import shutil
import subprocess
from pathlib import Path

from kiosk.errors import OperatorError

_PATIENCE = 8.0
_ENGLISH = {"LC_ALL": "C"}


def printer_name() -> str:
    """The system's default printer, or the first that accepts work; empty without one."""
    chosen = _ask("lpstat", "-d")
    name = chosen.rpartition(":")[2].strip() if ":" in chosen else ""
    if name:
        return name
    accepting = [line.split()[0] for line in _ask("lpstat", "-a").splitlines() if " accepting" in line]
    return accepting[0] if accepting else ""


def print_file(path: Path, printer: str) -> None:
    """Hand a PDF to a printer. Raises `OperatorError` if it is not taken; the file stays where it is."""
    _print(["-d", printer, "--", str(path)], b"")


def print_bytes(data: bytes, printer: str) -> None:
    """Hand a PDF to a printer without leaving a file of ours. Raises `OperatorError` if it is not taken."""
    _print(["-d", printer, "-"], data)


def _print(arguments: list[str], data: bytes) -> None:
    try:
        done = subprocess.run(  # noqa: S603 - a program of the system, no shell
            [_program("lp"), *arguments],
            input=data, capture_output=True, timeout=_PATIENCE, env=os.environ | _ENGLISH, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _refused() from error
    if done.returncode != 0:
        raise _refused()


def _ask(program: str, *arguments: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - a program of the system, no shell
            [_program(program), *arguments],
            capture_output=True, timeout=_PATIENCE, env=os.environ | _ENGLISH, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode(errors="replace") if done.returncode == 0 else ""


def _program(name: str) -> str:
    """Its full path. Raises `FileNotFoundError`: no printing system is installed."""
    found = shutil.which(name)
    if found is None:
        raise FileNotFoundError(name)
    return found


def _refused() -> OperatorError:
    return OperatorError(
        "La impresora no recibió la hoja.",
        "Revise la impresora y el papel. Puede imprimirla después, en «Más».",
        kept="Está guardada en el equipo y no se perdió nada.",
    )
