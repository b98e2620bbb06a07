"""The storm on a published bundle: every byte flipped, each file rewritten, and each refused and named."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from sync.bundle import MANIFEST, read_bundle, zipped
from sync.bundle_verifier import verify_bundle
from sync.central.publish.publish import BUNDLE
from tests.faults.lab import Tally
from tests.faults.storms import Row
from tests.tools.large_count import large_count


def flip(content: bytes, place: int, bit: int) -> bytes:
    """The content with one bit changed."""
    changed = bytearray(content)
    changed[place] ^= 1 << bit
    return bytes(changed)


def flips(files: Mapping[str, bytes], each: int, seed: int = 1) -> Iterator[tuple[str, int, int]]:
    """File, place and bit: ``each`` places of every file, its first and last byte among them."""
    source = random.Random(seed)
    for name, content in sorted(files.items()):
        last = len(content) - 1
        places = {0, last, *(source.randrange(len(content)) for _ in range(each))}
        for place in sorted(places):
            yield name, place, source.randrange(8)


def flip_files(data: bytes, organiser: str, each: int) -> int:
    """Flip single bits of every file in a bundle, which is zipped again without a fault: the check of its
    signature or of its hash names that very file. Returns how many were tried.
    """
    files, tried = read_bundle(data), 0
    for name, place, bit in flips(files, each):
        report = verify_bundle(zipped({**files, name: flip(files[name], place, bit)}), organiser)
        (failed,) = [check for check in report.checks if check.failed]
        expected = "M1" if name == MANIFEST else "M2"
        assert (failed.id, failed.failed) == (expected, (name,)), (name, place, bit, failed)
        assert not report.holds
        tried += 1
    return tried


def flip_zip(data: bytes, organiser: str, step: int) -> int:
    """Flip bits of the zip itself, every ``step`` bytes: one in a file names it, others the bundle."""
    inside, tried = _inside(data), 0
    for place in range(0, len(data), step):
        report = verify_bundle(flip(data, place, place % 8), organiser)
        (failed,) = [check for check in report.checks if check.failed]
        assert failed.id == "Z1", (place, failed)
        named = next((name for name, reach in inside.items() if place in reach), None)
        assert named is None or failed.failed == (named,), (place, failed)
        tried += 1
    return tried


def _inside(data: bytes) -> dict[str, range]:
    """Where each file's content lies in the zip."""
    places, start = {}, 0
    for name, content in sorted(read_bundle(data).items()):
        start += 30 + len(name)
        places[name] = range(start, start + len(content))
        start += len(content)
    return places


def storm() -> Iterator[Row]:
    """All of it, on a bundle of 2,000 ballots."""
    with tempfile.TemporaryDirectory(prefix="urna-faults-") as name:
        _, counted = large_count(Path(name))
    data, organiser = counted.publication.files[BUNDLE], counted.report.fingerprint
    scenarios: dict[str, Callable[[], int]] = {
        "one bit of each byte of the zip": lambda: flip_zip(data, organiser, 1),
        "a thousand bits of every file": lambda: flip_files(data, organiser, 1000),
    }
    for title, scenario in scenarios.items():
        begun = time.monotonic()
        yield Row(title, Tally(faults=scenario()), time.monotonic() - begun)
