"""Nobody is named by a figure, even to someone who knows the rule and tries every possibility."""

import random
import re
from collections import Counter
from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.context import StationCode
from sync.central.opening import Tally
from sync.central.publish.open_data import open_data
from sync.central.publish.release import Release
from sync.central.publish.small_groups import LEAST_VALUES, PointCount, group_points, hide_small_cells
from tests.central.test_report import drawn, text_of
from tests.tools.recover import (
    Rule,
    bounds,
    hidden_values,
    margin_witnesses,
    margins_of,
    point_values,
    worlds,
)
from tests.tools.releases import CASES, make_release


def test_the_sex_margin_of_2022_hides_its_two_small_cells_and_keeps_the_rest() -> None:
    assert hide_small_cells([158, 152, 1, 3]) == [158, 152, None, None]
    assert margin_witnesses([158, 152, 1, 3], 5) == {2: {0, 1, 2, 3, 4}, 3: {0, 1, 2, 3, 4}}


def test_the_age_margin_of_2022_hides_nothing() -> None:
    assert hide_small_cells([26, 75, 66, 64, 67, 16]) == [26, 75, 66, 64, 67, 16]


def test_a_single_small_cell_takes_the_next_smallest_with_it() -> None:
    assert hide_small_cells([158, 152, 30, 2]) == [158, 152, None, None]


@pytest.mark.parametrize("minimum", [2, 3, 5, 7])
@pytest.mark.parametrize(("cells", "most"), [(2, 30), (3, 22), (4, 14), (5, 9)])
def test_every_hidden_cell_keeps_three_values_when_every_possibility_is_tried(
    cells: int, most: int, minimum: int
) -> None:
    for total in range(LEAST_VALUES - 1, most):
        for view, possible in margins_of(total, cells, minimum).items():
            for values in hidden_values(view, possible).values():
                assert len(values) >= LEAST_VALUES, (view, possible)


margins = st.lists(st.one_of(st.integers(0, 9), st.integers(0, 400)), min_size=2, max_size=9)


@given(margins.filter(lambda counts: sum(counts) >= 2), st.integers(2, 12))
def test_every_hidden_cell_keeps_three_values_in_margins_of_any_size(counts: list[int], minimum: int) -> None:
    for values in margin_witnesses(counts, minimum).values():
        assert len(values) >= LEAST_VALUES, (counts, hide_small_cells(counts, minimum), values)


@given(margins)
def test_no_cell_under_five_is_ever_shown_and_large_ones_are_shown_as_they_are(counts: list[int]) -> None:
    for shown, count in zip(hide_small_cells(counts), counts, strict=True):
        assert shown is None or shown == count >= 5


def inherent(points: Sequence[PointCount], point: PointCount, column: int) -> bool:
    """True where totals and turnout alone leave no doubt: nearly nobody or nearly everybody chose a proposal,
    or nearly everybody voted at one point.
    """
    votes, ballots = sum(p.votes[column] for p in points), sum(p.ballots for p in points)
    few = LEAST_VALUES - 1
    return not few <= votes <= ballots - few or ballots - point.ballots < few


def check_hidden(points: Sequence[PointCount], values: dict[tuple[str, int], set[int]], minimum: int) -> None:
    """Three values for every hidden figure; of a point with one ballot, both that it can have."""
    shown = {row.codes[0] for row in group_points(points, minimum) if len(row.codes) == 1}
    for point in points:
        for column in range(len(point.votes)):
            if point.code not in shown and point.ballots and not inherent(points, point, column):
                needed = min(LEAST_VALUES, point.ballots + 1)
                assert len(values[point.code, column]) >= needed, (point, column, values[point.code, column])


ONE_OF_TWO = [(4, 4), (5, 3, 2), (6, 4, 1), (3, 3, 3), (4, 4, 4), (9, 5), (7, 1, 1), (2, 2, 2, 2)]


@pytest.mark.parametrize("turnout", ONE_OF_TWO)
@pytest.mark.parametrize("localidades", ["NNNN", "NNSS", "NSSS"])
def test_no_point_is_found_when_every_possibility_is_tried(
    turnout: tuple[int, ...], localidades: str
) -> None:
    """One choice of two: the tightest consultation there is. Points stand alone from four ballots."""
    rule = Rule(1, 1, 4)
    for first in product(*(range(ballots + 1) for ballots in turnout)):
        points = [
            PointCount(f"P{n}", localidades[n], ballots, (votes, ballots - votes))
            for n, (ballots, votes) in enumerate(zip(turnout, first, strict=True))
        ]
        check_hidden(points, point_values(worlds(points, rule)), rule.minimum)


def test_no_point_is_found_where_one_or_two_of_three_are_chosen() -> None:
    rule, source = Rule(1, 2, 3), random.Random(3)
    for _ in range(40):
        points = []
        for number, ballots in enumerate((3, 3, 2)):
            chosen = Counter(n for _ in range(ballots) for n in source.sample(range(3), source.randint(1, 2)))
            points.append(
                PointCount(f"P{number}", "NNS"[number], ballots, tuple(chosen[n] for n in range(3)))
            )
        check_hidden(points, point_values(worlds(points, rule)), rule.minimum)


