"""The package, made by Debian's own tools from a small folder that stands where the frozen one does."""

import configparser
import fnmatch
import gzip
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.pages import Page
from tests.tools.debian import MAINTAINER, NAME, PACKAGE, build
from tests.tools.frozen import PROGRAMS, PROJECT, ROOT
from tests.tools.supply import sha256
from tests.tools.units import DEPLOY, SERVICES

RESERVED = ("invalid", "example", "test", "example.org", "example.com", "example.net")
"""Names that belong to nobody (RFC 2606)."""
ENTRIES = sorted((PACKAGE / "share/applications").iterdir())
NOT_PACKED = ("../assets/", "../tests/", "../README.md", "../../")
"""Where pages of the package lead that only the repository has."""


def frozen(folder: Path) -> Path:
    """Programs that say what ours say, beside the assets and licences that a frozen folder holds."""
    inside = folder / "_internal"
    inside.mkdir(parents=True)
    for name in PROGRAMS:
        told = asked(str(Path(sys.executable).parent / name), "--help")
        (folder / name).write_text(f"#!/bin/sh\ncat <<'END'\n{told}END\n")
        (folder / name).chmod(0o755)
    for name in ("fonts", "icons"):
        shutil.copytree(ROOT / "assets" / name, inside / "assets" / name)
    (inside / "licences").mkdir()
    shutil.copy(ROOT / "LICENSE", inside / "licences")
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("package")
    return build(frozen(out / NAME), out)


@pytest.fixture(scope="module")
def listed(made: Path) -> dict[str, tuple[str, str, str]]:
    """Mode, owner and time of every name in the package."""
    told = asked("dpkg-deb", "--contents", str(made)).splitlines()
    rows = [line.split(maxsplit=5) for line in told]
    return {
        row[5].split(" -> ")[0].removeprefix(".").rstrip("/"): (row[0], row[1], f"{row[3]} {row[4]}")
        for row in rows
    }


@pytest.fixture(scope="module")
def unpacked(made: Path) -> Path:
    folder = made.parent / "unpacked"
    asked("dpkg-deb", "--raw-extract", str(made), str(folder))
    return folder


