"""What the tests of the desk share: a city with a point in every state, and a desk on it."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from sync.central.places import Centre
from tests.tools.centres import World, make_world
from tests.tools.cities import make_city
from tests.tools.desks import Around, running_desk
from ui.desk.desk import Desk
from ui.theme import TextSize

Opener = Callable[..., Desk]


@pytest.fixture(scope="session")
def made_city(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Made once; nobody changes it."""
    return make_city(tmp_path_factory.mktemp("city") / "centre")


@pytest.fixture
def city(made_city: World, tmp_path: Path) -> World:
    """A copy of its own."""
    folder = tmp_path / "centre"
    shutil.copytree(made_city.centre.folder, folder)
    return World(Centre(folder), made_city.keys, made_city.kiosks)


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A centre with three kiosks of which nothing came."""
    return make_world(tmp_path / "centre", 3)


@pytest.fixture
def open_desk() -> Iterator[Opener]:
    """Opens a desk; it is shut at the end."""
    with ExitStack() as stack:

        def open_one(
            centre: Centre,
            *,
            around: Around | None = None,
            size: tuple[int, int] = (1280, 800),
            text: TextSize = TextSize.NORMAL,
        ) -> Desk:
            return stack.enter_context(running_desk(centre, size, text, around))

        yield open_one
