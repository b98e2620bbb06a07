"""Recordings of a consultation's texts, where the two programs are installed and where they do not work.

The programs are small real ones on the path: tried is how they are called, and what becomes of a failure.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.errors import OperatorError
from sync.central.recording import can_render, render, render_all
from tests.tools.voices import Voices, as_opus


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Voices:
    """Both, as made."""
    return Voices(tmp_path, monkeypatch)


def test_each_text_goes_through_both_programs(tools: Voices) -> None:
    assert can_render()
    assert render_all(["Uno; $(rm -rf x)", "-dos"]) == {
        "Uno; $(rm -rf x)": as_opus("Uno; $(rm -rf x)"),
        "-dos": as_opus("-dos"),
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Mire https://www.cartagena.gov.co/resultados", "Mire cartagena.gov.co/resultados"),
        ("http://votos.co y https://otro.co", "votos.co y otro.co"),
        ("www.cartagena.gov.co", "www.cartagena.gov.co"),
    ],
)
def test_of_an_address_what_people_say_is_said(tools: Voices, text: str, said: str) -> None:
    assert render(text) == as_opus(said)


@pytest.mark.parametrize("program", ["espeak-ng", "opusenc"])
@pytest.mark.parametrize("body", ["exit 3", "cat >/dev/null", "kill -9 $$"])
def test_a_program_that_fails_or_says_nothing_is_named_with_what_to_do(
    tools: Voices, program: str, body: str
) -> None:
    tools.install(program, body)
    with pytest.raises(OperatorError, match=f"{program} no grabó el audio. Lo demás no cambió") as failed:
        render("Propuesta siete")
    assert "sus propias grabaciones" in failed.value.do


@pytest.mark.parametrize("program", ["espeak-ng", "opusenc"])
def test_without_one_of_them_nothing_is_rendered(
    tools: Voices, program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tools.folder / program).unlink()
    monkeypatch.setenv("PATH", str(tools.folder))
    assert not can_render()
    with pytest.raises(OperatorError, match=program if program == "espeak-ng" else "no grabó"):
        render("Propuesta siete")


def test_a_program_that_cannot_be_started_is_named(tools: Voices) -> None:
    (tools.folder / "espeak-ng").write_bytes(b"\x7fELF no program at all")
    with pytest.raises(OperatorError, match="espeak-ng no grabó"):
        render("Propuesta siete")
