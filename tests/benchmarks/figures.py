"""A figure, the bound that was measured beside it, and what is asked of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

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
        bound = f"{_short(self.bound)} ({self.against})"
        times = "" if self.ratio is None else f"× {_short(self.ratio)}"
        return (
            f"{self.what:58} {_short(self.value):>9} {self.unit:5} asked {_short(self.asked):>8}  "
            f"bound {bound:42} {times:>9}  {self.verdict}"
        )


Group = Callable[[], Iterable[Figure]]
"""Measures some figures that belong together; it may print more on its way."""


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which this share of all lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def write_json(figures: Iterable[Figure], path: Path) -> None:
    """All of them, for other programs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [{**vars(figure), "ratio": figure.ratio, "verdict": figure.verdict} for figure in figures]
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _short(value: float) -> str:
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"
