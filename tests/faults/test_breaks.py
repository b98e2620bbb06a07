"""What breaks, and who answers in the centre's place; `make faults` kills the server more often."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults import breaks
from tests.faults.lab import Lab, Tally, open_lab


@pytest.fixture
def lab(tmp_path: Path, new_database: Callable[[], str]) -> Iterator[Lab]:
    with open_lab(tmp_path, new_database, kiosks=3) as lab:
        yield lab


@pytest.fixture
def small_lab(tmp_path: Path) -> Iterator[Lab]:
    with open_lab(tmp_path, lambda: f"sqlite:///{tmp_path / 'central.sqlite'}", kiosks=3) as lab:
        yield lab


def test_a_server_killed_in_the_middle_of_a_request_counts_it_once(lab: Lab) -> None:
    assert breaks.kill_server(lab, places=2) == Tally(2, 6, 3)


def test_a_full_disk_at_the_centre_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    assert breaks.full_centre(tmp_path) == Tally(3, 4, 1)


def test_a_full_disk_at_the_point_is_said_and_the_receipt_comes_again(small_lab: Lab, tmp_path: Path) -> None:
    assert breaks.full_kiosk(small_lab, tmp_path) == Tally(4, 3, 1)


def test_who_has_another_key_gets_nothing_and_the_point_says_who_it_is_not(lab: Lab) -> None:
    assert breaks.wrong_certificate(lab) == Tally(3, 2, 1)


def test_a_captive_portal_is_not_the_centre(small_lab: Lab) -> None:
    assert breaks.captive_portal(small_lab) == Tally(4, 2, 1)


def test_a_wrong_clock_changes_nothing(small_lab: Lab) -> None:
    assert breaks.wrong_clocks(small_lab) == Tally(3, 6, 3)
