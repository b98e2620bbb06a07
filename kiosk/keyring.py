"""Secrets at rest: one way to wrap them, under a passphrase or an activation code.

Argon2id (RFC 9106: 64 MiB, 3 passes, 1 lane, 16-byte salt) makes a key, ChaCha20-Poly1305 seals the secret
with the purpose as associated data, so that one wrapped secret never passes for another.
"""

import os
import secrets
from collections.abc import Mapping

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from kiosk import crockford
from kiosk.canonical import Fields, encode_base64
from kiosk.errors import OperatorError, noted

MEMORY_KIB = 64 * 1024
PASSES = 3
_SALT_LENGTH = 16
_NONCE_LENGTH = 12
_CODE_CHARACTERS = 16


def wrap(secret: bytes, passphrase: str, purpose: str) -> dict[str, str]:
    """``{"nonce", "salt", "sealed", "version"}``, values in base64; ``sealed``: 16 bytes over the secret."""
    salt, nonce = os.urandom(_SALT_LENGTH), os.urandom(_NONCE_LENGTH)
    sealed = ChaCha20Poly1305(_derive(passphrase, salt)).encrypt(nonce, secret, _associated(purpose))
    return {
        "version": "1",
        "salt": encode_base64(salt),
        "nonce": encode_base64(nonce),
        "sealed": encode_base64(sealed),
    }


def unwrap(wrapped: Mapping[str, object], passphrase: str, purpose: str) -> bytes:
    """The secret. Raises `OperatorError` for another passphrase or purpose, `Refused` for another form."""
    fields = Fields(wrapped)
    version, salt = fields.text("version", 1), fields.base64("salt")
    nonce, sealed = fields.base64("nonce"), fields.base64("sealed")
    fields.done()
    if version != "1" or len(salt) != _SALT_LENGTH or len(nonce) != _NONCE_LENGTH:
        raise _cannot_open()
    try:
        return ChaCha20Poly1305(_derive(passphrase, salt)).decrypt(nonce, sealed, _associated(purpose))
    except InvalidTag as error:
        raise _cannot_open() from error


def new_activation_code() -> str:
    """80 random bits as four groups of four Crockford characters."""
    return crockford.grouped(crockford.encode(secrets.randbits(80), _CODE_CHARACTERS))


def normalise_activation_code(text: str) -> str:
    """What was typed or scanned, in the form of `new_activation_code`; raises `InvalidInput`."""
    return crockford.grouped(crockford.clean(text, _CODE_CHARACTERS, noted("el código de activación")))


def _derive(passphrase: str, salt: bytes) -> bytes:
    kdf = Argon2id(salt=salt, length=32, iterations=PASSES, lanes=1, memory_cost=MEMORY_KIB)
    return kdf.derive(passphrase.encode())


def _associated(purpose: str) -> bytes:
    return b"urna/1/wrap" + purpose.encode()


def _cannot_open() -> OperatorError:
    return OperatorError(
        "La clave o el código no abre este archivo.",
        "Revise que sea la clave de este archivo y escríbala otra vez.",
        kept="No se perdió nada.",
    )
