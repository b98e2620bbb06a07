"""What the tests of the centre share: a server on a database of either kind, an office that holds the keys,
and kiosks whose disks break.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sync.central.store import Store
from tests.central.workshop import Workshop
from tests.tools.centres import World, make_world
from tests.tools.ceremonies import Count
from tests.tools.kits import Keys
from tests.tools.office import Office
from tests.tools.servers import running_server


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A centre with two kiosks."""
    return make_world(tmp_path / "centre")


@pytest.fixture
def store(count: Count) -> Iterator[Store]:
    """The database of the count that a file of tests makes."""
    opened = count.open_store()
    yield opened
    opened.close()


@dataclass(frozen=True)
class Keyed:
    """A centre and the office that holds its keys; ``strange`` are keys of another consultation."""

    world: World
    office: Office
    strange: Path


@pytest.fixture(scope="session")
def locked(tmp_path_factory: pytest.TempPathFactory) -> tuple[World, Path]:
    """A centre with two kiosks, and its keys under ``ours`` and another's under ``strange``: made once, for
    keys are slow to lock on purpose.
    """
    folder = tmp_path_factory.mktemp("locked")
    world = make_world(folder / "centre")
    for name, keys in (("ours", world.keys), ("strange", Keys.generate())):
        (folder / name).mkdir()
        Office(folder / name).hold(keys)
    return world, folder


@pytest.fixture
def keyed(locked: tuple[World, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Keyed:
    """The same, for one test to change."""
    world, folder = locked
    shutil.copytree(folder / "ours" / "keys", tmp_path / "keys")
    return Keyed(world.copy(tmp_path / "centre"), Office(tmp_path, capsys), folder / "strange" / "keys")


@pytest.fixture
def database(new_database: Callable[[], str]) -> str:
    """The URL of an empty database."""
    return new_database()


@pytest.fixture
def address(world: World, database: str) -> Iterator[str]:
    """Where a server of that centre listens."""
    with running_server(world.centre, Store.open(database)) as address:
        yield address


@pytest.fixture
def workshop(tmp_path: Path, new_database: Callable[[], str]) -> Iterator[Workshop]:
    """Shut at the end."""
    made = Workshop(tmp_path, new_database())
    yield made
    made.close()
