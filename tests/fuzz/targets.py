"""What a reader is to the fuzzer: how to read, what must be true of what it accepted, and how to mutate."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kiosk.errors import UrnaError
from tests.fuzz.mutate import Mutation


class Verdict(StrEnum):
    """What became of one input; ``wrong`` is one that was accepted and should not have been."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    WRONG = "wrong"
    CRASHED = "crashed"


@dataclass(frozen=True)
class Judged:
    """``seconds`` of processor time in the reader alone; ``why`` for a failure."""

    verdict: Verdict
    seconds: float
    why: str = ""
    value: Any = None


@dataclass(frozen=True)
class Target:
    """``check`` raises `AssertionError` unless what was read follows from the bytes by a way of its own;
    ``meaning`` is what two files that say the same have in common. ``free`` is a reader of files that nobody
    signed: another text there is another text, and `check` says which. ``most_ms`` bounds the 99th percentile
    of processor time.
    """

    name: str
    read: Callable[[bytes], Any]
    check: Callable[[bytes, Any], None]
    meaning: Callable[[Any], object]
    mutate: Mutation
    inputs: int
    most_bytes: int = 16 * 1024
    free: bool = False
    most_ms: float = 20

    def judge(self, data: bytes) -> Judged:
        """Read one input. Whatever is no `UrnaError` is a crash, and so is one without words."""
        begun = time.thread_time()
        try:
            value = self.read(data)
        except UrnaError as error:
            seconds = time.thread_time() - begun
            if not error.what.strip():
                return Judged(Verdict.CRASHED, seconds, f"{type(error).__name__} says nothing")
            return Judged(Verdict.REFUSED, seconds)
        except Exception as error:  # noqa: BLE001 - anything else is what we look for
            return Judged(Verdict.CRASHED, time.thread_time() - begun, f"{type(error).__name__}: {error}")
        seconds = time.thread_time() - begun
        try:
            self.check(data, value)
        except Exception as error:  # noqa: BLE001 - the check reads hostile bytes as well
            return Judged(Verdict.WRONG, seconds, f"{type(error).__name__}: {error}")
        return Judged(Verdict.ACCEPTED, seconds, value=value)

    def judge_damaged(self, data: bytes, original: object) -> Judged:
        """Read a damaged copy of a file with this meaning: accepted is right only if it means the same."""
        judged = self.judge(data)
        if judged.verdict is Verdict.ACCEPTED and not self.free and self.meaning(judged.value) != original:
            return Judged(Verdict.WRONG, judged.seconds, "accepted with another meaning")
        return judged


def flips(data: bytes) -> Iterator[bytes]:
    """Every copy with one bit changed."""
    for place in range(len(data)):
        for bit in range(8):
            changed = bytearray(data)
            changed[place] ^= 1 << bit
            yield bytes(changed)


def truncations(data: bytes) -> Iterator[bytes]:
    """Every shorter beginning."""
    for length in range(len(data)):
        yield data[:length]
