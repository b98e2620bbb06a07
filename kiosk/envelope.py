"""Signed documents: DSSE envelopes with Ed25519, one signature, one form.

Rules. The exact payload bytes are signed, with their type (DSSE pre-authentication encoding); nothing of the
payload is parsed before the signature holds; the key comes from the roster or from the kit, never from the
envelope; an envelope must equal its canonical serialisation to the byte, so that a file's hash names it.

Layout: ``{"payload":<base64>,"payloadType":<type>,"signatures":[{"keyid":<hex>,"sig":<base64>}]}``, where
keyid is SHA-256 of the public key. With the key as PEM, ``openssl pkeyutl -verify -rawin`` checks it too.
"""

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from securesystemslib.dsse import Envelope
from securesystemslib.exceptions import VerificationError
from securesystemslib.signer import CryptoSigner, Signature, SSlibKey

from kiosk.canonical import canonical_json, decode_base64
from kiosk.errors import Refused

_FORM = re.compile(
    rb'\{"payload":"([A-Za-z0-9+/=]*)","payloadType":"([a-z0-9./+-]*)",'
    rb'"signatures":\[\{"keyid":"([0-9a-f]{64})","sig":"([A-Za-z0-9+/=]*)"\}\]\}'
)


class PayloadType(StrEnum):
    """One type for each kind of document: a receipt can never pass for a roster."""

    KIT = "application/vnd.urna.kit.v1+json"
    ROSTER = "application/vnd.urna.roster.v1+json"
    SETUP = "application/vnd.urna.setup.v1+json"
    HEAD = "application/vnd.urna.head.v1+json"
    BATCH = "application/vnd.urna.batch.v1+json"
    RECEIPT = "application/vnd.urna.receipt.v1+json"
    DECISION = "application/vnd.urna.decision.v1+json"
    RESCUE = "application/vnd.urna.rescue.v1+json"
    WIPE_ORDER = "application/vnd.urna.wipe-order.v1+json"
    SETTLING = "application/vnd.urna.settling.v1+json"
    CLOSING = "application/vnd.urna.closing.v1+json"
    PARTICIPATION = "application/vnd.urna.participation.v1+json"
    FROZEN_BOX = "application/vnd.urna.frozen-box.v1+json"
    MANIFEST = "application/vnd.urna.manifest.v1+json"
    RESULTS = "application/vnd.urna.results.v1+json"
    ARCHIVE = "application/vnd.urna.archive.v1+json"


@dataclass(frozen=True)
class SigningKey:
    """An Ed25519 private key, kept as its 32-byte seed (RFC 8032)."""

    seed: bytes

    def __repr__(self) -> str:
        return f"SigningKey({fingerprint(self.public)})"

    @staticmethod
    def generate() -> "SigningKey":
        """A new key."""
        return SigningKey(Ed25519PrivateKey.generate().private_bytes_raw())

    @cached_property
    def public(self) -> bytes:
        """The public half, 32 bytes."""
        return Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw()

    @cached_property
    def signer(self) -> CryptoSigner:
        """The key in the form that securesystemslib signs with."""
        return CryptoSigner(Ed25519PrivateKey.from_private_bytes(self.seed), _library_key(self.public))


def key_id(public: bytes) -> str:
    """SHA-256 of the public key (32 bytes), hexadecimal."""
    return hashlib.sha256(public).hexdigest()


def fingerprint(public: bytes) -> str:
    """What is printed on actas and posters: the first 16 bytes of the key id, in groups of four."""
    text = key_id(public)[:32]
    return " ".join(text[i : i + 4] for i in range(0, 32, 4))


def public_pem(public: bytes) -> bytes:
    """The public key as PEM (SubjectPublicKeyInfo, RFC 8410)."""
    return Ed25519PublicKey.from_public_bytes(public).public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )


def sign_envelope(payload_type: PayloadType, payload: bytes, key: SigningKey) -> bytes:
    """The canonical bytes of a signed envelope."""
    envelope = Envelope(payload, payload_type.value, {})
    envelope.sign(key.signer)
    return canonical_json(envelope.to_dict())


def verify_envelope(data: bytes, payload_type: PayloadType, public: bytes) -> bytes:
    """The payload, once the signature of ``public`` (32 bytes) holds over it.

    Raises `Refused`: ``envelope-malformed`` for other than canonical bytes, ``envelope-type`` for another
    kind of document, ``envelope-key`` for another signer, ``envelope-signature`` for a false signature.
    """
    return read_envelope(data).verified(payload_type, public)


def read_unverified_payload(data: bytes, payload_type: PayloadType) -> bytes:
    """The payload before any signature was checked: only to learn which key to look up."""
    claim = read_envelope(data)
    claim.require_type(payload_type)
    return claim.payload


def signer_of(data: bytes) -> str:
    """The key id that an envelope claims, to look it up on the roster. Raises `Refused` for another form."""
    return read_envelope(data).key_id


@dataclass(frozen=True)
class UnverifiedEnvelope:
    """An envelope in its one form, of which nothing was checked yet but that form. ``payload`` says who
    should have signed it, by its hash whether it is here already, and nothing else before `verified`.
    """

    payload_type: str
    payload: bytes
    key_id: str
    signature: bytes

    def require_type(self, payload_type: PayloadType) -> None:
        """Raise `Refused` (``envelope-type``) for another kind of document."""
        if self.payload_type != payload_type:
            raise Refused("envelope-type", "Este archivo es de otra clase que la esperada.")

    def verified(self, payload_type: PayloadType, public: bytes) -> bytes:
        """The payload, as `verify_envelope` gives it."""
        # 1. The kind of document that was asked for.
        self.require_type(payload_type)
        # 2. The key that was asked for, not the one that the envelope names.
        if self.key_id != key_id(public):
            raise Refused("envelope-key", "Este archivo lo firmó una llave que no es la esperada.")
        # 3. The signature over type and payload.
        signature = Signature(self.key_id, self.signature.hex())
        envelope = Envelope(self.payload, self.payload_type, {self.key_id: signature})
        try:
            envelope.verify([_library_key(public)], threshold=1)
        except VerificationError as error:
            raise Refused("envelope-signature", "La firma de este archivo no es válida.") from error
        return self.payload


def read_envelope(data: bytes) -> UnverifiedEnvelope:
    """The one form has no blanks, no escapes and one order: it is told before anything is parsed, so that a
    stick with 64 MiB of brackets takes no memory. Raises `Refused` (``envelope-malformed``).
    """
    form = _FORM.fullmatch(data)
    if form is None:
        raise _malformed()
    encoded, payload_type, keyid, sig = (part.decode("ascii") for part in form.groups())
    payload, signature = decode_base64(encoded), decode_base64(sig)
    if payload is None or signature is None:
        raise _malformed()
    return UnverifiedEnvelope(payload_type, payload, keyid, signature)


def _library_key(public: bytes) -> SSlibKey:
    return SSlibKey(key_id(public), "ed25519", "ed25519", {"public": public.hex()})


def _malformed() -> Refused:
    return Refused(
        "envelope-malformed", "El archivo está dañado o alguien lo cambió: no es un documento firmado."
    )
