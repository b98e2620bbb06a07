"""The benchmark itself: what its table says, and that a small crowd and a small flood lose nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.benchmarks import flood, load
from tests.benchmarks.figures import PASS, SHORT, Figure, percentile, write_json


def figure(value: float, bound: float = 2.0) -> Figure:
    return Figure("a thing", value, "ms", 8.0, bound, "the least")


@pytest.mark.parametrize(("value", "verdict"), [(7.9, PASS), (8.0, PASS), (8.1, SHORT)])
def test_a_figure_passes_up_to_what_is_asked(value: float, verdict: str) -> None:
    assert figure(value).verdict == verdict
    assert figure(value).line.endswith(verdict)


def test_figures_are_written_with_their_ratio_and_none_where_nothing_is_allowed(tmp_path: Path) -> None:
    write_json([figure(6.0), figure(0.0, bound=0.0)], tmp_path / "new" / "bench.json")
    first, second = json.loads((tmp_path / "new" / "bench.json").read_text("utf-8"))
    assert (first["ratio"], first["verdict"]) == (3.0, PASS)
    assert second["ratio"] is None


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
