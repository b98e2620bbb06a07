"""Mutations: of bytes, of the values in canonical JSON, and behind a signature that is made anew.

Everything is chosen by one `random.Random`, so that a seed repeats it. Bytes are changed by a function that
is given: here plain chance, under the fuzzer that of libFuzzer, which knows what reached new code.
"""

from __future__ import annotations

import base64
import json
import random
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from kiosk.canonical import canonical_json, decode_base64, encode_base64
from kiosk.envelope import PayloadType, SigningKey, sign_envelope

Random = random.Random
Bytes = Callable[[bytes, Random], bytes]
Mutation = Callable[[bytes, Random, Bytes], bytes]

_ODD: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 2**31, 2**53 - 1, 2**53, -(2**53), 2**64, 10**30, 0.5, "", " ", "x" * 201,
    "ñ", "\u0000", "\ud800", "{0}", "{}", "../..", [], {}, [[]], [None], {"": None}, "00" * 32, "FF" * 32,
    "0" * 64,
)  # fmt: skip
_BYTES = (0x00, 0xFF, 0x20, 0x22, 0x2C, 0x30, 0x5B, 0x5C, 0x7B)


def any_bytes(data: bytes, source: Random) -> bytes:
    """A few bits, bytes or pieces changed by chance."""
    changed = bytearray(data)
    for _ in range(source.choice((1, 1, 1, 2, 4))):
        _change(changed, source)
    return bytes(changed)


def _change(data: bytearray, source: Random) -> None:
    place = source.randrange(len(data) + 1)
    end = min(len(data), place + source.choice((1, 1, 2, 4, 16, 64)))
    kind = source.randrange(6)
    if kind == 0 and place < len(data):
        data[place] ^= 1 << source.randrange(8)
    elif kind == 1:
        data[place:end] = b""
    elif kind == 2:
        data[place:place] = source.randbytes(source.choice((1, 2, 4, 16)))
    elif kind == 3:
        data[place:place] = data[place:end]
    elif kind == 4:
        data[place : place + 1] = bytes((source.choice(_BYTES),))
    else:
        other = source.randrange(len(data) + 1)
        data[place:end] = data[other : other + end - place]


def json_of(data: bytes, source: Random, change: Bytes) -> bytes:
    """Canonical JSON with one or two values changed; bytes alone where it is none."""
    if source.randrange(8) == 0:
        return change(data, source)
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return change(data, source)
    for _ in range(source.choice((1, 1, 2))):
        value = _changed(value, source, change)
    try:
        return canonical_json(value)
    except (ValueError, RecursionError):
        return change(data, source)


def _changed(value: Any, source: Random, change: Bytes) -> Any:
    """The value with one of its parts changed, each depth as likely."""
    if isinstance(value, (dict, list)) and value and source.randrange(5):
        keys = list(value) if isinstance(value, dict) else list(range(len(value)))
        key = source.choice(keys)
        value[key] = _changed(value[key], source, change)
        return value
    if isinstance(value, (dict, list)) and value and source.randrange(4):
        return _rearranged(value, source)
    if isinstance(value, str) and source.randrange(4):
        return _text(value, source, change)
    if type(value) is int and source.randrange(2):
        return value + source.choice((-1, 1, 2, 1000))
    return deepcopy(source.choice(_ODD))  # what is put in may be changed later


def _rearranged(value: Any, source: Random) -> Any:
    kind = source.randrange(3)
    if isinstance(value, list):
        place = source.randrange(len(value))
        if kind == 0:
            del value[place]
        elif kind == 1:
            value.insert(source.randrange(len(value) + 1), deepcopy(value[place]))
        else:
            source.shuffle(value)
        return value
    key, other = source.choice(list(value)), source.choice(list(value))
    if kind == 0:
        del value[key]
    elif kind == 1:
        value[source.choice(("", "x", key + "_", key.upper()))] = deepcopy(value[key])
    else:
        value[key], value[other] = value[other], value[key]
    return value


def _text(value: str, source: Random, change: Bytes) -> str:
    decoded = decode_base64(value) if len(value) > 64 and source.randrange(3) else None
    if decoded is not None:
        return encode_base64(
            json_of(decoded, source, change) if decoded[:1] == b"{" else change(decoded, source)
        )
    if len(value) >= 32 and not set(value) - set("0123456789abcdef") and source.randrange(2):
        place = source.randrange(len(value))
        return value[:place] + source.choice("0123456789abcdef") + value[place + 1 :]
    return change(value.encode("utf-8", "replace"), source).decode("utf-8", "replace")


def signed(kind: PayloadType, key: SigningKey, *inner: tuple[str, PayloadType, SigningKey]) -> Mutation:
    """Documents of a kind, signed again after a change; ``inner`` are fields that hold signed documents of
    their own. One time in four the bytes are changed and the signature stays.
    """

    def mutate(data: bytes, source: Random, change: Bytes) -> bytes:
        line, newline, rest = data.partition(b"\n")
        payload = None if source.randrange(4) == 0 else payload_of(line)
        if payload is None:
            return change(data, source)
        if inner and source.randrange(2):
            payload = _inside(payload, source.choice(inner), source, change)
        else:
            payload = json_of(payload, source, change)
        return sign_envelope(kind, payload, key) + newline + rest

    return mutate


def payload_of(envelope: bytes) -> bytes | None:
    """The payload of what looks like an envelope."""
    try:
        return base64.b64decode(json.loads(envelope)["payload"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _inside(
    payload: bytes, field: tuple[str, PayloadType, SigningKey], source: Random, change: Bytes
) -> bytes:
    """The payload with the signed document in one of its fields changed and signed anew."""
    name, kind, key = field
    try:
        value = json.loads(payload)
        value[name] = encode_base64(signed(kind, key)(base64.b64decode(value[name]), source, change))
        return canonical_json(value)
    except (ValueError, TypeError, KeyError, RecursionError):
        return json_of(payload, source, change)


def raw(data: bytes, source: Random, change: Bytes) -> bytes:
    """Bytes, where nothing is signed."""
    return change(data, source)
