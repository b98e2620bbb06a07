"""Which kiosk has sent what: the board that shows at a glance which point is missing.

Every kiosk on the roster was given a kit, so every one of them is expected. Of a revoked one the batches up
to its last good sequence are; of a rescued box nothing more, once all that its signed head counts is here.
Boxes that staff excluded are not looked at.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from kiosk.context import KioskId, StationCode
from kiosk.polls import Polls
from kiosk.roster import Roster, RosterKiosk
from sync.central.rows import AcceptedBatch, ActaRow, ActaState, HeldBatch, RescueRow
from sync.central.store import Store


class KioskState(StrEnum):
    """How far a kiosk is, by the newest of its batches and actas. ``INCOMPLETE``: it closed for good, or its
    disk was read, and something is still missing.
    """

    NOTHING_RECEIVED = "nothing_received"
    NOT_OPENED = "not_opened"
    OPEN = "open"
    DAY_CLOSED = "day_closed"
    INCOMPLETE = "incomplete"
    COMPLETE = "complete"
    REVOKED = "revoked"


@dataclass(frozen=True)
class KioskCoverage:
    """One expected kiosk. ``gaps`` are sequences that a held batch shows to be missing; ``last_good`` is its
    last good sequence if it was revoked; ``rescued``: something of it was read from its own disk. ``acta`` is
    how its newest acta compares (a value of `ActaState`, empty without one; ``differs`` if any of them does),
    ``to_come`` how many ballots the actas count that are not here, ``challenged`` how many people there had
    voided to check the machine.
    """

    kiosk: KioskId
    station: StationCode
    name: str
    localidad: str
    state: KioskState
    batches: int
    ballots: int
    entries: int
    complete: bool
    gaps: tuple[int, ...]
    held: int
    alarms: tuple[str, ...]
    last_good: int | None = None
    rescued: bool = False
    acta: str = ""
    to_come: int = 0
    challenged: int = 0


@dataclass(frozen=True)
class Coverage:
    """The whole board."""

    kiosks: tuple[KioskCoverage, ...]
    alarms: tuple[tuple[str, str, str], ...]
    ballots: int
    held: int

    @property
    def incomplete(self) -> tuple[KioskCoverage, ...]:
        """Kiosks whose final batch, or one before it, is not here."""
        return tuple(kiosk for kiosk in self.kiosks if not kiosk.complete)

    def as_json(self) -> dict[str, Any]:
        """For ``--json``."""
        return {
            "alarms": [{"detail": d, "kind": kind, "kiosk": kiosk} for kiosk, kind, d in self.alarms],
            "ballots": self.ballots,
            "complete": not self.incomplete,
            "held": self.held,
            "kiosks": [
                {**vars(kiosk), "alarms": list(kiosk.alarms), "gaps": list(kiosk.gaps)}
                for kiosk in self.kiosks
            ],
        }


_Row = TypeVar("_Row", AcceptedBatch, HeldBatch, ActaRow)
_STATES = {
    Polls.CLOSED: KioskState.NOT_OPENED,
    Polls.OPEN: KioskState.OPEN,
    Polls.PAUSED: KioskState.OPEN,
    Polls.DAY_CLOSED: KioskState.DAY_CLOSED,
    Polls.ENDED: KioskState.INCOMPLETE,
}


def coverage(store: Store, roster: Roster) -> Coverage:
    """Read the board in one transaction."""
    with store.reading() as transaction:
        batches, held, rescues = transaction.batches(), transaction.held(), transaction.rescues()
        alarms, ballots, out = transaction.alarms(), transaction.ballot_count(), transaction.excluded()
        actas, challenges = transaction.actas(), transaction.challenges()
    by_kiosk, held_by_kiosk, actas_by_kiosk = _grouped(batches), _grouped(held), _grouped(actas)
    kiosks = []
    for known in sorted(roster.kiosks, key=lambda kiosk: (kiosk.station, kiosk.id)):
        here = _Here(
            [batch for batch in by_kiosk.get(known.id, []) if (known.id, batch.box) not in out],
            held_by_kiosk.get(known.id, []),
            [row for row in rescues if row.kiosk == known.id and (known.id, row.box) not in out],
            [acta for acta in actas_by_kiosk.get(known.id, []) if (known.id, acta.box) not in out],
            tuple(sorted({kind for kiosk, kind, _ in alarms if kiosk == known.id})),
            challenges.get(known.id, 0),
        )
        kiosks.append(_kiosk(roster, known, here))
    return Coverage(tuple(kiosks), tuple(alarms), ballots, len(held))


@dataclass(frozen=True)
class _Here:
    """What is here of one kiosk, without the boxes that are excluded."""

    batches: list[AcceptedBatch]
    held: list[HeldBatch]
    rescues: list[RescueRow]
    actas: list[ActaRow]
    alarms: tuple[str, ...]
    challenged: int


def _kiosk(roster: Roster, known: RosterKiosk, here: _Here) -> KioskCoverage:
    point = roster.point(known.station)
    assert point is not None, "read_roster checks this"
    boxes, last_good = _boxes(here.batches, here.rescues), roster.revocations.get(known.id)
    complete = _complete(boxes, last_good)
    acta, to_come = _acta(here.actas, boxes)
    return KioskCoverage(
        kiosk=known.id,
        station=known.station,
        name=point.name,
        localidad=point.localidad,
        state=_state(here, acta, complete=complete, revoked=last_good is not None),
        batches=len(here.batches),
        ballots=sum(box.ballots for box in boxes),
        entries=sum(box.entries for box in boxes),
        complete=complete,
        gaps=_gaps(here.batches, here.held),
        held=len(here.held),
        alarms=here.alarms,
        last_good=last_good,
        rescued=bool(here.rescues),
        acta=_compared(here.actas, acta),
        to_come=to_come,
        challenged=here.challenged,
    )


def _grouped(rows: Iterable[_Row]) -> dict[KioskId, list[_Row]]:
    """By kiosk: a city has 500 of them, and the board is read again and again."""
    groups: dict[KioskId, list[_Row]] = {}
    for row in rows:
        groups.setdefault(row.kiosk, []).append(row)
    return groups


@dataclass(frozen=True)
class _Box:
    """What is here of one box; ``whole``: nothing more can come of it."""

    box: bytes
    sequence: int
    ballots: int
    entries: int
    whole: bool


def _boxes(batches: list[AcceptedBatch], rescues: list[RescueRow]) -> list[_Box]:
    last = {batch.box: batch for batch in batches}
    read = {row.box: row for row in rescues}  # the last one of a box has most ballots
    boxes = []
    for box in sorted(last.keys() | read.keys()):
        batch, row = last.get(box), read.get(box)
        sums = (batch.total_ballots, batch.total_entries) if batch else (0, 0)
        counted = max(sums, (row.ballots, row.entries)) if row else sums
        final = batch is not None and batch.final
        whole = final or (row is not None and counted == (row.ballots, row.entries))
        boxes.append(_Box(box, batch.sequence if batch else 0, *counted, whole))
    return boxes


def _complete(boxes: list[_Box], last_good: int | None) -> bool:
    if last_good is not None:
        return all(box.whole or box.sequence >= last_good for box in boxes) and (bool(boxes) or not last_good)
    return bool(boxes) and all(box.whole for box in boxes)


def _acta(actas: list[ActaRow], boxes: list[_Box]) -> tuple[ActaRow | None, int]:
    """The newest acta of this kiosk, and the ballots to come by the newest one of each box."""
    newest = {acta.box: acta for acta in actas}
    here = {box.box: box.ballots for box in boxes}
    to_come = sum(max(0, acta.ballots - here.get(box, 0)) for box, acta in newest.items())
    return max(newest.values(), key=lambda acta: (acta.closed_at, acta.journal), default=None), to_come


def _compared(actas: list[ActaRow], newest: ActaRow | None) -> str:
    if newest is None:
        return ""
    differs = any(acta.state is ActaState.DIFFERS for acta in actas)
    return ActaState.DIFFERS if differs else newest.state


def _state(here: _Here, acta: ActaRow | None, *, complete: bool, revoked: bool) -> KioskState:
    if revoked:
        return KioskState.REVOKED
    if complete:
        return KioskState.COMPLETE
    if acta is not None and all(b.sequence <= acta.batches for b in here.batches if b.box == acta.box):
        return _STATES[acta.polls]
    if not here.batches:
        return KioskState.INCOMPLETE if here.rescues else KioskState.NOTHING_RECEIVED
    return _STATES[Polls(here.batches[-1].polls)]


def _gaps(batches: list[AcceptedBatch], held: list[HeldBatch]) -> tuple[int, ...]:
    missing: set[int] = set()
    for box in {batch.box for batch in held if batch.reason == "gap"}:
        here = {batch.sequence for batch in batches if batch.box == box}
        here |= {batch.sequence for batch in held if batch.box == box}
        missing |= set(range(1, max(here))) - here
    return tuple(sorted(missing))
