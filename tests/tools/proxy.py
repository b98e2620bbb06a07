"""A proxy that does to connections what bad networks do, to the byte, and remembers what passed.

Each new connection takes the next `Fault` of the plan, and passes whole when none is left. Bytes are neither
read nor understood: TLS passes as well as plain HTTP.
"""

from __future__ import annotations

import selectors
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

_TICK = 0.05
_PIECE = 65536


@dataclass(frozen=True)
class Fault:
    """``upload`` and ``answer`` are the bytes that pass, None for all of them; after them ``then`` is called
    and both ends are closed, or with ``hold`` nothing more passes until the client gives up. ``again``: when
    the answer begins, the whole upload is delivered once more on a connection of its own, and its answer
    thrown away. ``piece``: the most bytes that pass at a time.
    """

    upload: int | None = None
    answer: int | None = None
    hold: bool = False
    again: bool = False
    piece: int = _PIECE
    then: Callable[[], None] = lambda: None


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
    plan: list[Fault] = field(default_factory=list)
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
            return b"".join(iter(lambda: server.recv(_PIECE), b""))

    def serve(self, listener: socket.socket) -> None:
        """Until `ended`; one connection at a time."""
        listener.settimeout(_TICK)
        while not self.ended:
            try:
                client, _ = listener.accept()
            except TimeoutError:
                continue
            with client:
                client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self._pass(client, self.plan.pop(0) if self.plan else Fault())

    def _pass(self, client: socket.socket, fault: Fault) -> None:
        passed = Passed()
        self.passed.append(passed)
        try:
            with socket.create_connection(self.upstream) as server:
                if self._pump(client, server, fault, passed):
                    fault.then()
                    while fault.hold and client.recv(_PIECE):
                        """What still comes is lost."""
        except OSError:
            """One end is gone: so is the other."""

    def _pump(self, client: socket.socket, server: socket.socket, fault: Fault, passed: Passed) -> bool:
        """True if the fault's point was reached, False if one end ended by itself."""
        repeat = fault.again
        with selectors.DefaultSelector() as ready:
            ready.register(client, selectors.EVENT_READ)
            ready.register(server, selectors.EVENT_READ)
            while not _reached(fault.upload, passed.upload):
                for key, _ in ready.select():
                    if key.fileobj is client:
                        data = client.recv(min(fault.piece, _left(fault.upload, passed.upload)))
                        server.sendall(data)
                        passed.upload += data
                    else:
                        data = server.recv(fault.piece)[: _left(fault.answer, passed.answer)]
                        if repeat:
                            self.replay(passed.upload)
                            repeat = False
                        client.sendall(data)
                        passed.answer += data
                        if _reached(fault.answer, passed.answer):
                            return True
                    if not data:
                        return False
        return True


def _reached(limit: int | None, passed: bytes) -> bool:
    return limit is not None and len(passed) >= limit


def _left(limit: int | None, passed: bytes) -> int:
    return _PIECE if limit is None else min(_PIECE, limit - len(passed))


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
