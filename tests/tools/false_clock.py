"""A small consultation from check-in to results, as a program: what comes of it whatever the clock says.

Run under libfaketime by `run`; the last line is JSON: the results, the kiosk's journal, and what its home
showed of the clock.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from kiosk.canonical import canonical_json
from kiosk.context import Mode
from kiosk.journal import rows
from kiosk.station import Station
from sync.roster_shelf import RosterShelf
from sync.usb_transport import UsbTransport, copy
from tests.faults.ten_million import counted_at_centre, with_trustees
from tests.tools.centres import make_world, vote

_ROOT = Path(__file__).parents[2]
_PEOPLE = 4


@dataclass(frozen=True)
class Day:
    """``results`` to the byte; ``events`` of the journal; whether the home said that the clock was behind."""

    results: bytes
    events: tuple[tuple[str, str, str], ...]
    behind: bool


def run(clock: str, then: str = "") -> Day:
    """The day under a clock in the words of libfaketime, and another one from the middle of it on."""
    libraries = sorted(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))
    if not libraries:
        pytest.skip("libfaketime is not installed; `make test` installs it on Debian")
    with tempfile.TemporaryDirectory(prefix="urna-clock-") as name:
        says = Path(name) / "clock"
        says.write_text(clock)
        environment = {
            **os.environ, "LD_PRELOAD": str(libraries[0]), "FAKETIME_TIMESTAMP_FILE": str(says),
            "FAKETIME_NO_CACHE": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }  # fmt: skip
        program = [sys.executable, "-m", __name__, name, then]
        done = subprocess.run(
            program, cwd=_ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True
        )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    events = tuple((minute, event, detail) for minute, event, detail in found["events"])
    return Day(canonical_json(found["results"]), events, found["behind"])


def main(folder: str, then: str) -> None:
    """The day itself."""
    place = Path(folder)
    world = make_world(place / "centre", kiosks=1, mode=Mode.OFFICIAL)
    shares = with_trustees(world)
    station = world.station(place / "data", clock=datetime.now)
    station.open_polls()
    vote(station, _PEOPLE)
    if then:
        (place / "clock").write_text(then)
    behind = station.status().clock_behind
    vote(station, _PEOPLE, first=_PEOPLE)
    station.close_for_good()
    _carry(station, place)
    events = [(row.minute, row.event, row.detail) for row in rows(station.box.connection)]
    station.shut()
    found = counted_at_centre(world, place, shares)
    print(json.dumps({"results": found, "events": events, "behind": behind}))


def _carry(station: Station, place: Path) -> None:
    (place / "stick").mkdir()
    line = UsbTransport(station, RosterShelf(station.kit, place / "data" / "newest.roster"))
    line.finish(copy(line.prepare(seal=True), place / "stick"))


if __name__ == "__main__":
    main(*sys.argv[1:])
