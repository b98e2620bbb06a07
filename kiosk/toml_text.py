"""TOML from people we do not know: bounded before `tomllib` reads it.

`tomllib` keeps every beginning of a dotted key, so that time and memory grow with the square of its parts: a
key that fits in 60 kB takes 4 GB. No file of ours has a name of more than two parts. Nesting that is too deep
ends in `RecursionError`, which is told as what it is: not a file that follows the rules.
"""

import re
import tomllib
from typing import Any

MOST_PARTS = 8
"""Parts of a dotted key or of the name of a table."""

STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"""(?:"{0,2})'
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_STRING_OR_COMMENT = re.compile(STRING.pattern + r"|#[^\n]*", re.DOTALL)
# As many points with nothing between them that ends a key; a number or a time has one.
_TOO_DEEP = re.compile(rf"(?:\.[^.\n=,\[\]{{}}]*){{{MOST_PARTS}}}")


def parse_toml(text: str) -> dict[str, Any]:
    """The tree. Raises `ValueError`, that of `tomllib`, or one for names and nesting that are too deep."""
    bare = _STRING_OR_COMMENT.sub(lambda found: "" if found[0].startswith("#") else '""', text)
    deep = _TOO_DEEP.search(bare)
    if deep is not None:
        raise ValueError(
            f"Too many parts in a key (at line {bare.count(chr(10), 0, deep.start()) + 1}, column 1)"
        )
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise ValueError("Nested too deeply") from error
