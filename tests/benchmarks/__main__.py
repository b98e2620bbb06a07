"""``make bench``: one table of figures, each beside the bound measured in the same run; also as JSON.

It ends with 1 if a figure falls short of what is asked. Name groups to measure those alone:
``python -m tests.benchmarks load flood``.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from tests.benchmarks import flood, load, start, touch
from tests.benchmarks.figures import PASS, Figure, Group, write_json

GROUPS: dict[str, Group] = {
    "touch": touch.figures,
    "start": start.figures,
    "load": load.measure,
    "postgres": load.measure_postgres,
    "flood": flood.measure,
}
"""Every group of figures, in the order of the table: add yours here."""
_JSON = Path("build/bench.json")


def main() -> int:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=f"of {', '.join(GROUPS)} (all of them)")
    options = parser.parse_args()
    unknown = set(options.groups) - set(GROUPS)
    if unknown:
        parser.error(f"no such group: {', '.join(sorted(unknown))}")
    begun, figures = time.monotonic(), list[Figure]()
    for name in options.groups or GROUPS:
        print(f"— {name}", flush=True)
        figures += GROUPS[name]()
    print()
    for figure in figures:
        print(figure.line)
    write_json(figures, _JSON)
    passed = sum(figure.verdict == PASS for figure in figures)
    print(f"\n{passed} of {len(figures)} pass ({time.monotonic() - begun:.0f} s); {_JSON}")
    return 0 if passed == len(figures) else 1


if __name__ == "__main__":
    sys.exit(main())
