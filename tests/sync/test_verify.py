"""``urna-verify`` as a person runs it: lines, a sentence, exit codes, two languages, few dependencies."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sync.verify import main
from tests.tools.bundle_vectors import FOLDER, POSTER

VALID = FOLDER / "valid.zip"
FEW = {"cryptography", "securesystemslib", "cffi", "_cffi_backend", "kiosk", "sync"}
LOADED = """
import json, sys
before = set(sys.modules)
import sync.verify
loaded = {name.partition(".")[0] for name in set(sys.modules) - before}
print(json.dumps(sorted(name for name in loaded if name not in sys.stdlib_module_names)))
"""


@pytest.fixture(autouse=True)
def _no_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def test_each_check_is_a_line_and_the_last_one_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(VALID), "--organiser", POSTER]) == 0
    *lines, empty, sentence = capsys.readouterr().out.splitlines()
    assert len(lines) == 29
    assert all(line.startswith("✓ ") for line in lines)
    assert (empty, sentence) == ("", "Todo concuerda y lo firmó el organizador: 27 votos contados.")


def test_without_a_fingerprint_the_exit_code_says_so_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(VALID), "--english"]) == 3
    assert "Consistent (27 ballots counted), origin not checked" in capsys.readouterr().out


def test_a_bundle_that_does_not_hold_ends_with_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(FOLDER / "m2-altered.zip"), "--organiser", POSTER]) == 1
    out = capsys.readouterr().out
    assert "✗ M2 Cada archivo es el que se firmó: kiosks/K-02.json" in out
    assert out.endswith("ESTE PAQUETE NO SE SOSTIENE: no lo dé por bueno. Falló M2.\n")


OTHER = f"0{POSTER[1:-1]}0"


@pytest.mark.parametrize(
    ("options", "words"),
    [([], f"se esperaba {OTHER}; la del paquete es {POSTER}"),
     (["--english"], f"{OTHER} was expected; the bundle's is {POSTER}")],
)  # fmt: skip
def test_where_another_organiser_was_expected_both_fingerprints_are_shown(
    options: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(VALID), "--organiser", OTHER.replace(" ", "").upper(), *options]) == 1
    (line,) = (line for line in capsys.readouterr().out.splitlines() if line.startswith("✗ O1"))
    assert line.endswith(f": {words}")


@pytest.mark.parametrize("given", [POSTER[:19], f"{POSTER[:19]}…", f"{POSTER[:19]}...", POSTER[:-1]])
def test_a_fingerprint_that_is_cut_off_is_told_as_such_and_nothing_is_checked(
    given: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(VALID), "--organiser", given]) == 2
    out, err = capsys.readouterr()
    assert (out, err.startswith("✗ La huella está incompleta: tiene ")) == ("", True)
    assert main([str(VALID), "--organiser", given, "--english"]) == 2
    assert "The fingerprint is incomplete" in capsys.readouterr().err


@pytest.mark.parametrize(
    "given",
    [f"{POSTER} 0", f"{POSTER}…", "la del afiche", POSTER.replace(" ", "-"), POSTER.replace("a", "á")],
)
def test_what_is_no_fingerprint_is_told_as_such(given: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(VALID), "--organiser", given]) == 2
    assert "Eso no es una huella" in capsys.readouterr().err


def test_a_file_that_cannot_be_read_is_not_called_false(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "nothing.zip"
    assert main([str(path)]) == 2
    assert f"No se pudo leer {path}: no existe." in capsys.readouterr().err
    assert main([str(path), "--english"]) == 2
    assert f"✗ {path} could not be read" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("value", "word"), [("en_GB.UTF-8", "Consistent"), ("es_CO.UTF-8", "concuerda"), ("C", "concuerda")]
)
def test_the_language_is_that_of_the_machine_or_spanish(
    value: str, word: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANG", value)
    main([str(VALID)])
    assert word in capsys.readouterr().out


def test_it_runs_alone_and_loads_two_libraries_and_no_more() -> None:
    shown = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    loaded = {name for name in json.loads(shown.stdout) if not name.startswith("_")}
    assert loaded <= FEW, loaded - FEW
