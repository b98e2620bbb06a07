"""The tracking codes, parted into small scripts, so that a search loads a small part only. Pure.

A part holds all codes that begin with the same bits. The number of bits is the largest for which every part
has at least 500 codes: whoever serves the files learns no more than that somebody asked for one of these.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.canonical import canonical_json
from kiosk.crockford import encode

FOLDER = "codigos"
CHALLENGED = "challenged"
CHALLENGED_AND_CAST = "challenged-and-cast"
LEAST_CODES = 500
CODE_LENGTH = 15
_MOST_BITS = 20
_LEAF_BITS = 256


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
    bits = part_bits(leaves.all)
    parts: dict[int, list[bytes]] = defaultdict(list, {number: [] for number in range(1 << bits)})
    for leaf in leaves.all:
        parts[_part(leaf, bits)].append(leaf)
    files = {}
    for number, inside in sorted(parts.items()):
        name = part_name(number, bits)
        files[f"{FOLDER}/{name}.js"] = _script(name, inside, leaves.others)
    return bits, files


def part_bits(leaves: frozenset[bytes]) -> int:
    """As many as leave 500 codes or more in every part; none if there are not twice as many."""
    bits = min(_MOST_BITS, max(0, (len(leaves) // LEAST_CODES).bit_length() - 1))
    while bits:
        sizes = Counter(_part(leaf, bits) for leaf in leaves)
        if len(sizes) == 1 << bits and min(sizes.values()) >= LEAST_CODES:
            return bits
        bits -= 1
    return bits


def part_name(number: int, bits: int) -> str:
    """Its number in hexadecimal, as many digits as the bits need."""
    return f"{number:0{max(1, -(-bits // 4))}x}"


def _part(leaf: bytes, bits: int) -> int:
    return int.from_bytes(leaf) >> (_LEAF_BITS - bits)


def _code(leaf: bytes) -> str:
    """The tracking code without its check character: the first 75 bits."""
    return encode(int.from_bytes(leaf[:10]) >> 5, CODE_LENGTH)


def _script(name: str, leaves: Iterable[bytes], others: Mapping[bytes, str]) -> bytes:
    """A call that gives the part to the page: its name, the codes that count, joined, and the others."""
    listed = list(leaves)
    counted = "".join(sorted(_code(leaf) for leaf in listed if leaf not in others))
    rest = {_code(leaf): others[leaf] for leaf in listed if leaf in others}
    return b'UrnaCodes.part("%s","%s",%s);\n' % (name.encode(), counted.encode(), canonical_json(rest))
