"""Checks a public bundle, from its bytes alone: every signature, every hash and every sum. No I/O.

docs/FORMATS.md (What a verifier checks) numbers the checks and gives their words; `sync.verification` makes
them. What is shown: that the published totals and lists are the ones that the organiser signed, that every
leaf list is the box that its kiosk signed, and that all sums agree. What is not: that the totals are those of
the sealed ballots; that rests on the quorum of trustees, and on a second quorum opening the same frozen box.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from sync.verification.boxes import check_boxes
from sync.verification.reading import Finding, Reading, ReadingStopped
from sync.verification.sums import check_sums
from sync.verification.words import (
    AND_MORE,
    BOTH_PRINTS,
    FAILED,
    GENUINE,
    LINES,
    ORIGIN_NOT_CHECKED,
    Language,
)

_MOST_NAMED = 5


class Outcome(IntEnum):
    """What it all came to; the value is the exit code of ``urna-verify``."""

    GENUINE = 0
    FAILED = 1
    ORIGIN_NOT_CHECKED = 3


@dataclass(frozen=True)
class Report:
    """``fingerprint`` is that of the organiser that the bundle names; ``counted`` its counted ballots."""

    checks: tuple[Finding, ...]
    outcome: Outcome
    fingerprint: str
    counted: int

    @property
    def holds(self) -> bool:
        """True if nothing failed."""
        return self.outcome is not Outcome.FAILED

    @property
    def failed(self) -> tuple[str, ...]:
        """The ids of the checks that failed, in order."""
        return tuple(check.id for check in self.checks if check.failed)

    def lines(self, language: Language = "es") -> Iterator[str]:
        """One line for each check."""
        for check in self.checks:
            line = LINES[check.id].said(language)
            if check.failed:
                yield f"✗ {check.id} {line}: {_what_failed(check, language)}"
            else:
                yield f"✓ {check.id} {line}"

    def sentence(self, language: Language = "es") -> str:
        """The last line, for everybody."""
        words = {
            Outcome.GENUINE: GENUINE,
            Outcome.FAILED: FAILED,
            Outcome.ORIGIN_NOT_CHECKED: ORIGIN_NOT_CHECKED,
        }[self.outcome]
        ids = ", ".join(self.failed)
        return words.said(language).format(counted=self.counted, fingerprint=self.fingerprint, ids=ids)


def verify_bundle(data: bytes, organiser: str = "") -> Report:
    """Check a bundle; ``organiser`` is the fingerprint on the poster, or empty if it is not at hand."""
    reading = Reading(organiser)
    checks, counted = reading.findings, 0
    try:
        bundle = reading.read(data)
    except ReadingStopped:
        pass  # the last finding says why
    else:
        checks += check_boxes(bundle)
        checks += check_sums(bundle)
        counted = bundle.results.ballots.counted
    outcome = Outcome.GENUINE if organiser else Outcome.ORIGIN_NOT_CHECKED
    if any(check.failed for check in checks):
        outcome = Outcome.FAILED
    return Report(tuple(checks), outcome, reading.found, counted)


def _what_failed(check: Finding, language: Language) -> str:
    if check.id == "O1":
        return BOTH_PRINTS.said(language).format(*check.failed)
    return _named(check.failed, language)


def _named(failed: tuple[str, ...], language: Language) -> str:
    names = sorted(set(failed), key=str.encode)
    more = len(names) - _MOST_NAMED
    tail = AND_MORE.said(language).format(more=more) if more > 0 else ""
    return ", ".join(names[:_MOST_NAMED]) + tail
