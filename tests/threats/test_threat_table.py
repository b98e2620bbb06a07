"""docs/SECURITY.md promises nothing without its test: each attack of its table names some that exist."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SECURITY = ROOT / "docs" / "SECURITY.md"
ATTACKS = {
    "replay", "freeze", "mix-and-match", "endless data", "key compromise", "equivocating kiosk", "stuffing",
    "copied records", "edited database", "edited journal", "stolen kiosk", "stolen stick", "forged bundle",
    "flooding", "PIN guessing",
}  # fmt: skip
_NAMED = re.compile(r"`([\w/]+\.py)::(\w+)`")


def rows(heading: str) -> list[list[str]]:
    """The cells of the table under a heading, without its first two lines."""
    section = SECURITY.read_text(encoding="utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def named(text: str) -> list[tuple[str, str]]:
    return _NAMED.findall(text)


def test_every_attack_is_in_the_table_with_what_stops_it_and_a_test() -> None:
    table = {row[0]: row for row in rows("Threats")}
    assert table.keys() >= ATTACKS
    for attack, (_, stops, tests) in table.items():
        assert stops, attack
        assert named(tests), attack


def test_what_is_defended_names_its_tests() -> None:
    for what, tests in rows("What is defended"):
        assert named(tests), what


@pytest.mark.parametrize(("file", "test"), sorted(set(named(SECURITY.read_text(encoding="utf-8")))))
def test_a_named_test_exists(file: str, test: str) -> None:
    tree = ast.parse((ROOT / "tests" / file).read_text(encoding="utf-8"))
    found = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    assert test in found
