"""What lies on a memory stick, and how it gets there whole.

Everything is in one folder, ``urna-abierta``: batches under their own names, and beside each the receipt that
the centre wrote for it; the newest roster; wipe orders; in ``actas`` the actas as PDF. Names have no sign
that FAT refuses and differ by more than case, so any number of kiosks share a stick.
"""

import hashlib
import os
import shutil
from pathlib import Path

from kiosk.errors import OperatorError
from kiosk.files import read_file, write_durably
from kiosk.system_words import why

FOLDER = "urna-abierta"
ACTAS = "actas"
RECEIPT_SUFFIX = ".recibo"
ROSTER_NAME = "puestos.lista"
MOST_RECEIPT = 64 * 1024
_CLUSTER = 64 * 1024  # FAT gives no file less than a cluster, and a full stick is slow
_SPARE = 1024 * 1024


def require_space(folder: Path, sizes: list[int]) -> None:
    """Raises `OperatorError` if files of these sizes (bytes) may not all fit, before any is written."""
    needed = sum(-(-size // _CLUSTER) * _CLUSTER for size in sizes) + (_SPARE if sizes else 0)
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise gone(error) from error
    if free < needed:
        raise OperatorError(
            "Espacio libre en la memoria: {free} KB; se necesitan {needed}.",
            "Borre de la memoria lo que no necesite, o use otra.",
            kept="No se copió nada. Los lotes siguen en el equipo.",
            free=free // 1024,
            needed=needed // 1024,
        )


def write_checked(path: Path, data: bytes) -> None:
    """Write durably, then read back from the stick itself and compare. Raises `OperatorError`."""
    write_durably(path, data)
    try:
        found = _read_from_medium(path, len(data))
    except OSError as error:
        raise gone(error) from error
    if hashlib.sha256(found).digest() != hashlib.sha256(data).digest():
        raise OperatorError(
            "La memoria no guardó bien {name}: lo que se lee no es lo que se escribió.",
            "Use otra memoria.",
            kept="Los lotes siguen en el equipo y no se perdió nada.",
            name=path.name,
        )


def find(folder: Path, name: str, most: int) -> bytes | None:
    """A file of the centre's, in the stick's own folder or beside it; None if there is none that can be read.

    Raises `OperatorError` if the stick does not answer.
    """
    for path in (folder / FOLDER / name, folder / name):
        try:
            there = path.is_file()
        except OSError as error:
            raise gone(error) from error
        if there:
            try:
                return read_file(path, most)
            except OperatorError:
                continue
    return None


def gone(error: OSError) -> OperatorError:
    """The stick does not answer."""
    return OperatorError(
        "La memoria dejó de responder ({why}).",
        "Conéctela otra vez, o use otra, y vuelva a copiar.",
        kept="Los lotes siguen en el equipo.",
        why=why(error),
    )


def _read_from_medium(path: Path, size: int) -> bytes:
    descriptor = os.open(path, os.O_RDONLY)
    with os.fdopen(descriptor, "rb") as file:
        if hasattr(os, "posix_fadvise"):  # what the kernel remembers of it says nothing about the stick
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        return file.read(size + 1)
