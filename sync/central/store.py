"""The centre's database: what was accepted, what is held, and the alarms.

Any engine that SQLAlchemy speaks and that has unique constraints and transactions serves; SQLite is the
default. Every method runs inside a transaction that the caller opens with `Store.writing` or `Store.reading`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, delete, event, func, insert, select
from sqlalchemy.engine import make_url

from kiosk.context import KioskId
from kiosk.errors import OperatorError
from kiosk.record import leaf_of
from kiosk.register_entry import entry_digest
from sync.central import tables
from sync.verifier import VerifiedBatch

_CACHE_KIB = 256 * 1024


@dataclass(frozen=True)
class AcceptedBatch:
    """A row of the batches that count."""

    kiosk: KioskId
    box: bytes
    sequence: int
    payload_sha256: bytes
    total_ballots: int
    total_entries: int
    polls: str
    final: bool


@dataclass(frozen=True)
class HeldBatch:
    """A batch that was verified and waits, with the reason's code."""

    kiosk: KioskId
    box: bytes
    sequence: int
    payload_sha256: bytes
    reason: str


class Store:
    """One centre's database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        tables.metadata.create_all(engine)

    @staticmethod
    def sqlite(path: Path) -> "Store":
        """A store in one file."""
        return Store.open(f"sqlite:///{path}")

    @staticmethod
    def open(url: str) -> "Store":
        """A store by URL: ``sqlite:///file`` or ``postgresql://…``."""
        address = make_url(url)
        if address.get_backend_name() == "postgresql":
            address = address.set(drivername="postgresql+psycopg")
        elif address.get_backend_name() != "sqlite":
            raise OperatorError("La base de datos debe ser SQLite o PostgreSQL.", "Revise «--database».")
        engine = create_engine(address)
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _prepare_sqlite)
            event.listen(engine, "begin", _begin_immediate)
        return Store(engine)

    @contextmanager
    def transaction(self) -> Iterator["Transaction"]:
        """All or nothing."""
        with self._engine.begin() as connection:
            yield Transaction(connection)

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()


