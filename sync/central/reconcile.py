"""Which ballots are counted, settled before any of them is opened. Pure: no keys, no files.

Rules. A ballot that was voided by a challenge is set aside with an alarm. Within a kiosk the pseudonyms of
ballots and of entries must be the same set: a ballot whose pseudonym does not open, or has no entry, is set
aside with an alarm; so is an entry that has no ballot, is unreadable, or whose pseudonym is not its
document's. Of several ballots of one person the one with the lowest SHA-256(seed ‖ leaf) counts, whatever it
holds and whenever it came; of a person who voted elsewhere none. Where people are known by name alone, equal
names are a case for people to review: they set nothing aside unless people ruled that it is one person.
"""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Container, Mapping
from dataclasses import dataclass, field

from kiosk.context import KioskId


@dataclass(frozen=True)
class OpenedEntry:
    """A register entry that was opened: its pseudonym, the one that its document makes, the person's base
    pseudonym (the same for a dispute), and the answers.
    """

    pseudonym: bytes
    expected: bytes
    person: bytes
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SealedBallot:
    """A ballot of a kiosk with its pseudonym, or None if that did not open."""

    leaf: bytes
    sealed_digest: bytes
    pseudonym: bytes | None


@dataclass(frozen=True)
class KioskContents:
    """All that one kiosk sent. ``unreadable`` counts entries that did not open, ``challenged`` are the leaves
    of ballots that it voided.
    """

    ballots: tuple[SealedBallot, ...]
    entries: tuple[OpenedEntry, ...]
    unreadable: int = 0
    challenged: frozenset[bytes] = frozenset()


@dataclass(frozen=True)
class SetAside:
    """A ballot that is not counted, and the code of the reason."""

    kiosk: KioskId
    leaf: bytes
    reason: str


@dataclass(frozen=True)
class Duplicate:
    """Several ballots of one person: for the reviewable list, which names no choice. ``disputed``: one of
    them was cast by somebody who said that the other was not theirs.
    """

    person: bytes
    places: tuple[tuple[KioskId, bytes], ...]
    counted: tuple[KioskId, bytes] | None
    disputed: bool = False


@dataclass(frozen=True)
class Reconciliation:
    """``counted`` maps each kiosk to the leaves that go into the frozen box, sorted."""

    counted: Mapping[KioskId, tuple[bytes, ...]]
    set_aside: tuple[SetAside, ...]
    duplicates: tuple[Duplicate, ...]
    alarms: tuple[tuple[KioskId, str, int], ...]
    answers: tuple[tuple[KioskId, tuple[tuple[str, str], ...]], ...]


_Place = tuple[KioskId, bytes, OpenedEntry]


@dataclass
class _Work:
    set_aside: list[SetAside] = field(default_factory=list)
    alarms: list[tuple[KioskId, str, int]] = field(default_factory=list)
    people: dict[bytes, list[_Place]] = field(default_factory=lambda: defaultdict(list))


@dataclass(frozen=True)
class Settled:
    """What was settled before: the seed; whether people are known ``by_name``, and which names were ruled to
    be ``one_person``; the persons who voted ``elsewhere``.
    """

    seed: bytes
    by_name: bool = False
    one_person: frozenset[bytes] = frozenset()
    elsewhere: frozenset[bytes] = frozenset()


def reconcile(contents: Mapping[KioskId, KioskContents], settled: Settled) -> Reconciliation:
    """Apply the rules above; the result does not depend on the order of anything."""
    work = _Work()
    for kiosk in sorted(contents):
        _match(kiosk, contents[kiosk], work)
    counted: dict[KioskId, list[bytes]] = {kiosk: [] for kiosk in sorted(contents)}
    answers, duplicates = [], []
    for person in sorted(work.people):
        places = _by_seed(work.people[person], settled.seed)
        chosen, reason = _chosen(person, places, settled)
        for kiosk, leaf, entry in chosen:
            counted[kiosk].append(leaf)
            answers.append((kiosk, entry.answers))
        for kiosk, leaf, _ in places[len(chosen) :]:
            work.set_aside.append(SetAside(kiosk, leaf, reason))
        if len(places) > 1:
            listed = tuple(sorted((kiosk, leaf) for kiosk, leaf, _ in places))
            counted_one = chosen[0][:2] if len(chosen) == 1 else None
            disputed = any(entry.pseudonym != entry.person for _, _, entry in places)
            duplicates.append(Duplicate(person, listed, counted_one, disputed))
    return Reconciliation(
        counted={kiosk: tuple(sorted(leaves)) for kiosk, leaves in counted.items()},
        set_aside=tuple(sorted(work.set_aside, key=lambda a: (a.kiosk, a.leaf))),
        duplicates=tuple(duplicates),
        alarms=tuple(sorted(work.alarms)),
        answers=tuple(sorted(answers)),
    )


