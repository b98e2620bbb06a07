"""The program as people start it, in a window of a real X server, touched by xdotool from open to close."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.context import Mode
from kiosk.polls import Polls
from kiosk.station import Station
from tests.tools.kits import noon
from tests.tools.polling_day import SIZE, Hand, rehearse
from tests.tools.x_display import XDisplay, x_display
from ui.embedded import embedded_kit


@contextmanager
def program(data: Path, display: XDisplay, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """``urna-kiosk`` as a person starts it, in a process of its own."""
    command = [str(Path(sys.executable).with_name("urna-kiosk")), "--embedded", "--data", str(data)]
    silent = {"PULSE_SERVER": "unix:/nonexistent"}  # as in the rehearsal: no buttons for sound
    environment = {**os.environ, **silent, "DISPLAY": display.name, "QT_QPA_PLATFORM": "xcb"}
    with log.open("wb") as sink:
        running = subprocess.Popen(command, stdout=sink, stderr=sink, env=environment)
    try:
        yield running
    finally:
        if running.poll() is None:
            running.kill()
        running.wait(10)


def test_a_polling_day_in_a_real_window(tmp_path: Path) -> None:
    rehearsed, data = tmp_path / "rehearsed", tmp_path / "data"
    with x_display(tmp_path, SIZE) as display, program(data, display, tmp_path / "kiosk.log") as kiosk:
        first, steps = rehearse(rehearsed)
        Hand(display, first, tmp_path).play(steps)
        assert kiosk.wait(10) == 0
    said = (tmp_path / "kiosk.log").read_text(encoding="utf-8").splitlines()
    assert [line for line in said if not line.startswith("PulseAudioService")] == []
    station = Station.start(embedded_kit(data), data, Mode.PRACTICE, noon)
    status = station.status()
    station.shut()
    assert status.polls is Polls.DAY_CLOSED
    assert (status.ballots, status.people, status.started, status.abandoned) == (1, 1, 1, 0)
