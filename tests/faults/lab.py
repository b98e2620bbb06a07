"""A voting point, a bad line and a centre, all real; and the truth to hold the point's words against."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from kiosk.envelope import PayloadType, read_unverified_payload
from kiosk.minutes import Clock
from kiosk.record import leaf_of
from kiosk.station import Station
from sync.agent import Agent, AgentStatus, Habits
from sync.batch import parse_batch
from sync.central.server_run import Listening
from sync.central.store import Store
from sync.http_transport import HttpTransport
from sync.outbox import OutboxPolicy
from sync.receipt import confirms
from sync.transport import Answer, Parcel, Transport
from tests.tools.centres import World, make_world, vote
from tests.tools.kits import noon
from tests.tools.proxy import Proxy, running_proxy
from tests.tools.servers import running_server
from ui.view_models import Around, home_view

NewDatabase = Callable[[], str]
_PATIENCE = 0.005


class Hasty(Transport):
    """The real transport with a two-hundredth of its patience, where a test has to wait for its end."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def deliver(self, parcel: Parcel, seconds: float) -> Answer:
        return self._transport.deliver(parcel, seconds * _PATIENCE)

    def reachable(self, seconds: float) -> bool:
        return self._transport.reachable(seconds)

    def roster(self, known: int, seconds: float) -> bytes | None:
        return self._transport.roster(known, seconds * _PATIENCE)


@dataclass
class Tally:
    """What was tried and what came of it: the numbers of the last line."""

    faults: int = 0
    ballots: int = 0
    receipts: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.faults + other.faults, self.ballots + other.ballots, self.receipts + other.receipts)


@dataclass
class Point:
    """A voting point that sends every ballot at once. `turn` lets its agent try, and looks at everything."""

    lab: Lab
    station: Station
    agent: Agent
    now: float = 1000.0
    cast: int = 0
    _leaves: dict[int, set[bytes]] = field(default_factory=dict)

    def vote(self, people: int = 2) -> None:
        """So many people vote, and a batch with their ballots is due."""
        vote(self.station, people, first=self.cast)
        self.cast += people

    def turn(self) -> AgentStatus:
        """One attempt, now; then what the point says is compared with what is so."""
        self.now += 1.0
        self.agent.send_now()
        self.agent.step(self.now)
        return self.look()

    def look(self) -> AgentStatus:
        """What the agent and the volunteer's screen say, held against the centre's own database."""
        status, home = self.agent.status(self.now), self._home()
        delivered = self._delivered()
        self._hold_against_centre(delivered)
        waiting = [stored.sequence for stored in self.station.batches.all() if stored.receipt is None]
        assert status.pending_batches == len(waiting)
        assert status.pending_ballots == self.cast - len(delivered)
        if not status.pending_ballots and not waiting:
            assert any(title == "Nada por enviar" for title, _ in home), home
        elif waiting:
            said = "1 lote sin recibo" if len(waiting) == 1 else f"{len(waiting)} lotes sin recibo"
            assert any(said in title for title, _ in home), home
        assert status.why in [text for _, text in home] or not status.why, home
        return status

    def arrives(self) -> AgentStatus:
        """Without a fault everything is delivered, and the point says so."""
        while (status := self.turn()).pending_batches:
            assert not status.why, status.why
        assert self.here() == self.cast
        return status

    def here(self) -> int:
        """How many of its ballots count at the centre."""
        with self.lab.store.reading() as transaction:
            return len(transaction.records(self.station.kit.kiosk))

    def tally(self, faults: int) -> Tally:
        """The sums, once everything has arrived."""
        receipts = [stored for stored in self.station.batches.all() if stored.receipt is not None]
        return Tally(faults, self.here(), len(receipts))

    def _home(self) -> list[tuple[str, str]]:
        view = home_view(
            self.station.status(), self.station.point, self.agent.status(self.now),
            Around(None, 10_000, self.station.minute(), 0), ships=True, online=True, practice=True,
        )  # fmt: skip
        return [(fact.title, fact.line) for fact in view.facts]

    def _delivered(self) -> set[bytes]:
        """The leaves that the point holds a receipt for, each the centre's own for this very batch."""
        head, leaves = self.station.box.head, set()
        for stored in self.station.batches.all():
            if stored.receipt is None:
                continue
            place = (head.kiosk, head.box, stored.sequence)
            assert confirms(stored.receipt, self.station.kit.keys.centre, *place, stored.payload_sha256)
            with self.lab.store.reading() as transaction:
                assert transaction.receipt_at(*place) == stored.receipt
            leaves |= self._leaves_of(stored.sequence, stored.envelope)
        return leaves

    def _hold_against_centre(self, delivered: set[bytes]) -> None:
        head = self.station.box.head
        cast = {leaf for (leaf,) in self.station.box.connection.execute("SELECT leaf FROM ballot")}
        assert len(cast) == self.cast
        with self.lab.store.reading() as transaction:
            here = [leaf_of(record) for record in transaction.records(head.kiosk)]
            held = transaction.held(head.kiosk)
        assert len(here) == len(set(here))
        assert delivered <= set(here) <= cast
        assert not held

    def _leaves_of(self, sequence: int, envelope: bytes) -> set[bytes]:
        if sequence not in self._leaves:
            batch = parse_batch(read_unverified_payload(envelope, PayloadType.BATCH))
            self._leaves[sequence] = set(map(leaf_of, batch.ballots))
        return self._leaves[sequence]


@dataclass
class Lab:
    """A centre with kiosks; ``store`` looks into the database that its server writes."""

    world: World
    folder: Path
    database: str
    store: Store
    new_database: NewDatabase
    points: list[Point] = field(default_factory=list)

    def point(
        self, address: str, *, clock: Clock = noon, hasty: bool = False, data: Path | None = None
    ) -> Point:
        """The next kiosk, its polls open, sending to this address."""
        number = len(self.points) + 1
        station = self.world.station(data or self.folder / f"data-{number}", number, clock=clock)
        station.open_polls()
        line = HttpTransport(address)
        habits = Habits(OutboxPolicy(ballots=1, least=1), chance=lambda: 1.0, network=lambda: "eth0")
        point = Point(self, station, Agent(station, Hasty(line) if hasty else line, habits))
        self.points.append(point)
        return point

    @contextmanager
    def emptied(self) -> Iterator[Lab]:
        """The same centre on a database that holds nothing."""
        database = self.new_database()
        store = Store.open(database)
        try:
            yield Lab(self.world, self.folder, database, store, self.new_database)
        finally:
            store.close()

    @contextmanager
    def serving(self, where: Listening | None = None) -> Iterator[str]:
        """A server on this database; its address."""
        with running_server(self.world.centre, Store.open(self.database), where) as address:
            yield address


@contextmanager
def open_lab(folder: Path, new_database: NewDatabase, kiosks: int = 1) -> Iterator[Lab]:
    """A new centre in ``folder``, on a new database."""
    world, database = make_world(folder / "centre", kiosks=kiosks), new_database()
    lab = Lab(world, folder, database, Store.open(database), new_database)
    try:
        yield lab
    finally:
        for point in lab.points:
            point.station.shut()
        lab.store.close()


@contextmanager
def proxied(lab: Lab) -> Iterator[Proxy]:
    """A server of this lab behind a proxy."""
    with lab.serving() as address, running_proxy(upstream_of(address)) as proxy:
        yield proxy


def upstream_of(address: str) -> tuple[str, int]:
    """Host and port of an address."""
    parts = urlsplit(address)
    assert parts.hostname is not None
    assert parts.port is not None
    return parts.hostname, parts.port
