"""What comes with the program for a machine of its own is closed as far as it says."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.tools.units import DEPLOY, EXPOSURE_BOUND, SERVICES, exposure

ROOT = DEPLOY / "kiosk" / "root"
OWN_PROGRAMS = ("no-disk", "open-disk", "session")
RULES = ROOT / "etc" / "udev" / "rules.d" / "90-urna-stick.rules"


def options_of(path: Path) -> set[str]:
    return {line for line in path.read_text().splitlines() if "=" in line and not line.startswith("#")}


@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.name)
def test_systemd_calls_every_unit_closed(unit: Path) -> None:
    assert exposure(unit) <= EXPOSURE_BOUND


@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.name)
def test_no_unit_swaps_dumps_or_shows_its_files(unit: Path) -> None:
    options = options_of(unit)
    assert {"LimitCORE=0", "MemorySwapMax=0", "UMask=0077"} <= options
    if any(option.startswith("StateDirectory=") for option in options):
        assert "StateDirectoryMode=0700" in options


KIOSK = "etc/systemd/system/urna-kiosk.service"
PROMISED = {
    "started again whenever it ends": (KIOSK, "Restart=always", "StartLimitIntervalSec=0"),
    "no capability": (KIOSK, "CapabilityBoundingSet=", "AmbientCapabilities=", "NoNewPrivileges=yes"),
    "no memory that is writable and executable": (KIOSK, "MemoryDenyWriteExecute=yes"),
    "a read-only system": (KIOSK, "ProtectSystem=strict", "ProtectHome=yes"),
    "but for sticks, those that are in when it starts too": (KIOSK, "ReadWritePaths=-/media/urna"),
    "no restart by keys": ("etc/systemd/system.conf.d/50-urna.conf", "CtrlAltDelBurstAction=none"),
    "the network addresses that it was given": (KIOSK, "IPAddressDeny=any", "IPAddressAllow=localhost"),
    "started where the box is mounted": (KIOSK, "RequiresMountsFor=/var/lib/urna"),
    "nothing written over the question for a passphrase": (
        "etc/systemd/system.conf.d/50-urna.conf",
        "ShowStatus=no",
    ),
    "no core dumps of anybody": ("etc/systemd/coredump.conf.d/50-urna.conf", "Storage=none"),
    "the journal lives in memory": ("etc/systemd/journald.conf.d/50-urna.conf", "Storage=volatile"),
    "nobody looks into another's memory": ("etc/sysctl.d/99-urna.conf", "kernel.yama.ptrace_scope = 3"),
}
"""What docs/kiosk-system.md says of the machine, and the lines that make it so."""


@pytest.mark.parametrize(
    ("file", "lines"), [(file, lines) for file, *lines in PROMISED.values()], ids=PROMISED
)
def test_what_the_page_says_of_the_machine_is_set(file: str, lines: list[str]) -> None:
    options = options_of(ROOT / file)
    assert set(lines) <= options
    for line in lines:  # nothing later in the file takes it back
        if line.partition("=")[0] != "IPAddressAllow":
            assert sum(option.partition("=")[0] == line.partition("=")[0] for option in options) == 1


def test_the_programs_read_of_proc_only_what_the_units_show() -> None:
    assert all("ProcSubset=pid" in options_of(unit) for unit in SERVICES)
    top = DEPLOY.parents[1]
    sources = [
        path.read_text("utf-8") for part in ("kiosk", "sync", "ui") for path in (top / part).rglob("*.py")
    ]
    read = [path for text in sources for path in re.findall(r"\"(/proc/[^\"]*)\"", text)]
    assert read
    assert [path for path in read if not path.startswith("/proc/self/")] == []


def test_polkit_answers_the_kiosks_account_no_whatever_it_asks() -> None:
    rules = (ROOT / "etc/polkit-1/rules.d/50-urna.rules").read_text()
    assert rules.count("polkit.Result.NO;") == 1
    assert rules.count("polkit.Result.") == 1
    assert 'subject.user === "urna"' in rules
    assert "action.id" not in rules


def test_every_stick_is_mounted_without_programs_devices_or_rights() -> None:
    mounts = [line for line in RULES.read_text().splitlines() if "systemd-mount" in line]

    assert len(mounts) == 2
    assert all("--options=nodev,nosuid,noexec," in line for line in mounts)
    assert all(line.endswith('$devnode /media/urna/$env{URNA_NAME}"') for line in mounts)


def test_no_magic_key_and_no_terminal() -> None:
    assert "kernel.sysrq = 0" in (ROOT / "etc/sysctl.d/99-urna.conf").read_text()
    assert {"NAutoVTs=0", "ReserveVT=0"} <= options_of(ROOT / "etc/systemd/logind.conf.d/50-urna.conf")
    session = (ROOT / "usr/lib/urna/session").read_text()
    assert "cage -d -- " in session


@pytest.mark.parametrize(
    "script",
    ["kiosk/install", "kiosk/remove", *(f"kiosk/root/usr/lib/urna/{name}" for name in OWN_PROGRAMS)],
)
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
