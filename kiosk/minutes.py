"""The clock of a voting point, by the minute, and whether it went back.

Nothing depends on the clock being right: a ballot has no time, and the register's minute is for people. But a
clock that jumps back is worth knowing, so the next change notes it in the journal, once for each jump.
"""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]


class Minutes:
    """``newest`` is the latest local minute that is known, ``2026-11-15T08:02``; at first the journal's."""

    def __init__(self, clock: Clock, zone: ZoneInfo, newest: str) -> None:
        self._clock, self._zone = clock, zone
        self._noted = self.now()
        self.newest = max(newest, self._noted)

    def now(self) -> str:
        """Local time at the voting point, to the minute."""
        return local_minute(self._clock, self._zone)

    @property
    def behind(self) -> bool:
        """True while the clock shows less than it has shown before."""
        return self.now() < self.newest

    def went_back(self, minute: str) -> str:
        """What the clock showed at the last change, if this minute lies before that; or nothing."""
        return self._noted if minute < self._noted else ""

    def note(self, minute: str) -> None:
        """A change of this minute has committed."""
        self._noted, self.newest = minute, max(minute, self.newest)


def local_minute(clock: Clock, zone: ZoneInfo) -> str:
    """Local time in a zone, to the minute: ``2026-11-15T08:02``."""
    return clock().astimezone(zone).strftime("%Y-%m-%dT%H:%M")
