"""Recordings of a consultation's texts, where the two programs are installed and where they do not work.

The programs are small real ones on the path: tried is how they are called, and what becomes of a failure.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.errors import OperatorError
from sync.central.recording import can_render, render, render_all


class Tools:
    """A folder that is the whole path, with programs of these bodies."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")

    def install(self, name: str, body: str) -> None:
        program = self.folder / name
        program.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        program.chmod(0o755)


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tools:
    """One that says what it reads, and one that wraps what it gets."""
    made = Tools(tmp_path, monkeypatch)
    made.install("espeak-ng", "cat")
    made.install("opusenc", "printf 'opus('; cat; printf ')'")
    return made


def test_each_text_goes_through_both_programs(tools: Tools) -> None:
    assert can_render()
    assert render_all(["Uno; $(rm -rf x)", "-dos"]) == {
        "Uno; $(rm -rf x)": b"opus(Uno; $(rm -rf x))",
        "-dos": b"opus(-dos)",
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Mire https://www.cartagena.gov.co/resultados", "Mire cartagena.gov.co/resultados"),
        ("http://votos.co y https://otro.co", "votos.co y otro.co"),
        ("www.cartagena.gov.co", "www.cartagena.gov.co"),
    ],
)
def test_of_an_address_what_people_say_is_said(tools: Tools, text: str, said: str) -> None:
    assert render(text) == f"opus({said})".encode()


@pytest.mark.parametrize("program", ["espeak-ng", "opusenc"])
@pytest.mark.parametrize("body", ["exit 3", "cat >/dev/null", "kill -9 $$"])
def test_a_program_that_fails_or_says_nothing_is_named_with_what_to_do(
    tools: Tools, program: str, body: str
) -> None:
    tools.install(program, body)
    with pytest.raises(OperatorError, match=f"{program} no grabó el audio. Lo demás no cambió") as failed:
        render("Propuesta siete")
    assert "sus propias grabaciones" in failed.value.do


@pytest.mark.parametrize("program", ["espeak-ng", "opusenc"])
def test_without_one_of_them_nothing_is_rendered(
    tools: Tools, program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tools.folder / program).unlink()
    monkeypatch.setenv("PATH", str(tools.folder))
    assert not can_render()
    with pytest.raises(OperatorError, match=program if program == "espeak-ng" else "no grabó"):
        render("Propuesta siete")


def test_a_program_that_cannot_be_started_is_named(tools: Tools) -> None:
    (tools.folder / "espeak-ng").write_bytes(b"\x7fELF no program at all")
    with pytest.raises(OperatorError, match="espeak-ng no grabó"):
        render("Propuesta siete")
