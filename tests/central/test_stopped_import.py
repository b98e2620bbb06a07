"""An import that is stopped between files or finds a pipe, and when a kiosk was last heard of."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sync.central.importing import import_folder
from sync.central.intake import Outcome
from sync.central.store import Store
from sync.stick import RECEIPT_SUFFIX
from tests.tools.centres import World, make_world


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path / "centre")


@pytest.fixture
def store(new_database: Callable[[], str]) -> Iterator[Store]:
    opened = Store.open(new_database())
    yield opened
    opened.close()


def write_batches(world: World, folder: Path, count: int) -> None:
    folder.mkdir()
    for number in range(1, count + 1):
        (folder / f"{number:03d}.urna").write_bytes(world.kiosk().send(1))


def test_a_stopped_import_keeps_what_it_took_and_answers_it(
    world: World, store: Store, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    write_batches(world, stick, 5)
    asked = iter([True, True, False])

    summary = import_folder(world.centre, store, [stick], wanted=lambda: next(asked))

    assert (summary.count(Outcome.NEW), summary.left) == (2, 3)
    assert len(list(stick.glob(f"*{RECEIPT_SUFFIX}"))) == summary.receipts == 2


def test_the_rest_is_taken_in_the_next_time(world: World, store: Store, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    write_batches(world, stick, 5)
    asked = iter([True, True, False])
    import_folder(world.centre, store, [stick], wanted=lambda: next(asked))

    summary = import_folder(world.centre, store, [stick])

    outcomes = (summary.count(Outcome.ALREADY), summary.count(Outcome.NEW), summary.left)
    assert outcomes == (2, 3, 0)


def test_a_pipe_named_like_a_batch_stops_nothing(world: World, store: Store, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    write_batches(world, stick, 2)
    os.mkfifo(stick / "000.urna")

    summary = import_folder(world.centre, store, [stick])

    assert (summary.count(Outcome.NEW), summary.reasons()) == (2, {"file-unreadable": 1})
    assert "no es un archivo común" in summary.taken[0].intake.text


def test_only_the_last_hour_of_a_kiosk_is_kept(world: World, store: Store) -> None:
    kiosk, moment = world.kiosk(), datetime(2022, 11, 15, 17, 4, 30, tzinfo=UTC)

    with store.transaction() as transaction:
        transaction.hear(kiosk.id, moment)
        transaction.hear(kiosk.id, moment + timedelta(minutes=7))

    with store.reading() as transaction:
        assert transaction.heard() == {kiosk.id: datetime(2022, 11, 15, 17, 11, tzinfo=UTC)}