def _by_seed(places: list[_Place], seed: bytes) -> list[_Place]:
    return sorted(places, key=lambda place: hashlib.sha256(seed + place[1]).digest())


def _chosen(person: bytes, places: list[_Place], settled: Settled) -> tuple[list[_Place], str]:
    """Those that count, and why the others do not."""
    if person in settled.elsewhere:
        return [], "voted-elsewhere"
    if settled.by_name and person not in settled.one_person:
        return places, ""
    return places[:1], "duplicate"


def _match(kiosk: KioskId, contents: KioskContents, work: _Work) -> None:
    entries = _trusted_entries(kiosk, contents, work)
    ballots = _distinct_ballots(kiosk, _cast_ballots(kiosk, contents, work), entries, work)
    without_ballot = entries.keys() - {ballot.pseudonym for ballot in ballots}
    _count(work, kiosk, "entry-without-ballot", len(without_ballot))
    orphans = 0
    for ballot in ballots:
        entry = entries.get(ballot.pseudonym or b"")
        if entry is not None:
            work.people[entry.person].append((kiosk, ballot.leaf, entry))
            continue
        orphans += 1
        reason = "pseudonym-unreadable" if ballot.pseudonym is None else "ballot-without-entry"
        work.set_aside.append(SetAside(kiosk, ballot.leaf, reason))
    _count(work, kiosk, "ballot-without-entry", orphans)


def _trusted_entries(kiosk: KioskId, contents: KioskContents, work: _Work) -> dict[bytes, OpenedEntry]:
    trusted = [entry for entry in contents.entries if entry.pseudonym == entry.expected]
    _count(work, kiosk, "entry-unreadable", contents.unreadable)
    _count(work, kiosk, "entry-false", len(contents.entries) - len(trusted))
    entries = {entry.pseudonym: entry for entry in sorted(trusted, key=lambda entry: entry.answers)}
    _count(work, kiosk, "entry-repeated", len(trusted) - len(entries))
    return entries


def _cast_ballots(kiosk: KioskId, contents: KioskContents, work: _Work) -> list[SealedBallot]:
    """All but those that were voided: what was opened to its voter is nobody's secret ballot any more."""
    cast = [ballot for ballot in contents.ballots if ballot.leaf not in contents.challenged]
    voided = [ballot.leaf for ballot in contents.ballots if ballot.leaf in contents.challenged]
    work.set_aside += [SetAside(kiosk, leaf, "challenged") for leaf in voided]
    _count(work, kiosk, "challenged-and-cast", len(voided))
    return cast


def _distinct_ballots(
    kiosk: KioskId, ballots: Collection[SealedBallot], entries: Container[bytes | None], work: _Work
) -> list[SealedBallot]:
    """One sealed ballot counts once, whatever pseudonyms were sealed around its copies: the copy that has an
    entry, and of several the lowest leaf.
    """
    seen: set[bytes] = set()
    distinct = []
    for ballot in sorted(ballots, key=lambda b: (b.pseudonym not in entries, b.leaf)):
        if ballot.sealed_digest in seen:
            work.set_aside.append(SetAside(kiosk, ballot.leaf, "sealed-ballot-repeated"))
            continue
        seen.add(ballot.sealed_digest)
        distinct.append(ballot)
    _count(work, kiosk, "sealed-ballot-repeated", len(ballots) - len(distinct))
    return distinct


def _count(work: _Work, kiosk: KioskId, kind: str, count: int) -> None:
    if count:
        work.alarms.append((kiosk, kind, count))
