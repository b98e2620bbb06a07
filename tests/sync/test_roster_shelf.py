"""The newest roster: signed by the organiser, of this consultation and mode, and never an older one."""

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from kiosk.context import KioskId, Mode
from kiosk.envelope import SigningKey
from kiosk.errors import OperatorError
from kiosk.kit import Kit
from kiosk.roster import Roster, sign_roster
from sync import roster_shelf
from sync.roster_shelf import RosterShelf
from tests.tools.centres import World, make_world
from tests.tools.disks import no_file_beyond


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path / "centre")


@pytest.fixture
def kit(world: World) -> Kit:
    """With the first roster in it."""
    return world.active_kit().kit


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "box.roster"


def roster(world: World, version: int, **changes: object) -> bytes:
    changed: Roster = replace(world.centre.roster(), version=version, **changes)  # type: ignore[arg-type]
    return sign_roster(changed, world.keys.organiser)


@pytest.mark.parametrize("order", list(permutations([2, 3, 4])))
def test_in_whatever_order_they_come_the_newest_stays(
    world: World, kit: Kit, path: Path, order: tuple[int, ...]
) -> None:
    shelf, newest = RosterShelf(kit, path), 1
    for version in order:
        assert shelf.offer(roster(world, version)) is (version > newest)
        newest = max(newest, version)
        assert shelf.newest.version == RosterShelf(kit, path).newest.version == newest
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("version", [1, 2])
def test_another_roster_with_a_number_that_is_here_changes_nothing(
    world: World, kit: Kit, path: Path, version: int
) -> None:
    shelf = RosterShelf(kit, path)
    shelf.offer(roster(world, 2))
    assert not shelf.offer(roster(world, version, revocations={kit.kiosk: 0}))
    assert not shelf.retired


def test_what_is_not_this_consultations_is_not_kept(world: World, kit: Kit, path: Path) -> None:
    shelf, good = RosterShelf(kit, path), roster(world, 9)
    false = [
        b"", good[:-1], good + b"\n", good.replace(b'"sig":"', b'"sig":"A'),
        sign_roster(replace(world.centre.roster(), version=9), SigningKey.generate()),
        roster(world, 9, consultation=bytes(32)), roster(world, 9, mode=Mode.OFFICIAL),
        world.kiosk().send(),
    ]  # fmt: skip
    assert not any(shelf.offer(envelope) for envelope in false)
    assert (shelf.newest.version, path.exists()) == (1, False)
    for envelope in false:
        path.write_bytes(envelope)
        assert RosterShelf(kit, path).newest.version == 1


def test_a_revocation_is_known_after_a_restart_and_that_of_another_kiosk_is_not_ours(
    world: World, kit: Kit, path: Path
) -> None:
    RosterShelf(kit, path).offer(roster(world, 2, revocations={KioskId("K-002"): 3}))
    assert not RosterShelf(kit, path).retired
    RosterShelf(kit, path).offer(roster(world, 3, revocations={kit.kiosk: 3}))
    assert RosterShelf(kit, path).retired


def test_a_new_kit_with_a_newer_roster_goes_before_what_was_kept(world: World, kit: Kit, path: Path) -> None:
    RosterShelf(kit, path).offer(roster(world, 2))
    world.change_roster()
    world.change_roster(revocations={kit.kiosk: 0})
    newer = RosterShelf(world.active_kit().kit, path)
    assert (newer.newest.version, newer.retired) == (3, True)
    assert not newer.offer(roster(world, 2))


def test_a_file_larger_than_any_roster_is_as_good_as_none(
    world: World, kit: Kit, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    envelope = roster(world, 2)
    path.write_bytes(envelope)
    monkeypatch.setattr(roster_shelf, "MOST_BYTES", len(envelope) - 1)
    assert RosterShelf(kit, path).newest.version == 1
    monkeypatch.setattr(roster_shelf, "MOST_BYTES", len(envelope))
    assert RosterShelf(kit, path).newest.version == 2


@pytest.mark.parametrize("room", [0, 1000])
def test_a_disk_that_refuses_is_told_and_the_old_one_stays(
    world: World, kit: Kit, path: Path, room: int
) -> None:
    shelf = RosterShelf(kit, path)
    shelf.offer(roster(world, 2))
    with no_file_beyond(room), pytest.raises(OperatorError, match="sigue igual"):
        shelf.offer(roster(world, 3))
    assert shelf.newest.version == RosterShelf(kit, path).newest.version == 2
    assert shelf.offer(roster(world, 3))
