"""The line from a kiosk to the centre, simulated: the real intake at its end, and any fault in between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from sync.central.intake import Intake, Outcome, take_in
from sync.central.server_gate import LiveRoster
from sync.central.store import Store
from sync.transport import Answer, Parcel, Transport, TransportError, Trouble
from tests.tools.centres import World

Fault = Callable[[Parcel, Callable[[], Answer]], Answer]


@dataclass
class SimulatedLine(Transport):
    """Delivers straight into a centre's store. ``fault`` stands between: it may not deliver, deliver and lose
    the answer, or answer something else.
    """

    world: World
    store: Store
    fault: Fault | None = None
    delivered: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    knocks: int = 0

    def __post_init__(self) -> None:
        self._live = LiveRoster(self.world.centre)

    def deliver(self, parcel: Parcel, seconds: float) -> Answer:
        """As the server answers, unless the fault says otherwise."""
        self.seconds.append(seconds)

        def through() -> Answer:
            self.delivered.append(parcel.sequence)
            roster = self._live.current()
            return _answer(
                take_in(self.store, parcel.envelope, roster, self.world.centre.signing_key), roster.version
            )

        return through() if self.fault is None else self.fault(parcel, through)

    def reachable(self, seconds: float) -> bool:
        """As a delivery would: whoever is offline for one is for the other."""
        self.knocks += 1
        return self.fault is not offline

    def roster(self, known: int, seconds: float) -> bytes | None:
        """The newest, if it is newer."""
        return self._live.envelope if self._live.current().version > known else None


def offline(_parcel: Parcel, _through: Callable[[], Answer]) -> Answer:
    """Nobody answers."""
    raise TransportError(Trouble.OFFLINE, "No hay conexión.")


def answer_lost(_parcel: Parcel, through: Callable[[], Answer]) -> Answer:
    """The batch arrives, the receipt does not."""
    through()
    raise TransportError(Trouble.SLOW, "La red está muy lenta.")


def portal(_parcel: Parcel, _through: Callable[[], Answer]) -> Answer:
    """Somebody answers 201 to everything."""
    return Answer(b"<html>Bienvenido</html>", roster=99)


def twice(_parcel: Parcel, through: Callable[[], Answer]) -> Answer:
    """The network repeats the request."""
    through()
    return through()


def _answer(intake: Intake, version: int) -> Answer:
    if intake.outcome is Outcome.REFUSED:
        raise TransportError(Trouble.REFUSED, intake.text)
    if intake.outcome is Outcome.HELD:
        return Answer(None, intake.text, intake.next_sequence, version)
    return Answer(intake.receipt, roster=version)
