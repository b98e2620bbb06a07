"""Files that are either whole or not there, on a disk or on a stick that someone may pull out."""

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from kiosk.errors import OperatorError, noted
from kiosk.system_words import why


def write_durably(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Temporary name → fsync → rename → fsync of the folder. Raises `OperatorError` if the disk refuses."""
    write_whole(path, data, mode)
    keep_folder(path.parent)


def write_whole(path: Path, data: bytes, mode: int = 0o600) -> None:
    """One of many: whole or not there, and there to stay after `keep_folder`. Raises `OperatorError`."""
    begun = temporary(path)
    with _refusal_explained(path):
        try:
            with begin(begun, mode) as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            begun.replace(path)
        except OSError:
            with contextlib.suppress(OSError):  # the stick may be gone
                begun.unlink(missing_ok=True)
            raise


def temporary(path: Path) -> Path:
    """Where the bytes of a file are until they are whole."""
    return path.with_name(f".{path.name}.part")


def begin(path: Path, mode: int) -> BinaryIO:
    """The file, empty, to be written; never through a link, which on somebody's stick may lead to a file of
    ours. Raises `OSError`.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW
    return os.fdopen(os.open(path, flags, mode), "wb")


def keep_folder(folder: Path) -> None:
    """No power cut takes away what was written here. Raises `OperatorError` if the disk refuses."""
    with _refusal_explained(folder):
        sync_folder(folder)


@contextlib.contextmanager
def _refusal_explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OperatorError(
            "No se pudo escribir {name}: {why}.",
            "Revise el espacio y que la memoria esté bien puesta, e intente otra vez.",
            kept="Lo que ya estaba guardado sigue igual.",
            name=path,
            why=why(error),
        ) from error


def make_folder(path: Path, mode: int = 0o700) -> None:
    """The folder is there, for its owner alone unless ``mode`` says otherwise, and a power cut does not take
    it away again with all that was put into it since. Raises `OperatorError` if the disk refuses.
    """
    try:
        missing = [folder for folder in (path, *path.parents) if not folder.exists()]
        path.mkdir(mode, parents=True, exist_ok=True)
        for folder in missing:
            sync_folder(folder.parent)
    except OSError as error:
        raise OperatorError(
            "No se pudo crear la carpeta {name}: {why}.",
            "Revise el disco, e intente otra vez.",
            kept="Lo que ya estaba guardado sigue igual.",
            name=path,
            why=why(error),
        ) from error


def sync_folder(folder: Path) -> None:
    """What was made, renamed or removed in the folder stays so. Raises `OSError`."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def holds(path: Path, data: bytes) -> bool:
    """True if the file is there with exactly these bytes."""
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def read_found(path: Path, most: int) -> bytes:
    """Like `read_file`, of what lies on somebody's stick and nobody looked at: a pipe or a device, which
    might never begin or never end, is refused without opening it.
    """
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise _unreadable(path, why(error)) from error
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise _unreadable(path, noted("no es un archivo común"))
    return read_file(path, most)


def read_file(path: Path, most: int) -> bytes:
    """The bytes of a file of at most ``most`` bytes. Raises `OperatorError` if it cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise _unreadable(path, why(error)) from error
    if len(data) > most:
        raise OperatorError(
            "El archivo {name} es más grande que lo permitido. No se leyó.",
            "Revise que sea el archivo correcto.",
            name=path,
        )
    return data


def _unreadable(path: Path, reason: str) -> OperatorError:
    return OperatorError(
        "No se pudo leer {name}: {why}.",
        "Revise el nombre del archivo y vuelva a intentar.",
        name=path,
        why=reason,
    )
