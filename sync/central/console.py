"""What ``urna-central`` says: results on standard output, progress and errors on standard error."""

import json
import sys
from dataclasses import dataclass
from typing import Any

from kiosk.errors import Refused, UrnaError

_WIDTH = 30


@dataclass(frozen=True)
class Console:
    """Text for people, or one JSON object for scripts."""

    as_json: bool

    def result(self, value: dict[str, Any], text: str) -> None:
        """The result of a command, in one of its two forms."""
        print(json.dumps(value, ensure_ascii=False, indent=2) if self.as_json else text, flush=True)

    def step(self, text: str) -> None:
        """One line of a result that is told as soon as it is known; scripts get all of it at the end."""
        if not self.as_json:
            print(text, flush=True)

    def progress(self, what: str, done: int, of: int) -> None:
        """A line that grows in place, on a terminal only."""
        if sys.stderr.isatty():
            filled = _WIDTH * done // max(of, 1)
            bar = "█" * filled + "·" * (_WIDTH - filled)
            print(f"\r{what} {bar} {done}/{of}", end="\n" if done == of else "", file=sys.stderr, flush=True)

    def interrupted(self) -> None:
        """After Ctrl+C."""
        print("\nInterrumpido. Lo que ya estaba guardado sigue guardado.", file=sys.stderr)

    def error(self, error: UrnaError) -> None:
        """What happened and what to do."""
        if self.as_json:
            reason = error.reason if isinstance(error, Refused) else ""
            value = {"do": error.do, "error": error.what, "reason": reason}
            print(json.dumps(value, ensure_ascii=False), file=sys.stderr)
        else:
            print(f"✗ {error.what}", file=sys.stderr)
            if error.do:
                print(f"  → {error.do}", file=sys.stderr)
