"""Does the place of things in files tell in which order they were made? Rank correlation says."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.envelope import PayloadType, read_unverified_payload
from kiosk.participant import canonical_name
from kiosk.record import tracking_code
from kiosk.register_entry import entry_digest
from kiosk.station import Station
from sync.batch import SUFFIX, parse_batch
from sync.outbox import seal_batches
from sync.roster_shelf import RosterShelf
from sync.usb_transport import UsbTransport, copy
from tests.kiosk.voting import ANSWERS, arrive, contents

_DOCUMENT = re.compile(rb"10470\d{5}")
_BALLOT = re.compile(rb"\x01\x02\0[\x01-\x0c]\0[\x01-\x0c]\0{58}")
"""The numbers of `document`, and the 64 bytes of every `choice`, as text and as they are before sealing."""


@dataclass
class Truth:
    """What the file must not tell: who came after whom. Ballots and entries in the order of voting, and all
    that was secret while people voted.
    """

    leaves: list[bytes]
    records: list[bytes]
    entries: list[bytes]
    nonces: list[bytes]


def vote_in_order(station: Station, people: int) -> Truth:
    """So many people vote one after the other; the file is tidied behind each of them."""
    truth = Truth([], [], [], [])
    known: set[bytes] = set()
    for number in range(people):
        vote = station.seal(arrive(station, number), ANSWERS, choice(number))
        truth.nonces.append(bytes(vote.nonce))
        assert _BALLOT.fullmatch(vote.ballot), "what is looked for is what a ballot is"
        station.cast(vote)
        truth.leaves.append(vote.leaf)
        truth.records.append(vote.record)
        (entry,) = _entries(station) - known
        known.add(entry)
        truth.entries.append(entry)
        station.tidy()
    return truth


def carried_away(station: Station, stick: Path) -> None:
    """The day closes; its batches are sealed and lie on a stick."""
    station.close_day()
    seal_batches(station)
    stick.mkdir()
    line = UsbTransport(station, RosterShelf(station.kit, station.box.path.with_suffix(".roster")))
    line.finish(copy(line.prepare(seal=True), stick))
    station.tidy()


def choice(number: int) -> set[int]:
    """What the person of this number chooses."""
    return {1 + number % 11, 12}


def places(wanted: Sequence[bytes], data: bytes) -> list[int]:
    """Where each of these stands first; none if one of them is not there."""
    found = [data.find(each) for each in wanted]
    return [] if -1 in found else found


def unpacked(files: dict[str, bytes], station: Station) -> dict[str, bytes]:
    """These files, and what batches say inside: what they hold in base64 is decoded, in its order."""
    inside = {f"{name} (batch)": _said(data) for name, data in files.items() if name.endswith(SUFFIX)}
    return {
        **files,
        **inside,
        "batches of the box": b"".join(_said(b.envelope) for b in station.batches.all()),
    }


def _said(envelope: bytes) -> bytes:
    payload = read_unverified_payload(envelope, PayloadType.BATCH)
    batch = parse_batch(payload)
    return b"\0".join((payload, *batch.ballots, *batch.entries))


def rank_correlation(one: Sequence[int], other: Sequence[int]) -> float:
    """Spearman's: 1 for the same order, -1 for the opposite, about 0 where neither tells of the other."""
    n = len(one)
    assert n == len(other)
    assert n > 2
    apart = sum((a - b) ** 2 for a, b in zip(_ranks(one), _ranks(other), strict=True))
    return 1 - 6 * apart / (n * (n * n - 1))


def files_below(*folders: Path) -> dict[str, bytes]:
    """Every file with its bytes."""
    found: dict[str, bytes] = {}
    for folder in folders:
        for place in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
            found |= {f"{place.name}/{name}": data for name, data in contents(place).items()}
    return found


def _entries(station: Station) -> set[bytes]:
    return {sealed for (sealed,) in station.box.connection.execute("SELECT sealed FROM entry")}


def _ranks(values: Iterable[int]) -> list[int]:
    values = list(values)
    ordered = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0] * len(values)
    for rank, place in enumerate(ordered):
        ranks[place] = rank
    return ranks


def bound(people: int) -> float:
    """Four standard deviations of what chance alone makes: 0.13 for 1,000."""
    return 4.1 / math.sqrt(people)


def tells(truth: Truth, data: bytes) -> Iterator[tuple[str, float]]:
    """What the places of ballots and of entries here tell of the order of voting and of each other."""
    ballots = {"leaves": truth.leaves, "records": truth.records}
    entries = {"digests": [entry_digest(entry) for entry in truth.entries], "entries": truth.entries}
    found = {what: places(wanted, data) for what, wanted in {**ballots, **entries}.items()}
    order = range(len(truth.leaves))
    for what, at in found.items():
        if at:
            yield what, rank_correlation(order, at)
    for ballot in ballots:
        for entry in entries:
            if found[ballot] and found[entry]:
                yield f"{ballot} and {entry}", rank_correlation(found[ballot], found[entry])


def leaks(truth: Truth, data: bytes) -> list[str]:
    """Everything in these bytes that names somebody, tells a choice or opens a ballot."""
    texts = ("Persona N", canonical_name("Persona Número"), *ANSWERS.values())
    stems = {text.encode(form) for text in texts for form in ("utf-8", "latin-1", "utf-16-le")}
    found = [repr(stem) for stem in stems if stem in data]
    found += [repr(part) for part in _DOCUMENT.findall(data) + _BALLOT.findall(data)]
    codes = (tracking_code(leaf).encode() for leaf in truth.leaves)
    return found + [part.hex() for part in (*codes, *truth.nonces) if part in data]
