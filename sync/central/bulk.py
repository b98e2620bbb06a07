"""Thousands of rows of one box in one statement: what SQLAlchemy does for each value costs more than the row.

Both databases are given keys in ascending order, so that a batch touches each page of a key once.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, LargeBinary, Table


def keep_rows(
    connection: Connection, table: Table, place: tuple[str, bytes], rows: Iterable[tuple[bytes, ...]]
) -> None:
    """Insert what is not here yet. ``place`` is kiosk and box, the first two columns of ``table``; each row
    has its other columns, which are bytes.
    """
    ordered = sorted(rows)
    if not ordered:
        return
    if connection.dialect.name == "postgresql":
        _at_once(connection, table, place, ordered)
        return
    names = ", ".join(column.name for column in table.columns)
    marks = f"({', '.join('?' * len(table.columns))})"
    connection.exec_driver_sql(
        f"INSERT INTO {table.name} ({names}) VALUES {marks} ON CONFLICT DO NOTHING",
        [(*place, *row) for row in ordered],
    )


def _at_once(
    connection: Connection, table: Table, place: tuple[str, bytes], rows: Sequence[tuple[bytes, ...]]
) -> None:
    """PostgreSQL takes each column as one array, in the driver's binary form."""
    _, _, *own = table.columns
    assert all(isinstance(column.type, LargeBinary) for column in own), "a box's rows are bytes"
    names, arrays = ", ".join(column.name for column in own), ", ".join("%b::bytea[]" for _ in own)
    connection.exec_driver_sql(
        f"INSERT INTO {table.name} (kiosk, box, {names}) "
        f"SELECT %s, %b, each.* FROM unnest({arrays}) AS each ON CONFLICT DO NOTHING",
        (*place, *(list(column) for column in zip(*rows, strict=True))),
    )
