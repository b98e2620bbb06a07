"""What the database holds about people, counted, digested and erased: the part that ends a consultation."""

import hashlib
from dataclasses import dataclass

from sqlalchemy import Column, delete, func, select, update

from sync.central import tables
from sync.central.rescue_ledger import RescueLedger


@dataclass(frozen=True)
class Erased:
    """One kind of thing: how many, and SHA-256 over their digests, sorted and joined."""

    what: str
    count: int
    sha256: bytes


class ErasingLedger(RescueLedger):
    """Reads and erases inside the transaction of this connection."""

    def personal(self) -> tuple[Erased, ...]:
        """All that holds or seals something about people. Ballots do by their sealed pseudonyms; envelopes
        hold ballots and entries.
        """
        return (
            self._counted("register-entries", tables.entry.c.digest),
            self._counted("ballot-records", tables.ballot.c.leaf),
            self._counted("batch-envelopes", tables.batch.c.payload_sha256, tables.batch.c.envelope),
            self._counted("held-envelopes", tables.held.c.payload_sha256, tables.held.c.envelope),
            self._counted("rescue-envelopes", tables.rescue.c.payload_sha256, tables.rescue.c.envelope),
        )

    def erase_personal(self) -> None:
        """Take all of it out; what happened (batches, receipts, decisions, audit) stays."""
        for table in (tables.entry, tables.ballot, tables.rescued, tables.settling):
            self._connection.execute(delete(table))
        for table in (tables.batch, tables.held, tables.rescue):
            self._connection.execute(update(table).values(envelope=b""))

    def holds_personal(self) -> bool:
        """True if any of it is here."""
        return any(each.count for each in self.personal())

    def _counted(self, what: str, key: Column[bytes], envelope: Column[bytes] | None = None) -> Erased:
        query = select(key).order_by(key)
        if envelope is not None:
            query = query.where(func.length(envelope) > 0)
        digests = [bytes(digest) for (digest,) in self._connection.execute(query)]
        return Erased(what, len(digests), hashlib.sha256(b"".join(digests)).digest())
