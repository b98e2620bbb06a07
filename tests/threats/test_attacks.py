"""Attacks of the threat table that no other test tells as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.errors import Refused, Tampered
from kiosk.journal import JournalEvent
from sync.roster_shelf import RosterShelf
from sync.verifier import verify_batch
from tests.kiosk.voting import copy, edit
from tests.tools.centres import make_world, vote


def test_freeze_an_old_roster_never_takes_the_place_of_a_newer_one(tmp_path: Path) -> None:
    world = make_world(tmp_path / "centre")
    kit, path = world.active_kit().kit, tmp_path / "newest.roster"
    old = world.centre.roster_envelope()
    world.change_roster(revocations={world.kiosk(2).id: 1})
    shelf = RosterShelf(kit, path)
    assert shelf.offer(world.centre.roster_envelope())
    for again in (shelf, RosterShelf(kit, path)):  # after a restart too
        assert not again.offer(old)
        assert again.newest.revocations == {world.kiosk(2).id: 1}


def test_mix_and_match_parts_of_two_genuine_batches_make_no_batch(tmp_path: Path) -> None:
    world = make_world(tmp_path / "centre")
    kiosk, roster = world.kiosk(1), world.centre.roster()
    first, second = kiosk.batch(), kiosk.batch()
    one, other = kiosk.sign(first), kiosk.sign(second)
    mark = b'"signatures"'
    assert one.count(mark) == other.count(mark) == 1
    mixed = one[: one.index(mark)] + other[other.index(mark) :]
    assert verify_batch(one, roster).batch == first
    with pytest.raises(Refused) as refused:
        verify_batch(mixed, roster)
    assert refused.value.reason == "envelope-signature"


@pytest.mark.parametrize(
    "how",
    [
        "DELETE FROM journal WHERE sequence = (SELECT max(sequence) FROM journal)",
        "UPDATE journal SET minute = '2022-11-15T23:59' WHERE sequence = 2",
        f"UPDATE journal SET event = '{JournalEvent.NOTE.value}' WHERE sequence = 3",
        "UPDATE journal SET sequence = 900 WHERE sequence = 3",
        f"INSERT INTO journal VALUES (900, '2022-11-15T12:00', '{JournalEvent.NOTE.value}', 'nada')",
    ],
)
def test_edited_journal_is_found_at_the_next_start(tmp_path: Path, how: str) -> None:
    world = make_world(tmp_path / "centre")
    station = world.station(tmp_path / "data")
    station.open_polls()
    vote(station, 2)
    taken = copy(tmp_path / "data", tmp_path / "taken")
    station.shut()
    edit(taken, how)
    with pytest.raises(Tampered) as tampered:
        world.station(taken)
    assert tampered.value.reason == "box-journal"
