"""The whole centre as one file: taken while the server works, worth nothing if one byte differs."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.canonical import canonical_json
from kiosk.errors import OperatorError, Refused
from sync.central.audit import Clerk, first_break
from sync.central.backup import Backup, restore_backup, write_backup
from sync.central.coverage import coverage
from sync.central.intake import Outcome, take_in
from sync.central.key_files import ORGANISER_FILE, REGISTER_FILE
from sync.central.store import Store
from tests.kiosk.voting import contents
from tests.tools.centres import World, make_world
from tests.tools.disks import small_disk


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path / "centre")


@pytest.fixture
def store(new_database: Callable[[], str]) -> Iterator[Store]:
    made = Store.open(new_database())
    yield made
    made.close()


def take(world: World, store: Store, envelope: bytes) -> Outcome:
    return take_in(store, envelope, world.centre.roster(), world.centre.signing_key).outcome


def fill(world: World, store: Store) -> None:
    """Batches of two kiosks, one of them held, an alarm and two rows of who did what."""
    clerk = Clerk.of(world.centre.consultation, "Ana")
    first = world.kiosk()
    take(world, store, first.send(4))
    take(world, store, first.with_other_box().send())
    second = world.kiosk(2)
    take(world, store, second.send(2))
    for action in ("import", "kit"):
        clerk.record(store, action, "dos archivos")


def rewrite(path: Path, **changes: bytes | None) -> Path:
    """The same backup with other entries; its manifest stays unless it is among them."""
    with zipfile.ZipFile(path) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    entries |= {name: data for name, data in changes.items() if data is not None}
    forged = path.with_name("forged.zip")
    with zipfile.ZipFile(forged, "w") as archive:
        for name, data in entries.items():
            if changes.get(name, b"") is not None:
                archive.writestr(name, data)
    return forged


def test_what_comes_back_is_the_same_centre(world: World, store: Store, tmp_path: Path) -> None:
    fill(world, store)
    made = write_backup(world.centre, store, tmp_path / "copia.zip")
    assert (made.batches, made.ballots, made.size) == (2, 6, made.path.stat().st_size)
    centre = restore_backup(made.path, tmp_path / "restored" / "centre")
    again = Store.sqlite(centre.database)
    assert coverage(again, centre.roster()) == coverage(store, world.centre.roster())
    with again.reading() as here, store.reading() as there:
        assert here.audit() == there.audit()
        assert first_break(here.audit()) is None
        assert (here.held(), here.alarms()) == (there.held(), there.alarms())
    batch = world.kiosk(2).send()
    assert take_in(again, batch, centre.roster(), centre.signing_key).outcome is Outcome.NEW
    again.close()


def test_keys_and_shares_never_go_in_even_where_they_lie_in_the_folder(
    world: World, store: Store, tmp_path: Path
) -> None:
    for name in (ORGANISER_FILE, REGISTER_FILE, "trustee-1.txt"):
        (world.centre.folder / name).write_text("secret")
    made = write_backup(world.centre, store, tmp_path / "copia.zip")
    with zipfile.ZipFile(made.path) as archive:
        assert set(archive.namelist()) == {
            "setup.json", "centre.key", "consultation.toml", "rosters/000001.json", "central.sqlite",
            "manifest.json",
        }  # fmt: skip
    assert made.path.stat().st_mode & 0o777 == 0o600


def test_it_is_of_one_moment_while_batches_arrive(world: World, store: Store, tmp_path: Path) -> None:
    envelopes = [world.kiosk().send(5) for _ in range(60)]
    done = threading.Event()

    def deliver() -> None:
        for envelope in envelopes:
            take(world, store, envelope)
        done.set()

    server = threading.Thread(target=deliver)
    server.start()
    copies: list[Backup] = []
    while not done.is_set() or not copies:
        copies.append(write_backup(world.centre, store, tmp_path / f"copia-{len(copies)}.zip"))
    server.join()
    assert all(copy.ballots == 5 * copy.batches for copy in copies)
    last = write_backup(world.centre, store, tmp_path / "last.zip")
    assert (last.batches, last.ballots) == (60, 300)


def test_an_existing_file_and_a_folder_that_holds_something_are_not_touched(
    world: World, store: Store, tmp_path: Path
) -> None:
    taken = tmp_path / "taken.zip"
    taken.write_bytes(b"mine")
    with pytest.raises(OperatorError, match="ya existe"):
        write_backup(world.centre, store, taken)
    made = write_backup(world.centre, store, tmp_path / "copia.zip")
    with pytest.raises(OperatorError, match="ya tiene algo"):
        restore_backup(made.path, world.centre.folder)
    with pytest.raises(OperatorError, match="No existe"):
        restore_backup(tmp_path / "nothing.zip", tmp_path / "new")
    assert taken.read_bytes() == b"mine"


def test_an_empty_folder_may_be_restored_into(world: World, store: Store, tmp_path: Path) -> None:
    made = write_backup(world.centre, store, tmp_path / "copia.zip")
    (tmp_path / "empty").mkdir()
    assert restore_backup(made.path, tmp_path / "empty").roster() == world.centre.roster()


def test_one_changed_byte_anywhere_is_refused_and_nothing_is_written(
    world: World, store: Store, tmp_path: Path
) -> None:
    fill(world, store)
    data = write_backup(world.centre, store, tmp_path / "copia.zip").path.read_bytes()
    whole = contents(restore_backup(tmp_path / "copia.zip", tmp_path / "whole").folder)
    forged, target = tmp_path / "forged.zip", tmp_path / "target"
    places = [*range(0, len(data), max(1, len(data) // 60)), len(data) - 1]
    for place in places:
        forged.write_bytes(data[:place] + bytes([data[place] ^ 0x40]) + data[place + 1 :])
        with contextlib.suppress(Refused):
            # It may come back only where the byte says nothing: the date, or who may read the entry.
            assert contents(restore_backup(forged, target).folder) == whole
            target.rename(tmp_path / f"harmless-{place}")
        assert not target.exists()
    for end in (0, 10, len(data) // 2, len(data) - 1):
        forged.write_bytes(data[:end])
        with pytest.raises(Refused):
            restore_backup(forged, target)
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".restaura")]


def test_a_file_too_many_a_missing_one_and_a_way_out_are_refused(
    world: World, store: Store, tmp_path: Path
) -> None:
    path = write_backup(world.centre, store, tmp_path / "copia.zip").path
    with zipfile.ZipFile(path) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    escaping = {**manifest["files"], "../out": manifest["files"]["centre.key"]}
    without = {name: digest for name, digest in manifest["files"].items() if name != "centre.key"}
    key = world.centre.key_path.read_bytes()
    for changes in (
        {"extra": b"x"},
        {"centre.key": None},
        {"../out": key, "manifest.json": canonical_json({**manifest, "files": escaping})},
        {"centre.key": None, "manifest.json": canonical_json({**manifest, "files": without})},
        {"manifest.json": canonical_json({**manifest, "format": 2})},
        {"manifest.json": None},
    ):
        with pytest.raises(Refused):
            restore_backup(rewrite(path, **changes), tmp_path / "target")
        assert not (tmp_path / "target").exists()
        assert not (tmp_path / "out").exists()


def test_a_file_that_is_not_as_it_was_kept_is_named(world: World, store: Store, tmp_path: Path) -> None:
    path = write_backup(world.centre, store, tmp_path / "copia.zip").path
    with pytest.raises(Refused, match=r"«centre\.key» no es lo que se guardó\. No se restauró nada"):
        restore_backup(rewrite(path, **{"centre.key": b"00" * 32}), tmp_path / "target")
    assert not (tmp_path / "target").exists()


@pytest.mark.parametrize(
    "name",
    ["/etc/passwd", "a\\b", "files/../../x", "./setup.json", "files//x", "x" * 256, "files/x/y"],
)
def test_a_name_that_is_none_is_never_written(world: World, store: Store, tmp_path: Path, name: str) -> None:
    path = write_backup(world.centre, store, tmp_path / "copia.zip").path
    with zipfile.ZipFile(path) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    more = {"files/x": b"x", name: b"x"}
    digests = {each: hashlib.sha256(b"x").hexdigest() for each in more}
    changed = canonical_json({**manifest, "files": {**manifest["files"], **digests}})
    before = {each.name for each in tmp_path.iterdir()}
    with pytest.raises(Refused, match="sus archivos no son los de su lista"):
        restore_backup(rewrite(path, **more, **{"manifest.json": changed}), tmp_path / "target")
    assert {each.name for each in tmp_path.iterdir()} - before == {"forged.zip"}


@pytest.mark.parametrize("spoil", ["packed", "doubled", "manifest"])
def test_another_kind_of_zip_is_no_backup(world: World, store: Store, tmp_path: Path, spoil: str) -> None:
    path = write_backup(world.centre, store, tmp_path / "copia.zip").path
    forged = rewrite(path, **({"manifest.json": b" " * (9 << 20)} if spoil == "manifest" else {}))
    if spoil == "packed":
        with zipfile.ZipFile(forged, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("files/x", b"x" * 1000)
    if spoil == "doubled":
        with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(forged, "a") as archive:
            archive.writestr("setup.json", b"{}")
    with pytest.raises(Refused, match="La copia está dañada"):
        restore_backup(forged, tmp_path / "target")
    assert not (tmp_path / "target").exists()


def test_a_link_under_the_temporary_name_leads_nowhere(world: World, store: Store, tmp_path: Path) -> None:
    key, path = tmp_path / "a key", tmp_path / "centre.copia"
    key.write_bytes(b"secret")
    (tmp_path / ".centre.copia.part").symlink_to(key)
    with pytest.raises(OperatorError, match="No se pudo escribir"):
        write_backup(world.centre, store, path)
    write_backup(world.centre, store, path)
    assert (key.read_bytes(), path.is_symlink(), path.stat().st_mode & 0o777) == (b"secret", False, 0o600)


def test_a_full_disk_leaves_no_file_of_that_name(world: World, store: Store, tmp_path: Path) -> None:
    for _ in range(20):
        take(world, store, world.kiosk().send(200))
    with small_disk(tmp_path / "small", 1024) as disk:
        with pytest.raises(OperatorError):
            write_backup(world.centre, store, disk / "copia.zip")
        assert os.listdir(disk) == []  # noqa: PTH208  hidden names too


def test_a_backup_fills_an_empty_database_and_no_other(
    world: World, store: Store, new_database: Callable[[], str], tmp_path: Path
) -> None:
    fill(world, store)
    centre = restore_backup(
        write_backup(world.centre, store, tmp_path / "copia.zip").path, tmp_path / "restored"
    )
    other = Store.open(new_database())
    other.fill_from(centre.database)
    assert coverage(other, centre.roster()) == coverage(store, world.centre.roster())
    Clerk.of(centre.consultation, "Ana").record(other, "restore", "copia.zip")
    with other.reading() as transaction:
        assert first_break(transaction.audit()) is None
    with pytest.raises(OperatorError, match="ya tiene un centro"):
        other.fill_from(centre.database)
    other.close()
