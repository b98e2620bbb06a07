"""When to try again: pure values and functions, no clock and no chance of their own.

Times are seconds of a monotonic clock, so that a wrong calendar changes nothing. ``chance`` is a number from
0 to 1 that the caller draws, so that kiosks that failed together do not come back together. The line as a
whole waits when nobody, or somebody else, answers; a batch that the centre does not take waits alone, and
those behind it may go.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

_BASE_SECONDS = 20.0
_SLOWEST_BYTES_PER_SECOND = 2048.0
_MOST_PATIENCE = 4
_LONGEST_ASKED = 3600.0


@dataclass(frozen=True)
class RetryPolicy:
    """Seconds. The line's waits double from ``first`` to ``longest``, a batch's own likewise."""

    first: float = 5.0
    longest: float = 300.0
    first_alone: float = 60.0
    longest_alone: float = 600.0


@dataclass(frozen=True)
class Failure:
    """What went wrong: Spanish, the local minute, and the seconds that the other side asked to wait."""

    why: str
    minute: str
    asked: float = 0.0


@dataclass(frozen=True)
class Retry:
    """``failures`` in a row; nothing is tried before ``not_before``; ``since`` is a local minute."""

    failures: int = 0
    not_before: float = 0.0
    since: str = ""
    why: str = ""

    def failed(self, failure: Failure, not_before: float) -> "Retry":
        """After one more failure."""
        return Retry(self.failures + 1, not_before, self.since or failure.minute, failure.why)

    def at_once(self) -> "Retry":
        """Tried again now; the history stays."""
        return replace(self, not_before=0.0)


@dataclass(frozen=True)
class Schedule:
    """What waits for what. ``again``: batches to be sent once more although there is a receipt for them."""

    policy: RetryPolicy = field(default_factory=RetryPolicy)
    line: Retry = field(default_factory=Retry)
    alone: Mapping[int, Retry] = field(default_factory=lambda: MappingProxyType({}))
    again: frozenset[int] = frozenset()

    def pending(self, undelivered: Iterable[int]) -> list[int]:
        """All that has to be sent, oldest first."""
        return sorted(self.again.union(undelivered))

    def due(self, undelivered: Iterable[int], now: float) -> int | None:
        """The batch whose turn it is."""
        if now < self.line.not_before:
            return None
        return next((s for s in self.pending(undelivered) if self.of(s).not_before <= now), None)

    def next_moment(self, undelivered: Iterable[int]) -> float | None:
        """When something will be due; None if there is nothing to send."""
        moments = [max(self.line.not_before, self.of(s).not_before) for s in self.pending(undelivered)]
        return min(moments, default=None)

    def trouble(self, undelivered: Iterable[int]) -> Retry | None:
        """What to tell the volunteer: the line's trouble, else that of the oldest batch that has one."""
        candidates = [self.line, *(self.of(sequence) for sequence in self.pending(undelivered))]
        return next((retry for retry in candidates if retry.failures), None)

    def of(self, sequence: int) -> Retry:
        """The waits of one batch."""
        return self.alone.get(sequence, Retry())

    def delivered(self, sequence: int) -> "Schedule":
        """A receipt came. When the last gap is filled, what waited behind it can go now."""
        again = self.again - {sequence}
        rest = {other: retry for other, retry in self.alone.items() if other != sequence}
        if not again:
            rest = {other: retry.at_once() for other, retry in rest.items()}
        return replace(self, line=Retry(), alone=MappingProxyType(rest), again=again)

    def line_failed(self, failure: Failure, now: float, chance: float) -> "Schedule":
        """Nobody, or somebody else, answered, or the centre asked to wait."""
        wait = wait_seconds(self.line.failures + 1, self.policy.first, self.policy.longest, chance)
        until = now + max(wait, min(failure.asked, _LONGEST_ASKED))
        return replace(self, line=self.line.failed(failure, until))

    def set_aside(self, sequence: int, failure: Failure, now: float, chance: float) -> "Schedule":
        """The centre answered, and did not take this batch."""
        retry, policy = self.of(sequence), self.policy
        wait = wait_seconds(retry.failures + 1, policy.first_alone, policy.longest_alone, chance)
        alone = {**self.alone, sequence: retry.failed(failure, now + wait)}
        return replace(self, line=Retry(), alone=MappingProxyType(alone))

    def send_again(self, sequence: int, expected: int) -> "Schedule":
        """The centre lacks what it once had (it was restored from a copy): all of it is still here."""
        if not 0 < expected < sequence or sequence in self.again:
            return self
        return replace(self, again=self.again.union(range(expected, sequence)))

    def at_once(self) -> "Schedule":
        """Somebody asked, or a link came back: no wait holds any more."""
        alone = {sequence: retry.at_once() for sequence, retry in self.alone.items()}
        return replace(self, line=self.line.at_once(), alone=MappingProxyType(alone))


def wait_seconds(failures: int, first: float, longest: float, chance: float) -> float:
    """The wait after this many failures in a row: doubling, and between half and all of it."""
    return min(longest, first * 2.0 ** min(failures - 1, 30)) * (0.5 + chance / 2)


def timeout_seconds(size: int, failures: int) -> float:
    """How long a delivery of ``size`` bytes may take: more for more bytes, and more after each failure."""
    return (_BASE_SECONDS + size / _SLOWEST_BYTES_PER_SECOND) * min(_MOST_PATIENCE, 1 + failures)
