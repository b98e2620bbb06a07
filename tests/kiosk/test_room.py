"""A disk that fills up: check-in stops while there is still room for whoever is in. On real small disks."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.context import Mode
from kiosk.errors import OperatorError
from kiosk.kit import ActiveKit
from kiosk.machine import require_room
from kiosk.readiness import reserve_mb
from kiosk.station import Station
from sync.outbox import seal_batches
from tests.kiosk.voting import ANSWERS, arrive, document, vote
from tests.tools.disks import fill, small_disk
from tests.tools.kits import noon

MB = 1024 * 1024


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk", 40 * 1024) as disk:
        yield disk


def started(kit: ActiveKit, disk: Path) -> Station:
    return Station.start(kit, disk / "data", Mode.PRACTICE, noon)


def refusal(work: Callable[[], object]) -> str:
    """What the operator is told, or nothing if it was done."""
    try:
        work()
    except OperatorError as error:
        return error.what
    return ""


def test_check_in_stops_while_those_who_are_in_can_still_vote(kit: ActiveKit, disk: Path) -> None:
    station = started(kit, disk)
    station.open_polls()
    vote(station, 1)
    voter = arrive(station, 2)
    fill(disk, leave=10 * MB)
    for refused in (lambda: arrive(station, 3), lambda: station.look_up(document(3))):
        with pytest.raises(OperatorError, match="No se registra a nadie más") as told:
            refused()
        assert "Cierre la mesa" in told.value.do
    assert station.box.head.started == 2
    station.cast(station.seal(voter, ANSWERS, {4}))
    station.tidy()
    station.close_for_good()
    assert len(seal_batches(station)) == 1
    station.shut()
    reopened = started(kit, disk)
    assert reopened.box.head.ballots == 2
    reopened.shut()


def test_with_room_again_people_check_in_again(kit: ActiveKit, disk: Path) -> None:
    station = started(kit, disk)
    station.open_polls()
    ballast = fill(disk, leave=10 * MB)
    with pytest.raises(OperatorError, match="Queda muy poco espacio"):
        arrive(station, 1)
    ballast.unlink()
    vote(station, 1)
    station.shut()


@pytest.mark.parametrize("left", range(0, 160 * 1024, 16 * 1024))
def test_on_a_disk_that_is_full_to_the_last_page_nothing_is_half_cast(
    kit: ActiveKit, disk: Path, left: int
) -> None:
    station = started(kit, disk)
    station.open_polls()
    vote(station, 1)
    station.tidy()
    voter = arrive(station, 2)
    ballast = fill(disk, leave=left)
    refused = refusal(lambda: station.cast(station.seal(voter, ANSWERS, {4})))
    assert "No hay espacio" in (refused or "No hay espacio")
    cast = 1 if refused else 2
    assert "a salvo" in (refusal(station.tidy) or "a salvo")
    assert (station.box.head.ballots, station.box.head.entries) == (cast, cast)
    station.box.connection.close()
    ballast.unlink()
    reopened = started(kit, disk)
    assert (reopened.box.head.ballots, reopened.box.head.entries) == (cast, cast)
    reopened.shut()


def test_the_reserve_grows_with_the_box() -> None:
    assert reserve_mb(0) == 16
    assert reserve_mb(1) == 17
    assert reserve_mb(8 * MB) == 32


def test_a_disk_that_does_not_answer_is_said(tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="El disco no respondió"):
        require_room(tmp_path / "gone" / "box.sqlite")
