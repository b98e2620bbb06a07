"""Sealing to a public key that only someone far away can open: HPKE, RFC 9180.

Base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305, empty AAD, single shot. A sealed value
is ``enc`` (32 bytes) then the ciphertext with its tag (16 bytes over the plaintext).
"""

from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from kiosk.errors import Refused

OVERHEAD = 48
KEY_LENGTH = 32
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


def generate_keypair() -> tuple[bytes, bytes]:
    """A new X25519 pair: private 32 bytes, public 32 bytes."""
    private = X25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def public_of(private: bytes) -> bytes:
    """The public half (32 bytes) of a private key (32 bytes)."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def seal(public: bytes, plaintext: bytes | bytearray, info: bytes) -> bytes:
    """``enc ‖ ct``, 48 bytes longer than the plaintext. Two seals of one plaintext never look alike."""
    return _SUITE.encrypt(plaintext, _key(public), info=info)


def open_sealed(private: bytes, sealed: bytes, info: bytes) -> bytes:
    """The plaintext. Raises `Refused` if the key, the bytes or the info are not those of the sealing."""
    return OpeningKey(private).open(sealed, info)


class OpeningKey:
    """A private key (32 bytes) made ready once: to make it ready takes half as long as to open something."""

    def __init__(self, private: bytes) -> None:
        try:
            self._key = X25519PrivateKey.from_private_bytes(private)
        except ValueError as error:
            raise _unsealable() from error

    def open(self, sealed: bytes, info: bytes) -> bytes:
        """As `open_sealed`."""
        try:
            return _SUITE.decrypt(sealed, self._key, info=info)
        except (InvalidTag, ValueError) as error:
            raise _unsealable() from error


@lru_cache(maxsize=4)
def _key(public: bytes) -> X25519PublicKey:
    """Of a point's two keys, again and again."""
    return X25519PublicKey.from_public_bytes(public)


def _unsealable() -> Refused:
    return Refused("unsealable", "Un contenido sellado no abre con esta llave.")
