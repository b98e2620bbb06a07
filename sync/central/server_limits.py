"""What keeps the server's memory bounded and one kiosk from taking the room of others.

A kiosk is charged only for what it has signed: whoever merely uses its name takes nothing from it. Many
kiosks share one address, so addresses are neither counted nor kept.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from kiosk.roster import Roster
from sync.central import problems
from sync.verifier import VerifiedBatch

Clock = Callable[[], float]
_MOST_REMEMBERED = 20_000


@dataclass
class KioskRate:
    """A token bucket per kiosk: ``burst`` at once, ``per_second`` after that. ``clock`` gives seconds."""

    clock: Clock
    burst: float = 120
    per_second: float = 2
    _left: dict[str, tuple[float, float]] = field(default_factory=dict)

    def charge(self, kiosk: str) -> None:
        """Raises `Problem` (429) if this kiosk has used up its share."""
        now = self.clock()
        left, at = self._left.get(kiosk, (self.burst, now))
        left = min(self.burst, left + (now - at) * self.per_second)
        if left < 1:
            raise problems.too_many()
        self._left[kiosk] = (left - 1, now)


@dataclass
class Memory:
    """Bytes of bodies that are being received or waiting for the database, all requests together."""

    most: int = 128 * 1024 * 1024
    used: int = 0

    @contextmanager
    def lease(self) -> Iterator["Lease"]:
        """Room for one body; given back at the end."""
        lease = Lease(self)
        try:
            yield lease
        finally:
            self.used -= lease.size


@dataclass
class Lease:
    """What one request holds."""

    memory: Memory
    size: int = 0

    def grow(self, size: int) -> None:
        """Raises `Problem` (503) if all requests together would hold too much."""
        if self.memory.used + size > self.memory.most:
            raise problems.busy()
        self.memory.used += size
        self.size += size


@dataclass
class Remembered:
    """Envelopes that verified a moment ago, by their SHA-256, under one version of the roster: kiosks whose
    answer was lost send them again, and need not be verified again. About 10 MB when full.
    """

    most: int = _MOST_REMEMBERED
    _version: int = 0
    _batches: "OrderedDict[bytes, tuple[str, bytes, int, bytes]]" = field(default_factory=OrderedDict)

    def keep(self, batch: VerifiedBatch, roster: Roster) -> None:
        """This one verified against this roster."""
        contents = batch.batch
        place = (contents.kiosk, contents.box, contents.sequence)
        self._of(roster)[hashlib.sha256(batch.envelope).digest()] = (*place, batch.payload_sha256)
        if len(self._batches) > self.most:
            self._batches.popitem(last=False)

    def find(self, envelope: bytes, roster: Roster) -> tuple[str, bytes, int, bytes] | None:
        """Kiosk, box, sequence and payload SHA-256 of an envelope that is remembered to the byte, or None."""
        return self._of(roster).get(hashlib.sha256(envelope).digest())

    def _of(self, roster: Roster) -> "OrderedDict[bytes, tuple[str, bytes, int, bytes]]":
        if roster.version != self._version:
            self._version = roster.version
            self._batches.clear()
        return self._batches
