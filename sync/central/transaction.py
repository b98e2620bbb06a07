"""What can be read and written inside one transaction of the centre's database."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Table, delete, func, insert, select, update

from sync.central import tables
from sync.central.erasing import ErasingLedger
from sync.central.rows import AcceptedBatch, HeldBatch
from sync.verifier import VerifiedBatch

_BATCH = tables.batch.c
_HELD = tables.held.c
_ACCEPTED_COLUMNS = (
    _BATCH.kiosk, _BATCH.box, _BATCH.sequence, _BATCH.payload_sha256, _BATCH.total_ballots,
    _BATCH.total_entries, _BATCH.polls, _BATCH.final,
)  # fmt: skip
_HELD_COLUMNS = (_HELD.kiosk, _HELD.box, _HELD.sequence, _HELD.payload_sha256, _HELD.reason)


class Transaction(ErasingLedger):
    """Made by `Store`; every method runs at once, and all of them stand or fall together."""

    # Accepted batches

    def lock_kiosk(self, kiosk: str) -> None:
        """On PostgreSQL: one intake of a kiosk at a time. SQLite has one writer anyway."""
        if self._connection.dialect.name == "postgresql":
            self._connection.execute(select(func.pg_advisory_xact_lock(func.hashtext(kiosk))))

    def keep_still(self) -> None:
        """What is being written of all that counts ends first; until this transaction ends nobody writes more
        of it. On PostgreSQL by a lock that readers do not feel; on SQLite this transaction is the one writer.
        """
        if self._connection.dialect.name == "postgresql":  # in the order in which every writer takes them
            still = (tables.decision, tables.settling, tables.batch, tables.rescue)
            names = ", ".join(table.name for table in still)
            self._connection.exec_driver_sql(f"LOCK TABLE {names} IN SHARE MODE")

    def receipt(self, payload_sha256: bytes) -> bytes | None:
        """The receipt that this very payload was given, or None."""
        query = select(_BATCH.receipt).where(_BATCH.payload_sha256 == payload_sha256)
        return self._connection.execute(query).scalar()

    def receipt_at(self, kiosk: str, box: bytes, sequence: int) -> bytes | None:
        """The receipt of the batch accepted at this place, or None."""
        query = select(_BATCH.receipt).where(
            _BATCH.kiosk == kiosk, _BATCH.box == box, _BATCH.sequence == sequence
        )
        return self._connection.execute(query).scalar()

    def accepted_as(self, envelope_sha256: bytes) -> AcceptedBatch | None:
        """The accepted batch that came as exactly these bytes, or None."""
        known = select(tables.envelope.c.payload_sha256).where(tables.envelope.c.sha256 == envelope_sha256)
        query = select(*_ACCEPTED_COLUMNS).where(_BATCH.payload_sha256 == known.scalar_subquery())
        row = self._connection.execute(query).first()
        return None if row is None else _accepted(row)

    def latest(self, kiosk: str, box: bytes) -> AcceptedBatch | None:
        """The last accepted batch of a box, or None."""
        query = select(*_ACCEPTED_COLUMNS).where(_BATCH.kiosk == kiosk, _BATCH.box == box)
        row = self._connection.execute(query.order_by(_BATCH.sequence.desc()).limit(1)).first()
        return None if row is None else _accepted(row)

    def has_other_box(self, kiosk: str, box: bytes) -> bool:
        """True if something of another box of this kiosk was accepted."""
        return any(
            self._connection.execute(
                select(table.c.box).where(table.c.kiosk == kiosk, table.c.box != box).limit(1)
            ).first()
            for table in (tables.batch, tables.rescue)
        )

    def batches(self, kiosk: str | None = None) -> list[AcceptedBatch]:
        """Accepted batches, by kiosk, box and sequence."""
        query = select(*_ACCEPTED_COLUMNS).order_by(_BATCH.kiosk, _BATCH.box, _BATCH.sequence)
        if kiosk is not None:
            query = query.where(_BATCH.kiosk == kiosk)
        return [_accepted(row) for row in self._connection.execute(query)]

    def envelope(self, payload_sha256: bytes) -> bytes:
        """The original bytes of a batch or a rescue, accepted or held. Raises `KeyError`."""
        for table in (tables.batch, tables.rescue, tables.held):
            query = select(table.c.envelope).where(table.c.payload_sha256 == payload_sha256)
            envelope = self._connection.execute(query).scalar()
            if envelope is not None:
                return bytes(envelope)
        raise KeyError(payload_sha256.hex())

    def accept(self, batch: VerifiedBatch, receipt: bytes) -> None:
        """Keep a batch with all that it holds; it is not held any more."""
        contents = batch.batch
        place = {"kiosk": contents.kiosk, "box": contents.box}
        row = {
            **place, "sequence": contents.sequence, "payload_sha256": batch.payload_sha256,
            "total_ballots": contents.total_ballots, "total_entries": contents.total_entries,
            "polls": contents.polls.value, "final": int(contents.final), "envelope": batch.envelope,
            "receipt": receipt,
        }  # fmt: skip
        self._connection.execute(insert(tables.batch), row)
        came_as = {"sha256": batch.envelope_sha256, "payload_sha256": batch.payload_sha256}
        self._keep(tables.envelope, [came_as])
        self.put(contents.kiosk, contents.box, batch.brought)
        self.release(batch.payload_sha256)
        self.hear(contents.kiosk, datetime.now(UTC))

    def set_back(self, place: AcceptedBatch) -> None:
        """Move an accepted batch to the held ones; what it brought is taken out by `empty` and `put`."""
        envelope = self.envelope(place.payload_sha256)
        self._connection.execute(delete(tables.batch).where(_BATCH.payload_sha256 == place.payload_sha256))
        self.hold(place.kiosk, place.box, place.sequence, place.payload_sha256, "kiosk-revoked", envelope)

    # Held batches

    def hold(
        self, kiosk: str, box: bytes, sequence: int, payload_sha256: bytes, reason: str, envelope: bytes
    ) -> None:
        """Keep a batch aside, or a rescue (sequence 0); the same one again only changes its reason."""
        row = {
            "payload_sha256": payload_sha256, "kiosk": kiosk, "box": box, "sequence": sequence,
            "reason": reason, "envelope": envelope,
        }  # fmt: skip
        self._keep(tables.held, [row])
        known = _HELD.payload_sha256 == payload_sha256
        self._connection.execute(update(tables.held).where(known).values(reason=reason))

    def release(self, payload_sha256: bytes) -> None:
        """It is not held any more."""
        self._connection.execute(delete(tables.held).where(_HELD.payload_sha256 == payload_sha256))

    def holds(self, payload_sha256: bytes) -> HeldBatch | None:
        """The held batch with this payload, or None."""
        query = select(*_HELD_COLUMNS).where(_HELD.payload_sha256 == payload_sha256)
        row = self._connection.execute(query).first()
        return None if row is None else HeldBatch(*row)

    def held(self, kiosk: str | None = None) -> list[HeldBatch]:
        """Held batches, by kiosk, box, sequence and digest."""
        query = select(*_HELD_COLUMNS).order_by(_HELD.kiosk, _HELD.box, _HELD.sequence, _HELD.payload_sha256)
        if kiosk is not None:
            query = query.where(_HELD.kiosk == kiosk)
        return [HeldBatch(*row) for row in self._connection.execute(query)]

    def holds_any(self, kiosk: str, box: bytes) -> bool:
        """True if something of this box is held."""
        query = select(_HELD.sequence).where(_HELD.kiosk == kiosk, _HELD.box == box).limit(1)
        return self._connection.execute(query).first() is not None

    def held_at(self, kiosk: str, box: bytes, sequence: int) -> list[HeldBatch]:
        """Held batches of one place, by digest."""
        query = select(*_HELD_COLUMNS).where(
            _HELD.kiosk == kiosk, _HELD.box == box, _HELD.sequence == sequence
        )
        return [HeldBatch(*row) for row in self._connection.execute(query.order_by(_HELD.payload_sha256))]

    def held_size(self, kiosk: str) -> tuple[int, int]:
        """How many batches of a kiosk are held, and their bytes."""
        total = func.coalesce(func.sum(func.length(_HELD.envelope)), 0)
        query = select(func.count(), total).select_from(tables.held).where(_HELD.kiosk == kiosk)
        count, size = self._connection.execute(query).one()
        return int(count), int(size)

    # What is in the box

    def records(self, kiosk: str) -> list[bytes]:
        """The ballot records of a kiosk that count, each once, in the order of their leaves."""
        return self._contents(tables.ballot, "leaf", "record", kiosk)

    def entries(self, kiosk: str) -> list[bytes]:
        """The sealed entries of a kiosk that count, each once, in the order of their digests."""
        return self._contents(tables.entry, "digest", "sealed", kiosk)

    def ballot_count(self) -> int:
        """How many ballots are here, copies included, those of excluded boxes not."""
        table = tables.ballot
        total = self._connection.execute(select(func.count()).select_from(table)).scalar_one()
        for kiosk, box in self.excluded():
            query = select(func.count()).select_from(table).where(table.c.kiosk == kiosk, table.c.box == box)
            total -= self._connection.execute(query).scalar_one()
        return int(total)

    def _contents(self, table: Table, key: str, value: str, kiosk: str) -> list[bytes]:
        query = select(table.c.box, table.c[key], table.c[value]).where(table.c.kiosk == kiosk)
        excluded = {box for name, box in self.excluded() if name == kiosk}
        rows = self._connection.execute(query.order_by(table.c[key]))
        kept = {bytes(name): bytes(data) for box, name, data in rows if bytes(box) not in excluded}
        return list(kept.values())


def _accepted(row: Any) -> AcceptedBatch:
    kiosk, box, sequence, digest, ballots, entries, polls, final = row
    return AcceptedBatch(kiosk, box, sequence, digest, ballots, entries, polls, bool(final))
