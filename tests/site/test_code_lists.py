"""Code lists: every code in the one part where the page looks for it, and no part with fewer than 500."""

import json
import re
from collections.abc import Sequence

import pytest

from sync.central.publish.site_codes import Leaves, code_lists, part_bits
from tests.site.releases import code_of, leaves

PART = re.compile(rb'UrnaCodes\.part\("([0-9a-f]+)","([0-9A-Z]*)",(\{.*\})\);\n')


def _parts(files: dict[str, bytes]) -> dict[str, list[str]]:
    """Name → the codes in it."""
    found = {}
    for path, script in files.items():
        match = PART.fullmatch(script)
        assert match is not None, path
        name, counted, others = match[1].decode(), match[2].decode(), json.loads(match[3])
        assert path == f"codigos/{name}.js"
        found[name] = [counted[at : at + 15] for at in range(0, len(counted), 15)] + list(others)
    return found


@pytest.mark.parametrize(("count", "parts"), [(0, 1), (1, 1), (999, 1), (3000, 4), (100_000, 128)])
def test_every_code_is_in_one_part_and_no_part_is_small(count: int, parts: int) -> None:
    every = leaves(count)
    bits, files = code_lists(Leaves(frozenset(every), {}))
    found = _parts(files)
    assert len(found) == parts == 1 << bits
    assert sorted(code for codes in found.values() for code in codes) == sorted(_bodies(every))
    assert all(len(codes) >= min(500, count) for codes in found.values())
    assert max(len(script) for script in files.values()) < 20_000


def test_uneven_codes_are_parted_less() -> None:
    near = [bytes(2) + leaf[2:] for leaf in leaves(2000)]
    assert part_bits(frozenset(near)) == 0
    assert part_bits(frozenset([*near, *leaves(499)])) == 0


def test_a_code_that_does_not_count_stands_apart_with_its_reason() -> None:
    first, second, third = leaves(3)
    _, files = code_lists(Leaves(frozenset([first, second, third]), {second: "duplicate"}))
    body = code_of(second).replace("-", "")[:15]
    assert files["codigos/0.js"].endswith(b'{"%s":"duplicate"});\n' % body.encode())


def _bodies(every: Sequence[bytes]) -> list[str]:
    return [code_of(leaf).replace("-", "")[:15] for leaf in every]
