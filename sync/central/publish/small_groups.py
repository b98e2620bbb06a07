"""Hiding small groups, so that nobody is named by a figure. Pure.

*Margins* of the register's questions: every cell under the minimum (five) is hidden. Since the total is
public, the sum of the hidden cells is too; so a cell stays hidden only if at least three values remain
possible for it, even for someone who knows this very rule. Where they do not, the next smallest cell is
hidden with them; where that does not suffice, the whole question is.

*Points*: the points are parted into rows, and nothing else is summed; so no difference of two published rows
tells anything new. Which points go together follows from their ballots alone, which are public: in each
localidad a point with thirty is a row of its own, the others are one together. Only two decisions look at
votes. Where in any row of a localidad a proposal has under two votes, or all ballots but under two, the whole
localidad is one row; where that still is so in any localidad, there are no rows. What such a decision tells,
even to someone who knows this rule, is that one of the rows that were joined stands at one of its ends; both
ends of both sides stay possible, and so, with two steps between them, do at least three values.
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
    """The rows that may be published; none if only the totals may be."""
    voted = [point for point in points if point.ballots]
    by_localidad = _localidades(voted, minimum)
    rows: list[Group] = []
    for together in by_localidad:
        fine = [_row(part) for part in _parts(together, minimum)]
        rows += fine if all(map(_is_safe, fine)) else [_row(together)]
    if not all(_is_enough(group, minimum) for group in by_localidad) or not all(map(_is_safe, rows)):
        return []
    return sorted(rows, key=lambda row: (row.localidades, len(row.codes), row.codes))


def _localidades(points: Sequence[PointCount], minimum: int) -> list[list[PointCount]]:
    """Points by localidad; localidades with few ballots go together, smallest first. Of ballots alone."""
    named = sorted({point.localidad for point in points})
    groups = [[point for point in points if point.localidad == localidad] for localidad in named]
    return _joined(groups, minimum)


def _parts(points: Sequence[PointCount], minimum: int) -> list[list[PointCount]]:
    """Each point with enough ballots alone, the others together. Of ballots alone."""
    few = [point for point in points if point.ballots < minimum]
    alone = [[point] for point in points if point.ballots >= minimum]
    return _joined([few, *alone] if few else alone, minimum)


def _joined(groups: list[list[PointCount]], minimum: int) -> list[list[PointCount]]:
    """Join a group that is not enough with the smallest other, the smallest such group first."""
    left = list(groups)
    while len(left) > 1:
        left.sort(key=lambda group: (sum(point.ballots for point in group), group[0].code))
        lacking = next((group for group in left if not _is_enough(group, minimum)), None)
        if lacking is None:
            break
        left.remove(lacking)
        left[0] = [*left[0], *lacking]
    return left


def _is_enough(points: Sequence[PointCount], minimum: int) -> bool:
    """Ballots enough for a row, and beside every point of several others enough to hide it among."""
    ballots, largest = sum(point.ballots for point in points), max(point.ballots for point in points)
    return ballots >= minimum and (len(points) == 1 or ballots - largest >= LEAST_VALUES - 1)


def _is_safe(row: Group) -> bool:
    """Neither nearly nobody nor nearly everybody chose a proposal."""
    few = LEAST_VALUES - 1
    return all(few <= votes <= row.ballots - few for votes in row.votes)


def _row(points: Sequence[PointCount]) -> Group:
    return Group(
        localidades=tuple(sorted({point.localidad for point in points})),
        codes=tuple(sorted(point.code for point in points)),
        ballots=sum(point.ballots for point in points),
        votes=tuple(sum(column) for column in zip(*(point.votes for point in points), strict=True)),
    )
