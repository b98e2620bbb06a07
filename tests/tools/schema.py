"""Writes tests/kiosk/schema.sql: what the migrations of a box file make. `python -m tests.tools.schema`."""

import sqlite3
from contextlib import closing
from pathlib import Path

from kiosk import migrations

SCHEMA_FILE = Path(__file__).parents[1] / "kiosk" / "schema.sql"


def dump(connection: sqlite3.Connection) -> str:
    """Every statement of the schema, by kind and name; the library's own table is left out."""
    found = connection.execute(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND tbl_name <> '_sqlite_migrations' "
        "ORDER BY type, name"
    )
    return "".join(f"{sql};\n" for (sql,) in found)


def main() -> None:
    """Write the file."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrations.apply(connection)
        SCHEMA_FILE.write_text(dump(connection))


if __name__ == "__main__":
    main()
