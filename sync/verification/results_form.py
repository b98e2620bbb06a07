"""The form of ``results.json``: read once, strictly, into values that the checks compare.

Everything raises `Refused`, naming the field. docs/FORMATS.md (Results) describes each of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from kiosk.canonical import Fields
from kiosk.context import Mode
from kiosk.errors import Refused
from sync.decision import DecisionKind

LONGEST_TEXT = 10_000


class Enters(StrEnum):
    """Whether a proposal enters the plan; ``tied`` where a tie stands across the last place."""

    YES = "yes"
    NO = "no"
    TIED = "tied"


@dataclass(frozen=True)
class Ballots:
    """Ballots by what became of them."""

    blank: int
    challenged: int
    counted: int
    late: int
    null: int
    set_aside: int


@dataclass(frozen=True)
class ProposalRow:
    """One proposal's votes and place."""

    number: int
    votes: int
    rank: int
    enters: Enters


@dataclass(frozen=True)
class Margin:
    """One question; a count is None where it is hidden."""

    id: str
    label: str
    labels: tuple[str, ...]
    counts: tuple[int | None, ...]


@dataclass(frozen=True)
class PointRow:
    """The turnout of one point."""

    code: str
    name: str
    localidad: str
    ballots: int


@dataclass(frozen=True)
class GroupRow:
    """The votes of one point, or of several together."""

    points: tuple[str, ...]
    localidades: tuple[str, ...]
    ballots: int
    votes: Mapping[str, int]


@dataclass(frozen=True)
class BoxDecision:
    """What staff decided about a box, where it holds."""

    kiosk: str
    box: bytes
    kind: DecisionKind
    reason: str


@dataclass(frozen=True)
class ResultsForm:
    """All of it. ``set_aside`` is kiosk, leaf and reason; ``incomplete`` kiosk and reason."""

    title: str
    consultation: bytes
    mode: Mode
    participants: int
    ballots: Ballots
    nulls: Mapping[str, int]
    choices: int
    proposals: tuple[ProposalRow, ...]
    questions: tuple[Margin, ...]
    participation: tuple[PointRow, ...]
    groups: tuple[GroupRow, ...]
    set_aside: tuple[tuple[str, bytes, str], ...]
    incomplete: tuple[tuple[str, str], ...]
    decisions: tuple[BoxDecision, ...]
    batches: tuple[bytes, ...]
    rescues: tuple[bytes, ...]
    keys: tuple[bytes, ...]


KEY_NAMES = ("centre", "organiser", "register", "tally")


def read_results(value: dict[str, Any]) -> ResultsForm:
    """The results of a payload that was verified and parsed. Raises `Refused`."""
    fields = Fields(value)
    form = ResultsForm(
        title=fields.text("title"),
        consultation=fields.hex("consultation", 32),
        mode=fields.choice("mode", Mode),
        participants=fields.number("participants"),
        ballots=_ballots(fields.fields("ballots")),
        nulls=MappingProxyType(dict(fields.fields("nulls").numbers())),
        choices=fields.number("choices"),
        proposals=tuple(map(_proposal, fields.items("proposals"))),
        questions=tuple(map(_margin, fields.items("questions"))),
        participation=tuple(map(_point, fields.items("participation"))),
        groups=tuple(map(_group, fields.items("groups"))),
        set_aside=tuple(map(_aside, fields.items("set_aside"))),
        incomplete=tuple(map(_incomplete, fields.items("incomplete"))),
        decisions=tuple(map(_decision, fields.items("decisions"))),
        batches=fields.hex_list("batches", 32),
        rescues=fields.hex_list("rescues", 32),
        keys=read_keys(fields.fields("keys")),
    )
    _check_hexadecimal(fields.text("seed", LONGEST_TEXT))
    fields.hex("frozen_box_sha256", 32)
    fields.done()
    return form


def read_keys(fields: Fields) -> tuple[bytes, ...]:
    """The four public keys, in the order of `KEY_NAMES`."""
    keys = tuple(fields.hex(name, 32) for name in KEY_NAMES)
    fields.done()
    return keys


def read_texts(values: list[Any]) -> tuple[str, ...]:
    """A list of texts."""
    if not all(isinstance(value, str) for value in values):
        raise Refused("field-malformed", "Una lista de textos no tiene la forma acordada.")
    return tuple(values)


def _check_hexadecimal(text: str) -> None:
    try:
        same = bytes.fromhex(text).hex() == text
    except ValueError:
        same = False
    if not same:
        raise Refused("field-malformed", "El campo «seed» no tiene la forma acordada.")


def _ballots(fields: Fields) -> Ballots:
    names = ("blank", "challenged", "counted", "late", "null", "set_aside")
    ballots = Ballots(**{name: fields.number(name) for name in names})
    fields.done()
    return ballots


def _proposal(value: object) -> ProposalRow:
    fields = Fields(value)
    row = ProposalRow(
        fields.number("number", 1), fields.number("votes"), fields.number("rank", 1),
        fields.choice("enters", Enters),
    )  # fmt: skip
    fields.done()
    return row


def _margin(value: object) -> Margin:
    fields = Fields(value)
    question, label = fields.text("id"), fields.text("label")
    labels, counts = [], []
    for answer in map(Fields, fields.items("answers")):
        labels.append(answer.text("label"))
        counts.append(answer.number_or_null("count"))
        answer.done()
    fields.done()
    return Margin(question, label, tuple(labels), tuple(counts))


def _point(value: object) -> PointRow:
    fields = Fields(value)
    row = PointRow(
        fields.text("code"), fields.text("name"), fields.text("localidad"), fields.number("ballots")
    )
    fields.done()
    return row


def _group(value: object) -> GroupRow:
    fields = Fields(value)
    row = GroupRow(
        points=read_texts(fields.items("points")),
        localidades=read_texts(fields.items("localidades")),
        ballots=fields.number("ballots"),
        votes=MappingProxyType(dict(fields.fields("votes").numbers())),
    )
    fields.done()
    return row


def _aside(value: object) -> tuple[str, bytes, str]:
    fields = Fields(value)
    aside = fields.text("kiosk"), fields.hex("leaf", 32), fields.text("reason")
    fields.done()
    return aside


def _incomplete(value: object) -> tuple[str, str]:
    fields = Fields(value)
    named = fields.text("kiosk"), fields.text("reason", LONGEST_TEXT)
    fields.done()
    return named


def _decision(value: object) -> BoxDecision:
    fields = Fields(value)
    decision = BoxDecision(
        fields.text("kiosk"), fields.hex("box", 16), fields.choice("kind", DecisionKind),
        fields.text("reason", LONGEST_TEXT),
    )  # fmt: skip
    fields.done()
    return decision
