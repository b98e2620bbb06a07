"""A proxy that does to connections what bad networks do, to the byte, and remembers what passed.

A `Cut` says how many bytes of a connection's upload and of its answer pass before both ends are closed; None
means all of them. Each new connection takes the next cut of the plan, and passes whole when none is left.
"""

from __future__ import annotations

import selectors
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

_TICK = 0.05


@dataclass(frozen=True)
class Cut:
    """Bytes that pass: of the upload, then of the answer."""

    upload: int | None = None
    answer: int | None = None


@dataclass
class Passed:
    """What went through one connection."""

    upload: bytes = b""
    answer: bytes = b""


@dataclass
class Proxy:
    """Made by `running_proxy`. ``port`` is where clients connect; ``upstream`` may change while it runs."""

    upstream: tuple[str, int]
    port: int
    plan: list[Cut] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)
    ended: bool = False

    @property
    def address(self) -> str:
        """What a kit would name."""
        return f"http://127.0.0.1:{self.port}"

    def replay(self, upload: bytes) -> bytes:
        """Send recorded bytes to the server again; its whole answer."""
        with socket.create_connection(self.upstream) as server:
            server.sendall(upload)
            server.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: server.recv(65536), b""))

    def serve(self, listener: socket.socket) -> None:
        """Until `ended`; one connection at a time."""
        listener.settimeout(_TICK)
        while not self.ended:
            try:
                client, _ = listener.accept()
            except TimeoutError:
                continue
            with client:
                self._pass(client, self.plan.pop(0) if self.plan else Cut())

    def _pass(self, client: socket.socket, cut: Cut) -> None:
        passed = Passed()
        self.passed.append(passed)
        try:
            with socket.create_connection(self.upstream) as server:
                _pump(client, server, cut, passed)
        except OSError:
            """One end is gone: so is the other."""


def _pump(client: socket.socket, server: socket.socket, cut: Cut, passed: Passed) -> None:
    with selectors.DefaultSelector() as ready:
        ready.register(client, selectors.EVENT_READ)
        ready.register(server, selectors.EVENT_READ)
        while cut.upload is None or len(passed.upload) < cut.upload:
            for key, _ in ready.select():
                data = client.recv(65536) if key.fileobj is client else server.recv(65536)
                if not data:
                    return
                if key.fileobj is client:
                    data = data[: None if cut.upload is None else cut.upload - len(passed.upload)]
                    server.sendall(data)
                    passed.upload += data
                    continue
                data = data[: None if cut.answer is None else cut.answer - len(passed.answer)]
                client.sendall(data)
                passed.answer += data
                if cut.answer is not None and len(passed.answer) >= cut.answer:
                    return


@contextmanager
def running_proxy(upstream: tuple[str, int]) -> Iterator[Proxy]:
    """A proxy in a thread of its own."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        proxy = Proxy(upstream, listener.getsockname()[1])
        thread = threading.Thread(target=proxy.serve, args=(listener,), name="proxy")
        thread.start()
        try:
            yield proxy
        finally:
            proxy.ended = True
            thread.join()
