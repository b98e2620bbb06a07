"""What a document brings into a box: each ballot and each entry beside the key that it is known by."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from kiosk.record import leaf_of
from kiosk.register_entry import entry_digest


@dataclass(frozen=True)
class Brought:
    """``ballots``: leaf (32 bytes) and record (257); ``entries``: digest (32) and sealed entry (560);
    ``challenged``: the leaves (32) of voided ballots.
    """

    ballots: tuple[tuple[bytes, bytes], ...]
    entries: tuple[tuple[bytes, bytes], ...]
    challenged: tuple[bytes, ...]

    @classmethod
    def of(cls, ballots: Iterable[bytes], entries: Iterable[bytes], challenged: Iterable[bytes]) -> Self:
        """The same with every key computed, in the order of the keys, as databases like them."""
        return cls(
            tuple(sorted((leaf_of(record), record) for record in ballots)),
            tuple(sorted((entry_digest(sealed), sealed) for sealed in entries)),
            tuple(challenged),
        )

    @property
    def leaves(self) -> set[bytes]:
        """Of the ballots that were cast."""
        return {leaf for leaf, _ in self.ballots}

    @property
    def keys(self) -> set[bytes]:
        """Of all that it brings."""
        return {*self.leaves, *(digest for digest, _ in self.entries), *self.challenged}
