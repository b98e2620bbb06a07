"""One digest for a box of ballots, the same whatever order they were cast or counted in.

Leaves (32 bytes) fall into 256 buckets by their first byte. A bucket's digest is SHA-256 of its leaves,
sorted and joined; the box's is SHA-256 of the 256 bucket digests joined. Adding a leaf touches one bucket.
"""

import hashlib
from bisect import insort
from collections.abc import Iterable

DIGEST_LENGTH = 32
_EMPTY_BUCKET = hashlib.sha256(b"").digest()


class BoxDigest:
    """The digest of a growing set of distinct leaves."""

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        self._buckets: list[list[bytes]] = [[] for _ in range(256)]
        for leaf in leaves:
            self._buckets[leaf[0]].append(leaf)
        self._digests = bytearray(_EMPTY_BUCKET * 256)
        for number, bucket in enumerate(self._buckets):
            if bucket:
                bucket.sort()
                self._refresh(number)

    def with_leaf(self, leaf: bytes) -> bytes:
        """The digest (32 bytes) that the box would have with this leaf too; nothing changes yet."""
        number = leaf[0]
        bucket = hashlib.sha256(b"".join(sorted((*self._buckets[number], leaf)))).digest()
        start = number * DIGEST_LENGTH
        digests = self._digests
        return hashlib.sha256(digests[:start] + bucket + digests[start + DIGEST_LENGTH :]).digest()

    def add(self, leaf: bytes) -> None:
        """Put a leaf in, after the transaction that holds it has committed."""
        insort(self._buckets[leaf[0]], leaf)
        self._refresh(leaf[0])

    def digest(self) -> bytes:
        """32 bytes."""
        return hashlib.sha256(self._digests).digest()

    def __len__(self) -> int:
        return sum(len(bucket) for bucket in self._buckets)

    def _refresh(self, number: int) -> None:
        start = number * DIGEST_LENGTH
        bucket = hashlib.sha256(b"".join(self._buckets[number])).digest()
        self._digests[start : start + DIGEST_LENGTH] = bucket


def box_digest(leaves: Iterable[bytes]) -> bytes:
    """The digest (32 bytes) of a whole box at once."""
    return BoxDigest(leaves).digest()
