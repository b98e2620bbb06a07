"""``make installers``: both made twice, used on a fresh Debian 12 on a virtual screen, upgraded and removed.

What cannot be tried without the machines: real screens, touch, sound cards, printers, other processors.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.tools.debian import NAME
from tests.tools.fresh_debian import Place, add, copied, fresh
from tests.tools.installed_check import check
from tests.tools.newer import OLDER, Version, newer
from tests.tools.reproduced import made_twice
from tests.tools.tree import snapshot
from tests.tools.units import DEPLOY
from tests.tools.upgrade import check_upgrade

_FOLDER = "/opt/urna-abierta"
_FOR_A_FOLDER = (
    "libgl1",
    "libegl1",
    "fontconfig-config",
)  # every desktop has them: the folder brings all else


def main(out: Path) -> int:
    """Print what was tried; 0 if all of it holds. Pictures of the first screens are left in ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    built, same = made_twice(out / "twice")
    base = fresh(out / "base")
    installed = _by_package(base, out / "with-package", built.package)
    older = Version(OLDER, built.stage, built.package)
    held = [same, check(installed, out), check_upgrade(installed, older, newer(built.stage, out), out)]
    held.append(_goes_without_the_votes(installed.root))
    held.append(check(_by_folder(base, out / "with-folder", built.frozen), out))
    print("All of it holds." if all(held) else "Something does not hold: see above.")
    return 0 if all(held) else 1


def _goes_without_the_votes(root: Path) -> bool:
    """Take the package away, then what dpkg kept of it: nothing of it is left, and what people made is."""
    (root / "var/lib/urna/kept").write_text("a box of the day")
    made = [root / place for place in ("root/.local", "srv", "var/lib/urna")]
    before = [snapshot(place) for place in made]
    owned = _run("chroot", str(root), "dpkg", "--listfiles", NAME).split()
    for step in ("--remove", "--purge"):
        _run("chroot", str(root), "dpkg", step, NAME)
    shared = {name for name in owned if (root / name.lstrip("/")).is_dir() and "urna" not in name}
    left = [name for name in owned if name not in shared and os.path.lexists(root / name.lstrip("/"))]
    known = subprocess.run(["chroot", str(root), "dpkg", "--status", NAME], capture_output=True, check=False)
    kept = all(before) and [snapshot(place) for place in made] == before
    held = kept and not left and known.returncode != 0
    told = "yes" if held else f"NO, left {left}, known to dpkg {known.returncode == 0}, votes kept {kept}"
    print(f"package: removed and purged, {len(owned)} names gone, every box kept: {told}", flush=True)
    return held


def _by_package(base: Path, root: Path, package: Path) -> Place:
    """A kiosk's machine, by the script that sets up real ones."""
    copied(base, root)
    _run(str(DEPLOY / "kiosk" / "install"), "--root", str(root), "--deb", str(package))
    altered = _run("chroot", str(root), "dpkg", "--verify", "urna-abierta")
    assert not altered, altered
    return Place("package", root, "/usr/bin", "/usr/lib/urna-abierta/_internal/assets")


def _by_folder(base: Path, root: Path, frozen: Path) -> Place:
    """A Debian with the folder copied to it, and no Python at all."""
    add(copied(base, root), *_FOR_A_FOLDER)
    shutil.copytree(frozen, root / _FOLDER.lstrip("/"), symlinks=True)
    pythons = [*root.glob("usr/bin/python*"), *root.glob("usr/local/bin/python*")]
    assert not pythons, pythons
    return Place("folder", root, _FOLDER, f"{_FOLDER}/_internal/assets")


def _run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{command} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
