"""Batches in any order and any number of times make the same count, to the byte."""

import hashlib
import itertools
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.canonical import canonical_json
from kiosk.context import StationCode
from sync.central.closing import close
from sync.central.frozen_box import read_frozen_box
from sync.central.intake import Outcome, take_in
from sync.central.key_files import RegisterKey
from sync.central.opening import Opened, Tally, open_items
from sync.central.places import Centre
from sync.central.results import results
from sync.central.store import Store
from sync.outbox import seal_batches
from tests.tools.centres import World, make_world, vote
from tests.tools.kits import PSEUDONYM_SECRET

KIOSKS = 3
_numbers = itertools.count()


@pytest.fixture(scope="module")
def cast(tmp_path_factory: pytest.TempPathFactory) -> tuple[World, list[bytes]]:
    """Three kiosks, three batches each, and four people who vote at two of them."""
    folder = tmp_path_factory.mktemp("order")
    world, envelopes = make_world(folder / "centre", kiosks=KIOSKS), []
    for number in range(1, KIOSKS + 1):
        station = world.station(folder / f"data-{number}", number)
        for part in range(3):
            station.open_polls()
            vote(station, 3, first=number * 7 + part * 3)
            (station.close_for_good if part == 2 else station.close_day)()
            envelopes += [stored.envelope for stored in seal_batches(station)]
        station.shut()
    return world, envelopes


Counted = tuple[bytes, bytes, bytes]


def count(world: World, order: list[bytes], folder: Path, database: str) -> Counted:
    """Import in this order, close, open, count: frozen box, closing record and results."""
    shutil.copytree(world.centre.folder, folder)
    centre, store = Centre(folder), Store.open(database)
    try:
        for envelope in order:
            assert (
                take_in(store, envelope, centre.roster(), centre.signing_key).outcome is not Outcome.REFUSED
            )
        register = RegisterKey(world.keys.register, PSEUDONYM_SECRET)
        close(centre, store, world.keys.organiser, register)
        box = read_frozen_box(centre.frozen_box_path.read_bytes())
        stations: dict[StationCode, Tally] = {}
        for context, items in box.contexts():
            tally = open_items(context, bytes(items), box.consultation.rule, world.keys.tally)
            stations.setdefault(context.station, Tally()).add(tally)
        digest = hashlib.sha256(centre.frozen_box_path.read_bytes()).hexdigest()
        counted = canonical_json(results(centre, store, Opened(digest, stations)))
        return centre.frozen_box_path.read_bytes(), centre.closing_path.read_bytes(), counted
    finally:
        store.close()


@pytest.fixture(scope="module")
def straight(cast: tuple[World, list[bytes]], tmp_path_factory: pytest.TempPathFactory) -> Counted:
    """What it comes to when every batch arrives once, in its order, on SQLite."""
    world, envelopes = cast
    return count(world, envelopes, tmp_path_factory.mktemp("straight") / "centre", "sqlite://")


@settings(max_examples=12)
@given(data=st.data())
def test_any_order_and_any_repeats_make_the_same_box_and_the_same_results(
    cast: tuple[World, list[bytes]],
    straight: Counted,
    new_database: Callable[[], str],
    tmp_path_factory: pytest.TempPathFactory,
    data: st.DataObject,
) -> None:
    world, envelopes = cast
    repeats = data.draw(st.lists(st.sampled_from(envelopes), max_size=6))
    order = data.draw(st.permutations(envelopes + repeats))
    folder = tmp_path_factory.mktemp("centre") / f"{next(_numbers)}"
    assert count(world, order, folder, new_database()) == straight
