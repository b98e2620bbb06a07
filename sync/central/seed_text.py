"""A seed as people know it: the text that was read aloud, or hexadecimal digits where it was computed.

A computed seed is a SHA-256. That all of its bytes are letters happens once in a million million.
"""

_MOST_DIGITS = 64


def text_of(seed: bytes) -> str:
    """What was read aloud; empty for a seed that is no text."""
    try:
        text = seed.decode()
    except UnicodeDecodeError:
        return ""
    return text if text.isprintable() else ""


def said(seed: bytes) -> str:
    """For one line: the text, or the digits."""
    return text_of(seed) or seed.hex()[:_MOST_DIGITS]


def with_digits(seed: bytes, digits: str) -> str:
    """For what is published: the text with the digits of its bytes, or the digits alone."""
    text = text_of(seed)
    return f"{text} ({digits})" if text else digits
