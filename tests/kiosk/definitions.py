"""Definitions of consultations for tests: the documented example, its parts, and what is refused of it."""

import re
from pathlib import Path

import pytest

from kiosk.consultation import Consultation, DefinitionError, parse_consultation

DOCS = Path(__file__).parents[2] / "docs" / "consultation.md"
EXAMPLES: list[str] = re.findall(r"```toml\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
EXAMPLE, STATIONS_EXAMPLE = EXAMPLES
WITHOUT_QUESTIONS = re.sub(r"\[\[question\]\]\n(?:.+\n)+", "", EXAMPLE)


def parse(text: str) -> Consultation:
    """A definition from its text."""
    return parse_consultation(text.encode(), "c.toml")


def refusal(text: str) -> DefinitionError:
    """How this text is refused."""
    with pytest.raises(DefinitionError) as caught:
        parse(text)
    return caught.value


def changed(old: str, new: str) -> str:
    """The example with the first ``old`` exchanged."""
    assert old in EXAMPLE
    return EXAMPLE.replace(old, new, 1)


def line_of(text: str, fragment: str) -> int:
    """The line, from 1, on which a fragment begins."""
    return text[: text.index(fragment)].count("\n") + 1


def section(header: str, /, **fields: object) -> str:
    """A section of an array of tables, its values as TOML."""
    body = "".join(f"{key} = {value}\n" for key, value in fields.items())
    return f"[[{header}]]\n{body}\n"


def proposals(count: int) -> str:
    """So many proposals."""
    return "".join(
        section("proposal", number=n, text=f'"Texto {n}"', short_title=f'"T {n}"', picture='""', sound='""')
        for n in range(1, count + 1)
    )


def with_proposals(count: int) -> str:
    """The example with so many proposals instead of its own."""
    return EXAMPLE[: EXAMPLE.index("[[proposal]]")] + proposals(count)


def documented_fields(heading: str) -> set[str]:
    """The fields that the table under a heading of docs/consultation.md lists."""
    after = DOCS.read_text("utf-8").partition(f"### {heading}\n")[2]
    return set(re.findall(r"^\| `(\w+)` \|", re.split(r"^##", after, flags=re.MULTILINE)[0], re.MULTILINE))
