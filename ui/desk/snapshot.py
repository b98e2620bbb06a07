"""What the desk knows at one moment: read from the centre's folder and database beside the screen."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from kiosk.consultation import VotingPoint
from kiosk.context import KioskId, Mode
from kiosk.errors import UrnaError
from sync.central.coverage import Coverage, coverage
from sync.central.places import Centre
from sync.central.results import read_closing
from sync.central.rows import AcceptedBatch, ActaRow, AuditRow, HeldBatch, RescueRow
from sync.central.store import Store
from sync.decision import Decision, read_decision

_Row = TypeVar("_Row", AcceptedBatch, ActaRow, HeldBatch)


@dataclass(frozen=True)
class Snapshot:
    """``heard`` is when a batch of each kiosk last came; ``moment`` when all of this was read, in the
    consultation's zone. ``set_aside`` is how many ballots the closing set aside, by reason: None while the
    count is open, and where its record cannot be read.
    """

    title: str
    mode: Mode
    points: tuple[VotingPoint, ...]
    board: Coverage
    batches: Mapping[KioskId, tuple[AcceptedBatch, ...]]
    held: Mapping[KioskId, tuple[HeldBatch, ...]]
    actas: Mapping[KioskId, tuple[ActaRow, ...]]
    rescues: tuple[RescueRow, ...]
    decisions: tuple[Decision, ...]
    heard: Mapping[str, datetime]
    audit: tuple[AuditRow, ...]
    closed: bool
    set_aside: Mapping[str, int] | None
    moment: datetime

    def station_of(self, kiosk: str) -> VotingPoint | None:
        """The point that a kiosk serves, or None if it is not on the roster."""
        code = next((known.station for known in self.board.kiosks if known.kiosk == kiosk), None)
        return next((point for point in self.points if point.code == code), None)

    def ballots_of(self, kiosk: KioskId, box: bytes) -> int:
        """How many ballots of one box are here."""
        batches = [b.total_ballots for b in self.batches.get(kiosk, ()) if b.box == box]
        return max(
            [*batches, *(row.ballots for row in self.rescues if (row.kiosk, row.box) == (kiosk, box))],
            default=0,
        )


def read_snapshot(centre: Centre, store: Store, moment: datetime) -> Snapshot:
    """All of it. Raises `UrnaError` if the database or the folder does not answer."""
    roster = centre.roster()
    board = coverage(store, roster)
    with store.reading() as transaction:
        batches, held = transaction.batches(), transaction.held()
        envelopes, heard = transaction.decisions(), transaction.heard()
        audit, actas = transaction.audit(), transaction.actas()
        rescues = transaction.rescues()
    organiser = centre.setup.keys.organiser
    return Snapshot(
        title=centre.consultation.title,
        mode=centre.setup.mode,
        points=roster.points,
        board=board,
        batches=_grouped(batches),
        held=_grouped(held),
        actas=_grouped(actas),
        rescues=tuple(rescues),
        decisions=tuple(read_decision(envelope, organiser) for envelope in envelopes),
        heard=heard,
        audit=tuple(audit),
        closed=centre.frozen_box_path.exists(),
        set_aside=_set_aside(centre),
        moment=moment,
    )


def _set_aside(centre: Centre) -> Mapping[str, int] | None:
    try:
        return Counter(str(item["reason"]) for item in read_closing(centre).closing["set_aside"])
    except UrnaError:
        return None  # «Cierre» tells why


def _grouped(rows: Iterable[_Row]) -> dict[KioskId, tuple[_Row, ...]]:
    groups: dict[KioskId, list[_Row]] = {}
    for row in rows:
        groups.setdefault(row.kiosk, []).append(row)
    return {kiosk: tuple(mine) for kiosk, mine in groups.items()}
