"""A slice of the storms against the disk; `make faults` runs them whole."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.faults import kills, kiosk_kills, power_cuts, refusals, ten_million
from tests.faults.disk_log import Change, Op
from tests.faults.disk_states import Disk, Fate, State

ROOT = "/disk"


def changes(*made: tuple[Op, str, int, int, bytes]) -> Disk:
    disk = Disk(ROOT)
    for change in made:
        disk.do(Change(*change))
    return disk


def states(disk: Disk) -> list[State]:
    """Very many of the disks that a cut may leave."""
    source = random.Random(1)
    return [disk.after_cut(source, fate) for fate in Fate for _ in range(100)]


def test_what_was_synced_with_its_folder_is_there_whatever_else_is(tmp_path: Path) -> None:
    disk = changes(
        (Op.CREATE, "/disk/a", 7, 0, b""),
        (Op.WRITE, "", 7, 0, b"promised"),
        (Op.SYNC_FILE, "", 7, 0, b""),
        (Op.SYNC_FOLDER, ROOT, 0, 0, b""),
        (Op.WRITE, "", 7, 8, b" and more"),
    )
    found = states(disk)
    assert all((state["/disk/a"] or b"").startswith(b"promised") for state in found)
    assert {state["/disk/a"] for state in found} > {b"promised", b"promised and more"}


def test_a_name_is_certain_only_after_its_folder_was_synced() -> None:
    disk = changes((Op.CREATE, "/disk/a", 7, 0, b""), (Op.SYNC_FILE, "", 7, 0, b""))
    assert {frozenset(state) for state in states(disk)} == {frozenset(), frozenset({"/disk/a"})}


def test_without_its_folder_a_file_is_not_there_either() -> None:
    disk = changes(
        (Op.FOLDER, "/disk/new", 0, 0, b""),
        (Op.CREATE, "/disk/new/a", 7, 0, b""),
        (Op.SYNC_FOLDER, "/disk/new", 0, 0, b""),
    )
    assert {} in states(disk)
    disk.do(Change(Op.SYNC_FOLDER, ROOT, 0, 0, b""))
    assert all("/disk/new/a" in state for state in states(disk))


def test_a_rename_is_whole_or_did_not_happen() -> None:
    disk = changes(
        (Op.CREATE, "/disk/.a.part", 7, 0, b""),
        (Op.WRITE, "", 7, 0, b"whole"),
        (Op.SYNC_FILE, "", 7, 0, b""),
        (Op.RENAME, "/disk/.a.part", 0, 0, b"/disk/a"),
    )
    found = states(disk)
    assert all(state.get("/disk/a") in (None, b"whole") for state in found)
    assert any(state == {"/disk/a": b"whole"} for state in found)
    assert {"/disk/.a.part": b"whole"} in found


def test_a_write_may_be_torn_at_a_sector_and_at_a_byte() -> None:
    disk = changes(
        (Op.CREATE, "/disk/a", 7, 0, b""),
        (Op.SYNC_FOLDER, ROOT, 0, 0, b""),
        (Op.WRITE, "", 7, 0, b"x" * 2048),
    )
    found = {state["/disk/a"] for state in states(disk)}
    assert any(data and b"\0" * 512 + b"x" * 512 in data for data in found)
    assert any(data and len(data) % 512 for data in found)


def test_in_any_order_a_later_write_may_lie_under_an_earlier_one() -> None:
    disk = changes(
        (Op.CREATE, "/disk/a", 7, 0, b""),
        (Op.SYNC_FOLDER, ROOT, 0, 0, b""),
        (Op.WRITE, "", 7, 0, b"1"),
        (Op.WRITE, "", 7, 0, b"2"),
        (Op.CUT, "", 7, 0, b""),
    )
    assert {b"", b"1", b"2"} <= {state["/disk/a"] for state in states(disk)}


def test_no_cut_loses_a_ballot_that_somebody_was_thanked_for() -> None:
    found = power_cuts.storm(900, people=2)
    assert found.losses.none, found.losses.sentence
    assert found.losses.tried == 900
    assert found.losses.acknowledged > 3000
    assert found.places > 500


@pytest.mark.parametrize("weak", ["synchronous = NORMAL", "synchronous = OFF", "journal_mode = DELETE"])
def test_the_same_storm_finds_what_weaker_settings_would_lose(weak: str) -> None:
    losses = power_cuts.storm(200, people=2, weak=weak).losses
    assert losses.lost + losses.unreadable > 10


def test_whatever_call_the_disk_refuses_it_is_said_in_words_and_nothing_is_lost() -> None:
    found = refusals.storm(step=37)
    assert found.losses.none, found.losses.sentence
    assert not found.stops
    assert found.calls > 500
    assert found.refusals > 200


def test_a_station_killed_at_any_moment_keeps_every_ballot_it_gave_thanks_for() -> None:
    found = kills.storm(60, 0.2)
    assert found.losses.none, found.losses.sentence
    assert found.losses.acknowledged > 30
    assert found.moments["tidying"]


def test_a_whole_kiosk_killed_at_any_moment_keeps_every_ballot_it_gave_thanks_for() -> None:
    found = kiosk_kills.storm(6, 3.0)
    assert found.losses.none, found.losses.sentence
    assert found.losses.tried == 6


def test_a_thousandth_of_ten_million_marks_is_counted_to_the_last_one() -> None:
    assert ten_million.storm(10_000, kiosks=2) == ten_million.Found(10_008, 834, 0)
