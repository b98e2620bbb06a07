"""What has gone into which batch, the batches as they were signed, and the receipts that came back."""

import hashlib
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.canonical import Fields, parse_json
from kiosk.envelope import PayloadType, verify_envelope
from kiosk.record import RECORD_LENGTH, leaf_of
from kiosk.register_entry import SEALED_LENGTH, entry_digest

_BATCHES = (
    "SELECT batch.sequence, payload_sha256, name, batch.envelope, receipt.envelope "
    "FROM batch LEFT JOIN receipt USING (sequence) ORDER BY sequence"
)


@dataclass(frozen=True)
class StoredBatch:
    """A batch that is durable here. ``receipt`` is the centre's envelope, or None while it is under way."""

    sequence: int
    payload_sha256: bytes
    name: str
    envelope: bytes
    receipt: bytes | None


class BatchLog:
    """Reads and writes the batch tables of one box file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def unbatched_ballots(self, most: int) -> list[bytes]:
        """Records that no batch holds yet, in the order of their leaves."""
        query = "SELECT record FROM ballot WHERE leaf NOT IN (SELECT item FROM batched) ORDER BY leaf LIMIT ?"
        return [record for (record,) in self._connection.execute(query, (most,))]

    def unbatched_entries(self, most: int) -> list[bytes]:
        """Sealed entries that no batch holds yet, in the order of their digests."""
        query = (
            "SELECT sealed FROM entry WHERE digest NOT IN (SELECT item FROM batched) ORDER BY digest LIMIT ?"
        )
        return [sealed for (sealed,) in self._connection.execute(query, (most,))]

    def pending_ballots(self) -> int:
        """How many ballots no batch holds yet."""
        query = "SELECT count(*) FROM ballot WHERE leaf NOT IN (SELECT item FROM batched)"
        return int(self._connection.execute(query).fetchone()[0])

    def batched_leaves(self) -> list[bytes]:
        """Leaves of all ballots that are in a batch."""
        query = "SELECT leaf FROM ballot WHERE leaf IN (SELECT item FROM batched)"
        return [leaf for (leaf,) in self._connection.execute(query)]

    def batched_entries(self) -> int:
        """How many entries are in a batch."""
        query = "SELECT count(*) FROM entry WHERE digest IN (SELECT item FROM batched)"
        return int(self._connection.execute(query).fetchone()[0])

    def unbatched_challenged(self, most: int) -> list[bytes]:
        """Leaves of voided ballots that no batch tells of yet, ascending."""
        query = (
            "SELECT leaf FROM challenged WHERE leaf NOT IN (SELECT item FROM batched) ORDER BY leaf LIMIT ?"
        )
        return [leaf for (leaf,) in self._connection.execute(query, (most,))]

    def batched_challenged(self) -> list[bytes]:
        """Leaves of all voided ballots that a batch tells of."""
        query = "SELECT leaf FROM challenged WHERE leaf IN (SELECT item FROM batched)"
        return [leaf for (leaf,) in self._connection.execute(query)]

    def latest(self) -> StoredBatch | None:
        """The newest batch, or None."""
        return next(iter(self._batches(_BATCHES + " DESC LIMIT 1")), None)

    def undelivered(self) -> list[StoredBatch]:
        """Batches without a receipt, oldest first."""
        return self._batches(_BATCHES.replace(" ORDER", " WHERE receipt.sequence IS NULL ORDER"))

    def undelivered_sequences(self) -> list[int]:
        """Their sequences alone, oldest first."""
        query = "SELECT sequence FROM batch WHERE sequence NOT IN (SELECT sequence FROM receipt) ORDER BY 1"
        return [sequence for (sequence,) in self._connection.execute(query)]

    def undelivered_ballots(self) -> int:
        """How many ballots no receipt covers, whether they are in a batch yet or not."""
        query = (
            "SELECT count(*) FROM ballot WHERE leaf NOT IN "
            "(SELECT item FROM batched WHERE sequence IN (SELECT sequence FROM receipt))"
        )
        return int(self._connection.execute(query).fetchone()[0])

    def batch(self, sequence: int) -> StoredBatch | None:
        """The batch of this sequence, or None."""
        query = _BATCHES.replace(" ORDER", " WHERE batch.sequence = ? ORDER")
        return next((StoredBatch(*row) for row in self._connection.execute(query, (sequence,))), None)

    def all(self) -> list[StoredBatch]:
        """Every batch, oldest first."""
        return self._batches(_BATCHES)

    def insert(self, batch: StoredBatch, items: Iterable[bytes]) -> None:
        """Inside the caller's transaction: the batch, and the mark on all that it holds: leaves of ballots,
        cast and voided, and digests of entries.
        """
        self._connection.execute(
            "INSERT INTO batch (sequence, payload_sha256, name, envelope) VALUES (?, ?, ?, ?)",
            (batch.sequence, batch.payload_sha256, batch.name, batch.envelope),
        )
        self._connection.executemany(
            "INSERT INTO batched (item, sequence) VALUES (?, ?)",
            [(item, batch.sequence) for item in sorted(items)],
        )

    def insert_receipt(self, sequence: int, minute: str, envelope: bytes) -> None:
        """Inside the caller's transaction; the same receipt again changes nothing."""
        self._connection.execute(
            "INSERT INTO receipt (sequence, minute, envelope) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (sequence, minute, envelope),
        )

    def last_receipt_minute(self) -> str | None:
        """When the newest receipt arrived, or None."""
        row = self._connection.execute("SELECT max(minute) FROM receipt").fetchone()
        return None if row[0] is None else str(row[0])

    def is_whole(self, public: bytes, batches: int, newest: bytes) -> bool:
        """True if there are so many batches, all signed here, up to the newest that the head names by SHA-256
        of its payload, and exactly what they hold is marked. Raises `Refused` for a false signature.
        """
        held: dict[bytes, int] = {}
        digest = bytes(32)
        for number, batch in enumerate(self.all(), 1):
            payload = verify_envelope(batch.envelope, PayloadType.BATCH, public)
            digest = hashlib.sha256(payload).digest()
            if (batch.sequence, batch.payload_sha256) != (number, digest):
                return False
            contents = Fields(parse_json(payload))
            ballots = contents.base64_list("ballots", RECORD_LENGTH)
            entries = contents.base64_list("entries", SEALED_LENGTH)
            items = (*map(leaf_of, ballots), *map(entry_digest, entries))
            held |= dict.fromkeys((*items, *contents.hex_list("challenged_leaves", 32)), number)
            batches -= 1
        marked = dict(self._connection.execute("SELECT item, sequence FROM batched"))
        return batches == 0 and digest == newest and marked == held

    def _batches(self, query: str) -> list[StoredBatch]:
        return [StoredBatch(*row) for row in self._connection.execute(query)]
