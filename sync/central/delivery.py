"""What somebody drops on the desk: batches and actas, in files and folders, one after the other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sync.central.acta_codes import SUFFIXES
from sync.central.acta_intake import TakenActa, acta_files, read_actas
from sync.central.audit import Clerk
from sync.central.importing import ImportSummary, Progress, import_folder
from sync.central.places import Centre
from sync.central.report import import_sums
from sync.central.store import Store


@dataclass(frozen=True)
class Delivery:
    """``unread``: files with actas that were not looked at any more because it was stopped."""

    batches: ImportSummary
    actas: tuple[TakenActa, ...]
    unread: int = 0


def take_delivery(
    centre: Centre,
    store: Store,
    clerk: Clerk,
    paths: Sequence[Path],
    *,
    progress: Progress = lambda _done, _all: None,
    wanted: Callable[[], bool] = lambda: True,
) -> Delivery:
    """Take in every batch under ``paths`` as `import_folder` does, then every acta as `read_actas` does.

    Raises `OperatorError` if a path does not exist: then nothing was taken in.
    """
    pictures = acta_files([path for path in paths if path.is_dir() or _is_picture(path)])
    summary = import_folder(
        centre, store, [path for path in paths if not _is_picture(path)],
        progress=lambda done, of: progress(done, of + len(pictures)), wanted=wanted,
    )  # fmt: skip
    if summary.taken or not pictures:
        clerk.record(store, "import", import_sums(summary))
    first, looked = len(summary.taken), 0

    def count(done: int, of: int) -> None:
        nonlocal looked
        looked = done
        progress(first + done, first + of)

    actas = read_actas(centre, store, pictures, clerk, progress=count, wanted=wanted)
    return Delivery(summary, tuple(actas), len(pictures) - looked)


def _is_picture(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and not path.is_dir()
