"""The bundles that every verifier is built against: made by our code, and held by it check by check."""

import json
from typing import Any

import pytest

from sync.bundle_verifier import verify_bundle
from sync.verification.words import LINES
from tests.tools.bundle_vectors import FOLDER, cases, index

VECTORS: list[dict[str, Any]] = json.loads((FOLDER / "index.json").read_text())["vectors"]
READING = ("Z1", "M1", "M2", "M3", "D1", "D2", "D3", "D4", "D5", "D6")


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["description"])
def test_the_named_checks_fail_and_no_other(vector: dict[str, Any]) -> None:
    report = verify_bundle((FOLDER / vector["file"]).read_bytes(), vector["organiser"])
    assert list(report.failed) == vector["fails"]
    assert list(report.lines("es")) == vector["lines_es"]
    assert list(report.lines("en")) == vector["lines_en"]
    assert (report.sentence("es"), report.sentence("en")) == (vector["sentence_es"], vector["sentence_en"])
    assert int(report.outcome) == vector["exit_code"]


def test_the_files_are_what_our_code_makes() -> None:
    made = cases()
    assert (FOLDER / "index.json").read_text() == index(made)
    written = {path.name: path.read_bytes() for path in FOLDER.glob("*.zip")}
    assert written == {case.file: case.data for case in made}


def test_every_check_has_a_bundle_that_fails_it() -> None:
    assert {check for vector in VECTORS for check in vector["fails"]} == set(LINES)


def test_the_reading_ends_at_its_first_failure_and_all_other_checks_are_made() -> None:
    for vector in VECTORS:
        ids = [line.split()[1] for line in vector["lines_es"]]
        order = [check for check in LINES if check != "O1" or vector["organiser"]]
        stopped = [
            place for place, check in enumerate(order) if check in READING and check in vector["fails"]
        ]
        assert ids == (order[: stopped[0] + 1] if stopped else order)
