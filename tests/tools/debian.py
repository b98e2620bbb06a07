"""``make deb``: the frozen folder as a Debian package, in build/dist; lintian reads it.

What the folder shares with Debian (OpenSSL, SQLite, X11, fonts) is left out and depended on: Debian mends it.
"""

import filecmp
import gzip
import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from tests.tools.frozen import PROGRAMS, PROJECT, ROOT, commit_time, dated, freeze, megabytes
from tests.tools.man_pages import man_page
from tests.tools.supply import sha256

PACKAGE = ROOT / ".ci" / "package"
NAME = str(PROJECT["name"])
MAINTAINER = "Urna Abierta <urna-abierta@invalid.invalid>"
HOME = Path("usr/lib") / NAME


def main(out: Path) -> int:
    """Build the package from a new frozen folder; 0 if lintian has nothing to say."""
    out = out.resolve()  # dpkg's tools are called from folders of their own
    package = build(freeze(out), out)
    said = lintian(package)
    print(f"{package}: {package.stat().st_size // 1_000_000} MB, {megabytes(out / 'stage')} MB installed")
    print(f"SHA-256 {sha256(package)}")
    print(f"needs: {_field(package, 'Depends')}")
    print("lintian: nothing to say" if not said else f"lintian:\n{said}")
    return 1 if said else 0


def build(frozen: Path, out: Path) -> Path:
    """The package of a frozen folder. Every file has the time of the commit and belongs to root."""
    stage = out / "stage"
    shutil.rmtree(stage, ignore_errors=True)
    shutil.copytree(frozen, stage / HOME, symlinks=True)
    _leave_to_debian(stage / HOME / "_internal")
    _programs(stage)
    shutil.copytree(PACKAGE / "share", stage / "usr/share", dirs_exist_ok=True)
    shutil.copytree(ROOT / "assets/deploy", stage / "usr/share" / NAME / "deploy")
    _documents(stage)
    _control(stage)
    for path in (stage, *stage.rglob("*")):  # whatever the umask is
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.read_bytes()[:2] == b"#!" or _is_ours(path) else 0o644)
    dated(stage)  # dpkg-deb itself would only change what is younger
    package = out / f"{NAME}_{PROJECT['version']}_{architecture()}.deb"
    # A quarter of the time of the usual level, for a tenth more bytes.
    return pack(stage, package, "-Zxz", "-z3", "--threads-max=2")


def pack(stage: Path, package: Path, *how: str) -> Path:
    """The package of what was laid out in ``stage``; ``how`` it is compressed."""
    command = ["dpkg-deb", "--root-owner-group", *how, "--build", str(stage), str(package)]
    subprocess.run(command, check=True, capture_output=True, env=commit_time())
    return package


def _is_ours(path: Path) -> bool:
    return path.parent.name == NAME and path.name in PROGRAMS


def _leave_to_debian(folder: Path) -> None:
    """Remove the libraries that are a Debian package's, byte for byte.

    libpython stays in any case: what starts the programs opens it in its own folder.
    """
    for path in sorted(folder.glob("lib*.so*")):
        if path.is_symlink() or path.name.startswith("libpython"):
            continue
        found = _run("dpkg", "-S", f"*/{path.name}", check=False)
        files = [Path(line.partition(": ")[2]) for line in found.splitlines()]
        if any(file.is_file() and filecmp.cmp(path, file, shallow=False) for file in files):
            path.unlink()


def _programs(stage: Path) -> None:
    (stage / "usr/bin").mkdir(parents=True)
    for name in PROGRAMS:
        (stage / "usr/bin" / name).symlink_to(Path("..") / HOME.relative_to("usr") / name)
        told = _run(str(stage / HOME / name), "--help")
        page = man_page(name, told, f"{NAME} {PROJECT['version']}", f"{_commit_hour():%Y-%m-%d}")
        _packed(stage / f"usr/share/man/man1/{name}.1.gz", page)


