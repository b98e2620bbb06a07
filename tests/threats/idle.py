"""A kiosk that people have voted at and that nobody stands in front of: ``python -m tests.threats.idle FOLDER
PEOPLE``. It says ``idle`` when it is, and ends when its standard input does.

Each r (the number that opens a ballot's commitment) follows on a line of its own with every bit turned over,
so that whoever reads this process' memory can look for it and does not find this list.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from kiosk.station import Station
from sync.outbox import seal_batches
from sync.roster_shelf import RosterShelf
from sync.usb_transport import UsbTransport, copy
from tests.kiosk.voting import ANSWERS, arrive
from tests.tools.centres import make_world


def choices(number: int) -> tuple[int, ...]:
    """What the person of this number chooses."""
    return tuple(sorted({1 + number % 11, 1 + number // 11 % 11, 12}))


def turned(data: Iterable[int]) -> bytes:
    """Every bit turned over; twice gives back what it was."""
    return bytes(255 - byte for byte in data)


def day(station: Station, people: int, nonces: list[bytes], stick: Path) -> None:
    """They vote; then everything goes onto the stick."""
    station.open_polls()
    for number in range(people):
        vote = station.seal(arrive(station, number), ANSWERS, choices(number))
        nonces.append(turned(vote.nonce))
        station.cast(vote)
        station.tidy()
    seal_batches(station)
    stick.mkdir()
    line = UsbTransport(station, RosterShelf(station.kit, station.box.path.with_suffix(".roster")))
    line.finish(copy(line.prepare(seal=True), stick))


def main() -> int:
    folder, people = Path(sys.argv[1]), int(sys.argv[2])
    world = make_world(folder / "centre")
    station = world.station(folder / "data")
    nonces: list[bytes] = []
    day(station, people, nonces, folder / "stick")
    sys.stdout.write("".join(f"{nonce.hex()}\n" for nonce in nonces) + "idle\n")
    sys.stdout.flush()
    sys.stdin.read()
    station.shut()
    return 0


if __name__ == "__main__":
    # What a kiosk does at its start is not done here: this process' memory is to be read.
    sys.exit(main())
