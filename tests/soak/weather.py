"""What the network of one voting point is like over a month: a seeded sequence of spells."""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from sync.transport import Answer, Parcel, TransportError, Trouble
from tests.tools.lines import Fault, answer_lost, offline, portal, twice

HOUR = 3600.0


def _slow(_parcel: Parcel, _through: Callable[[], Answer]) -> Answer:
    raise TransportError(Trouble.SLOW, "La red está muy lenta.")


_SPELLS: dict[str, tuple[Fault | None, float, float]] = {
    # name: what it does to a delivery, its share of all spells, its mean length in seconds
    "clear": (None, 0.45, 3 * HOUR),
    "down": (offline, 0.25, 4 * HOUR),
    "slow": (_slow, 0.10, HOUR),
    "answers lost": (answer_lost, 0.08, HOUR / 2),
    "repeating": (twice, 0.07, HOUR / 2),
    "captive portal": (portal, 0.05, HOUR),
}


@dataclass(frozen=True)
class Weather:
    """``starts`` (seconds, ascending, the first is 0) and the name of the spell that begins there."""

    starts: tuple[float, ...]
    names: tuple[str, ...]

    @staticmethod
    def of(source: random.Random, seconds: float, *, never: bool = False) -> Weather:
        """A month's weather; ``never``: a village without any network."""
        if never:
            return Weather((0.0,), ("down",))
        starts, names, at = [], [], 0.0
        shares = [share for _, share, _ in _SPELLS.values()]
        while at < seconds:
            (name,) = source.choices(list(_SPELLS), shares)
            starts.append(at)
            names.append(name)
            at += source.expovariate(1 / _SPELLS[name][2])
        return Weather(tuple(starts), tuple(names))

    def at(self, moment: float) -> str:
        """The spell of this moment."""
        return self.names[bisect_right(self.starts, moment) - 1]

    def fault(self, moment: float) -> Fault | None:
        """What the line does to a delivery now."""
        return _SPELLS[self.at(moment)][0]

    def changes(self, begin: float, end: float) -> list[float]:
        """When it changes between two moments."""
        return [start for start in self.starts if begin < start < end]
