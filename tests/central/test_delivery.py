"""What is dropped on the desk, batches and actas together: one progress, one stop, and nothing half told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.errors import OperatorError
from kiosk.head_code import fold
from sync.central.audit import Clerk
from sync.central.delivery import Delivery, take_delivery
from sync.central.intake import Outcome
from sync.central.store import Store
from tests.tools.centres import World
from tests.tools.kits import noon


class Desk:
    """A desk with a stick: two kiosks' batches in folders, and what a scanner made of their actas."""

    def __init__(self, world: World, store: Store, stick: Path) -> None:
        self.world, self.store, self.stick = world, store, stick
        self.steps: list[tuple[int, int]] = []
        for number in (1, 2):
            kiosk, folder = world.kiosk(number), stick / f"K-00{number}"
            folder.mkdir(parents=True)
            for batch in (kiosk.batch(3), kiosk.batch(2)):
                (folder / f"{batch.sequence}.urna").write_bytes(kiosk.sign(batch))
                (folder / "acta.txt").write_text(fold(batch.head), encoding="ascii")

    def take(self, *paths: Path, stop_after: int = 99) -> Delivery:
        def progress(done: int, of: int) -> None:
            self.steps.append((done, of))

        clerk = Clerk.of(self.world.centre.consultation, "Marta", noon)
        return take_delivery(
            self.world.centre, self.store, clerk, paths or [self.stick], progress=progress,
            wanted=lambda: len(self.steps) < stop_after,
        )  # fmt: skip

    def rows(self) -> list[str]:
        with self.store.reading() as transaction:
            return [row.action for row in transaction.audit()]


@pytest.fixture
def desk(world: World, tmp_path: Path) -> Iterator[Desk]:
    store = Store.sqlite(world.centre.database)
    yield Desk(world, store, tmp_path / "stick")
    store.close()


def outcomes(delivery: Delivery) -> tuple[list[Outcome], list[Outcome]]:
    return [each.intake.outcome for each in delivery.batches.taken], [each.outcome for each in delivery.actas]


def test_a_folder_gives_its_batches_then_its_actas_in_one_progress(desk: Desk) -> None:
    delivery = desk.take()
    assert outcomes(delivery) == ([Outcome.NEW] * 4, [Outcome.NEW] * 2)
    assert desk.steps == [(done, 6) for done in range(1, 7)]
    assert (delivery.batches.receipts, delivery.batches.left, delivery.unread) == (4, 0, 0)
    assert desk.rows() == ["import", "acta", "acta"]


def test_the_same_again_changes_nothing_and_says_so(desk: Desk) -> None:
    desk.take()
    assert outcomes(desk.take()) == ([Outcome.ALREADY] * 4, [Outcome.ALREADY] * 2)


def test_files_and_folders_may_be_dropped_together_in_any_order(desk: Desk) -> None:
    one, two = desk.stick / "K-001", desk.stick / "K-002"
    delivery = desk.take(two / "acta.txt", one, two / "1.urna")
    assert outcomes(delivery) == ([Outcome.NEW] * 3, [Outcome.NEW] * 2)
    assert {Path(each.source).parent for each in delivery.actas} == {one, two}


def test_actas_alone_are_no_import(desk: Desk) -> None:
    delivery = desk.take(desk.stick / "K-001" / "acta.txt")
    assert outcomes(delivery) == ([], [Outcome.NEW])
    assert desk.rows() == ["acta"]
    assert desk.steps == [(1, 1)]


def test_an_empty_folder_is_an_import_of_nothing(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert outcomes(desk.take(tmp_path / "empty")) == ([], [])
    assert desk.rows() == ["import"], "somebody looked, and it is written down"


@pytest.mark.parametrize(
    ("after", "batches", "left", "actas", "unread"), [(0, 0, 4, 0, 2), (3, 3, 1, 0, 2), (5, 4, 0, 1, 1)]
)
def test_stopped_anywhere_it_says_how_much_was_not_looked_at(
    desk: Desk, after: int, batches: int, left: int, actas: int, unread: int
) -> None:
    delivery = desk.take(stop_after=after)
    assert (len(delivery.batches.taken), delivery.batches.left) == (batches, left)
    assert (len(delivery.actas), delivery.unread) == (actas, unread)
    assert outcomes(desk.take()) == (
        [Outcome.ALREADY] * batches + [Outcome.NEW] * left,
        [Outcome.ALREADY] * actas + [Outcome.NEW] * unread,
    )


@pytest.mark.parametrize("name", ["nowhere", "nowhere.urna", "nowhere.pdf"])
def test_a_path_that_does_not_exist_keeps_all_of_it_out(desk: Desk, name: str) -> None:
    with pytest.raises(OperatorError, match="No existe"):
        desk.take(desk.stick, desk.stick / name)
    assert (desk.rows(), desk.steps) == ([], [])
    with desk.store.reading() as transaction:
        assert transaction.ballot_count() == 0
