"""A whole database as of one moment, into one SQLite file; and such a file into an empty database.

SQLite copies itself page by page (its online backup): writers are not kept waiting. From PostgreSQL every row
of every table is read in one transaction that sees one moment.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine, func, insert, select

from kiosk.errors import OperatorError
from sync.central import tables
from sync.central.engine import open_engine, reading

_ROWS = 200


def copy_to_file(engine: Engine, path: Path) -> None:
    """Copy everything into a new SQLite file, and check it. Raises `OperatorError` if that does not hold."""
    try:
        if engine.dialect.name == "sqlite":
            _copy_pages(engine, path)
        else:
            with reading(engine).connect() as connection:
                _fill(connection, open_engine(f"sqlite:///{path}"))
        with closing(sqlite3.connect(path)) as written:
            whole = written.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    except sqlite3.Error as error:
        raise OperatorError(
            f"No se pudo copiar la base de datos ({error}). El centro sigue igual.",
            "Revise el espacio libre donde va la copia, e intente otra vez.",
        ) from error
    if not whole:
        raise OperatorError(
            "La base de datos del centro no pasa su revisión. No se hizo la copia.",
            "Revise el disco del centro, y guarde las copias que ya tiene.",
        )


def _copy_pages(engine: Engine, path: Path) -> None:
    with engine.connect() as connection, closing(sqlite3.connect(path)) as target:
        source = connection.connection.driver_connection
        assert isinstance(source, sqlite3.Connection), "the driver of this dialect"
        source.backup(target)


def copy_from_file(path: Path, engine: Engine) -> None:
    """Copy everything of a SQLite file into a database that holds nothing yet. Raises `OperatorError`."""
    with engine.connect() as connection:
        filled = any(
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in tables.metadata.sorted_tables
            if table is not tables.centre_schema
        )
    if filled:
        raise OperatorError(
            "Esa base de datos ya tiene un centro. No se tocó.", "Dé con «--database» una base vacía."
        )
    source = open_engine(f"sqlite:///{path}")
    try:
        with reading(source).connect() as connection:
            _fill(connection, engine)
    finally:
        source.dispose()


def _fill(source: Connection, engine: Engine) -> None:
    with engine.begin() as target:
        for table in tables.metadata.sorted_tables:
            if table is tables.centre_schema:
                continue
            for rows in source.execution_options(yield_per=_ROWS).execute(select(table)).partitions():
                target.execute(insert(table), [dict(row._mapping) for row in rows])  # noqa: SLF001  its name
    if engine.dialect.name == "sqlite":
        engine.dispose()
