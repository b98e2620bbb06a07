"""What docs/consultation.md lists is what the parser knows."""

import pytest

from tests.kiosk.definitions import EXAMPLE, changed, documented_fields, line_of, refusal

HEADERS = [
    "",
    "[background]",
    "[notice]",
    "[small_groups]",
    "[[document_type]]",
    "[[question]]",
    "[[proposal]]",
]


def known_fields(header: str) -> set[str]:
    """The fields that the parser itself names when it meets one that it does not know."""
    text = changed(header, f"{header}\nzzz = 1") if header else "zzz = 1\n" + EXAMPLE
    error = refusal(text)
    assert error.field.endswith("zzz")
    assert error.line == line_of(text, "zzz")
    return set(error.reason.partition("los campos son: ")[2].split(", "))


@pytest.mark.parametrize("header", HEADERS)
def test_every_field_the_parser_knows_is_documented_and_no_other(header: str) -> None:
    sections = {header.strip("[]") for header in HEADERS}
    documented = documented_fields(f"`{header}`" if header else "Top level")
    assert documented == known_fields(header) - sections
