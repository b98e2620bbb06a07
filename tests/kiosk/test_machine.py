"""What Linux says of disk and battery, with folders that look like the kernel's."""

from pathlib import Path

import pytest

from kiosk.machine import battery, free_mb
from kiosk.readiness import Battery


def supply(folder: Path, name: str, **files: str) -> None:
    (folder / name).mkdir()
    for file, text in files.items():
        (folder / name / file).write_text(text + "\n", encoding="ascii")


def test_the_free_space_is_that_of_the_folders_disk(tmp_path: Path) -> None:
    assert (free_mb(tmp_path) or 0) > 0
    assert free_mb(tmp_path / "gone") is None


def test_without_batteries_there_is_none(tmp_path: Path) -> None:
    assert battery(tmp_path) is None
    assert battery(tmp_path / "gone") is None
    supply(tmp_path, "AC", type="Mains", online="1")
    supply(tmp_path, "mouse", type="Battery", scope="Device", capacity="40", status="Discharging")
    assert battery(tmp_path) is None


@pytest.mark.parametrize(
    ("status", "charging"),
    [("Charging", True), ("Full", True), ("Not charging", True), ("Discharging", False)],
)
def test_a_battery_says_its_level_and_whether_it_charges(tmp_path: Path, status: str, charging: bool) -> None:
    supply(tmp_path, "BAT0", type="Battery", capacity="81", status=status)
    assert battery(tmp_path) == Battery(81, charging)


def test_two_batteries_are_told_as_one_and_one_that_discharges_counts(tmp_path: Path) -> None:
    supply(tmp_path, "BAT0", type="Battery", capacity="20", status="Discharging")
    supply(tmp_path, "BAT1", type="Battery", capacity="60", status="Full")
    assert battery(tmp_path) == Battery(40, charging=False)


def test_a_battery_that_says_nothing_is_no_battery(tmp_path: Path) -> None:
    supply(tmp_path, "BAT0", type="Battery", status="Unknown")
    assert battery(tmp_path) is None
