"""The month: who does what when. Everything is drawn from one seed, and time is virtual.

Points open on some days of the month. On each, people vote at random moments, the agent takes its turns, the
network follows its weather, machines lose their power and their calendars jump. Couriers collect batches on
sticks, several kiosks on each, and bring back receipts with the next visit; sticks are pulled out too early
and imported twice. Somebody replays old batches at the centre. At the end a courier visits who still has
something, and the centre's box must be what was cast.
"""

from __future__ import annotations

import heapq
import itertools
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from kiosk.context import Mode
from kiosk.record import leaf_of, tracking_code
from sync.central.coverage import coverage
from sync.central.importing import import_folder
from sync.central.intake import Outcome, take_in
from sync.central.store import Store
from sync.receipt import confirms
from tests.soak.point import SoakLine, SoakPoint
from tests.soak.weather import HOUR, Weather
from tests.tools.centres import World, make_world

DAY = 24 * HOUR
_LAZY_TURN = 300.0  # an agent that is called later than it asked does the same, only later


@dataclass(frozen=True)
class Size:
    """How large a month is; ``days`` that one point is open are drawn up to ``open_days``."""

    kiosks: int = 500
    days: int = 30
    open_days: int = 4
    most_voters: int = 40


@dataclass
class Month:
    """Made by `opened_month`; `run` lives through it, `settle` ends it and holds it against the truth."""

    world: World
    store: Store
    points: list[SoakPoint]
    chance: random.Random
    size: Size
    sticks: Path
    counts: Counter[str] = field(default_factory=Counter)
    _agenda: list[tuple[float, int, Callable[[float], None]]] = field(default_factory=list)
    _tie: Iterator[int] = field(default_factory=itertools.count)

    def run(self) -> None:
        """Every day of it."""
        for number, point in enumerate(self.points):
            days = sorted(
                self.chance.sample(range(self.size.days), self.chance.randint(1, self.size.open_days))
            )
            for day in days:
                self._plan_day(point, number, day * DAY, last=day == days[-1])
        for day in range(self.size.days):
            self._at(day * DAY + 20 * HOUR, self._replay)
        while self._agenda:
            moment, _, act = heapq.heappop(self._agenda)
            act(moment)

    def settle(self) -> None:
        """The last couriers; then nothing may be missing, twice, or waiting."""
        end = self.size.days * DAY
        for round_number in range(2):  # out with the batches, then back with the receipts
            for number, point in enumerate(self.points):
                point.now = end + round_number * HOUR
                point.start()
                if point.pending() or point.station.batches.undelivered_sequences():
                    point.use_stick(self._stick(number), pulled=False)
                    self.counts["stick visits"] += 1
                if round_number:
                    self._compare(point, exact=True)
                point.stop()
            self._import_all()
        board = coverage(self.store, self.world.centre.roster())
        assert not board.incomplete, [kiosk.kiosk for kiosk in board.incomplete]
        assert not board.held
        assert not board.alarms, board.alarms
        assert board.ballots == sum(len(point.codes) for point in self.points)

    def _plan_day(self, point: SoakPoint, number: int, midnight: float, *, last: bool) -> None:
        opens, closes = midnight + 8 * HOUR, midnight + 16 * HOUR
        self._at(opens - HOUR / 2, partial(self._switch_on, point))
        self._at(opens, partial(self._on, point, point.open))
        for _ in range(self.chance.randint(0, self.size.most_voters)):
            self._at(self.chance.uniform(opens + 1, closes - 1), partial(self._vote, point))
        for _ in range(self.chance.choices((0, 1, 2), (6, 3, 1))[0]):
            self._at(self.chance.uniform(opens + 1, closes + HOUR), partial(self._on, point, point.crash))
        if self.chance.random() < 0.15:
            for _ in range(2):
                self._at(self.chance.uniform(opens - HOUR / 4, closes), partial(self._on, point, point.jump))
        close = point.close_for_good if last else point.close_day
        self._at(closes, partial(self._on, point, close))
        if self.chance.random() < (1.0 if point.weather.names == ("down",) else 0.1):
            self._at(closes + HOUR, partial(self._courier, point, number))
        self._at(closes + 2 * HOUR, partial(self._switch_off, point))

    def _at(self, moment: float, act: Callable[[float], None]) -> None:
        heapq.heappush(self._agenda, (moment, next(self._tie), act))

    def _switch_on(self, point: SoakPoint, moment: float) -> None:
        point.now = moment
        point.start()
        for change in point.weather.changes(moment, moment + 10.5 * HOUR):
            self._at(change + self.chance.uniform(0, 5), partial(self._turn_once, point))
        self._at(moment + 1, partial(self._turn, point))

    def _on(self, point: SoakPoint, act: Callable[[], None], moment: float) -> None:
        point.now = moment
        act()
        point.turn()

    def _vote(self, point: SoakPoint, moment: float) -> None:
        self._on(point, point.vote, moment)
        self.counts["ballots"] += 1

    def _turn(self, point: SoakPoint, moment: float) -> None:
        if point.on:
            point.now = moment
            self._at(max(point.turn(), moment + _LAZY_TURN), partial(self._turn, point))

    def _turn_once(self, point: SoakPoint, moment: float) -> None:
        if point.on:
            point.now = moment
            point.turn()

    def _switch_off(self, point: SoakPoint, moment: float) -> None:
        point.now = moment
        self._compare(point, exact=False)
        point.stop()

    def _courier(self, point: SoakPoint, number: int, moment: float) -> None:
        """The stick of this district; some nights the centre reads it before it goes out again."""
        point.now = moment
        pulled = self.chance.random() < 0.15
        point.use_stick(self._stick(number), pulled=pulled)
        self.counts["stick visits"] += 1
        self.counts["sticks pulled out"] += pulled
        if self.chance.random() < 0.3:
            self._import(self._stick(number))

    def _stick(self, number: int) -> Path:
        stick = self.sticks / f"stick-{number // 20}"
        stick.mkdir(exist_ok=True)
        return stick

    def _import_all(self) -> None:
        for stick in sorted(self.sticks.iterdir()):
            self._import(stick)

    def _import(self, stick: Path) -> None:
        summary = import_folder(self.world.centre, self.store, [stick])
        assert not summary.count(Outcome.REFUSED), summary.reasons()
        self.counts["files imported"] += len(summary.taken)
        self.counts["files again"] += summary.count(Outcome.ALREADY)

    def _replay(self, _moment: float) -> None:
        """Somebody sends what was sent before, in any order."""
        with self.store.reading() as transaction:
            known = transaction.batches()
            chosen = self.chance.sample(known, min(len(known), 5))
            envelopes = [(row, transaction.envelope(row.payload_sha256)) for row in chosen]
            receipts = [transaction.receipt(row.payload_sha256) for row in chosen]
        roster, key = self.world.centre.roster(), self.world.centre.signing_key
        for (_, envelope), receipt in zip(envelopes, receipts, strict=True):
            intake = take_in(self.store, envelope, roster, key)
            assert (intake.outcome, intake.receipt) == (Outcome.ALREADY, receipt)
            self.counts["replays"] += 1

    def _compare(self, point: SoakPoint, *, exact: bool) -> None:
        """What the kiosk tells the volunteer is delivered is at the centre; at the end that is everything."""
        kiosk, centre = point.active.kit.kiosk, point.active.kit.keys.centre
        with self.store.reading() as transaction:
            here = Counter(tracking_code(leaf_of(record)) for record in transaction.records(kiosk))
        told = len(point.codes) - point.pending()
        assert told <= here.total() <= len(point.codes)
        assert here <= Counter(point.codes)
        if not exact:
            return
        assert point.pending() == 0
        assert here == Counter(point.codes)
        assert max(here.values(), default=1) == 1
        box = point.station.box.head.box
        for stored in point.station.batches.all():
            assert stored.receipt is not None
            assert confirms(stored.receipt, centre, kiosk, box, stored.sequence, stored.payload_sha256)
            self.counts["receipts"] += 1


@contextmanager
def opened_month(database: Callable[[Path], str], size: Size, seed: int) -> Iterator[Month]:
    """A new centre and its kiosks, in memory where the system has a place for files there."""
    memory = Path("/dev/shm")  # noqa: S108 - thousands of commits need no real disk here
    where = memory if memory.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="urna-soak-", dir=where) as name:
        folder, chance = Path(name), random.Random(seed)
        world = make_world(folder / "centre", kiosks=size.kiosks, mode=Mode.OFFICIAL, seed=seed)
        store = Store.open(database(folder))
        (folder / "sticks").mkdir()
        points = [
            SoakPoint(
                world.active_kit(number),
                folder / f"kiosk-{number}",
                SoakLine(world, store),
                Weather.of(chance, size.days * DAY, never=number % 12 == 0),
                random.Random(chance.random()),
            )
            for number in range(1, size.kiosks + 1)
        ]
        month = Month(world, store, points, chance, size, folder / "sticks")
        try:
            yield month
        finally:
            for point in points:
                if point.on:
                    point.stop()
            store.close()
            shutil.rmtree(folder / "sticks")
