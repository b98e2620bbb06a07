"""A good batch among 1,000 bad requests a second.

Half of them are 1 KB of garbage, half whole batches of 20 KB whose signature is false; all use the names of
kiosks that exist, so that none is sent away by its address alone. The flood is a process of its own, so that
what it costs itself is not measured as the server's. It sends by the clock, whether or not it is answered.
The bound is the same kiosk at the same server before the flood.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sync.central.store import Store
from tests.benchmarks.client import Where, ask, delivery, put
from tests.benchmarks.figures import Figure, percentile
from tests.tools.centres import World, make_world
from tests.tools.servers import ServerProcess

RATE = 1000
_SECONDS = 20
_ASKED_SECONDS = 5.0
_HALF_BALLOTS = 12  # of 20 KB
_MOST_OPEN = 3000


@dataclass(frozen=True)
class Storm:
    """What the flood counted: requests begun, how late the clock was met, and answers by status."""

    sent: int
    seconds: float
    statuses: dict[str, int]


@dataclass(frozen=True)
class Endured:
    """Seconds of good deliveries before and during the flood, and the flood."""

    quiet: list[float]
    flooded: list[float]
    errors: int
    storm: Storm


def measure(quick: bool) -> Iterator[Figure]:
    """All figures of this file."""
    with tempfile.TemporaryDirectory(prefix="urna-flood-") as name:
        endured = endure(Path(name), RATE, 3 if quick else _SECONDS)
    storm, worst = endured.storm, max(endured.flooded)
    rate = storm.sent / storm.seconds
    print(
        f"flood: {storm.sent} bad requests in {storm.seconds:.0f} s ({rate:.0f} a second), answered "
        f"{dict(sorted(storm.statuses.items()))}; {len(endured.flooded)} good batches, "
        f"{endured.errors} lost, p50 {percentile(endured.flooded, 0.5):.3f} s, longest {worst:.3f} s",
        flush=True,
    )
    yield Figure("flood: good batches without their receipt", endured.errors, "", 0, 0, "none may fail")
    yield Figure(
        "flood: seconds for a bad request to begin, of 1,000", 1000 / rate, "s", 1.05, 1.0, "the clock"
    )
    yield Figure(
        "flood: longest good batch among 1,000 bad requests a second", worst, "s", _ASKED_SECONDS,
        max(endured.quiet), "before the flood",
    )  # fmt: skip


def endure(folder: Path, rate: int, seconds: int) -> Endured:
    """A server, a flood, and a kiosk that sends a batch every half second."""
    world = make_world(folder / "centre", kiosks=20)
    bad = bad_requests(world)
    (folder / "bad").mkdir()
    for number, request in enumerate(bad):
        (folder / "bad" / f"{number:03d}").write_bytes(request)
    good = [delivery(world.kiosk(1).send(25)) for _ in range(4 * seconds)]
    server = ServerProcess(world.centre.folder, log=folder / "log")
    where = Where.of(server.address)
    quiet, missed = asyncio.run(_deliver(where, good[: 2 * seconds]))
    command = [sys.executable, "-m", "tests.benchmarks.flood", str(where.port), str(rate), str(seconds)]
    with subprocess.Popen([*command, str(folder / "bad")], stdout=subprocess.PIPE, text=True) as flood:
        assert flood.stdout is not None
        flood.stdout.readline()  # it has begun
        flooded, lost = asyncio.run(_deliver(where, good[2 * seconds :]))
        storm = Storm(**json.loads(flood.stdout.read()))
    assert server.stop() == 0
    store = Store.sqlite(world.centre.database)
    with store.reading() as transaction:
        assert transaction.ballot_count() == 25 * (len(good) - missed - lost)
    store.close()
    return Endured(quiet, flooded, missed + lost, storm)


def bad_requests(world: World) -> list[bytes]:
    """Garbage and false signatures in turn, in the names of all kiosks but the first."""
    requests = []
    for kiosk in list(world.kiosks.values())[1:]:
        requests.append(put(f"/v1/batches/{kiosk.id}/{kiosk.box.hex()}/1", os.urandom(1024)))
        true = delivery(kiosk.send(_HALF_BALLOTS))
        start = true.rindex(b'"sig":"') + 7
        end = start + 8
        requests.append(true[:start] + bytes(map(_other, true[start:end])) + true[end:])
    return requests


def _other(byte: int) -> int:
    return ord("A") if byte != ord("A") else ord("B")


async def _deliver(where: Where, requests: Sequence[bytes]) -> tuple[list[float], int]:
    """Two a second, one after the other; the seconds of each, and how many had no receipt."""
    seconds, lost = [], 0
    for request in requests:
        reply = await ask(where, request)
        seconds.append(reply.seconds)
        lost += reply.status != 201
        await asyncio.sleep(max(0.0, 0.5 - reply.seconds))
    return seconds, lost


async def _flood(where: Where, requests: Sequence[bytes], rate: int, seconds: int) -> Storm:
    statuses: dict[str, int] = {}
    running: set[asyncio.Task[None]] = set()

    async def one(request: bytes) -> None:
        reply = await ask(where, request)
        statuses[str(reply.status)] = statuses.get(str(reply.status), 0) + 1

    started = time.monotonic()
    for number in range(rate * seconds):
        due = started + number / rate
        await asyncio.sleep(max(0.0, due - time.monotonic()))
        if len(running) >= _MOST_OPEN:  # as many as an attacker's machine would hold open
            await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        task = asyncio.create_task(one(requests[number % len(requests)]))
        running.add(task)
        task.add_done_callback(running.discard)
    elapsed = time.monotonic() - started
    await asyncio.gather(*running)
    return Storm(rate * seconds, elapsed, statuses)


def main() -> int:
    """The flood itself."""
    port, rate, seconds = map(int, sys.argv[1:4])
    requests = [path.read_bytes() for path in sorted(Path(sys.argv[4]).iterdir())]
    print("begun", flush=True)
    print(json.dumps(vars(asyncio.run(_flood(Where("127.0.0.1", port), requests, rate, seconds)))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
