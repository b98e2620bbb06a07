"""Crockford base32: codes that people read aloud, copy by hand and type on a screen.

No I, L, O or U; what a person types for them is understood (I and L as 1, O as 0), case and dashes too.
"""

from kiosk.errors import InvalidInput

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans({"I": "1", "L": "1", "O": "0"})
GROUP = 4


def encode(value: int, length: int) -> str:
    """``length`` characters, five bits each, most significant first."""
    return "".join(ALPHABET[value >> 5 * place & 31] for place in reversed(range(length)))


def grouped(text: str) -> str:
    """In groups of four with dashes, as printed and shown."""
    return "-".join(text[i : i + GROUP] for i in range(0, len(text), GROUP))


def check_character(text: str) -> str:
    """The Luhn mod 32 check character: catches one wrong character and most swapped neighbours."""
    total = 0
    for distance, character in enumerate(reversed(text)):
        doubled = ALPHABET.index(character) * (2 - distance % 2)
        total += doubled // 32 + doubled % 32
    return ALPHABET[-total % 32]


def regrouped(text: str) -> str:
    """What somebody is typing, in capitals and groups of four as on paper; signs that do not belong stay."""
    return grouped(_compact(text))


def length_of(text: str) -> int:
    """How many letters and digits there are in what was typed."""
    return len(_compact(text))


def clean(text: str, length: int, what: str) -> str:
    """``length`` characters of the alphabet, without dashes or spaces.

    Raises `InvalidInput` naming ``what`` ("el código de seguimiento") if they are not.
    """
    compact = _compact(text).translate(_LOOKALIKES)
    if len(compact) != length:
        raise InvalidInput(
            "Lo escrito no está completo: {what} tiene {length} letras y números, y aquí hay {found}.",
            "Revíselo y escríbalo completo.",
            what=what,
            length=length,
            found=len(compact),
        )
    wrong = next((c for c in compact if c not in ALPHABET), None)
    if wrong is not None:
        raise InvalidInput(
            "El signo «{wrong}» no se usa en {what}.",
            "Revíselo y escríbalo otra vez.",
            wrong=wrong,
            what=what,
        )
    return compact


def _compact(text: str) -> str:
    return "".join(c for c in text.upper() if not c.isspace() and c not in "-–—.")
