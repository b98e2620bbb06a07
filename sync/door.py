"""When to knock at a centre that nobody answered: a network can come back without any link changing here.

A router that stays on hides that the line behind it was cut. Rules: only after a delivery that nobody
answered; one knock (a connection that is opened and closed, with nothing sent) every fifteen seconds or so;
an answered knock ends all waits only after one that was not answered, so that a centre that opens and never
answers is not asked more often. Times are seconds of a monotonic clock.
"""

from dataclasses import dataclass

_EVERY_SECONDS = 15.0


@dataclass(frozen=True)
class Door:
    """``next_at``: when to knock, None without a reason to. ``shut``: the last knock was not answered."""

    next_at: float | None = None
    shut: bool = False

    def due(self, now: float) -> bool:
        """Time to knock."""
        return self.next_at is not None and self.next_at <= now

    def unanswered(self, now: float, chance: float) -> "Door":
        """Nobody answered a delivery or a knock; ``chance`` (0 to 1) spreads the knocks of many kiosks."""
        return Door(now + _EVERY_SECONDS * (0.5 + chance / 2), self.shut)

    def knocked(self, answered: bool, now: float, chance: float) -> "Door":
        """After a knock."""
        return Door(now + _EVERY_SECONDS * (0.5 + chance / 2), not answered)

    def opened_by(self, answered: bool) -> bool:
        """True if this answer to a knock says that the network came back."""
        return self.shut and answered