def asked(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def field(package: Path, name: str) -> str:
    return asked("dpkg-deb", "--field", str(package), name).strip()


def test_the_same_commit_gives_the_same_bytes_wherever_and_by_whomever_it_is_built(
    made: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "a longer name"
    copy = shutil.copytree(made.parent / NAME, elsewhere / NAME)
    before = os.umask(0o077)
    try:
        again = build(copy, elsewhere)
    finally:
        os.umask(before)
    assert sha256(again) == sha256(made)


def test_every_file_is_roots_and_nobody_elses_to_write(listed: dict[str, tuple[str, str, str]]) -> None:
    allowed = {"drwxr-xr-x", "-rw-r--r--", "-rwxr-xr-x", "lrwxrwxrwx"}
    assert {owner for _, owner, _ in listed.values()} == {"root/root"}
    assert {mode for mode, _, _ in listed.values()} == allowed


def test_every_file_has_the_time_of_the_commit(listed: dict[str, tuple[str, str, str]]) -> None:
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%cd", "--date=format-local:%Y-%m-%d %H:%M"]
    assert {time for _, _, time in listed.values()} == {asked(*command).strip()}


def test_names_lie_in_order(made: Path, listed: dict[str, tuple[str, str, str]]) -> None:
    names = [name for name, (mode, _, _) in listed.items() if mode[0] != "l"]
    assert [name.split("/") for name in names] == sorted(name.split("/") for name in names)


def test_it_touches_usr_alone_and_runs_nothing_but_a_look_at_what_is_running(
    listed: dict[str, object], unpacked: Path
) -> None:
    assert {name.split("/")[1] for name in listed if name} == {"usr"}
    assert {path.name for path in (unpacked / "DEBIAN").iterdir()} == {"control", "md5sums", "prerm"}
    assert (unpacked / "DEBIAN/prerm").read_bytes() == (PACKAGE / "prerm").read_bytes()


def test_no_file_that_it_brings_lies_where_votes_lie(listed: dict[str, object]) -> None:
    kept = ("/var/lib/urna", "/var/lib/urna-central", "/root", "/home", "/etc")
    assert not [name for name in listed if name.startswith(kept)]


def test_the_sums_are_those_of_every_file(unpacked: Path) -> None:
    sums = (unpacked / "DEBIAN/md5sums").read_text().splitlines()
    named = {line.split("  ", 1)[1] for line in sums}
    files = {path for path in (unpacked / "usr").rglob("*") if path.is_file() and not path.is_symlink()}

    assert named == {str(path.relative_to(unpacked)) for path in files}
    done = subprocess.run(["md5sum", "--quiet", "--check", "DEBIAN/md5sums"], cwd=unpacked, check=False)
    assert done.returncode == 0


@pytest.mark.parametrize("name", ["Section", "Priority", "Architecture", "Installed-Size", "Homepage"])
def test_the_control_file_says_what_policy_asks_for(made: Path, name: str) -> None:
    assert bool(field(made, name)) == (name != "Homepage")  # there is none to name


def test_the_control_file_names_version_and_size(made: Path, unpacked: Path) -> None:
    assert field(made, "Version") == PROJECT["version"]
    bytes_of = sum(path.lstat().st_size for path in (unpacked / "usr").rglob("*") if path.is_file())
    assert 0 < int(field(made, "Installed-Size")) * 1024 <= bytes_of
    assert re.fullmatch(r"[a-z][^\n]{0,79}", field(made, "Description").splitlines()[0])


def test_the_maintainer_is_the_project_and_the_address_nobodys(made: Path, unpacked: Path) -> None:
    found = re.fullmatch(r"Urna Abierta <[a-z-]+@([a-z.]+)>", field(made, "Maintainer"))
    assert found
    assert found.group(1).split(".")[-1] in RESERVED
    changes = gzip.decompress((unpacked / f"usr/share/doc/{NAME}/changelog.gz").read_bytes()).decode()
    assert f" -- {MAINTAINER}  " in changes


def test_what_it_needs_is_named_once_and_without_python(made: Path) -> None:
    needed = [re.split(r"[ (]", each)[0] for each in field(made, "Depends").split(", ")]
    assert len(needed) == len(set(needed))
    assert {"libgl1", "libegl1", "libxcb-cursor0", "libfontconfig1"} <= set(needed)
    assert not [each for each in needed if each.startswith("python")]


@pytest.mark.parametrize("name", PROGRAMS)
def test_every_program_is_on_the_path_and_starts_from_there(name: str, unpacked: Path) -> None:
    link = unpacked / "usr/bin" / name
    assert not link.readlink().is_absolute()
    assert link.resolve() == unpacked / "usr/lib" / NAME / name


@pytest.mark.parametrize("name", PROGRAMS)
def test_every_program_has_a_page_that_man_sets_without_a_word(
    name: str, unpacked: Path, tmp_path: Path
) -> None:
    page = tmp_path / f"{name}.1"
    page.write_bytes(gzip.decompress((unpacked / f"usr/share/man/man1/{name}.1.gz").read_bytes()))
    command = ["man", "--warnings=all", "--encoding=UTF-8", "--local-file", str(page)]
    settings = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MANWIDTH": "100", "HOME": str(tmp_path)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=settings)

    assert (done.returncode, done.stderr) == (0, "")
    shown = re.sub(".\b", "", done.stdout)  # letters struck twice
    assert re.search(rf"^ +{name} - \w", shown, re.MULTILINE)
    told = asked(str(unpacked / "usr/bin" / name), "--help")
    assert set(re.findall(r"--[a-z-]+", told)) <= set(re.findall(r"--[a-z-]+", shown))


@pytest.mark.parametrize("path", ENTRIES, ids=lambda path: path.name)
def test_every_entry_of_the_menu_names_a_program_and_a_picture_that_are_there(
    path: Path, listed: dict[str, object]
) -> None:
    parsed = configparser.ConfigParser(interpolation=None)
    parsed.optionxform = str  # type: ignore[assignment,method-assign]
    parsed.read(path, "utf-8")
    entry = parsed["Desktop Entry"]
    program, *arguments = entry["Exec"].split()

    assert parsed.sections() == ["Desktop Entry"]
    assert (entry["Type"], entry["Terminal"]) == ("Application", "false")
    assert f"/usr/bin/{program}" in listed
    told = asked(str(Path(sys.executable).parent / program), "--help")
    assert all(argument in told for argument in arguments)
    assert f"/usr/share/icons/hicolor/scalable/apps/{entry['Icon']}.svg" in listed
    assert f"/usr/share/applications/{path.name}" in listed
    for key in ("Name", "Comment"):
        assert entry[key]
        assert entry[f"{key}[en]"]
    assert entry["Categories"].endswith(";")


@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.name)
def test_every_program_of_ours_that_a_unit_starts_is_brought_by_package_or_installer(
    unit: Path, listed: dict[str, object]
) -> None:
    brought = {f"/{path.relative_to(DEPLOY / 'kiosk/root')}" for path in (DEPLOY / "kiosk/root").rglob("*")}
    started = re.findall(r"^Exec\w+=[@+!:-]*(\S+)", unit.read_text(), re.MULTILINE)
    assert started
    assert set(started) <= brought | set(listed)


def test_every_file_of_ours_that_a_script_or_page_names_is_brought(listed: dict[str, object]) -> None:
    brought = set(listed) | {
        f"/{path.relative_to(DEPLOY / 'kiosk/root')}" for path in (DEPLOY / "kiosk/root").rglob("*")
    }
    texts = [path for path in DEPLOY.rglob("*") if path.is_file()]
    texts += [ROOT / "docs/installing.md", ROOT / "docs/kiosk-system.md", PACKAGE / "copyright"]
    ours = re.compile(r"(?<![\w.])/?(usr/(?:bin|lib|share/doc|share)/urna[\w./*-]*)")
    named = {f"/{name}".rstrip("./") for path in texts for name in ours.findall(path.read_text())}
    assert named
    frozen_only = ("/usr/lib/urna-abierta/_internal/", "/usr/share/doc/urna-abierta/licences/python")
    lost = [name for name in named if not fnmatch.filter(brought, name) and not name.startswith(frozen_only)]
    assert lost == []


def test_the_pages_that_it_brings_name_pages_and_pictures_that_it_brings(unpacked: Path) -> None:
    folder = unpacked / "usr/share/doc" / NAME
    pages = [Page(path) for path in sorted(folder.rglob("*.md"))]
    assert "installing.md" in {page.path.name for page in pages}
    lost = [
        f"{page.path.name}: {link}"
        for page in pages
        for link in page.links()
        if not re.match(r"[a-z]+:|#", link) and not link.startswith(NOT_PACKED)
        and not (page.path.parent / link.partition("#")[0]).exists()
    ]  # fmt: skip
    assert lost == []


def test_every_complaint_that_is_overridden_has_its_reason_above_it() -> None:
    lines = (PACKAGE / "lintian-overrides").read_text().splitlines()
    assert lines[0].startswith("# ")
    for line in lines:
        assert line.startswith("# ") or re.fullmatch(rf"{NAME}: [a-z-]+( \S.*)?", line)


def test_the_copyright_file_is_one_that_programs_can_read() -> None:
    paragraphs = (PACKAGE / "copyright").read_text().strip().split("\n\n")
    fields = [re.findall(r"^([A-Z][\w-]+):", each, re.MULTILINE) for each in paragraphs]

    assert fields[0][0] == "Format"
    files = [each for each in fields if each[0] == "Files"]
    assert all(each == ["Files", "Copyright", "License"] for each in files)
    assert len(files) >= 6
