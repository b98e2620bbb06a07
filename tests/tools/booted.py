"""``make machine``: a kiosk's Debian is started in a virtual machine: screen, keys, sticks, a power cut.

What a virtual machine cannot show: real screens, touch, sound cards, printers, firmware.
"""

import sys
import time
from pathlib import Path

from PySide6.QtGui import QImage

from tests.tools.booted_trials import TRIALS
from tests.tools.deployed import install
from tests.tools.fresh_debian import add, copied, fresh
from tests.tools.machine import Machine, disk_of, running

_PATIENCE = 400.0  # seconds from power on until the first screen must stand
_STILL = 15.0  # seconds without a change: this is the one that stays
_FEWEST_COLOURS = 40  # an empty screen has one or two


def main(out: Path, package: Path) -> int:
    """Print what was tried; 0 if all of it holds. Pictures are left in ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    root = copied(fresh(out.parent / "deployment" / "base"), out / "root")
    add(root, "linux-image-amd64", "initramfs-tools")
    install(root, "--deb", str(package))
    disk = disk_of(root, out / "disk.img")
    held = []
    with running(root, disk, out / "machine") as machine:
        held.append(_first_screen(machine, out / "first-screen.png"))
        for what, trial in TRIALS.items():
            held.append(_told(what, trial(machine, out)))
        machine.cut()
    with running(root, disk, out / "machine") as machine:
        held.append(_first_screen(machine, out / "after-a-power-cut.png"))
    print("All of it holds." if all(held) else "Something does not hold: see above.")
    return 0 if all(held) else 1


def _first_screen(machine: Machine, picture: Path) -> bool:
    started = time.monotonic()
    trouble: object = "nothing was drawn"
    last, since = QImage(), started
    while (hour := time.monotonic()) - started < _PATIENCE:
        now = machine.picture()
        if now != last:
            last, since = now, hour
        elif hour - since > _STILL and _colours(now) >= _FEWEST_COLOURS:
            trouble = machine.ask("systemctl --failed --no-legend --plain")
            break
        time.sleep(0.5)
    last.save(str(picture))
    return _told(f"{picture.stem}, {since - started:.0f} s after the power came", trouble)


def _colours(picture: QImage) -> int:
    places = ((x, y) for x in range(0, picture.width(), 4) for y in range(0, picture.height(), 4))
    return len({picture.pixel(x, y) for x, y in places})


def _told(what: str, trouble: object) -> bool:
    print(f"{what}: {f'NO, {trouble}' if trouble else 'yes'}", flush=True)
    return not trouble


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), next(Path(sys.argv[2]).resolve().glob("*.deb"))))
