"""A kiosk's box goes only when all of it is safe elsewhere, or when the organiser ordered it by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk import erasing
from kiosk.canonical import parse_json
from kiosk.context import KioskId, Mode
from kiosk.envelope import SigningKey
from kiosk.erasing import DOOMED_SUFFIX
from kiosk.errors import OperatorError, Refused
from kiosk.journal import JournalEvent, rows
from kiosk.polls import Polls
from kiosk.station import Station
from sync import wiping
from sync.central.intake import Outcome, take_in
from sync.central.store import Store
from sync.outbox import seal_batches
from sync.wipe_order import WipeOrder, read_wipe_order, sign_wipe_order
from sync.wiping import FLASH_WARNING, Grounds, begin_practice_anew, grounds_to_wipe, note_path, wipe
from tests.tools.centres import World, make_world, vote
from tests.tools.deaths import each_death


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path / "centre")


@pytest.fixture
def station(world: World, tmp_path: Path) -> Iterator[Station]:
    started = world.station(tmp_path / "data")
    yield started
    started.shut()


def deliver(world: World, station: Station, upto: int = 999) -> None:
    """Batches arrive at the centre, and the receipts of the first so many come back."""
    store = Store.open("sqlite://")
    for stored in station.batches.all():
        roster, key = world.centre.roster(), world.centre.signing_key
        receipt = take_in(store, stored.envelope, roster, key).receipt
        assert receipt is not None
        if stored.sequence <= upto:
            station.store_receipt(stored.sequence, receipt)
    store.close()


def ended(station: Station, people: int = 3) -> Station:
    """The polls after people voted, in two batches, and closed for good."""
    station.open_polls()
    vote(station, people)
    seal_batches(station)
    station.close_for_good()
    seal_batches(station)
    return station


def order_for(world: World, station: Station, **changes: object) -> bytes:
    head = station.box.head
    order = WipeOrder(
        head.consultation, head.mode, head.kiosk, head.box, "el disco se rescató", "2022-11-16T14:00Z"
    )
    return sign_wipe_order(replace(order, **changes), world.keys.organiser)  # type: ignore[arg-type]


def remains(station: Station) -> list[str]:
    return sorted(path.name for path in station.box.path.parent.iterdir())


def test_with_receipts_for_everything_the_box_goes_and_a_note_stays(world: World, station: Station) -> None:
    deliver(world, ended(station))
    size = station.box.path.stat().st_size
    box = station.box.head.box
    wiped = wipe(station)
    assert (wiped.grounds, wiped.ballots) == (Grounds.RECEIPTS, 3)
    assert wiped.overwritten >= size
    assert remains(station) == [wiped.note.name]
    note = parse_json(wiped.note.read_bytes())
    assert (note["kiosk"], note["box"], note["ballots"], note["grounds"]) == (
        "K-001", box.hex(), 3, "receipts",
    )  # fmt: skip
    assert FLASH_WARNING in wiped.text


def test_polls_that_did_not_end_are_not_wiped(world: World, station: Station) -> None:
    station.open_polls()
    vote(station, 2)
    station.close_day()
    seal_batches(station)
    deliver(world, station)
    with pytest.raises(OperatorError, match="cierre definitivo"):
        wipe(station)
    assert station.box.holds()


@pytest.mark.parametrize("upto", [0, 1])
def test_one_missing_receipt_keeps_the_box(world: World, station: Station, upto: int) -> None:
    deliver(world, ended(station), upto)
    with pytest.raises(OperatorError, match=f"de 2 lotes, {2 - upto} sin uno válido"):
        wipe(station)
    assert station.box.holds()


def test_ballots_without_a_final_batch_keep_the_box(world: World, station: Station) -> None:
    station.open_polls()
    vote(station, 2)
    seal_batches(station)
    deliver(world, station)
    station.close_for_good()
    with pytest.raises(OperatorError, match="último lote"):
        wipe(station)


def test_a_stored_receipt_is_verified_again(world: World, station: Station, tmp_path: Path) -> None:
    deliver(world, ended(station), 1)
    other = make_world(tmp_path / "other", seed=1)
    store = Store.open("sqlite://")
    roster, key = world.centre.roster(), other.centre.signing_key
    taken = [take_in(store, stored.envelope, roster, key) for stored in station.batches.all()]
    store.close()
    assert taken[-1].receipt is not None
    station.store_receipt(2, taken[-1].receipt)
    with pytest.raises(OperatorError, match="de 2 lotes, 1 sin uno válido"):
        wipe(station)


def test_a_signed_order_for_this_box_stands_in_for_receipts(world: World, station: Station) -> None:
    station.open_polls()
    vote(station, 2)
    order = order_for(world, station)
    wiped = wipe(station, order)
    assert wiped.grounds is Grounds.ORDER
    kept = parse_json(wiped.note.read_bytes())["order"].encode()
    assert read_wipe_order(kept, world.keys.organiser.public).reason == "el disco se rescató"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"box": bytes(16)}, "wipe-order-box"),
        ({"kiosk": KioskId("K-002")}, "wipe-order-kiosk"),
        ({"consultation": bytes(32)}, "wipe-order-kiosk"),
        ({"mode": Mode.OFFICIAL}, "wipe-order-kiosk"),
    ],
)
def test_an_order_for_anything_else_is_refused(
    world: World, station: Station, changes: dict[str, object], reason: str
) -> None:
    with pytest.raises(Refused) as refusal:
        wipe(station, order_for(world, station, **changes))
    assert refusal.value.reason == reason
    assert station.box.holds()


def test_an_order_that_the_organiser_did_not_sign_is_refused(world: World, station: Station) -> None:
    head = station.box.head
    order = WipeOrder(head.consultation, head.mode, head.kiosk, head.box, "porque sí", "2022-11-16T14:00Z")
    with pytest.raises(Refused):
        wipe(station, sign_wipe_order(order, SigningKey.generate()))
    assert order.name.endswith(".borrar")


def test_an_empty_box_and_a_practice_box_may_go(world: World, station: Station, tmp_path: Path) -> None:
    assert grounds_to_wipe(station) is Grounds.EMPTY
    official = make_world(tmp_path / "official", mode=Mode.OFFICIAL)
    practice = Station.start(official.active_kit(), tmp_path / "practice", Mode.PRACTICE)
    practice.open_polls()
    vote(practice, 2)
    assert wipe(practice).grounds is Grounds.PRACTICE


def test_the_wipe_is_journalled_and_noted_before_anything_is_erased(
    world: World, station: Station, tmp_path: Path
) -> None:
    deliver(world, ended(station))
    path = station.box.path
    obstacle = path.with_name(path.name + DOOMED_SUFFIX)
    obstacle.mkdir()
    with pytest.raises(OperatorError, match="No se pudo borrar"):
        wipe(station)
    assert note_path(path).exists()
    obstacle.rmdir()
    again = world.station(tmp_path / "data")
    newest = [row.event for row in rows(again.box.connection)][-2:]
    assert newest == [JournalEvent.WIPED, JournalEvent.STARTED]
    assert wipe(again).grounds is Grounds.RECEIPTS


def test_a_practice_that_waits_for_receipts_is_begun_anew_with_an_empty_box(
    world: World, station: Station, tmp_path: Path
) -> None:
    old, path = ended(station).box.head.box, station.box.path
    erased = begin_practice_anew(station)
    assert (erased.grounds, erased.ballots) == (Grounds.PRACTICE, 3)
    assert not path.exists()
    again = world.station(tmp_path / "data")
    head = again.box.head
    assert (head.polls, head.ballots, head.entries, head.batches) == (Polls.CLOSED, 0, 0, 0)
    assert head.box != old
    again.shut()


def test_an_official_box_is_never_begun_anew_and_nothing_of_it_changes(tmp_path: Path) -> None:
    official = make_world(tmp_path / "official", mode=Mode.OFFICIAL).station(tmp_path / "data")
    official.open_polls()
    vote(official, 2)
    before = (official.box.head, remains(official))
    with pytest.raises(RuntimeError, match="never an official box"):
        begin_practice_anew(official)
    assert (official.box.head, remains(official)) == before
    assert official.box.holds()
    official.shut()


def test_the_practice_of_an_official_kit_goes_and_its_official_box_stays(tmp_path: Path) -> None:
    active = make_world(tmp_path / "official", mode=Mode.OFFICIAL).active_kit()
    official = Station.start(active, tmp_path / "data", Mode.OFFICIAL)
    official.open_polls()
    vote(official, 2)
    official.shut()
    kept = official.box.path.read_bytes()
    practice = Station.start(active, tmp_path / "data", Mode.PRACTICE)
    practice.open_polls()
    vote(practice, 3)
    assert begin_practice_anew(practice).ballots == 3
    assert official.box.path.read_bytes() == kept


def test_a_practice_that_a_cut_ended_while_it_went_is_whole_or_empty_at_the_next_start(
    world: World, tmp_path: Path
) -> None:
    folder, active, found = tmp_path / "data", world.active_kit(), set()

    def go() -> None:
        practice = Station.start(active, folder, Mode.PRACTICE)
        practice.open_polls()
        vote(practice, 2)
        begin_practice_anew(practice)

    for _line in each_death(go, erasing, wiping):
        again = Station.start(active, folder, Mode.PRACTICE)
        found.add((again.box.head.ballots, again.box.head.polls))
        assert list(folder.glob(f"*{DOOMED_SUFFIX}")) == []
        begin_practice_anew(again)
    assert found == {(2, Polls.OPEN), (0, Polls.CLOSED)}


def test_after_a_disk_that_refused_the_practice_is_opened_as_it_was(
    world: World, station: Station, tmp_path: Path
) -> None:
    station.open_polls()
    vote(station, 2)
    obstacle = station.box.path.with_name(station.box.path.name + DOOMED_SUFFIX)
    obstacle.mkdir()
    with pytest.raises(OperatorError, match="No se pudo borrar"):
        begin_practice_anew(station)
    obstacle.rmdir()
    again = world.station(tmp_path / "data")
    assert again.box.head.ballots == 2
    again.shut()


def test_the_second_box_of_a_practice_waits_at_the_centre_as_any_other(
    world: World, station: Station, tmp_path: Path
) -> None:
    store, roster, key = Store.open("sqlite://"), world.centre.roster(), world.centre.signing_key
    for stored in ended(station).batches.all():
        assert take_in(store, stored.envelope, roster, key).outcome is Outcome.NEW
    begin_practice_anew(station)
    again = ended(world.station(tmp_path / "data"))
    (first, *_) = again.batches.all()
    intake = take_in(store, first.envelope, roster, key)
    assert (intake.outcome, intake.reason) == (Outcome.HELD, "second-box")
    again.shut()
    store.close()
