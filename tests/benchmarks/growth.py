"""The drawing of what a ballot costs as a box grows, from the JSON of a run: ``make growth``."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

from tests.benchmarks.figures import short

_WIDTH, _HEIGHT = 860, 480
_LEFT, _RIGHT, _TOP, _BOTTOM = 72, 250, 34, 52
_MOST = 6  # decades of ballots
_COLOURS = ("#0F4C81", "#09644A", "#A3211A", "#8A5200", "#5B3A8E", "#13233F", "#7C8798")
_INK, _LINE = "#13233F", "#DDD6C7"
_LEAST_APART = 17


def draw(source: Path, target: Path) -> None:
    """Read the run's JSON, write the drawing."""
    growth = json.loads(source.read_text("utf-8"))["growth"]
    target.write_text(svg(growth), encoding="utf-8")


def svg(growth: Sequence[dict[str, Any]]) -> str:
    """Both axes are logarithmic: what is flat costs the same however many there are."""
    costs = [cost for line in growth for _, cost in line["points"]]
    low, high = math.floor(math.log10(min(costs))), math.ceil(math.log10(max(costs)))
    parts = [*_grid(low, high), *_lines(growth, low, high)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        'font-family="Atkinson Hyperlegible Next, sans-serif" font-size="14">\n'
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#FFFFFF"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def _x(ballots: float) -> float:
    return _LEFT + (math.log10(ballots) - 1) / (_MOST - 1) * (_WIDTH - _LEFT - _RIGHT)


def _y(cost: float, low: int, high: int) -> float:
    return _TOP + (high - math.log10(cost)) / (high - low) * (_HEIGHT - _TOP - _BOTTOM)


def _grid(low: int, high: int) -> Iterator[str]:
    for power in range(1, _MOST + 1):
        x = _x(10**power)
        yield f'<path d="M{x:.1f} {_TOP}V{_HEIGHT - _BOTTOM}" stroke="{_LINE}"/>'
        yield _text(x, _HEIGHT - _BOTTOM + 20, f"{10**power:,}".replace(",", " "), "middle")
    for power in range(low, high + 1):
        y = _y(10**power, low, high)
        yield f'<path d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}" stroke="{_LINE}"/>'
        yield _text(_LEFT - 8, y + 5, f"{10.0**power:g} µs", "end")
    yield _text((_LEFT + _WIDTH - _RIGHT) / 2, _HEIGHT - 10, "ballots", "middle")
    yield _text(_LEFT - 60, 18, "for each ballot", "start")


def _lines(growth: Sequence[dict[str, Any]], low: int, high: int) -> Iterator[str]:
    ends = sorted(growth, key=lambda line: _y(line["points"][-1][1], low, high))
    last = float(_TOP)
    for number, line in enumerate(ends):
        colour = _COLOURS[number % len(_COLOURS)]
        places = [(_x(ballots), _y(cost, low, high)) for ballots, cost in line["points"]]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2.5"/>'
        yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>' for x, y in places)
        last = max(last + _LEAST_APART, places[-1][1] + 5)
        end = f"{line['what']}: {short(line['points'][-1][1])} µs"
        yield _text(_WIDTH - _RIGHT + 14, last, end, "start", colour)


def _text(x: float, y: float, text: str, anchor: str, colour: str = _INK) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{escape(text)}</text>'
