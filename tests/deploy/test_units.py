"""What comes with the program for a machine of its own is closed as far as it says."""

import subprocess
from pathlib import Path

import pytest

from tests.tools.units import DEPLOY, EXPOSURE_BOUND, SERVICES, exposure

ROOT = DEPLOY / "kiosk" / "root"
RULES = ROOT / "etc" / "udev" / "rules.d" / "90-urna-stick.rules"


def options_of(path: Path) -> set[str]:
    return {line for line in path.read_text().splitlines() if "=" in line and not line.startswith("#")}


@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.name)
def test_systemd_calls_every_unit_closed(unit: Path) -> None:
    assert exposure(unit) <= EXPOSURE_BOUND


@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.name)
def test_no_unit_swaps_dumps_or_shows_its_files(unit: Path) -> None:
    assert {"LimitCORE=0", "MemorySwapMax=0", "UMask=0077", "StateDirectoryMode=0700"} <= options_of(unit)


def test_every_stick_is_mounted_without_programs_devices_or_rights() -> None:
    mounts = [line for line in RULES.read_text().splitlines() if "systemd-mount" in line]

    assert len(mounts) == 2
    assert all("--options=nodev,nosuid,noexec," in line for line in mounts)
    assert all(line.endswith('$devnode /media/urna/$env{URNA_NAME}"') for line in mounts)


def test_no_magic_key_and_no_terminal() -> None:
    assert "kernel.sysrq = 0" in (ROOT / "etc/sysctl.d/50-urna.conf").read_text()
    assert {"NAutoVTs=0", "ReserveVT=0"} <= options_of(ROOT / "etc/systemd/logind.conf.d/50-urna.conf")
    session = (ROOT / "usr/lib/urna/session").read_text()
    assert "cage -d -- " in session


@pytest.mark.parametrize("script", ["kiosk/install", "kiosk/remove", "kiosk/root/usr/lib/urna/session"])
def test_every_script_is_a_program_that_its_shell_can_read(script: str) -> None:
    path = DEPLOY / script
    shell = path.read_text().splitlines()[0].rsplit("/", 1)[1].split()[-1]

    assert path.stat().st_mode & 0o111
    assert subprocess.run([shell, "-n", str(path)], check=False).returncode == 0


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (["install", "--root"], "The option --root needs a value."),
        (["install", "--everything", "x"], "There is no option --everything."),
        (["install", "--root", "/nowhere"], "This is not Debian."),
        (["remove", "--all"], "There is no option --all."),
        (["remove", "--root", "/nowhere"], "Here is no kiosk to undo."),
    ],
)
def test_a_wrong_call_changes_nothing_and_says_so(asked: list[str], answer: str) -> None:
    told = subprocess.run(
        [str(DEPLOY / "kiosk" / asked[0]), *asked[1:]], capture_output=True, text=True, check=False
    )

    assert told.returncode == 1
    assert told.stderr.strip() == f"{answer} Nothing was changed."
