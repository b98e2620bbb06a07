"""``python -m tests.benchmarks.intake_run import|raw CENTRE BATCHES URL``: one run of `intake`.

It prints the seconds of each batch, of all of it, and its memory at most, that of its own processes added.
"""

from __future__ import annotations

import itertools
import json
import resource
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert

from kiosk.envelope import PayloadType, read_unverified_payload
from kiosk.record import leaf_of
from kiosk.register_entry import entry_digest
from sync.batch import parse_batch
from sync.central import tables
from sync.central.engine import open_engine
from sync.central.importing import import_folder
from sync.central.outcome import Outcome
from sync.central.places import Centre
from sync.central.store import Store
from tests.benchmarks.figures import held_mib

_BOXES = (tables.ballot, tables.entry)


def main() -> None:
    """Measure, print."""
    what, centre, folder, database = sys.argv[1:]
    work = {"import": _import, "raw": _raw}[what]
    batches, seconds = work(Centre(Path(centre)), Path(folder), database)
    mib = held_mib("VmHWM") + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(json.dumps({"batches": batches, "seconds": seconds, "mib": mib}))


def _import(centre: Centre, folder: Path, database: str) -> tuple[list[float], float]:
    """As staff do it."""
    store = Store.open(database)
    started = time.perf_counter()
    ends = [started]
    summary = import_folder(
        centre, store, [folder], progress=lambda _done, _all: ends.append(time.perf_counter())
    )
    seconds = time.perf_counter() - started
    taken = summary.count(Outcome.NEW) + summary.count(Outcome.ALREADY)
    assert taken == len(summary.taken) == len(ends) - 1, summary.reasons()
    store.close()
    return [after - before for before, after in itertools.pairwise(ends)], seconds


def _raw(_centre: Centre, folder: Path, database: str) -> tuple[list[float], float]:
    """Rows that are ready, sorted, each batch in one commit; to make them ready is not counted."""
    engine, spent = open_engine(database), []
    put = _copy if engine.dialect.name == "postgresql" else _insert
    for path in sorted(folder.rglob("*.urna")):
        row, boxes = _rows(path.read_bytes())
        started = time.perf_counter()
        with engine.begin() as connection:
            connection.execute(insert(tables.batch), row)
            put(connection, boxes)
        spent.append(time.perf_counter() - started)
    started = time.perf_counter()
    engine.dispose()
    return spent, sum(spent) + time.perf_counter() - started


Rows = Sequence[tuple[Any, ...]]


def _rows(envelope: bytes) -> tuple[dict[str, Any], tuple[Rows, Rows]]:
    batch = parse_batch(read_unverified_payload(envelope, PayloadType.BATCH))
    place = (batch.kiosk, batch.box)
    row = {
        "kiosk": batch.kiosk, "box": batch.box, "sequence": batch.sequence,
        "payload_sha256": leaf_of(envelope), "total_ballots": batch.total_ballots,
        "total_entries": batch.total_entries, "polls": batch.polls.value, "final": 0, "envelope": envelope,
        "receipt": bytes(600),
    }  # fmt: skip
    ballots = sorted((*place, leaf_of(record), record) for record in batch.ballots)
    return row, (ballots, sorted((*place, entry_digest(sealed), sealed) for sealed in batch.entries))


def _insert(connection: Connection, boxes: Sequence[Rows]) -> None:
    for table, rows in zip(_BOXES, boxes, strict=True):
        connection.exec_driver_sql(f"INSERT INTO {table.name} VALUES (?, ?, ?, ?)", list(rows))


def _copy(connection: Connection, boxes: Sequence[Rows]) -> None:
    cursor: Any = connection.connection.cursor()
    for table, rows in zip(_BOXES, boxes, strict=True):
        with cursor.copy(f"COPY {table.name} FROM STDIN (FORMAT BINARY)") as copy:
            copy.set_types(["text", "bytea", "bytea", "bytea"])
            for row in rows:
                copy.write_row(row)
    cursor.close()


if __name__ == "__main__":
    main()
