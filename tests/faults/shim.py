"""A program whose calls to the disk are written down or refused: ``disk_shim.c``, compiled and spoken to.

A storm that needs it runs as a program of its own under `run_under_shim`; until it asks for something, the
shim lets everything through.
"""

from __future__ import annotations

import ctypes
import functools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

SOURCE = Path(__file__).with_name("disk_shim.c")
FOREVER = 1 << 40
_ROOT = Path(__file__).parents[2]


class Shim:
    """The shim that was loaded into this process. Raises `AttributeError` if none was."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None)
        self._library.shim_calls.restype = ctypes.c_long
        self._library.shim_refuse.argtypes = (ctypes.c_long, ctypes.c_int, ctypes.c_long)

    def watch(self, folder: Path) -> None:
        """From now on what happens below this folder is watched."""
        self._library.shim_watch(os.fsencode(folder))

    def record(self, file: Path) -> None:
        """Append every change to this file."""
        self._library.shim_record(os.fsencode(file))

    def mark(self, text: str) -> None:
        """Write into the record what the program has promised by now."""
        self._library.shim_mark(text.encode())

    def refuse(self, call: int, error: int, times: int = 1) -> None:
        """The ``call``-th watched call from now and those after it fail; with error 0 half is written."""
        self._library.shim_refuse(call, error, times)

    def calls(self) -> int:
        """Watched calls since `refuse`."""
        return int(self._library.shim_calls())


def loaded() -> bool:
    """True if this process runs under the shim."""
    return hasattr(ctypes.CDLL(None), "shim_calls")


@functools.cache
def compiled() -> Path | None:
    """The shim, compiled once for this process; None without a C compiler."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        return None
    library = Path(tempfile.mkdtemp(prefix="urna-shim-")) / "disk_shim.so"
    flags = ["-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC"]
    subprocess.run([compiler, *flags, "-o", library, SOURCE, "-ldl"], check=True)
    return library


def run_under_shim(module: str, *arguments: object) -> str:
    """Run a module of ours as a program under the shim; what it printed. Its errors are ours."""
    library = compiled()
    if library is None:
        pytest.skip("no C compiler; `make faults` and `make test` install it on Debian")
    return run_alone(module, *arguments, preload=str(library))


def run_alone(module: str, *arguments: object, preload: str = "") -> str:
    """Run a module of ours as a program of its own, which may fork as it likes; what it printed."""
    program = [sys.executable, "-m", module, *map(str, arguments)]
    environment = {**os.environ, "LD_PRELOAD": preload}
    done = subprocess.run(program, cwd=_ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 0, f"{module} ended with {done.returncode}"
    return done.stdout


@contextmanager
def fast_folder() -> Iterator[Path]:
    """A folder in memory where the system has one: thousands of disks are made and thrown away in it."""
    memory = Path("/dev/shm")  # noqa: S108
    with tempfile.TemporaryDirectory(
        prefix="urna-power-", dir=memory if os.access(memory, os.W_OK) else None
    ) as name:
        yield Path(name)
