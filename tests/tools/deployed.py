"""``make deployment``: the kiosk's installer on a Debian in a folder: twice, undone, and again.

What cannot be tried without a machine that boots: the units running, LUKS being opened, sticks being mounted.
"""

import hashlib
import re
import subprocess
import sys
from pathlib import Path

from tests.tools.units import DEPLOY, EXPOSURE_BOUND, SERVICES, exposure

_HELD = ("etc", "usr/lib/urna", "var/lib/urna-deploy")
_SUITE = "bookworm"
_SERVER = "192.0.2.10"  # an address for documentation (RFC 5737)


def main(folder: Path) -> int:
    """Print what was tried; 0 if all of it holds."""
    held = [_units_hold(), _installer_holds(folder / "root")]
    print("All of it holds." if all(held) else "Something does not hold: see above.")
    return 0 if all(held) else 1


def _units_hold() -> bool:
    held = True
    for unit in SERVICES:
        found = exposure(unit)
        held = held and found <= EXPOSURE_BOUND
        print(f"{unit.name}: exposure {found}, at most {EXPOSURE_BOUND}")
    return held


def _installer_holds(root: Path) -> bool:
    if not (root / "etc" / "os-release").exists():
        root.mkdir(parents=True, exist_ok=True)
        print("A fresh Debian 12 in a folder; this takes a few minutes.")
        _run("debootstrap", "--variant=minbase", "--include=systemd-sysv", _SUITE, str(root))
    _install(root)
    first = _state(root)
    _install(root)
    twice = _state(root) == first
    _run(str(DEPLOY / "kiosk" / "remove"), "--root", str(root))
    left = sorted(name for name in _state(root) if re.search(r"(^|[/-])urna", name))
    _install(root)
    again = _state(root) == first
    print(f"installed twice, the same files: {'yes' if twice else 'no'}")
    print(f"undone, nothing of it left: {left or 'yes'}")
    print(f"installed again, the same files: {'yes' if again else 'no'}")
    return twice and again and not left


def _install(root: Path) -> None:
    _run(str(DEPLOY / "kiosk" / "install"), "--root", str(root), "--server", _SERVER)


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.stderr.write(done.stdout + done.stderr)
        raise SystemExit(f"{command[0]} ended with {done.returncode}")


def _state(root: Path) -> dict[str, str]:
    """Every file of the settings with its hash, every link with its target."""
    found = {}
    for top in _HELD:
        for path in sorted((root / top).rglob("*")):
            name = str(path.relative_to(root))
            if path.is_symlink():
                found[name] = str(path.readlink())
            elif path.is_file() and name != "etc/ld.so.cache":
                found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
