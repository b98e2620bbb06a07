"""Erasing a box file with all that SQLite keeps beside it: renamed, overwritten once, removed.

The first rename takes the box out of use at once, so that an erasing that a power cut ended can be finished
without touching a box that was begun since. On a magnetic disk overwriting is the end of it. Flash memory
writes elsewhere than where it is told, and may keep what was overwritten: hence the encrypted disk, and a
destroyed one for a machine that leaves the city's hands.
"""

import os
from pathlib import Path

from kiosk.connection import in_words
from kiosk.errors import OperatorError
from kiosk.files import sync_folder
from kiosk.system_words import why

DOOMED_SUFFIX = ".borrando"
_BESIDE = ("", "-wal", "-shm", "-journal")
_CHUNK = 1024 * 1024


def erase_box(path: Path) -> int:
    """Overwrite and remove a closed box file; how many bytes were overwritten.

    Raises `OperatorError` if the disk refuses; `finish_erasing` goes on where it ended.
    """
    try:
        for suffix in _BESIDE:
            file = path.with_name(path.name + suffix)
            if file.exists():
                file.replace(file.with_name(file.name + DOOMED_SUFFIX))
        sync_folder(path.parent)
    except OSError as error:
        raise _refused(error) from error
    return finish_erasing(path.parent)


def finish_erasing(folder: Path) -> int:
    """Overwrite and remove what an erasing has put out of use, and what it had no time to: the files beside a
    box that is not there any more. How many bytes. Raises `OperatorError`.
    """
    with in_words():
        total, doomed = 0, _doomed(folder)
    try:
        for file in doomed:
            total += overwrite(file)
            file.unlink()
        if doomed:
            sync_folder(folder)
    except OSError as error:
        raise _refused(error) from error
    return total


def _doomed(folder: Path) -> list[Path]:
    """In the order of removal: what marks the rest goes last, so that a cut leaves the mark."""
    marked = sorted(folder.glob(f"*{DOOMED_SUFFIX}"), reverse=True)
    boxes = [file.with_name(file.name.removesuffix(DOOMED_SUFFIX)) for file in marked]
    beside = [box.with_name(box.name + suffix) for box in boxes if not box.exists() for suffix in _BESIDE]
    return [*(file for file in beside if file.exists()), *marked]


def overwrite(file: Path) -> int:
    """Random bytes where the file's own stood, on the disk when it returns; how many. Raises `OSError`."""
    size = file.stat().st_size
    with file.open("r+b", buffering=0) as raw:
        for start in range(0, size, _CHUNK):
            raw.write(os.urandom(min(_CHUNK, size - start)))
        os.fsync(raw.fileno())
    return size


def _refused(error: OSError) -> OperatorError:
    return OperatorError(
        "No se pudo borrar toda la urna: {why}.",
        "Intente otra vez. Si se repite, guarde el disco bajo llave y llame al centro.",
        kept="Parte de ella puede seguir en el disco.",
        why=why(error),
    )
