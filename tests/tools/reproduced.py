"""``make reproducible``: the installers built twice from one commit, in other circumstances: the same bytes.

What goes in is the commit, the environment of the lock file, and the libraries and tools of this Debian. What
must not matter is changed for the second build: folders, hour, umask, time zone, language, home, processors.
"""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.tools.frozen import PROJECT, ROOT
from tests.tools.supply import sha256
from tests.tools.tree import differences, snapshot

_BUILD = """
import subprocess, sys
from pathlib import Path
from tests.tools.frozen import freeze
folder = freeze(Path(sys.argv[1]))
pack = "import sys, pathlib, tests.tools.debian as here; here.build(*map(pathlib.Path, sys.argv[1:]))"
sys.exit(subprocess.run([*sys.argv[2:], sys.executable, "-c", pack, folder, sys.argv[1]]).returncode)
"""
"""PyInstaller would take a false clock for a library of ours: it is set for packing alone."""


@dataclass(frozen=True)
class Circumstances:
    """Where and how a build is made; none of it may be seen in what is built."""

    folder: str
    umask: int
    settings: dict[str, str]
    under: tuple[str, ...] = ()
    clock: tuple[str, ...] = ()


FIRST = Circumstances("first", 0o022, {"TZ": "UTC", "LC_ALL": "C.UTF-8"})
SECOND = Circumstances(
    "a second folder/with a longer name",
    0o077,
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "HOME": "/nonexistent", "PYTHONHASHSEED": "7"},
    ("taskset", "--cpu-list", "0"),
    ("faketime", "-f", "+400d"),
)


@dataclass(frozen=True)
class Built:
    """A frozen folder, what was packed, and the package."""

    frozen: Path
    stage: Path
    package: Path


def main(out: Path) -> int:
    """Print what both builds gave; 0 if their bytes are the same."""
    return 0 if made_twice(out)[1] else 1


def made_twice(out: Path) -> tuple[Built, bool]:
    """The first of two builds, and whether the second is the same. Differing files are named."""
    commit = _run("git", "rev-parse", "HEAD", cwd=ROOT).strip()
    print(
        f"commit {commit[:12]}: the second time elsewhere, on one processor, packed 400 days later",
        flush=True,
    )
    if _run("git", "status", "--porcelain", cwd=ROOT):
        print("what is not committed is not in it", flush=True)
    first, second = (_built(out / each.folder, commit, each) for each in (FIRST, SECOND))
    alike = [
        _compared("frozen folder", first.frozen, second.frozen),
        _compared("package's files", first.stage, second.stage),
    ]
    packages = [sha256(each.package) for each in (first, second)]
    print(f"package, SHA-256: {' and '.join(dict.fromkeys(packages))}", flush=True)
    return first, all(alike) and packages[0] == packages[1]


def _built(folder: Path, commit: str, how: Circumstances) -> Built:
    """A checkout and an environment of its own in ``folder``, and what is built there."""
    _run("rm", "-rf", str(folder))
    folder.mkdir(parents=True)
    checkout, environment, out = folder / "checkout", folder / "environment", folder / "out"
    _run("git", "clone", "--quiet", "--no-checkout", str(ROOT), str(checkout))
    _run("git", "checkout", "--quiet", commit, cwd=checkout)
    _run("cp", "-al", sys.prefix, str(environment))  # other names for the same files
    python = environment / "bin" / "python"
    command = [*how.under, str(python), "-c", _BUILD, str(out), *how.clock]
    outside = {"PATH": os.environ["PATH"], **how.settings}
    _run(*command, cwd=checkout, env=outside, umask=how.umask)
    return Built(out / str(PROJECT["name"]), out / "stage", next(out.glob("*.deb")))


def _compared(what: str, first: Path, second: Path) -> bool:
    trees = [snapshot(each, owners=False) for each in (first, second)]
    found = differences(*trees)
    print(f"{what}: {len(trees[0])} names, {'the same bytes and modes' if not found else 'DIFFERENT'}")
    for name, change in found.items():
        print(f"  {name}: {change}")
    return not found


def _run(
    *command: str, cwd: Path | None = None, env: dict[str, str] | None = None, umask: int = 0o022
) -> str:
    done = subprocess.run(command, cwd=cwd, env=env, umask=umask, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{command} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
