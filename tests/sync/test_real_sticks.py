"""Sticks with the file systems that shops sell: FAT and exFAT, filled, carried, and pulled at every step."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.errors import OperatorError
from kiosk.station import Station
from sync.central.importing import import_folder
from sync.central.intake import Outcome
from sync.central.store import Store
from sync.stick import FOLDER
from sync.usb_transport import copy
from tests.tools.centres import World, make_world, usb, vote
from tests.tools.disks import fill, stick_image

_TOUCHING = {"write", "fsync", "replace", "open", "mkdir"}


@pytest.fixture(params=["vfat", "exfat"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path / "centre", kiosks=3)


@pytest.fixture
def stations(world: World, tmp_path: Path) -> Iterator[list[Station]]:
    """Two kiosks with a batch each."""
    opened = [world.station(tmp_path / "data", number) for number in (1, 2)]
    for station in opened:
        station.open_polls()
        vote(station, 5)
    yield opened
    for station in opened:
        station.shut()


def test_two_kiosks_one_stick_and_their_receipts_come_back(
    world: World, stations: list[Station], tmp_path: Path, kind: str
) -> None:
    image, folder = tmp_path / "stick.img", tmp_path / "USB"
    with stick_image(image, folder, kind) as stick:
        for station in stations:
            transport = usb(station)
            assert transport.finish(copy(transport.prepare(seal=True), stick)).written == 1
    store = Store.sqlite(world.centre.database)
    with stick_image(image, folder, kind, new=False) as stick:
        assert import_folder(world.centre, store, [stick]).count(Outcome.NEW) == 2
    store.close()
    with stick_image(image, folder, kind, new=False) as stick:
        for station in stations:
            transport = usb(station)
            report = transport.finish(copy(transport.prepare(), stick))
            assert (report.receipts, report.undelivered) == (1, 0)


def test_a_full_one_is_told_before_anything_is_written(
    stations: list[Station], tmp_path: Path, kind: str
) -> None:
    with stick_image(tmp_path / "stick.img", tmp_path / "USB", kind) as stick:
        fill(stick, leave=512 * 1024)
        transport = usb(stations[0])
        with pytest.raises(OperatorError, match="Espacio libre en la memoria"):
            transport.finish(copy(transport.prepare(seal=True), stick))
        assert not list(stick.rglob("*.urna*"))


def test_pulled_at_any_step_every_file_is_whole_or_not_there(
    stations: list[Station], tmp_path: Path, kind: str
) -> None:
    image, folder, moments = tmp_path / "stick.img", tmp_path / "USB", tmp_path / "moments"
    moments.mkdir()
    cargo = usb(stations[0]).prepare(seal=True)
    (batch,) = cargo.batches

    def keep(_frame: object, event: str, function: object) -> None:
        if event == "c_call" and getattr(function, "__name__", "") in _TOUCHING:
            sys.setprofile(None)
            shutil.copyfile(image, moments / f"{len(list(moments.iterdir())):03d}.img")
            sys.setprofile(keep)

    with stick_image(image, folder, kind) as stick:
        sys.setprofile(keep)
        try:
            copy(cargo, stick)
        finally:
            sys.setprofile(None)

    seen = set()
    for moment in [*sorted(moments.iterdir()), image]:
        with stick_image(moment, folder, kind, new=False) as stick:
            path = stick / FOLDER / batch.name
            seen.add(path.exists())
            assert not path.exists() or path.read_bytes() == batch.envelope, moment.name
    assert seen == {False, True}
