"""The disk says no: full, broken or read-only, or it takes half, at each call in turn, once or from then on.

Each time the point's day goes on as people would: what was refused is tried once more. Afterwards the process
goes without shutting anything, and the box must open with all that was promised.
"""

from __future__ import annotations

import dataclasses
import errno
import json
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from kiosk.context import Mode
from kiosk.errors import UrnaError
from kiosk.station import Station
from tests.faults import lives, shim
from tests.faults.forked import WORKERS, forked
from tests.faults.lives import Place
from tests.faults.promises import Losses, Promised, hold, is_clear
from tests.kiosk.voting import ANSWERS, arrive
from tests.tools.kits import make_active_kit

HALF = 0
ERRORS = (errno.ENOSPC, errno.EIO, errno.EROFS, HALF)
HOW_OFTEN = (1, shim.FOREVER)


@dataclass
class Day:
    """What became of a day: promises, the refusals that were said, and the error that stopped it loudly."""

    calls: int = 0
    promises: list[str] = field(default_factory=list)
    unclear: list[str] = field(default_factory=list)
    refusals: int = 0
    stop: str = ""

    def twice(self, work: Callable[[], object]) -> bool:
        """Do it; if it is refused, try once more. True if it was done."""
        for _ in range(2):
            try:
                work()
            except UrnaError as error:
                self.refusals += 1
                if not is_clear(error):
                    self.unclear.append(str(error))
            else:
                return True
        return False


@dataclass
class Found:
    """``calls``: how many there are in a day; ``refusals``: words for the operator; ``stops``: loud ends."""

    losses: Losses = field(default_factory=Losses)
    calls: int = 0
    refusals: int = 0
    stops: Counter[str] = field(default_factory=Counter)


def storm(step: int = 1) -> Found:
    """Every ``step``-th call; as a program under the shim."""
    losses, calls, refusals, stops = json.loads(shim.run_under_shim(__name__, step).splitlines()[-1])
    return Found(Losses(**losses), calls, refusals, Counter(stops))


def main(step: str) -> None:
    """Under the shim."""
    kit = make_active_kit(mode=Mode.PRACTICE)
    found = Found()
    with shim.fast_folder() as folder:
        for name in ("new", "begun"):
            base = Place(kit, folder / name)
            base.stick.mkdir(parents=True)
            if name == "begun":
                forked([partial(lives.morning, base, 2, _nobody_listens)])
            (calls,) = forked([partial(_count, base, folder / "trial")])
            found.calls += calls
            shares = [partial(_share, base, folder, calls, int(step), share) for share in range(WORKERS)]
            for part in forked(shares):
                found.losses += part.losses
                found.refusals += part.refusals
                found.stops += part.stops
    print(json.dumps([dataclasses.asdict(found.losses), found.calls, found.refusals, found.stops]))


def _share(base: Place, folder: Path, calls: int, step: int, share: int) -> Found:
    found = Found()
    for number, trial in enumerate(_trials(calls, step)):
        if number % WORKERS == share:
            place = _fresh(base, folder / f"trial-{share}")
            (day,) = forked([partial(_day, place, *trial)])
            found.losses += _judged(place, base.folder.name == "begun", day)
            found.refusals += day.refusals
            if day.stop:
                found.stops[day.stop] += 1
    return found


def _trials(calls: int, step: int) -> Iterator[tuple[int, int, int]]:
    for call in range(1, calls + 1, step):
        for error in ERRORS:
            for times in HOW_OFTEN:
                yield call, error, times


def _count(base: Place, folder: Path) -> int:
    """How many calls a day has in which nothing fails; it must be done whole."""
    day = _day(_fresh(base, folder), shim.FOREVER, errno.EIO, 1)
    assert not day.stop
    assert not day.refusals
    assert "polls ended" in day.promises
    return day.calls


def _fresh(base: Place, folder: Path) -> Place:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(base.folder, folder)
    return Place(base.kit, folder)


def _day(place: Place, call: int, error: int, times: int) -> Day:
    """A day on this disk, which fails; in a process of its own."""
    spy, day = shim.Shim(), Day()
    spy.watch(place.folder)
    spy.refuse(call, error, times)
    try:
        _live(place, day)
    except Exception as stop:  # noqa: BLE001 - a loud end: the program shows it, and the machine stops
        day.stop = f"{type(stop).__name__}: {stop}"
    day.calls = spy.calls()
    spy.refuse(0, 0, 0)
    return day


def _live(place: Place, day: Day) -> None:
    stations: list[Station] = []
    if not day.twice(lambda: stations.append(place.start())):
        return
    (station,) = stations
    promise = day.promises.append
    if station.box.head.polls == "closed":
        day.twice(station.open_polls)
    for number in (5, 6):
        day.twice(partial(_vote, station, number, promise))
        day.twice(station.tidy)
    day.twice(partial(lives.seal, station, promise))
    day.twice(partial(lives.carry, station, place, promise))
    if day.twice(station.close_for_good):
        promise("polls ended")


def _vote(station: Station, number: int, promise: Callable[[str], None]) -> None:
    """Check in and cast; a cast that is refused is tried again by the same voter, as the screen lets her."""
    sealed = station.seal(arrive(station, number), ANSWERS, {number})
    try:
        code = station.cast(sealed)
    except UrnaError:
        code = station.cast(sealed)
    promise(f"code {code}")


def _judged(place: Place, begun: bool, day: Day) -> Losses:
    promised = Promised(polls="open" if begun else "closed")
    for promise in day.promises:
        promised.hear(promise)
    before = 2 if begun else 0  # the two of the morning, whose codes nobody heard here
    found = hold(place, promised, most=before + 1)
    found.unclear += len(day.unclear)
    return found


def _nobody_listens(_promise: str) -> None:
    """The morning's promises."""


if __name__ == "__main__":
    main(*sys.argv[1:])
