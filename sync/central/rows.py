"""What comes out of the centre's tables."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from kiosk.canonical import canonical_json
from kiosk.context import KioskId
from kiosk.polls import Polls


@dataclass(frozen=True)
class AcceptedBatch:
    """A row of the batches that count."""

    kiosk: KioskId
    box: bytes
    sequence: int
    payload_sha256: bytes
    total_ballots: int
    total_entries: int
    polls: str
    final: bool


@dataclass(frozen=True)
class HeldBatch:
    """A batch that was verified and waits, with the reason's code."""

    kiosk: KioskId
    box: bytes
    sequence: int
    payload_sha256: bytes
    reason: str


@dataclass(frozen=True)
class AuditRow:
    """Who did what: ``at`` is the centre's local minute, ``2026-11-15T08:02``, ``who`` a person or an
    account; ``digest`` (32 bytes) closes the chain of all rows up to this one.
    """

    number: int
    at: str
    who: str
    action: str
    detail: str
    digest: bytes

    def chained(self, previous: bytes) -> bytes:
        """What ``digest`` must be after this one: SHA-256(previous ‖ canonical JSON of the other fields)."""
        row = canonical_json([self.number, self.at, self.who, self.action, self.detail])
        return hashlib.sha256(previous + row).digest()


@dataclass(frozen=True)
class RescueRow:
    """What was read from a box's own disk; ``batches``, ``ballots`` and ``entries`` as its head counts."""

    kiosk: KioskId
    box: bytes
    payload_sha256: bytes
    batches: int
    ballots: int
    entries: int


class ActaState(StrEnum):
    """How an acta compares with the batches of its box: something is to come, it is the same, it is not, or
    more came before the two could be compared.
    """

    WAITING = "waiting"
    AGREES = "agrees"
    DIFFERS = "differs"
    PASSED = "passed"


@dataclass(frozen=True)
class ActaRow:
    """An acta, by the signed head in its QR; the fields are those of `kiosk.head.Head`."""

    kiosk: KioskId
    box: bytes
    payload_sha256: bytes
    polls: Polls
    closed_at: str
    ballots: int
    entries: int
    box_digest: bytes
    register_digest: bytes
    batches: int
    batch_digest: bytes
    journal: int
    state: ActaState = ActaState.WAITING

    @property
    def sums(self) -> tuple[int, int]:
        """Ballots and register entries."""
        return self.ballots, self.entries
