"""What the system refuses is told in Spanish, with the whole path that somebody typed; no pipe keeps us."""

import errno
import os
import re
from pathlib import Path

import pytest

from kiosk.errors import OperatorError
from kiosk.files import read_file, read_found, write_durably
from kiosk.system_words import why

ROOT = Path(__file__).parents[2]
USUAL = {
    errno.ENOENT: "no existe",
    errno.EISDIR: "es una carpeta",
    errno.EACCES: "no hay permiso",
    errno.ENOSPC: "no hay espacio",
    errno.EROFS: "ahí solo se puede leer",
    errno.ENODEV: "ya no está la memoria o el disco",
    errno.EIO: "falla de lectura o escritura",
}


@pytest.mark.parametrize(("number", "words"), USUAL.items())
def test_a_usual_reason_is_told_in_spanish(number: int, words: str) -> None:
    assert why(OSError(number, os.strerror(number))) == words


def test_any_other_reason_is_told_as_the_system_says_it() -> None:
    assert why(OSError(errno.EXDEV, os.strerror(errno.EXDEV))) == os.strerror(errno.EXDEV)
    assert why(OSError("no number")) == "no number"
    assert why(OSError()) == "OSError"


def test_no_message_asks_the_system_for_its_words_elsewhere() -> None:
    sources = (path for name in ("kiosk", "sync", "ui") for path in (ROOT / name).rglob("*.py"))
    asking = {path.name for path in sources if re.search(r"error\.strerror", path.read_text("utf-8"))}
    assert asking == {"system_words.py"}


@pytest.mark.parametrize(("name", "words"), [("gone", "no existe"), ("", "es una carpeta")])
def test_what_cannot_be_read_is_named_whole_with_its_reason(tmp_path: Path, name: str, words: str) -> None:
    path = tmp_path / name
    with pytest.raises(OperatorError) as refused:
        read_file(path, 100)
    assert refused.value.what == f"No se pudo leer {path}: {words}."


def test_what_cannot_be_written_too(tmp_path: Path) -> None:
    path = tmp_path / "gone" / "opened.json"
    with pytest.raises(OperatorError, match=re.escape(f"No se pudo escribir {path}: no existe.")):
        write_durably(path, b"")


def test_a_pipe_or_a_device_on_a_stick_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    pipe, device = tmp_path / "pipe", tmp_path / "device"
    os.mkfifo(pipe)
    device.symlink_to("/dev/zero")
    for path in (pipe, device):
        with pytest.raises(OperatorError, match="no es un archivo común"):
            read_found(path, 100)


@pytest.mark.parametrize(("name", "words"), [("gone", "no existe"), ("", "es una carpeta")])
def test_what_else_is_on_a_stick_is_read_as_any_file(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "file").write_bytes(b"x")
    assert read_found(tmp_path / "file", 100) == b"x"
    with pytest.raises(OperatorError, match=words):
        read_found(tmp_path / name, 100)
