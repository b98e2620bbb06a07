"""Voting points on disks that can be copied, put back and edited, a centre, and what must hold of them all.

Everything is the real thing: stations on SQLite, the agent, stick folders, intake on SQLite, staff's
decisions. Beside it stands what was promised: to each voter by the thanks screen, to each kiosk by a receipt.
`look` holds one against the other.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.box_digest import box_digest
from kiosk.envelope import PayloadType, read_unverified_payload
from kiosk.record import leaf_of
from kiosk.station import Station
from sync.agent import Agent, Habits
from sync.batch import NO_PREVIOUS, Batch, parse_batch
from sync.central.intake import take_in
from sync.central.places import Centre
from sync.central.rows import AcceptedBatch, HeldBatch
from sync.central.store import Store
from sync.central.transaction import Transaction
from sync.outbox import OutboxPolicy
from sync.receipt import confirms
from sync.transport import Answer, Parcel, TransportError, Trouble
from tests.kiosk.voting import copy
from tests.tools.centres import World
from tests.tools.lines import SimulatedLine


@dataclass
class Disk:
    """A machine with its disk. ``leaves`` and ``voided``: of whom a screen on this disk said that they are
    safe, or void, and of all whose ballots were on it when it was copied.
    """

    kit: int
    folder: Path
    leaves: set[bytes] = field(default_factory=set)
    voided: set[bytes] = field(default_factory=set)

    def copied(self, to: Path) -> Disk:
        """As it lies there now, as after a power cut."""
        return Disk(self.kit, copy(self.folder, to), set(self.leaves), set(self.voided))


@dataclass
class Running:
    """A machine that is on."""

    disk: Disk
    station: Station
    agent: Agent
    now: float = 1000.0

    def turn(self) -> None:
        """The agent tries now, whatever it was waiting for."""
        self.agent.send_now()
        self.go_on()

    def go_on(self) -> None:
        """A second later: the agent tries the next that does not wait for its time."""
        self.now += 1.0
        self.agent.step(self.now)


@dataclass
class CentreCopy:
    """The centre's database as it was once, and what it had accepted."""

    path: Path
    accepted: dict[bytes, AcceptedBatch]
    kept: set[bytes]


