"""``make faults``: every storm, a table of what was tried, and the numbers in the last line.

An assertion that does not hold ends it with a traceback. Name storms to run those alone:
``python -m tests.faults network``.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import time
from functools import partial

from tests.faults import bundle, network, power, state
from tests.faults.forked import forked
from tests.faults.storms import Row, Storm, losses, table, total

STORMS: dict[str, Storm] = {
    "network": network.storm,
    "bundle": bundle.storm,
    "state": state.storm,
    "power": power.storm,
    "millions": power.millions,
}
"""Every storm, in the order of the table: add yours here."""
_STAGES = (("network", "bundle"), ("state",), ("power",), ("millions",))
"""Those of one stage run at once. What stands alone uses two processes itself."""


def main() -> int:
    """Run them, then say what came of it."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # the kiosks that are killed show themselves to nobody
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("storms", nargs="*", metavar="STORM", help=f"of {', '.join(STORMS)} (all of them)")
    options = parser.parse_args()
    unknown = set(options.storms) - set(STORMS)
    if unknown:
        parser.error(f"no such storm: {', '.join(sorted(unknown))}")
    begun, rows = time.monotonic(), _run(options.storms or list(STORMS))
    print(table(rows))
    sums = total(rows)
    print(
        f"{sums.faults} faults: all {sums.ballots} ballots counted exactly once, {sums.receipts} receipts "
        f"consistent, every word of the kiosk true ({time.monotonic() - begun:.0f} s, "
        f"{_processor():.0f} s of processor)"
    )
    lost = losses(rows)
    if lost is not None:
        print(lost.sentence)
    return 0


def _run(names: list[str]) -> dict[str, list[Row]]:
    """The rows of each storm by its name. Raises `RuntimeError` after the traceback of one that failed."""
    rows = dict[str, list[Row]]()
    for stage in _STAGES:
        now = [name for name in stage if name in names]
        rows |= dict(zip(now, forked([partial(_rows, name) for name in now]), strict=True))
    return rows


def _rows(name: str) -> list[Row]:
    found = []
    for row in STORMS[name]():
        found.append(row)
        print(f"{name}: {row.what} ({row.seconds:.1f} s)", file=sys.stderr, flush=True)
    return found


def _processor() -> float:
    """Seconds that this process and all that it waited for have computed."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


if __name__ == "__main__":
    sys.exit(main())
