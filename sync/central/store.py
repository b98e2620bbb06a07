"""The centre's database: what was accepted, what is held, the alarms and the decisions.

The same on SQLite and PostgreSQL; see `engine` for how they differ. Original envelopes are kept: taking them
in again elsewhere rebuilds a centre.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from sync.central.engine import explained, open_engine, purge, reading
from sync.central.rows import AcceptedBatch, HeldBatch
from sync.central.table_copy import copy_from_file, copy_to_file
from sync.central.transaction import Transaction

__all__ = ["AcceptedBatch", "HeldBatch", "Store", "Transaction"]


class Store:
    """One centre's database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._reading = reading(engine)

    @staticmethod
    def sqlite(path: Path) -> "Store":
        """A store in one file."""
        return Store.open(f"sqlite:///{path}")

    @staticmethod
    def open(url: str) -> "Store":
        """A store by URL: ``sqlite:///file`` or ``postgresql://…``. Raises `OperatorError`."""
        return Store(open_engine(url))

    @property
    def single_writer(self) -> bool:
        """True if only one transaction can write at a time, so that a second writing thread gains nothing."""
        return self._engine.dialect.name == "sqlite"

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """All or nothing, durable when it returns. Raises `StoreTrouble` if the database does not take it."""
        with self._connected(self._engine) as transaction:
            yield transaction

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """One moment of the database, for reading alone: it keeps no writer waiting."""
        with self._connected(self._reading) as transaction:
            yield transaction

    def copy_to(self, path: Path) -> None:
        """A copy of all of it as of one moment, as a new SQLite file; writers go on."""
        with self._explained():
            copy_to_file(self._engine, path)

    def fill_from(self, path: Path) -> None:
        """All that such a copy holds, into this empty database. Raises `OperatorError` if it is not empty."""
        with self._explained():
            copy_from_file(path, self._engine)

    def purge(self) -> None:
        """After an erasure: leave nothing of it in the database's files."""
        with self._explained():
            purge(self._engine)

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    @contextmanager
    def _connected(self, engine: Engine) -> Iterator[Transaction]:
        with self._explained(), engine.begin() as connection:
            yield Transaction(connection)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise explained(error) from error
