"""Small real programs in the place of espeak-ng and opusenc: tried is how they are called."""

from __future__ import annotations

from pathlib import Path

import pytest


class Voices:
    """A folder that is the first of the path, with programs of these bodies: as made, one says what it reads
    and one wraps what it gets.
    """

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
        self.install("espeak-ng", "cat")
        self.install("opusenc", "printf 'opus('; cat; printf ')'")

    def install(self, name: str, body: str) -> None:
        """Put a program there, or another in its place."""
        program = self.folder / name
        program.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        program.chmod(0o755)


def as_opus(text: str) -> bytes:
    """What the two make of a text."""
    return f"opus({text})".encode()
