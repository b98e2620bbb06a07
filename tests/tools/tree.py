"""What lies in a folder, to the bytes, modes and owners; and what differs between two looks at it."""

import hashlib
import stat
from collections.abc import Iterable
from pathlib import Path

_KINDS = {stat.S_IFREG: "file", stat.S_IFDIR: "folder", stat.S_IFLNK: "link"}


def snapshot(root: Path, *, owners: bool = True) -> dict[str, str]:
    """Every name below ``root`` with its kind, mode, owner and content (SHA-256, or a link's target).

    Times are left out: whoever writes the same bytes again has changed nothing. Without ``owners`` the
    numbers of account and group are left out too.
    """
    return {str(path.relative_to(root)): _described(path, owners) for path in sorted(root.rglob("*"))}


def differences(before: dict[str, str], after: dict[str, str]) -> dict[str, str]:
    """Names that came, went or changed, in order, with which of the three."""
    found = {}
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            found[name] = "came" if name not in before else "went" if name not in after else "changed"
    return found


def not_allowed(found: Iterable[str], allowed: Iterable[str]) -> list[str]:
    """The names that are neither one of ``allowed`` nor below one."""
    folders = tuple(allowed)
    return [name for name in found if not any(name == one or name.startswith(f"{one}/") for one in folders)]


def _described(path: Path, owners: bool) -> str:
    told = path.lstat()
    kind = _KINDS.get(stat.S_IFMT(told.st_mode), "device")
    content = ""
    if kind == "link":
        content = str(path.readlink())
    elif kind == "file":
        content = hashlib.sha256(path.read_bytes()).hexdigest()
    owner = f"{told.st_uid}:{told.st_gid} " if owners else ""
    return f"{kind} {stat.S_IMODE(told.st_mode):04o} {owner}{content}"
