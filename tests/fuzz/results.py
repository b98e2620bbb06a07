"""What one reader came to, as a file between two processes and as a line of the table."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.fuzz.targets import Verdict

MOST_MIB = 128


@dataclass(frozen=True)
class Result:
    """``p99`` is milliseconds of processor time in the reader, ``mib`` memory above the start; ``why`` maps
    what was wrong to the file that keeps the input.
    """

    reader: str
    inputs: int
    counts: Mapping[str, int]
    p99: float
    mib: float
    why: Mapping[str, str]

    def write(self, path: Path) -> None:
        """As JSON."""
        path.write_text(json.dumps(asdict(self)), encoding="utf-8")

    @staticmethod
    def read(path: Path) -> Result:
        """What `write` wrote."""
        return Result(**json.loads(path.read_text(encoding="utf-8")))

    @property
    def failures(self) -> int:
        """Inputs that were accepted and should not have been, and crashes."""
        return self.counts.get(Verdict.WRONG, 0) + self.counts.get(Verdict.CRASHED, 0)


def peak_kib() -> int:
    """The most memory that this process has held, in KiB; what getrusage says counts its parent's too."""
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:"))


def save_failure(folder: Path, reader: str, data: bytes) -> str:
    """Keep an input; the file's name."""
    path = folder / f"{reader}-{hashlib.sha256(data).hexdigest()[:12]}"
    path.write_bytes(data)
    return str(path)


def table(results: Sequence[Result]) -> str:
    """A line for each reader."""
    head = ("reader", "inputs", "accepted", "refused", "wrongly accepted", "crashed", "p99 ms", "MiB")
    lines = [head, *(_row(result) for result in results)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if place == 0 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    )


def _row(result: Result) -> tuple[str, ...]:
    counts = [f"{result.counts.get(verdict, 0):,}" for verdict in
              (Verdict.ACCEPTED, Verdict.REFUSED, Verdict.WRONG, Verdict.CRASHED)]  # fmt: skip
    return (result.reader, f"{result.inputs:,}", *counts, f"{result.p99:.2f}", f"{result.mib:.0f}")
