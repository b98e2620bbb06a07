"""Sticks: nothing or a whole file, any number of kiosks, and never "remove it" too early."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk import files
from kiosk.errors import OperatorError
from kiosk.station import Station
from sync import stick, usb_transport
from sync.central.importing import ImportSummary, import_folder
from sync.central.intake import Outcome
from sync.central.store import Store
from sync.mounts import sticks
from sync.usb_transport import StickReport, copy
from tests.tools.centres import World, make_world, usb, vote
from tests.tools.deaths import each_death
from tests.tools.disks import fill, small_disk


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path / "centre", kiosks=3)


@pytest.fixture
def stations(world: World, tmp_path: Path) -> Iterator[list[Station]]:
    opened = [world.station(tmp_path / "data", number) for number in (1, 2)]
    for station in opened:
        station.open_polls()
    yield opened
    for station in opened:
        station.shut()


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    folder = tmp_path / "USB"
    folder.mkdir()
    return folder


def take_out(station: Station, memory: Path) -> StickReport:
    transport = usb(station)
    return transport.finish(copy(transport.prepare(seal=True), memory))


def bring_in(world: World, memory: Path) -> ImportSummary:
    store = Store.sqlite(world.centre.database)
    try:
        return import_folder(world.centre, store, [memory])
    finally:
        store.close()


def test_batches_go_out_and_receipts_come_back_on_the_same_stick(
    world: World, stations: list[Station], memory: Path
) -> None:
    for people, station in enumerate(stations, 12):
        vote(station, people)
        report = take_out(station, memory)
        assert (report.written, report.receipts, report.undelivered) == (1, 0, 1)
        assert (
            report.text
            == "1 lote quedó bien guardado en la memoria, y se comprobó. Puede retirar la memoria."
        )
    summary = bring_in(world, memory)
    assert (summary.count(Outcome.NEW), summary.receipts) == (2, 2)
    for station in stations:
        report = take_out(station, memory)
        assert (report.on_stick, report.receipts, report.undelivered) == ((), 1, 0)
        assert "llegó 1 recibo" in report.text.lower()


def test_copying_again_writes_nothing_twice_and_a_second_stick_gets_all(
    stations: list[Station], memory: Path, tmp_path: Path
) -> None:
    vote(stations[0], 10)
    take_out(stations[0], memory)
    again = take_out(stations[0], memory)
    assert (again.written, len(again.on_stick)) == (0, 1)
    other = tmp_path / "OTRA"
    other.mkdir()
    assert take_out(stations[0], other).written == 1


def test_a_receipt_of_somebody_else_is_none_and_the_batch_is_still_copied(
    world: World, stations: list[Station], memory: Path
) -> None:
    vote(stations[0], 10)
    vote(stations[1], 10)
    take_out(stations[0], memory)
    take_out(stations[1], memory)
    bring_in(world, memory)
    mine, other = (s.batches.undelivered()[0].name + stick.RECEIPT_SUFFIX for s in stations)
    shutil.copy(memory / stick.FOLDER / other, memory / stick.FOLDER / mine)
    (memory / stick.FOLDER / stations[0].batches.undelivered()[0].name).unlink()
    report = take_out(stations[0], memory)
    assert (report.receipts, report.foreign, report.written, report.undelivered) == (0, 1, 1, 1)
    assert "no es de este centro" in report.text


def test_a_damaged_copy_on_the_stick_is_replaced(stations: list[Station], memory: Path) -> None:
    vote(stations[0], 10)
    take_out(stations[0], memory)
    (found,) = (memory / stick.FOLDER).iterdir()
    whole = found.read_bytes()
    found.write_bytes(whole[:100])
    assert take_out(stations[0], memory).written == 1
    assert found.read_bytes() == whole


def test_a_newer_roster_comes_back_and_a_false_one_does_not(
    world: World, stations: list[Station], memory: Path
) -> None:
    vote(stations[0], 10)
    take_out(stations[0], memory)
    world.change_roster()
    bring_in(world, memory)
    roster = memory / stick.FOLDER / stick.ROSTER_NAME
    good = roster.read_bytes()
    roster.write_bytes(good.replace(b'"sig":"', b'"sig":"A'))
    assert not take_out(stations[0], memory).newer_roster
    roster.write_bytes(good)
    assert take_out(stations[0], memory).newer_roster


def test_receipts_are_found_in_the_root_of_the_stick_too(
    world: World, stations: list[Station], memory: Path
) -> None:
    vote(stations[0], 10)
    take_out(stations[0], memory)
    bring_in(world, memory)
    for receipt in (memory / stick.FOLDER).glob("*" + stick.RECEIPT_SUFFIX):
        receipt.rename(memory / receipt.name)
    assert take_out(stations[0], memory).receipts == 1


def test_a_stick_pulled_at_any_line_leaves_nothing_or_a_whole_file(
    world: World, stations: list[Station], memory: Path
) -> None:
    vote(stations[0], 10)
    cargo = usb(stations[0]).prepare(seal=True)
    whole, seen = cargo.batches[0].envelope, set()

    def copied_anew() -> None:
        shutil.rmtree(memory / stick.FOLDER, ignore_errors=True)
        copy(cargo, memory)

    for _line in each_death(copied_anew, files, stick, usb_transport):
        batches = [path for path in memory.rglob("*.urna") if not path.name.startswith(".")]
        assert all(path.read_bytes() == whole for path in batches)
        seen.add(len(batches))
    assert seen == {0, 1}
    assert bring_in(world, memory).count(Outcome.NEW) == 1


def test_a_full_stick_is_told_before_anything_is_written(stations: list[Station], tmp_path: Path) -> None:
    vote(stations[0], 10)
    with small_disk(tmp_path / "small", 1400) as memory:
        ballast = fill(memory, leave=512 * 1024)
        with pytest.raises(OperatorError, match="Espacio libre"):
            take_out(stations[0], memory)
        assert not list(memory.rglob("*.urna*"))
        ballast.unlink()
        assert take_out(stations[0], memory).written == 1


def test_a_stick_that_fills_up_meanwhile_leaves_nothing_half_done(tmp_path: Path) -> None:
    with small_disk(tmp_path / "small", 64) as memory:
        with pytest.raises(OperatorError, match="No se pudo escribir"):
            stick.write_checked(memory / "a.urna", b"x" * 100_000)
        assert not list(memory.iterdir())


def test_a_stick_that_is_gone_is_said_plainly(stations: list[Station], tmp_path: Path) -> None:
    vote(stations[0], 10)
    with pytest.raises(OperatorError, match="siguen en el equipo"):
        take_out(stations[0], tmp_path / "nowhere")
    assert len(stations[0].batches.undelivered()) == 1


def test_a_folder_of_500_batches_shows_progress_and_ends_with_the_sums(world: World, tmp_path: Path) -> None:
    folder = tmp_path / "memoria"
    folder.mkdir()
    kiosk, other = world.kiosk(1), world.kiosk(2)
    for _ in range(250):
        for source in (kiosk, other):
            batch = source.batch(2)
            (folder / batch.name).write_bytes(source.sign(batch))
    (folder / "K-001-basura.urna").write_bytes(b"basura")
    (folder / ".K-001-a-medias.urna.part").write_bytes(b"{")
    missing = next(path for path in sorted(folder.iterdir()) if path.name.startswith("K-002"))
    kept = missing.read_bytes()
    missing.unlink()
    seen: list[tuple[int, int]] = []
    store = Store.sqlite(world.centre.database)
    summary = import_folder(world.centre, store, [folder], progress=lambda *at: seen.append(at))
    assert (summary.count(Outcome.NEW), summary.count(Outcome.HELD)) == (250, 200)
    assert summary.count(Outcome.REFUSED) == 50  # garbage, and what is more than may be held of one kiosk
    assert seen[-1] == (500, 500)
    missing.write_bytes(kept)
    again = import_folder(world.centre, store, [folder], receipts=False)
    assert (again.count(Outcome.ALREADY), again.count(Outcome.NEW), again.count(Outcome.REFUSED)) == (
        450,
        50,
        1,
    )
    with store.reading() as transaction:
        assert (transaction.ballot_count(), transaction.held()) == (1000, [])
    store.close()


def test_a_folder_that_cannot_be_written_is_imported_all_the_same(world: World, tmp_path: Path) -> None:
    batch = world.kiosk().batch()
    with small_disk(tmp_path / "small", 32) as folder:
        (folder / batch.name).write_bytes(world.kiosk().sign(batch))
        fill(folder)
        summary = bring_in(world, folder)
    assert (summary.count(Outcome.NEW), summary.receipts) == (1, 0)
    assert "No se pudo escribir" in str(summary.not_written)


def test_sticks_are_found_where_the_system_mounts_them(tmp_path: Path) -> None:
    devices, mounts = tmp_path / "block", tmp_path / "mounts"
    for name, removable in (("sdb", "1"), ("sda", "0")):
        (devices / name / f"{name}1").mkdir(parents=True)
        (devices / name / "removable").write_text(removable + "\n", encoding="ascii")
        (devices / f"{name}1").symlink_to(devices / name / f"{name}1")
    label = tmp_path / "KINGSTON 8"
    label.mkdir()
    escaped = str(label).replace(" ", "\\040")
    mounts.write_text(
        f"/dev/sda1 / ext4 rw 0 0\n/dev/sda1 {tmp_path}/disk ext4 rw 0 0\n"
        f"/dev/sdb1 {escaped} vfat rw,sync 0 0\n"
        "tmpfs /media/none tmpfs rw 0 0\n/dev/sdc1 /media/user/AZUL exfat ro 0 0\n"
        "/dev/sdb1 /boot/efi vfat rw 0 0\n",
        encoding="ascii",
    )
    found = sticks(mounts, devices)
    assert [(each.name, each.writable) for each in found] == [("AZUL", False), ("KINGSTON 8", True)]
    assert found[1].folder == label
    assert sticks(tmp_path / "none") == []
