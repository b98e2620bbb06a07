"""The line of every field is known, whatever the file looks like."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.toml_lines import Path, lines_of, nearest

VALUES = st.sampled_from(
    [
        "1",
        "2022-11-15",
        "2022-11-15 08:00:00",
        "true",
        '"plain # [not] = a comment"',
        '"quote \\" inside"',
        "'literal \\'",
        '"""\nseveral\n[lines] = "here"\n"""',
        '"""ends in a quote""""',
        "'''\nraw '' \\\n'''",
        "[]",
        '[1, "a]", [2, 3]]',
        '[\n  "one", # with ]\n\n  "two",\n]',
        '{ a = 1, b = "}" }',
        "{}",
    ]
)
GAPS = st.sampled_from(["", "# note = [1\n", "\n\n", "   \n"])


HEADERS = st.lists(st.sampled_from(["", "[t0]", "[t1]", "[[many]]", "[[many]]"]), max_size=5)


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, dict[Path, int]]:
    """A TOML text built piece by piece, with the lines of its keys and headers as they were written."""
    text, tables = "", 0
    expected: dict[Path, int] = {}
    for position, header in enumerate(draw(HEADERS)):
        name = header.strip("[]")
        path: Path = ("many", tables) if name == "many" else (name,) if name else ()
        if path in expected or (not path and position):
            continue
        tables += name == "many"
        if path:
            text += draw(GAPS)
            expected[path] = text.count("\n") + 1
            text += f" {header} # note\n"
        for key in draw(st.lists(st.sampled_from(["a", "b-b", "c_1", '"d e"']), unique=True, max_size=3)):
            text += draw(GAPS)
            expected[(*path, key.strip('"'))] = text.count("\n") + 1
            text += f"  {key} ={draw(st.sampled_from(['', ' ']))}{draw(VALUES)} # [end]\n"
    return text, expected


@given(documents())
def test_keys_and_headers_are_found_on_the_line_where_they_were_written(
    document: tuple[str, dict[Path, int]],
) -> None:
    text, expected = document
    tomllib.loads(text)
    found = lines_of(text)
    assert {path: found[path] for path in expected} == expected


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        ("a.b = 1\na.c = 2", ("a", "c"), 2),
        ("a.b = 1\na.c = 2", ("a",), 1),
        ("x = [\n 1,\n [2,\n  3]]", ("x", 1, 1), 4),
        ("x = { y = [\n 1 ] }\n[z]", ("x", "y", 0), 2),
        ("[[p]]\n[p.q]\nr = 1\n[[p]]\n[p.q]\nr = 2", ("p", 1, "q", "r"), 6),
        ("[[p]]\n[[p.q]]\n[[p.q]]\nr = 1", ("p", 0, "q", 1, "r"), 4),
        ("[a]\n[b]\n", ("b",), 2),
        ("'q' = 1\n\"w\" = 2", ("w",), 2),
    ],
)
def test_nested_values_have_their_own_line(text: str, path: Path, line: int) -> None:
    tomllib.loads(text)
    assert lines_of(text)[path] == line


def test_what_is_missing_is_said_where_it_should_have_been() -> None:
    lines = lines_of("a = 1\n\n[[p]]\nb = 2\n")
    assert nearest(lines, ("p", 0, "missing")) == 3
    assert nearest(lines, ("missing", "deep")) == 1
