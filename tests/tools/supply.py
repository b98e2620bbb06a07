"""``make supply``: packages locked, audited, listed, and built twice to the same bytes."""

import hashlib
import io
import json
import os
import re
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOCK = ROOT / ".ci" / "requirements.lock"
_REQUIREMENT = re.compile(r"^([a-z0-9][a-z0-9._-]*)(\[[a-z,-]+\])?==\S+")


@dataclass(frozen=True)
class Audit:
    """What pip-audit could tell: packages that it knew, those that it did not, and what is known of them."""

    known: int
    unknown: int
    flaws: list[str]


def unlocked(lock: str) -> list[str]:
    """Lines that name no exact version, packages without a hash, and addresses."""
    entries = re.sub(r"\s*\\\n\s*", " ", lock).splitlines()
    wanted = [line for line in entries if line.strip() and not line.lstrip().startswith("#")]
    return [
        line[:80]
        for line in wanted
        if not _REQUIREMENT.match(line) or "--hash=sha256:" not in line or "://" in line
    ]


def wheel(folder: Path) -> Path:
    """The wheel of what is committed, built in a folder of its own, dated as its commit."""
    source = folder / "source"
    packed = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(source, filter="data")
    dated = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    command += ["--wheel-dir", str(folder), str(source)]
    subprocess.run(command, check=True, env={**os.environ, "SOURCE_DATE_EPOCH": dated.stdout.strip()})
    return next(folder.glob("*.whl"))


def sha256(path: Path) -> str:
    """The file's digest in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def bill_of_materials(out: Path) -> int:
    """Write the CycloneDX list of every package in the lock; how many there are."""
    program = Path(sys.executable).parent / "cyclonedx-py"
    command = [str(program), "requirements", str(LOCK), "--pyproject", str(ROOT / "pyproject.toml")]
    command += ["--output-reproducible", "--validate", "--output-file", str(out)]
    subprocess.run(command, check=True, capture_output=True)
    return len(json.loads(out.read_text())["components"])


def audit() -> Audit:
    """Ask for known flaws of the locked packages. Without a network to the database all are unknown."""
    program = Path(sys.executable).parent / "pip-audit"
    command = [
        str(program),
        "--require-hashes",
        "--requirement",
        str(LOCK),
        "--format=json",
        "--progress-spinner=off",
    ]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    packages = json.loads(told)["dependencies"] if told.strip() else []
    known = [one for one in packages if "skip_reason" not in one]
    flaws = [f"{one['name']} {one['version']}: {flaw['id']}" for one in known for flaw in one["vulns"]]
    return Audit(len(known), len(packages) - len(known), flaws)


def main(out: Path) -> int:
    """Print each finding; 0 unless something is wrong. What could not be asked is said, not passed over."""
    out.mkdir(parents=True, exist_ok=True)
    loose = unlocked(LOCK.read_text())
    print(f"lock: {loose or 'every package has its version and hashes'}")
    built = [wheel(_empty(out / name)) for name in ("first", "second")]
    same = sha256(built[0]) == sha256(built[1])
    print(f"wheel, built twice: {'the same bytes' if same else 'DIFFERENT'}, SHA-256 {sha256(built[0])}")
    print(f"CycloneDX: {bill_of_materials(out / 'sbom.cdx.json')} packages, in {out / 'sbom.cdx.json'}")
    found = audit()
    if found.flaws:
        print("known flaws:", *found.flaws, sep="\n  ")
    elif found.known == 0:
        print("known flaws: NOT ASKED, the database of flaws was not reached")
    else:
        print(f"known flaws: none in {found.known} packages; {found.unknown} are not in the database")
    return 1 if loose or not same or found.flaws else 0


def _empty(folder: Path) -> Path:
    subprocess.run(["rm", "-rf", str(folder)], check=True)
    folder.mkdir(parents=True)
    return folder


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
