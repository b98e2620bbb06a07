"""A loudspeaker that remembers what it was given instead of sounding."""

from collections.abc import Callable, Mapping
from functools import cache

from kiosk.consultation import Consultation
from kiosk.recordings import Recordings
from tests.tools.kits import cartagena
from ui.spoken import all_pieces


def recorded(consultation: Consultation, files: Mapping[str, bytes]) -> dict[bytes, str]:
    """Every recording that a kiosk with these files may play, and what it says."""
    recordings = Recordings(consultation, files)
    return {recordings.find(text) or b"": text for text in all_pieces(consultation)}


@cache
def _embedded() -> dict[bytes, str]:
    return recorded(cartagena(), {})


class SimulatedPlayer:
    """``said`` holds the texts of what was played; `finish` ends what plays, as time would. ``texts`` are the
    recordings of another consultation than the embedded one.
    """

    def __init__(self, *, available: bool) -> None:
        self.on_end: Callable[[], None] = lambda: None
        self.on_devices: Callable[[], None] = lambda: None
        self._available = available
        self.texts: Mapping[bytes, str] | None = None
        self.said: list[str] = []
        self.moves: list[str] = []
        self.speed, self.volume, self.silent = 1.0, 1.0, True

    @property
    def available(self) -> bool:
        return self._available

    def plug(self, *, available: bool) -> None:
        """A device comes or goes."""
        self._available = available
        self.on_devices()

    def play(self, data: bytes, speed: float, volume: float) -> None:
        self.said.append((self.texts or _embedded())[data])
        self.silent = False
        self.adjust(speed, volume)

    def adjust(self, speed: float, volume: float) -> None:
        self.speed, self.volume = speed, volume

    def pause(self) -> None:
        self.moves.append("pause")

    def resume(self) -> None:
        self.moves.append("resume")

    def stop(self) -> None:
        self.silent = True

    def finish(self) -> None:
        """What plays comes to its end."""
        self.silent = True
        self.on_end()

    def finish_all(self) -> None:
        """Everything that waits is said."""
        while not self.silent:
            self.finish()
