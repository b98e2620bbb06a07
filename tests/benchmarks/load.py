"""A city's worst day: 500 kiosks, each with 20 batches of 25 ballots, each delivered three times.

Twice over, at the program itself on SQLite, where a receipt means that the commit is on the disk:

* *the network comes back*: every kiosk has all of its batches to send and begins within the five seconds in
  which an agent notices a link; every answer is lost twice, and it waits as an agent waits before it sends
  again (2.5 to 5 s), and between batches as long as the kiosk's program does;
* *nobody waits*: 500 connections are open all the time, each kiosk sends as soon as it has an answer.

The bound is the same crowd at a server that writes what it reads to the disk and answers, unread.
"""

from __future__ import annotations

import asyncio
import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from sync.central.store import Store
from sync.retry import RetryPolicy, wait_seconds
from tests.benchmarks.bare import bare_server
from tests.benchmarks.client import Where, ask, delivery
from tests.benchmarks.figures import Figure, percentile
from tests.tools.centres import make_world
from tests.tools.postgres import installed, running_cluster
from tests.tools.servers import ServerProcess
from tests.tools.servers import ask as ask_once

_NOTICED_WITHIN = 5.0
_BETWEEN_BATCHES = 0.2
_ASKED_SECONDS = 2.0
_ASKED_MS_ALL_DAY = 40.0  # ten times what 500 kiosks send that make a batch every ten minutes
_ASKED_MS_EACH = 4.0  # 500 kiosks with an answer within two seconds, whatever they do


@dataclass(frozen=True)
class Size:
    """How large a crowd is; ``patient``: it waits as agents wait."""

    kiosks: int = 500
    batches: int = 20
    ballots: int = 25
    deliveries: int = 3
    patient: bool = True


@dataclass
class Crowd:
    """What came of it: seconds of every request, and how many had no receipt or another one than before."""

    seconds: list[float] = field(default_factory=list)
    errors: int = 0
    elapsed: float = 0.0
    ballots: int = 0

    def percentile(self, share: float) -> float:
        """Seconds."""
        return percentile(self.seconds, share)


def measure(quick: bool) -> Iterator[Figure]:
    """All figures of this file."""
    size = Size(kiosks=20, batches=3) if quick else Size()
    with tempfile.TemporaryDirectory(prefix="urna-load-") as name:
        patient, bound = crowd_at_centre(size, Path(name)), crowd_at_bare(replace(size, batches=2))
    _tell("the network comes back", patient)
    yield _errors("load: deliveries without their receipt", patient, size)
    yield Figure(
        "load: p99 of a delivery, 500 kiosks catching up at once", patient.percentile(0.99), "s",
        _ASKED_SECONDS, bound.percentile(0.99), "write and answer",
    )  # fmt: skip
    rush = replace(size, batches=4, patient=False)
    with tempfile.TemporaryDirectory(prefix="urna-load-") as name:
        hurried, bound = crowd_at_centre(rush, Path(name)), crowd_at_bare(rush)
    _tell("nobody waits", hurried)
    yield _errors("load: the same where nobody waits", hurried, rush)
    yield Figure(
        "load: a delivery where 500 connections never rest", 1000 * hurried.elapsed / len(hurried.seconds),
        "ms", _ASKED_MS_EACH, 1000 * bound.elapsed / len(bound.seconds), "write and answer",
    )  # fmt: skip


