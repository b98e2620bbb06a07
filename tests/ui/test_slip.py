"""The slip on paper: offered only where there is a printer, printed once, gone with the person."""

from pathlib import Path

import pytest

from tests.kiosk.test_paperwork import LPSTAT, install
from tests.tools.driver import Driver
from tests.ui.test_voting_by_touch import to_review
from ui.screens.thanks import ThanksScreen


def test_without_a_printer_nothing_is_offered(kiosk: Driver) -> None:
    to_review(kiosk, 6)
    kiosk.touch("Depositar mi voto")
    kiosk.wait_for(ThanksScreen)
    assert not kiosk.has_button("Imprimir")


def test_a_slip_is_printed_once_when_it_is_asked_for(
    kiosk: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = tmp_path / "programs"
    install(programs, "lpstat", LPSTAT, monkeypatch)
    install(programs, "lp", '#!/bin/sh\ncat > "$(dirname "$0")/printed.pdf"\n', monkeypatch)
    to_review(kiosk, 6)
    kiosk.touch("Depositar mi voto")
    kiosk.wait_until(lambda: kiosk.has_button("Imprimir"), "the button")
    kiosk.touch("Imprimir")
    kiosk.wait_until((programs / "printed.pdf").exists, "the slip")
    assert not kiosk.has_button("Imprimir")
