"""A box file opens for voting only if it is, to the byte, what its own head signed."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from kiosk import journal
from kiosk.box_file import BoxFile
from kiosk.context import Mode
from kiosk.envelope import SigningKey
from kiosk.errors import OperatorError, Tampered
from kiosk.head import read_head, sign_head
from kiosk.journal import JournalEvent
from kiosk.kit import ActiveKit
from kiosk.record import leaf_of
from kiosk.register_entry import entry_digest
from kiosk.station import Station
from sync.outbox import seal_batches
from tests.kiosk.voting import arrive, box_file, contents, copy, edit, vote
from tests.tools.kits import noon

Start = Callable[[], Station]
RECORD = bytes([1]) + bytes(256)
SEALED = bytes(560)


@pytest.fixture
def folder(start: Start, tmp_path: Path) -> Path:
    """A shut box with three ballots, one batch of two and one ballot that no batch holds."""
    station = start()
    station.open_polls()
    for number in (1, 2):
        vote(station, number)
    seal_batches(station)
    vote(station, 3, [1])
    station.shut()
    return tmp_path


def refusal(kit: ActiveKit, folder: Path) -> str:
    """The reason why the box does not open; its files must be as they were."""
    before = contents(folder)
    with pytest.raises(Tampered, match=r"en riesgo.* no (se )?cambió nada") as refused:
        Station.start(kit, folder, Mode.PRACTICE, noon)
    assert refused.value.do
    assert contents(folder) == before
    return refused.value.reason


def test_an_untouched_box_opens_with_all_that_it_held(kit: ActiveKit, folder: Path) -> None:
    with started(kit, folder) as opened:
        head = opened.box.head
        assert (head.ballots, head.entries, head.batches, head.boots) == (3, 3, 1, 2)


@contextmanager
def started(kit: ActiveKit, folder: Path) -> Iterator[Station]:
    station = Station.start(kit, folder, Mode.PRACTICE, noon)
    yield station
    station.shut()


Statements = list[str | tuple[str, tuple[object, ...]]]
EDITS: dict[str, tuple[str, Statements]] = {
    "ballot swapped": (
        "box-ballots",
        ["DELETE FROM ballot WHERE leaf = (SELECT min(leaf) FROM ballot)",
         ("INSERT INTO ballot VALUES (?, ?)", (leaf_of(RECORD), RECORD))],
    ),
    "ballot added": ("box-ballots", [("INSERT INTO ballot VALUES (?, ?)", (leaf_of(RECORD), RECORD))]),
    "ballot removed": ("box-ballots", ["DELETE FROM ballot WHERE leaf = (SELECT min(leaf) FROM ballot)"]),
    "record changed under its leaf": (
        "box-records",
        [("UPDATE ballot SET record = ? WHERE leaf = (SELECT min(leaf) FROM ballot)", (RECORD,))],
    ),
    "two records exchanged": (
        "box-records",
        ["UPDATE ballot SET record = (SELECT record FROM ballot ORDER BY leaf LIMIT 1)"],
    ),
    "entry removed": ("box-register", ["DELETE FROM entry WHERE digest = (SELECT min(digest) FROM entry)"]),
    "entry added": ("box-register", [("INSERT INTO entry VALUES (?, ?)", (entry_digest(SEALED), SEALED))]),
    "entry changed under its digest": (
        "box-records",
        [("UPDATE entry SET sealed = ? WHERE digest = (SELECT min(digest) FROM entry)", (SEALED,))],
    ),
    "seen removed": ("box-seen", ["DELETE FROM seen WHERE pseudonym = (SELECT min(pseudonym) FROM seen)"]),
    "seen exchanged": (
        "box-seen",
        ["UPDATE seen SET pseudonym = zeroblob(32) WHERE pseudonym = (SELECT min(pseudonym) FROM seen)"],
    ),
    "minute of a seen person edited": ("box-seen", ["UPDATE seen SET minute = '2022-11-15T09:00'"]),
    "text that is no text": ("box-unreadable", [f"UPDATE seen SET minute = CAST(x'ff{'41' * 15}' AS TEXT)"]),
    "journal edited": ("box-journal", ["UPDATE journal SET minute = '2022-11-15T06:00' WHERE sequence = 2"]),
    "journal cut": ("box-journal", ["DELETE FROM journal WHERE sequence = 3"]),
    "journal continued": (
        "box-journal", ["INSERT INTO journal VALUES (4, '2022-11-15T06:00', 'note', 'nada pasó')"]
    ),
    "unknown event in journal": ("box-journal", ["UPDATE journal SET event = 'party' WHERE sequence = 2"]),
    "batch removed": ("box-batches", ["DELETE FROM batched", "DELETE FROM batch"]),
    "batch edited": ("box-batches", ["UPDATE batch SET envelope = x'00'"]),
    "batch renumbered": ("box-batches", ["UPDATE batch SET sequence = 2"]),
    "mark removed": ("box-batches", ["DELETE FROM batched WHERE item = (SELECT min(item) FROM batched)"]),
    "ballot marked as sent": (
        "box-batches",
        ["INSERT INTO batched SELECT leaf, 1 FROM ballot WHERE leaf NOT IN (SELECT item FROM batched)"],
    ),
    "mark moved to another batch": ("box-batches", ["UPDATE batched SET sequence = 2"]),
    "head removed": ("box-head", ["DELETE FROM head"]),
    "head emptied": ("box-head", ["UPDATE head SET envelope = x''"]),
    "head edited": ("box-head", [
        "UPDATE head SET envelope = CAST(replace(CAST(envelope AS TEXT), 'sig\":\"', 'sig\":\"A') AS BLOB)"
    ]),
    "own table added": ("box-schema", ["CREATE TABLE diary (minute TEXT, leaf BLOB)"]),
    "own trigger added": (
        "box-schema", ["CREATE TRIGGER diary AFTER INSERT ON ballot BEGIN DELETE FROM setting; END"]
    ),
    "table dropped": ("box-schema", ["DROP TABLE setting"]),
}  # fmt: skip


@pytest.mark.parametrize("name", EDITS)
def test_an_edited_box_is_not_opened_and_not_altered(kit: ActiveKit, folder: Path, name: str) -> None:
    reason, statements = EDITS[name]
    edit(folder, *statements)
    assert refusal(kit, folder) == reason


def test_a_dropped_trigger_is_noticed(kit: ActiveKit, folder: Path) -> None:
    with closing(sqlite3.connect(box_file(folder), isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER ballot_no_delete")
    assert refusal(kit, folder) == "box-schema"


def test_an_older_head_over_the_ballots_of_today_is_noticed(
    kit: ActiveKit, start: Start, tmp_path: Path
) -> None:
    station = start()
    station.open_polls()
    vote(station, 1)
    older = sign_head(station.box.head, kit.signing_key)
    vote(station, 2)
    station.shut()
    edit(tmp_path, ("UPDATE head SET envelope = ?", (older,)))
    assert refusal(kit, tmp_path) == "box-ballots"


def test_a_head_with_better_numbers_signed_by_another_key_is_noticed(kit: ActiveKit, folder: Path) -> None:
    with closing(sqlite3.connect(box_file(folder))) as connection:
        (envelope,) = connection.execute("SELECT envelope FROM head").fetchone()
    forged = replace(read_head(envelope, kit.signing_key.public), abandoned=0, started=3)
    edit(folder, ("UPDATE head SET envelope = ?", (sign_head(forged, SigningKey.generate()),)))
    assert refusal(kit, folder) == "box-head"


def test_a_box_of_another_mode_does_not_pass_for_this_one(official_kit: ActiveKit, tmp_path: Path) -> None:
    for mode in (Mode.PRACTICE, Mode.OFFICIAL):
        Station.start(official_kit, tmp_path, mode, noon).shut()
    practice, official = sorted(tmp_path.iterdir(), key=lambda path: "official" in path.name)
    official.write_bytes(practice.read_bytes())
    with pytest.raises(Tampered) as refused:
        Station.start(official_kit, tmp_path, Mode.OFFICIAL, noon)
    assert refused.value.reason == "box-context"


def test_a_box_rolled_back_as_a_whole_is_left_to_the_acta_and_to_batches(
    kit: ActiveKit, start: Start, tmp_path: Path
) -> None:
    station = start()
    station.open_polls()
    vote(station, 1)
    earlier = copy(tmp_path, tmp_path / "earlier")
    vote(station, 2)
    station.shut()
    with started(kit, earlier) as opened:
        assert opened.box.head.ballots == 1


@pytest.mark.parametrize(("place", "length"), [(16, 80), (4096, 20_000), (24_000, 30_000)])
def test_a_damaged_box_is_refused_with_its_wal_and_left_as_it_was(
    kit: ActiveKit, station: Station, tmp_path: Path, place: int, length: int
) -> None:
    vote(station, 1)
    station.tidy()
    vote(station, 2)
    cut = copy(tmp_path, tmp_path / "cut")
    path = box_file(cut)
    data = path.read_bytes()
    path.write_bytes(data[:place] + bytes(length) + data[place + length :])
    assert path.with_name(path.name + "-wal").stat().st_size > 0
    refusal(kit, cut)


@pytest.mark.parametrize("bytes_left", [0, 1000])
def test_a_file_that_is_no_box_is_refused_or_begun(kit: ActiveKit, folder: Path, bytes_left: int) -> None:
    path = box_file(folder)
    path.write_bytes(path.read_bytes()[:bytes_left])
    if bytes_left:
        assert refusal(kit, folder) == "database-damaged"
        return
    with started(kit, folder) as opened:
        assert opened.box.head.ballots == 0


def test_a_power_cut_during_the_first_start_leaves_a_box_that_starts(
    kit: ActiveKit, start: Start, tmp_path: Path
) -> None:
    start().shut()
    edit(tmp_path, "DELETE FROM head", "DELETE FROM journal")
    with started(kit, tmp_path) as opened:
        assert [row.event for row in journal.rows(opened.box.connection)] == [
            JournalEvent.BOX_CREATED, JournalEvent.STARTED
        ]  # fmt: skip


def test_after_a_power_cut_every_acknowledged_ballot_is_there(
    kit: ActiveKit, station: Station, tmp_path: Path
) -> None:
    codes = {vote(station, number) for number in range(3)}
    arrive(station, 7)
    arrive(station, 8)
    cut = copy(tmp_path, tmp_path / "cut")
    with started(kit, cut) as opened:
        head = opened.box.head
        assert (head.ballots, head.entries, len(codes)) == (3, 3, 3)
        assert (head.started, head.abandoned, head.under_way) == (5, 2, 0)
        newest = journal.rows(opened.box.connection)[-1]
        assert (newest.event, newest.detail) == (JournalEvent.SESSIONS_CUT, "2")


def test_a_box_that_is_open_is_not_opened_again(kit: ActiveKit, station: Station, tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="Otro programa tiene abierta esta urna"):
        Station.start(kit, tmp_path, Mode.PRACTICE, noon)
    vote(station, 1)
    assert station.status().ballots == 1


def test_a_change_that_fails_leaves_neither_rows_nor_head(station: Station) -> None:
    before, rows = station.box.head, journal.rows(station.box.connection)

    def write() -> None:
        station.box.ballots.insert(leaf_of(RECORD), RECORD)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        station.box.change(replace(before, ballots=1), station.box.event("", JournalEvent.NOTE), write=write)
    assert station.box.head == before
    assert journal.rows(station.box.connection) == rows
    assert not station.box.ballots.holds(leaf_of(RECORD))


def test_the_head_is_in_step_with_the_file_after_every_change(
    kit: ActiveKit, station: Station, tmp_path: Path
) -> None:
    acts: list[Callable[[], object]] = [station.pause_polls, station.resume_polls, partial(vote, station, 1)]
    for number, act in enumerate(acts):
        act()
        cut = copy(tmp_path, tmp_path / f"cut{number}")
        with started(kit, cut) as opened:
            assert opened.box.head.ballots == station.box.head.ballots


def test_a_start_that_fails_lets_go_of_the_file(kit: ActiveKit, folder: Path) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        BoxFile.open(box_file(folder), kit.kit.context(Mode.PRACTICE), kit.signing_key, minute="no minute")
    with started(kit, folder) as opened:
        assert opened.box.head.boots == 2


@pytest.mark.parametrize("emptied", [True, False])
def test_a_box_of_which_only_the_wal_is_left_is_refused_and_left_for_the_rescue(
    kit: ActiveKit, station: Station, tmp_path: Path, emptied: bool
) -> None:
    vote(station, 1)
    cut = copy(tmp_path, tmp_path / "cut")
    path = box_file(cut)
    path.unlink()
    if emptied:
        path.touch()
    assert refusal(kit, cut) == "database-gone"
