"""Batches delivered by HTTP: the server, against its bare framework with the same verification and commit.

The bare one is FastAPI on uvicorn with one route, which reads the body, verifies the batch and keeps it in
the same store by the same functions, and answers the receipt. What it lacks is the rest of a server that
stands in a network: limits of size, memory, time and rate, the place in the address, the log, answers to what
is wrong, and the lines that keep good batches apart from bad ones.

Run as ``python -m tests.benchmarks.upload CENTRE DATABASE`` it is that bare server: it prints its port and
serves until its input ends.
"""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import uvicorn
from fastapi import FastAPI, Request, Response

from sync.central.intake import keep
from sync.central.places import Centre
from sync.central.store import Store
from sync.verifier import verify_batch
from tests.benchmarks.client import Where, ask, delivery
from tests.benchmarks.figures import Figure
from tests.tools.centres import make_world
from tests.tools.servers import ServerProcess

_SHARE = 0.6
_KIOSKS, _EACH, _BALLOTS = 250, 6, 25
_AT_ONCE = 8
_RUNS = 3


def measure(quick: bool) -> Iterator[Figure]:
    """The one figure of this file."""
    kiosks, runs = (10, 1) if quick else (_KIOSKS, _RUNS)
    with tempfile.TemporaryDirectory(prefix="urna-upload-") as name:
        folder = Path(name)
        world = make_world(folder / "centre", kiosks=kiosks)
        requests = [delivery(k.send(_BALLOTS)) for _ in range(_EACH) for k in world.kiosks.values()]
        ours, bound = [], []
        for run in range(runs):
            ours.append(_at_server(world.centre, folder / f"ours-{run}.sqlite", requests))
            bound.append(_at_bare(world.centre, folder / f"bare-{run}.sqlite", requests))
    yield Figure.within("upload: a batch delivered and receipted", median(ours), "ms", 1 / _SHARE,
                        median(bound), "the bare framework")  # fmt: skip


def _at_server(centre: Centre, database: Path, requests: Sequence[bytes]) -> float:
    options = ("--database", f"sqlite:///{database}")
    server = ServerProcess(centre.folder, *options, log=database.with_suffix(".log"))
    try:
        return _milliseconds(Where.of(server.address), requests)
    finally:
        assert server.stop() == 0


def _at_bare(centre: Centre, database: Path, requests: Sequence[bytes]) -> float:
    with _bare(centre, database) as where:
        return _milliseconds(where, requests)


def _milliseconds(where: Where, requests: Sequence[bytes]) -> float:
    """Of each batch, where eight are on their way all the time. None may fail."""
    started = time.perf_counter()
    asyncio.run(_send(where, requests))
    return 1000 * (time.perf_counter() - started) / len(requests)


async def _send(where: Where, requests: Sequence[bytes]) -> None:
    left = iter(requests)

    async def one() -> None:
        for request in left:
            reply = await ask(where, request)
            assert reply.status == 201, reply

    await asyncio.gather(*(one() for _ in range(_AT_ONCE)))


@contextmanager
def _bare(centre: Centre, database: Path) -> Iterator[Where]:
    command = [sys.executable, "-m", "tests.benchmarks.upload", str(centre.folder), str(database)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        yield Where("127.0.0.1", int(server.stdout.readline()))
        server.communicate()


def _serve(folder: Path, database: Path) -> None:
    centre, store, app = Centre.open(folder), Store.sqlite(database), FastAPI()
    roster, key = centre.roster(), centre.signing_key

    @app.put("/v1/batches/{kiosk}/{box}/{sequence}", status_code=201)
    async def deliver(request: Request) -> Response:
        batch = verify_batch(await request.body(), roster)
        return Response(keep(store, batch, roster, key).receipt, 201)

    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    print(listening.getsockname()[1], flush=True)

    def wait() -> None:
        sys.stdin.read()
        server.should_exit = True

    threading.Thread(target=wait, daemon=True).start()
    server.run([listening])
    store.close()


if __name__ == "__main__":
    _serve(*map(Path, sys.argv[1:]))
