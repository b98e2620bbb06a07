"""How a batch leaves this machine: the interface that the agent knows, and what can come of it.

Nothing that a transport returns is trusted: a receipt counts only once the agent has verified it against the
centre's key, a roster once it verifies against the organiser's. Whatever the world does wrong on the way is a
`TransportError` with a kind and a text for the volunteer; a transport raises nothing else.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from kiosk.context import KioskId
from kiosk.errors import OperatorError


@dataclass(frozen=True)
class Parcel:
    """A sealed batch on its way. ``box`` is 16 bytes, ``envelope`` what the kiosk signed."""

    kiosk: KioskId
    box: bytes
    sequence: int
    payload_sha256: bytes
    envelope: bytes


@dataclass(frozen=True)
class Answer:
    """What came back, not verified. ``receipt`` is None if the centre keeps the batch aside: then ``held``
    says why in Spanish and ``next_sequence`` what it expects (0: it did not say). ``roster``: its version.
    """

    receipt: bytes | None
    held: str = ""
    next_sequence: int = 0
    roster: int = 0


class Trouble(StrEnum):
    """What can go wrong with a delivery, by what the agent does about it."""

    OFFLINE = "offline"  # nobody answers: the whole line waits
    SLOW = "slow"  # it took longer than its size allows: the same, and more time the next time
    STRANGER = "stranger"  # somebody else answers, a captive portal or a wrong certificate: the same
    BUSY = "busy"  # the centre asks to wait
    REFUSED = "refused"  # the centre does not take this batch: others may still go


class TransportError(OperatorError):
    """A delivery that did not happen, as far as anyone knows. ``retry_after`` is in seconds; 0: not said."""

    def __init__(self, kind: Trouble, what: str, do: str = "", retry_after: float = 0) -> None:
        super().__init__(what, do)
        self.kind = kind
        self.retry_after = retry_after


def stranger() -> TransportError:
    """Somebody answers who is not the centre."""
    return TransportError(
        Trouble.STRANGER,
        "Quien responde en esta red no es el centro de escrutinio. No se perdió nada.",
        "Si la red pide iniciar sesión, hágalo o use otra red; o lleve los lotes en una memoria USB.",
    )


class Transport(Protocol):
    """A way to the centre. Called beside voting, never in the thread that owns the box."""

    def deliver(self, parcel: Parcel, seconds: float) -> Answer:
        """Hand one batch over within ``seconds``. Repeating it is always safe. Raises `TransportError`."""

    def reachable(self, seconds: float) -> bool:
        """Whether somebody opens there within ``seconds``; nothing is sent."""

    def roster(self, known: int, seconds: float) -> bytes | None:
        """The envelope of a roster newer than version ``known``, or None. Raises `TransportError`."""
