"""Without a display the programs with a window end with one sentence, not with Qt's abort."""

import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.tools.x_display import x_display
from ui.display import why_no_window

NAMES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
NOBODY = ":1987654"


def run(module: str, arguments: Sequence[str], **environment: str) -> tuple[int, str, str]:
    bare = {name: value for name, value in os.environ.items() if name not in NAMES}
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        env={**bare, **environment}, check=False, capture_output=True, text=True,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("module", "instead"), [("ui.app", "«make kiosk»"), ("ui.desk.app", "«urna-central»")]
)
@pytest.mark.parametrize("display", ["", NOBODY])
def test_without_a_display_a_program_says_so_and_what_to_do(module: str, instead: str, display: str) -> None:
    code, out, err = run(module, [], **({"DISPLAY": display} if display else {}))
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert err.startswith(
        f"La pantalla que nombra DISPLAY ({NOBODY}) no" if display else "Aquí no hay una pantalla"
    )
    assert "No se cambió nada." in err
    assert instead in err


def test_what_needs_no_window_is_done_without_a_display() -> None:
    assert run("ui.app", ["--help"])[0] == run("ui.desk.app", ["--help"])[0] == 0


def test_nothing_is_made_before_it_is_known_that_a_window_can_open(tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert run("ui.app", ["--embedded", "--data", str(data)])[0] == 1
    assert not data.exists()


def test_a_server_that_answers_is_a_display(tmp_path: Path) -> None:
    with x_display(tmp_path, (640, 480)) as display:
        assert why_no_window({"DISPLAY": display.name}) == ""


def test_a_server_that_does_not_let_us_in_is_none(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        number = listener.getsockname()[1] - 6000
    assert "no responde" in why_no_window({"DISPLAY": f"127.0.0.1:{number}"})


@pytest.mark.parametrize("name", ["WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_what_somebody_chose_is_left_to_qt(name: str) -> None:
    assert why_no_window({name: "chosen"}) == ""
