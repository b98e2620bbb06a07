"""Kits are slow to open on purpose (Argon2id): each kind is made once for all tests of the core."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.context import Mode
from kiosk.kit import ActiveKit
from kiosk.minutes import Clock
from kiosk.station import Station
from tests.tools.kits import Keys, make_active_kit, noon


@pytest.fixture(scope="session")
def keys() -> Keys:
    """Every key of the tests' consultation."""
    return Keys.generate()


@pytest.fixture(scope="session")
def kit(keys: Keys) -> ActiveKit:
    """A practice kit, activated."""
    return make_active_kit(keys)


@pytest.fixture(scope="session")
def official_kit(keys: Keys) -> ActiveKit:
    """An official kit, activated."""
    return make_active_kit(keys, mode=Mode.OFFICIAL)


@pytest.fixture
def start(kit: ActiveKit, tmp_path: Path) -> Iterator[Callable[..., Station]]:
    """Starts the station of `kit` on the test's own folder; what is still open at the end is shut."""
    started: list[Station] = []

    def start_one(clock: Clock = noon) -> Station:
        station = Station.start(kit, tmp_path, Mode.PRACTICE, clock)
        started.append(station)
        return station

    yield start_one
    for station in started:
        station.shut()


@pytest.fixture
def station(start: Callable[..., Station]) -> Station:
    """A station whose polls are open."""
    station = start()
    station.open_polls()
    return station
