"""What is found in the memory of a process that was started for it, and in the folder that it was given."""

from __future__ import annotations

import ctypes
import os
import re
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kiosk.ballot import encode_ballot
from tests.kiosk.voting import document, name
from tests.threats.idle import choices, turned
from tests.tools.kits import PSEUDONYM_SECRET

_CREATED, _MOVED_IN = 0x100, 0x80
_PAGE = 4096
_GET_DUMPABLE = 3


@dataclass(frozen=True)
class Found:
    """Of so many people, how much was still in the memory of the idle process."""

    people: int
    ballots: int
    nonces: int
    names: int
    documents: int

    def __str__(self) -> str:
        return (
            f"of {self.people} people: {self.ballots} ballots, {self.nonces} numbers that open one, "
            f"{self.names} names, {self.documents} documents"
        )


@dataclass(frozen=True)
class Idle:
    """The process, what it wrote, and the r of every ballot."""

    process: int
    people: int
    nonces: tuple[bytes, ...]

    def scan(self) -> Found:
        """Look for everything that should not be there any more."""
        data = memory_of(self.process)
        assert PSEUDONYM_SECRET in data, "what a running kiosk needs is found: so would the rest be"
        everybody = range(self.people)
        return Found(
            self.people,
            ballots=len(_present(data, {encode_ballot(choices(number)) for number in everybody}, 2)),
            nonces=sum(nonce in data for nonce in self.nonces),
            names=sum(
                len(_present(data, {name(number).encode(form) for number in everybody}, 16))
                for form in ("latin-1", "utf-8", "utf-16-le")
            ),
            documents=len(_present(data, {document(number).number.encode() for number in everybody}, 6)),
        )


@contextmanager
def idle(folder: Path, people: int) -> Iterator[Idle]:
    """A kiosk after this many votes, with nothing to do."""
    command = [sys.executable, "-m", "tests.threats.idle", str(folder), str(people)]
    temporary = folder / "tmp"
    temporary.mkdir()
    places = {"TMPDIR": str(temporary), "SQLITE_TMPDIR": str(temporary)}
    with watched(temporary) as made, subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, **places},
    ) as process:  # fmt: skip
        assert process.stdin
        assert process.stdout
        assert process.stderr
        lines = list(iter(lambda: process.stdout.readline().strip(), "idle"))  # type: ignore[union-attr]
        yield Idle(process.pid, people, tuple(turned(bytes.fromhex(line)) for line in lines))
        process.stdin.close()
        assert process.wait() == 0
        assert process.stderr.read() == "", "a kiosk says nothing about anybody"
        assert made() == [], "temporary files"


def openness() -> tuple[int, int, int]:
    """How large a core this very process may leave (soft and hard limit, bytes), and whether others of its
    account may read its memory (``PR_GET_DUMPABLE``, see prctl(2)).
    """
    return (*resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(_GET_DUMPABLE, 0, 0, 0, 0))


def memory_of(process: int) -> bytes:
    """All that it may write to: heap, stacks, what libraries keep. As a core dump would hold it."""
    parts = []
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{process}/maps").read_text().splitlines():
            place, rights, *_ = line.split()
            if rights.startswith("rw"):
                start, end = (int(part, 16) for part in place.split("-"))
                memory.seek(start)
                parts.append(_without_zeros(memory.read(end - start)))
    return b"\0".join(parts)


def _without_zeros(data: bytes) -> bytes:
    """The pages that hold something: most are not in use."""
    pages = (data[start : start + _PAGE] for start in range(0, len(data), _PAGE))
    return b"".join(page for page in pages if any(page))


@contextmanager
def watched(folder: Path) -> Iterator[Callable[[], list[str]]]:
    """Tells which names appeared in a folder, those too that are gone again; see inotify(7)."""
    library = ctypes.CDLL(None, use_errno=True)
    descriptor = library.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
    assert descriptor >= 0
    try:
        assert library.inotify_add_watch(descriptor, os.fsencode(folder), _CREATED | _MOVED_IN) >= 0
        yield lambda: _names(descriptor)
    finally:
        os.close(descriptor)


def _names(descriptor: int) -> list[str]:
    try:
        data, names = os.read(descriptor, 64 * 1024), []
    except BlockingIOError:
        return []
    while data:
        size = int.from_bytes(data[12:16], sys.byteorder)
        names.append(os.fsdecode(data[16 : 16 + size].rstrip(b"\0")))
        data = data[16 + size :]
    return names


def _present(data: bytes, wanted: set[bytes], common: int) -> set[bytes]:
    """Which of these are in ``data``; they are of one length, and their first ``common`` bytes are the same
    or nearly so: one pass finds the places.
    """
    (length,) = {len(each) for each in wanted}
    starts = b"|".join(re.escape(start) for start in {each[:common] for each in wanted})
    places = re.finditer(b"(?=" + starts + b")", data)
    return {data[found.start() : found.start() + length] for found in places} & wanted
