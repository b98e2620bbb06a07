"""The centre's signed word that a batch is safe there. Only a receipt that verifies counts as delivered."""

from dataclasses import dataclass

from kiosk.canonical import Fields, canonical_json, parse_json
from kiosk.context import KioskId
from kiosk.envelope import PayloadType, SigningKey, sign_envelope, verify_envelope
from kiosk.errors import Refused
from kiosk.head import BOX_ID_LENGTH


@dataclass(frozen=True)
class Receipt:
    """``next_sequence`` is what the centre expects next; the totals count the box up to this batch."""

    kiosk: KioskId
    box: bytes
    sequence: int
    payload_sha256: bytes
    total_ballots: int
    total_entries: int
    next_sequence: int

    def encoded(self) -> bytes:
        """The canonical payload."""
        return canonical_json(
            {
                "box": self.box.hex(),
                "kiosk": self.kiosk,
                "next_sequence": self.next_sequence,
                "payload_sha256": self.payload_sha256.hex(),
                "sequence": self.sequence,
                "total_ballots": self.total_ballots,
                "total_entries": self.total_entries,
            }
        )


def sign_receipt(receipt: Receipt, centre: SigningKey) -> bytes:
    """The envelope of a receipt."""
    return sign_envelope(PayloadType.RECEIPT, receipt.encoded(), centre)


def read_receipt(envelope: bytes, centre: bytes) -> Receipt:
    """The receipt that the centre (public key, 32 bytes) signed. Raises `Refused`."""
    fields = Fields(parse_json(verify_envelope(envelope, PayloadType.RECEIPT, centre)))
    receipt = Receipt(
        kiosk=KioskId(fields.text("kiosk")),
        box=fields.hex("box", BOX_ID_LENGTH),
        sequence=fields.number("sequence", 1),
        payload_sha256=fields.hex("payload_sha256", 32),
        total_ballots=fields.number("total_ballots"),
        total_entries=fields.number("total_entries"),
        next_sequence=fields.number("next_sequence", 1),
    )
    fields.done()
    return receipt


def confirms(envelope: bytes, centre: bytes, kiosk: str, box: bytes, sequence: int, payload: bytes) -> bool:
    """True if the centre signed this, and it names this very batch; ``payload`` is the batch's SHA-256."""
    try:
        receipt = read_receipt(envelope, centre)
    except Refused:
        return False
    named = (receipt.kiosk, receipt.box, receipt.sequence, receipt.payload_sha256)
    return named == (kiosk, box, sequence, payload)
