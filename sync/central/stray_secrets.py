"""Keys and shares that lie where they must not: found by their names, and by what they hold.

A key is a small JSON of the form that `keyring.wrap` makes; a share is twelve words of the list with their
check bits right, on a line of their own or behind a colon, or alone in a file. What was renamed is found;
what was photographed, packed or encrypted is not.
"""

from collections.abc import Iterator
from pathlib import Path

from kiosk.canonical import parse_json
from kiosk.errors import InvalidInput, Refused
from sync.central.key_files import ORGANISER_FILE, REGISTER_FILE
from sync.central.trustees import WORDS, share_of

_NAMES = (ORGANISER_FILE, REGISTER_FILE, "trustee-*.txt")
_WRAPPED = {"version", "salt", "nonce", "sealed"}
_MOST_BYTES = 8192


def stray_secrets(folder: Path) -> list[Path]:
    """Every such file below a folder, sorted."""
    found = {path for name in _NAMES for path in folder.rglob(name)}
    small = (path for path in folder.rglob("*") if path.is_file() and path.stat().st_size <= _MOST_BYTES)
    return sorted(found | {path for path in small if path not in found and _is_secret(path.read_bytes())})


def _is_secret(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    return _is_wrapped(data) or any(map(_is_share, _twelves(text)))


def _is_wrapped(data: bytes) -> bool:
    try:
        return set(parse_json(data)) == _WRAPPED
    except Refused:
        return False


def _twelves(text: str) -> Iterator[list[str]]:
    """Wherever twelve words stand together."""
    for part in (text, *text.splitlines()):
        words = part.rpartition(":")[2].split()
        if len(words) == WORDS:
            yield words


def _is_share(words: list[str]) -> bool:
    try:
        share_of(1, words)
    except InvalidInput:
        return False
    return True
