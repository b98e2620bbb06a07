"""Hiding small groups, so that nobody is named by a figure. Pure.

*Margins* of the register's questions: every cell under the minimum (five) is hidden. Since the total is
public, the sum of the hidden cells is too; so a cell stays hidden only if at least three values remain
possible for it, even for someone who knows this very rule. Where they do not, the next smallest cell is
hidden with them; where that does not suffice, the whole question is.

*Points*: the points are parted into groups, each published as one row, and nothing else is summed; so no
difference of two published rows tells anything new. A point is a row of its own from thirty ballots and where
no proposal stands at none or at all of them; the others are joined with points of their localidad.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LEAST_VALUES = 3


def hide_small_cells(counts: Sequence[int], minimum: int = 5) -> list[int | None]:
    """The margin as it may be published; None stands for a hidden cell."""
    hidden = {place for place, count in enumerate(counts) if count < minimum}
    if not hidden or len(counts) == 1:
        return list(counts)
    if _least_values(len(hidden), sum(counts[place] for place in hidden), minimum) >= LEAST_VALUES:
        return _without(counts, hidden)
    visible = sorted((count, place) for place, count in enumerate(counts) if place not in hidden)
    if visible:
        more = {*hidden, visible[0][1]}
        total = sum(counts[place] for place in more)
        apart = len(visible) == 1 or total < visible[1][0]
        if apart and len(_values_with_one_more(len(more), total, minimum)) >= LEAST_VALUES:
            return _without(counts, more)
    return [None] * len(counts)


def _without(counts: Sequence[int], hidden: Iterable[int]) -> list[int | None]:
    taken = set(hidden)
    return [None if place in taken else count for place, count in enumerate(counts)]


def _least_values(cells: int, total: int, minimum: int) -> int:
    """How many values are possible for each of ``cells`` small cells that sum to ``total``."""
    return len(_small_values(cells, total, minimum))


def _small_values(cells: int, total: int, minimum: int) -> range:
    largest = minimum - 1
    return range(max(0, total - largest * (cells - 1)), min(largest, total) + 1)


def _values_with_one_more(cells: int, total: int, minimum: int) -> set[int]:
    """Values possible for a cell when one of ``cells`` hidden ones may be large, all sum to ``total``,
    and the small ones alone could not have been hidden safely (or all are small, and could).
    """
    values: set[int] = set()
    if _least_values(cells, total, minimum) >= LEAST_VALUES:
        values.update(_small_values(cells, total, minimum))
    small = cells - 1
    for small_total in range((minimum - 1) * small + 1):
        large = total - small_total
        unsafe = _least_values(small, small_total, minimum) < LEAST_VALUES
        if unsafe and large >= minimum:
            values.add(large)
            values.update(_small_values(small, small_total, minimum))
    return values


@dataclass(frozen=True)
class PointCount:
    """The counted ballots of one point and the votes by proposal."""

    code: str
    localidad: str
    ballots: int
    votes: tuple[int, ...]


@dataclass(frozen=True)
class Group:
    """One published row: a point, or several that are shown as one."""

    localidades: tuple[str, ...]
    codes: tuple[str, ...]
    ballots: int
    votes: tuple[int, ...]


def group_points(points: Sequence[PointCount], minimum: int = 30) -> list[Group]:
    """The rows that may be published; none if even all points together are too few or too alike."""
    rows: list[Group] = []
    left: list[PointCount] = []
    for localidad in sorted({point.localidad for point in points}):
        own = sorted(
            (point for point in points if point.localidad == localidad and point.ballots),
            key=lambda point: (-point.ballots, point.code),
        )
        alone = [point for point in own if _may_stand_alone(point, minimum)]
        together = [point for point in own if not _may_stand_alone(point, minimum)]
        while together and alone and not _may_be_joined(together, minimum):
            together.append(alone.pop())
        rows += [_row([point]) for point in alone]
        if together and _may_be_joined(together, minimum):
            rows.append(_row(together))
        else:
            left += together
    return _with_the_rest(rows, left, points, minimum)


def _with_the_rest(
    rows: list[Group], left: list[PointCount], points: Sequence[PointCount], minimum: int
) -> list[Group]:
    """What could not be published by localidad joins others, smallest rows first."""
    by_code = {point.code: point for point in points}
    rows.sort(key=lambda row: (-row.ballots, row.codes))
    while left and not _may_be_joined(left, minimum):
        if not rows:
            return []
        left += [by_code[code] for code in rows.pop().codes]
    if left:
        rows.append(_row(left))
    return sorted(rows, key=lambda row: (row.localidades, len(row.codes), row.codes))


def _may_stand_alone(point: PointCount, minimum: int) -> bool:
    return point.ballots >= minimum and all(0 < votes < point.ballots for votes in point.votes)


def _may_be_joined(points: Sequence[PointCount], minimum: int) -> bool:
    """A joined row leaves at least three values possible for every proposal at every point in it."""
    if len(points) == 1:
        return _may_stand_alone(points[0], minimum)
    row = _row(points)
    few = LEAST_VALUES - 1
    return row.ballots >= minimum and all(few <= votes <= row.ballots - few for votes in row.votes)


def _row(points: Sequence[PointCount]) -> Group:
    return Group(
        localidades=tuple(sorted({point.localidad for point in points})),
        codes=tuple(sorted(point.code for point in points)),
        ballots=sum(point.ballots for point in points),
        votes=tuple(sum(column) for column in zip(*(point.votes for point in points), strict=True)),
    )
