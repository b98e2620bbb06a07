"""Batches and actas out on a stick, receipts and a newer roster back in. A stick serves any number of kiosks.

Like the agent, in three parts: `UsbTransport.prepare` and `UsbTransport.finish` belong to the thread that
owns the station, `copy` does the slow part and touches nothing but the stick. "Puede retirar la memoria" is
said only after every file was written, flushed, read back from the stick and compared.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.batch_log import StoredBatch
from kiosk.context import KioskId
from kiosk.files import holds
from kiosk.paperwork import saved_files
from kiosk.roster import MOST_BYTES as MOST_ROSTER
from kiosk.station import Station
from sync.outbox import seal_batches
from sync.receipt import confirms
from sync.roster_shelf import RosterShelf
from sync.stick import (
    ACTAS,
    FOLDER,
    MOST_RECEIPT,
    RECEIPT_SUFFIX,
    ROSTER_NAME,
    find,
    gone,
    require_space,
    write_checked,
)

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Cargo:
    """What waits for a receipt, oldest first, and whose receipts to look for (``centre``: its public key).

    ``actas``: every acta that was saved here, name and PDF; the centre reads their QR.
    """

    kiosk: KioskId
    box: bytes
    centre: bytes
    batches: tuple[StoredBatch, ...]
    actas: tuple[tuple[str, bytes], ...] = ()

    def answered_by(self, batch: StoredBatch, envelope: bytes) -> bool:
        """True if this is the centre's receipt of this batch."""
        return confirms(envelope, self.centre, self.kiosk, self.box, batch.sequence, batch.payload_sha256)


@dataclass(frozen=True)
class Copied:
    """What the stick holds now (batches by name, how many actas), and what it brought: receipts that verify
    (by sequence), how many that do not (``foreign``), and a roster that nobody has looked at yet.
    """

    written: tuple[str, ...]
    already: tuple[str, ...]
    actas: int
    receipts: tuple[tuple[int, bytes], ...]
    foreign: int
    roster: bytes | None


@dataclass(frozen=True)
class StickReport:
    """How it ended; the stick may be removed. ``foreign``: receipts that this centre did not sign."""

    on_stick: tuple[str, ...]
    actas: int
    written: int
    receipts: int
    foreign: int
    newer_roster: bool
    undelivered: int

    @property
    def text(self) -> str:
        """For the volunteer."""
        parts = []
        if self.receipts:
            parts.append(_count(self.receipts, "llegó 1 recibo", "llegaron {} recibos") + " del centro")
        if self.foreign:
            parts.append(_count(self.foreign, "1 recibo no es", "{} recibos no son") + " de este centro")
        if self.on_stick:
            count = len(self.on_stick)
            lots = _count(count, "1 lote quedó bien guardado", "{} lotes quedaron bien guardados")
            parts.append(f"{lots} en la memoria, y se comprobó")
        if self.actas:
            parts.append(_count(self.actas, "quedó 1 acta", "quedaron {} actas"))
        if not parts:
            parts.append("no había nada por copiar ni por recibir")
        sentence = "; ".join(parts)
        return f"{sentence[0].upper()}{sentence[1:]}. Puede retirar la memoria."


class UsbTransport:
    """One station and its sticks. ``shelf`` keeps the newest roster."""

    def __init__(self, station: Station, shelf: RosterShelf) -> None:
        self._station = station
        self._shelf = shelf

    def prepare(self, *, seal: bool = False) -> Cargo:
        """What has to go; with ``seal``, at the close, all that no batch holds yet goes too.

        Raises `OperatorError` where batches do not leave this box.
        """
        if seal:
            seal_batches(self._station)
        head, log = self._station.box.head, self._station.batches
        batches = tuple(log.undelivered()) if self._station.ships else ()
        actas = saved_files(self._station)
        return Cargo(head.kiosk, head.box, self._station.kit.keys.centre, batches, actas)

    def finish(self, copied: Copied) -> StickReport:
        """Keep what the stick brought. In the station's thread."""
        for sequence, envelope in copied.receipts:
            self._station.store_receipt(sequence, envelope)
        newer = copied.roster is not None and self._shelf.offer(copied.roster)
        return StickReport(
            on_stick=(*copied.already, *copied.written),
            actas=copied.actas,
            written=len(copied.written),
            receipts=len(copied.receipts),
            foreign=copied.foreign,
            newer_roster=newer,
            undelivered=len(self._station.batches.undelivered_sequences()),
        )


def copy(cargo: Cargo, stick: Path, progress: Progress = lambda _done, _all: None) -> Copied:
    """Read what the centre left on the stick, then write what it has no receipt for. Anywhere, any thread;
    ``progress`` hears how many files of how many are whole on the stick.

    Raises `OperatorError` if there is no room or the stick does not take or keep a file: then nothing is said
    about removing it, every file on it is whole or absent, and copying again goes on where this ended.
    """
    found = [(batch, find(stick, batch.name + RECEIPT_SUFFIX, MOST_RECEIPT)) for batch in cargo.batches]
    brought = [(batch, envelope) for batch, envelope in found if envelope is not None]
    receipts = {b.sequence: envelope for b, envelope in brought if cargo.answered_by(b, envelope)}
    wanted = [batch for batch in cargo.batches if batch.sequence not in receipts]
    folder = stick / FOLDER
    missing = [batch for batch in wanted if not holds(folder / batch.name, batch.envelope)]
    papers = [(name, data) for name, data in cargo.actas if not holds(folder / ACTAS / name, data)]
    require_space(stick, [*(len(batch.envelope) for batch in missing), *(len(data) for _, data in papers)])
    try:
        (folder / ACTAS if papers else folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise gone(error) from error
    wanting = [(folder / batch.name, batch.envelope) for batch in missing]
    wanting += [(folder / ACTAS / name, data) for name, data in papers]
    for done, (path, data) in enumerate(wanting):
        progress(done, len(wanting))
        write_checked(path, data)
    progress(len(wanting), len(wanting))
    os.sync()
    return Copied(
        written=tuple(batch.name for batch in missing),
        already=tuple(batch.name for batch in wanted if batch not in missing),
        actas=len(cargo.actas),
        receipts=tuple(receipts.items()),
        foreign=len(brought) - len(receipts),
        roster=find(stick, ROSTER_NAME, MOST_ROSTER),
    )


def _count(number: int, one: str, many: str) -> str:
    return one if number == 1 else many.format(number)
