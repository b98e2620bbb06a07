"""Ten million ballot positions through the whole path, against a counter that shares no code with it.

Every person checks in and casts at a real station; its batches go onto a stick, the centre imports them,
closes, freezes, and two of three trustees open the box. Who marks what comes from a seed: the counter adds it
up as it is marked, and the results must be the same to the last mark.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from kiosk.context import Mode
from kiosk.files import write_durably
from kiosk.kit import ActiveKit
from kiosk.participant import Document
from kiosk.station import Station
from sync.central.closing import close
from sync.central.frozen_box import read_frozen_box
from sync.central.importing import import_folder
from sync.central.intake import Outcome
from sync.central.key_files import RegisterKey
from sync.central.opening import open_box
from sync.central.places import Centre, sign_setup
from sync.central.results import results
from sync.central.store import Store
from sync.central.trustees import Share, split_tally_key
from sync.roster_shelf import RosterShelf
from sync.usb_transport import UsbTransport, copy
from tests.faults import shim
from tests.faults.forked import WORKERS, forked
from tests.tools.centres import World, make_world
from tests.tools.kits import PSEUDONYM_SECRET, noon

POSITIONS = 10_000_000
PROPOSALS = 12
KIOSKS = 30
_NAME = "Persona de la prueba"


@dataclass
class Counted:
    """What was marked: ballots, blanks and answers, and marks by proposal."""

    ballots: int = 0
    blank: int = 0
    marks: Counter[int] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)

    def add(self, other: Counted) -> None:
        """Another kiosk's."""
        self.ballots += other.ballots
        self.blank += other.blank
        self.marks += other.marks
        self.answers += other.answers

    def differences(self, other: Counted) -> int:
        """In how many marks, ballots and answers the two are not the same."""
        apart = ((self.marks - other.marks) + (other.marks - self.marks)).total()
        apart += ((self.answers - other.answers) + (other.answers - self.answers)).total()
        return apart + abs(self.ballots - other.ballots) + abs(self.blank - other.blank)


@dataclass(frozen=True)
class Found:
    """``positions``: proposals on all ballots cast; ``differences``: of the results from the counter."""

    positions: int
    ballots: int
    differences: int


def storm(positions: int = POSITIONS, kiosks: int = KIOSKS) -> Found:
    """The whole path, with at least so many positions. Raises `AssertionError` where a step was not whole."""
    ballots = -(-positions // PROPOSALS)
    with tempfile.TemporaryDirectory(prefix="urna-ten-million-") as name, shim.fast_folder() as fast:
        folder = Path(name)
        world = make_world(folder / "centre", kiosks=kiosks, mode=Mode.OFFICIAL)
        shares = with_trustees(world)
        expected = _cast_all(world, folder / "stick", fast, ballots)
        assert expected.ballots == ballots
        counted = _count(world, folder, shares)
    return Found(ballots * PROPOSALS, counted.ballots, counted.differences(expected))


def with_trustees(world: World) -> list[Share]:
    """The tally key is split among three trustees."""
    shares, wrapped = split_tally_key(world.keys.tally, 3, 2)
    digests = tuple(share.digest() for share in shares)
    setup = replace(world.centre.setup, share_digests=digests, wrapped_tally=wrapped)
    write_durably(world.centre.setup_path, sign_setup(setup, world.keys.organiser))
    return shares


def _cast_all(world: World, stick: Path, fast: Path, ballots: int) -> Counted:
    stick.mkdir()
    jobs: list[tuple[ActiveKit, int]] = []
    for number in range(len(world.kiosks)):
        share = ballots * (number + 1) // len(world.kiosks) - ballots * number // len(world.kiosks)
        jobs.append((world.active_kit(number + 1), share))
    works = [partial(_cast_share, jobs[worker::WORKERS], stick, fast) for worker in range(WORKERS)]
    total = Counted()
    for counted in forked(works):
        total.add(counted)
    return total


def _cast_share(jobs: list[tuple[ActiveKit, int]], stick: Path, fast: Path) -> Counted:
    total = Counted()
    for kit, ballots in jobs:
        data = fast / kit.kit.kiosk
        total.add(_cast_at(kit, ballots, data, stick))
        shutil.rmtree(data)
    return total


def _cast_at(kit: ActiveKit, ballots: int, data: Path, stick: Path) -> Counted:
    """A whole polling day of one kiosk, and its batches on the stick."""
    source, counted = random.Random(f"marks {kit.kit.kiosk}"), Counted()
    station = Station.start(kit, data, Mode.OFFICIAL, noon)
    first = 10_000_000 + 1_000_000 * int(kit.kit.kiosk.removeprefix("K-"))
    station.open_polls()
    for number in range(ballots):
        _one_person(station, first + number, source, counted)
    station.close_for_good()
    line = UsbTransport(station, RosterShelf(kit.kit, data / "newest.roster"))
    line.finish(copy(line.prepare(seal=True), stick))
    station.shut()
    return counted


def _one_person(station: Station, number: int, source: random.Random, counted: Counted) -> None:
    consultation = station.consultation
    rule = consultation.rule
    least = 0 if rule.blank_allowed else rule.min_choices
    marks = source.sample(sorted(rule.proposals), source.randint(least, rule.max_choices))
    answers = {question.id: source.choice(question.answers) for question in consultation.questions}
    voter = station.check_in(Document("CC", str(number)), _NAME, consultation.notice.version)
    station.cast(station.seal(voter, answers, marks))
    counted.ballots += 1
    counted.blank += not marks
    counted.marks.update(marks)
    counted.answers.update(answers.values())


def _count(world: World, folder: Path, shares: list[Share]) -> Counted:
    found = counted_at_centre(world, folder, shares)
    assert not found["ballots_null"] + found["ballots_set_aside"] + found["ballots_late"]
    return Counted(
        ballots=found["ballots_counted"],
        blank=found["ballots_blank"],
        marks=Counter({each["number"]: each["votes"] for each in found["proposals"]}),
        answers=Counter(
            {each["label"]: each["count"] for asked in found["questions"] for each in asked["answers"]}
        ),
    )


def counted_at_centre(world: World, folder: Path, shares: list[Share]) -> dict[str, Any]:
    """The centre's part, from the stick to the results."""
    centre = Centre.open(world.centre.folder)
    store = Store.sqlite(folder / "central.sqlite")
    try:
        summary = import_folder(centre, store, [folder / "stick"])
        assert summary.count(Outcome.NEW) == len(summary.taken)
        close(centre, store, world.keys.organiser, RegisterKey(world.keys.register, PSEUDONYM_SECRET))
        data = centre.frozen_box_path.read_bytes()
        opened = open_box(data, read_frozen_box(data, world.keys.organiser.public), shares[:2])
        return results(centre, store, opened)
    finally:
        store.close()
