"""The benchmark itself: what its table says, and that a small crowd and a small flood lose nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.benchmarks import flood, load
from tests.benchmarks.figures import PASS, SHORT, Figure, Growth, Report, percentile
from tests.benchmarks.growth import draw


def figure(value: float, bound: float = 2.0) -> Figure:
    return Figure("a thing", value, "ms", 8.0, bound, "the least")


@pytest.mark.parametrize(("value", "verdict"), [(7.9, PASS), (8.0, PASS), (8.1, SHORT)])
def test_a_figure_passes_up_to_what_is_asked(value: float, verdict: str) -> None:
    assert figure(value).verdict == verdict
    assert figure(value).line.endswith(verdict)


def test_figures_are_written_with_their_ratio_and_none_where_nothing_is_allowed(tmp_path: Path) -> None:
    Report(figures=[figure(6.0), figure(0.0, bound=0.0)]).write(tmp_path / "new" / "bench.json")
    first, second = json.loads((tmp_path / "new" / "bench.json").read_text("utf-8"))["figures"]
    assert (first["ratio"], first["verdict"]) == (3.0, PASS)
    assert second["ratio"] is None


def test_growth_is_drawn_from_the_json_of_a_run(tmp_path: Path) -> None:
    lines = [Growth("opening", [(1000, 50.0), (100_000, 51.0)]), Growth("a <count>", [(1000, 0.2)])]
    Report(growth=lines).write(tmp_path / "bench.json")
    draw(tmp_path / "bench.json", tmp_path / "growth.svg")
    drawing = (tmp_path / "growth.svg").read_text("utf-8")
    assert ">opening: 51 µs</text>" in drawing
    assert ">a &lt;count&gt;: 0.2 µs</text>" in drawing


def test_a_percentile_is_one_of_the_values() -> None:
    assert percentile([3.0, 1.0, 2.0], 0.99) == 3.0
    assert percentile([5.0], 0.5) == 5.0


def test_a_small_crowd_gets_every_receipt_and_the_same_one_each_time(tmp_path: Path) -> None:
    size = load.Size(kiosks=6, batches=3, ballots=4, deliveries=3, patient=False)
    crowd = load.crowd_at_centre(size, tmp_path)
    assert (crowd.errors, len(crowd.seconds), crowd.ballots) == (0, 54, 72)


def test_a_small_flood_is_refused_and_good_batches_come_through(tmp_path: Path) -> None:
    endured = flood.endure(tmp_path, rate=60, seconds=1)
    assert endured.errors == 0
    assert endured.storm.statuses == {"400": 30, "403": 30}
