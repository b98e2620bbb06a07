"""``urna-central`` at a real terminal, with somebody who types."""

from __future__ import annotations

import os
import pty
import signal
import sys
from collections.abc import Sequence
from select import select

INTERRUPT, END = "\x03", "\x04"
"""Ctrl+C and Ctrl+D."""

_PATIENCE = 120  # seconds


def at_terminal(arguments: Sequence[str], answers: Sequence[str]) -> tuple[int, str]:
    """Run ``urna-central`` in a terminal of its own; answers are typed as questions come."""
    child, terminal = pty.fork()
    if not child:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # whoever runs the tests in the background ignores it
        os.execv(sys.executable, [sys.executable, "-m", "sync.central.cli", *arguments])  # noqa: S606 - ours
    screen = b""
    waiting = list(answers)
    try:
        while data := _next(terminal, screen):
            screen += data
            if waiting and screen.endswith(b": "):
                os.write(terminal, waiting.pop(0).encode() + b"\n")
                screen += b"\n"
    finally:
        os.close(terminal)  # which ends whoever still waits there
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), screen.decode("utf-8", "replace")


def _next(terminal: int, screen: bytes) -> bytes:
    """What is shown next; nothing once the other side has ended."""
    if not select([terminal], [], [], _PATIENCE)[0]:
        raise AssertionError(f"it waits for something: {screen!r}")
    try:
        return os.read(terminal, 4096)
    except OSError:  # the other side is closed
        return b""
