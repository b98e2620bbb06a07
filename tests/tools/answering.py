"""Somebody who listens where a centre should, and answers whatever a test likes."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def answering(
    *pieces: bytes, end: bool = True, endless: bytes = b"", heard: list[bytes] | None = None
) -> Iterator[str]:
    """Somebody who answers the first request with these bytes, whatever was asked; then with ``endless`` over
    and over until nobody listens. ``heard`` gets the head of the request.
    """
    done = threading.Event()

    def serve() -> None:
        with listener, listener.accept()[0] as client:
            head = b""
            while b"\r\n\r\n" not in head:
                head += client.recv(65536)
            if heard is not None:
                heard.append(head.partition(b"\r\n\r\n")[0])
            for piece in pieces:
                client.sendall(piece)
            with suppress(OSError):
                while endless:
                    client.sendall(endless)
            if not end:
                done.wait()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            done.set()
            thread.join()
