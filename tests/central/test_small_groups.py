"""Nobody is named by a figure, even to someone who knows the rule and tries every possibility."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.central.publish.small_groups import (
    LEAST_VALUES,
    Group,
    PointCount,
    group_points,
    hide_small_cells,
)


def compositions(total: int, cells: int) -> list[tuple[int, ...]]:
    return [c for c in product(range(total + 1), repeat=cells) if sum(c) == total]


def test_the_sex_margin_of_2022_hides_its_two_small_cells_and_keeps_the_rest() -> None:
    assert hide_small_cells([158, 152, 1, 3]) == [158, 152, None, None]


def test_the_age_margin_of_2022_hides_nothing() -> None:
    assert hide_small_cells([26, 75, 66, 64, 67, 16]) == [26, 75, 66, 64, 67, 16]


def test_a_single_small_cell_takes_the_next_smallest_with_it() -> None:
    assert hide_small_cells([158, 152, 30, 2]) == [158, 152, None, None]


@pytest.mark.parametrize("cells", [2, 3, 4])
@pytest.mark.parametrize("total", range(2, 23))
def test_every_hidden_cell_keeps_three_possible_values_for_one_who_knows_the_rule(
    cells: int, total: int
) -> None:
    views: dict[tuple[int | None, ...], list[tuple[int, ...]]] = defaultdict(list)
    for counts in compositions(total, cells):
        views[tuple(hide_small_cells(counts))].append(counts)
    for view, possible in views.items():
        for place, shown in enumerate(view):
            if shown is None:
                assert len({counts[place] for counts in possible}) >= LEAST_VALUES, (view, possible)


@given(st.lists(st.integers(0, 400), min_size=2, max_size=7).filter(lambda counts: sum(counts) >= 2))
def test_no_cell_under_five_is_ever_shown_and_large_ones_are_shown_as_they_are(counts: list[int]) -> None:
    for shown, count in zip(hide_small_cells(counts), counts, strict=True):
        assert shown is None or shown == count >= 5


points = st.lists(
    st.builds(
        lambda localidad, ballots, share: (localidad, ballots, [b * ballots // 10 for b in share]),
        st.sampled_from("ABC"),
        st.integers(0, 90),
        st.lists(st.integers(0, 10), min_size=3, max_size=3),
    ),
    max_size=12,
).map(
    lambda drawn: [
        PointCount(f"P{n:02d}", localidad, ballots, tuple(votes))
        for n, (localidad, ballots, votes) in enumerate(drawn)
    ]
)


@given(points)
def test_rows_part_the_points_and_each_row_hides_every_point_in_it(points: list[PointCount]) -> None:
    rows = group_points(points)
    voted = sorted(point.code for point in points if point.ballots)
    assert not rows or sorted(code for row in rows for code in row.codes) == voted
    by_code = {point.code: point for point in points}
    for row in rows:
        assert row.ballots == sum(by_code[code].ballots for code in row.codes) >= 30
        for column, votes in enumerate(row.votes):
            assert 0 < votes < row.ballots
            assert all(possible_values(row, by_code, code, column) for code in row.codes)


def possible_values(row: Group, by_code: dict[str, PointCount], code: str, column: int) -> bool:
    """Linear bounds: a point alone is public by rule; a joined one keeps three values, or all it can have."""
    if len(row.codes) == 1:
        return True
    ballots, votes = by_code[code].ballots, row.votes[column]
    low, high = max(0, votes - (row.ballots - ballots)), min(votes, ballots)
    return high - low + 1 >= min(LEAST_VALUES, ballots + 1)


def test_a_small_point_is_never_left_alone_to_be_found_by_difference() -> None:
    large = [PointCount(f"L{n}", "Norte", 50, (20, 30)) for n in range(3)]
    small = PointCount("S", "Norte", 4, (4, 0))
    rows = group_points([*large, small])
    assert all("S" not in row.codes or len(row.codes) > 1 for row in rows)


def test_too_few_ballots_in_all_publish_no_rows() -> None:
    assert group_points([PointCount("A", "Norte", 12, (5, 6))]) == []
