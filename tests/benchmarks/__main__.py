"""``make bench``: one table of figures, each beside the bound measured in the same run; also as JSON.

It ends with 1 if a figure falls short of what is asked. Name groups to measure those alone:
``python -m tests.benchmarks load flood``; ``--quick`` takes small sizes, to try the benchmark itself.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from tests.benchmarks import casting, flood, intake, load, opening, publishing, start, touch, upload
from tests.benchmarks.figures import PASS, Group, Report
from tests.benchmarks.growth import draw
from tests.benchmarks.machine import about
from tests.benchmarks.page import fill

GROUPS: dict[str, Group] = {
    "start": start.figures,
    "touch": touch.figures,
    "cast": casting.measure,
    "sqlite": intake.sqlite,
    "postgres": intake.postgres,
    "opening": opening.measure,
    "upload": upload.measure,
    "publishing": publishing.measure,
    "load": load.measure,
    "flood": flood.measure,
    "processes": load.measure_postgres,
}
"""Every group of figures, in the order of the table: add yours here. The last is measured if it is named."""
_ALL = [name for name in GROUPS if name != "processes"]
_JSON = Path("build/bench.json")
_DRAWING, _PAGE = Path("docs/images/growth.svg"), Path("docs/performance.md")


def main() -> int:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=f"of {', '.join(GROUPS)} (nearly all)")
    parser.add_argument("--quick", action="store_true", help="small sizes; the figures judge nothing")
    parser.add_argument("--draw", action="store_true", help=f"draw {_DRAWING} and fill {_PAGE} from {_JSON}")
    options = parser.parse_args()
    unknown = set(options.groups) - set(GROUPS)
    if unknown:
        parser.error(f"no such group: {', '.join(sorted(unknown))}")
    if options.draw:
        draw(_JSON, _DRAWING)
        fill(_JSON, _PAGE)
        return 0
    return _measure(options.groups or _ALL, quick=options.quick)


def _measure(groups: list[str], *, quick: bool) -> int:
    begun, report = time.monotonic(), Report(quick, machine=about())
    for name in groups:
        print(f"— {name}", flush=True)
        at = time.monotonic()
        for found in GROUPS[name](quick):
            report.add(found)
        print(f"  {time.monotonic() - at:.0f} s", flush=True)
    print()
    for figure in report.figures:
        print(figure.line)
    report.write(_JSON)
    passed = sum(figure.verdict == PASS for figure in report.figures)
    print(f"\n{passed} of {len(report.figures)} pass ({time.monotonic() - begun:.0f} s); {_JSON}")
    return 0 if passed == len(report.figures) else 1


if __name__ == "__main__":
    sys.exit(main())
