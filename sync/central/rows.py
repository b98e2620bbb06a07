"""What comes out of the centre's tables."""

from dataclasses import dataclass

from kiosk.context import KioskId


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
    """Who did what: ``at`` is a UTC minute, ``2026-11-15T13:02Z``, ``who`` an account."""

    number: int
    at: str
    who: str
    action: str
    detail: str
