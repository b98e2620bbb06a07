"""``make bench``: from touch to repaint on every screen at two sizes, and the time to start."""

import argparse
import sys
from statistics import median

from tests.benchmarks import start, touch
from tests.benchmarks.touch import FRAME_MS, Measured, Series

_SIZES = ((1280, 800), (1920, 1080))
_SHARE = 0.99


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="every series, not only the slowest")
    options = parser.parse_args()
    for size in _SIZES:
        _print(touch.measure(size), shown=10_000 if options.all else 15)
    first, *later = start.measure()
    print(f"start: {first:.0f} ms the first time, which makes a kit; then {median(later):.0f} ms")
    return 0


def _print(measured: Measured, shown: int) -> None:
    width, height = measured.size
    touches = sum(len(series.values) for series in measured.series)
    print(f"\n{width} × {height}: {touches} touches, milliseconds from touch to repaint")
    print(f"{'':42}{'n':>6}{'p50':>8}{'p99':>8}{'× bound':>9}")
    _line(measured.bound, measured.bound)
    kinds = sorted({series.what.partition(": ")[2] for series in measured.series})
    for kind in kinds:
        of_kind = [series for series in measured.series if series.what.endswith(f": {kind}")]
        _line(Series(f"all: {kind}", [ms for series in of_kind for ms in series.values]), measured.bound)
    slowest = sorted(measured.series, key=lambda series: -series.percentile(_SHARE))
    for series in slowest[:shown]:
        _line(series, measured.bound)
    slow = [series for series in measured.series if series.percentile(_SHARE) > FRAME_MS]
    print(f"{len(slow)} of {len(measured.series)} above one frame of {FRAME_MS:.0f} ms")


def _line(series: Series, bound: Series) -> None:
    late = "  > 1 frame" if series.percentile(_SHARE) > FRAME_MS else ""
    print(
        f"{series.what:42}{len(series.values):6}{series.middle:8.2f}{series.percentile(_SHARE):8.2f}"
        f"{series.middle / bound.middle:9.1f}{late}"
    )


if __name__ == "__main__":
    sys.exit(main())
