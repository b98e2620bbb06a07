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

# Boxes that staff admitted beside a kiosk's first.
admitted = Table(
    "admitted", metadata,
    Column("kiosk", _kiosk, primary_key=True),
    Column("box", LargeBinary(16), primary_key=True),
    Column("decision", LargeBinary, nullable=False),
)  # fmt: skip

alarm = Table(
    "alarm", metadata,
    Column("kiosk", _kiosk, primary_key=True),
    Column("kind", String(32), primary_key=True),
    Column("detail", String(200), primary_key=True),
)  # fmt: skip