class Country:
    """Everything there is, and everything that was promised. `look` raises `AssertionError`."""

    def __init__(self, template: World, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(template.centre.folder, folder / "centre")
        self.world = World(Centre(folder / "centre"), template.keys, template.kiosks)
        self.store = Store.sqlite(self.world.centre.database)
        self.line = SimulatedLine(self.world, self.store)
        self.running: list[Running] = []
        self.in_flight: list[bytes] = []
        self.seen: list[bytes] = []
        self.person_of: dict[bytes, int] = {}
        self.voided: set[bytes] = set()
        self.doubtful: set[int] = set()
        self.accepted: dict[bytes, AcceptedBatch] = {}
        self.kept: set[bytes] = set()
        self._names = 0

    # What happens

    def place(self) -> Path:
        """A name for a new folder."""
        self._names += 1
        return self.folder / f"disk-{self._names}"

    def start(self, disk: Disk) -> Running:
        """Turn a machine on."""
        station = self.world.station(disk.folder, disk.kit)
        habits = Habits(OutboxPolicy(ballots=1, least=1), chance=lambda: 1.0, network=lambda: "eth0")
        machine = Running(disk, station, Agent(station, self.line, habits))
        self.running.append(machine)
        return machine

    def stop(self, machine: Running) -> Disk:
        """Turn it off; its disk stays."""
        self.running.remove(machine)
        machine.station.shut()
        return machine.disk

    def attempt(
        self, machine: Running, fault: Callable[[Parcel, Callable[[], Answer]], Answer] | None
    ) -> None:
        """The agent tries once on a line with this fault."""
        self.line.fault = fault
        machine.turn()
        self.remember(machine)

    def held_up(self, parcel: Parcel, _through: Callable[[], Answer]) -> Answer:
        """A fault: the batch is on its way and arrives some time, the kiosk hears of nothing."""
        self.in_flight.append(parcel.envelope)
        raise TransportError(Trouble.SLOW, "La red está muy lenta.")

    def arrive(self, envelope: bytes) -> None:
        """A batch reaches the centre, from wherever."""
        take_in(self.store, envelope, self.world.centre.roster(), self.world.centre.signing_key)

    def remember(self, machine: Running) -> None:
        """Whoever listens to the line can send all of it again."""
        known = set(self.seen)
        self.seen += [b.envelope for b in machine.station.batches.all() if b.envelope not in known]

    def swap_store(self, path: Path) -> None:
        """The centre goes on with this database."""
        self.store.close()
        self.store = self.line.store = Store.sqlite(path)

    # What must hold

    def look(self) -> None:
        """All of it, at this moment."""
        for machine in self.running:
            self._look_at_disk(machine)
        with self.store.reading() as transaction:
            accepted = {batch.payload_sha256: batch for batch in transaction.batches()}
            held = {batch.payload_sha256: batch for batch in transaction.held()}
            self._nothing_went(accepted, held)
            self._chains_hold(transaction, accepted.values())
            self._forks_are_told(transaction, accepted.values(), held.values())
        self.accepted, self.kept = accepted, self.kept | held.keys()

    def _look_at_disk(self, machine: Running) -> None:
        station, disk = machine.station, machine.disk
        stored = {leaf for (leaf,) in station.box.connection.execute("SELECT leaf FROM ballot")}
        void = {leaf for (leaf,) in station.box.connection.execute("SELECT leaf FROM challenged")}
        assert (stored, void) == (disk.leaves, disk.voided), (
            "a voter was thanked for a ballot that is not here"
        )
        assert station.box.head.ballots == len(stored) == station.box.register.stored()
        head, centre = station.box.head, self.world.keys.centre.public
        for batch in station.batches.all():
            if batch.receipt is not None:
                place = (head.kiosk, head.box, batch.sequence)
                assert confirms(batch.receipt, centre, *place, batch.payload_sha256)

    def _nothing_went(self, accepted: dict[bytes, AcceptedBatch], held: dict[bytes, HeldBatch]) -> None:
        """What was accepted stays, but for what a revocation sets back; what was held is not dropped."""
        revoked = self.world.centre.roster().revocations
        for payload, batch in self.accepted.items():
            beyond = batch.sequence > revoked.get(batch.kiosk, batch.sequence)
            assert payload in accepted or (beyond and payload in held), "an accepted batch is gone"
        assert self.kept <= accepted.keys() | held.keys(), "a held batch is gone"
        assert not accepted.keys() & held.keys()
        for batch in accepted.values():
            assert batch.sequence <= revoked.get(batch.kiosk, batch.sequence), "beyond its revocation"

    def _chains_hold(self, transaction: Transaction, accepted: Iterable[AcceptedBatch]) -> None:
        """Each box: numbers without a gap, each naming the one before, sums and digests of what is here."""
        boxes: dict[tuple[str, bytes], list[AcceptedBatch]] = defaultdict(list)
        for batch in accepted:
            boxes[batch.kiosk, batch.box].append(batch)
        for (kiosk, box), batches in boxes.items():
            assert [batch.sequence for batch in batches] == list(range(1, len(batches) + 1))
            previous, leaves, void = NO_PREVIOUS, set[bytes](), set[bytes]()
            for batch in batches:
                contents = self._contents(transaction, batch.payload_sha256)
                assert contents.previous == previous, "a chain that does not continue"
                leaves |= set(map(leaf_of, contents.ballots))
                void |= set(contents.challenged_leaves)
                assert contents.box_digest == box_digest(leaves), "a digest that does not continue"
                assert contents.total_ballots == len(leaves), "counted twice"
                previous = batch.payload_sha256
            assert leaves == transaction.leaves(kiosk, box)
            assert leaves <= self.person_of.keys(), "a ballot that nobody cast"
            assert void <= self.voided
            assert not leaves & self.voided, "a voided ballot counts"
        for kiosk in {kiosk for kiosk, _ in boxes}:
            open_to = [box for of, box in boxes if of == kiosk]
            for box in open_to:
                now = {batch.payload_sha256 for batch in boxes[kiosk, box]}
                excluded = (kiosk, box) in transaction.excluded()
                assert not excluded or now <= self.accepted.keys(), "an excluded box grows"
            decided = [box for box in open_to if transaction.verdict(kiosk, box) is not None]
            assert len(open_to) - len(decided) <= 1, "a second box counts and nobody admitted it"
            records = transaction.records(kiosk)
            assert len(records) == len(set(records)), "one ballot twice"

    def _forks_are_told(
        self, transaction: Transaction, accepted: Iterable[AcceptedBatch], held: Iterable[HeldBatch]
    ) -> None:
        """Where two batches claim one place one of them waits, and an alarm says so."""
        taken = {(batch.kiosk, batch.box, batch.sequence) for batch in accepted}
        alarms = {(kiosk, kind) for kiosk, kind, _ in transaction.alarms()}
        for batch in held:
            if (batch.kiosk, batch.box, batch.sequence) in taken and batch.reason in ("fork", "rollback"):
                assert (batch.kiosk, batch.reason) in alarms
            if batch.reason == "second-box":
                assert (batch.kiosk, "second-box") in alarms

    def _contents(self, transaction: Transaction, payload: bytes) -> Batch:
        return parse_batch(read_unverified_payload(transaction.envelope(payload), PayloadType.BATCH))
