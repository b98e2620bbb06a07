"""``make frozen``: the programs in one folder that runs without Python; build/dist/urna-abierta.

Compiled modules carry no time and sets in them have one order; ``make installers`` compares two builds.
"""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
RECIPE = ROOT / ".ci" / "package" / "frozen.spec"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PROGRAMS = tuple(PROJECT["scripts"])


def main(out: Path) -> int:
    """Build into ``out``, ask every program for its help with nothing in its environment; 0 if all answer."""
    folder = freeze(out)
    mute = [name for name in PROGRAMS if not answers(folder / name)]
    print(f"{folder}: {megabytes(folder)} MB; {', '.join(PROGRAMS)}")
    print(f"started with an empty environment, no Python on PATH: {f'NOT {mute}' if mute else 'all of them'}")
    return 1 if mute else 0


def freeze(out: Path) -> Path:
    """The frozen folder, new, below ``out``."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level=ERROR"]
    command += [f"--distpath={out}", f"--workpath={out / 'work'}", str(RECIPE)]
    # Sets are written into compiled modules in the order of their hashes.
    environment = {**commit_time(), "PYTHONHASHSEED": "0"}
    made = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if made.returncode:
        raise SystemExit(f"PyInstaller ended with {made.returncode}:\n{made.stderr}")
    folder = out / str(PROJECT["name"])
    for library in folder.glob("_internal/libpython*"):
        subprocess.run(["strip", "--strip-unneeded", str(library)], check=True)
    for path in folder.rglob("*"):
        if not path.is_symlink():  # whatever the umask was, and the modes in the packages' archives
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    dated(folder)
    return folder


def dated(folder: Path) -> None:
    """Give everything in a folder, and the folder, the time of the commit."""
    when = int(commit_time()["SOURCE_DATE_EPOCH"])
    for path in (*folder.rglob("*"), folder):
        os.utime(path, (when, when), follow_symlinks=False)


def commit_time() -> dict[str, str]:
    """The environment in which tools write the time of the commit instead of now."""
    told = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return {**os.environ, "SOURCE_DATE_EPOCH": told.stdout.strip()}


def answers(program: Path) -> bool:
    """Whether it starts where there is nothing else, and says how it is used."""
    told = subprocess.run([program, "--help"], env={}, capture_output=True, text=True, check=False)
    return told.returncode == 0 and f"usage: {program.name}" in told.stdout


def megabytes(folder: Path) -> int:
    """What the files in a folder hold, in units of 10⁶ bytes."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files) // 1_000_000


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
