"""Sticks that the system has mounted: under the folders where desktops put them, or on a removable device."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

_ROOTS = ("/media/", "/run/media/")
_SYSTEM = {"/", "/boot", "/boot/efi", "/boot/firmware", "/home", "/usr", "/var"}
_VIRTUAL = {"tmpfs", "proc", "sysfs", "devtmpfs", "overlay", "squashfs", "autofs", "fuse.portal"}
_OCTAL = re.compile(r"\\([0-7]{3})")


@dataclass(frozen=True)
class Stick:
    """``folder`` is where it is mounted, ``name`` what the person calls it."""

    folder: Path
    name: str
    writable: bool


def sticks(mounts: Path = Path("/proc/self/mounts"), devices: Path = Path("/sys/class/block")) -> list[Stick]:
    """Every stick that is there now, by name."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    found = {}
    for line in lines:
        device, place, kind, options = (_plain(field) for field in line.split(" ")[:4])
        under_media = any(place.startswith(root) for root in _ROOTS)
        if place in _SYSTEM or kind in _VIRTUAL or not (under_media or _removable(device, devices)):
            continue
        folder = Path(place)
        writable = "rw" in options.split(",") and os.access(folder, os.W_OK)
        found[place] = Stick(folder, folder.name, writable)
    return sorted(found.values(), key=lambda stick: (stick.name, str(stick.folder)))


def _removable(device: str, devices: Path) -> bool:
    if not device.startswith("/dev/"):
        return False
    node = devices / Path(device).name
    for flag in (node / "removable", node.resolve().parent / "removable"):
        try:
            return flag.read_text(encoding="ascii").strip() == "1"
        except OSError:
            continue
    return False


def _plain(field: str) -> str:
    """A field of the mount table, its octal escapes undone."""
    return _OCTAL.sub(lambda found: chr(int(found.group(1), 8)), field)
