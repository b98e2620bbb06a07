"""The plainest of HTTP clients, many in one thread: each sends prepared bytes and reads to the end."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

from kiosk.envelope import PayloadType, read_unverified_payload
from sync.batch import parse_batch


@dataclass(frozen=True)
class Where:
    """A server on this machine."""

    host: str
    port: int

    @staticmethod
    def of(address: str) -> Where:
        """Refuses every other machine."""
        parts = urlsplit(address)
        assert parts.hostname == "127.0.0.1", "these figures are of this machine alone"
        assert parts.port is not None
        return Where(parts.hostname, parts.port)


@dataclass(frozen=True)
class Reply:
    """One answer; ``status`` is 0 if there was none. ``seconds`` from connecting to its last byte."""

    status: int
    body: bytes
    seconds: float


def put(path: str, body: bytes) -> bytes:
    """A whole request as bytes."""
    head = f"PUT {path} HTTP/1.1\r\nHost: centro\r\nConnection: close\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode("ascii") + body


def delivery(envelope: bytes) -> bytes:
    """The request that brings a batch to its own address."""
    batch = parse_batch(read_unverified_payload(envelope, PayloadType.BATCH))
    return put(f"/v1/batches/{batch.kiosk}/{batch.box.hex()}/{batch.sequence}", envelope)


async def ask(where: Where, request: bytes) -> Reply:
    """One request on a connection of its own, as kiosks send."""
    started = time.perf_counter()
    answer = b""
    try:
        reader, writer = await asyncio.open_connection(where.host, where.port)
        try:
            writer.write(request)
            answer = await reader.read()
        finally:
            writer.close()
    except OSError:
        """It hung up; what it said before counts."""
    head, _, body = answer.partition(b"\r\n\r\n")
    status = int(head[9:12]) if head.startswith(b"HTTP/1.1 ") else 0
    return Reply(status, body, time.perf_counter() - started)
