"""A centre and its kiosks for tests, made in milliseconds: real keys and signatures, no passphrases.

A `SimulatedKiosk` signs batches as a kiosk does; its ballots and entries are random bytes of the right form,
so that intake, which cannot open them, can be tried with thousands.
"""

from __future__ import annotations

import hashlib
import random
import shutil
from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path

from kiosk.box_digest import box_digest
from kiosk.consultation import Consultation, Identity
from kiosk.context import KioskId, Mode, StationCode
from kiosk.envelope import PayloadType, SigningKey, sign_envelope
from kiosk.files import write_durably
from kiosk.head import Head, sign_head
from kiosk.kit import ActiveKit, Kit
from kiosk.minutes import Clock
from kiosk.participant import Document
from kiosk.polls import Polls
from kiosk.record import RECORD_LENGTH, leaf_of
from kiosk.register_entry import SEALED_LENGTH
from kiosk.roster import Roster, RosterKiosk
from kiosk.station import Station
from sync.batch import NO_PREVIOUS, Batch
from sync.central.places import Centre, Setup, sign_setup
from sync.roster_shelf import RosterShelf
from sync.usb_transport import UsbTransport
from tests.tools.kits import PSEUDONYM_SECRET, Keys, cartagena, cartagena_points, noon


@dataclass
class SimulatedKiosk:
    """What a kiosk knows of its own chain. ``random`` makes its ballots, so that a seed repeats them."""

    id: KioskId
    station: StationCode
    key: SigningKey
    consultation: bytes
    mode: Mode
    random: random.Random
    box: bytes = b""
    sequence: int = 0
    previous: bytes = NO_PREVIOUS
    leaves: list[bytes] = field(default_factory=list)
    entries: int = 0
    challenged: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.box = self.box or self.random.randbytes(16)

    def batch(
        self,
        ballots: int = 3,
        *,
        final: bool = False,
        polls: Polls = Polls.OPEN,
        voided: tuple[bytes, ...] = (),
        sealed: tuple[list[bytes], list[bytes]] | None = None,
    ) -> Batch:
        """The next batch of the chain; a final one says that the polls ended, ``voided`` are challenged, and
        ``sealed`` are records and entries that open, instead of random ones.
        """
        voided = tuple(sorted(voided))
        records, entries = map(sorted, sealed or self._random_contents(ballots))
        self.leaves += map(leaf_of, records)
        self.entries += len(entries)
        self.challenged += voided
        self.sequence += 1
        digest = box_digest(self.leaves)
        head = Head(
            self.consultation, self.id, self.station, self.mode, self.box, ballots=len(self.leaves),
            entries=self.entries, box_digest=digest, boots=1,
            challenged=len(self.challenged), challenged_digest=box_digest(self.challenged),
        )  # fmt: skip
        batch = Batch(
            consultation=self.consultation, mode=self.mode, kiosk=self.id, station=self.station, box=self.box,
            sequence=self.sequence, previous=self.previous, ballots=tuple(records),
            entries=tuple(entries),
            total_ballots=len(self.leaves), total_entries=self.entries, box_digest=digest,
            started=len(self.leaves), abandoned=0, challenged=len(self.challenged),
            challenged_digest=box_digest(self.challenged), challenged_leaves=voided, boots=1,
            polls=Polls.ENDED if final else polls, opened_at="2022-11-15T08:00",
            closed_at="2022-11-15T16:00" if final else "", journal_total=0, journal=(), software="test",
            head=sign_head(head, self.key), final=final,
        )  # fmt: skip
        self.previous = hashlib.sha256(batch.encoded()).digest()
        return batch

    def _random_contents(self, ballots: int) -> tuple[list[bytes], list[bytes]]:
        records = [b"\x01" + self.random.randbytes(RECORD_LENGTH - 1) for _ in range(ballots)]
        return records, [self.random.randbytes(SEALED_LENGTH) for _ in range(ballots)]

    def sign(self, batch: Batch) -> bytes:
        """Its envelope."""
        return sign_envelope(PayloadType.BATCH, batch.encoded(), self.key)

    def send(self, ballots: int = 3, *, final: bool = False) -> bytes:
        """The next batch, signed."""
        return self.sign(self.batch(ballots, final=final))

    def with_other_box(self) -> SimulatedKiosk:
        """The same kit on another machine, or on a new disk."""
        return SimulatedKiosk(
            self.id, self.station, self.key, self.consultation, self.mode, random.Random(self.random.random())
        )


