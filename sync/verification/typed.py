"""The fingerprint as somebody typed it: 32 hexadecimal digits, whatever the case and the spaces."""

import re

from sync.verification.words import CUT_OFF, NO_PRINT, Language

DIGITS = 32
_WHOLE = re.compile(f"[0-9a-f]{{{DIGITS}}}")
_CUT_OFF = re.compile(f"[0-9a-f]{{0,{DIGITS - 1}}}")
_ENDS_IN_DOTS = re.compile(r"[.…]+\Z")


def plain(text: str) -> str:
    """Without spaces, in small letters."""
    return "".join(text.split()).lower()


def grouped(text: str) -> str:
    """In groups of four, as on the poster."""
    digits = plain(text)
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def wrong_print(text: str, language: Language) -> str:
    """Why this is no whole fingerprint, for people; empty if it is one. Dots at the end stand for more."""
    if _WHOLE.fullmatch(plain(text)):
        return ""
    digits = _ENDS_IN_DOTS.sub("", plain(text))
    words = CUT_OFF if _CUT_OFF.fullmatch(digits) else NO_PRINT
    return words.said(language).format(digits=len(digits), all=DIGITS)
