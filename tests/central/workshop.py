"""A centre with two real kiosks, and what becomes of their disks."""

from __future__ import annotations

import shutil
from pathlib import Path

from kiosk.station import Station
from sync.central.coverage import KioskCoverage, coverage
from sync.central.intake import Intake, take_in
from sync.central.rescue import Rescued, rescue_disk
from sync.central.store import Store
from sync.outbox import seal_batches
from tests.kiosk.voting import box_file
from tests.tools.centres import World, make_world, vote


class Workshop:
    """A centre with two kiosks, and what becomes of their disks."""

    def __init__(self, folder: Path, database: str, seed: int = 1) -> None:
        self.folder = folder
        self.world: World = make_world(folder / "centre", seed=seed)
        self.store = Store.open(database)
        self.stations: list[Station] = []
        self._copies = 0

    def station(self, number: int = 1, data: str = "") -> Station:
        """An open station; `close` shuts it."""
        started = self.world.station(self.folder / (data or f"data-{number}"), number)
        if started.status().polls != "open":
            started.open_polls()
        self.stations.append(started)
        return started

    def copy(self, station: Station) -> Path:
        """The box file and its WAL as they lie on the disk now, as after a power cut."""
        self._copies += 1
        to = self.folder / f"copy-{self._copies}"
        to.mkdir()
        for suffix in ("", "-wal"):
            source = station.box.path.with_name(station.box.path.name + suffix)
            if source.exists():
                shutil.copyfile(source, to / source.name)
        return box_file(to)

    def rescue(self, path: Path, ballots: int | None = None) -> Rescued:
        return rescue_disk(self.world.centre, self.store, path, ballots)

    def take(self, envelope: bytes) -> Intake:
        return take_in(self.store, envelope, self.world.centre.roster(), self.world.centre.signing_key)

    def send(self, station: Station) -> list[Intake]:
        """Every batch of a station arrives, and its receipts go back."""
        taken = []
        for stored in station.batches.undelivered():
            taken.append(self.take(stored.envelope))
            if taken[-1].receipt is not None:
                station.store_receipt(stored.sequence, taken[-1].receipt)
        return taken

    def ballots(self) -> int:
        with self.store.reading() as transaction:
            return transaction.ballot_count()

    def kiosk(self, number: int = 1) -> KioskCoverage:
        board = coverage(self.store, self.world.centre.roster())
        return next(kiosk for kiosk in board.kiosks if kiosk.kiosk == f"K-{number:03d}")

    def close(self) -> None:
        for station in self.stations:
            station.shut()
        self.store.close()


def batch_of(workshop: Workshop, station: Station, people: int, first: int = 0) -> None:
    """So many people vote, and their ballots go into a batch."""
    vote(station, people, first)
    seal_batches(station)
