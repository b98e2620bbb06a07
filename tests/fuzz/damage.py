"""Every bit flip and every truncation of a reader's files: ``python -m tests.fuzz.damage READER RESULT``."""

from __future__ import annotations

import itertools
import sys
from array import array
from pathlib import Path

from tests.fuzz.corpus import seeds
from tests.fuzz.readers import TARGETS
from tests.fuzz.results import Result, peak_kib, save_failure
from tests.fuzz.targets import Target, Verdict, flips, truncations


def damage(target: Target, folder: Path) -> Result:
    """All of it. Failures are kept in ``folder``."""
    counts, seconds, why = dict.fromkeys(Verdict, 0), array("f"), dict[str, str]()
    start = 0
    for seed in seeds(target.name):
        whole = target.judge(seed)
        assert whole.verdict is Verdict.ACCEPTED, (target.name, whole)
        meaning = target.meaning(whole.value)
        start = start or peak_kib()
        for data in itertools.chain(flips(seed), truncations(seed)):
            judged = target.judge_damaged(data, meaning)
            counts[judged.verdict] += 1
            seconds.append(judged.seconds)
            if judged.verdict in (Verdict.WRONG, Verdict.CRASHED) and judged.why not in why:
                why[judged.why] = save_failure(folder, target.name, data)
    slowest = sorted(seconds)
    return Result(
        target.name, len(slowest), {verdict.value: count for verdict, count in counts.items()},
        1000 * slowest[len(slowest) * 99 // 100], (peak_kib() - start) / 1024, why,
    )  # fmt: skip


def main() -> None:
    """Write the result."""
    name, path = sys.argv[1:]
    damage(TARGETS[name], Path(path).parent).write(Path(path))


if __name__ == "__main__":
    main()
