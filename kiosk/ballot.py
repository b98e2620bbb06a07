"""A ballot: which proposals were chosen, the rule they obey, and 64 bytes that are always 64 bytes.

Rules: a selection set is valid if every number is on the ballot, none repeats, and their count lies between
``min_choices`` and ``max_choices``; or if it is empty and the consultation allows a blank vote. The encoding
has exactly one form for each set, so a ballot that was decoded re-encodes to the same bytes.
"""

import itertools
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from kiosk.errors import Refused

BALLOT_LENGTH = 64
MOST_SELECTIONS = 31
_VERSION = 1


@dataclass(frozen=True)
class BallotRule:
    """Which selections are a valid ballot of one consultation."""

    proposals: frozenset[int]
    min_choices: int
    max_choices: int
    blank_allowed: bool

    def check(self, selections: Collection[int]) -> None:
        """Raise `Refused` with the reason if these selections are not a valid ballot."""
        if len(set(selections)) != len(selections):
            raise Refused("ballot-repeats", "Una propuesta aparece dos veces en la papeleta.")
        if not self.proposals.issuperset(selections):
            raise Refused("ballot-unknown-proposal", "La papeleta nombra una propuesta que no existe.")
        if len(selections) > self.max_choices:
            raise Refused(
                "ballot-too-many", "La papeleta pasa del máximo de propuestas: {most}.", most=self.max_choices
            )
        if not self.is_complete(selections):
            text = "La papeleta no llega al mínimo de propuestas: {least}."
            raise Refused("ballot-too-few", text, least=self.min_choices)

    def is_complete(self, selections: Collection[int]) -> bool:
        """True if there are enough selections to cast; none at all only where a blank vote is allowed."""
        if not selections:
            return self.blank_allowed
        return len(selections) >= self.min_choices

    def remaining(self, selections: Collection[int]) -> int:
        """How many more proposals may still be chosen."""
        return max(0, self.max_choices - len(selections))


def encode_ballot(selections: Iterable[int]) -> bytes:
    """64 bytes: version (1), count, the numbers as u16 big-endian ascending, zeros.

    Raises `ValueError` for repeats, numbers outside 1 to 65535, or more than 31 of them: a bug of the caller.
    """
    return bytes(write_ballot(selections))


def write_ballot(selections: Iterable[int]) -> bytearray:
    """What `encode_ballot` gives, in the one place where it stands: the caller can overwrite it."""
    numbers = sorted(selections)
    if len(numbers) > MOST_SELECTIONS or len(set(numbers)) != len(numbers):
        raise ValueError("a ballot holds at most 31 distinct numbers")
    if numbers and not 1 <= numbers[0] <= numbers[-1] <= 0xFFFF:
        raise ValueError("proposal numbers lie between 1 and 65535")
    ballot = bytearray(BALLOT_LENGTH)
    ballot[0], ballot[1] = _VERSION, len(numbers)
    for place, number in enumerate(numbers, 1):
        ballot[2 * place], ballot[2 * place + 1] = divmod(number, 256)
    return ballot


def decode_ballot(data: bytes) -> tuple[int, ...]:
    """The selections, ascending. Raises `Refused` unless ``data`` is exactly what `encode_ballot` makes."""
    if len(data) != BALLOT_LENGTH or data[0] != _VERSION or data[1] > MOST_SELECTIONS:
        raise Refused("ballot-malformed", "La papeleta no tiene la forma acordada.")
    numbers = tuple(int.from_bytes(data[i : i + 2], "big") for i in range(2, 2 + 2 * data[1], 2))
    if any(a >= b for a, b in itertools.pairwise(numbers)) or 0 in numbers or encode_ballot(numbers) != data:
        raise Refused("ballot-malformed", "La papeleta no tiene la forma acordada.")
    return numbers
