"""JSON with one form for each value, so that a hash of it means something.

Keys sorted, no spaces, UTF-8 without escapes for what needs none, integers within ±(2⁵³ − 1), no floats.
Digests, keys and ids are lower-case hexadecimal; everything longer is standard base64 with padding.
"""

import binascii
import itertools
import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

from kiosk.errors import Refused

MOST_VALUES = 2_000_000
"""Commas and brackets that `parse_json` takes: empty lists take thirty times their text in memory."""

_LARGEST = 2**53 - 1
_LAST_CHARACTERS = ("", "AQgw", "AEIMQUYcgkosw048")
"""Of base64 before its padding, by how many bytes stand in the last group of three."""
_Choice = TypeVar("_Choice", bound=StrEnum)


def canonical_json(value: object) -> bytes:
    """The bytes of ``value``. Raises `ValueError` for NaN and infinities."""
    return json.dumps(
        value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
    ).encode()


def parse_json(data: bytes) -> dict[str, Any]:
    """The object in ``data``. Raises `Refused` unless it is an object in canonical form, with no more values
    than `MOST_VALUES` lets through, which is told before it is parsed.
    """
    if sum(map(data.count, (b",", b"[", b"{"))) > MOST_VALUES:
        raise _malformed()
    try:
        value = json.loads(
            data, parse_int=_integer, parse_float=_refuse_number, parse_constant=_refuse_number
        )
        canonical = canonical_json(value)
    except (ValueError, RecursionError) as error:
        raise _malformed() from error
    if not isinstance(value, dict) or canonical != data:
        raise _malformed()
    return value


def _integer(text: str) -> int:
    value = int(text)
    return value if -_LARGEST <= value <= _LARGEST else _refuse_number(text)


def _refuse_number(text: str) -> NoReturn:
    raise ValueError(f"{text[:20]} is not an integer that every reader knows")


def _malformed() -> Refused:
    return Refused("json-malformed", "El contenido del archivo no tiene la forma acordada.")


class Fields:
    """Reads the fields of a parsed object, each with its type, and knows when one is left over.

    Every method raises `Refused` naming the field. `done` must be called after the last one.
    """

    def __init__(self, value: object) -> None:
        if not isinstance(value, Mapping):
            raise _malformed()
        self._left = dict(value)

    def text(self, name: str, most: int = 200) -> str:
        """A string of at most ``most`` characters."""
        value = self._take(name)
        if not isinstance(value, str) or len(value) > most:
            raise self._wrong(name)
        return value

    def choice(self, name: str, kind: type[_Choice]) -> _Choice:
        """One of the words of an enumeration."""
        value = self._take(name)
        if not isinstance(value, str) or value not in set(kind):
            raise self._wrong(name)
        return kind(value)

    def number(self, name: str, least: int = 0) -> int:
        """An integer from ``least`` to 2⁵³ − 1."""
        value = self._take(name)
        if type(value) is not int or not least <= value <= _LARGEST:
            raise self._wrong(name)
        return value

    def number_or_null(self, name: str) -> int | None:
        """An integer from 0 to 2⁵³ − 1, or null."""
        if self._left.get(name, 0) is not None:
            return self.number(name)
        del self._left[name]
        return None

    def flag(self, name: str) -> bool:
        """True or false."""
        value = self._take(name)
        if not isinstance(value, bool):
            raise self._wrong(name)
        return value

    def hex(self, name: str, length: int) -> bytes:
        """``length`` bytes from lower-case hexadecimal."""
        return self._hex(name, self._take(name), length)

    def base64(self, name: str) -> bytes:
        """Bytes from standard base64, in its one canonical form."""
        return self._base64(name, self._take(name))

    def base64_list(self, name: str, length: int) -> tuple[bytes, ...]:
        """A list of base64 values of exactly ``length`` bytes each, strictly ascending."""
        values = tuple(self._base64(name, value) for value in self.items(name))
        if any(len(value) != length for value in values):
            raise self._wrong(name)
        if any(a >= b for a, b in itertools.pairwise(values)):
            raise self._wrong(name)
        return values

    def hex_list(self, name: str, length: int) -> tuple[bytes, ...]:
        """A list of hexadecimal values of exactly ``length`` bytes each, strictly ascending."""
        values = tuple(self._hex(name, value, length) for value in self.items(name))
        if any(a >= b for a, b in itertools.pairwise(values)):
            raise self._wrong(name)
        return values

    def hex_text(self, name: str, most: int) -> bytes:
        """At most ``most`` bytes from lower-case hexadecimal; none where the text is empty."""
        value = self.text(name, 2 * most)
        return self._hex(name, value, len(value) // 2)

    def text_list(self, name: str, most: int = 200) -> tuple[str, ...]:
        """A list of strings of at most ``most`` characters each."""
        values = self.items(name)
        if not all(isinstance(value, str) and len(value) <= most for value in values):
            raise self._wrong(name)
        return tuple(values)

    def items(self, name: str) -> list[Any]:
        """A list."""
        value = self._take(name)
        if not isinstance(value, list):
            raise self._wrong(name)
        return value

    def mapping(self, name: str) -> dict[str, Any]:
        """An object."""
        value = self._take(name)
        if not isinstance(value, dict):
            raise self._wrong(name)
        return value

    def fields(self, name: str) -> "Fields":
        """An object, to be read field by field."""
        return Fields(self.mapping(name))

    def texts(self) -> tuple[tuple[str, str], ...]:
        """All that is left as pairs of name and string, sorted by name."""
        return tuple((name, self.text(name)) for name in sorted(self._left))

    def numbers(self) -> tuple[tuple[str, int], ...]:
        """All that is left as pairs of name and integer, sorted by name."""
        return tuple((name, self.number(name)) for name in sorted(self._left))

    def done(self) -> None:
        """Raise `Refused` if the object has a field that nobody asked for."""
        if self._left:
            raise self._wrong(min(self._left))

    def _take(self, name: str) -> Any:
        if name not in self._left:
            raise self._wrong(name)
        return self._left.pop(name)

    def _hex(self, name: str, value: object, length: int) -> bytes:
        if not isinstance(value, str) or len(value) != 2 * length:
            raise self._wrong(name)
        try:
            decoded = bytes.fromhex(value)
        except ValueError as error:
            raise self._wrong(name) from error
        if decoded.hex() != value:
            raise self._wrong(name)
        return decoded

    def _base64(self, name: str, value: object) -> bytes:
        decoded = decode_base64(value)
        if decoded is None:
            raise self._wrong(name)
        return decoded

    def _wrong(self, name: str) -> Refused:
        return Refused("field-malformed", "El campo «{name}» no tiene la forma acordada.", name=name)


def decode_base64(value: object) -> bytes | None:
    """The bytes of a canonical base64 text, or None if it is not one."""
    if not isinstance(value, str):
        return None
    try:
        decoded = binascii.a2b_base64(value, strict_mode=True)
    except ValueError:
        return None
    # Strictly read, two things are left that another text could differ in: padding behind a whole group, and
    # the bits that the last character has over.
    left = len(decoded) % 3
    if len(value) != (len(decoded) + 2) // 3 * 4 or (left and value[left - 4] not in _LAST_CHARACTERS[left]):
        return None
    return decoded


def encode_base64(data: bytes) -> str:
    """Standard base64 with padding."""
    return binascii.b2a_base64(data, newline=False).decode("ascii")
