"""One reader under atheris, in a process of its own: ``python -m tests.fuzz.one READER INPUTS SEED RESULT``.

The readers are instrumented before they are imported, so that libFuzzer sees which input reaches new code. A
failure does not end the run: its input is kept beside the result, and the next one is tried.
"""

from __future__ import annotations

import os
import random
import resource
import sys
from array import array
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["kiosk", "sync", "tomllib"], enable_loader_override=False):
    from tests.fuzz.corpus import paths, seeds
    from tests.fuzz.readers import TARGETS

from tests.fuzz.results import Result, peak_kib, save_failure
from tests.fuzz.targets import Target, Verdict

# Memory is measured here; two changes at most between one kept input and the next.
_OPTIONS = ("-rss_limit_mb=0", "-timeout=60", "-verbosity=0", "-mutate_depth=2")


class Watch:
    """Counts what becomes of each input, and writes the result after the last."""

    def __init__(self, target: Target, inputs: int, result: Path) -> None:
        self._target, self._inputs, self._path = target, inputs, result
        self._counts = dict.fromkeys(Verdict, 0)
        self._seconds = array("f")
        self._why: dict[str, str] = {}
        self._start_kib = 0

    def __call__(self, data: bytes) -> None:
        if not self._start_kib:  # everything is loaded now, each kind of file was read once
            for seed in seeds(self._target.name):
                judged = self._target.judge(seed)
                assert judged.verdict is Verdict.ACCEPTED, judged
            self._start_kib = peak_kib()
        judged = self._target.judge(data)
        self._counts[judged.verdict] += 1
        self._seconds.append(judged.seconds)
        if judged.verdict in (Verdict.WRONG, Verdict.CRASHED) and judged.why not in self._why:
            self._why[judged.why] = save_failure(self._path.parent, self._target.name, data)
        if len(self._seconds) == self._inputs:
            self._write()

    def _write(self) -> None:
        slowest = sorted(self._seconds)
        Result(
            self._target.name, len(slowest), {v.value: n for v, n in self._counts.items()},
            1000 * slowest[len(slowest) * 99 // 100], (peak_kib() - self._start_kib) / 1024, self._why,
        ).write(self._path)  # fmt: skip
        os._exit(0)  # libFuzzer's own end would print a report of its own


def main() -> None:
    """Never returns."""
    name, inputs, seed, result = sys.argv[1:]
    target, most = TARGETS[name], TARGETS[name].most_bytes

    def by_fuzzer(data: bytes, _source: random.Random) -> bytes:
        return bytes(atheris.Mutate(data, most))

    def mutate(data: bytes, _max_size: int, number: int) -> bytes:
        source = random.Random(number)
        # What libFuzzer keeps is mostly refused early: a third starts from a valid file, to get further in.
        begun = data if source.randrange(3) else source.choice(valid)
        return target.mutate(begun, source, by_fuzzer)[:most]

    valid = seeds(name)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    inputs_from = ",".join(map(str, paths(name)))  # no folder: libFuzzer would write into it
    command = [sys.argv[0], f"-seed_inputs={inputs_from}", f"-seed={seed}", f"-max_len={most}", *_OPTIONS]
    atheris.Setup(command, Watch(target, int(inputs), Path(result)), custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