@st.composite
def some_points(draw: st.DrawFn) -> list[PointCount]:
    """Up to twelve points of three localidades, small and large, each ballot with one to three of four."""
    points = []
    for number in range(draw(st.integers(2, 12))):
        ballots = draw(st.one_of(st.integers(0, 6), st.integers(20, 90)))
        source = random.Random(draw(st.integers(0, 2**16)))
        liked = [source.choice((0, 1, 5, 50, 400)) for _ in range(4)]
        chosen: Counter[int] = Counter()
        for _ in range(ballots):
            chosen.update(set(source.choices(range(4), [1 + weight for weight in liked], k=3)))
        votes = tuple(chosen[place] for place in range(4))
        points.append(PointCount(f"P{number:02d}", draw(st.sampled_from("ABC")), ballots, votes))
    return points


@given(some_points())
def test_rows_part_the_points_and_arithmetic_leaves_three_values_in_each(points: list[PointCount]) -> None:
    rows = group_points(points)
    voted = sorted(point.code for point in points if point.ballots)
    assert not rows or sorted(code for row in rows for code in row.codes) == voted
    by_code = {point.code: point for point in points}
    for row in rows:
        assert row.ballots == sum(by_code[code].ballots for code in row.codes) >= 30
        for column, votes in enumerate(row.votes):
            assert 1 < votes < row.ballots - 1
            for code in row.codes if len(row.codes) > 1 else ():
                left = bounds(by_code[code], row.votes[column], row.ballots)
                assert len(left) >= min(LEAST_VALUES, by_code[code].ballots + 1)


def test_a_small_point_is_never_left_alone_to_be_found_by_difference() -> None:
    large = [PointCount(f"L{n}", "Norte", 50, (20, 30)) for n in range(3)]
    small = PointCount("S", "Norte", 4, (4, 0))
    rows = group_points([*large, small])
    assert all("S" not in row.codes or len(row.codes) > 1 for row in rows)


def test_which_points_go_together_does_not_tell_which_of_them_stands_at_an_end() -> None:
    points = [PointCount("A", "Norte", 40, (0, 40)), PointCount("B", "Norte", 50, (20, 30))]
    turned = [PointCount("A", "Norte", 40, (20, 20)), PointCount("B", "Norte", 50, (0, 50))]
    assert group_points(points) == group_points(turned)
    assert [row.codes for row in group_points(points)] == [("A", "B")]


def test_too_few_ballots_in_all_publish_no_rows() -> None:
    assert group_points([PointCount("A", "Norte", 12, (5, 6))]) == []


def everything(release: Release, name: str) -> str:
    """All that the public gets to read of a release, as one text."""
    data = b"\n".join(open_data(release).values()).decode()
    return "\n".join((data, text_of(drawn(name)), text_of(drawn(name, "en"))))


@pytest.mark.parametrize("name", CASES)
def test_files_and_reports_show_the_release_and_nothing_hidden(name: str) -> None:
    release = CASES[name]()
    text = everything(release, name)
    for question in release.value["questions"]:
        for answer in question["answers"]:
            label = re.escape(answer["label"] or "No respondió")
            if answer["count"] is None and answer["label"]:
                assert re.search(rf"{label} (oculto|hidden)", text)
                assert not re.search(rf"{label},\d", text)
                assert not re.search(rf"{label} \d+ · ", text)


def test_a_second_publication_of_the_same_count_tells_nothing_more() -> None:
    one, other = make_release(ballots={"late": 0}), make_release(ballots={"late": 5})
    changed = {name for name in one.value if one.value[name] != other.value[name]}
    assert changed == {"ballots"}
    assert one.value["ballots"] | {"late": 5} == other.value["ballots"]


def test_the_points_of_2022_keep_three_values_each() -> None:
    release = CASES["2022"]()
    rows = {row["points"][0]: row for row in release.value["groups"] if len(row["points"]) == 1}
    for row in release.value["groups"]:
        for point in (p for p in release.value["participation"] if p["code"] in row["points"]):
            if point["code"] not in rows:
                for votes in row["votes"].values():
                    left = bounds(PointCount("", "", point["ballots"], ()), votes, row["ballots"])
                    assert len(left) >= LEAST_VALUES


def test_null_ballots_do_not_open_a_row() -> None:
    """What a point received is public, nulls with it; a row tells only what was counted."""
    stations = {
        StationCode("UCG-01"): Tally(40, 0, Counter({1: 20, 2: 15, 3: 9}), Counter({"unsealable": 2})),
        StationCode("UCG-02"): Tally(3, 0, Counter({1: 1, 2: 1, 3: 1})),
    }
    assert make_release(stations=stations).value["groups"] == []
