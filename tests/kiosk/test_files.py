"""Files are whole or not there, whoever looks and whatever the disk refuses, and for their owner alone."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.errors import OperatorError
from kiosk.files import keep_folder, make_folder, read_file, write_durably, write_whole
from tests.tools.disks import no_file_beyond

OLD, NEW = b"before" * 20_000, b"after" * 30_000
WRITER = """
import sys
from pathlib import Path
from kiosk.files import write_durably
for _ in range(30):
    for sign in (b"a", b"b"):
        write_durably(Path(sys.argv[1]), sign * 200_000)
"""


@pytest.fixture(params=[0o000, 0o022, 0o077], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.mark.usefixtures("umask")
def test_a_file_is_for_its_owner_alone_whatever_the_account_is_used_to(tmp_path: Path) -> None:
    path = tmp_path / "key"
    write_durably(path, b"secret")
    assert (path.read_bytes(), mode(path)) == (b"secret", 0o600)


@pytest.mark.usefixtures("umask")
def test_so_is_a_folder_of_ours(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "actas"
    make_folder(folder)
    make_folder(folder)
    assert mode(folder) == 0o700


def test_what_others_may_read_has_to_be_asked_for(tmp_path: Path) -> None:
    write_durably(tmp_path / "page", b"", mode=0o644)
    assert mode(tmp_path / "page") == 0o644


def test_a_file_that_was_open_to_all_is_not_any_more_once_it_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_bytes(OLD)
    path.chmod(0o666)
    write_durably(path, NEW)
    assert (path.read_bytes(), mode(path)) == (NEW, 0o600)


def test_what_a_cut_left_half_written_is_replaced_and_does_not_stay(tmp_path: Path) -> None:
    path = tmp_path / "batch.urna"
    (tmp_path / ".batch.urna.part").write_bytes(OLD + NEW)
    write_durably(path, NEW)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == NEW


@pytest.mark.parametrize("room", [0, 1, 4096, len(NEW) - 1])
@pytest.mark.parametrize("there", [True, False])
def test_a_write_that_ends_anywhere_leaves_what_was_there(tmp_path: Path, room: int, there: bool) -> None:
    path = tmp_path / "batch.urna"
    if there:
        path.write_bytes(OLD)
    with no_file_beyond(room), pytest.raises(OperatorError, match=r"batch\.urna.*sigue igual"):
        write_durably(path, NEW)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == (
        {path.name: OLD} if there else {}
    )


def test_a_folder_that_is_gone_and_one_in_the_way_are_told(tmp_path: Path) -> None:
    (tmp_path / "batch.urna").mkdir()
    for path in (tmp_path / "gone" / "batch.urna", tmp_path / "batch.urna"):
        with pytest.raises(OperatorError, match="No se pudo escribir") as refused:
            write_durably(path, NEW)
        assert refused.value.do
    assert [file.name for file in tmp_path.iterdir()] == ["batch.urna"]


def test_of_many_each_is_whole_and_one_word_at_the_end_keeps_them_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced, sync = [], os.fsync

    def noted(descriptor: int) -> None:
        synced.append(Path(f"/proc/self/fd/{descriptor}").resolve().name)
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", noted)
    for name in ("a", "b"):
        write_whole(tmp_path / name, NEW)
    keep_folder(tmp_path)
    assert synced == [".a.part", ".b.part", tmp_path.name]
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"a": NEW, "b": NEW}


def test_a_folder_that_went_away_before_it_was_kept_is_told(tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match=r"stick.*sigue igual"):
        keep_folder(tmp_path / "stick")


def test_a_link_under_the_temporary_name_leads_nowhere(tmp_path: Path) -> None:
    key, receipt = tmp_path / "centre.key", tmp_path / "batch.recibo"
    key.write_bytes(b"secret")
    (tmp_path / ".batch.recibo.part").symlink_to(key)
    with pytest.raises(OperatorError, match=r"batch\.recibo"):
        write_durably(receipt, NEW)
    write_durably(receipt, NEW)
    assert (key.read_bytes(), receipt.read_bytes(), receipt.is_symlink()) == (b"secret", NEW, False)


def test_whoever_reads_meanwhile_finds_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    path, seen = tmp_path / "roster", set()
    path.write_bytes(b"a" * 200_000)
    with subprocess.Popen([sys.executable, "-c", WRITER, path], cwd=Path(__file__).parents[2]) as other:
        while other.poll() is None:
            data = path.read_bytes()
            assert data in (b"a" * 200_000, b"b" * 200_000)
            seen.add(data[:1])
    assert other.returncode == 0
    assert seen == {b"a", b"b"}


@pytest.mark.parametrize("way", ["", "data"])
def test_a_file_where_a_folder_should_be_is_told(tmp_path: Path, way: str) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_bytes(b"")
    with pytest.raises(OperatorError, match="No se pudo crear la carpeta"):
        make_folder(blocked / way)
    assert blocked.read_bytes() == b""


@pytest.mark.parametrize("size", [0, 1, 99, 100])
def test_a_file_is_read_up_to_the_most_that_it_may_have(tmp_path: Path, size: int) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"x" * size)
    assert read_file(path, 100) == b"x" * size


def test_one_byte_more_is_refused_without_being_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"x" * 101)
    with pytest.raises(OperatorError, match="más grande que lo permitido"):
        read_file(path, 100)
    with pytest.raises(OperatorError, match="más grande"):
        read_file(Path("/dev/zero"), 100)


def test_what_cannot_be_read_is_told_with_its_reason(tmp_path: Path) -> None:
    for path in (tmp_path / "gone", tmp_path, tmp_path / ("x" * 300)):
        with pytest.raises(OperatorError, match="No se pudo leer"):
            read_file(path, 100)
