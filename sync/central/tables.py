"""The centre's tables: the same on SQLite and PostgreSQL, with nothing but unique keys and transactions."""

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, String, Table

metadata = MetaData()

_kiosk = String(24)

batch = Table(
    "batch", metadata,
    Column("kiosk", _kiosk, primary_key=True),
    Column("box", LargeBinary(16), primary_key=True),
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("payload_sha256", LargeBinary(32), nullable=False, unique=True),
    Column("total_ballots", Integer, nullable=False),
    Column("total_entries", Integer, nullable=False),
    Column("polls", String(16), nullable=False),
    Column("final", Integer, nullable=False),
    Column("envelope", LargeBinary, nullable=False),
    Column("receipt", LargeBinary, nullable=False),
)  # fmt: skip

# The exact bytes that an accepted batch came as: whoever brings them again is answered unread.
envelope = Table(
    "envelope", metadata,
    Column("sha256", LargeBinary(32), primary_key=True),
    Column("payload_sha256", LargeBinary(32), nullable=False),
)  # fmt: skip

ballot = Table(
    "ballot", metadata,
    Column("kiosk", _kiosk, primary_key=True),
    Column("box", LargeBinary(16), primary_key=True),
    Column("leaf", LargeBinary(32), primary_key=True),
    Column("record", LargeBinary(257), nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip

entry = Table(
    "entry", metadata,
    Column("kiosk", _kiosk, primary_key=True),
    Column("box", LargeBinary(16), primary_key=True),
    Column("digest", LargeBinary(32), primary_key=True),
    Column("sealed", LargeBinary(560), nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip

# Leaves of ballots that were voided by a challenge: none of them may ever be counted.
challenged = Table(
    "challenged", metadata,
    Column("kiosk", _kiosk, primary_key=True),
    Column("box", LargeBinary(16), primary_key=True),
    Column("leaf", LargeBinary(32), primary_key=True),
    sqlite_with_rowid=False,
)  # fmt: skip

# Verified, but not accepted: ahead of a gap, a fork, a second box, a rollback. Never deleted by itself.
held = Table(
    "held", metadata,
    Column("payload_sha256", LargeBinary(32), primary_key=True),
    Column("kiosk", _kiosk, nullable=False),
    Column("box", LargeBinary(16), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("reason", String(32), nullable=False),
    Column("envelope", LargeBinary, nullable=False),
    Index("held_place", "kiosk", "box", "sequence"),
)  # fmt: skip

# What staff decided about a box, each signed by the organiser; of several the highest number holds.
decision = Table(
    "decision", metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kiosk", _kiosk, nullable=False),
    Column("box", LargeBinary(16), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("envelope", LargeBinary, nullable=False),
    Index("decision_place", "kiosk", "box"),
)  # fmt: skip

alarm = Table(
    "alarm", metadata,
    Column("kiosk", _kiosk, primary_key=True),
    Column("kind", String(32), primary_key=True),
    Column("detail", String(200), primary_key=True),
)  # fmt: skip

# When a batch of a kiosk last came, by the centre's clock. One row a kiosk: no other hour is kept.
heard = Table(
    "heard", metadata,
    Column("kiosk", _kiosk, primary_key=True),
    Column("minute", String(17), nullable=False),
)  # fmt: skip

# Who did what at the centre, each row chained to the one before it; it only grows.
audit = Table(
    "audit", metadata,
    Column("number", Integer, primary_key=True),
    Column("at", String(20), nullable=False),
    Column("who", String(64), nullable=False),
    Column("action", String(32), nullable=False),
    Column("detail", String(400), nullable=False),
    Column("digest", LargeBinary(32)),
)  # fmt: skip

# What was read from a broken kiosk's disk, each under the signed head of its box.
rescue = Table(
    "rescue", metadata,
    Column("payload_sha256", LargeBinary(32), primary_key=True),
    Column("kiosk", _kiosk, nullable=False),
    Column("box", LargeBinary(16), nullable=False),
    Column("batches", Integer, nullable=False),
    Column("ballots", Integer, nullable=False),
    Column("entries", Integer, nullable=False),
    Column("envelope", LargeBinary, nullable=False),
    Index("rescue_place", "kiosk", "box"),
)  # fmt: skip

# Leaves (of ballots cast or voided) and entry digests that only a rescue has brought so far.
rescued = Table(
    "rescued", metadata,
    Column("kiosk", _kiosk, primary_key=True),
    Column("box", LargeBinary(16), primary_key=True),
    Column("item", LargeBinary(32), primary_key=True),
    sqlite_with_rowid=False,
)  # fmt: skip

# The signed heads that actas carry in their QR, and how each compares with what is here.
acta = Table(
    "acta", metadata,
    Column("payload_sha256", LargeBinary(32), primary_key=True),
    Column("kiosk", _kiosk, nullable=False),
    Column("box", LargeBinary(16), nullable=False),
    Column("polls", String(16), nullable=False),
    Column("closed_at", String(16), nullable=False),
    Column("ballots", Integer, nullable=False),
    Column("entries", Integer, nullable=False),
    Column("box_digest", LargeBinary(32), nullable=False),
    Column("register_digest", LargeBinary(32), nullable=False),
    Column("batches", Integer, nullable=False),
    Column("batch_digest", LargeBinary(32), nullable=False),
    Column("journal", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("envelope", LargeBinary, nullable=False),
    Index("acta_place", "kiosk", "box"),
)  # fmt: skip

# What is settled before the closing, signed by the organiser: every step a new version; the last one holds.
settling = Table(
    "settling", metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("envelope", LargeBinary, nullable=False),
)  # fmt: skip

centre_schema = Table("centre_schema", metadata, Column("version", Integer, primary_key=True))
