"""What udev does with a stick: the rules read as udev reads them, match by match, then set, then jump."""

import fnmatch
import re

import pytest

from tests.tools.units import DEPLOY

RULES = DEPLOY / "kiosk/root/etc/udev/rules.d/90-urna-stick.rules"
_PART = re.compile(r'([A-Z]+)(?:\{(\w+)\})?(==|!=|\+=|=)"([^"]*)"')
STICK = {
    "ACTION": "add", "SUBSYSTEM": "block", "ID_BUS": "usb", "ID_FS_USAGE": "filesystem",
    "ID_FS_TYPE": "vfat", "ID_FS_LABEL": "MESA_4", "KERNEL": "sdb1",
}  # fmt: skip
SAFE = {"nodev", "nosuid", "noexec", "uid=urna", "gid=urna", "fmask=0177", "dmask=0077"}


def parts(line: str) -> list[tuple[str, str, str, str]]:
    assert re.fullmatch(rf"(?:{_PART.pattern}(?:, |$))+", line), line
    return _PART.findall(line)


def commands(**device: str) -> list[str]:
    """What udev runs for a device: in rules, keys of devices and properties have one space of names here."""
    told = STICK | device
    found, waiting = [], ""
    for line in RULES.read_text().splitlines():
        if line.startswith("#") or not line:
            continue
        rule = parts(line)
        if waiting:
            waiting = "" if ("LABEL", "", "=", waiting) in rule else waiting
            continue
        if all(matches(told.get(name or key, ""), how, value) for key, name, how, value in rule):
            for key, name, how, value in rule:
                if key == "GOTO":
                    waiting = value
                elif key == "ENV" and how == "=":
                    told[name] = filled(value, told)
                elif key == "RUN":
                    found.append(filled(value, told))
    assert not waiting, f"a jump to {waiting}, which is nowhere"
    return found


def matches(is_value: str, how: str, wanted: str) -> bool:
    if how not in ("==", "!="):
        return True
    found = any(fnmatch.fnmatchcase(is_value, each) for each in wanted.split("|"))
    return found == (how == "==")


def filled(value: str, told: dict[str, str]) -> str:
    value = re.sub(r"\$env\{(\w+)\}", lambda found: told.get(found[1], ""), value)
    return value.replace("%k", told["KERNEL"]).replace("$devnode", f"/dev/{told['KERNEL']}")


@pytest.mark.parametrize("system", ["vfat", "exfat"])
def test_a_stick_is_mounted_for_the_kiosk_alone_and_runs_nothing(system: str) -> None:
    (command,) = commands(ID_FS_TYPE=system)
    program, *options, device, place = command.split(" ")

    assert program == "/usr/bin/systemd-mount"
    assert (device, place) == ("/dev/sdb1", "/media/urna/MESA_4-sdb1")
    (named,) = [option for option in options if option.startswith("--options=")]
    assert set(named.removeprefix("--options=").split(",")) >= SAFE
    assert "--collect" in options  # a mount that failed is forgotten: the next try starts afresh


def test_two_sticks_of_one_name_lie_apart() -> None:
    assert commands(KERNEL="sdb1") != commands(KERNEL="sdc1")


def test_a_stick_without_a_name_gets_one() -> None:
    (command,) = commands(ID_FS_LABEL="")
    assert command.endswith(" /media/urna/memoria-sdb1")


@pytest.mark.parametrize("label", ["../../etc", "a/b", "/", "../x"])
def test_no_label_names_a_folder_elsewhere(label: str) -> None:
    (command,) = commands(ID_FS_LABEL=label)
    assert command.endswith(" /media/urna/memoria-sdb1")


@pytest.mark.parametrize(
    "device",
    [
        {"ID_FS_TYPE": "ext4"},  # carries owners and programs with rights of their own
        {"ID_FS_TYPE": "ntfs"},
        {"ID_FS_TYPE": "iso9660"},
        {"ID_FS_TYPE": "", "ID_FS_USAGE": ""},
        {"ID_FS_TYPE": "crypto_LUKS", "ID_FS_USAGE": "crypto"},
        {"ID_BUS": "ata"},
        {"ID_BUS": "nvme"},
        {"SUBSYSTEM": "input"},
        {"ACTION": "remove"},
        {"ACTION": "change"},
    ],
    ids=str,
)
def test_nothing_else_is_mounted(device: dict[str, str]) -> None:
    assert commands(**device) == []
