"""The tracking codes, parted into small scripts, so that a search loads a small part only. Pure.

A part holds all codes that begin with the same bits. The number of bits is the largest for which every part
has at least 500 codes: whoever serves the files learns no more than that somebody asked for one of these.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.canonical import canonical_json
from kiosk.crockford import ALPHABET

FOLDER = "codigos"
CHALLENGED = "challenged"
CHALLENGED_AND_CAST = "challenged-and-cast"
LEAST_CODES = 500
_MOST_BITS = 20
_PREFIX = 3  # bytes of a leaf that hold those bits
_CHARACTERS = 15  # of a code without its check character
_DIGITS = ALPHABET.encode() + bytes(256 - len(ALPHABET))


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


def _codes(leaves: Sequence[bytes]) -> str:
    """The tracking codes without their check characters, joined: of each leaf the first 75 bits, 5 at a time.

    A million codes in a tenth of the time that a loop takes: the first 80 bits of every leaf lie in lanes of
    16 bytes of one number, where halves are moved apart until 5 bits stand in each byte.
    """
    data, lanes = b"".join(leaves), bytearray(16 * len(leaves))
    for place in range(5):  # two halves of 40 bits, each at the end of 8 bytes
        lanes[3 + place :: 16], lanes[11 + place :: 16] = data[place::32], data[5 + place :: 32]
    number = int.from_bytes(lanes)
    for bits in (20, 10, 5):
        room = 8 * bits // 5  # of what is moved apart, in bits
        low = int.from_bytes(((1 << bits) - 1).to_bytes(room // 4) * (len(lanes) // (room // 4)))
        number = (number & low) | (number >> bits & low) << room
    text = bytearray(number.to_bytes(len(lanes)).translate(_DIGITS))
    del text[_CHARACTERS::16]
    return text.decode()


def _script(name: str, leaves: Iterable[bytes], others: Mapping[bytes, str]) -> bytes:
    """A call that gives the part to the page: its name, the codes that count, joined, and the others."""
    listed = sorted(leaves)  # in the order of their codes
    counted = _codes([leaf for leaf in listed if leaf not in others])
    rest = {_codes([leaf]): others[leaf] for leaf in listed if leaf in others}
    return b'UrnaCodes.part("%s","%s",%s);\n' % (name.encode(), counted.encode(), canonical_json(rest))
