"""Opening the frozen box, on a machine without a network: shares in, totals out, nothing else.

Each ballot must match its commitment, decode to its one form and obey the rule, or it is null with its
reason. Only sums leave this module: no list of ballots, so no order survives. Large boxes are opened by
several processes.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kiosk.ballot import BallotRule, decode_ballot
from kiosk.canonical import Fields, canonical_json, parse_json
from kiosk.context import Context, StationCode
from kiosk.errors import Refused
from kiosk.record import COMMITMENT_LENGTH, BallotOpener
from sync.central.frozen_box import ITEM_LENGTH, FrozenBox
from sync.central.processes import processes
from sync.central.trustees import Share, check_share, join_tally_key

_CHUNK = 2000
_NUMBER = re.compile(r"0|[1-9][0-9]{0,15}")
Progress = Callable[[int, int], None]


@dataclass
class Tally:
    """Sums over opened ballots: ``votes`` by proposal number, ``nulls`` by the code of the reason."""

    ballots: int = 0
    blank: int = 0
    votes: Counter[int] = field(default_factory=Counter)
    nulls: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Tally") -> None:
        """Add another tally to this one."""
        self.ballots += other.ballots
        self.blank += other.blank
        self.votes.update(other.votes)
        self.nulls.update(other.nulls)

    def as_json(self) -> dict[str, Any]:
        """Canonical: numbers as text keys, zeros left out."""
        return {
            "ballots": self.ballots,
            "blank": self.blank,
            "nulls": {reason: count for reason, count in self.nulls.items() if count},
            "votes": {str(number): count for number, count in self.votes.items() if count},
        }


@dataclass(frozen=True)
class Opened:
    """What comes out: the totals by point, bound to the very file that was opened."""

    frozen_box_sha256: str
    stations: dict[StationCode, Tally]

    @property
    def total(self) -> Tally:
        """Over all points."""
        total = Tally()
        for tally in self.stations.values():
            total.add(tally)
        return total

    def encoded(self) -> bytes:
        """Canonical JSON: ``frozen_box_sha256`` and ``stations``."""
        return canonical_json(
            {
                "frozen_box_sha256": self.frozen_box_sha256,
                "stations": {code: tally.as_json() for code, tally in self.stations.items()},
            }
        )


def open_box(
    data: bytes, box: FrozenBox, shares: list[Share], progress: Progress = lambda _done, _all: None
) -> Opened:
    """Open every ballot of ``box``, which was read from ``data``.

    Raises `OperatorError` naming the trustee whose share is wrong, or if there are too few.
    """
    for share in shares:
        check_share(share, box.setup.share_digests)
    private = join_tally_key(shares, box.setup.quorum, box.setup.wrapped_tally)
    stations: dict[StationCode, Tally] = {}
    done = 0
    for station, tally in _tallies(box, private):
        stations.setdefault(station, Tally()).add(tally)
        done += tally.ballots
        progress(done, box.ballots)
    return Opened(hashlib.sha256(data).hexdigest(), stations)


def parse_opened(data: bytes) -> Opened:
    """Read what `Opened.encoded` wrote. Raises `Refused` for any other form."""
    fields = Fields(parse_json(data))
    opened = Opened(
        frozen_box_sha256=fields.text("frozen_box_sha256", 64),
        stations={StationCode(code): _tally(value) for code, value in fields.mapping("stations").items()},
    )
    fields.done()
    return opened


def _tally(value: object) -> Tally:
    fields = Fields(value)
    tally = Tally(
        ballots=fields.number("ballots"),
        blank=fields.number("blank"),
        votes=Counter({_number(text): n for text, n in fields.fields("votes").numbers()}),
        nulls=Counter(dict(fields.fields("nulls").numbers())),
    )
    fields.done()
    filled = tally.ballots - tally.blank - tally.nulls.total()
    if filled < 0 or any(votes > filled for votes in tally.votes.values()):
        raise _malformed()
    return tally


def _number(text: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise _malformed()
    return int(text)


def _malformed() -> Refused:
    return Refused("opened-malformed", "El archivo de totales no tiene la forma acordada.")


def _tallies(box: FrozenBox, private: bytes) -> Iterator[tuple[StationCode, Tally]]:
    rule = box.consultation.rule
    chunks = [
        (context, bytes(items[start : start + _CHUNK * ITEM_LENGTH]))
        for context, items in box.contexts()
        for start in range(0, len(items), _CHUNK * ITEM_LENGTH)
    ]
    if box.ballots <= _CHUNK:
        for context, items in chunks:
            yield context.station, open_items(context, items, rule, private)
        return
    with processes() as pool:
        futures = [
            (context, pool.submit(open_items, context, items, rule, private)) for context, items in chunks
        ]
        for context, future in futures:
            yield context.station, future.result()


def open_items(context: Context, items: bytes, rule: BallotRule, private: bytes) -> Tally:
    """The tally of items (176 bytes each) that share a context."""
    opener, opened, unopened = BallotOpener(context, private), Counter[bytes](), Counter[str]()
    for start in range(0, len(items), ITEM_LENGTH):
        sealed = start + COMMITMENT_LENGTH
        try:
            opened[opener.open(items[start:sealed], items[sealed : start + ITEM_LENGTH])] += 1
        except Refused as refusal:
            unopened[refusal.reason] += 1
    return count(opened, rule, unopened)


def count(opened: Mapping[bytes, int], rule: BallotRule, unopened: Mapping[str, int]) -> Tally:
    """The tally of opened ballots (64 bytes → how many are alike), of which each kind is read once, and of
    those that did not open (reason → how many).
    """
    tally = Tally(ballots=sum(opened.values()) + sum(unopened.values()), nulls=Counter(unopened))
    for ballot, alike in opened.items():
        try:
            selections = decode_ballot(ballot)
            rule.check(selections)
        except Refused as refusal:
            tally.nulls[refusal.reason] += alike
            continue
        tally.blank += 0 if selections else alike
        for number in selections:
            tally.votes[number] += alike
    return tally
