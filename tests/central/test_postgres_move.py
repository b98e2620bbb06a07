"""From SQLite to PostgreSQL by the original documents, and what comes out is the same count."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sync.central.coverage import coverage
from sync.central.intake import take_in
from sync.central.rescue import rescue_disk
from sync.central.results import results
from sync.central.rows import AcceptedBatch
from sync.central.store import Store
from sync.outbox import seal_batches
from tests.kiosk.voting import box_file
from tests.tools.centres import World, make_world, vote
from tests.tools.counts import count
from tests.tools.office import Office
from tests.tools.postgres import Cluster


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Three kiosks: two voted to their end, of the third a disk was read; and things that wait."""
    world = make_world(tmp_path / "centre", kiosks=5)
    store = Store.sqlite(world.centre.database)
    for number in (1, 2, 3):
        station = world.station(tmp_path / f"data-{number}", number)
        station.open_polls()
        for part in range(3):
            vote(station, 4, first=number * 20 + part * 4)
            seal_batches(station)
        if number < 3:
            station.close_for_good()
            seal_batches(station)
        for stored in station.batches.all()[: 5 if number < 3 else 1]:
            take_in(store, stored.envelope, world.centre.roster(), world.centre.signing_key)
        station.shut()
    rescue_disk(world.centre, store, box_file(tmp_path / "data-3"))
    _leave_waiting(world, store)
    store.close()
    return world


def _leave_waiting(world: World, store: Store) -> None:
    """A batch ahead of a gap, and a second one with a number that is taken."""
    ahead, forked = world.kiosk(4), world.kiosk(5)
    ahead.send()
    twin = forked.with_other_box()
    twin.box = forked.box
    for envelope in (ahead.send(), forked.send(2), twin.send(3)):
        take_in(store, envelope, world.centre.roster(), world.centre.signing_key)


def inside(store: Store) -> tuple[list[AcceptedBatch], list[Any], list[bytes | None]]:
    with store.reading() as transaction:
        batches = transaction.batches()
        receipts = [transaction.receipt(batch.payload_sha256) for batch in batches]
        return batches, [transaction.held(), transaction.alarms(), transaction.rescues()], receipts


def test_importing_the_originals_moves_a_centre_to_postgresql(
    world: World, postgres: Cluster, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office, centre, url = Office(tmp_path, capsys), world.centre, postgres.new_database()
    made = office.json("export", centre.folder, "--out", tmp_path / "originals")
    assert (made["batches"], made["rescues"], made["held"]) == (12, 1, 2)
    imported = office.json(
        "import", centre.folder, tmp_path / "originals", "--no-receipts", "--database", url
    )
    assert (imported["new"], imported["held"], imported["refused"]) == (13, 2, 0)
    status = office.json("status", centre.folder)
    assert office.json("status", centre.folder, "--database", url) == status
    old, new = Store.sqlite(centre.database), Store.open(url)
    assert inside(new) == inside(old)
    assert coverage(new, centre.roster()) == coverage(old, centre.roster())
    counted = count(world, old, accept_incomplete=True)
    old_results = results(centre, old, counted.opened)
    frozen = centre.frozen_box_path.read_bytes()
    for path in (centre.frozen_box_path, centre.closing_path, centre.participation_path):
        path.unlink()
    moved = count(world, new, accept_incomplete=True)
    assert centre.frozen_box_path.read_bytes() == frozen
    assert results(centre, new, moved.opened) == old_results
    assert moved.report.holds
    old.close()
    new.close()


def test_originals_are_not_written_over_what_is_there(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = Office(tmp_path, capsys).run("export", world.centre.folder, "--out", tmp_path)
    assert code == 1
    assert "ya tiene algo" in err
