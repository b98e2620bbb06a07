"""Runs the kiosk on the embedded consultation; where there is no display, on a virtual one shown by VNC.

The virtual screen is Xvfb, and x11vnc shows it on loopback alone. Every program runs in a session of its own:
Ctrl+C reaches this one, which then ends the others in order, the kiosk first. Box and actas lie in a folder
of the clone; a folder beside them is offered like a stick.
"""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import FrameType
from typing import IO

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
DATA, STICK = Path("build/kiosk"), Path("build/kiosk/memoria")
PATIENCE = 10.0  # seconds until a program that was asked to end is made to
TRY_DISPLAY = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"


class Ended(Exception):
    """Somebody asked for the end: Ctrl+C, a closed terminal, a shutdown."""


def on_signal(_number: int, _frame: FrameType | None) -> None:
    """Turn the first signal into an exception and ignore the rest: the ending itself is not interrupted."""
    for each in ENDING:
        signal.signal(each, signal.SIG_IGN)
    raise Ended


def end(program: subprocess.Popen[bytes]) -> None:
    """Ask a program to end, and make it after PATIENCE."""
    program.terminate()
    try:
        program.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        program.kill()
        program.wait()


def run(
    stack: ExitStack,
    command: Sequence[str],
    stdout: int | IO[bytes] | None = None,
    stderr: IO[bytes] | None = None,
    env: dict[str, str] | None = None,
    pass_fds: tuple[int, ...] = (),
) -> subprocess.Popen[bytes]:
    """Start a program that ends with `stack`."""
    program = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=stderr,
        env=env,
        pass_fds=pass_fds,
        start_new_session=True,
    )
    stack.callback(end, program)
    return program


def first_line(pipe: IO[bytes], what: str, log: Path) -> str:
    """What a helper writes when it is ready; one that ends without a word has failed, and `log` says why."""
    line = pipe.readline().decode().strip()
    if not line:
        sys.exit(f"{what} did not start. It said:\n{log.read_text(errors='replace').strip()}")
    return line


def virtual_screen(stack: ExitStack, folder: Path) -> str:
    """Start Xvfb on a free number and give the name of its display, such as `:1`."""
    log = folder / "xvfb.log"
    read_end, write_end = os.pipe()
    command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    with log.open("wb") as sink:
        run(stack, command, stdout=sink, stderr=sink, pass_fds=(write_end,))
    os.close(write_end)
    with os.fdopen(read_end, "rb") as pipe:
        return ":" + first_line(pipe, "Xvfb", log)


def shown_on(stack: ExitStack, folder: Path, display: str) -> str:
    """Start x11vnc on loopback for `display` and give the port it found free."""
    log = folder / "x11vnc.log"
    command = ["x11vnc", "-display", display, "-norc", "-localhost", "-noipv6", "-autoport", "5900"]
    command += ["-forever", "-shared", "-nopw", "-quiet"]
    with log.open("wb") as sink:
        program = run(stack, command, stdout=subprocess.PIPE, stderr=sink)
    assert program.stdout is not None
    return first_line(program.stdout, "x11vnc", log).removeprefix("PORT=")


def has_display() -> bool:
    """Whether a window can open here; a display may be named and yet not answer."""
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    probe = [sys.executable, "-c", TRY_DISPLAY]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


def prepare_screen(stack: ExitStack) -> dict[str, str]:
    """The environment in which the kiosk's window opens, on a virtual screen if there is no other."""
    if has_display():
        return dict(os.environ)
    bare = {name: text for name, text in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    subprocess.run([".ci/system-packages", "window"], env=bare, check=True)
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="urna-kiosk-")))
    display = virtual_screen(stack, folder)
    port = shown_on(stack, folder, display)
    print(
        f"There is no display here, so the kiosk runs on a virtual one: look at it with"
        f" `vncviewer localhost:{port}` (from another computer after"
        f" `ssh -L {port}:localhost:{port}` to this one); Ctrl+C ends it all.",
        flush=True,
    )
    return {**bare, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}


def prepare_folders() -> list[str]:
    """Make the folders, say in one line where they are and what is asked; the kiosk's options."""
    DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
    STICK.mkdir(mode=0o700, exist_ok=True)
    print(
        f"The box is in {DATA}, and {STICK} stands in for a stick. No activation code is asked here; the PIN"
        " is 6 digits of your choice, asked on opening («Olvidé el PIN» sets another); «Más», «Empezar otra"
        " práctica» begins again.",
        flush=True,
    )
    return ["--embedded", "--data", str(DATA), "--folder", str(STICK)]


def main() -> int:
    """Run until the kiosk ends or somebody ends it; the kiosk's exit code, 0 if it was ended."""
    for each in ENDING:
        signal.signal(each, on_signal)
    try:
        with ExitStack() as stack:
            environment, options = prepare_screen(stack), prepare_folders()
            program = str(Path(sys.executable).with_name("urna-kiosk"))
            return run(stack, [program, *options], env=environment).wait()
    except Ended:
        return 0
    except subprocess.CalledProcessError as error:
        return error.returncode  # system-packages has said why


if __name__ == "__main__":
    sys.exit(main())
