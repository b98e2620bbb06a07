"""What the tests of the centre share: a server on a database of either kind, and kiosks whose disks break."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sync.central.store import Store
from tests.central.workshop import Workshop
from tests.tools.centres import World, make_world
from tests.tools.servers import running_server


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A centre with two kiosks."""
    return make_world(tmp_path / "centre")


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
