"""Real disks that are really full, and real sticks: small file systems, where the system lets us mount."""

from __future__ import annotations

import contextlib
import os
import resource
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

_STICK_BYTES = 8 * 1024 * 1024


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Path]:
    """A file system of this size at ``folder``; the test is skipped where mounting is not allowed."""
    folder.mkdir(parents=True, exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this system does not let us mount a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder: Path, leave: int = 0) -> Path:
    """Use up a disk but for about ``leave`` bytes; the file that does it."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        with contextlib.suppress(OSError):
            while True:
                file.write(b"x" * 4096)
        file.truncate(max(0, file.tell() - leave))
    return ballast


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """This process may write no file beyond so many bytes: the system refuses at once or half way (EFBIG)."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def stick_image(image: Path, folder: Path, kind: str, *, new: bool = True) -> Iterator[Path]:
    """A stick as shops sell them, in a file of 8 MiB: ``kind`` is ``vfat`` or ``exfat``, by the kernel
    or, for exFAT, by FUSE. The test is skipped where neither is to be had.
    """
    folder.mkdir(exist_ok=True)
    if new:
        image.write_bytes(b"")
        os.truncate(image, _STICK_BYTES)
        _run([f"mkfs.{kind}", image])
    loop = _run(["losetup", "--find", "--show", image])
    try:
        if subprocess.run(["mount", "-t", kind, loop, folder], capture_output=True, check=False).returncode:
            _run([f"mount.{kind}-fuse", loop, folder])
        try:
            yield folder
        finally:
            subprocess.run(["umount", str(folder)], check=True)
    finally:
        subprocess.run(["losetup", "--detach", loop], check=True)


def _run(command: Sequence[object]) -> str:
    """What it prints; the test is skipped if it cannot be done here."""
    words = list(map(str, command))
    path = f"{os.environ['PATH']}:/usr/sbin:/sbin"
    program = shutil.which(words[0], path=path)
    done = program and subprocess.run([program, *words[1:]], capture_output=True, text=True, check=False)
    if not done or done.returncode:
        pytest.skip(f"this system has no sticks for tests: {words[0]}")
    return str(done.stdout).strip()
