"""A disk beside what else is known of its box: other disks, batches, actas and receipts."""

from __future__ import annotations

import shutil

from sync.central.intake import Outcome, take_in
from sync.central.store import Store
from sync.outbox import seal_batches
from tests.central.workshop import Workshop, batch_of
from tests.kiosk.voting import box_file, edit
from tests.tools.centres import vote


def test_an_older_copy_of_a_disk_says_nothing_new_and_is_told_as_older(workshop: Workshop) -> None:
    station = workshop.station()
    vote(station, 3)
    older = workshop.copy(station)
    seal_batches(station)
    workshop.send(station)
    rescued = workshop.rescue(older)
    assert rescued.tail.outcome is Outcome.NEW, "its head counts all that is here: nothing is missing"
    batch_of(workshop, station, 2, 10)
    workshop.send(station)
    vote(station, 1, 20)
    even_older = workshop.rescue(older)
    assert even_older.tail.outcome is Outcome.ALREADY
    assert any("copia anterior" in difference for difference in even_older.differences)
    assert workshop.ballots() == 5


def test_two_disks_that_contradict_each_other_are_not_mixed(workshop: Workshop) -> None:
    station = workshop.station()
    vote(station, 3)
    fork = workshop.copy(station)
    station.shut()
    workshop.stations.clear()
    data = workshop.folder / "forked"
    data.mkdir()
    shutil.copytree(fork.parent, data, dirs_exist_ok=True)
    for number, where in ((1, "data-1"), (2, "forked")):
        other = workshop.station(1, where)
        vote(other, 1, 100 * number)
        workshop.rescue(workshop.copy(other))
    assert workshop.ballots() == 4
    board = workshop.kiosk()
    assert (board.held, board.alarms) == (1, ("rescue-fork",))


def test_a_disk_and_a_final_batch_that_contradict_each_other_are_held(workshop: Workshop) -> None:
    station = workshop.station()
    vote(station, 3)
    path = workshop.copy(station)
    station.shut()
    workshop.stations.clear()
    shutil.copytree(path.parent, workshop.folder / "forked")
    other = workshop.station(1, "forked")
    other.close_for_good()
    seal_batches(other)
    workshop.send(other)
    again = workshop.station(1)
    vote(again, 1, 50)
    assert workshop.rescue(workshop.copy(again)).tail.reason == "rescue-fork"
    assert workshop.ballots() == 3


def test_acta_receipts_and_disk_are_compared(workshop: Workshop) -> None:
    station = workshop.station()
    batch_of(workshop, station, 3)
    workshop.send(station)
    path = workshop.copy(station)
    assert workshop.rescue(path, 3).differences == ()
    (difference,) = workshop.rescue(path, 4).differences
    assert "El acta dice 4 votos y la urna firmó 3" in difference
    forged = path.parent
    edit(forged, "UPDATE receipt SET envelope = x'00'")
    (foreign,) = workshop.rescue(box_file(forged)).differences
    assert "no es de este centro" in foreign


def test_a_receipt_for_a_batch_that_the_centre_lost_is_told(workshop: Workshop) -> None:
    station = workshop.station()
    batch_of(workshop, station, 3)
    elsewhere = Store.open("sqlite://")
    roster, key = workshop.world.centre.roster(), workshop.world.centre.signing_key
    (stored,) = station.batches.undelivered()
    receipt = take_in(elsewhere, stored.envelope, roster, key).receipt
    elsewhere.close()
    assert receipt is not None
    station.store_receipt(1, receipt)
    path = workshop.copy(station)
    edit(path.parent, "UPDATE batch SET envelope = x'00'")
    (lost, *_) = [text for text in workshop.rescue(path).differences if "no lo tiene" in text]
    assert "lote 1" in lost


def test_what_was_going_on_is_noted(workshop: Workshop) -> None:
    station = workshop.station()
    vote(station, 1)
    station.check_in(None, "Otra persona", "1")
    notes = workshop.rescue(workshop.copy(station)).notes
    assert any("en curso: 1" in note for note in notes)
    assert any("cierre definitivo" in note for note in notes)
