"""What is looked at in a Debian that was made a kiosk: each check answers what is wrong, or nothing."""

import re
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import IO

from tests.tools.units import DEPLOY

_GIVEN = DEPLOY / "kiosk" / "root"
_INSTALLER = (DEPLOY / "kiosk" / "install").read_text("utf-8")
_INSIDE = (
    'mount -t proc proc "$0/proc" && mount -t tmpfs tmpfs "$0/tmp" && mount -t tmpfs tmpfs "$0/run" && '
    'exec chroot "$0" /usr/bin/env -i PATH=/usr/sbin:/usr/bin LC_ALL=C.UTF-8 "$@"'
)
_PRINT = """
set -e
sed 's/^#*FileDevice.*//' /etc/cups/cups-files.conf >/tmp/files.conf
echo FileDevice Yes >>/tmp/files.conf
cupsd -t -c /etc/cups/cupsd.conf -s /tmp/files.conf >/dev/null
cupsd -f -c /etc/cups/cupsd.conf -s /tmp/files.conf &
until lpstat -r >/dev/null 2>&1; do sleep 0.1; done
lpadmin -p paper -E -v file:///tmp/printed -m drv:///sample.drv/laserjet.ppd 2>/dev/null
su -s /bin/sh urna -c 'lp -s -d paper'
while [ ! -s /tmp/printed ] || [ -n "$(lpstat -o 2>&1)" ]; do sleep 0.1; done
lpstat -W completed -o
find /var/spool/cups /var/log/cups -type f -size +0
grep -r -a -e stdin -e urna -e '<Job' /var/cache/cups || true
"""
_ASK_POLKIT = """
mkdir -p /run/dbus && dbus-daemon --system --fork
/usr/lib/polkit-1/polkitd --no-debug >/dev/null 2>&1 &
for account in urna nobody; do
    setpriv --reuid $account --clear-groups sleep 60 &
    for action in org.freedesktop.login1.power-off org.freedesktop.systemd1.manage-units; do
        answer=0; pkcheck --action-id $action --process $! >/dev/null 2>&1 || answer=$?
        echo $account $answer
    done
done
"""


def _masked(root: Path) -> list[str]:
    """Units that the installer closes and systemd could still start, or the other way round."""
    named = re.search(r"masked=\(([^)]*)\)", _INSTALLER)
    assert named
    wanted = dict.fromkeys(named.group(1).split(), "masked") | {"urna-kiosk.service": "enabled"}
    told = {each: _systemctl(root, "is-enabled", each) for each in wanted}
    wrong = [f"{each} is {told[each]}" for each in wanted if told[each] != wanted[each]]
    start = _systemctl(root, "get-default")
    return wrong + ([f"it starts {start}"] if start != "multi-user.target" else [])


def _verified(root: Path) -> str:
    """What systemd says of the unit where everything that it names is installed."""
    done = inside(root, "systemd-analyze", "verify", "/etc/systemd/system/urna-kiosk.service")
    return done.stdout + done.stderr if done.returncode or "urna" in done.stderr else ""


def _files(root: Path) -> list[str]:
    """Settings that are not the given ones, or that somebody else than root could change."""
    wrong = []
    for source in sorted(path for path in _GIVEN.rglob("*") if path.is_file()):
        name = source.relative_to(_GIVEN)
        path, mode = root / name, 0o755 if source.stat().st_mode & 0o100 else 0o644
        told = path.lstat()
        if (stat.S_IMODE(told.st_mode), told.st_uid, told.st_gid) != (mode, 0, 0):
            wrong.append(f"/{name} is {stat.S_IMODE(told.st_mode):04o} of {told.st_uid}:{told.st_gid}")
        if path.read_bytes() != source.read_bytes():
            wrong.append(f"/{name} is another")
        wrong += [
            f"/{name} can be put aside" for up in path.parents if up != root and up.stat().st_mode & 0o022
        ]
    return wrong


def _account(root: Path) -> list[str]:
    """What the account may that it should not."""
    fields = inside(root, "getent", "passwd", "urna").stdout.strip().split(":")
    secret = inside(root, "getent", "shadow", "urna").stdout.split(":")[1]
    groups = set(inside(root, "id", "-nG", "urna").stdout.split())
    home = (root / "var/lib/urna").stat()
    wrong = {
        "a shell": fields[6] != "/usr/sbin/nologin",
        "a password": secret not in ("!", "*", "!*"),
        f"the groups {sorted(groups)}": groups != {"urna", "video", "audio", "lp"},
        "a number above the system's": int(fields[2]) >= 1000,
        f"a box of {home.st_uid}": home.st_uid != int(fields[2]),
        f"a box of mode {stat.S_IMODE(home.st_mode):04o}": stat.S_IMODE(home.st_mode) != 0o700,
    }
    return [what for what, is_so in wrong.items() if is_so]


def _kernel(root: Path) -> list[str]:
    """Values of ours that a later file takes back, in the order in which systemd reads them."""
    given = values((_GIVEN / "etc/sysctl.d/99-urna.conf").read_text("utf-8"))
    (root / "etc/sysctl.conf").write_text("kernel.sysrq = 1\n")  # what machines of others have in it
    told = values(inside(root, "/lib/systemd/systemd-sysctl", "--cat-config").stdout)
    (root / "etc/sysctl.conf").unlink()
    return [f"{name} is {told.get(name)}" for name in given if told.get(name) != given[name]]


def values(text: str) -> dict[str, str]:
    """Name and value of every line ``name = value``; the last one holds."""
    lines = [line for line in text.splitlines() if "=" in line and line[0] not in "#;"]
    return {name.strip(): value.strip() for name, _, value in (line.partition("=") for line in lines)}


def _printed(root: Path) -> str:
    """A page printed by the account: what the printing system still knows of it afterwards."""
    with (DEPLOY.parents[1] / "docs" / "hoja-del-jurado.pdf").open("rb") as sheet:
        done = inside(root, "sh", "-c", _PRINT, stdin=sheet)
    if done.returncode:
        return f"nothing was printed: {done.stderr}"
    return done.stdout.strip()


def _polkit(root: Path) -> str:
    """What polkit answers: 1 is no; another account hears 0 (yes) or 2 (yes, with a password of root's)."""
    told = inside(root, "sh", "-c", _ASK_POLKIT).stdout.split("\n")[:-1]
    held = told[:2] == ["urna 1"] * 2 and len(told) == 4 and not {"nobody 1"} & set(told[2:])
    return "" if held else f"it answered {told}"


CHECKS: dict[str, Callable[[Path], object]] = {
    "units masked, enabled, and started": _masked,
    "systemd finds nothing in the unit": _verified,
    "settings are the given ones, root's alone": _files,
    "the account has neither shell nor password": _account,
    "no later file takes a kernel's value back": _kernel,
    "a page is printed, and nothing remembers it": _printed,
    "polkit says no to the account, whatever it asks": _polkit,
}


def _systemctl(root: Path, *asked: str) -> str:
    told = subprocess.run(
        ["systemctl", f"--root={root}", *asked], capture_output=True, text=True, check=False
    )
    return told.stdout.strip()


def inside(root: Path, *command: str, stdin: IO[bytes] | None = None) -> subprocess.CompletedProcess[str]:
    """A program in the folder, with processes, network, /tmp and /run of its own; all of it ends with it."""
    apart = ["unshare", "--mount", "--net", "--pid", "--fork", "--kill-child"]
    whole = [*apart, "sh", "-c", _INSIDE, str(root), *command]
    return subprocess.run(whole, capture_output=True, text=True, check=False, timeout=180, stdin=stdin)
