"""While the box is frozen on PostgreSQL nothing that counts moves: what comes then waits, or is too late."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.errors import OperatorError
from sync.central import closing
from sync.central.acceptances import accept_missing, exclude_kiosk
from sync.central.closing import freeze, prepare
from sync.central.closing_record import write_record
from sync.central.engine import StoreTrouble
from sync.central.intake import Outcome, take_in
from sync.central.results import read_closing
from sync.central.settling import fix_seed
from sync.central.store import Store
from tests.tools.ceremonies import Count, make_count
from tests.tools.postgres import Cluster

_IMPATIENT = "&options=-c%20lock_timeout%3D100ms"


@pytest.fixture
def url(postgres: Cluster) -> str:
    return postgres.new_database()


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """Where the box is frozen."""
    opened = Store.open(url)
    yield opened
    opened.close()


@pytest.fixture
def another(url: str, store: Store) -> Iterator[Store]:
    """What a server, or a colleague, has open; it gives up after a tenth of a second of waiting."""
    opened = Store.open(url + _IMPATIENT)
    yield opened
    opened.close()


@pytest.fixture
def count(store: Store, tmp_path: Path) -> Count:
    """Two kiosks complete, a third accepted without anything, and the seed fixed."""
    count = make_count(tmp_path, kiosks=3)
    first = count.open_store()
    with first.reading() as transaction:
        sent = [transaction.envelope(batch.payload_sha256) for batch in transaction.batches()]
    first.close()
    for envelope in sent:
        assert take_in(store, envelope, count.centre.roster(), count.centre.signing_key).receipt
    organiser = count.world.keys.organiser
    accept_missing(count.centre, store, count.clerk, "K-003", "No ha llegado", organiser)
    fix_seed(count.centre, store, count.clerk, organiser)
    return count


def freeze_while(
    count: Count, store: Store, meanwhile: Callable[[], object], patch: pytest.MonkeyPatch
) -> None:
    """Freeze; ``meanwhile`` happens after the last look and before the box is written."""

    def write(*arguments: object) -> None:
        meanwhile()
        write_record(*arguments)  # type: ignore[arg-type]

    patch.setattr(closing, "write_record", write)
    prepared = prepare(count.centre, store, count.register)
    freeze(count.centre, store, count.clerk, count.world.keys.organiser, prepared)


def test_a_batch_that_comes_while_the_box_is_written_waits_and_is_a_late_one(
    count: Count, store: Store, another: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = count.world.kiosk(3).send(2, final=True)
    roster, key = count.centre.roster(), count.centre.signing_key

    def come() -> None:
        with pytest.raises(StoreTrouble, match=r"ocupada\. No se cambió nada"):
            take_in(another, late, roster, key)

    freeze_while(count, store, come, monkeypatch)

    assert read_closing(count.centre).participation["participants"] == 9
    assert take_in(another, late, roster, key).outcome is Outcome.NEW
    with store.reading() as transaction:
        assert transaction.ballot_count() - read_closing(count.centre).closing["ballots_received"] == 2


def test_a_kiosk_that_is_excluded_while_the_box_is_written_is_too_late(
    count: Count, store: Store, another: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def exclude() -> None:
        exclude_kiosk(count.centre, another, count.clerk, "K-002", "sello roto", count.world.keys.organiser)

    def while_writing() -> None:
        with pytest.raises(StoreTrouble, match="No se cambió nada"):
            exclude()

    freeze_while(count, store, while_writing, monkeypatch)

    with pytest.raises(OperatorError, match="ya se cerró"):
        exclude()
    assert read_closing(count.centre).closing["exclusions"] == []


def test_everybody_reads_on_while_the_box_is_written(
    count: Count, store: Store, another: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []

    def look() -> None:
        with another.reading() as transaction:
            seen.append(transaction.ballot_count())

    freeze_while(count, store, look, monkeypatch)
    assert seen == [11]
