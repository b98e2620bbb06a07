"""Kiosks, outboxes, network, stick and centre as one state machine: hypothesis does to them what it likes,
in any order, and after every step the rules of docs/FORMATS.md hold. At the end the network is good, and
everything that was ever sealed on a living disk is at the centre, counted or held.
"""

from __future__ import annotations

import atexit
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from kiosk.errors import AlreadyVoted, Tampered
from kiosk.polls import Polls
from kiosk.record import leaf_of
from kiosk.station import box_path
from sync.central.audit import Clerk
from sync.central.closing import prepare
from sync.central.decisions import boxes_of, decide_box
from sync.central.importing import import_folder
from sync.central.key_files import RegisterKey
from sync.central.roster_changes import enforce, revoke_kiosk
from sync.central.settling import fix_seed
from sync.decision import DecisionKind
from sync.outbox import seal_batches
from sync.usb_transport import UsbTransport
from sync.usb_transport import copy as copy_to_stick
from tests.faults.disks_and_centre import CentreCopy, Country, Disk, Running
from tests.faults.forked import WORKERS, forked
from tests.faults.lab import Tally
from tests.faults.storms import Row
from tests.kiosk.voting import ANSWERS, arrive, box_file, contents, edit
from tests.tools.centres import World, make_world
from tests.tools.kits import PSEUDONYM_SECRET, noon
from tests.tools.lines import answer_lost, offline, portal, twice

KITS, MOST_MACHINES, PEOPLE = 3, 5, 8
EXAMPLES, STEPS = 800, 40

_EDITS = (
    "DELETE FROM journal WHERE sequence = (SELECT max(sequence) FROM journal)",
    "DELETE FROM ballot WHERE leaf = (SELECT min(leaf) FROM ballot)",
    "DELETE FROM entry WHERE digest = (SELECT min(digest) FROM entry)",
    "UPDATE seen SET minute = '2022-11-15T07:00'",
    "DELETE FROM batch WHERE sequence = (SELECT max(sequence) FROM batch)",
)
_which = st.integers(0, 1000)
"""Which of those there are, counted round and round."""
_people = st.lists(st.integers(0, PEOPLE - 1), min_size=1, max_size=4)


@cache
def template() -> World:
    """One centre with its keys; each run works on a copy of its folder."""
    folder = tempfile.mkdtemp(prefix="urna-state-")
    atexit.register(shutil.rmtree, folder)
    return make_world(Path(folder) / "centre", kiosks=KITS)


