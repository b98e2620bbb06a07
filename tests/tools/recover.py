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
from itertools import product

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
    """For each hidden cell values that stay possible, found by moving people between hidden cells."""
    view = tuple(hide_small_cells(counts, minimum))
    hidden = [place for place, shown in enumerate(view) if shown is None]
    found = [tuple(counts)]
    for one, other in product(hidden, hidden):
        for moved in range(1, counts[one] + 1) if one != other else ():
            changed = list(counts)
            changed[one] -= moved
            changed[other] += moved
            if tuple(hide_small_cells(changed, minimum)) == view:
                found.append(tuple(changed))
    return hidden_values(view, found)


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
