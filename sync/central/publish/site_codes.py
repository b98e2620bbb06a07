"""The tracking codes, parted into small scripts, so that a search loads a small part only. Pure.

A part holds all codes that begin with the same bits. The number of bits is the largest for which every part
has at least 500 codes: whoever serves the files learns no more than that somebody asked for one of these.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from kiosk.canonical import canonical_json
from kiosk.crockford import ALPHABET

FOLDER = "codigos"
CHALLENGED = "challenged"
CHALLENGED_AND_CAST = "challenged-and-cast"
LEAST_CODES = 500
_MOST_BITS = 20
_PREFIX = 3  # bytes of a leaf that hold those bits
_LOW = 0x7FFF
_THREE = tuple(map("".join, product(ALPHABET, repeat=3)))


@dataclass(frozen=True)
class Leaves:
    """Every leaf that is published; ``others`` maps those that do not count to the state that says why."""

    all: frozenset[bytes]
    others: Mapping[bytes, str]


def leaves_of(value: Mapping[str, Any], kiosks: Iterable[Mapping[str, Any]]) -> Leaves:
    """From a release and what the bundle holds of each kiosk. A leaf that counts at one kiosk counts, even if
    another kiosk sent a copy that was set aside.
    """
    inside: set[tuple[str, bytes]] = set()
    challenged: set[bytes] = set()
    for kiosk in kiosks:
        for box in kiosk["boxes"]:
            inside.update((kiosk["kiosk"], bytes.fromhex(leaf)) for leaf in box["leaves"])
            challenged.update(map(bytes.fromhex, box["challenged"]))
    aside = {(item["kiosk"], bytes.fromhex(item["leaf"])): item["reason"] for item in value["set_aside"]}
    counted = {leaf for kiosk, leaf in inside if (kiosk, leaf) not in aside}
    others = dict.fromkeys(challenged, CHALLENGED)
    for (_, leaf), reason in aside.items():
        others[leaf] = CHALLENGED_AND_CAST if reason == CHALLENGED else reason
    not_counted = {leaf: state for leaf, state in others.items() if leaf not in counted}
    return Leaves(frozenset(counted | not_counted.keys()), not_counted)


def code_lists(leaves: Leaves) -> tuple[int, dict[str, bytes]]:
    """The number of bits, and file name → script, one for each part."""
    parts = _parts(leaves.all)
    bits, files = (len(parts) - 1).bit_length(), {}
    for number, inside in enumerate(parts):
        name = part_name(number, bits)
        files[f"{FOLDER}/{name}.js"] = _script(name, inside, leaves.others)
    return bits, files


def part_bits(leaves: frozenset[bytes]) -> int:
    """As many as leave 500 codes or more in every part; none if there are not twice as many."""
    return (len(_parts(leaves)) - 1).bit_length()


def _parts(leaves: frozenset[bytes]) -> list[list[bytes]]:
    """The leaves of each part: so many parts that each has 500 or more; a single one if there are too few."""
    bits = min(_MOST_BITS, max(0, (len(leaves) // LEAST_CODES).bit_length() - 1))
    parts: list[list[bytes]] = [[] for _ in range(1 << bits)]
    for leaf in leaves:
        parts[int.from_bytes(leaf[:_PREFIX]) >> (8 * _PREFIX - bits)].append(leaf)
    while len(parts) > 1 and min(map(len, parts)) < LEAST_CODES:
        parts = [first + second for first, second in zip(parts[::2], parts[1::2], strict=True)]
    return parts


def part_name(number: int, bits: int) -> str:
    """Its number in hexadecimal, as many digits as the bits need."""
    return f"{number:0{max(1, -(-bits // 4))}x}"


def _code(leaf: bytes) -> str:
    """The tracking code without its check character: the first 75 bits, 15 at a time."""
    bits = int.from_bytes(leaf[:10]) >> 5
    return (
        _THREE[bits >> 60] + _THREE[bits >> 45 & _LOW] + _THREE[bits >> 30 & _LOW]
        + _THREE[bits >> 15 & _LOW] + _THREE[bits & _LOW]
    )  # fmt: skip


def _script(name: str, leaves: Iterable[bytes], others: Mapping[bytes, str]) -> bytes:
    """A call that gives the part to the page: its name, the codes that count, joined, and the others."""
    listed = sorted(leaves)  # in the order of their codes
    counted = "".join([_code(leaf) for leaf in listed if leaf not in others])
    rest = {_code(leaf): others[leaf] for leaf in listed if leaf in others}
    return b'UrnaCodes.part("%s","%s",%s);\n' % (name.encode(), counted.encode(), canonical_json(rest))
