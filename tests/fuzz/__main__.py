"""``make fuzz``: every reader, every damage, a million mutations, and the server's own description of itself.

Each reader runs in processes of its own, two at a time. The last line says the sums; the exit code is 0 only
if nothing was accepted that should not be, nothing crashed, and memory and time stayed within their bounds.
Inputs that failed are kept in build/fuzz. Name readers to run those alone.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.fuzz.api import ask_the_server
from tests.fuzz.readers import TARGETS
from tests.fuzz.results import MOST_MIB, Result, table

FOLDER = Path("build/fuzz")
_TOGETHER = 2


def main() -> int:
    """Run all of it and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("readers", nargs="*", metavar="READER", help=f"of {', '.join(TARGETS)} (all of them)")
    parser.add_argument("--share", type=float, default=1.0, help="of the inputs of each reader, 0 to 1")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    unknown = set(options.readers) - set(TARGETS)
    if unknown:
        parser.error(f"no such reader: {', '.join(sorted(unknown))}")
    names, begun = options.readers or list(TARGETS), time.monotonic()
    FOLDER.mkdir(parents=True, exist_ok=True)
    jobs = [("one", [name, str(inputs_of(name, options.share)), str(options.seed)]) for name in names]
    jobs += [("damage", [name]) for name in names]
    with ThreadPoolExecutor(_TOGETHER) as pool:
        results = list(pool.map(lambda job: _run(*job), jobs))
    mutated, damaged = results[: len(names)], results[len(names) :]
    print("every bit flip and truncation\n" + table(damaged))
    print("\nmutated, guided by coverage\n" + table(mutated))
    asked = "" if options.readers else ask_the_server(100)
    troubles = [*_troubles(damaged), *_troubles(mutated), *([asked] if asked else [])]
    print("".join(f"\n✗ {trouble}" for trouble in troubles))
    print(_sentence(damaged, mutated, troubles, time.monotonic() - begun))
    return 1 if troubles else 0


def inputs_of(name: str, share: float) -> int:
    """How many mutations of one reader's files."""
    return max(1, round(TARGETS[name].inputs * share))


def _run(module: str, arguments: Sequence[str]) -> Result:
    """One reader in a process of its own. A process that dies is a crash of its reader."""
    name = arguments[0]
    path, log = FOLDER / f"{module}-{name}.json", FOLDER / f"{module}-{name}.log"
    path.unlink(missing_ok=True)
    begun = time.monotonic()
    with log.open("wb") as out:
        command = [sys.executable, "-m", f"tests.fuzz.{module}", *arguments, str(path)]
        code = subprocess.run(command, stdout=out, stderr=out, check=False).returncode
    print(f"{module} {name} ({time.monotonic() - begun:.0f} s)", file=sys.stderr, flush=True)
    if code or not path.exists():
        return Result(name, 0, {"crashed": 1}, 0, 0, {f"the process ended with {code}": str(log)})
    return Result.read(path)


def _troubles(results: Sequence[Result]) -> Iterator[str]:
    for result in results:
        yield from (f"{result.reader}: {why} ({path})" for why, path in result.why.items())
        if result.mib > MOST_MIB:
            yield f"{result.reader}: {result.mib:.0f} MiB above the start, more than {MOST_MIB}"
        bound = TARGETS[result.reader].most_ms
        if result.p99 > bound:
            yield f"{result.reader}: p99 {result.p99:.1f} ms, more than {bound:.0f}"


def _sentence(
    damaged: Sequence[Result], mutated: Sequence[Result], troubles: Sequence[str], seconds: float
) -> str:
    both = (*damaged, *mutated)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = used.ru_utime + used.ru_stime
    wrong, crashed = (sum(each.counts.get(name, 0) for each in both) for name in ("wrong", "crashed"))
    return (
        f"{sum(each.inputs for each in damaged):,} damaged and "
        f"{sum(each.inputs for each in mutated):,} mutated "
        f"inputs of {len(mutated)} readers: {wrong} accepted that should not be, {crashed} crashes, "
        f"{len(troubles)} findings ({seconds:.0f} s, {processor:.0f} s of processor)"
    )


if __name__ == "__main__":
    sys.exit(main())
