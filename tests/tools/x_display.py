"""A real X server without a screen, with hands (xdotool) and eyes (its frame buffer, kept in a file)."""

import os
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage

_XWD_HEADER = struct.Struct(">25I")
_HEADER_SIZE, _WIDTH, _HEIGHT, _BYTES_PER_LINE, _COLOURS = 0, 4, 5, 12, 19
_BYTES_PER_COLOUR = 12


@dataclass(frozen=True)
class XDisplay:
    """``name`` is what DISPLAY must be; ``buffer`` the file in which the server keeps what it shows."""

    name: str
    buffer: Path

    def click(self, x: int, y: int) -> None:
        """Move the pointer there and press and release its button."""
        self._do("mousemove", str(x), str(y), "click", "1")

    def type(self, text: str) -> None:
        """Press the keys of a text."""
        self._do("type", "--delay", "15", text)

    def frame(self) -> QImage:
        """What is shown now."""
        data = self.buffer.read_bytes()
        header = _XWD_HEADER.unpack_from(data)
        start = header[_HEADER_SIZE] + header[_COLOURS] * _BYTES_PER_COLOUR
        line, height = header[_BYTES_PER_LINE], header[_HEIGHT]
        pixels = data[start : start + line * height]
        return QImage(pixels, header[_WIDTH], height, line, QImage.Format.Format_RGB32).copy()

    def _do(self, *arguments: str) -> None:
        environment = {**os.environ, "DISPLAY": self.name}
        subprocess.run(["xdotool", *arguments], env=environment, check=True, capture_output=True, timeout=20)


@contextmanager
def x_display(folder: Path, size: tuple[int, int]) -> Iterator[XDisplay]:
    """Start Xvfb on a free number; it ends with the block."""
    width, height = size
    read_end, write_end = os.pipe()
    command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{width}x{height}x24"]
    command += ["-fbdir", str(folder), "-nolisten", "tcp", "-nocursor"]
    with (folder / "xvfb.log").open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, pass_fds=(write_end,))
    os.close(write_end)
    try:
        with os.fdopen(read_end, "rb") as pipe:
            number = pipe.readline().decode().strip()
        if not number:
            raise RuntimeError((folder / "xvfb.log").read_text(errors="replace"))
        yield XDisplay(f":{number}", folder / "Xvfb_screen0")
    finally:
        server.terminate()
        server.wait(10)
