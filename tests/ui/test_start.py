"""The kiosk shows its first screen before it loads what that screen does not need."""

import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.benchmarks.start import NOT_YET
from ui.app import _parser
from ui.asking import Asker
from ui.first_frame import FirstFrame
from ui.shell import Shell


def test_the_program_imports_nothing_that_its_first_screen_does_not_need() -> None:
    code = f"import sys, ui.app; print(*sorted(set(sys.modules) & set({NOT_YET!r})))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == ""


def test_what_follows_begins_once_and_after_the_first_screen_was_painted(qtbot: QtBot) -> None:
    application, begun = QApplication.instance(), list[bool]()
    assert isinstance(application, QApplication)
    shell = Shell()
    qtbot.addWidget(shell)
    Asker(shell, practice=False).ask("hourglass", "Un momento", [], (), lambda _: None)
    FirstFrame(application, lambda: begun.append(shell.isVisible()))
    qtbot.wait(20)
    assert begun == []
    shell.resize(1280, 800)
    shell.show()
    qtbot.waitUntil(lambda: bool(begun))
    shell.repaint()
    qtbot.wait(20)
    assert begun == [True]


def test_a_kit_that_is_none_ends_the_program_with_a_word_about_it(tmp_path: Path) -> None:
    (tmp_path / "no.kit").write_bytes(b"nothing")
    command = [sys.executable, "-m", "ui.app", "--window", "--data", str(tmp_path), "--kit"]
    done = subprocess.run([*command, str(tmp_path / "no.kit")], check=False, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.strip() != ""
    assert "Traceback" not in done.stderr


KILLED_WHILE_IT_IS_MADE = """
import signal, sys
from ui import app, kiosk_app
make = kiosk_app.KioskApp.__init__
def made_and_killed(self, *parts):
    make(self, *parts)
    signal.raise_signal(signal.SIGTERM)
kiosk_app.KioskApp.__init__ = made_and_killed
sys.exit(app.main(["--embedded", "--data", sys.argv[1]]))
"""


def test_a_polite_kill_at_the_start_lets_what_is_half_made_be_made_and_ended(tmp_path: Path) -> None:
    command = [sys.executable, "-c", KILLED_WHILE_IT_IS_MADE, str(tmp_path)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


def test_make_kiosk_keeps_its_box_in_the_clone_with_a_folder_for_a_stick_and_says_so_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    prepare = runpy.run_path(str(Path(__file__).parents[2] / ".ci" / "kiosk.py"))["prepare_folders"]
    monkeypatch.chdir(tmp_path)
    for _again in range(2):
        options = _parser().parse_args(prepare())
        assert (options.embedded, options.data, options.folder) == (
            True, Path("build/kiosk"), Path("build/kiosk/memoria"),
        )  # fmt: skip
        assert [oct(folder.stat().st_mode & 0o777) for folder in (options.data, options.folder)] == [
            "0o700"
        ] * 2
        (said,) = capsys.readouterr().out.splitlines()
        assert all(word in said for word in ("build/kiosk/memoria", "activation code", "PIN", "Empezar otra"))
