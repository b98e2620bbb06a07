"""Passphrases that no file holds: asked at the terminal, a new one twice; without one nothing is done."""

import getpass
import sys
from io import StringIO
from pathlib import Path

import pytest

from tests.tools.office import DEFINITION, STATIONS, Office
from tests.tools.office import ORGANISER as ORGANISER_OF_OFFICE

ORGANISER, REGISTER = "una frase larga del organizador", "una frase larga del registro"


class _Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Office:
    return Office(tmp_path, capsys)


def types(monkeypatch: pytest.MonkeyPatch, *answers: str) -> list[str]:
    """Somebody types these at a terminal; what they were asked."""
    asked: list[str] = []
    left = list(answers)

    def answer(question: str) -> str:
        asked.append(question)
        return left.pop(0)

    monkeypatch.setattr(sys, "stdin", _Terminal())
    monkeypatch.setattr(getpass, "getpass", answer)
    return asked


def init(office: Office, definition: Path = DEFINITION) -> tuple[int, str, str]:
    return office.run(
        "init", office.centre, "--consultation", definition, "--stations", STATIONS,
        "--keys", office.folder / "keys", "--shares", office.folder / "shares",
    )  # fmt: skip


def test_new_passphrases_are_typed_twice_and_open_the_keys_later(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = types(monkeypatch, ORGANISER, ORGANISER, REGISTER, REGISTER, ORGANISER, REGISTER)
    assert init(office)[0] == 0

    where = ("--station", "UCG-01", "--kiosk", "K-01", "--out", office.folder / "kits")
    assert office.run("kit", office.centre, *where, "--keys", office.folder / "keys")[0] == 0

    assert asked == [
        "Clave nueva del organizador (8 letras o más): ", "Otra vez, la clave del organizador: ",
        "Clave nueva de la oficina de registro (8 letras o más): ",
        "Otra vez, la clave de la oficina de registro: ",
        "Clave del organizador: ", "Clave de la oficina de registro: ",
    ]  # fmt: skip


def test_two_that_differ_make_nothing(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    types(monkeypatch, *(ORGANISER, f"{ORGANISER}x") * 3)
    code, _, err = init(office)
    assert (code, office.centre.exists()) == (1, False)
    assert "no son iguales. No se creó nada." in err


def test_one_that_is_too_short_and_two_that_differ_are_asked_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = types(
        monkeypatch, "corta", "", ORGANISER, REGISTER, ORGANISER, ORGANISER, "12345", REGISTER, REGISTER
    )
    code, _, err = init(office)
    assert (code, len(asked)) == (0, 9)
    assert err.count("✗ Es muy corta: una clave tiene 8 letras o más.") == 3
    assert err.count("✗ Las dos claves no son iguales.") == 1


def test_three_that_are_too_short_make_nothing(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = types(monkeypatch, "a", "b", "1234567")
    code, _, err = init(office)
    assert (code, len(asked), office.centre.exists()) == (1, 3, False)
    assert "es muy corta: necesita 8 letras o más. No se hizo nada." in err
    assert "archivo" not in err


def test_an_old_one_is_asked_again_too(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.init()
    asked = types(monkeypatch, "corta", ORGANISER_OF_OFFICE)
    added = ("--code", "UCG-31", "--name", "Otro", "--localidad", "Una")
    code, _, err = office.run("point", "add", office.centre, *added, "--keys", office.folder / "keys")
    assert (code, asked) == (0, ["Clave del organizador: "] * 2), err


def test_a_wrong_definition_is_told_before_anybody_types(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked = types(monkeypatch)
    wrong = tmp_path / "consultation.toml"
    wrong.write_bytes(DEFINITION.read_bytes().replace(b"max_choices = 3", b"max_choices = 99"))
    code, _, err = init(office, wrong)
    assert (code, asked) == (1, [])
    assert "max_choices" in err


def test_without_a_terminal_nothing_is_asked_and_nothing_done(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO())
    code, _, err = init(office)
    assert (code, office.centre.exists()) == (1, False)
    assert "no hay una terminal" in err
