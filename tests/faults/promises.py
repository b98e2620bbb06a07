"""What a voting point promised, held against what is on its disk when it starts again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Self

from kiosk.errors import UrnaError
from kiosk.polls import Polls
from kiosk.record import tracking_code
from kiosk.station import Station
from sync.batch import SUFFIX
from sync.stick import FOLDER
from tests.faults.lives import Place
from tests.kiosk.voting import vote


@dataclass
class Losses:
    """What a storm found. ``acknowledged``: ballots that somebody was thanked for, over all tries."""

    tried: int = 0
    acknowledged: int = 0
    lost: int = 0
    duplicated: int = 0
    unreadable: int = 0
    unclear: int = 0

    def __iadd__(self, other: Losses) -> Self:
        for name, value in asdict(other).items():
            setattr(self, name, getattr(self, name) + value)
        return self

    @property
    def none(self) -> bool:
        """True if nothing was lost, doubled, unreadable or unclear."""
        return not (self.lost or self.duplicated or self.unreadable or self.unclear)

    @property
    def sentence(self) -> str:
        """The last line."""
        clear = "every refusal clear" if not self.unclear else f"{self.unclear} refusals unclear"
        return (
            f"ballots acknowledged {self.acknowledged}, lost {self.lost}, duplicated {self.duplicated}, "
            f"unreadable {self.unreadable}, {clear}"
        )


@dataclass
class Promised:
    """All that was promised by now, in the order of the promises."""

    codes: list[str] = field(default_factory=list)
    polls: str = "closed"
    batches: int = 0
    on_stick: set[str] = field(default_factory=set)

    def hear(self, promise: str) -> None:
        """One more. Raises `ValueError` for one that nobody knows."""
        kind, _, what = promise.partition(" ")
        if kind == "code":
            self.codes.append(what)
        elif kind == "polls":
            self.polls = what
        elif kind == "batches":
            self.batches = int(what)
        elif kind == "stick":
            self.on_stick.add(what)
        else:
            raise ValueError(promise)


def hold(place: Place, promised: Promised, most: int = 1, *, learn: bool = False) -> Losses:
    """Start the point on what is there, and compare. ``most``: ballots that may be there unpromised, because
    the light went off between the commit and the thanks; with ``learn`` they count as promised from now on.
    """
    found = Losses(tried=1, acknowledged=len(promised.codes))
    try:
        with closing_station(place) as station:
            found += _held_in_box(station, promised, most)
            found += _held_on_stick(place, station, promised)
            if learn:
                promised.codes = codes_of(station)
    except (UrnaError, sqlite3.Error):
        found.unreadable += 1
    return found


@contextmanager
def closing_station(place: Place) -> Iterator[Station]:
    """The point, started; shut at the end."""
    station = place.start()
    try:
        yield station
    finally:
        station.shut()


def goes_on(place: Place) -> Losses:
    """One more person votes there, it is tidied, and the box opens again with all that it held."""
    with closing_station(place) as station:
        if station.box.head.polls is not Polls.OPEN:
            return Losses()
        before = codes_of(station)
        code = vote(station, 9000, {3})
        station.tidy()
    return hold(place, Promised([*before, code], "open"), most=0)


def codes_of(station: Station) -> list[str]:
    """The tracking code of every ballot that is stored."""
    return [tracking_code(leaf) for (leaf,) in station.box.connection.execute("SELECT leaf FROM ballot")]


def is_clear(error: UrnaError) -> bool:
    """True if a refusal says to the operator what happened and what to do."""
    return len(error.what) > 20 and len(error.do) > 10 and "{" not in str(error)


def _held_in_box(station: Station, promised: Promised, most: int) -> Losses:
    stored, head = codes_of(station), station.box.head
    missing = set(promised.codes) - set(stored)
    more = len(stored) - len(promised.codes)
    behind = head.batches < promised.batches or _order(head.polls) < _order(promised.polls)
    return Losses(
        lost=len(missing) + behind,
        duplicated=max(0, more + len(missing) - most) + abs(head.ballots - head.entries),
    )


def _held_on_stick(place: Place, station: Station, promised: Promised) -> Losses:
    """Each file that is there under its name is whole; each that was promised is there."""
    sealed = {batch.name: batch.envelope for batch in station.batches.all()}
    folder = place.stick / FOLDER
    there = _files(folder.glob(f"*{SUFFIX}"))
    return Losses(
        lost=len(promised.on_stick - there.keys()),
        unreadable=sum(sealed.get(name) != data for name, data in there.items()),
    )


def _files(paths: Iterable[Path]) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in paths if path.is_file()}


def _order(polls: str) -> int:
    """Open and paused come and go; ended is for good."""
    return {"closed": 0, "open": 1, "paused": 1, "day_closed": 1, "ended": 2}[polls]
