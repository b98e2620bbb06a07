"""What a sealed thing belongs to: one consultation, one kiosk, one voting point, one mode.

The context goes into every commitment and every HPKE ``info``, so that nothing sealed for one kiosk, point
or mode can be opened as if it came from another.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NewType

from kiosk.errors import Refused

KioskId = NewType("KioskId", str)
StationCode = NewType("StationCode", str)
_DIGEST_LENGTH = 32


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
        return self._bytes

    @cached_property
    def _bytes(self) -> bytes:
        parts = (self.consultation, self.kiosk.encode(), self.station.encode(), self.mode.encode())
        return b"".join(len(part).to_bytes(2, "big") + part for part in parts)


def parse_context(data: bytes) -> Context:
    """The context that encodes to exactly these bytes. Raises `Refused` (``context-malformed``)."""
    parts, rest = [], data
    while rest:
        length = int.from_bytes(rest[:2], "big")
        parts.append(rest[2 : 2 + length])
        rest = rest[2 + length :]
    try:
        consultation, kiosk, station, mode = parts
        context = Context(
            consultation, KioskId(kiosk.decode()), StationCode(station.decode()), Mode(mode.decode())
        )
    except ValueError as error:
        raise _malformed() from error
    if len(consultation) != _DIGEST_LENGTH or context.encoded() != data:
        raise _malformed()
    return context


def _malformed() -> Refused:
    return Refused("context-malformed", "No se entiende a qué consulta y equipo pertenece.")