def _documents(stage: Path) -> None:
    folder = stage / "usr/share/doc" / NAME
    folder.mkdir(parents=True)
    shutil.copy(PACKAGE / "copyright", folder)
    entry = f"{NAME} ({PROJECT['version']}) unstable; urgency=medium\n\n  * See CHANGELOG.md.gz.\n\n"
    _packed(folder / "changelog.gz", f"{entry} -- {MAINTAINER}  {format_datetime(_commit_hour())}\n")
    _packed(folder / "CHANGELOG.md.gz", (ROOT / "CHANGELOG.md").read_text("utf-8"))
    shutil.move(stage / HOME / "_internal/licences", folder / "licences")
    shutil.copytree(ROOT / "docs", folder, dirs_exist_ok=True)  # whole: its pages name each other
    overrides = stage / "usr/share/lintian/overrides" / NAME
    overrides.parent.mkdir(parents=True)
    shutil.copy(PACKAGE / "lintian-overrides", overrides)


def _commit_hour() -> datetime:
    return datetime.fromtimestamp(int(commit_time()["SOURCE_DATE_EPOCH"]), UTC)


def _packed(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _control(stage: Path) -> None:
    folder = stage / "DEBIAN"
    folder.mkdir()
    shutil.copy(PACKAGE / "prerm", folder)
    files = write_sums(stage)
    fields = {
        "Package": NAME,
        "Version": PROJECT["version"],
        "Architecture": architecture(),
        "Maintainer": MAINTAINER,
        "Installed-Size": sum(path.stat().st_size for path in files) // 1024,
        "Depends": ", ".join(_needs(stage, files)),
        "Recommends": "cups-client, pulseaudio | pipewire-pulse",
        "Suggests": "espeak-ng, opus-tools",
        "Section": "misc",
        "Priority": "optional",
        "Description": (PACKAGE / "description").read_text("utf-8").strip(),
    }
    (folder / "control").write_text("".join(f"{name}: {value}\n" for name, value in fields.items()))


def write_sums(stage: Path) -> list[Path]:
    """Write down the sum of every file that will be installed; these files."""
    files = sorted(path for path in (stage / "usr").rglob("*") if path.is_file() and not path.is_symlink())
    sums = _run("md5sum", *(str(path.relative_to(stage)) for path in files), cwd=stage)
    (stage / "DEBIAN/md5sums").write_text(sums)
    return files


def _needs(stage: Path, files: list[Path]) -> list[str]:
    """What the programs and libraries link to, by dpkg's own account, and what they open by name."""
    work = stage.parent / "shlibdeps"
    (work / "debian").mkdir(parents=True, exist_ok=True)
    (work / "debian/control").write_text(f"Source: {NAME}\n\nPackage: {NAME}\nArchitecture: any\n")
    linked = [str(path) for path in files if _begins(path) == b"\x7fELF"]
    wanted = _run(str(ROOT / ".ci/system-packages"), "window", "--print").split()
    if not linked:
        return sorted(wanted)
    own = sorted({str(Path(path).parent) for path in linked})
    command = [
        "dpkg-shlibdeps",
        "-O",
        "--warnings=0",
        "--ignore-missing-info",
        *(f"-l{each}" for each in own),
    ]
    told = _run(*command, *(f"-e{path}" for path in linked), cwd=work)
    found = dict.fromkeys(told.strip().removeprefix("shlibs:Depends=").split(", "))
    named = {re.split(r"[ (:|]", each)[0] for each in found}
    return sorted([*found, *(each for each in wanted if each not in named)])


def _begins(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(4)


def lintian(package: Path) -> str:
    """What Debian's own reader of packages finds, down to the smallest warning."""
    return _run("lintian", "--fail-on=none", "--allow-root", "--tag-display-limit=0", str(package)).strip()


def architecture() -> str:
    """Debian's name of this machine's processor."""
    return _run("dpkg", "--print-architecture").strip()


def _field(package: Path, name: str) -> str:
    return _run("dpkg-deb", "--field", str(package), name).strip()


def _run(*command: str, cwd: Path = ROOT, check: bool = True) -> str:
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    if check and done.returncode:
        raise SystemExit(f"{command[0]} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
