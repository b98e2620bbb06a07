"""The register of one kiosk: sealed entries for the roll office, and who was already seen here.

The two tables share no key with each other's order nor with the box: an entry's digest is SHA-256 of its
sealed bytes, and a seen pseudonym carries only the minute, so that a repeat can be told when.
"""

import hashlib
import sqlite3

from kiosk.box_digest import BoxDigest
from kiosk.errors import AlreadyVoted
from kiosk.register_entry import entry_digest


class Register:
    """The entries of one box file and the pseudonyms seen."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.digests = BoxDigest(digest for (digest,) in connection.execute("SELECT digest FROM entry"))
        self.seen = BoxDigest(seen_digest(*row) for row in connection.execute("SELECT * FROM seen"))

    def __len__(self) -> int:
        return len(self.digests)

    def stored(self) -> int:
        """How many entries the file holds now, counted there."""
        (count,) = self._connection.execute("SELECT count(*) FROM entry").fetchone()
        return int(count)

    def minute_seen(self, pseudonym: bytes) -> str | None:
        """When this pseudonym voted here, or None."""
        row = self._connection.execute("SELECT minute FROM seen WHERE pseudonym = ?", (pseudonym,)).fetchone()
        return None if row is None else str(row[0])

    def require_unseen(self, pseudonym: bytes) -> None:
        """Raise `AlreadyVoted` if this pseudonym voted here."""
        minute = self.minute_seen(pseudonym)
        if minute is not None:
            raise AlreadyVoted(minute)

    def insert(self, digest: bytes, sealed: bytes, pseudonym: bytes, minute: str) -> None:
        """Inside the caller's transaction: the sealed entry (560 bytes) and the seen pseudonym."""
        self._connection.execute("INSERT INTO entry (digest, sealed) VALUES (?, ?)", (digest, sealed))
        self._connection.execute("INSERT INTO seen (pseudonym, minute) VALUES (?, ?)", (pseudonym, minute))

    def entries_match_digests(self) -> bool:
        """True if every digest is the SHA-256 of its sealed entry."""
        stored = self._connection.execute("SELECT digest, sealed FROM entry")
        return all(entry_digest(sealed) == digest for digest, sealed in stored)


def seen_digest(pseudonym: bytes, minute: str) -> bytes:
    """SHA-256 of a pseudonym (32 bytes) and its minute (16 characters): what the signed head counts."""
    return hashlib.sha256(pseudonym + minute.encode()).digest()
