"""A disk that was changed, is damaged, or is none of ours: what can be read and proved still counts."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.context import Mode
from kiosk.errors import OperatorError, Refused
from kiosk.record import leaf_of
from kiosk.station import Station
from sync.central.intake import Outcome
from sync.central.rescue import boxes_on, rescue_disk
from sync.central.store import Store
from sync.rescue import sign_rescue, verify_rescue
from tests.central.workshop import Workshop, batch_of
from tests.kiosk.voting import box_file, edit
from tests.tools.centres import make_world, vote


def test_a_record_changed_on_the_disk_is_refused_and_its_batches_are_not(workshop: Workshop) -> None:
    station = workshop.station()
    batch_of(workshop, station, 3)
    vote(station, 1, 10)
    (loose,) = station.batches.unbatched_ballots(9)
    changed = loose[:-1] + bytes([loose[-1] ^ 1])
    path = workshop.copy(station)
    statement = "UPDATE ballot SET record = ?, leaf = ? WHERE leaf = ?"
    edit(path.parent, (statement, (changed, leaf_of(changed), leaf_of(loose))))
    rescued = workshop.rescue(path)
    assert (rescued.tail.reason, rescued.count(Outcome.NEW), rescued.refused) == ("rescue-digest", 1, True)
    assert workshop.ballots() == 3


def test_a_ballot_put_on_the_disk_or_taken_off_it_is_refused(workshop: Workshop) -> None:
    station = workshop.station()
    vote(station, 3)
    for statement in ("DELETE FROM ballot WHERE leaf = (SELECT min(leaf) FROM ballot)", "DELETE FROM entry"):
        path = workshop.copy(station)
        edit(path.parent, statement)
        assert workshop.rescue(path).tail.reason == "rescue-digest"
    path = workshop.copy(station)
    other = workshop.station(2)
    vote(other, 1, 50)
    (record,) = other.batches.unbatched_ballots(9)
    edit(path.parent, ("INSERT INTO ballot VALUES (?, ?)", (leaf_of(record), record)))
    assert workshop.rescue(path).tail.outcome is Outcome.REFUSED
    assert workshop.ballots() == 0


def test_a_changed_schema_is_refused_as_a_whole(workshop: Workshop) -> None:
    station = workshop.station()
    vote(station, 1)
    path = workshop.copy(station)
    edit(path.parent, "CREATE VIEW extra AS SELECT 1")
    with pytest.raises(Refused, match="no es la urna"):
        workshop.rescue(path)


def test_a_damaged_page_leaves_the_batches_that_can_be_read(workshop: Workshop) -> None:
    station = workshop.station()
    batch_of(workshop, station, 30)
    vote(station, 30, 100)
    station.tidy()
    path = workshop.copy(station)
    data = bytearray(path.read_bytes())
    (loose, *_) = station.batches.unbatched_ballots(99)
    page = data.index(loose) // 4096 * 4096
    data[page : page + 8] = b"\xff" * 8
    path.write_bytes(data)
    rescued = workshop.rescue(path)
    assert rescued.count(Outcome.NEW) == 1
    assert rescued.tail.outcome is Outcome.REFUSED
    assert any("dañado" in note for note in rescued.notes)
    assert workshop.ballots() == 30


def test_a_head_that_cannot_be_read_leaves_the_batches(workshop: Workshop) -> None:
    station = workshop.station()
    batch_of(workshop, station, 3)
    vote(station, 1, 10)
    path = workshop.copy(station)
    edit(path.parent, "DELETE FROM head")
    rescued = workshop.rescue(path)
    assert (rescued.head, rescued.count(Outcome.NEW), rescued.tail.outcome) == (None, 1, Outcome.REFUSED)
    assert workshop.ballots() == 3


def test_what_is_no_box_of_this_centre_is_refused_in_words(workshop: Workshop, tmp_path: Path) -> None:
    (tmp_path / "text.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(Refused, match="no es la urna"):
        workshop.rescue(tmp_path / "text.sqlite")
    with pytest.raises(OperatorError, match="No existe"):
        workshop.rescue(tmp_path / "nothing.sqlite")
    stranger = Workshop(tmp_path / "stranger", "sqlite://", seed=2)
    station = stranger.station()
    vote(station, 1)
    path = stranger.copy(station)
    stranger.close()
    with pytest.raises(Refused, match="lista de puestos"):
        workshop.rescue(path)
    assert workshop.ballots() == 0


def test_a_practice_box_never_reaches_an_official_centre(tmp_path: Path) -> None:
    world = make_world(tmp_path / "centre", mode=Mode.OFFICIAL)
    station = Station.start(world.active_kit(), tmp_path / "data", Mode.PRACTICE)
    station.open_polls()
    vote(station, 1)
    station.shut()
    store = Store.sqlite(world.centre.database)
    with pytest.raises(Refused, match="práctica"):
        rescue_disk(world.centre, store, box_file(tmp_path / "data"))
    with pytest.raises(OperatorError, match="ninguna urna"):
        boxes_on(world.centre, tmp_path / "data")
    store.close()


def test_a_rescue_that_this_centre_did_not_sign_is_refused(workshop: Workshop) -> None:
    station = workshop.station()
    vote(station, 2)
    log, roster = station.batches, workshop.world.centre.roster()
    records = (log.unbatched_ballots(9), log.unbatched_entries(9), log.unbatched_challenged(9))
    other = sign_rescue(station.box.head_envelope(), *records, workshop.world.keys.organiser)
    assert workshop.take(other).reason == "envelope-key"
    good = sign_rescue(station.box.head_envelope(), *records, workshop.world.keys.centre)
    rescue = verify_rescue(good, roster, workshop.world.keys.centre.public)
    assert rescue.name.endswith("-rescate.urna")
    assert rescue.payload_sha256 != hashlib.sha256(good).digest()
    wrong = replace(roster, consultation=bytes(32))
    with pytest.raises(Refused, match="otra consulta"):
        verify_rescue(good, wrong, workshop.world.keys.centre.public)
