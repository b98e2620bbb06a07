"""Writes tests/kiosk/schema.sql: what the migrations of a box file make. `python -m tests.tools.schema`."""

import sqlite3
from contextlib import closing
from pathlib import Path

from kiosk import migrations

SCHEMA_FILE = Path(__file__).parents[1] / "kiosk" / "schema.sql"


def main() -> None:
    """Write the file."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrations.apply(connection)
        SCHEMA_FILE.write_text(migrations.schema(connection))


if __name__ == "__main__":
    main()
