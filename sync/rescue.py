"""What a broken kiosk's own disk still holds beyond its batches, on the word of the box's signed head.

Payload: ``head`` (the kiosk's signed head, base64), ``ballots`` and ``entries`` (base64, ascending by bytes)
and ``challenged`` (leaves of voided ballots, hex, ascending): all that is in the box and in none of the
``batches`` that the head counts. The centre signs the envelope, to say that it read the disk; what makes the
ballots count is the head: together with the batches up to ``batch_digest`` they must give its counts and its
digests of ballots, of entries and of voided ballots, so that nobody but the kiosk can have put them there. A
rescue stands where the box's next batch would: a revocation that names a lower sequence refuses it.
"""

import hashlib
from dataclasses import dataclass

from kiosk.canonical import Fields, canonical_json, encode_base64, parse_json
from kiosk.envelope import PayloadType, SigningKey, sign_envelope, verify_envelope
from kiosk.errors import Refused
from kiosk.head import Head, read_head
from kiosk.record import RECORD_LENGTH, BallotRecord
from kiosk.register_entry import SEALED_LENGTH
from kiosk.roster import Roster
from sync.brought import Brought
from sync.verifier import require_not_revoked, signer_on

MOST_BYTES = 64 * 1024 * 1024
_TYPE_FIELD = canonical_json({"payloadType": PayloadType.RESCUE.value})[1:-1]


@dataclass(frozen=True)
class Rescue:
    """A rescue whose signatures and form hold. Whether it continues what is here, intake decides."""

    head: Head
    head_envelope: bytes
    ballots: tuple[bytes, ...]
    entries: tuple[bytes, ...]
    challenged: tuple[bytes, ...]
    payload_sha256: bytes
    envelope: bytes

    @property
    def name(self) -> str:
        """The name of its file, where it is kept as one: ``K-01-3f9a0c11-rescate.urna``."""
        return f"{self.head.kiosk}-{self.head.box.hex()[:8]}-rescate.urna"

    def brought(self) -> Brought:
        """What it brings, each with its key."""
        return Brought.of(self.ballots, self.entries, self.challenged)


def sign_rescue(
    head: bytes, ballots: list[bytes], entries: list[bytes], challenged: list[bytes], centre: SigningKey
) -> bytes:
    """The envelope: the head's own envelope, and the records (257 bytes), the entries (560) and the leaves of
    voided ballots (32) of no batch.
    """
    payload = canonical_json(
        {
            "ballots": [encode_base64(record) for record in sorted(ballots)],
            "challenged": [leaf.hex() for leaf in sorted(challenged)],
            "entries": [encode_base64(sealed) for sealed in sorted(entries)],
            "head": encode_base64(head),
        }
    )
    return sign_envelope(PayloadType.RESCUE, payload, centre)


def is_rescue(envelope: bytes) -> bool:
    """True if this says that it is a rescue; nothing is verified. Base64 cannot hold these bytes."""
    return _TYPE_FIELD in envelope


def verify_rescue(envelope: bytes, roster: Roster, centre: bytes) -> Rescue:
    """Raises `Refused` with one of these reasons: ``rescue-size``, those of `verify_envelope`,
    ``kiosk-unknown``, ``rescue-place``, ``kiosk-revoked``, ``record-malformed``, ``rescue-sums``.
    """
    # 1. Size, then the centre's signature, before the payload is parsed.
    if len(envelope) > MOST_BYTES:
        raise Refused("rescue-size", "El rescate es más grande que lo permitido.")
    payload = verify_envelope(envelope, PayloadType.RESCUE, centre)
    values = Fields(parse_json(payload))
    head_envelope = values.base64("head")
    ballots = values.base64_list("ballots", RECORD_LENGTH)
    entries = values.base64_list("entries", SEALED_LENGTH)
    challenged = values.hex_list("challenged", 32)
    values.done()
    # 2. The head, which the kiosk signed, for this consultation.
    head = check_head(head_envelope, roster)
    # 3. It was not revoked before this place.
    require_not_revoked(roster, head.kiosk, head.batches + 1)
    # 4. Records, and no more of them than the head counts.
    for record in ballots:
        BallotRecord.parse(record)
    brought = (len(ballots), len(entries), len(challenged))
    counts = (head.ballots, head.entries, head.challenged)
    if any(more > count for more, count in zip(brought, counts, strict=True)):
        raise Refused("rescue-sums", "El rescate trae más votos que los que la urna firmó.")
    digest = hashlib.sha256(payload).digest()
    return Rescue(head, head_envelope, ballots, entries, challenged, digest, envelope)


def check_head(envelope: bytes, roster: Roster) -> Head:
    """The head of a box of this consultation, signed by its kiosk. Raises `Refused`."""
    signer = signer_on(roster, envelope)
    head = read_head(envelope, signer.public)
    if (head.kiosk, head.station) != (signer.id, signer.station):
        raise Refused("rescue-place", "Esta urna no es la del equipo {kiosk} en su puesto.", kiosk=signer.id)
    if head.consultation != roster.consultation:
        raise Refused("rescue-place", "Esta urna es de otra consulta.")
    if head.mode is not roster.mode:
        raise Refused("rescue-place", "Esta urna es de práctica y el centro es oficial, o al revés.")
    return head
