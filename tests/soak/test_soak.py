"""A small city's week; `make soak` lives through a month of 500 kiosks."""

from __future__ import annotations

from collections.abc import Callable

from tests.soak.month import Size, opened_month


def test_after_a_week_of_outages_sticks_crashes_and_replays_the_centre_holds_what_was_cast(
    new_database: Callable[[], str],
) -> None:
    size = Size(kiosks=12, days=7, open_days=2, most_voters=25)
    with opened_month(lambda _: new_database(), size, seed=3) as month:
        month.run()
        month.settle()
        met = {name for point in month.points for name in point.met}
        assert month.counts["ballots"] > 100
        assert {"clear", "down", "slow"} <= met
        assert all(month.counts[what] for what in ("stick visits", "replays", "receipts", "files again"))
        assert any(point.crashes for point in month.points)
        assert any(point.jumps for point in month.points)
