"""The storms against one voting point's disk, and ten million positions through everything."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from tests.faults import kills, kiosk_kills, power_cuts, refusals, ten_million
from tests.faults.lab import Tally
from tests.faults.promises import Losses
from tests.faults.storms import Row

CUTS = 100_000
STATION_KILLS, STATION_SECONDS = 9_500, 0.1
KIOSK_KILLS, KIOSK_SECONDS = 500, 1.6


def storm() -> Iterator[Row]:
    """Cuts, refusals and kills."""
    yield _row("light off at every write and sync", lambda: power_cuts.storm(CUTS).losses)
    yield _row("full, broken or read-only at every call", _refused)
    yield _row("station killed with -9", lambda: kills.storm(STATION_KILLS, STATION_SECONDS).losses)
    yield _row("whole kiosk killed with -9", lambda: kiosk_kills.storm(KIOSK_KILLS, KIOSK_SECONDS).losses)


def millions() -> Iterator[Row]:
    """Ten million positions. Raises `AssertionError` if one of them differs from the counter."""
    begun = time.monotonic()
    found = ten_million.storm()
    assert found.differences == 0, f"{found.differences} differences in {found.positions} positions"
    yield Row(
        f"{found.positions:,} positions, 0 differences",
        Tally(0, found.ballots, 0),
        time.monotonic() - begun,
    )


def _refused() -> Losses:
    found = refusals.storm()
    assert not found.stops, found.stops
    return found.losses


def _row(what: str, work: Callable[[], Losses]) -> Row:
    begun = time.monotonic()
    losses = work()
    assert losses.none, f"{what}: {losses.sentence}"
    tally = Tally(losses.tried, losses.acknowledged, 0)
    return Row(what, tally, time.monotonic() - begun, losses)
