"""A later version of the package without another freeze: the same programs, with another number and schemas.

The box and the centre's database get one migration more: the project's own modules with a few lines added,
compiled by the Python that froze the others. Man pages and change logs still name the version before.
"""

import py_compile
import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.tools.debian import HOME, NAME, architecture, pack, write_sums
from tests.tools.frozen import PROJECT, ROOT

OLDER = str(PROJECT["version"])
NEWER = f"{OLDER}.1"
_ADDED = {
    "kiosk/migrations": """

@migrations()
def m999_later(db: Database) -> None:
    db.execute("CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT")
""",
    "sync/central/engine": """
SCHEMA += 1
_GROWTH[SCHEMA] = ()
""",
}


@dataclass(frozen=True)
class Version:
    """Its number, what was laid out for its package, and the package."""

    number: str
    stage: Path
    package: Path


def newer(older: Path, out: Path) -> Version:
    """The later version, made below ``out`` from what was laid out for the older one."""
    stage = out / "newer"
    shutil.rmtree(stage, ignore_errors=True)
    shutil.copytree(older, stage, symlinks=True)
    inside = stage / HOME / "_internal"
    told = inside / f"{NAME.replace('-', '_')}-{OLDER}.dist-info"
    _renumbered(told / "METADATA")
    told.rename(told.with_name(told.name.replace(OLDER, NEWER)))
    _renumbered(stage / "DEBIAN/control")
    for module, lines in _ADDED.items():
        _compiled(module, lines, inside)
    write_sums(stage)
    return Version(NEWER, stage, pack(stage, out / f"{NAME}_{NEWER}_{architecture()}.deb", "-Znone"))


def _renumbered(path: Path) -> None:
    before = f"\nVersion: {OLDER}\n"
    text = path.read_text("utf-8")
    assert before in text, path
    path.write_text(text.replace(before, f"\nVersion: {NEWER}\n"), "utf-8")


def _compiled(module: str, lines: str, inside: Path) -> None:
    source = inside.parent / "source.py"
    source.write_text((ROOT / f"{module}.py").read_text("utf-8") + lines, "utf-8")
    target = inside / f"{module}.pyc"
    assert target.exists(), target
    unchecked = py_compile.PycInvalidationMode.UNCHECKED_HASH
    py_compile.compile(str(source), str(target), f"{module}.py", doraise=True, invalidation_mode=unchecked)
    source.unlink()
    target.chmod(0o644)
