"""What is tried on a kiosk's machine that has started; each trial answers what does not hold, or nothing."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

from tests.tools.deployed_checks import values
from tests.tools.machine import Machine
from tests.tools.units import DEPLOY

_PID = "$(systemctl show -P MainPID urna-kiosk)"
_AS_KIOSK = f"nsenter -t {_PID} -m setpriv --reuid urna --regid urna --clear-groups --no-new-privs"
_FORBIDDEN = {"nodev", "nosuid", "noexec"}
_MEGABYTE = 1 << 20


def _kernel(machine: Machine, _out: Path) -> list[str]:
    given = values((DEPLOY / "kiosk/root/etc/sysctl.d/99-urna.conf").read_text("utf-8"))
    told = {name: machine.ask(f"cat /proc/sys/{name.replace('.', '/')}") for name in given}
    wrong = [f"{name} is {told[name]}" for name in given if told[name] != given[name]]
    swaps = machine.ask("tail -n +2 /proc/swaps")
    return wrong + ([swaps] if swaps else [])


def _keys(machine: Machine, _out: Path) -> list[str]:
    """Whoever presses every key that a machine listens to stays where they were."""
    look = (
        "cat /proc/sys/kernel/random/boot_id /sys/class/tty/tty0/active; systemctl show -P MainPID urna-kiosk"
    )
    before = machine.ask(look)
    for number in range(1, 13):
        machine.press("ctrl", "alt", f"f{number}")
    for letter in "ibuock":
        machine.press("alt", "sysrq", letter)
    for _ in range(9):  # seven within two seconds would restart it
        machine.order("send-key", keys=[{"type": "qcode", "data": key} for key in ("ctrl", "alt", "delete")])
    machine.press("ctrl", "alt", "backspace")
    machine.press("alt", "f4")
    after = machine.ask(look)
    terminals = machine.ask("pgrep -a 'agetty|login|bash' | grep -v systemd-logind || true")
    return [f"{before!r} became {after!r}"] * (before != after) + [terminals] * bool(terminals)


def _closed(machine: Machine, _out: Path) -> list[str]:
    """What the unit's processes have that they should not."""
    found = machine.ask(
        "for pid in $(cat /sys/fs/cgroup/system.slice/urna-kiosk.service/cgroup.procs); do"
        " cat /proc/$pid/comm;"
        " grep -H rwxp /proc/$pid/maps; grep -E '^(CapEff|CapBnd|NoNewPrivs|Seccomp):' /proc/$pid/status;"
        " grep 'core file size' /proc/$pid/limits; done | tr -s ' \\t' ' ' | sort | uniq -c"
    )
    wrong = [line for line in found.splitlines() if "rwxp" in line]
    for wanted in ("CapEff: 0000000000000000", "NoNewPrivs: 1", "Seccomp: 2", "Max core file size 0 0 bytes"):
        name = wanted.split(":")[0].split(" 0")[0]
        wrong += [line for line in found.splitlines() if f" {name}" in line and wanted not in line]
    return wrong if "urna-kiosk" in found else [f"only {found} run"]


def _asks_for_nothing(machine: Machine, _out: Path) -> list[str]:
    """The account asks the system to stop, to stop a service, and for another hour."""
    asked = (
        "systemctl poweroff",
        "systemctl stop seatd",
        "timedatectl set-time 2020-01-01",
        "loginctl reboot",
    )
    return [ask for ask in asked if machine.ask(f"{_AS_KIOSK} {ask} >/dev/null 2>&1; echo $?") == "0"]


def _sticks(machine: Machine, out: Path) -> list[str]:
    """FAT and exFAT come and go, for the kiosk alone; a label leads nowhere else; ext4 is not looked at."""
    wrong = []
    made = {"MESA_4": "vfat", "MESA_5": "exfat", "../../ETC": "vfat", "": "vfat"}
    for number, (label, system) in enumerate(made.items()):
        name = f"stick{number}"
        machine.plug(name, _image(out / f"{name}.img", label, system))
        shown = label if label.startswith("MESA") else "memoria"
        wrong += [f"{system} {label!r}: {each}" for each in _mounted(machine, shown, out / f"{name}.png")]
        machine.pull(name)
        if machine.until(f"cat /proc/mounts /proc/{_PID}/mounts | grep -c /dev/sd", "0", 20.0) != "0":
            wrong.append(f"pulled out, there is still {machine.ask('grep -h /dev/sd /proc/[0-9]*/mounts')}")
    machine.plug("stick9", _image(out / "stick9.img", "MESA_9", "ext4"))
    seen = machine.until("udevadm settle; blkid -o value -s TYPE /dev/sda", "ext4", 20.0)
    wrong += ["the ext4 was not seen"] * (seen != "ext4")
    wrong += ["the ext4 was mounted"] * (machine.ask("grep -c /dev/sda /proc/mounts") != "0")
    machine.pull("stick9")
    return wrong


