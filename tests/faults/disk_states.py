"""What may be on a disk after the light went off: pure rules, no files.

What a file was given is certain only after it was synced; names (made, renamed, removed) only after their
folder was. Everything else may be there or not, in any order, and a write may be torn: at any sector of 512
bytes, each of which is old or new on its own, or in the middle of one, at any byte. Never more than that is
assumed of a disk, though most keep the promise of more.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import PurePosixPath
from typing import TypeVar

from tests.faults.disk_log import Change, Op

SECTOR = 512
T = TypeVar("T")


class Fate(Enum):
    """How a cut treats what was not synced."""

    LOST = "nothing of it is there"
    PREFIX = "there up to some point, and one write torn"
    SUBSET = "each change is there or not"
    SECTORS = "each sector is there or not"
    TORN = "each change is there or not, and torn at a byte"
    SHUFFLED = "each change is there or not, in any order"
    KEPT = "all of it is there"


@dataclass
class File:
    """The bytes that are certain, and the changes since then."""

    certain: bytearray = field(default_factory=bytearray)
    pending: list[Change] = field(default_factory=list)

    def sync(self) -> None:
        """Everything so far is certain."""
        for change in self.pending:
            apply(self.certain, change)
        self.pending.clear()


State = dict[str, bytes | None]
"""A whole disk: names to bytes; None is a folder."""


@dataclass
class Disk:
    """A disk, change by change. ``root`` is the folder that was watched; it was there before."""

    root: str
    files: dict[int, File] = field(default_factory=dict)
    names: dict[str, File | None] = field(default_factory=dict)
    pending: list[tuple[Change, File | None]] = field(default_factory=list)

    def do(self, change: Change) -> None:
        """The program changed something, or made sure of it."""
        match change.op:
            case Op.CREATE:
                self.files[change.inode] = file = File()
                self.pending.append((change, file))
            case Op.WRITE | Op.CUT:
                self.files[change.inode].pending.append(change)
            case Op.RENAME | Op.UNLINK | Op.FOLDER:
                self.pending.append((change, None))
            case Op.SYNC_FILE:
                self.files[change.inode].sync()
            case Op.SYNC_FOLDER:
                self._sync_names(change.name)
            case Op.SYNC_ALL:
                for file in self.files.values():
                    file.sync()
                self._sync_names(None)
            case Op.MARK:
                """No change."""

    def after_cut(self, source: random.Random, fate: Fate) -> State:
        """One of the states that the disk may be in now."""
        keep = source.choice((0.1, 0.5, 0.9))
        names = dict(self.names)
        for change, file in _survivors(self.pending, source, fate, keep):
            _rename(names, change, file)
        found: State = {}
        for name, file in names.items():
            if not all(str(parent) in names for parent in _parents(name, self.root)):
                continue  # its folder is not there
            found[name] = None if file is None else _contents(file, source, fate, keep)
        return found

    def _sync_names(self, folder: str | None) -> None:
        """What happened to the names in this folder is certain; without one, in every folder."""
        left = []
        for change, file in self.pending:
            if folder in (None, str(PurePosixPath(change.name).parent)):
                _rename(self.names, change, file)
            else:
                left.append((change, file))
        self.pending = left


def _rename(names: dict[str, File | None], change: Change, file: File | None) -> None:
    match change.op:
        case Op.CREATE | Op.FOLDER:
            names[change.name] = file
        case Op.UNLINK:
            names.pop(change.name, None)
        case Op.RENAME if change.name in names:
            names[change.target] = names.pop(change.name)
        case _:
            """Renamed, but the file under its first name never came to be."""


def apply(data: bytearray, change: Change) -> None:
    """Do one change to a file's bytes; what lies between its end and a later write is zero."""
    end = change.offset + len(change.data)
    if len(data) < end:
        data.extend(bytes(end - len(data)))
    if change.op is Op.CUT:
        del data[change.offset :]
    else:
        data[change.offset : end] = change.data


def _contents(file: File, source: random.Random, fate: Fate, keep: float) -> bytes:
    if not file.pending:
        return bytes(file.certain)
    data = bytearray(file.certain)
    for change in _survivors(file.pending, source, fate, keep):
        for piece in _pieces(change, source, fate, keep):
            apply(data, piece)
    if fate is Fate.PREFIX and source.random() < keep:
        torn = file.pending[source.randrange(len(file.pending))]
        apply(data, _torn(torn, source))
    return bytes(data)


def _survivors(changes: list[T], source: random.Random, fate: Fate, keep: float) -> Iterable[T]:
    match fate:
        case Fate.LOST:
            return ()
        case Fate.KEPT | Fate.SECTORS:
            return changes
        case Fate.PREFIX:
            return changes[: source.randint(0, len(changes))]
        case Fate.SUBSET | Fate.TORN:
            return [change for change in changes if source.random() < keep]
        case Fate.SHUFFLED:
            chosen = [change for change in changes if source.random() < keep]
            source.shuffle(chosen)
            return chosen


def _pieces(change: Change, source: random.Random, fate: Fate, keep: float) -> Iterator[Change]:
    if change.op is Op.CUT:
        if fate is not Fate.SECTORS or source.random() < keep:
            yield change
    elif fate is Fate.SECTORS:
        for start, end in _sectors(change):
            if source.random() < keep:
                yield _part(change, start, end)
    elif fate is Fate.TORN:
        yield _torn(change, source)
    else:
        yield change


def _sectors(change: Change) -> Iterator[tuple[int, int]]:
    """Where the parts of a write begin and end that lie in one sector of the disk."""
    start, length = 0, len(change.data)
    while start < length:
        end = min(length, start + SECTOR - (change.offset + start) % SECTOR)
        yield start, end
        start = end


def _torn(change: Change, source: random.Random) -> Change:
    return change if change.op is Op.CUT else _part(change, 0, source.randint(0, len(change.data)))


def _part(change: Change, start: int, end: int) -> Change:
    return Change(Op.WRITE, "", change.inode, change.offset + start, change.data[start:end])


def _parents(name: str, root: str) -> Iterator[PurePosixPath]:
    for parent in PurePosixPath(name).parents:
        if str(parent) == root:
            return
        yield parent