def measure_postgres(quick: bool) -> Iterator[Figure]:
    """The crowd that never rests, at two processes on a PostgreSQL that flushes every commit."""
    programs = installed()
    if programs is None:
        print("PostgreSQL is not installed: apt-get install postgresql", flush=True)
        return
    rush = Size(kiosks=20 if quick else 500, batches=4, patient=False)
    with (
        tempfile.TemporaryDirectory(prefix="urna-load-") as name,
        running_cluster(programs, durable=True) as cluster,
    ):
        for processes in (1, 2):
            options = ("--database", cluster.new_database(), "--processes", str(processes))
            crowd = crowd_at_centre(rush, Path(name) / str(processes), options)
            _tell(f"PostgreSQL, {processes} processes, nobody waits", crowd)
            yield _errors(f"postgres: failed deliveries, {processes} processes", crowd, rush)
            bound = crowd_at_bare(rush)
            yield Figure(
                f"postgres: a delivery where 500 connections never rest, {processes} proc.",
                1000 * crowd.elapsed / len(crowd.seconds), "ms", _ASKED_MS_ALL_DAY,
                1000 * bound.elapsed / len(bound.seconds), "write and answer",
            )  # fmt: skip


def crowd_at_centre(size: Size, folder: Path, options: tuple[str, ...] = ()) -> Crowd:
    """A whole day at a new centre; what its box holds in the end must be what was cast. ``options`` of the
    server may name another database than its own.
    """
    world = make_world(folder / "centre", kiosks=size.kiosks)
    crowd_of = [
        [delivery(kiosk.send(size.ballots)) for _ in range(size.batches)] for kiosk in world.kiosks.values()
    ]
    server = ServerProcess(world.centre.folder, *options, log=folder / "log")
    assert ask_once(server.address, "GET", "/ready").status == 200
    crowd = asyncio.run(_send(Where.of(server.address), crowd_of, size))
    assert server.stop() == 0
    database = options[1] if options else f"sqlite:///{world.centre.database}"
    with _reading(database) as store, store.reading() as transaction:
        crowd.ballots = transaction.ballot_count()
        assert crowd.ballots == size.kiosks * size.batches * size.ballots or crowd.errors
        assert not transaction.held()
    return crowd


def crowd_at_bare(size: Size) -> Crowd:
    """The same number and size of requests where nobody looks at them."""
    with tempfile.TemporaryDirectory(prefix="urna-load-") as name, bare_server(Path(name)) as where:
        world = make_world(Path(name) / "centre", kiosks=1)
        request = delivery(world.kiosk().send(size.ballots))
        return asyncio.run(_send(where, [[request] * size.batches] * size.kiosks, size))


async def _send(where: Where, kiosks: list[list[bytes]], size: Size) -> Crowd:
    crowd, chance = Crowd(), random.Random(11)

    async def kiosk(requests: list[bytes]) -> None:
        await rest(chance.uniform(0, _NOTICED_WITHIN))
        for request in requests:
            first = b""
            for number in range(size.deliveries):
                if number:
                    policy = RetryPolicy()
                    await rest(wait_seconds(1, policy.first, policy.longest, chance.random()))
                reply = await ask(where, request)
                first = first or reply.body
                crowd.seconds.append(reply.seconds)
                crowd.errors += reply.status != 201 or reply.body != first
            await rest(_BETWEEN_BATCHES)

    async def rest(seconds: float) -> None:
        if size.patient:
            await asyncio.sleep(seconds)

    now = asyncio.get_running_loop().time
    started = now()
    await asyncio.gather(*map(kiosk, kiosks))
    crowd.elapsed = now() - started
    return crowd


@contextmanager
def _reading(database: str) -> Iterator[Store]:
    store = Store.open(database)
    try:
        yield store
    finally:
        store.close()


def _errors(what: str, crowd: Crowd, size: Size) -> Figure:
    assert len(crowd.seconds) == size.kiosks * size.batches * size.deliveries
    return Figure(what, crowd.errors, "", 0, 0, "none may fail")


def _tell(title: str, crowd: Crowd) -> None:
    middle, late, last = crowd.percentile(0.5), crowd.percentile(0.99), max(crowd.seconds)
    print(
        f"{title}: {len(crowd.seconds)} deliveries in {crowd.elapsed:.0f} s "
        f"({len(crowd.seconds) / crowd.elapsed:.0f} a second), {crowd.errors} errors, "
        f"{crowd.ballots} ballots; p50 {middle:.3f} s, p99 {late:.3f} s, longest {last:.3f} s",
        flush=True,
    )
