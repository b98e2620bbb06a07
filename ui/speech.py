"""Reading aloud: a queue of recordings, with pause, again, speed and volume.

The player is behind an interface: `ui.player.QtPlayer` on a machine with sound, a simulator in the tests.
Where there is no sound device nothing is said, and the screens have no buttons for it.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:  # every screen is a moment faster at the start
    from kiosk.recordings import Recordings

SPEEDS = (1.0, 1.3, 0.75)
VOLUMES = (0.6, 1.0, 0.3)


class Player(Protocol):
    """Plays one recording at a time; ``on_end`` is called after each that came to its end by itself."""

    on_end: Callable[[], None]
    on_devices: Callable[[], None]

    @property
    def available(self) -> bool:
        """True while there is a sound device."""

    def play(self, data: bytes, speed: float, volume: float) -> None:
        """Stop what plays and play this (opus); ``speed`` 1.0 is normal, ``volume`` from 0 to 1."""

    def adjust(self, speed: float, volume: float) -> None:
        """Change both while it plays."""

    def pause(self) -> None:
        """Hold what plays."""

    def resume(self) -> None:
        """Go on where it was held."""

    def stop(self) -> None:
        """Be silent."""


class Speech(QObject):
    """``on`` is true once this person asked for sound; everything returns to normal with `reset`."""

    changed = Signal()

    def __init__(self, recordings: "Recordings", player: Player) -> None:
        super().__init__()
        self._recordings, self._player = recordings, player
        player.on_end, player.on_devices = self._next, self.changed.emit
        self._said: tuple[str, ...] = ()
        self._queue: list[str] = []
        self._speed = self._volume = 0
        self.on = self.paused = self.speaking = False

    @property
    def available(self) -> bool:
        """True while there is a sound device."""
        return self._player.available

    @property
    def speed(self) -> float:
        """1.0 is normal."""
        return SPEEDS[self._speed]

    @property
    def volume(self) -> float:
        """From 0 to 1."""
        return VOLUMES[self._volume]

    def say(self, pieces: Sequence[str]) -> None:
        """Say this instead of what is being said, if this person asked for sound."""
        if self.on:
            self.call(pieces)

    def call(self, pieces: Sequence[str]) -> None:
        """Say this whether anybody asked for sound or not: somebody is called."""
        self._said, self._queue = tuple(pieces), list(pieces)
        self.paused = False
        self._next()

    def again(self) -> None:
        """From the beginning."""
        self.call(self._said)

    def pause_or_resume(self) -> None:
        """Hold, go on, or say it again after its end."""
        if not self.speaking:
            self.again()
            return
        self.paused = not self.paused
        (self._player.pause if self.paused else self._player.resume)()
        self.changed.emit()

    def next_speed(self) -> None:
        """Normal, fast, slow."""
        self._speed = (self._speed + 1) % len(SPEEDS)
        self._adjust()

    def next_volume(self) -> None:
        """Middle, loud, soft."""
        self._volume = (self._volume + 1) % len(VOLUMES)
        self._adjust()

    def stop(self) -> None:
        """Be silent; the settings stay."""
        self._queue, self.speaking, self.paused = [], False, False
        self._player.stop()
        self.changed.emit()

    def reset(self) -> None:
        """As before anybody came."""
        self.on, self._speed, self._volume, self._said = False, 0, 0, ()
        self.stop()

    def _adjust(self) -> None:
        self._player.adjust(self.speed, self.volume)
        self.changed.emit()

    def _next(self) -> None:
        """The next piece that has a recording; what has none is left out."""
        while self._queue and self.available:
            data = self._recordings.find(self._queue.pop(0))
            if data is not None:
                self.speaking = True
                self._player.play(data, self.speed, self.volume)
                self.changed.emit()
                return
        self._queue, self.speaking = [], False
        self.changed.emit()
