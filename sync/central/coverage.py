"""Which kiosk has sent what: the board that shows at a glance which point is missing.

Every kiosk on the roster was given a kit, so every one of them is expected.
"""

from dataclasses import dataclass
from typing import Any

from kiosk.context import KioskId, StationCode
from kiosk.polls import Polls
from kiosk.roster import Roster
from sync.central.store import AcceptedBatch, HeldBatch, Store


@dataclass(frozen=True)
class KioskCoverage:
    """One expected kiosk. ``gaps`` are sequences that a held batch shows to be missing."""

    kiosk: KioskId
    station: StationCode
    name: str
    localidad: str
    state: str
    batches: int
    ballots: int
    entries: int
    complete: bool
    gaps: tuple[int, ...]
    held: int
    alarms: tuple[str, ...]


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


_STATES = {
    Polls.CLOSED: "not_opened",
    Polls.OPEN: "open",
    Polls.PAUSED: "open",
    Polls.DAY_CLOSED: "day_closed",
    Polls.ENDED: "incomplete",
}


def coverage(store: Store, roster: Roster) -> Coverage:
    """Read the board in one transaction."""
    with store.transaction() as transaction:
        batches, held = transaction.batches(), transaction.held()
        alarms, ballots = transaction.alarms(), transaction.ballot_count()
    kiosks = []
    for known in sorted(roster.kiosks, key=lambda kiosk: (kiosk.station, kiosk.id)):
        point = roster.point(known.station)
        assert point is not None, "read_roster checks this"
        mine = [batch for batch in batches if batch.kiosk == known.id]
        waiting = [batch for batch in held if batch.kiosk == known.id]
        complete = _complete(mine)
        kiosks.append(
            KioskCoverage(
                kiosk=known.id,
                station=known.station,
                name=point.name,
                localidad=point.localidad,
                state=_state(mine, complete),
                batches=len(mine),
                ballots=sum(batch.total_ballots for batch in _last_of_each_box(mine)),
                entries=sum(batch.total_entries for batch in _last_of_each_box(mine)),
                complete=complete,
                gaps=_gaps(mine, waiting),
                held=len(waiting),
                alarms=tuple(sorted({kind for kiosk, kind, _ in alarms if kiosk == known.id})),
            )
        )
    return Coverage(tuple(kiosks), tuple(alarms), ballots, len(held))


def _last_of_each_box(batches: list[AcceptedBatch]) -> list[AcceptedBatch]:
    return list({batch.box: batch for batch in batches}.values())


def _complete(batches: list[AcceptedBatch]) -> bool:
    last = _last_of_each_box(batches)
    return bool(last) and all(batch.final for batch in last)


def _state(batches: list[AcceptedBatch], complete: bool) -> str:
    if complete:
        return "complete"
    return _STATES[Polls(batches[-1].polls)] if batches else "nothing_received"


def _gaps(batches: list[AcceptedBatch], held: list[HeldBatch]) -> tuple[int, ...]:
    missing: set[int] = set()
    for box in {batch.box for batch in held if batch.reason == "gap"}:
        here = {batch.sequence for batch in batches if batch.box == box}
        here |= {batch.sequence for batch in held if batch.box == box}
        missing |= set(range(1, max(here))) - here
    return tuple(sorted(missing))
