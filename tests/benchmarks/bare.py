"""As little as a server can do and still keep its word: read, write to the disk, flush, answer.

Run as ``python -m tests.benchmarks.bare FOLDER`` it prints its port and serves until its input ends.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.client import Where

_ANSWER = b"HTTP/1.1 201 Created\r\nContent-Length: 500\r\nConnection: close\r\n\r\n" + 500 * b"x"


@contextmanager
def bare_server(folder: Path) -> Iterator[Where]:
    """One in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.bare", str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        yield Where("127.0.0.1", int(server.stdout.readline()))
        server.communicate()


async def _serve(folder: Path) -> None:
    with (folder / "bare").open("ab", buffering=0) as file:

        async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            head = await reader.readuntil(b"\r\n\r\n")
            length = int(head.rpartition(b"Content-Length: ")[2].partition(b"\r\n")[0])
            file.write(await reader.readexactly(length))
            os.fsync(file.fileno())
            writer.write(_ANSWER)
            await writer.drain()
            writer.close()

        server = await asyncio.start_server(answer, "127.0.0.1", 0, backlog=2048)
        print(server.sockets[0].getsockname()[1], flush=True)
        loop, ended = asyncio.get_running_loop(), asyncio.Event()
        wait = threading.Thread(
            target=lambda: (sys.stdin.read(), loop.call_soon_threadsafe(ended.set)), daemon=True
        )
        wait.start()
        await ended.wait()


if __name__ == "__main__":
    asyncio.run(_serve(Path(sys.argv[1])))
