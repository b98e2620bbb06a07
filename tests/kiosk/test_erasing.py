"""Erasing: all that SQLite keeps of one box is overwritten and goes, nothing else, and no cut stops it."""

import errno
import os
from pathlib import Path

import pytest

from kiosk import erasing
from kiosk.erasing import DOOMED_SUFFIX, erase_box, finish_erasing
from kiosk.errors import OperatorError
from tests.kiosk.voting import contents
from tests.tools.deaths import each_death
from tests.tools.disks import fill, small_disk

BOX = "3f9a-K-01-official.sqlite"
OPEN = {BOX: b"ballots" * 700, BOX + "-wal": b"frames" * 300}
OWN = OPEN | {BOX + "-shm": b"index" * 9, BOX + "-journal": b"j"}
OTHERS = {
    "3f9a-K-01-practice.sqlite": b"practice", "3f9a-K-02-official.sqlite": b"a neighbour",
    "3f9a-K-02-official.sqlite-wal": b"its frames", "3f9a-K-01-official.roster": b"roster",
    "3f9a-K-01-official.borrada": b"the note",
}  # fmt: skip


def lay(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder / BOX


def test_all_that_belongs_to_the_box_goes_and_nothing_else_is_touched(tmp_path: Path) -> None:
    path = lay(tmp_path, OWN | OTHERS)
    assert erase_box(path) == sum(map(len, OWN.values()))
    assert contents(tmp_path) == OTHERS


@pytest.mark.parametrize("size", [0, 1, 7000, erasing._CHUNK - 1, erasing._CHUNK, erasing._CHUNK + 1])
def test_what_is_removed_was_overwritten_first_to_its_last_byte(tmp_path: Path, size: int) -> None:
    path = lay(tmp_path, {BOX: b"\0" * size})
    kept = tmp_path / "link"
    kept.hardlink_to(path)
    assert erase_box(path) == size
    data = kept.read_bytes()
    assert (list(tmp_path.iterdir()), len(data)) == ([kept], size)
    assert all(any(data[place : place + 64]) for place in range(0, size - 63, 64))
    assert size < 64 or any(data[-64:])


def test_a_cut_at_any_line_is_finished_later_and_leaves_nothing_of_the_box(tmp_path: Path) -> None:
    def begun_anew() -> None:
        erase_box(lay(tmp_path, OPEN | OTHERS))

    out_of_use = 0
    for _line in each_death(begun_anew, erasing):
        path = tmp_path / BOX
        if not path.exists():
            out_of_use += 1
            finish_erasing(tmp_path)
            assert contents(tmp_path) == OTHERS
        erase_box(path)
        assert contents(tmp_path) == OTHERS
    assert out_of_use > 10


def test_a_box_that_was_begun_since_is_not_touched(tmp_path: Path) -> None:
    lay(tmp_path, OWN | {BOX + DOOMED_SUFFIX: b"ballots" * 1000})
    assert finish_erasing(tmp_path) == 7000
    assert contents(tmp_path) == OWN
    assert finish_erasing(tmp_path) == 0


def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="No se pudo borrar"):
        erase_box(tmp_path / "nowhere" / BOX)
    (tmp_path / (BOX + DOOMED_SUFFIX)).mkdir()
    with pytest.raises(OperatorError, match="puede seguir en el disco"):
        erase_box(lay(tmp_path, OWN))
    with pytest.raises(OperatorError, match="puede seguir en el disco"):
        finish_erasing(tmp_path)


def test_a_full_disk_does_not_keep_a_box_from_being_erased(tmp_path: Path) -> None:
    with small_disk(tmp_path / "small", 256) as disk:
        path = lay(disk, {BOX: b"x" * 50_000})
        fill(disk)
        assert erase_box(path) == 50_000


def test_a_folder_that_cannot_be_looked_at_is_told_as_the_disk_and_not_as_an_erasing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_folder: Path) -> list[Path]:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(erasing, "_doomed", refused)
    with pytest.raises(OperatorError, match="El disco no respondió"):
        finish_erasing(tmp_path)
