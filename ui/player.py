"""Qt's media player behind `ui.speech.Player`. Imported after the first screen is shown: it takes 0.2 s."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Qt, QUrl
from PySide6.QtMultimedia import QAudioOutput, QMediaDevices, QMediaPlayer


class QtPlayer(QObject):
    """Plays opus from memory on the default device, whichever that is at the moment."""

    def __init__(self) -> None:
        super().__init__()
        self.on_end: Callable[[], None] = _nothing
        self.on_devices: Callable[[], None] = _nothing
        self._devices = QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self._devices_changed)
        self._output = QAudioOutput(self)
        self._player = QMediaPlayer(self)
        self._player.setAudioOutput(self._output)
        self._player.setPitchCompensation(True)
        self._player.mediaStatusChanged.connect(self._status, Qt.ConnectionType.QueuedConnection)
        self._buffer = QBuffer(self)

    @property
    def available(self) -> bool:
        return bool(QMediaDevices.audioOutputs())

    def play(self, data: bytes, speed: float, volume: float) -> None:
        self.stop()
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._player.setSourceDevice(self._buffer, QUrl("recording.opus"))
        self.adjust(speed, volume)
        self._player.play()

    def adjust(self, speed: float, volume: float) -> None:
        self._player.setPlaybackRate(speed)
        self._output.setVolume(volume)

    def pause(self) -> None:
        self._player.pause()

    def resume(self) -> None:
        self._player.play()

    def stop(self) -> None:
        self._player.stop()
        self._player.setSource(QUrl())
        self._buffer.close()

    def _status(self, status: QMediaPlayer.MediaStatus) -> None:
        """A recording that cannot be decoded is passed over like one that has ended; what is told of one that
        was stopped since comes too late.
        """
        ended = (QMediaPlayer.MediaStatus.EndOfMedia, QMediaPlayer.MediaStatus.InvalidMedia)
        if status in ended and status is self._player.mediaStatus():
            self.on_end()

    def _devices_changed(self) -> None:
        self._output.setDevice(QMediaDevices.defaultAudioOutput())
        self.on_devices()


def _nothing() -> None:
    """Nobody listens yet."""
