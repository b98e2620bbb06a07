"""A signed wipe order: the organiser's word that a kiosk may erase one box without receipts for all of it.

It names the box, so that it is worth nothing for another kiosk, another disk or another consultation, and it
carries the reason in people's own words.
"""

from dataclasses import dataclass

from kiosk.canonical import Fields, canonical_json, parse_json
from kiosk.context import KioskId, Mode
from kiosk.envelope import PayloadType, SigningKey, sign_envelope, verify_envelope
from kiosk.head import BOX_ID_LENGTH
from sync.decision import MOST_REASON

SUFFIX = ".borrar"
MOST_BYTES = 16 * 1024


@dataclass(frozen=True)
class WipeOrder:
    """``minute`` is a UTC minute, ``2026-11-15T13:02Z``; ``box`` 16 bytes."""

    consultation: bytes
    mode: Mode
    kiosk: KioskId
    box: bytes
    reason: str
    minute: str

    @property
    def name(self) -> str:
        """The file's name: ``K-01-3f9a0c11.borrar``."""
        return f"{self.kiosk}-{self.box.hex()[:8]}{SUFFIX}"

    def encoded(self) -> bytes:
        """The canonical payload."""
        return canonical_json(
            {
                "box": self.box.hex(),
                "consultation": self.consultation.hex(),
                "kiosk": self.kiosk,
                "minute": self.minute,
                "mode": self.mode.value,
                "reason": self.reason,
            }
        )


def sign_wipe_order(order: WipeOrder, organiser: SigningKey) -> bytes:
    """The envelope of an order."""
    return sign_envelope(PayloadType.WIPE_ORDER, order.encoded(), organiser)


def read_wipe_order(envelope: bytes, organiser: bytes) -> WipeOrder:
    """The order that the organiser (public key, 32 bytes) signed. Raises `Refused`."""
    fields = Fields(parse_json(verify_envelope(envelope, PayloadType.WIPE_ORDER, organiser)))
    order = WipeOrder(
        consultation=fields.hex("consultation", 32),
        mode=fields.choice("mode", Mode),
        kiosk=KioskId(fields.text("kiosk")),
        box=fields.hex("box", BOX_ID_LENGTH),
        reason=fields.text("reason", MOST_REASON),
        minute=fields.text("minute"),
    )
    fields.done()
    return order
