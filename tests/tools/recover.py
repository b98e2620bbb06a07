"""One who knows the rule and everything published, and looks for the figures that were hidden.

A *world* is a set of exact counts. It stays possible if publishing it would give exactly what was published:
that is the strongest reader there is. Where there are few worlds they are all tried (`margins_of`, `worlds`);
for large margins people are moved between hidden cells (`margin_witnesses`), which finds worlds that stay
possible; for many points there are the bounds that arithmetic alone gives (`bounds`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations, product

from sync.central.publish.small_groups import PointCount, group_points, hide_small_cells

Margin = tuple[int | None, ...]


def compositions(total: int, cells: int) -> Iterator[tuple[int, ...]]:
    """Every way to part so many people into so many cells."""
    if cells == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in compositions(total - first, cells - 1):
            yield (first, *rest)


def margins_of(total: int, cells: int, minimum: int) -> dict[Margin, list[tuple[int, ...]]]:
    """Every margin that can be published, and all the counts that give it."""
    views: dict[Margin, list[tuple[int, ...]]] = defaultdict(list)
    for counts in compositions(total, cells):
        views[tuple(hide_small_cells(counts, minimum))].append(counts)
    return views


def hidden_values(view: Margin, possible: Iterable[Sequence[int]]) -> dict[int, set[int]]:
    """For each hidden cell the values that stay possible."""
    hidden = [place for place, shown in enumerate(view) if shown is None]
    values: dict[int, set[int]] = {place: set() for place in hidden}
    for counts in possible:
        for place in hidden:
            values[place].add(counts[place])
    return values


def margin_witnesses(counts: Sequence[int], minimum: int) -> dict[int, set[int]]:
    """For each hidden cell values that stay possible, found by moving people between hidden cells: any number
    from one to another, two people from wherever they are to wherever they fit, or all into two cells.
    """
    view = tuple(hide_small_cells(counts, minimum))
    hidden = [place for place, shown in enumerate(view) if shown is None]
    twice = (again for once in _moved(counts, hidden, 1) for again in _moved(once, hidden, 1))
    found = {*_moved(counts, hidden, max(counts)), *twice, *_in_two_cells(counts, hidden), tuple(counts)}
    return hidden_values(view, [world for world in found if tuple(hide_small_cells(world, minimum)) == view])


def _moved(counts: Sequence[int], hidden: Sequence[int], most: int) -> Iterator[tuple[int, ...]]:
    """The counts after up to ``most`` people went from one hidden cell to another."""
    for one, other in permutations(hidden, 2):
        for people in range(1, min(most, counts[one]) + 1):
            changed = list(counts)
            changed[one] -= people
            changed[other] += people
            yield tuple(changed)


def _in_two_cells(counts: Sequence[int], hidden: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Everybody hidden in two cells: how margins look that are hidden as a whole."""
    total = sum(counts[place] for place in hidden)
    emptied = [0 if place in hidden else count for place, count in enumerate(counts)]
    for one, other in permutations(hidden, 2):
        for people in range(min(total, len(hidden)) + 1):
            changed = list(emptied)
            changed[one], changed[other] = people, total - people
            yield tuple(changed)


@dataclass(frozen=True)
class Rule:
    """How many proposals each ballot holds, and from how many ballots a point stands alone."""

    least: int
    most: int
    minimum: int

    def allows(self, point: PointCount) -> bool:
        """True if ballots can hold these votes: what everybody knows about any point."""
        total = sum(point.votes)
        fits = all(0 <= votes <= point.ballots for votes in point.votes)
        return fits and self.least * point.ballots <= total <= self.most * point.ballots


def worlds(points: Sequence[PointCount], rule: Rule) -> list[tuple[PointCount, ...]]:
    """Every world with the same turnout and totals that would be published in the same way."""
    published, columns = group_points(points, rule.minimum), len(points[0].votes)
    totals = [sum(point.votes[column] for point in points) for column in range(columns)]
    choices = [
        [
            replace(point, votes=votes)
            for votes in product(range(point.ballots + 1), repeat=columns)
            if rule.allows(replace(point, votes=votes))
        ]
        for point in points
    ]
    return [
        world
        for world in product(*choices)
        if [sum(point.votes[column] for point in world) for column in range(columns)] == totals
        and group_points(world, rule.minimum) == published
    ]


def point_values(found: Iterable[Sequence[PointCount]]) -> dict[tuple[str, int], set[int]]:
    """For each point and proposal the votes that stay possible."""
    values: dict[tuple[str, int], set[int]] = defaultdict(set)
    for world in found:
        for point in world:
            for column, votes in enumerate(point.votes):
                values[point.code, column].add(votes)
    return values


def bounds(point: PointCount, votes: int, ballots: int) -> range:
    """What arithmetic alone leaves to a point in a row: the votes it can have had."""
    low = max(0, votes - (ballots - point.ballots))
    return range(low, min(votes, point.ballots) + 1)
