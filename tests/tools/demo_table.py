"""The published table beside the counted one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.tools.facts_2022 import AGES, PROPOSAL_VOTES, RESPONSES, SEXES
from tests.tools.people import REPEATERS

_LABEL = 55
_NUMBER = 10


@dataclass(frozen=True)
class Row:
    """One figure: what it must be and what came out; None where the results do not have it."""

    group: str
    label: str
    expected: int
    counted: int | None

    @property
    def holds(self) -> bool:
        """True if both are the same."""
        return self.expected == self.counted


def compare(results: Mapping[str, Any]) -> tuple[Row, ...]:
    """Every published figure beside the one that ``urna-central results --json`` gives."""
    return (*_proposals(results), *_answers(results), *_sums(results))


def _proposals(results: Mapping[str, Any]) -> Iterable[Row]:
    found = {proposal["number"]: proposal for proposal in results["proposals"]}
    for number, votes in PROPOSAL_VOTES.items():
        proposal = found.get(number, {})
        title = f"{number:>2} {proposal.get('short_title', '')}"
        yield Row("Propuestas (votos)", title, votes, proposal.get("votes"))


def _answers(results: Mapping[str, Any]) -> Iterable[Row]:
    questions = {question["id"]: question for question in results["questions"]}
    for question_id, label, published in (("edad", "Rango de edad", AGES), ("sexo", "Sexo", SEXES)):
        answers = questions.get(question_id, {}).get("answers", [])
        counts = {answer["label"]: answer["count"] for answer in answers}
        for answer, count in published.items():
            yield Row(f"{label} (personas)", answer, count, counts.get(answer))


def _sums(results: Mapping[str, Any]) -> Iterable[Row]:
    group = "Totales"
    yield Row(group, "Personas que participaron", RESPONSES, results["participants"])
    yield Row(group, "Votos contados", RESPONSES, results["ballots_counted"])
    yield Row(group, "Segundos votos, apartados sin abrir (*)", REPEATERS, results["ballots_set_aside"])


def table(rows: Iterable[Row]) -> str:
    """78 columns of plain text, each row ticked or crossed."""
    lines = [f"{'':<{_LABEL}}{'Publicado':>{_NUMBER}}{'Contado':>{_NUMBER}}"]
    group = ""
    for row in rows:
        if row.group != group:
            group = row.group
            lines.append(group)
        counted = "—" if row.counted is None else row.counted
        mark = "✓" if row.holds else "✗"
        label = "  " + _cut(row.label, _LABEL - 3)
        lines.append(f"{label:<{_LABEL}}{row.expected:>{_NUMBER}}{counted:>{_NUMBER}}  {mark}")
    return "\n".join(lines)


def _cut(text: str, width: int) -> str:
    """At most ``width`` characters, cut after a whole word."""
    return text if len(text) <= width else text[: text.rfind(" ", 0, width)] + "…"
