"""Opening the frozen box, and counting what was opened.

A box of this benchmark holds a few thousand sealed ballots again and again: each copy is opened by itself and
costs what another ballot costs. Raw is the library alone: the key and the info made ready, one HPKE opening
after the other. For two cores the bound is the program itself on one.

Counting is from ballots that lie open in memory to their sums. The raw pass adds up their numbers and checks
nothing.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from struct import unpack_from

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from kiosk import sealing
from kiosk.ballot import BALLOT_LENGTH, encode_ballot
from kiosk.context import Context, KioskId, Mode, StationCode
from kiosk.record import COMMITMENT_LENGTH, seal_record
from sync.central import opening
from sync.central.frozen_box import ITEM_LENGTH
from sync.central.opening import count, open_items
from tests.benchmarks.figures import Figure, Growth, in_turn, seconds
from tests.tools.kits import cartagena

_SEALED = 2000
_RUNS = 5
_LEAST_OF_RAW = 0.85
_LEAST_OF_TWO = 1.8
_PASSES = 2.0
_CONSULTATION = cartagena()
_NUMBERS = [proposal.number for proposal in _CONSULTATION.proposals]


def measure(quick: bool) -> Iterator[Figure | Growth]:
    """All figures of this file."""
    yield from _opening(quick)
    yield from _counting(10_000 if quick else 1_000_000)


def _opening(quick: bool) -> Iterator[Figure | Growth]:
    consultation, source = _CONSULTATION, random.Random(1)
    private, public = sealing.generate_keypair()
    context = Context(consultation.digest, KioskId("K-001"), StationCode("P01"), Mode.OFFICIAL)
    sealed = [
        seal_record(context, encode_ballot(_choice(source)), bytes(32), public, public)[0]
        for _ in range(_SEALED // 10 if quick else _SEALED)
    ]
    items = b"".join(each.commitment + each.sealed_ballot for each in sealed)
    ours = partial(open_items, context, items, consultation.rule, private)
    one, raw = in_turn(_RUNS, ours, partial(_raw_opens, items, context, private))
    yield Figure.within(f"opening: {len(sealed)} ballots on one core", 1000 * one, "ms", 1 / _LEAST_OF_RAW,
                        1000 * raw, "raw HPKE opens")  # fmt: skip
    yield from _two_cores(items, ours, 4 if quick else 80)


def _two_cores(items: bytes, ours: partial[opening.Tally], times: int) -> Iterator[Figure | Growth]:
    """As the program parts a large box among processes, in pieces of 2,000; they have begun before."""
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        list(pool.map(_call, [ours] * 4))
        many = [ours] * times
        two, one = in_turn(5, lambda: list(pool.map(_call, many)), lambda: list(map(_call, many)))
    ballots = times * len(items) // ITEM_LENGTH
    yield Figure.within(f"opening: {ballots} ballots on two cores", two, "s", 1 / _LEAST_OF_TWO, one,
                        "the program on one core")  # fmt: skip
    yield Growth("opening, one core", _opening_growth(ours, items))


def _opening_growth(ours: partial[opening.Tally], items: bytes) -> list[tuple[int, float]]:
    points = []
    for ballots in (1000, 10_000, 100_000):
        context, _, rule, private = ours.args
        box = (items * (ballots * ITEM_LENGTH // len(items) + 1))[: ballots * ITEM_LENGTH]
        points.append((ballots, 1e6 * seconds(partial(open_items, context, box, rule, private)) / ballots))
    return points


def _call(work: partial[opening.Tally]) -> opening.Tally:
    return work()


def _raw_opens(items: bytes, context: Context, private: bytes) -> None:
    suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
    key, info = X25519PrivateKey.from_private_bytes(private), b"urna/1/ballot" + context.encoded()
    for start in range(0, len(items), ITEM_LENGTH):
        item = items[start : start + ITEM_LENGTH]
        suite.decrypt(item[COMMITMENT_LENGTH:], key, info=info + item[:COMMITMENT_LENGTH])


def _counting(ballots: int) -> Iterator[Figure | Growth]:
    source, rule = random.Random(2), _CONSULTATION.rule
    lying = b"".join(encode_ballot(_choice(source)) for _ in range(ballots))

    def ours(size: int) -> None:
        assert count(Counter(_each(lying, size)), rule, {}).ballots == size

    mine, raw = in_turn(3, partial(ours, ballots), partial(_raw_pass, lying, ballots))
    yield Figure.within(f"counting: {ballots} opened ballots", mine, "s", _PASSES, raw, "one raw pass")
    sizes = [size for size in (1000, 10_000, 100_000, 1_000_000) if size <= ballots]
    yield Growth("counting", [(size, 1e6 * seconds(partial(ours, size)) / size) for size in sizes])


def _each(lying: bytes, ballots: int) -> Iterator[bytes]:
    return (
        lying[start : start + BALLOT_LENGTH] for start in range(0, ballots * BALLOT_LENGTH, BALLOT_LENGTH)
    )


def _raw_pass(lying: bytes, ballots: int) -> Counter[int]:
    votes: Counter[int] = Counter()
    for ballot in _each(lying, ballots):
        votes.update(unpack_from(f">{ballot[1]}H", ballot, 2))
    return votes


def _choice(source: random.Random) -> list[int]:
    return source.sample(_NUMBERS, source.randint(_CONSULTATION.min_choices, _CONSULTATION.max_choices))