@dataclass
class World:
    """A centre's folder, every key, and its kiosks by id."""

    centre: Centre
    keys: Keys
    kiosks: dict[str, SimulatedKiosk]

    def copy(self, folder: Path) -> World:
        """The same, in a folder of its own."""
        shutil.copytree(self.centre.folder, folder)
        return World(Centre(folder), self.keys, deepcopy(self.kiosks))

    def kiosk(self, number: int = 1) -> SimulatedKiosk:
        """K-001, K-002 …"""
        return self.kiosks[f"K-{number:03d}"]

    def active_kit(self, number: int = 1, server: str = "") -> ActiveKit:
        """The kit of a kiosk, activated, without the time that passphrases take."""
        kiosk, envelope = self.kiosk(number), self.centre.roster_envelope()
        roster, setup = self.centre.roster(), self.centre.setup
        kit = Kit(
            kiosk.id, kiosk.station, setup.mode, self.centre.consultation, roster, envelope, setup.keys,
            server, {}, {},
        )  # fmt: skip
        return ActiveKit(kit, kiosk.key, PSEUDONYM_SECRET)

    def station(self, data: Path, number: int = 1, *, clock: Clock = noon, server: str = "") -> Station:
        """A real station with its box under ``data``; its polls are still closed."""
        return Station.start(self.active_kit(number, server), data, self.centre.setup.mode, clock)

    def change_roster(self, **changes: object) -> Roster:
        """A new version of the roster, signed and in its place."""
        roster = self.centre.roster()
        changed: Roster = replace(roster, version=roster.version + 1, **changes)  # type: ignore[arg-type]
        self.centre.add_roster(changed, self.keys.organiser)
        return changed


def make_world(
    folder: Path,
    kiosks: int = 2,
    mode: Mode = Mode.PRACTICE,
    seed: int = 1,
    consultation: Consultation | None = None,
) -> World:
    """A centre in ``folder`` with K-001 … on its roster, spread over the points of Cartagena."""
    keys, points = Keys.generate(), cartagena_points()
    consultation = consultation or cartagena()
    source = random.Random(seed)
    simulated: dict[str, SimulatedKiosk] = {}
    for number in range(1, kiosks + 1):
        point = points[number % len(points)]
        kiosk = KioskId(f"K-{number:03d}")
        key = SigningKey(source.randbytes(32))
        own = random.Random(source.random())
        simulated[kiosk] = SimulatedKiosk(kiosk, point.code, key, consultation.digest, mode, own)
    folder.mkdir(parents=True, exist_ok=True)
    centre = Centre(folder)
    setup = Setup(consultation.digest, mode, keys.public, 2, ("", "", ""), {})
    write_durably(centre.definition_path, consultation.source)
    write_durably(centre.key_path, keys.centre.seed.hex().encode())
    known = tuple(RosterKiosk(k.id, k.key.public, k.station) for k in simulated.values())
    centre.add_roster(Roster(1, consultation.digest, mode, points, known), keys.organiser)
    write_durably(centre.setup_path, sign_setup(setup, keys.organiser))
    return World(centre, keys, simulated)


def vote(station: Station, people: int, first: int = 0) -> list[str]:
    """So many people vote, one after the other; their tracking codes. ``first`` numbers the people: their
    documents, or where there are none their names.
    """
    answers = {question.id: question.answers[0] for question in station.consultation.questions}
    proposals = [proposal.number for proposal in station.consultation.proposals]
    codes = []
    for person in range(first, first + people):
        voter = station.check_in(*_known_as(station, person), "1")
        chosen = {proposals[person % len(proposals)], proposals[person // 3 % len(proposals)]}
        codes.append(station.cast(station.seal(voter, answers, chosen)))
    return codes


def usb(station: Station) -> UsbTransport:
    """Its way to sticks."""
    path = station.box.path.with_suffix(".roster")
    return UsbTransport(station, RosterShelf(station.kit, path))


def _known_as(station: Station, person: int) -> tuple[Document | None, str]:
    if station.consultation.identity is Identity.NAME:
        return None, f"Persona {chr(ord('A') + person // 26)}{chr(ord('a') + person % 26)}"
    return Document("CC", f"{10_000_000 + person}"), "Persona de prueba"
