"""The ballot box: the only writer of ballots. It keeps no order, no time and no name."""

import sqlite3

from kiosk.box_digest import BoxDigest
from kiosk.record import leaf_of


class BallotBox:
    """The ballots of one box file and the digest of their leaves; and the leaves of voided ballots."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.leaves = BoxDigest(leaf for (leaf,) in connection.execute("SELECT leaf FROM ballot"))
        self.challenged = BoxDigest(leaf for (leaf,) in connection.execute("SELECT leaf FROM challenged"))

    def __len__(self) -> int:
        return len(self.leaves)

    def stored(self) -> int:
        """How many ballots the file holds now, counted there."""
        (count,) = self._connection.execute("SELECT count(*) FROM ballot").fetchone()
        return int(count)

    def insert(self, leaf: bytes, record: bytes) -> None:
        """Inside the caller's transaction."""
        self._connection.execute("INSERT INTO ballot (leaf, record) VALUES (?, ?)", (leaf, record))

    def void(self, leaf: bytes) -> None:
        """Inside the caller's transaction: a challenged ballot is known by its leaf alone."""
        self._connection.execute("INSERT INTO challenged (leaf) VALUES (?)", (leaf,))

    def holds(self, leaf: bytes) -> bool:
        """True if this ballot is stored."""
        row = self._connection.execute("SELECT 1 FROM ballot WHERE leaf = ?", (leaf,)).fetchone()
        return row is not None

    def records_match_leaves(self) -> bool:
        """True if every leaf is the SHA-256 of its record."""
        stored = self._connection.execute("SELECT leaf, record FROM ballot")
        return all(leaf_of(record) == leaf for leaf, record in stored)
