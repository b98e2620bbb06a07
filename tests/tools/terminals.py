"""``urna-central`` at a real terminal, with somebody who types."""

from __future__ import annotations

import os
import pty
import sys
from collections.abc import Sequence

INTERRUPT, END = "\x03", "\x04"
"""Ctrl+C and Ctrl+D."""


def at_terminal(arguments: Sequence[str], answers: Sequence[str]) -> tuple[int, str]:
    """Run ``urna-central`` in a terminal of its own; answers are typed as questions come."""
    child, terminal = pty.fork()
    if not child:
        os.execv(sys.executable, [sys.executable, "-m", "sync.central.cli", *arguments])  # noqa: S606 - ours
    screen = b""
    waiting = list(answers)
    try:
        while True:
            try:
                data = os.read(terminal, 4096)
            except OSError:  # the other side is closed
                break
            if not data:
                break
            screen += data
            if waiting and screen.endswith(b": "):
                os.write(terminal, waiting.pop(0).encode() + b"\n")
                screen += b"\n"
    finally:
        os.close(terminal)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), screen.decode("utf-8", "replace")
