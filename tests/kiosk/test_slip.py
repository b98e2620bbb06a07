"""The citizen's slip holds the code and nothing that would tell when or for what it was given."""

import re
from pathlib import Path

import pytest

from kiosk.printing import print_bytes
from kiosk.slip import render
from tests.kiosk.test_paperwork import install

CODE = "K7QF-1MXD-0RTA-W4HN"
PAGE = "https://resultados.example.org/consulta"


def test_the_same_code_gives_the_same_slip_whenever_it_is_made() -> None:
    assert render(CODE, "Consulta", PAGE, practice=False) == render(CODE, "Consulta", PAGE, practice=False)


def test_a_slip_has_no_date_in_it() -> None:
    slip = render(CODE, "Consulta", PAGE, practice=True)
    dates = set(re.findall(rb"D:(\d{4})", slip))
    assert dates <= {b"2000"}  # reportlab's fixed one


def test_it_goes_to_the_printer_without_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    programs = tmp_path / "programs"
    install(programs, "lp", '#!/bin/sh\ncat > "$(dirname "$0")/printed.pdf"\n', monkeypatch)
    slip = render(CODE, "Consulta", PAGE, practice=False)
    print_bytes(slip, "Sala")
    assert (programs / "printed.pdf").read_bytes() == slip
