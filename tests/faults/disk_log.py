"""What the shim wrote down, read back: the changes of one folder in the order in which they happened."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

_HEAD = struct.Struct("<cIQqQ")


class Op(StrEnum):
    """The kinds of change; the letters are those of ``disk_shim.c``."""

    CREATE = "C"
    WRITE = "W"
    CUT = "T"
    SYNC_FILE = "S"
    SYNC_FOLDER = "D"
    RENAME = "R"
    UNLINK = "U"
    FOLDER = "M"
    SYNC_ALL = "A"
    MARK = "K"


@dataclass(frozen=True)
class Change:
    """One change. ``offset`` is in bytes; of a cut it is the new length. ``name`` is a mark's text too."""

    op: Op
    name: str
    inode: int
    offset: int
    data: bytes

    @property
    def target(self) -> str:
        """The new name of what was renamed."""
        return self.data.decode()


def read_log(path: Path) -> Iterator[Change]:
    """Every change. Raises `ValueError` for a record that is not whole."""
    raw, at = path.read_bytes(), 0
    while at < len(raw):
        op, name_length, inode, offset, length = _HEAD.unpack_from(raw, at)
        at += _HEAD.size
        name, data = raw[at : at + name_length], raw[at + name_length : at + name_length + length]
        at += name_length + length
        if at > len(raw):
            raise ValueError("the record of the disk is cut off")
        yield Change(Op(op.decode()), name.decode(), inode, offset, data)
