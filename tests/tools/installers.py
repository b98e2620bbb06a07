"""``make installers``: both made twice, and used on a fresh Debian 12 in a folder, on a virtual screen.

What cannot be tried without the machines: real screens, touch, sound cards, printers, other processors.
"""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from tests.tools.debian import build
from tests.tools.fresh_debian import Place, add, copied, fresh
from tests.tools.frozen import freeze
from tests.tools.installed_check import check
from tests.tools.units import DEPLOY

_FOLDER = "/opt/urna-abierta"
_FOR_A_FOLDER = (
    "libgl1",
    "libegl1",
    "fontconfig-config",
)  # every desktop has them: the folder brings all else


def main(out: Path) -> int:
    """Print what was tried; 0 if all of it holds. Pictures of the first screens are left in ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    frozen, package, same = _made_twice(out)
    base = fresh(out / "base")
    held = [same, check(_by_package(base, out / "with-package", package), out)]
    held.append(check(_by_folder(base, out / "with-folder", frozen), out))
    print("All of it holds." if all(held) else "Something does not hold: see above.")
    return 0 if all(held) else 1


def _made_twice(out: Path) -> tuple[Path, Path, bool]:
    made = []
    for name in ("first", "second"):
        folder = freeze(out / name)
        made.append((folder, build(folder, out / name)))
    folders, packages = zip(*made, strict=True)
    alike = {_tree(folder) for folder in folders}, {_sha256(package) for package in packages}
    for what, found in zip(("frozen folder", "package"), alike, strict=True):
        print(f"{what}, made twice: {'the same bytes' if len(found) == 1 else 'DIFFERENT'}")
    return folders[0], packages[0], all(len(found) == 1 for found in alike)


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


def _tree(folder: Path) -> str:
    """One digest over every name, link and byte below ``folder``."""
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        content = str(path.readlink()) if path.is_symlink() else _sha256(path) if path.is_file() else ""
        whole.update(f"{path.relative_to(folder)}\0{content}\n".encode())
    return whole.hexdigest()


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{command} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
