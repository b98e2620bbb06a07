"""``make machine``: a Debian in a virtual machine, as a centre and as a kiosk with an encrypted disk.

What a virtual machine cannot show: real screens, touch, sound cards, printers, firmware.
"""

import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtGui import QImage

from tests.tools import centre_trials, encrypted_trials
from tests.tools.booted_trials import TRIALS
from tests.tools.centre_trials import office
from tests.tools.deployed import install, remove
from tests.tools.encrypted_trials import empty_disk
from tests.tools.fresh_debian import add, copied, fresh
from tests.tools.machine import Machine, disk_of, running

_PATIENCE = 400.0  # seconds until the first screen must stand
_STILL = 15.0  # seconds without a change: this is the one that stays
_FEWEST_COLOURS = 40  # an empty screen has one or two


def main(out: Path, package: Path) -> int:
    """Print what was tried; 0 if all of it holds. Pictures are left in ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    root = _debian(out, package)
    disk = disk_of(root, out / "disk.img")
    held = [*_centre(root, disk, out), *_kiosk(root, disk, empty_disk(out / "box.img"), out)]
    print("All of it holds." if all(held) else "Something does not hold: see above.")
    return 0 if all(held) else 1


def _debian(out: Path, package: Path) -> Path:
    """One with every package that a kiosk needs, and no kiosk: the machine itself has no network."""
    root = copied(fresh(out.parent / "deployment" / "base"), out / "root")
    add(root, "linux-image-amd64", "initramfs-tools")
    install(root, "--deb", str(package))
    remove(root)
    return root


def _centre(root: Path, disk: Path, out: Path) -> Iterator[bool]:
    """The counting centre's unit, on a machine of its own."""
    with (
        office(out / "office") as where,
        running(root, [disk, where.disk], out / "machine", kept=False, forwarded=where.forwarded) as machine,
    ):
        machine.awake()
        for what, trial in centre_trials.TRIALS.items():
            yield _told(what, trial(machine, where))


def _kiosk(root: Path, disk: Path, box: Path, out: Path) -> Iterator[bool]:
    """A Debian is made a kiosk with an encrypted disk, started, tried, cut off, and made a Debian again."""
    start = partial(running, root, folder=out / "machine")
    with start([disk, box]) as machine:
        machine.awake()
        yield _told(
            "a running Debian is made a kiosk, and a disk encrypted", encrypted_trials.install(machine)
        )
        encrypted_trials.restart(machine)
    with start([disk, box]) as machine:
        machine.awake()
        for what, trial in encrypted_trials.TRIALS.items():
            yield _told(what, trial(machine, out))
        yield _first_screen(machine, out / "first-screen.png")
        for what, trial in TRIALS.items():
            yield _told(what, trial(machine, out))
        machine.cut()
    with start([disk], kept=False) as machine:
        machine.awake()
        yield _told("without its disk it says so, and makes no box", encrypted_trials.absent(machine, out))
    with start([disk, box]) as machine:
        machine.awake()
        yield _told("after a power cut it asks again, and opens", encrypted_trials.opened(machine, out))
        yield _first_screen(machine, out / "after-a-power-cut.png")
        yield _told("it is undone", encrypted_trials.remove(machine))
        encrypted_trials.restart(machine)
    with start([disk, box]) as machine:
        machine.awake()
        yield _told("undone, it is a Debian that opens the box", encrypted_trials.ordinary(machine, out))


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
    return _told(f"{picture.stem}, {since - started:.0f} s after the box opened", trouble)


def _colours(picture: QImage) -> int:
    places = ((x, y) for x in range(0, picture.width(), 4) for y in range(0, picture.height(), 4))
    return len({picture.pixel(x, y) for x, y in places})


def _told(what: str, trouble: object) -> bool:
    print(f"{what}: {f'NO, {trouble}' if trouble else 'yes'}", flush=True)
    return not trouble


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), next(Path(sys.argv[2]).resolve().glob("*.deb"))))
