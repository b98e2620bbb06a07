"""What a sealed thing belongs to: one consultation, one kiosk, one voting point, one mode.

The context goes into every commitment and every HPKE ``info``, so that nothing sealed for one kiosk, point
or mode can be opened as if it came from another.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

KioskId = NewType("KioskId", str)
StationCode = NewType("StationCode", str)


class Mode(StrEnum):
    """Official votes count; practice votes never leave the machine's practice database."""

    OFFICIAL = "official"
    PRACTICE = "practice"


@dataclass(frozen=True)
class Context:
    """Consultation digest (32 bytes), kiosk id, station code and mode."""

    consultation: bytes
    kiosk: KioskId
    station: StationCode
    mode: Mode

    def encoded(self) -> bytes:
        """Each of the four parts as u16 big-endian length and bytes (texts in UTF-8), in the order above."""
        parts = (self.consultation, self.kiosk.encode(), self.station.encode(), self.mode.encode())
        return b"".join(len(part).to_bytes(2, "big") + part for part in parts)
