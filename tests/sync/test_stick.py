"""A stick: room is asked for before anything is written, and what is read is what the centre left there."""

import shutil
from pathlib import Path

import pytest

from kiosk.errors import OperatorError
from kiosk.files import holds
from sync import stick
from sync.stick import FOLDER, find, require_space, write_checked
from tests.tools.disks import no_file_beyond


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    (tmp_path / FOLDER).mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("sizes", "clusters"), [([], 0), ([0], 0), ([1], 1), ([stick._CLUSTER], 1), ([stick._CLUSTER + 1, 1], 3)]
)
def test_each_file_needs_whole_clusters_and_a_full_stick_a_spare(
    memory: Path, monkeypatch: pytest.MonkeyPatch, sizes: list[int], clusters: int
) -> None:
    usage = shutil.disk_usage(memory)
    needed = clusters * stick._CLUSTER + (stick._SPARE if sizes else 0)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage._replace(free=needed))
    require_space(memory, sizes)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage._replace(free=needed - 1))
    if sizes:
        with pytest.raises(OperatorError, match=rf"se necesitan {needed // 1024}\. No se copió nada"):
            require_space(memory, sizes)


def test_a_stick_that_does_not_answer_is_told_with_where_the_batches_are(memory: Path) -> None:
    with pytest.raises(OperatorError, match=r"dejó de responder.*siguen en el equipo"):
        require_space(memory / "gone", [1])
    with pytest.raises(OperatorError, match="dejó de responder"):
        find(memory, "x" * 300, 10)


def test_what_is_in_its_own_folder_goes_before_what_lies_beside_it(memory: Path) -> None:
    assert find(memory, "puestos.lista", 10) is None
    (memory / "puestos.lista").write_bytes(b"beside")
    assert find(memory, "puestos.lista", 10) == b"beside"
    (memory / FOLDER / "puestos.lista").write_bytes(b"inside")
    assert find(memory, "puestos.lista", 10) == b"inside"


def test_what_is_too_large_or_no_file_is_passed_over_for_the_other_place(memory: Path) -> None:
    inside, beside = memory / FOLDER / "a.recibo", memory / "a.recibo"
    inside.write_bytes(b"x" * 11)
    assert find(memory, "a.recibo", 10) is None
    beside.write_bytes(b"x" * 10)
    assert find(memory, "a.recibo", 10) == b"x" * 10
    inside.unlink()
    inside.mkdir()
    assert find(memory, "a.recibo", 10) == b"x" * 10
    assert find(memory / "gone", "a.recibo", 10) is None


@pytest.mark.parametrize("data", [b"", b"batch", b"batch!", b"Batch"])
def test_a_file_is_held_only_with_these_very_bytes(memory: Path, data: bytes) -> None:
    path = memory / "a.urna"
    assert not holds(path, data)
    path.write_bytes(b"batch")
    assert holds(path, data) is (data == b"batch")
    assert not holds(memory, b"batch")


def test_what_is_written_is_read_back_from_the_stick(memory: Path) -> None:
    write_checked(memory / "a.urna", b"batch" * 1000)
    assert (memory / "a.urna").read_bytes() == b"batch" * 1000
    with no_file_beyond(100), pytest.raises(OperatorError, match="No se pudo escribir"):
        write_checked(memory / "b.urna", b"batch" * 1000)
    assert sorted(path.name for path in memory.iterdir()) == ["a.urna", FOLDER]


@pytest.mark.parametrize("spoilt", [b"", b"batc", b"batchh", b"bitch"])
def test_a_stick_that_keeps_something_else_is_found_out(
    memory: Path, monkeypatch: pytest.MonkeyPatch, spoilt: bytes
) -> None:
    """A worn one takes a write without a word: here what it holds changes as soon as it was renamed."""
    path, replace = memory / "a.urna", Path.replace

    def replace_and_forget(self: Path, target: Path) -> Path:
        moved = replace(self, target)
        moved.write_bytes(spoilt)
        return moved

    monkeypatch.setattr(Path, "replace", replace_and_forget)
    with pytest.raises(OperatorError, match=r"no guardó bien a\.urna: .*Use otra memoria"):
        write_checked(path, b"batch")


def test_a_file_that_is_gone_when_it_is_read_back_is_a_stick_that_is_gone(
    memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace
    monkeypatch.setattr(Path, "replace", lambda self, target: replace(self, target).unlink())
    with pytest.raises(OperatorError, match="dejó de responder"):
        write_checked(memory / "a.urna", b"batch")
