"""The signed head of a box as one QR: what hangs on the door and what the centre holds become comparable.

Bytes: ``URNA1`` ‖ Ed25519 signature (64 bytes) ‖ zlib (RFC 1950) of the head's canonical payload. With the
kiosk's key from the roster they give back the exact envelope that `kiosk.head.sign_head` made, so the code
proves what the head proves: counts, polls, box, newest batch and every digest, signed by that kiosk.

A QR of version 25-M holds 997 bytes; a head takes some 600.
"""

import base64
import json
import zlib

from kiosk.canonical import Fields, canonical_json, encode_base64, parse_json
from kiosk.context import KioskId
from kiosk.envelope import PayloadType, key_id
from kiosk.errors import Refused
from kiosk.head import Head, read_head
from kiosk.roster import Roster

MAGIC = b"URNA1"
MOST_BYTES = 997
_SIGNATURE = 64
_MOST_PAYLOAD = 4096


def fold(envelope: bytes) -> bytes:
    """The bytes of the QR for a head's envelope of our own."""
    outer = json.loads(envelope)
    (signature,) = outer["signatures"]
    return MAGIC + base64.b64decode(signature["sig"]) + zlib.compress(base64.b64decode(outer["payload"]), 9)


def unfold(data: bytes, roster: Roster) -> tuple[Head, bytes]:
    """The head and its envelope, once the signature of the kiosk that it names holds.

    Raises `Refused`: ``code-foreign`` for another code, ``code-damaged``, ``code-unknown-kiosk``, and what
    `read_head` raises.
    """
    # 1. One of our codes, whole.
    if not data.startswith(MAGIC):
        raise Refused("code-foreign", "Este código QR no es de un acta de Urna Abierta.")
    signature = data[len(MAGIC) : len(MAGIC) + _SIGNATURE]
    payload = _inflated(data[len(MAGIC) + _SIGNATURE :])
    # 2. The key of the kiosk that it names, from the roster and from nowhere else.
    known = roster.kiosk(KioskId(Fields(parse_json(payload)).text("kiosk")))
    if known is None:
        raise Refused("code-unknown-kiosk", "El acta es de un equipo que no está en la lista de puestos.")
    # 3. The envelope as it was signed, and its signature.
    envelope = _envelope(payload, signature, known.public)
    return read_head(envelope, known.public), envelope


def _inflated(data: bytes) -> bytes:
    inflater = zlib.decompressobj()
    try:
        payload = inflater.decompress(data, _MOST_PAYLOAD)
    except zlib.error as error:
        raise _damaged() from error
    if not inflater.eof or inflater.unused_data.strip(b"\r\n"):  # hand scanners put a line end behind it
        raise _damaged()
    return payload


def _envelope(payload: bytes, signature: bytes, public: bytes) -> bytes:
    """The canonical envelope that this signature stood in; `read_head` says whether it holds."""
    return canonical_json(
        {
            "payload": encode_base64(payload),
            "payloadType": PayloadType.HEAD.value,
            "signatures": [{"keyid": key_id(public), "sig": encode_base64(signature)}],
        }
    )


def _damaged() -> Refused:
    return Refused(
        "code-damaged", "El código QR del acta está incompleto o dañado.", "Tome otra foto, con buena luz."
    )
