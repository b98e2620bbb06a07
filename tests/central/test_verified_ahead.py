"""A folder that is large enough to be verified in another process: nothing of it is answered otherwise."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sync.central.importing import ImportSummary, import_folder
from sync.central.intake import Outcome
from sync.central.store import Store
from sync.rescue import MOST_BYTES
from tests.tools.centres import World, make_world

_NEW, _ALREADY, _REFUSED = Outcome.NEW, Outcome.ALREADY, Outcome.REFUSED


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path / "centre")


@pytest.fixture
def store(new_database: Callable[[], str]) -> Iterator[Store]:
    opened = Store.open(new_database())
    yield opened
    opened.close()


@pytest.fixture
def stick(world: World, tmp_path: Path) -> Path:
    """Three batches, the second one first; a copy, a stranger's, a broken one; a large file of nothing."""
    folder = tmp_path / "stick"
    folder.mkdir()
    first, second, third = (world.kiosk().send(1) for _ in range(3))
    strangers = make_world(tmp_path / "stranger", seed=7).kiosk().send(1)
    for number, envelope in enumerate([second, first, third, first, strangers, third[:-1]]):
        (folder / f"{number}.urna").write_bytes(envelope)
    with (folder / "9.urna").open("wb") as file:
        file.truncate(MOST_BYTES)
    return folder


def outcomes(summary: ImportSummary) -> list[Outcome]:
    return [each.intake.outcome for each in summary.taken]


def test_each_file_has_the_answer_that_it_has_in_a_small_folder(
    world: World, store: Store, stick: Path
) -> None:
    summary = import_folder(world.centre, store, [stick])

    assert outcomes(summary) == [_NEW, _NEW, _NEW, _ALREADY, _REFUSED, _REFUSED, _REFUSED]
    assert summary.receipts == 4
    of_stranger, broken, large = (each.intake for each in summary.taken[-3:])
    assert of_stranger.text == "Lo firmó un equipo que no está en la lista de puestos."
    for refused in (of_stranger, broken, large):
        assert refused.error is not None
        assert (refused.error.what, bool(refused.reason)) == (refused.text, True)


def test_a_second_time_nothing_is_new(world: World, store: Store, stick: Path) -> None:
    import_folder(world.centre, store, [stick])
    again = import_folder(world.centre, store, [stick])
    assert outcomes(again) == [_ALREADY] * 4 + [_REFUSED] * 3


def test_stopped_it_keeps_what_it_took_and_leaves_no_process(world: World, store: Store, stick: Path) -> None:
    asked = iter([True, True, False])

    summary = import_folder(world.centre, store, [stick], wanted=lambda: next(asked))

    assert (outcomes(summary), summary.left) == ([_NEW, _NEW], 5)
    assert multiprocessing.active_children() == []
