"""``make faults``: every storm, a table of what was tried, and the numbers in the last line.

An assertion that does not hold ends it with a traceback. Name storms to run those alone:
``python -m tests.faults network``.
"""

from __future__ import annotations

import argparse
import os
import sys
import time

from tests.faults import bundle, network, power, state
from tests.faults.storms import Row, Storm, losses, table, total

STORMS: dict[str, Storm] = {
    "network": network.storm,
    "bundle": bundle.storm,
    "state": state.storm,
    "power": power.storm,
    "millions": power.millions,
}
"""Every storm, in the order of the table: add yours here."""


def main() -> int:
    """Run them, then say what came of it."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # the kiosks that are killed show themselves to nobody
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("storms", nargs="*", metavar="STORM", help=f"of {', '.join(STORMS)} (all of them)")
    options = parser.parse_args()
    unknown = set(options.storms) - set(STORMS)
    if unknown:
        parser.error(f"no such storm: {', '.join(sorted(unknown))}")
    begun, rows = time.monotonic(), dict[str, list[Row]]()
    for name in options.storms or STORMS:
        rows[name] = []
        for row in STORMS[name]():
            rows[name].append(row)
            print(f"{name}: {row.what} ({row.seconds:.1f} s)", file=sys.stderr, flush=True)
    print(table(rows))
    sums = total(rows)
    print(
        f"{sums.faults} faults: all {sums.ballots} ballots counted exactly once, {sums.receipts} receipts "
        f"consistent, every word of the kiosk true ({time.monotonic() - begun:.0f} s)"
    )
    lost = losses(rows)
    if lost is not None:
        print(lost.sentence)
    return 0


if __name__ == "__main__":
    sys.exit(main())
