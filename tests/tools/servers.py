"""Running servers for tests: one in a thread, one as the program itself; and the plainest of clients."""

from __future__ import annotations

import http.client
import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sync.batch import Batch
from sync.central.places import Centre
from sync.central.server_run import Listening, prepare
from sync.central.store import Store
from tests.tools.centres import SimulatedKiosk

PROBLEM = "application/problem+json"


@dataclass(frozen=True)
class Reply:
    """One answer."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> dict[str, Any]:
        """Its body as an object."""
        value: dict[str, Any] = json.loads(self.body)
        return value


def ask(
    address: str, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
) -> Reply:
    """One request on a connection of its own."""
    where = urlsplit(address)
    connection = http.client.HTTPConnection(str(where.hostname), where.port, timeout=30)
    try:
        connection.request(method, path, body, dict(headers or {}))
        answer = connection.getresponse()
        lowered = {name.lower(): value for name, value in answer.getheaders()}
        return Reply(answer.status, lowered, answer.read())
    finally:
        connection.close()


def path_of(batch: Batch) -> str:
    """Where a batch is put."""
    return f"/v1/batches/{batch.kiosk}/{batch.box.hex()}/{batch.sequence}"


def deliver(address: str, kiosk: SimulatedKiosk, batch: Batch) -> Reply:
    """Put a batch there, signed by this kiosk."""
    return ask(address, "PUT", path_of(batch), kiosk.sign(batch))


def connected(address: str, timeout: float | None = None) -> socket.socket:
    """A bare connection, for what no client would send."""
    where = urlsplit(address)
    return socket.create_connection((str(where.hostname), where.port or 80), timeout=timeout)


def begun_put(path: str, length: int | None) -> bytes:
    """The head of a request whose body is still to come; without a length it comes in chunks."""
    size = "Transfer-Encoding: chunked" if length is None else f"Content-Length: {length}"
    return f"PUT {path} HTTP/1.1\r\nHost: centro\r\nConnection: close\r\n{size}\r\n\r\n".encode()


def ballots_in(database: str) -> int:
    """How many ballots lie in a database."""
    store = Store.open(database)
    with store.reading() as transaction:
        count = transaction.ballot_count()
    store.close()
    return count


@contextmanager
def running_server(centre: Centre, store: Store, where: Listening | None = None) -> Iterator[str]:
    """A server in a thread of this process; its address. It is stopped as a signal stops it."""
    prepared = prepare(centre, store, where or Listening("127.0.0.1", 0))
    thread = threading.Thread(target=prepared.run, name="server")
    thread.start()
    try:
        yield prepared.address
    finally:
        prepared.server.should_exit = True
        thread.join()


class ServerProcess:
    """``urna-central serve`` as a process, for what only that can show; ``program`` starts another one."""

    def __init__(self, folder: Path, *options: str, log: Path, program: Sequence[str] = ()) -> None:
        ours = program or (sys.executable, "-m", "sync.central.cli")
        command = [*ours, "serve", str(folder), "--port", "0", "--json"]
        with log.open("ab") as errors:
            self.process = subprocess.Popen(
                [*command, *options], stdout=subprocess.PIPE, stderr=errors, text=True
            )
        assert self.process.stdout is not None
        lines = []
        for line in self.process.stdout:
            lines.append(line)
            if line.rstrip() == "}":
                break
        assert lines, log.read_text(encoding="utf-8")
        self.address: str = json.loads("".join(lines))["address"]

    def kill(self) -> None:
        """As a power cut would."""
        self.process.kill()
        self._wait()

    def stop(self) -> int:
        """As a service manager would; the exit code."""
        self.process.terminate()
        return self._wait()

    def _wait(self) -> int:
        code = self.process.wait(timeout=60)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code
