"""A whole folder with 500 files, with all that can be wrong in it, and a summary that says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sync.central.importing import ImportSummary, import_folder
from sync.central.intake import Outcome
from sync.central.report import import_sums, import_text
from sync.central.store import Store
from sync.stick import RECEIPT_SUFFIX, ROSTER_NAME
from tests.tools.centres import World, make_world
from tests.tools.hostile import forge

KIOSKS, BATCHES = 40, 12
GOOD = KIOSKS * BATCHES


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return make_world(tmp_path_factory.mktemp("world") / "centre", kiosks=KIOSKS + 4)


@pytest.fixture(scope="module")
def stick(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """480 good batches, those of four kiosks the last one first; 8 that lack the one before; 4 of nobody; 4
    broken; and last 4 forks.
    """
    folder = tmp_path_factory.mktemp("stick")
    stranger = make_world(folder / "stranger", kiosks=4, seed=7)
    envelopes, forks = [], []
    for number in range(1, KIOSKS + 1):
        kiosk = world.kiosk(number)
        first = kiosk.batch(2)
        mine = [kiosk.sign(first), *(kiosk.send(2) for _ in range(BATCHES - 1))]
        envelopes += mine[::-1] if number <= 4 else mine
        if number <= 4:
            forks.append(forge(first, kiosk.key, ballots=first.ballots[1:]))
    for number in range(KIOSKS + 1, KIOSKS + 5):
        world.kiosk(number).send(1)
        envelopes += [world.kiosk(number).send(1), world.kiosk(number).send(1)]
    envelopes += [stranger.kiosk(number).send(1) for number in range(1, 5)]
    envelopes += [envelope[:-1] for envelope in envelopes[:4]]
    for number, envelope in enumerate([*envelopes, *forks]):
        place = folder / "urna-abierta" / ("z" if envelope in forks else f"{number // 83}")
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number:04d}.urna").write_bytes(envelope)
    return folder / "urna-abierta"


@pytest.fixture(scope="module")
def store(new_database: Callable[[], str]) -> Iterator[Store]:
    made = Store.open(new_database())
    yield made
    made.close()


@pytest.fixture(scope="module")
def first(world: World, store: Store, stick: Path) -> tuple[ImportSummary, list[tuple[int, int]]]:
    steps: list[tuple[int, int]] = []
    summary = import_folder(world.centre, store, [stick], progress=lambda done, of: steps.append((done, of)))
    return summary, steps


def test_every_file_is_one_step_of_the_progress(
    first: tuple[ImportSummary, list[tuple[int, int]]],
) -> None:
    assert first[1] == [(done, 500) for done in range(1, 501)]


def test_the_summary_says_how_many_were_new_held_and_refused_and_why(
    first: tuple[ImportSummary, list[tuple[int, int]]],
) -> None:
    summary, _ = first
    counts = [summary.count(outcome) for outcome in Outcome]
    assert counts == [GOOD, 0, 12, 8]
    assert summary.reasons() == {"gap": 8, "envelope-malformed": 4, "fork": 4, "kiosk-unknown": 4}
    text = import_text(summary)
    assert text.count("\n") < 40
    assert "500 archivos: 480 nuevos, 0 ya estaban, 12 apartados, 8 rechazados." in text
    assert import_sums(summary).startswith("500 archivos: 480 nuevo")


def test_receipts_lie_beside_their_batches_and_the_roster_in_each_folder(
    first: tuple[ImportSummary, list[tuple[int, int]]], stick: Path
) -> None:
    assert first[0].receipts == GOOD == len(list(stick.rglob(f"*{RECEIPT_SUFFIX}")))
    assert len(list(stick.rglob(ROSTER_NAME))) == 6


@pytest.mark.usefixtures("first")
def test_the_same_folder_again_changes_nothing(world: World, store: Store, stick: Path) -> None:
    again = import_folder(world.centre, store, [stick])
    assert [again.count(outcome) for outcome in Outcome] == [0, GOOD, 12, 8]
    with store.reading() as transaction:
        assert transaction.ballot_count() == 2 * GOOD
