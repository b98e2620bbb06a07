"""The signed head of a box as one QR: what hangs on the door and what the centre holds become comparable.

Text: ``URNA1`` and then, in base32 (RFC 4648, capitals, no padding), Ed25519 signature (64 bytes) ‖ zlib
(RFC 1950) of the head's canonical payload. With the kiosk's key from the roster they give back the exact
envelope that `kiosk.head.sign_head` made, so the code proves what the head proves: counts, polls, box, newest
batch and every digest, signed by that kiosk.

Capitals and digits alone, because hand scanners type what they read: any other sign comes out as another one
on another keyboard. A QR keeps them in 5.5 bits, so that this costs a tenth over bytes. Version 25-M holds
1,451 characters; a head takes some 950.
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

MAGIC = "URNA1"
MOST_CHARACTERS = 1451
_SIGNATURE = 64
_MOST_PAYLOAD = 4096


def fold(envelope: bytes) -> str:
    """The text of the QR for a head's envelope of our own."""
    outer = json.loads(envelope)
    (signature,) = outer["signatures"]
    data = base64.b64decode(signature["sig"]) + zlib.compress(base64.b64decode(outer["payload"]), 9)
    return MAGIC + base64.b32encode(data).decode().rstrip("=")


def clean(text: str) -> str:
    """What a scanner or a clipboard gave, as it stands in the QR: no blanks or line ends, capitals."""
    return "".join(text.split()).upper()


def unfold(text: str, roster: Roster) -> tuple[Head, bytes]:
    """The head and its envelope, once the signature of the kiosk that it names holds.

    Raises `Refused`: ``code-foreign`` for another code, ``code-damaged``, ``code-unknown-kiosk``, and what
    `read_head` raises.
    """
    # 1. One of our codes, whole.
    code = clean(text)
    if not code.startswith(MAGIC):
        raise Refused(
            "code-foreign",
            "Este código no es de un acta de Urna Abierta. No se guardó nada.",
            "El del acta está abajo en la hoja y es el grande.",
        )
    data = _decoded(code[len(MAGIC) :])
    signature, payload = data[:_SIGNATURE], _inflated(data[_SIGNATURE:])
    # 2. The key of the kiosk that it names, from the roster and from nowhere else.
    known = roster.kiosk(KioskId(Fields(parse_json(payload)).text("kiosk")))
    if known is None:
        raise Refused(
            "code-unknown-kiosk",
            "El acta es de un equipo que no está en la lista de puestos. No se guardó.",
            "Mire en la hoja de qué consulta es y de qué equipo.",
        )
    # 3. The envelope as it was signed, and its signature.
    envelope = _envelope(payload, signature, known.public)
    return read_head(envelope, known.public), envelope


def _decoded(text: str) -> bytes:
    if len(text) > MOST_CHARACTERS:
        raise _damaged()
    try:
        return base64.b32decode(text + "=" * (-len(text) % 8))
    except ValueError as error:
        raise _damaged() from error


def _inflated(data: bytes) -> bytes:
    inflater = zlib.decompressobj()
    try:
        payload = inflater.decompress(data, _MOST_PAYLOAD)
    except zlib.error as error:
        raise _damaged() from error
    if not inflater.eof or inflater.unused_data:
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
        "code-damaged",
        "El código del acta está incompleto o dañado. No se guardó nada.",
        "Léalo otra vez, o tome otra foto con buena luz.",
    )
