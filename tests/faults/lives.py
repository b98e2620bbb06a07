"""A voting point's day in several lives: between them the light goes off, and nothing is shut properly.

The real use cases do it: the station, the outbox, the stick. What each of them promised is put on record the
moment it returns, which is when a screen would say it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.context import Mode
from kiosk.kit import ActiveKit
from kiosk.station import Station
from sync.outbox import seal_batches
from sync.roster_shelf import RosterShelf
from sync.usb_transport import UsbTransport, copy
from tests.kiosk.voting import ANSWERS, arrive
from tests.tools.kits import noon

Promise = Callable[[str], None]
"""Told what is promised: ``code XXXX``, ``polls open``, ``batches 2`` or ``stick NAME``."""


@dataclass(frozen=True)
class Place:
    """Where a point's box and its stick are."""

    kit: ActiveKit
    folder: Path

    @property
    def data(self) -> Path:
        """The folder of the box."""
        return self.folder / "equipo" / "datos"

    @property
    def stick(self) -> Path:
        """Where the stick is mounted."""
        return self.folder / "memoria"

    def start(self) -> Station:
        """The point as it is on its disk."""
        return Station.start(self.kit, self.data, Mode.PRACTICE, noon)


def cast(station: Station, first: int, people: int, promise: Promise, *, tidy: bool = True) -> None:
    """So many people vote; each is told the code, and the order of voting is taken out behind them."""
    for number in range(first, first + people):
        code = station.cast(
            station.seal(arrive(station, number), ANSWERS, {1 + number % 12, 1 + number // 3 % 12})
        )
        promise(f"code {code}")
        if tidy:
            station.tidy()


def morning(place: Place, people: int, promise: Promise) -> None:
    """The very first start; the polls open, and people come."""
    station = place.start()
    station.open_polls()
    promise("polls open")
    cast(station, 0, people, promise)


def noon_hour(place: Place, people: int, promise: Promise) -> None:
    """After a cut: one goes away, the tidying fails to come, a batch is sealed, the polls pause and go on."""
    station = place.start()
    station.abandon()
    cast(station, 1000, people, promise, tidy=False)
    seal(station, promise)
    station.pause_polls()
    promise("polls paused")
    station.resume_polls()
    promise("polls open")
    cast(station, 2000, 1, promise)


def evening(place: Place, people: int, promise: Promise) -> None:
    """After another cut: the last ones vote, the polls close for good, everything goes onto the stick."""
    station = place.start()
    cast(station, 3000, people, promise)
    carry(station, place, promise)
    cast(station, 4000, people, promise)
    station.close_for_good()
    promise("polls ended")
    seal(station, promise)
    carry(station, place, promise)
    station.shut()


LIVES = (morning, noon_hour, evening)


def seal(station: Station, promise: Promise) -> None:
    """All that no batch holds yet goes into one."""
    seal_batches(station)
    promise(f"batches {station.box.head.batches}")


def carry(station: Station, place: Place, promise: Promise) -> None:
    """The batches go onto the stick, and the volunteer is told to take it out."""
    line = UsbTransport(station, RosterShelf(station.kit, place.data / "nuevo.roster"))
    report = line.finish(copy(line.prepare(seal=True), place.stick))
    for name in report.on_stick:
        promise(f"stick {name}")
