"""The volunteers' PIN: it locks the screen, closes the polls and leaves the program. Kept as a hash alone.

Six digits guard against a passer-by in front of the screen, not against somebody with the disk: nothing is
sealed under it. Argon2id (RFC 9106, in PHC form) makes each try slow, and after `FREE_TRIES` wrong ones comes
a wait that doubles (`kiosk.pin_guard`); the activation code sets a new PIN.
"""

import os

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from kiosk.errors import InvalidInput

DIGITS = 6
FREE_TRIES = 5
_FIRST_WAIT, _LONGEST_WAIT = 15, 300
_MEMORY_KIB = 64 * 1024
_TOO_PLAIN = {"123456", "654321", "012345", "543210"}


def clean_pin(text: str) -> str:
    """What was typed, if it may be a PIN. Raises `InvalidInput`."""
    if len(text) != DIGITS or not (text.isascii() and text.isdecimal()):
        raise InvalidInput("El PIN tiene {digits} números.", "Escríbalo otra vez.", digits=DIGITS)
    if len(set(text)) == 1 or text in _TOO_PLAIN:
        raise InvalidInput("Ese PIN es muy fácil de adivinar.", "Escoja otros números.")
    return text


def hashed(pin: str) -> str:
    """The PIN as it is stored: Argon2id with a random salt, in PHC form."""
    kdf = Argon2id(salt=os.urandom(16), length=32, iterations=2, lanes=1, memory_cost=_MEMORY_KIB)
    return kdf.derive_phc_encoded(pin.encode())


def matches(pin: str, stored: str) -> bool:
    """True if this is the PIN that was hashed."""
    try:
        Argon2id.verify_phc_encoded(pin.encode(), stored)
    except InvalidKey:
        return False
    return True


def wait_after(wrong: int) -> int:
    """Seconds before the next try after so many wrong ones in a row: none for four, then 15, 30, 60 … 300."""
    beyond = wrong - FREE_TRIES
    return 0 if beyond < 0 else min(_LONGEST_WAIT, _FIRST_WAIT << min(beyond, 10))
