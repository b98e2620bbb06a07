"""The demo's table: ticked only where published and counted are the same."""

from typing import Any

from tests.tools.demo_table import compare, table
from tests.tools.facts_2022 import AGES, PROPOSAL_VOTES, SEXES
from tests.tools.kits import cartagena


def results() -> dict[str, Any]:
    """What the results say if all went well."""
    return {
        "participants": 314,
        "ballots_counted": 314,
        "ballots_set_aside": 9,
        "proposals": [
            {"number": number, "short_title": cartagena().proposal(number).short_title, "votes": votes}
            for number, votes in PROPOSAL_VOTES.items()
        ],
        "questions": [
            {"id": "edad", "answers": [{"label": label, "count": count} for label, count in AGES.items()]},
            {"id": "sexo", "answers": [{"label": label, "count": count} for label, count in SEXES.items()]},
        ],
    }


def test_every_published_figure_has_a_row_that_is_ticked() -> None:
    rows = compare(results())
    assert len(rows) == 12 + 6 + 4 + 3
    assert all(row.holds for row in rows)
    assert table(rows).count("✓") == len(rows)
    assert "✗" not in table(rows)


def test_a_figure_that_differs_is_crossed() -> None:
    found = results()
    found["proposals"][5]["votes"] = 116
    rows = compare(found)
    assert [row.label.split()[0] for row in rows if not row.holds] == ["6"]
    assert table(rows).count("✗") == 1


def test_a_figure_that_is_missing_is_crossed() -> None:
    found = results()
    found["questions"].pop()
    found["proposals"].pop()
    rows = compare(found)
    assert sum(not row.holds for row in rows) == 5
    assert "—" in table(rows)


def test_the_table_fits_a_plain_terminal() -> None:
    assert max(map(len, table(compare(results())).splitlines())) <= 79