def _mounted(machine: Machine, name: str, picture: Path) -> list[str]:
    place = f"/media/urna/{name}-sda"
    if machine.until(f"grep -q ' {place} ' /proc/{_PID}/mounts; echo $?", "0", 20.0) != "0":
        return ["the kiosk does not see it"]
    options = machine.ask(f"grep ' {place} ' /proc/{_PID}/mounts | tail -n 1").split(" ")[3].split(",")
    machine.picture().save(str(picture))
    written = machine.ask(f"{_AS_KIOSK} sh -c 'echo x >{place}/x && cat {place}/x'")
    ran = machine.ask(f"cp /bin/true {place}/run; chmod +x {place}/run 2>/dev/null; {place}/run; echo $?")
    others = machine.ask(f"setpriv --reuid nobody --clear-groups ls {place} >/dev/null 2>&1; echo $?")
    return [
        *[f"mounted with {options}"] * bool(_FORBIDDEN - set(options)),
        *[f"the kiosk could not write: {written}"] * (written != "x"),
        *["a program ran from it"] * (not ran.endswith("126")),
        *["others could read it"] * (others == "0"),
    ]


def _stays(machine: Machine, out: Path) -> list[str]:
    """A stick that is in when the kiosk starts again can be written; a killed kiosk does start again."""
    machine.plug("stick8", _image(out / "stick8.img", "MESA_8", "vfat"))
    machine.until("grep -c /media/urna /proc/mounts", "1", 20.0)
    before = machine.ask(f"echo {_PID}; kill -9 {_PID}")
    new = f"test {_PID} != 0 && test {_PID} != {before} && cat /proc/{_PID}/comm || true"
    told = machine.until(new, "cage", 30.0)
    wrong = [f"it did not start again: {told}"] * (told != "cage")
    wrong += _mounted(machine, "MESA_8", out / "stick8.png")
    machine.pull("stick8")
    return wrong


def _replaced(machine: Machine, _out: Path) -> list[str]:
    """dpkg is told no while the unit runs the kiosk, also between two starts; once that is stopped it may."""
    may = "/var/lib/dpkg/info/urna-abierta.prerm upgrade 2 >/dev/null 2>&1; echo $?"
    told = machine.ask("dpkg --remove urna-abierta 2>&1")
    words = ("está en uso: urna-kiosk.", "systemctl stop urna-kiosk\n")
    wrong = [f"not said: {each}" for each in words if each not in told]
    between = machine.ask(f"kill -9 {_PID}; until [ {_PID} = 0 ]; do :; done; pidof urna-kiosk; {may}")
    wrong += [f"between two starts dpkg may: {between}"] * (between != "1")
    stopped = machine.ask(f"systemctl stop urna-kiosk; {may}")
    wrong += [f"stopped, dpkg may not: {stopped}"] * (stopped != "0")
    machine.ask("systemctl start urna-kiosk")
    return wrong


def _image(path: Path, label: str, system: str) -> Path:
    """A stick's content, formatted; the label may be one that its formatting program would refuse."""
    path.write_bytes(bytes(64 * _MEGABYTE))
    stand_in = "STANDSHERE" if "/" in label else label
    make = {
        "vfat": ["mkfs.vfat", *(["-n", stand_in] if stand_in else [])],
        "exfat": ["mkfs.exfat", "-L", stand_in],
        "ext4": ["mkfs.ext4", "-q", "-L", stand_in],
    }
    subprocess.run([*make[system], str(path)], check=True, capture_output=True)
    if stand_in != label:
        data = path.read_bytes()
        assert data.count(stand_in.encode()) == 2, re.findall(stand_in.encode(), data)
        path.write_bytes(data.replace(stand_in.encode().ljust(11), label.encode().ljust(11)))
    return path


TRIALS: dict[str, Callable[[Machine, Path], object]] = {
    "the kernel's values, and no swap": _kernel,
    "no capability, no core, no memory writable and executable": _closed,
    "no key leads out: terminals, SysRq, Ctrl+Alt+Del": _keys,
    "the account's wishes are refused": _asks_for_nothing,
    "sticks come and go, and run nothing": _sticks,
    "a killed kiosk starts again, with the stick that is in": _stays,
    "the program is not replaced beneath the kiosk": _replaced,
}
