"""What staff decide before the count is closed: signed by the organiser, with a reason, and numbered.

``admit``: a second box of a kiosk counts beside its first. ``exclude``: a box does not count, whether it was
taken in or waits. ``accept``: the count is closed without what a kiosk still lacks and without what is held
of it; it names no box (16 zero bytes). Decisions of a consultation are numbered from 1; of several about one
box the one with the highest number holds.
"""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.canonical import Fields, canonical_json, parse_json
from kiosk.context import KioskId
from kiosk.envelope import PayloadType, SigningKey, sign_envelope, verify_envelope
from kiosk.head import BOX_ID_LENGTH

MOST_BYTES = 16 * 1024
MOST_REASON = 500
NO_BOX = bytes(BOX_ID_LENGTH)


class DecisionKind(StrEnum):
    """What can be decided."""

    ADMIT = "admit"
    EXCLUDE = "exclude"
    ACCEPT = "accept"


@dataclass(frozen=True)
class Decision:
    """``minute`` is a UTC minute, ``2026-11-15T13:02Z``; ``box`` 16 bytes; ``reason`` people's own words."""

    consultation: bytes
    number: int
    kind: DecisionKind
    kiosk: KioskId
    box: bytes
    reason: str
    minute: str

    def encoded(self) -> bytes:
        """The canonical payload."""
        return canonical_json(
            {
                "box": self.box.hex(),
                "consultation": self.consultation.hex(),
                "kind": self.kind.value,
                "kiosk": self.kiosk,
                "minute": self.minute,
                "number": self.number,
                "reason": self.reason,
            }
        )


def sign_decision(decision: Decision, organiser: SigningKey) -> bytes:
    """The envelope of a decision."""
    return sign_envelope(PayloadType.DECISION, decision.encoded(), organiser)


def read_decision(envelope: bytes, organiser: bytes) -> Decision:
    """The decision that the organiser (public key, 32 bytes) signed. Raises `Refused`."""
    fields = Fields(parse_json(verify_envelope(envelope, PayloadType.DECISION, organiser)))
    decision = Decision(
        consultation=fields.hex("consultation", 32),
        number=fields.number("number", 1),
        kind=fields.choice("kind", DecisionKind),
        kiosk=KioskId(fields.text("kiosk")),
        box=fields.hex("box", BOX_ID_LENGTH),
        reason=fields.text("reason", MOST_REASON),
        minute=fields.text("minute"),
    )
    fields.done()
    return decision
