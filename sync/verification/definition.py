"""What a verifier reads of ``consultation.toml``: no more than the checks need.

The whole form of a definition is the organiser's business, and was checked when the consultation was set up.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from kiosk.errors import Refused
from kiosk.toml_text import parse_toml

_Kind = TypeVar("_Kind", int, str, bool)


@dataclass(frozen=True)
class AskedQuestion:
    """A question of the register; ``labels`` are its answers, and an empty one where none is allowed."""

    id: str
    label: str
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Definition:
    """``digest`` is SHA-256 of the definition's bytes."""

    digest: bytes
    title: str
    min_choices: int
    max_choices: int
    enter_plan: int
    blank_allowed: bool
    proposals: tuple[int, ...]
    questions: tuple[AskedQuestion, ...]
    cell_minimum: int
    station_minimum: int


def read_definition(source: bytes) -> Definition:
    """Raises `Refused` if it is not TOML, or something that is needed is missing or of another kind."""
    try:
        tree = parse_toml(source.decode())
    except ValueError as error:
        raise _wrong("TOML") from error
    groups = _table(tree.get("small_groups"))
    proposals = tuple(_value(proposal, "number", int) for proposal in _tables(tree, "proposal"))
    if not proposals or len(set(proposals)) != len(proposals):
        raise _wrong("proposal")
    return Definition(
        digest=hashlib.sha256(source).digest(),
        title=_value(tree, "title", str),
        min_choices=_value(tree, "min_choices", int),
        max_choices=_value(tree, "max_choices", int),
        enter_plan=_value(tree, "enter_plan", int),
        blank_allowed=_value(tree, "blank_allowed", bool),
        proposals=proposals,
        questions=tuple(map(_question, _tables(tree, "question"))),
        cell_minimum=_value(groups, "cell_minimum", int),
        station_minimum=_value(groups, "station_minimum", int),
    )


def _question(table: Mapping[str, Any]) -> AskedQuestion:
    answers = table.get("answers")
    if not isinstance(answers, list) or not all(isinstance(answer, str) for answer in answers):
        raise _wrong("answers")
    unanswered = [""] if _value(table, "optional", bool) else []
    return AskedQuestion(_value(table, "id", str), _value(table, "label", str), (*answers, *unanswered))


def _tables(tree: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    values = tree.get(name, [])
    if not isinstance(values, list):
        raise _wrong(name)
    return list(map(_table, values))


def _table(value: object) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise _wrong("table")
    return value


def _value(table: Mapping[str, Any], name: str, kind: type[_Kind]) -> _Kind:
    """A value of exactly this kind; an integer from 1."""
    value: Any = table.get(name)
    if type(value) is not kind or (type(value) is int and value < 1):
        raise _wrong(name)
    return value


def _wrong(name: str) -> Refused:
    return Refused("definition-malformed", f"El campo «{name}» de la consulta no tiene la forma acordada.")
