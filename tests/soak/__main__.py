"""``make soak``: a simulated month of 500 kiosks; the last line says with numbers how it ended."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter

from tests.soak.month import Size, opened_month


def main() -> int:
    """Live through the month; an assertion that does not hold ends it with a traceback."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="another month (1)")
    parser.add_argument("--kiosks", type=int, default=500, help="how many (500)")
    options = parser.parse_args()
    begun, size = time.monotonic(), Size(kiosks=options.kiosks)
    with opened_month(lambda folder: f"sqlite:///{folder}/central.sqlite", size, options.seed) as month:
        month.run()
        print(f"{size.days} days of {size.kiosks} kiosks lived through; the last couriers leave", flush=True)
        month.settle()
        points, counts = month.points, month.counts
        met = sum((point.met for point in points), Counter[str]())
        print(f"network: {', '.join(f'{number} × {name}' for name, number in sorted(met.items()))}")
        print(f"and {', '.join(f'{number} {name}' for name, number in sorted(counts.items()))}")
        print(
            f"seed {options.seed}: {counts['ballots']} ballots cast on {size.kiosks} kiosks in {size.days} "
            f"days, with {sum(met.values()) - met['clear']} deliveries into a bad network, "
            f"{sum(p.crashes for p in points)} power cuts, {sum(p.jumps for p in points)} clock jumps, "
            f"{counts['stick visits']} stick visits and {counts['replays']} replays: the centre holds all "
            f"{counts['ballots']}, each once, with {counts['receipts']} receipts "
            f"({time.monotonic() - begun:.0f} s)"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
