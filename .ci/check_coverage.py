"""Fails unless every file named here is at 100 % branch coverage: `check_coverage.py COVERAGE.json`."""

import json
import sys
from pathlib import Path

HELD = (
    "kiosk/ballot.py",
    "kiosk/canonical.py",
    "kiosk/challenge.py",
    "kiosk/context.py",
    "kiosk/envelope.py",
    "kiosk/head.py",
    "kiosk/polls.py",
    "kiosk/record.py",
    "kiosk/sealing.py",
    "kiosk/session.py",
    "sync/retry.py",
    "sync/verifier.py",
)


def shortfall(files: dict[str, dict[str, object]], name: str) -> str | None:
    """What is not covered in `name`, or None when everything is."""
    measured = files.get(name)
    if measured is None:
        return f"{name}: not measured"
    lines, branches = measured["missing_lines"], measured.get("missing_branches")
    if branches is None:
        return f"{name}: branches were not measured"
    if lines or branches:
        return f"{name}: lines {lines}, branches {branches}"
    return None


def main() -> int:
    """Print each shortfall; 1 if there is one."""
    files = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["files"]
    found = [text for name in HELD if (text := shortfall(files, name)) is not None]
    for text in found:
        print(f"held at 100 % branch coverage, and is not: {text}", file=sys.stderr)
    if not found:
        print(f"{len(HELD)} files at 100 % branch coverage: {', '.join(HELD)}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
