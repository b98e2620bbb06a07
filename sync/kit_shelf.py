"""The kits of this machine: those kept under its own folder, and those that a stick brings.

One machine may serve several points, one at a time; people choose by the point's name. A kit is kept as it
was signed and is worth nothing without its activation code.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import UrnaError
from kiosk.files import make_folder, read_found, write_durably
from kiosk.kit import MOST_BYTES, Kit, read_kit
from sync.stick import FOLDER

SUFFIX = ".kit"
_MOST_KITS = 200


@dataclass(frozen=True)
class FoundKit:
    """A kit whose signature holds, its bytes, and whether it is kept on this machine already."""

    kit: Kit
    data: bytes
    kept: bool


@dataclass(frozen=True)
class Search:
    """What was found; ``refused`` holds the names of files that look like kits and are none."""

    kits: tuple[FoundKit, ...]
    refused: tuple[str, ...]


class KitShelf:
    """Kits under one folder of this machine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def search(self, sticks: Iterable[Path] = ()) -> Search:
        """All kits here and on the sticks, by the code of their point; each once."""
        kits: dict[bytes, FoundKit] = {}
        refused: list[str] = []
        for path, kept in [*((path, True) for path in _files(self._folder)), *_on(sticks)]:
            try:
                data = read_found(path, MOST_BYTES)
                kit = read_kit(data)
            except UrnaError:
                refused.append(path.name)
                continue
            kits.setdefault(hashlib.sha256(data).digest(), FoundKit(kit, data, kept))
        return Search(tuple(sorted(kits.values(), key=_order)), tuple(refused))

    def keep(self, found: FoundKit) -> None:
        """Copy a kit here, durably; nothing if it is here already. Raises `OperatorError`."""
        if not found.kept:
            make_folder(self._folder)
            name = f"{found.kit.consultation.digest.hex()[:12]}-{found.kit.kiosk}{SUFFIX}"
            write_durably(self._folder / name, found.data)


def _on(sticks: Iterable[Path]) -> list[tuple[Path, bool]]:
    return [(path, False) for stick in sticks for path in (*_files(stick), *_files(stick / FOLDER))]


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(folder.glob(f"*{SUFFIX}"))[:_MOST_KITS]
    except OSError:
        return []


def _order(found: FoundKit) -> tuple[str, str, str]:
    return found.kit.point.code, found.kit.kiosk, found.kit.consultation.id
