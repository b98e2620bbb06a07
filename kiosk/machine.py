"""What the self-check asks of this machine: free disk and battery, as Linux tells them."""

import shutil
from pathlib import Path

from kiosk.connection import in_words
from kiosk.errors import OperatorError
from kiosk.readiness import Battery, reserve_mb

_MB = 1024 * 1024
_ON_MAINS = {"Charging", "Full", "Not charging"}


def free_mb(folder: Path) -> int | None:
    """Free megabytes where ``folder`` lies; None if the disk does not answer."""
    try:
        return shutil.disk_usage(folder).free // _MB
    except OSError:
        return None


def require_room(box: Path) -> None:
    """Check-in ends early: whoever is in can still vote, and what was cast can be tidied, sealed and copied.

    Raises `OperatorError` if the disk of this box file has too little room for one more person.
    """
    with in_words():
        free, needed = shutil.disk_usage(box.parent).free // _MB, reserve_mb(box.stat().st_size)
    if free < needed:
        raise OperatorError(
            "Queda muy poco espacio en el disco: {free} MB. No se registra a nadie más.",
            "Cierre la mesa, guarde los lotes en una memoria y llame al centro de escrutinio.",
            kept="Los votos ya depositados están a salvo, y quien ya está votando puede terminar.",
            free=free,
        )


def battery(supplies: Path = Path("/sys/class/power_supply")) -> Battery | None:
    """The machine's battery; None without one. Of several, what they hold together on average.

    Batteries of mice and pens count for nothing (Linux: ``scope`` is ``Device``).
    """
    found = [supply for supply in _folders(supplies) if _is_battery(supply)]
    levels = [int(level) for supply in found if (level := _text(supply / "capacity")).isdecimal()]
    if not levels:
        return None
    charging = all(_text(supply / "status") in _ON_MAINS for supply in found)
    return Battery(min(100, sum(levels) // len(levels)), charging)


def _folders(supplies: Path) -> list[Path]:
    try:
        return sorted(supplies.iterdir())
    except OSError:
        return []


def _is_battery(supply: Path) -> bool:
    return _text(supply / "type") == "Battery" and _text(supply / "scope") != "Device"


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""
