"""A slice of the storm over kiosks, network, sticks, disks and staff; `make faults` runs it whole."""

from __future__ import annotations

import pytest

from sync.central import intake
from tests.faults.state import explore


def test_after_every_step_of_any_history_the_rules_of_intake_hold() -> None:
    seen = explore(35, same=True)
    assert seen.ballots > 100
    assert seen.receipts > 50


def test_a_centre_that_lets_every_box_in_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "belongs_elsewhere", lambda *_, **__: "")
    with pytest.raises(AssertionError, match=r"nobody admitted|excluded box"):
        explore(60, same=True)


def test_a_centre_that_lets_a_chain_break_off_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "_continues", lambda *_: True)
    with pytest.raises(AssertionError, match="does not continue"):
        explore(15, same=True)
