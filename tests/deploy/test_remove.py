"""Undoing a kiosk gives back what was there, and nothing that was there before goes."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.tools.tree import differences, snapshot
from tests.tools.units import DEPLOY

REMOVE = DEPLOY / "kiosk" / "remove"
GIVEN = DEPLOY / "kiosk" / "root"
AS_ROOT = [] if os.geteuid() == 0 else ["unshare", "--map-root-user"]
FSTAB = "/dev/sda1 / ext4 defaults 0 1\n#urna# /dev/sda2 none swap sw 0 0\n# /dev/sda9 none swap sw 0 0\n"
MASKED = ("getty@.service", "ctrl-alt-del.target", "swap.target")


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """A small Debian, as far as the script looks at it, before it was a kiosk."""
    root = tmp_path / "debian"
    for folder in (
        "etc/systemd/system",
        "etc/cups",
        "etc/udev/rules.d",
        "usr/lib/systemd/system",
        "media",
        "var/lib/urna",
    ):
        (root / folder).mkdir(parents=True)
    (root / "etc/fstab").write_text(FSTAB.replace("#urna# ", ""))
    for name in ("graphical", "multi-user"):
        (root / f"usr/lib/systemd/system/{name}.target").write_text("[Unit]\n")
    (root / "etc/cups/cupsd.conf").write_text("LogLevel warn\nPreserveJobFiles No\n")
    (root / "var/lib/urna/box.sqlite").write_bytes(b"ballots")
    return root


def kiosk(root: Path, target: str = "") -> Path:
    """What the installer changes, and the notes that it keeps of it."""
    kept = root / "var/lib/urna-deploy"
    kept.mkdir()
    sources = [path.relative_to(GIVEN) for path in sorted(GIVEN.rglob("*"))]
    made = [each for each in sources if (GIVEN / each).is_dir() and not (root / each).exists()]
    for each in sources:
        if (GIVEN / each).is_dir():
            (root / each).mkdir(exist_ok=True)
        else:
            (root / each).write_bytes((GIVEN / each).read_bytes())
    (root / "media/urna").mkdir()
    (kept / "folders").write_text("".join(f"/{each}\n" for each in ("media/urna", *made)))
    (kept / "files").write_text("".join(f"/{each}\n" for each in sources if (GIVEN / each).is_file()))
    (kept / "masked").write_text("".join(f"{unit}\n" for unit in MASKED))
    (kept / "target").write_text(target)
    (kept / "printing").write_text("LogLevel none\nPreserveJobHistory No\n")
    with (root / "etc/cups/cupsd.conf").open("a") as printing:
        printing.write("LogLevel none\nPreserveJobHistory No\n")
    (root / "etc/fstab").write_text(FSTAB)
    units = ["systemctl", f"--root={root}", "--quiet"]
    for command in (
        ["mask", *MASKED],
        ["set-default", "multi-user.target"],
        ["enable", "urna-kiosk.service"],
    ):
        subprocess.run([*AS_ROOT, *units, *command], check=True, capture_output=True)
    return root


def remove(root: Path) -> subprocess.CompletedProcess[str]:
    command = [*AS_ROOT, str(REMOVE), "--root", str(root)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_all_is_as_before_to_the_last_file_mode_and_folder(before: Path) -> None:
    was = snapshot(before)
    is_kiosk = snapshot(kiosk(before))
    assert len(differences(was, is_kiosk)) > 20

    done = remove(before)

    assert (done.returncode, done.stderr) == (0, "")
    assert differences(was, snapshot(before)) == {}


def test_the_box_stays_and_is_named(before: Path) -> None:
    done = remove(kiosk(before))
    assert (before / "var/lib/urna/box.sqlite").read_bytes() == b"ballots"
    assert "The box stays in /var/lib/urna" in done.stdout


def test_what_the_machine_started_into_before_it_starts_into_again(before: Path) -> None:
    link = before / "etc/systemd/system/default.target"
    remove(kiosk(before, target="graphical.target"))
    assert link.readlink().name == "graphical.target"


def test_a_line_of_the_printing_system_that_was_there_before_stays(before: Path) -> None:
    remove(kiosk(before))
    assert (before / "etc/cups/cupsd.conf").read_text() == "LogLevel warn\nPreserveJobFiles No\n"


def test_swap_comes_back_and_what_was_off_before_stays_off(before: Path) -> None:
    remove(kiosk(before))
    assert (before / "etc/fstab").read_text() == FSTAB.replace("#urna# ", "")


def test_a_folder_with_something_of_somebody_elses_stays(before: Path) -> None:
    kiosk(before)
    (before / "etc/modprobe.d/other.conf").write_text("# another's")
    assert remove(before).returncode == 0
    assert [path.name for path in (before / "etc/modprobe.d").iterdir()] == ["other.conf"]


@pytest.mark.parametrize(
    "gone", ["etc/systemd/system/urna-kiosk.service", "etc/cups/cupsd.conf", "etc/fstab"]
)
def test_cut_short_or_half_undone_by_hand_it_goes_on(before: Path, gone: str) -> None:
    kiosk(before)
    (before / gone).unlink()
    done = remove(before)
    assert (done.returncode, done.stderr) == (0, "")
    assert not [name for name in snapshot(before) if "urna" in name and not name.startswith("var/lib/urna")]


def test_what_is_undone_is_not_undone_twice(before: Path) -> None:
    remove(kiosk(before))
    done = remove(before)
    assert done.returncode == 1
    assert done.stderr.strip() == "Here is no kiosk to undo. Nothing was changed."
