"""How many connections the server holds, and for how long one that asks for nothing.

Addresses are not counted, because many kiosks share one; so a connection has to earn its place: whoever has
not sent the head of a request within half a minute, or lingers that long after an answer, is hung up on. What
a request itself may take, the gate decides.
"""

import asyncio
import resource

from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

_MOST_CONNECTIONS = 4000
_OTHER_FILES = 256


def most_connections() -> int:
    """As many as this process may have files open, which is raised as far as the system lets us."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _MOST_CONNECTIONS + _OTHER_FILES
    if soft < wanted <= hard or hard == resource.RLIM_INFINITY:
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))
        return _MOST_CONNECTIONS
    return min(_MOST_CONNECTIONS, max(soft - _OTHER_FILES, soft // 2))


class PatientProtocol(H11Protocol):
    """uvicorn's own, with a clock."""

    idle_seconds = 30.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start the clock."""
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop it."""
        self._clock.cancel()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._clock = self.loop.call_later(self.idle_seconds, self._look)

    def _look(self) -> None:
        cycle: RequestResponseCycle | None = self.cycle  # there is none before the first head
        if cycle is None or cycle.response_complete:
            self.transport.close()
        else:
            self._wait()
