"""The original documents of a centre as files: importing them rebuilds it, on another database or elsewhere.

Folders are named so that an import, which goes by name, meets everything in an order in which it fits: first
boxes before those that staff admitted beside them, batches before what was read from disks, and what waits
last. Decisions are no part of it: an admitted box waits again until staff admit it there. Actas are one text
file, a code a line, as a hand scanner would have typed them: ``urna-central acta`` reads it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.files import make_folder, write_durably
from kiosk.head_code import fold
from sync.batch import SUFFIX
from sync.central.outputs import require_empty_folder
from sync.central.rows import AcceptedBatch, HeldBatch
from sync.central.store import Store
from sync.central.transaction import Transaction
from sync.decision import DecisionKind

Progress = Callable[[int, int], None]
_FIRST, _ADMITTED, _DISKS, _HELD = "1-recibidos", "2-admitidos", "3-discos", "4-apartados"
_ACTAS = "5-actas.txt"


@dataclass(frozen=True)
class Exported:
    """How many documents were written: batches that count, what was read from disks, what waits, actas."""

    batches: int
    rescues: int
    held: int
    actas: int


def export_originals(store: Store, out: Path, progress: Progress = lambda _done, _all: None) -> Exported:
    """Write every original into a new folder. Raises `OperatorError` if it holds something already."""
    require_empty_folder(out)
    with store.reading() as transaction:
        named = list(_named(transaction))
        for folder in sorted({name.split("/")[0] for name, _ in named}):
            make_folder(out / folder)
        for done, (name, digest) in enumerate(named, 1):
            write_durably(out / name, transaction.envelope(digest))
            progress(done, len(named))
        codes = [fold(envelope) for envelope in transaction.acta_envelopes()]
    if codes:
        make_folder(out)
        write_durably(out / _ACTAS, "".join(f"{code}\n" for code in codes).encode())
    parts = [name.split("/")[0] for name, _ in named]
    received = parts.count(_FIRST) + parts.count(_ADMITTED)
    return Exported(received, parts.count(_DISKS), parts.count(_HELD), len(codes))


def _named(transaction: Transaction) -> Iterator[tuple[str, bytes]]:
    """Name below the folder, and the digest of the payload."""
    for batch in transaction.batches():
        admitted = transaction.verdict(batch.kiosk, batch.box) is DecisionKind.ADMIT
        yield f"{_ADMITTED if admitted else _FIRST}/{_place(batch)}{SUFFIX}", batch.payload_sha256
    for row in transaction.rescues():
        name = f"{row.kiosk}-{row.box.hex()[:8]}-{row.payload_sha256.hex()[:16]}"
        yield f"{_DISKS}/{name}{SUFFIX}", row.payload_sha256
    for held in transaction.held():
        yield f"{_HELD}/{_place(held)}-{held.payload_sha256.hex()[:16]}{SUFFIX}", held.payload_sha256


def _place(batch: AcceptedBatch | HeldBatch) -> str:
    """Batches of one box are in the order of their numbers."""
    return f"{batch.kiosk}-{batch.box.hex()}-{batch.sequence:06d}"
