"""What a storm reports: one row for each scenario, and the sums of all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tests.faults.lab import Tally
from tests.faults.promises import Losses


@dataclass(frozen=True)
class Row:
    """One scenario that held: an assertion that does not hold ends the whole run with its traceback.
    ``tally`` is None where this system does not allow it (a small disk that cannot be mounted); ``losses``:
    what a storm against the disk compared.
    """

    what: str
    tally: Tally | None
    seconds: float
    losses: Losses | None = None


Storm = Callable[[], Iterator[Row]]
"""A named set of scenarios; it gives each row as soon as it is known."""


def table(rows: Mapping[str, Sequence[Row]]) -> str:
    """The summary of all storms; ``rows`` by the storm's name."""
    lines = [f"{'storm':12} {'scenario':44} {'faults':>8} {'ballots':>8} {'receipts':>8} {'s':>6}"]
    for storm, found in rows.items():
        for row in found:
            numbers = f"{'not possible on this system':>26}"
            if row.tally is not None:
                numbers = f"{row.tally.faults:8} {row.tally.ballots:8} {row.tally.receipts:8}"
            lines.append(f"{storm:12} {row.what:44} {numbers} {row.seconds:6.1f}")
    return "\n".join(lines)


def total(rows: Mapping[str, Sequence[Row]]) -> Tally:
    """The sums of every storm but those against the disk, which have their own."""
    every = [row for found in rows.values() for row in found if row.losses is None]
    return sum((row.tally for row in every if row.tally is not None), Tally())


def losses(rows: Mapping[str, Sequence[Row]]) -> Losses | None:
    """The sums of the storms against the disk; None if none was run."""
    found = [row.losses for each in rows.values() for row in each if row.losses is not None]
    total = Losses()
    for one in found:
        total += one
    return total if found else None
