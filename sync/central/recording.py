"""Rendering speech from text with espeak-ng (es-419) and opusenc, where both are installed."""

import re
import shutil
import subprocess
from collections.abc import Iterable

from kiosk.errors import OperatorError

_VOICE = ("espeak-ng", "-v", "es-419", "-s", "145", "-g", "2", "--stdout", "--stdin")
_OPUS = (
    "opusenc", "--quiet", "--bitrate", "20", "--framesize", "60", "--padding", "0", "--serial", "1",
    "--discard-comments", "-", "-",
)  # fmt: skip
_PATIENCE = 60.0
_ADDRESS = re.compile(r"https?://(www\.)?")


def can_render() -> bool:
    """True where both programs are installed."""
    return all(shutil.which(program) for program in ("espeak-ng", "opusenc"))


def render(text: str) -> bytes:
    """A text as opus; of an address, what people say of it. Raises `OperatorError` if a program fails."""
    wave = _run(_VOICE, _ADDRESS.sub("", text).encode())
    return _run(_OPUS, wave)


def render_all(texts: Iterable[str]) -> dict[str, bytes]:
    """Each text with its recording."""
    return {text: render(text) for text in texts}


def _run(command: tuple[str, ...], data: bytes) -> bytes:
    program = shutil.which(command[0])
    if program is None:
        raise _failed(command[0])
    try:
        done = subprocess.run(  # noqa: S603 - a program of the system, no shell, the text is data
            [program, *command[1:]], input=data, capture_output=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _failed(command[0]) from error
    if done.returncode != 0 or not done.stdout:
        raise _failed(command[0])
    return done.stdout


def _failed(program: str) -> OperatorError:
    return OperatorError(
        f"El programa {program} no grabó el audio. Lo demás no cambió.",
        "Instale espeak-ng y opus-tools, o ponga sus propias grabaciones.",
    )
