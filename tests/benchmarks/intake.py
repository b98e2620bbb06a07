"""A million ballots taken in from a folder in 500 batches, and the raw insert of the same rows beside it.

The program does all that it does for staff: it reads each file, checks form, signature, chain and digests,
and commits each batch with its receipt. The bound is given the rows ready made, sorted by key, and does
nothing but insert them in the same 500 commits: on SQLite with the same tables and the same settings, on
PostgreSQL with COPY.

Each run is a process of its own, so that its memory can be told; the page cache of SQLite is part of it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import mean

from tests.benchmarks.figures import Figure, Growth
from tests.benchmarks.prepared import FOLDER, Deliveries, deliveries
from tests.tools.postgres import installed, running_cluster

_FULL, _QUICK = (500, 2000), (20, 200)
_MOST_MIB = 800.0
_END = 0.1  # share of all batches that is called the start, and the end
_TIMES = 2.0
_REPEATED = 5.0


@dataclass(frozen=True)
class Run:
    """``batches`` are the seconds of each; ``seconds`` of all, with what comes after the last."""

    batches: Sequence[float]
    seconds: float
    mib: float

    @property
    def start(self) -> float:
        """Mean seconds of a batch among the first."""
        return mean(self.batches[: self._few])

    @property
    def end(self) -> float:
        """The same among the last."""
        return mean(self.batches[-self._few :])

    @property
    def _few(self) -> int:
        return max(1, int(_END * len(self.batches)))


def sqlite(quick: bool) -> Iterator[Figure | Growth]:
    """In one file, by far the most usual."""
    made = deliveries(*(_QUICK if quick else _FULL))
    with tempfile.TemporaryDirectory(dir=FOLDER) as name:
        bound = _run("raw", made, f"sqlite:///{name}/raw.sqlite")
        database = f"sqlite:///{name}/central.sqlite"
        made.forget_answers()
        first, again = _run("import", made, database), _run("import", made, database)
    yield from _figures("SQLite", made, first, bound, "raw insert, sorted")
    yield Figure("SQLite: memory of an import with the page cache", first.mib, "MiB", _MOST_MIB, bound.mib,
                 "raw insert")  # fmt: skip
    yield Figure.within("SQLite: the same batches imported again", again.seconds, "s", 1 / _REPEATED,
                        first.seconds, "the first time")  # fmt: skip
    yield _growth("import, SQLite", made, first)
    yield _growth("raw insert, SQLite", made, bound)


def postgres(quick: bool) -> Iterator[Figure | Growth]:
    """On a PostgreSQL that flushes every commit."""
    programs = installed()
    if programs is None:
        print("PostgreSQL is not installed: apt-get install postgresql", flush=True)
        return
    made = deliveries(*(_QUICK if quick else _FULL))
    with running_cluster(programs, durable=True) as cluster:
        bound = _run("raw", made, cluster.new_database())
        made.forget_answers()
        first = _run("import", made, cluster.new_database())
    yield from _figures("PostgreSQL", made, first, bound, "COPY, sorted")
    yield _growth("import, PostgreSQL", made, first)


def _figures(name: str, made: Deliveries, run: Run, bound: Run, against: str) -> Iterator[Figure]:
    print(f"{name}: {run.seconds:.1f} s, {made.total / run.seconds:.0f} ballots a second; {against}: "
          f"{bound.seconds:.1f} s", flush=True)  # fmt: skip
    what = f"{name}: import of {made.total} ballots in {made.batches} batches"
    yield Figure.within(what, run.seconds, "s", _TIMES, bound.seconds, against)
    yield Figure.within(f"{name}: a batch at the end", 1000 * run.end, "ms", _TIMES, 1000 * run.start,
                        "a batch at the start")  # fmt: skip


def _growth(what: str, made: Deliveries, run: Run) -> Growth:
    """What a ballot costs when so many are here: the mean of the batches of that decade, from its last."""
    points, size = [], made.ballots
    counts = [count for count in (2000, 10_000, 100_000, 1_000_000) if size <= count <= made.total]
    for count in counts:
        last = count // size
        some = run.batches[last // 2 : last] if last > 1 else run.batches[:1]
        points.append((count, 1e6 * mean(some) / size))
    return Growth(what, points)


def _run(what: str, made: Deliveries, database: str) -> Run:
    command = [sys.executable, "-m", "tests.benchmarks.intake_run", what, str(made.centre.folder)]
    done = subprocess.run([*command, str(made.folder), database], check=True, stdout=subprocess.PIPE)
    return Run(**json.loads(done.stdout))
