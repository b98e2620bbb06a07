"""A box on an encrypted disk: the installer, the question at a start and its answers, no disk, `remove`."""

import time
from collections.abc import Callable
from pathlib import Path

from tests.tools.deployed import SERVER
from tests.tools.machine import Machine

PASSPHRASE = "clave de mesa"
_DEPLOYED = "/usr/share/urna-abierta/deploy/kiosk"
_SCREEN = "iconv -f UTF-32LE -t UTF-8 /dev/vcsu1"  # what the kiosk's terminal shows, as text
_UNIT = "systemd-cryptsetup@urna"
_ASKED = "Escriba la clave del disco"
_LONG = 95.0  # seconds: systemd's own patience is 90


def empty_disk(path: Path, megabytes: int = 256) -> Path:
    """A second disk, as it comes from the shop."""
    path.unlink(missing_ok=True)
    with path.open("wb") as file:
        file.truncate(megabytes << 20)
    return path


def install(machine: Machine) -> object:
    """The installer as it is, by somebody who answers what it asks."""
    asked = [("capital letters): ", "YES"), *[("passphrase", PASSPHRASE)] * 3]
    told = machine.talk(f"{_DEPLOYED}/install --server {SERVER} --luks /dev/vdb", asked, 200.0)
    again = machine.ask(f"{_DEPLOYED}/install --luks /dev/vda 2>&1; true")
    wrong = [told] * (not told.endswith("ended 0")) + _mounted(machine)
    return wrong + [again] * ("Nothing was changed." not in again)


def _asks(machine: Machine, out: Path) -> list[str]:
    """The question stands on the screen, in Spanish, for as long as nobody answers it."""
    _shows(machine, _ASKED)
    time.sleep(_LONG)
    machine.picture().save(str(out / "passphrase.png"))
    active = machine.ask("cat /sys/class/tty/tty0/active")
    return _shows(machine, _ASKED) + [f"{active} is in front"] * (active != "tty1") + _nothing_made(machine)


def _mistyped(machine: Machine, out: Path) -> list[str]:
    """No key ends the question, and another passphrase only asks again."""
    for keys in (("esc",), ("ctrl", "c"), ("ctrl", "z"), ("ctrl", "backslash"), ("ctrl", "d"), ("ret",)):
        machine.press(*keys)
        time.sleep(1.5)
    wrong = _shows(machine, _ASKED)
    for number in range(1, 5):  # once more than Debian itself would ask
        machine.type("otra")
        machine.until(f"journalctl -u {_UNIT} | grep -c 'No key available'", str(number), 90.0)
        wrong += _shows(machine, "Esa no es la clave")
    machine.picture().save(str(out / "wrong-passphrase.png"))
    return wrong + _shows(machine, _ASKED) + _nothing_made(machine)


def opened(machine: Machine, _out: Path) -> list[str]:
    """The passphrase, typed as soon as it is asked for, opens the box."""
    wrong = _shows(machine, _ASKED)
    machine.type(PASSPHRASE)
    machine.until("grep -c ' /var/lib/urna ' /proc/mounts", "1", 90.0)
    return wrong + _mounted(machine)


def absent(machine: Machine, out: Path) -> list[str]:
    """Without its disk the machine says so and makes no box elsewhere, with its line in fstab or without."""
    wrong = _shows(machine, "no abrió") + _nothing_made(machine)
    machine.picture().save(str(out / "no-disk.png"))
    machine.ask("sed -i '/urna/d' /etc/fstab; systemctl daemon-reload; systemctl start urna-kiosk; sleep 3")
    wrong += _nothing_made(machine)
    machine.order("system_powerdown")
    machine.process.wait(60)
    return wrong


def remove(machine: Machine) -> list[str]:
    """The machine is no kiosk any more; the box stays where it is."""
    told = machine.ask(f"echo kept >/var/lib/urna/mark; {_DEPLOYED}/remove; echo ended $?", 120.0)
    return [told] * (not told.endswith("ended 0"))


def ordinary(machine: Machine, _out: Path) -> list[str]:
    """An ordinary Debian that logs people in, and opens the box for whoever knows the passphrase."""
    login = machine.until(
        "systemctl is-active multi-user.target getty@tty1 | tr '\\n' ' '", "active active", 90.0
    )
    units = machine.ask("systemctl list-unit-files 'urna-*' | grep -c enabled")
    machine.talk("systemctl start var-lib-urna.mount", [("/var/lib/urna:", PASSPHRASE)], 90.0)
    mark = machine.ask("cat /var/lib/urna/mark")
    return [login] * (login != "active active") + [units] * (units != "0") + [mark] * (mark != "kept")


def restart(machine: Machine) -> None:
    """Go down in an orderly way; whoever started it starts it again."""
    machine.ask("systemctl reboot")
    machine.process.wait(120)


def _shows(machine: Machine, text: str) -> list[str]:
    """Complains unless the terminal shows it before long."""
    seen = machine.until(f"{_SCREEN} | grep -c '{text}'", "1", 90.0)
    return [f"not «{text}», but {machine.ask(f'{_SCREEN} | tr -s [:space:]')}"] * (seen != "1")


def _nothing_made(machine: Machine) -> list[str]:
    """No kiosk runs, and nothing lies in the folder that the disk would cover."""
    kiosk = machine.ask("systemctl is-active urna-kiosk")
    made = machine.ask("ls -A /var/lib/urna")
    return [f"the kiosk is {kiosk}"] * (kiosk != "inactive") + [f"there is {made}"] * bool(made)


def _mounted(machine: Machine) -> list[str]:
    told = machine.ask("stat -c '%a %U' /var/lib/urna; grep ' /var/lib/urna ' /proc/mounts").split()
    if told[:4] != ["700", "urna", "/dev/mapper/urna", "/var/lib/urna"]:
        return [f"the disk is not there: {told}"]
    missing = {"nodev", "nosuid", "noexec"} - set(told[5].split(","))
    return [f"mounted without {missing}"] * bool(missing)


TRIALS: dict[str, Callable[[Machine, Path], object]] = {
    "the passphrase is asked on the screen, and waited for": _asks,
    "neither a key nor a wrong passphrase ends the question": _mistyped,
    "the passphrase, typed on the keyboard, opens the box": opened,
}
