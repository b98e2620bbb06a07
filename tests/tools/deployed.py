"""``make deployment``: the kiosk's installer on a Debian in a folder: twice, looked at, undone, and again.

What a folder cannot show (the units running, sticks, keys, a power cut) is tried by ``make machine``.
"""

import subprocess
import sys
from pathlib import Path

from tests.tools.deployed_checks import CHECKS, inside
from tests.tools.fresh_debian import copied, fresh
from tests.tools.tree import differences, not_allowed, snapshot
from tests.tools.units import DEPLOY, EXPOSURE_BOUND, SERVICES, exposure

SERVER = "192.0.2.10"  # an address for documentation (RFC 5737)
LEFT_OVER = {
    "var/lib/urna": "the box, which nothing takes away",
    **dict.fromkeys(
        ("etc/passwd", "etc/group", "etc/shadow", "etc/gshadow"), "accounts: the box's owner, services"
    ),
    **dict.fromkeys(("etc/passwd-", "etc/group-", "etc/shadow-", "etc/gshadow-"), "what they were before"),
    **dict.fromkeys(
        ("var/lib/apt", "var/cache/apt", "var/lib/dpkg", "var/cache/debconf"), "what apt remembers"
    ),
    **dict.fromkeys(
        ("etc/crypttab", "etc/xml", "run/adduser"), "empty, by packages of Debian's that were purged"
    ),
    "usr/share/polkit-1/rules.d": "an empty folder, likewise",
    **dict.fromkeys(("var/log", "var/cache/ldconfig", "etc/ld.so.cache"), "logs and indexes of Debian's own"),
}
"""What may differ when all is undone, and why. Nothing below /etc but the accounts."""
_PURGE = """
printf '#!/bin/sh\\nexit 101\\n' >/usr/sbin/policy-rc.d && chmod 0755 /usr/sbin/policy-rc.d
DEBIAN_FRONTEND=noninteractive apt-get autoremove --purge -qq -y \\
    -o APT::AutoRemove::RecommendsImportant=false -o APT::AutoRemove::SuggestsImportant=false
rm /usr/sbin/policy-rc.d
"""


def main(folder: Path) -> int:
    """Print what was tried; 0 if all of it holds."""
    held = [_units_hold(), _installer_holds(folder.resolve())]
    print("All of it holds." if all(held) else "Something does not hold: see above.")
    return 0 if all(held) else 1


def _units_hold() -> bool:
    held = True
    for unit in SERVICES:
        found = exposure(unit)
        held = held and found <= EXPOSURE_BOUND
        print(f"{unit.name}: exposure {found}, at most {EXPOSURE_BOUND}")
    return held


def _installer_holds(folder: Path) -> bool:
    root = copied(fresh(folder / "base"), folder / "root")
    before = snapshot(root)
    install(root)
    first = _settings(root)
    install(root)
    held = [_told("installed twice, the same files", differences(first, _settings(root)))]
    held += [_told(what, check(root)) for what, check in CHECKS.items()]
    remove(root)
    purged = inside(root, "sh", "-c", _PURGE)
    if purged.returncode:
        raise SystemExit(purged.stdout + purged.stderr)
    found = differences(before, snapshot(root))
    held.append(_told("undone, as before but for what is named", not_allowed(found, LEFT_OVER)))
    for name, why in LEFT_OVER.items():
        if any(each == name or each.startswith(f"{name}/") for each in found):
            print(f"    left: /{name}, {why}")
    install(root)
    held.append(_told("installed again, the same files", differences(first, _settings(root))))
    return all(held)


def install(root: Path, *more: str) -> None:
    """What turns a machine into a kiosk, on a Debian in a folder."""
    _run(str(DEPLOY / "kiosk" / "install"), "--root", str(root), "--server", SERVER, *more)


def remove(root: Path) -> None:
    """What undoes it."""
    _run(str(DEPLOY / "kiosk" / "remove"), "--root", str(root))


def _told(what: str, trouble: object) -> bool:
    print(f"{what}: {f'NO, {trouble}' if trouble else 'yes'}", flush=True)
    return not trouble


def _settings(root: Path) -> dict[str, str]:
    """All that the installer sets; the numbers of accounts may be others another time."""
    given = DEPLOY / "kiosk" / "root"
    folders = {str(path.parent.relative_to(given)) for path in given.rglob("*") if path.is_file()}
    tops = (*folders, "etc/cups", "media", "var/lib/urna", "var/lib/urna-deploy")
    trees = {top: snapshot(root / top, owners=False) for top in tops if (root / top).is_dir()}
    return {f"{top}/{name}": told for top, tree in trees.items() for name, told in tree.items()}


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.stderr.write(done.stdout + done.stderr)
        raise SystemExit(f"{command[0]} ended with {done.returncode}")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
