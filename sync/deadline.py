"""A total time for an HTTP exchange: a peer that gives one byte now and then cannot keep us for ever."""

import http.client
import io
import socket
import time
from collections.abc import Iterator

_PIECE = 16 * 1024


class DeadlineReader(io.RawIOBase):
    """Reads a socket until a moment of the monotonic clock; raises `TimeoutError` after it."""

    def __init__(self, connection: socket.socket, until: float) -> None:
        self._socket = connection
        self._until = until
        self.ended = False

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """What has arrived: at least a byte, unless the other side has ended."""
        self._socket.settimeout(time_left(self._until))
        received = self._socket.recv_into(buffer)
        self.ended = not received
        return received


def time_left(until: float) -> float:
    """Seconds to a moment of the monotonic clock. Raises `TimeoutError` if it has passed."""
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError("the time for this exchange is over")
    return left


def pieces(connection: socket.socket, body: bytes, until: float) -> Iterator[bytes]:
    """A body in pieces, each of which may take no more than what is left of the time."""
    for start in range(0, len(body), _PIECE):
        connection.settimeout(time_left(until))
        yield body[start : start + _PIECE]


def read_answer(
    connection: http.client.HTTPConnection, until: float, most: int, method: str
) -> tuple[http.client.HTTPResponse, bytes]:
    """The answer to the request just sent, and its body, cut at ``most`` + 1 bytes.

    Raises `TimeoutError`, `OSError`, or `http.client.HTTPException` for an answer that is none or not whole.
    """
    answer = http.client.HTTPResponse(connection.sock, method=method)
    answer.fp.close()
    reader = DeadlineReader(connection.sock, until)
    answer.fp = io.BufferedReader(reader)
    answer.begin()
    if reader.ended:  # the library takes the end of the connection for the end of the headers
        raise http.client.IncompleteRead(b"")
    body = answer.read(most + 1)
    if answer.length and len(body) <= most:
        raise http.client.IncompleteRead(body, answer.length)
    return answer, body
