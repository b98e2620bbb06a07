"""A figure, the bound that was measured beside it, and what is asked of it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

PASS, SHORT = "pass", "short"


@dataclass(frozen=True)
class Figure:
    """``value`` in ``unit``, where less is better. ``bound`` is what this machine can do at best, measured in
    the same run by the means that ``against`` names. It passes if it is at most ``asked``.
    """

    what: str
    value: float
    unit: str
    asked: float
    bound: float
    against: str
    note: str = ""

    @staticmethod
    def within(what: str, value: float, unit: str, times: float, bound: float, against: str) -> Figure:
        """One that may take so many times its bound."""
        return Figure(what, value, unit, times * bound, bound, against)

    @property
    def ratio(self) -> float | None:
        """How many times the bound it takes; None where nothing is allowed at all."""
        return self.value / self.bound if self.bound else None

    @property
    def verdict(self) -> str:
        """`PASS` or `SHORT`."""
        return PASS if self.value <= self.asked else SHORT

    @property
    def line(self) -> str:
        """One row of the table."""
        bound = f"{short(self.bound)} ({self.against})"
        times = "" if self.ratio is None else f"× {short(self.ratio)}"
        return (
            f"{self.what:58} {short(self.value):>9} {self.unit:5} asked {short(self.asked):>8}  "
            f"bound {bound:42} {times:>9}  {self.verdict}"
        )


@dataclass(frozen=True)
class Growth:
    """Microseconds for each ballot, by how many there are: one line of the drawing."""

    what: str
    points: Sequence[tuple[int, float]]


@dataclass
class Report:
    """What a run has found. ``quick``: sizes to try the benchmark with, not to judge the program by."""

    quick: bool = False
    figures: list[Figure] = field(default_factory=list)
    growth: list[Growth] = field(default_factory=list)
    machine: Mapping[str, object] = field(default_factory=dict)

    def add(self, found: Figure | Growth) -> None:
        """One more."""
        if isinstance(found, Figure):
            self.figures.append(found)
        else:
            self.growth.append(found)

    def write(self, path: Path) -> None:
        """All of it as JSON, for other programs."""
        path.parent.mkdir(parents=True, exist_ok=True)
        figures = [{**vars(f), "ratio": f.ratio, "verdict": f.verdict} for f in self.figures]
        growth = [vars(line) for line in self.growth]
        value = {"quick": self.quick, "machine": self.machine, "figures": figures, "growth": growth}
        path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


Group = Callable[[bool], Iterable[Figure | Growth]]
"""Measures some figures that belong together; it may print more on its way. True asks for small sizes."""


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which this share of all lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def seconds(do: Callable[[], object]) -> float:
    """How long it takes, once."""
    started = time.perf_counter()
    do()
    return time.perf_counter() - started


def held_mib(kind: str) -> float:
    """Real memory of this process in MiB: ``VmRSS`` now, ``VmHWM`` at most so far."""
    status = Path("/proc/self/status").read_text("utf-8")
    return int(status.partition(f"{kind}:")[2].split()[0]) / 1024


def in_turn(runs: int, *works: Callable[[], object]) -> tuple[float, ...]:
    """The median seconds of each work; they take turns, so that a machine that is busy for a moment is busy
    for all of them.
    """
    rounds = [[seconds(work) for work in works] for _ in range(runs)]
    return tuple(median(each) for each in zip(*rounds, strict=True))


def short(value: float) -> str:
    """Three digits, or all before the point."""
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"