class Everything(RuleBasedStateMachine):
    """The rules are what can happen. ``tally`` sums over all runs."""

    tally = Tally()

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="urna-state-"))
        self.country = Country(template(), self.folder)
        self.old_disks: list[Disk] = []
        self.old_centres: list[CentreCopy] = []
        self.clerk = Clerk.of(self.country.world.centre.consultation, "Marta", noon)
        (self.folder / "stick").mkdir()

    @initialize(people=st.tuples(_people, _people))
    def two_points_open(self, people: tuple[list[int], list[int]]) -> None:
        for kit, first in enumerate(people, 1):
            self._new(kit)
            self.people_vote(kit - 1, first, tidy=True)

    # At a kiosk

    @rule(
        which=_which, people=st.lists(st.integers(0, PEOPLE - 1), min_size=1, max_size=3), tidy=st.booleans()
    )
    def people_vote(self, which: int, people: list[int], tidy: bool) -> None:
        machine = self._machine(which)
        self._open(machine)
        for person in people:
            self._vote(machine, person, tidy=tidy)

    def _vote(self, machine: Running, person: int, *, tidy: bool) -> None:
        try:
            voter = arrive(machine.station, person)
        except AlreadyVoted:
            return
        vote = machine.station.seal(voter, ANSWERS, {1 + person})
        machine.station.cast(vote)
        machine.disk.leaves.add(vote.leaf)
        self.country.person_of[vote.leaf] = person
        if tidy:
            machine.station.tidy()

    @rule(which=_which, people=_people)
    def people_vote_elsewhere(self, which: int, people: list[int]) -> None:
        """Once more, since each history leaves some rules out."""
        self.people_vote(which + 1, people, tidy=True)

    @rule(which=_which, person=st.integers(0, PEOPLE - 1))
    def somebody_checks_the_machine_and_leaves(self, which: int, person: int) -> None:
        machine = self._machine(which)
        self._open(machine)
        try:
            voter = arrive(machine.station, person)
        except AlreadyVoted:
            return
        opened, _ = machine.station.challenge(machine.station.seal(voter, ANSWERS, {1 + person}))
        assert opened.holds
        machine.station.abandon()
        machine.disk.voided.add(opened.leaf)
        self.country.voided.add(opened.leaf)

    @rule(which=_which)
    def the_day_closes(self, which: int) -> None:
        machine = self._machine(which)
        if machine.station.status().polls is Polls.OPEN:
            machine.station.close_day()

    # Between kiosk and centre

    @rule(which=_which, fault=st.sampled_from([None, None, offline, answer_lost, twice, portal, "held up"]))
    def the_agent_tries(self, which: int, fault: Any) -> None:
        self.country.attempt(self._machine(which), self.country.held_up if fault == "held up" else fault)

    @precondition(lambda self: self.country.in_flight)
    @rule(which=_which)
    def something_arrives_late_and_out_of_order(self, which: int) -> None:
        flying = self.country.in_flight
        self.country.arrive(flying.pop(which % len(flying)))

    @precondition(lambda self: self.country.seen)
    @rule(which=_which)
    def something_is_replayed(self, which: int) -> None:
        self.country.arrive(self.country.seen[which % len(self.country.seen)])

    @precondition(lambda self: len(self.country.seen) > 1)
    @rule(which=_which, at=_which)
    def something_is_replayed_with_another_signature(self, which: int, at: int) -> None:
        one, other = (self.country.seen[n % len(self.country.seen)] for n in (which, at))
        cut = one.index(b'"signatures"')
        mixed = one[:cut] + other[other.index(b'"signatures"') :]
        self.country.arrive(mixed)

    @rule(which=_which, seal=st.booleans())
    def the_stick_goes_to_a_kiosk(self, which: int, seal: bool) -> None:
        machine = self._machine(which)
        line = UsbTransport(machine.station, machine.agent.shelf)
        line.finish(copy_to_stick(line.prepare(seal=seal), self.folder / "stick"))
        self.country.remember(machine)

    @rule()
    def the_stick_goes_to_the_centre(self) -> None:
        import_folder(self.country.world.centre, self.country.store, [self.folder / "stick"])

    # Disks

    @rule(which=_which)
    def the_light_goes_off(self, which: int) -> None:
        machine = self._machine(which)
        after = machine.disk.copied(self.country.place())
        self._remove(self.country.stop(machine))
        self.country.start(after)

    @precondition(lambda self: len(self.country.running) < MOST_MACHINES)
    @rule(which=_which)
    def a_disk_is_copied_and_both_vote_on(self, which: int) -> None:
        machine = self._machine(which)
        self.country.doubtful.add(machine.disk.kit)
        self.country.start(machine.disk.copied(self.country.place()))

    @precondition(lambda self: len(self.country.running) < MOST_MACHINES)
    @rule(which=_which, people=st.permutations(range(PEOPLE)))
    def a_copy_runs_ahead_of_its_original(self, which: int, people: list[int]) -> None:
        """Both fill one place, and the copy the one behind it too."""
        machine = self._machine(which)
        self.country.doubtful.add(machine.disk.kit)
        copied = self.country.start(machine.disk.copied(self.country.place()))
        for each in (machine, copied, copied):
            self._open(each)
            before = len(each.disk.leaves)
            for person in people:
                if len(each.disk.leaves) == before:
                    self._vote(each, person, tidy=True)
            seal_batches(each.station)
            self.country.remember(each)
            for batch in each.station.batches.undelivered():
                self.country.arrive(batch.envelope)

    @rule(which=_which)
    def a_disk_is_copied_for_later(self, which: int) -> None:
        self.old_disks.append(self._machine(which).disk.copied(self.country.place()))

    @precondition(lambda self: self.old_disks)
    @rule(which=_which, old=_which)
    def an_old_disk_is_put_back(self, which: int, old: int) -> None:
        machine, disk = self._machine(which), self.old_disks[old % len(self.old_disks)]
        self.country.doubtful |= {machine.disk.kit, disk.kit}
        self.country.stop(machine)
        self.country.start(disk.copied(self.country.place()))

    @precondition(lambda self: len(self.country.running) < MOST_MACHINES)
    @rule(kit=st.integers(1, KITS))
    def a_kit_starts_on_an_empty_disk(self, kit: int) -> None:
        if any(machine.disk.kit == kit for machine in self.country.running):
            self.country.doubtful.add(kit)
        self._new(kit)

    @rule(which=_which, other=st.integers(1, KITS - 1))
    def a_box_is_given_to_another_kit(self, which: int, other: int) -> None:
        disk = self._machine(which).disk.copied(self.country.place())
        kit = 1 + (disk.kit - 1 + other) % KITS
        active = self.country.world.active_kit(kit)
        own, theirs = box_file(disk.folder), box_path(active, disk.folder, active.kit.mode)
        for file in list(disk.folder.glob(f"{own.name}*")):
            file.rename(theirs.with_name(file.name.replace(own.name, theirs.name)))
        self._is_refused(Disk(kit, disk.folder))

    @rule(which=_which, how=st.sampled_from(_EDITS))
    def a_disk_is_edited(self, which: int, how: str) -> None:
        disk = self._machine(which).disk.copied(self.country.place())
        before = _rows(disk)
        edit(disk.folder, how)
        if _rows(disk) != before:
            self._is_refused(disk)

    # At the centre

    @rule()
    def the_centre_is_copied(self) -> None:
        path = self.folder / f"central-{len(self.old_centres)}.sqlite"
        self.country.store.copy_to(path)
        self.old_centres.append(CentreCopy(path, dict(self.country.accepted), set(self.country.kept)))

    @precondition(lambda self: self.old_centres)
    @rule(which=_which)
    def the_centre_is_restored(self, which: int) -> None:
        old = self.old_centres[which % len(self.old_centres)]
        used = self.country.place().with_suffix(".sqlite")
        shutil.copyfile(old.path, used)
        self.country.swap_store(used)
        self.country.accepted, self.country.kept = dict(old.accepted), set(old.kept)
        enforce(self.country.world.centre, self.country.store, self.country.world.centre.roster())

    @rule(which=_which, admit=st.booleans())
    def staff_decide_about_a_box(self, which: int, admit: bool) -> None:
        country = self.country
        with country.store.reading() as transaction:
            boxes = [(k, box) for k in country.world.kiosks for box in boxes_of(transaction, k)]
        if boxes:
            kiosk, box = boxes[which % len(boxes)]
            kind = DecisionKind.ADMIT if admit else DecisionKind.EXCLUDE
            country.doubtful.add(int(kiosk.removeprefix("K-")))
            named, organiser = (kiosk, box.hex()), country.world.keys.organiser
            decide_box(country.world.centre, country.store, self.clerk, named, kind, "prueba", organiser)

    @rule(kit=st.integers(1, KITS), last_good=st.integers(0, 3))
    def staff_revoke_a_kiosk(self, kit: int, last_good: int) -> None:
        world, store = self.country.world, self.country.store
        if world.centre.roster().revocations.get(world.kiosk(kit).id) == last_good:
            return
        self.country.doubtful.add(kit)
        revoke_kiosk(world.centre, store, world.kiosk(kit).id, last_good, world.keys.organiser)

    # What must hold

    @invariant()
    def the_rules_hold(self) -> None:
        self.country.look()
        Everything.tally.faults += 1

    def teardown(self) -> None:
        try:
            self._in_the_end()
        finally:
            for machine in list(self.country.running):
                self.country.stop(machine)
            self.country.store.close()
            shutil.rmtree(self.folder)

    def _in_the_end(self) -> None:
        """The polls end everywhere, the network is good: all arrives, and each person counts once."""
        country = self.country
        for machine in country.running:
            self._open(machine)
            machine.station.close_for_good()
        while country.in_flight:
            country.arrive(country.in_flight.pop())
        for _ in range(2):  # what waited for a batch of another disk is asked about once more
            for machine in country.running:
                self._send_all(machine)
        country.look()
        for machine in country.running:
            self._all_is_there(machine)
        self._each_person_counts_once()
        receipts = sum(b.receipt is not None for m in country.running for b in m.station.batches.all())
        Everything.tally += Tally(0, len(country.person_of), receipts)

    def _send_all(self, machine: Running) -> None:
        waiting = -1
        while waiting != (waiting := len(machine.station.batches.undelivered())):
            self.country.attempt(machine, None)
            for _ in range(waiting):
                machine.go_on()

    def _all_is_there(self, machine: Running) -> None:
        country, kiosk = self.country, machine.station.kit.kiosk
        revoked = kiosk in country.world.centre.roster().revocations
        for batch in machine.station.batches.undelivered():
            assert revoked or batch.payload_sha256 in country.accepted.keys() | country.kept, "lost"
        if machine.disk.kit not in country.doubtful:
            with country.store.reading() as transaction:
                here = set(map(leaf_of, transaction.records(kiosk)))
            assert not machine.station.batches.undelivered()
            assert here == machine.disk.leaves, "an honest kiosk's ballots arrive, all of them"

    def _each_person_counts_once(self) -> None:
        world, store, person_of = self.country.world, self.country.store, self.country.person_of
        fix_seed(world.centre, store, self.clerk, world.keys.organiser, "314")
        prepared = prepare(world.centre, store, RegisterKey(world.keys.register, PSEUDONYM_SECRET))
        counted = [person_of[leaf] for leaves in prepared.result.counted.values() for leaf in leaves]
        assert len(counted) == len(set(counted)), "somebody counts twice"
        assert set(counted) == {person_of[leaf] for records in prepared.records.values() for leaf in records}

    # Hands

    def _machine(self, which: int) -> Running:
        return self.country.running[which % len(self.country.running)]

    def _new(self, kit: int) -> None:
        self._open(self.country.start(Disk(kit, self.country.place())))

    def _open(self, machine: Running) -> None:
        if machine.station.status().polls is not Polls.OPEN:
            machine.station.open_polls()

    def _remove(self, disk: Disk) -> None:
        shutil.rmtree(disk.folder)

    def _is_refused(self, disk: Disk) -> None:
        """It does not start, and not a byte of it changes."""
        before = contents(disk.folder)
        with pytest.raises(Tampered):
            self.country.world.station(disk.folder, disk.kit)
        assert contents(disk.folder) == before


def _rows(disk: Disk) -> dict[str, list[tuple[object, ...]]]:
    tables = ("journal", "ballot", "entry", "seen", "batch")
    with closing(sqlite3.connect(box_file(disk.folder))) as connection:
        return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables}


def explore(examples: int, steps: int = STEPS, *, same: bool = False) -> Tally:
    """So many histories of at most so many steps; ``same``: those of every other run too."""
    Everything.tally = Tally()
    phases = (Phase.generate,) if same else (Phase.generate, Phase.shrink)
    how = settings(
        max_examples=examples, stateful_step_count=steps, deadline=None, database=None, derandomize=same,
        suppress_health_check=list(HealthCheck), print_blob=not same, phases=phases,
    )  # fmt: skip
    run_state_machine_as_test(Everything, settings=how)
    return Everything.tally


def storm() -> Iterator[Row]:
    """Kiosks, network, sticks, disks and staff in any order."""
    begun = time.monotonic()
    tally = sum(forked([partial(explore, EXAMPLES // WORKERS)] * WORKERS), Tally())
    yield Row("rules of intake after every step", tally, time.monotonic() - begun)
