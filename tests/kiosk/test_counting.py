"""A number and its name agree."""

import pytest

from kiosk.counting import BALLOTS, BATCHES, PEOPLE, counted


@pytest.mark.parametrize("names", [BALLOTS, BATCHES, PEOPLE])
def test_one_has_a_name_of_its_own_and_none_is_many(names: tuple[str, str]) -> None:
    one, many = names
    assert [counted(n, names) for n in (0, 1, 2, 21)] == [f"0 {many}", f"1 {one}", f"2 {many}", f"21 {many}"]
