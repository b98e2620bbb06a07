"""Qt's own player, with real recordings. A machine without sound plays them all the same, to nobody."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtMultimedia import QMediaDevices, QMediaPlayer
from pytestqt.qtbot import QtBot

from ui.player import QtPlayer

SHORTEST = min(Path("assets/audio").glob("*.opus"), key=lambda path: path.stat().st_size).read_bytes()
pytestmark = pytest.mark.qt_log_ignore("No audio device", "PulseAudio", "Could not open media")
ENDED = QMediaPlayer.MediaStatus.EndOfMedia


class Played:
    """A player, and how often it said that a recording has ended, and that devices changed."""

    def __init__(self) -> None:
        self.player, self.ends, self.changes = QtPlayer(), 0, 0
        self.player.on_end, self.player.on_devices = self._end, self._change

    def _end(self) -> None:
        self.ends += 1

    def _change(self) -> None:
        self.changes += 1


@pytest.fixture
def played(qtbot: QtBot) -> Iterator[Played]:
    made = Played()
    yield made
    made.player.stop()
    qtbot.wait(1)


@pytest.mark.parametrize("data", [SHORTEST, b"no recording" * 100], ids=["whole", "not to be decoded"])
def test_each_recording_says_once_that_it_has_ended(qtbot: QtBot, played: Played, data: bytes) -> None:
    for times in (1, 2):
        played.player.play(data, speed=1.5, volume=0)
        qtbot.waitUntil(lambda times=times: played.ends >= times, timeout=20_000)  # type: ignore[misc]
        qtbot.wait(100)
        assert played.ends == times


def test_what_was_stopped_at_its_very_end_says_nothing_any_more(qtbot: QtBot, played: Played) -> None:
    stopped = list[QMediaPlayer.MediaStatus]()

    def stop(status: QMediaPlayer.MediaStatus) -> None:
        if status is ENDED:
            stopped.append(status)
            played.player.stop()

    played.player._player.mediaStatusChanged.connect(stop)
    played.player.play(SHORTEST, speed=1.5, volume=0)
    qtbot.waitUntil(lambda: bool(stopped), timeout=20_000)
    qtbot.wait(100)
    assert played.ends == 0


def test_a_pause_holds_the_recording_until_it_is_resumed(qtbot: QtBot, played: Played) -> None:
    played.player.play(SHORTEST, speed=1, volume=0)
    played.player.pause()
    qtbot.wait(1500)  # twice what it takes
    assert played.ends == 0
    played.player.resume()
    qtbot.waitUntil(lambda: played.ends == 1, timeout=20_000)


def test_it_is_available_where_there_is_something_to_hear_it_with_and_tells_of_changes(
    played: Played,
) -> None:
    assert played.player.available == bool(QMediaDevices.audioOutputs())
    played.player._devices.audioOutputsChanged.emit()
    assert played.changes == 1
