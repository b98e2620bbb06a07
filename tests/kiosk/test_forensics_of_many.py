"""What files tell after very many votes: nothing of anybody, and nothing of the order of voting."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from kiosk.ballot import encode_ballot
from kiosk.record import tracking_code
from kiosk.station import Station
from tests.kiosk.order import (
    Truth,
    bound,
    carried_away,
    files_below,
    leaks,
    rank_correlation,
    tells,
    unpacked,
    vote_in_order,
)
from tests.kiosk.voting import document, name
from tests.tools.centres import make_world

PEOPLE = 1000


@dataclass
class Day:
    """A day at a point: what was true, and its files while it voted and after its batches had gone."""

    truth: Truth
    voting: dict[str, bytes]
    closed: dict[str, bytes]
    station: Station

    @property
    def files(self) -> dict[str, bytes]:
        return {f"{name}, voting": data for name, data in self.voting.items()} | self.closed


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    folder = tmp_path_factory.mktemp("many")
    station = make_world(folder / "centre").station(folder / "data")
    station.open_polls()
    truth = vote_in_order(station, PEOPLE)
    voting = files_below(folder / "data")
    carried_away(station, folder / "stick")
    closed = unpacked(files_below(folder / "data", folder / "stick"), station)
    station.shut()
    return Day(truth, voting, closed, station)


def test_no_file_names_anybody_or_tells_a_choice(day: Day) -> None:
    assert {name: found for name, data in day.files.items() if (found := leaks(day.truth, data))} == {}


def test_all_ballots_are_of_one_length_and_all_entries_too(day: Day) -> None:
    assert {len(record) for record in day.truth.records} == {257}
    assert {len(entry) for entry in day.truth.entries} == {560}


def test_in_no_file_does_a_place_tell_the_order_of_voting_or_link_ballot_and_entry(day: Day) -> None:
    told = {(name, what): rho for name, data in day.files.items() for what, rho in tells(day.truth, data)}
    assert len(told) >= 20, "box while voting and after, batches on the stick and in the box"
    assert {where: rho for where, rho in told.items() if abs(rho) > bound(PEOPLE)} == {}


def test_every_record_and_entry_stands_in_the_box_once_free_pages_and_wal_included(day: Day) -> None:
    data = b"".join(day.voting.values())
    assert {data.count(each) for each in (*day.truth.records, *day.truth.entries)} == {1}


def test_what_names_somebody_tells_a_choice_or_opens_a_ballot_would_be_found(day: Day) -> None:
    truth = day.truth
    secrets = [name(7).encode(), document(7).canonical.encode(), encode_ballot([3, 7]), truth.nonces[-1]]
    secrets += [tracking_code(truth.leaves[-1]).encode(), name(7).encode("utf-16-le")]
    assert [bool(leaks(truth, b"abc" + secret + b"xyz")) for secret in secrets] == [True] * len(secrets)
    assert leaks(truth, b"abc") == []


def test_an_order_would_be_found() -> None:
    assert rank_correlation(range(100), range(100)) == 1.0
    assert rank_correlation(range(100), range(100, 0, -1)) == -1.0
    mixed = [n if n % 2 else 99 - n for n in range(100)]
    assert abs(rank_correlation(range(100), mixed)) < 0.5
