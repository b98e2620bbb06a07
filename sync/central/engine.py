"""How the centre's database is opened: SQLite in one file by default, PostgreSQL by URL.

Both need nothing but unique keys and transactions. On SQLite a writing transaction takes the file's one
write lock at its start, so that it never fails half-way for want of it; a reading one sees one moment.
"""

import os
import sqlite3
from contextlib import suppress
from typing import Any

from sqlalchemy import Column, Connection, Engine, create_engine, event, func, insert, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from kiosk.errors import OperatorError
from sync.central import tables

SCHEMA = 5
_CACHE_KIB = 256 * 1024
_BUSY_SECONDS = 30
_BUSY_STATES = ("55P03", "40P01")
"""PostgreSQL: a lock that did not come in time; of two that wait for each other, the one that gives way."""
_CREATION_LOCK = 7_253_001
_READING = "urna_reading"
_GROWTH: dict[int, tuple[Column[Any], ...]] = {2: (tables.audit.c.digest,), 3: (), 4: (), 5: ()}
"""The columns that each version of the schema added to tables of the version before; they only grow."""


class StoreTrouble(OperatorError):
    """The database did not take or give something; nothing was half done. ``reason``: ``disk-full``,
    ``database-busy`` or ``database-unreachable``.
    """

    def __init__(self, reason: str, what: str, do: str) -> None:
        super().__init__(what, do)
        self.reason = reason


def open_engine(url: str) -> Engine:
    """An engine for ``sqlite:///file`` or ``postgresql://…``, its tables made.

    Raises `OperatorError` for another address, a password in it or a newer schema, `StoreTrouble` if it does
    not answer.
    """
    try:
        address = make_url(url)
    except (ArgumentError, ValueError) as error:  # the second of a port that is no number
        raise _wrong_address() from error
    backend = address.get_backend_name()
    if backend not in ("sqlite", "postgresql"):
        raise _wrong_address()
    if address.password is not None:
        raise OperatorError(
            "La clave de la base de datos no va en la orden: la vería cualquier programa de la máquina. "
            "No se hizo nada.",
            "Quítela de «--database» y póngala en el archivo ~/.pgpass (permisos 0600).",
        )
    try:
        engine = _sqlite(address) if backend == "sqlite" else _postgresql(address)
        _create_tables(engine)
    except (ArgumentError, NoSuchModuleError) as error:
        raise _wrong_address() from error
    except DBAPIError as error:
        raise explained(error) from error
    return engine


def reading(engine: Engine) -> Engine:
    """The same pool for transactions that only read."""
    if engine.dialect.name == "postgresql":
        return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return engine.execution_options(**{_READING: True})


def explained(error: DBAPIError) -> StoreTrouble:
    """What a driver's error means for the operator."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    primary = code & 0xFF if isinstance(code, int) else None
    state = getattr(error.orig, "sqlstate", None)
    if primary == sqlite3.SQLITE_FULL or state == "53100":
        return StoreTrouble(
            "disk-full",
            "El disco del centro está lleno. Lo ya recibido está a salvo; esto último no se guardó.",
            "Libere espacio en el centro; después se puede repetir sin riesgo.",
        )
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) or state in _BUSY_STATES:
        return StoreTrouble(
            "database-busy",
            "La base de datos del centro está ocupada. No se cambió nada.",
            "Intente otra vez en un momento.",
        )
    return StoreTrouble(
        "database-unreachable",
        "La base de datos del centro no respondió. Lo que ya se había recibido está a salvo.",
        "Revise que esté encendida y que la dirección en «--database» sea la correcta; repita sin riesgo.",
    )


def purge(engine: Engine) -> None:
    """Rewrite the database without its free pages: what was erased is in no file of it any more."""
    if engine.dialect.name == "postgresql":
        with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            connection.exec_driver_sql("VACUUM FULL")
        return
    raw = engine.raw_connection()
    try:
        for statement in ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
            raw.cursor().execute(statement)
    finally:
        raw.close()


def _sqlite(address: Any) -> Engine:
    engine = create_engine(address)
    if address.database and address.database != ":memory:":
        # SQLite gives what it keeps beside the file the file's own mode.
        with suppress(OSError):  # it says itself, in its own words, what is wrong with the place
            os.close(os.open(address.database, os.O_CREAT | os.O_RDONLY | os.O_CLOEXEC, 0o600))
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin)
    return engine


def _postgresql(address: Any) -> Engine:
    return create_engine(
        address.set(drivername="postgresql+psycopg"), pool_size=10, max_overflow=10, pool_pre_ping=True
    )


def _create_tables(engine: Engine) -> None:
    """One process at a time; an older database grows, one of a newer program is left alone."""
    version = tables.centre_schema.c.version
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(_CREATION_LOCK)))
        tables.metadata.create_all(connection)
        known = connection.execute(select(func.max(version))).scalar()
        if known is None:
            connection.execute(insert(tables.centre_schema), {"version": SCHEMA})
        elif known > SCHEMA:
            raise OperatorError(
                "Esta base de datos la usó una versión más nueva del programa. No se cambió nada.",
                "Use la versión nueva.",
            )
        elif known < SCHEMA:
            _grow(connection, known)


def _grow(connection: Connection, known: int) -> None:
    """New tables are there already; what an old table lacks is added, and recorded with it."""
    for step in range(known + 1, SCHEMA + 1):
        for column in _GROWTH[step]:
            kind = column.type.compile(connection.dialect)
            connection.exec_driver_sql(f"ALTER TABLE {column.table.name} ADD COLUMN {column.name} {kind}")
        connection.execute(insert(tables.centre_schema), {"version": step})


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout = {_BUSY_SECONDS * 1000}", "journal_mode = WAL", "synchronous = FULL",
        "foreign_keys = ON", "secure_delete = ON", f"cache_size = -{_CACHE_KIB}",
    ):  # fmt: skip
        connection.execute(f"PRAGMA {pragma}").fetchall()


def _begin(connection: Connection) -> None:
    only_reads = connection.get_execution_options().get(_READING)
    connection.exec_driver_sql("BEGIN" if only_reads else "BEGIN IMMEDIATE")


def _wrong_address() -> OperatorError:
    return OperatorError(
        "La base de datos debe ser SQLite o PostgreSQL.",
        "Revise «--database»: postgresql://usuario@equipo/base.",
    )