class Transaction:
    """What can be read and written inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def lock_kiosk(self, kiosk: str) -> None:
        """On PostgreSQL: one intake of a kiosk at a time. SQLite has one writer anyway."""
        if self._connection.dialect.name == "postgresql":
            self._connection.execute(select(func.pg_advisory_xact_lock(func.hashtext(kiosk))))

    def receipt(self, batch: VerifiedBatch) -> bytes | None:
        """The receipt that this very payload was given, or None."""
        query = select(tables.batch.c.receipt).where(tables.batch.c.payload_sha256 == batch.payload_sha256)
        return self._connection.execute(query).scalar()

    def holds(self, payload_sha256: bytes) -> HeldBatch | None:
        """The held batch with this payload, or None."""
        found = [held for held in self.held() if held.payload_sha256 == payload_sha256]
        return found[0] if found else None

    def latest(self, kiosk: str, box: bytes) -> AcceptedBatch | None:
        """The last accepted batch of a box, or None."""
        of_box = [batch for batch in self.batches(kiosk) if batch.box == box]
        return of_box[-1] if of_box else None

    def batches(self, kiosk: str | None = None) -> list[AcceptedBatch]:
        """Accepted batches, by kiosk, box and sequence."""
        table = tables.batch.c
        query = select(
            table.kiosk, table.box, table.sequence, table.payload_sha256, table.total_ballots,
            table.total_entries, table.polls, table.final,
        ).order_by(table.kiosk, table.box, table.sequence)  # fmt: skip
        if kiosk is not None:
            query = query.where(table.kiosk == kiosk)
        return [AcceptedBatch(*row[:-1], final=bool(row[-1])) for row in self._connection.execute(query)]

    def held(self) -> list[HeldBatch]:
        """Held batches, by kiosk, box, sequence and digest."""
        table = tables.held.c
        query = select(table.kiosk, table.box, table.sequence, table.payload_sha256, table.reason).order_by(
            table.kiosk, table.box, table.sequence, table.payload_sha256
        )
        return [HeldBatch(*row) for row in self._connection.execute(query)]

    def envelope(self, payload_sha256: bytes) -> bytes:
        """The original bytes of a batch, accepted or held."""
        for table in (tables.batch, tables.held):
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
        known = self.leaves(contents.kiosk, contents.box)
        ballots = {leaf_of(record): record for record in contents.ballots}
        self._insert(
            tables.ballot,
            [{**place, "leaf": leaf, "record": ballots[leaf]} for leaf in ballots.keys() - known],
        )
        entries = {entry_digest(sealed): sealed for sealed in contents.entries}
        fresh = sorted(entries.keys() - self._entry_digests(contents.kiosk, contents.box))
        self._insert(tables.entry, [{**place, "digest": key, "sealed": entries[key]} for key in fresh])
        self._connection.execute(
            delete(tables.held).where(tables.held.c.payload_sha256 == batch.payload_sha256)
        )

    def hold(self, batch: VerifiedBatch, reason: str) -> None:
        """Keep a batch aside."""
        row = {
            "payload_sha256": batch.payload_sha256, "kiosk": batch.batch.kiosk, "box": batch.batch.box,
            "sequence": batch.batch.sequence, "reason": reason, "envelope": batch.envelope,
        }  # fmt: skip
        self._connection.execute(
            delete(tables.held).where(tables.held.c.payload_sha256 == batch.payload_sha256)
        )
        self._connection.execute(insert(tables.held), row)

    def raise_alarm(self, kiosk: str, kind: str, detail: str) -> None:
        """Keep an alarm; the same one again changes nothing."""
        if (kiosk, kind, detail) not in self.alarms():
            self._connection.execute(insert(tables.alarm), {"kiosk": kiosk, "kind": kind, "detail": detail})

    def alarms(self) -> list[tuple[str, str, str]]:
        """Kiosk, kind and detail of every alarm, sorted."""
        table = tables.alarm.c
        query = select(table.kiosk, table.kind, table.detail).order_by(table.kiosk, table.kind, table.detail)
        return [(kiosk, kind, detail) for kiosk, kind, detail in self._connection.execute(query)]

    def is_admitted(self, kiosk: str, box: bytes) -> bool:
        """True if staff admitted this box beside the kiosk's first."""
        table = tables.admitted.c
        query = select(table.kiosk).where(table.kiosk == kiosk, table.box == box)
        return self._connection.execute(query).first() is not None

    def leaves(self, kiosk: str, box: bytes) -> set[bytes]:
        """Leaves of the ballots of one box."""
        table = tables.ballot.c
        query = select(table.leaf).where(table.kiosk == kiosk, table.box == box)
        return {bytes(leaf) for (leaf,) in self._connection.execute(query)}

    def records(self, kiosk: str) -> list[bytes]:
        """The ballot records of a kiosk, each once, in the order of their leaves."""
        table = tables.ballot.c
        query = select(table.leaf, table.record).where(table.kiosk == kiosk).order_by(table.leaf)
        return list({bytes(leaf): bytes(record) for leaf, record in self._connection.execute(query)}.values())

    def entries(self, kiosk: str) -> list[bytes]:
        """The sealed entries of a kiosk, each once, in the order of their digests."""
        table = tables.entry.c
        query = select(table.digest, table.sealed).where(table.kiosk == kiosk).order_by(table.digest)
        return list({bytes(key): bytes(sealed) for key, sealed in self._connection.execute(query)}.values())

    def ballot_count(self) -> int:
        """How many ballots are here, copies included."""
        return int(self._connection.execute(select(func.count()).select_from(tables.ballot)).scalar_one())

    def _entry_digests(self, kiosk: str, box: bytes) -> set[bytes]:
        table = tables.entry.c
        query = select(table.digest).where(table.kiosk == kiosk, table.box == box)
        return {bytes(digest) for (digest,) in self._connection.execute(query)}

    def _insert(self, table: Any, rows: list[dict[str, Any]]) -> None:
        if rows:
            self._connection.execute(insert(table), rows)


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in (
        "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "busy_timeout = 30000",
        f"cache_size = -{_CACHE_KIB}",
    ):  # fmt: skip
        connection.execute(f"PRAGMA {pragma}").fetchall()


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
