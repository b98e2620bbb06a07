"""The table of docs/performance.md, from the JSON of a run: ``make growth`` writes it between two marks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks.figures import short

_START, _END = "<!-- figures of the last run -->", "<!-- end of the figures -->"


def fill(source: Path, page: Path) -> None:
    """Put machine and figures of the run into the page, in place of those of an earlier one."""
    run = json.loads(source.read_text("utf-8"))
    before, _, rest = page.read_text("utf-8").partition(_START)
    after = rest.partition(_END)[2]
    lines = "\n".join([_START, "", *_machine(run["machine"]), *_table(run["figures"]), "", _END])
    page.write_text(f"{before}{lines}{after}", encoding="utf-8")


def _machine(about: dict[str, Any]) -> Iterator[str]:
    yield (
        f"Measured on {about['cores']} cores ({about['processor']}), {about['memory_mib'] / 1024:.0f} GiB, "
        f"{about['system']}, Python {about['python']}, SQLite {about['sqlite']}. The disk keeps 4 KiB "
        f"(write and fsync) in {about['fsync_ms_median']} ms, median of 300, p99 {about['fsync_ms_p99']} ms. "
        f"{about['load_before']} programs were waiting for a core on average before the run."
    )
    yield ""


def _table(figures: list[dict[str, Any]]) -> Iterator[str]:
    yield "| figure | measured | asked, at most | bound | times the bound | |"
    yield "|---|---:|---:|---|---:|---|"
    for each in figures:
        times = "" if each["ratio"] is None else f"{each['ratio']:.2f}"
        bound = f"{short(each['bound'])} {each['unit']}".strip()
        yield (
            f"| {each['what']} | {short(each['value'])} {each['unit']} | {short(each['asked'])} | "
            f"{bound}: {each['against']} | {times} | {each['verdict']} |"
        )
