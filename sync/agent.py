"""The sending agent: seals what is due, sends the oldest first, tries again, and says how it stands.

It has no thread, no clock and no screen. `prepare` and `finish` belong to the thread that owns the station;
`send` touches nothing but the network and may run anywhere; `step` does all three for who has one thread:

    errand = agent.prepare(now)                # the station's thread
    if errand: outcome = agent.send(errand)    # beside it, for as long as it takes
    agent.finish(outcome, now)                 # the station's thread again
    wake_at = agent.next_wake(now)

``now`` is seconds of a monotonic clock. Only a receipt that verifies against the centre's key in the kit, and
names this very batch, counts as delivered. Everything else is tried again for ever: delivering twice is safe.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from kiosk.errors import OperatorError
from kiosk.head import Head
from kiosk.polls import Polls
from kiosk.station import Station
from sync import network
from sync.door import Door
from sync.outbox import OutboxPolicy, seal_batches
from sync.receipt import confirms
from sync.retry import Failure, RetryPolicy, Schedule, timeout_seconds
from sync.roster_shelf import RosterShelf
from sync.transport import Answer, Parcel, Transport, TransportError, Trouble, stranger

_IDLE_SECONDS = 15.0
_LOOK_SECONDS = 5.0
_ROSTER_BYTES = 256 * 1024
_KNOCK_SECONDS = 5.0


@dataclass(frozen=True)
class AgentStatus:
    """For the volunteer. ``pending_ballots`` have no receipt yet; ``last_receipt`` and ``failing_since`` are
    local minutes or None; ``why`` is Spanish, empty while all goes well; ``next_try`` is in seconds from now,
    None if nothing waits for its time. ``retired``: the centre has revoked this kiosk.
    """

    pending_batches: int
    pending_ballots: int
    last_receipt: str | None
    failing_since: str | None
    why: str
    next_try: float | None
    retired: bool


@dataclass(frozen=True)
class Shipment:
    """What `send` is given: a batch, how long it may take, and the roster's version that is known here."""

    parcel: Parcel
    seconds: float
    roster: int


@dataclass(frozen=True)
class Sent:
    """What came of it, not verified yet."""

    parcel: Parcel
    answer: Answer | TransportError
    roster: bytes | None = None


@dataclass(frozen=True)
class Knock:
    """What `send` is given while nobody answers: only to see whether somebody does again."""


@dataclass(frozen=True)
class Knocked:
    """Whether somebody did."""

    answered: bool


Errand = Shipment | Knock
Outcome = Sent | Knocked


@dataclass(frozen=True)
class Habits:
    """How an agent behaves; a test gives it other chances and another network."""

    outbox: OutboxPolicy = field(default_factory=OutboxPolicy)
    retry: RetryPolicy = field(default_factory=RetryPolicy)
    chance: Callable[[], float] = random.random
    network: Callable[[], str] = network.fingerprint


class Agent:
    """Sends one station's batches; where the kit names no server ``transport`` is None, and it only seals."""

    def __init__(self, station: Station, transport: Transport | None, habits: Habits | None = None) -> None:
        self._station = station
        self._transport = transport
        self._habits = habits or Habits()
        self._schedule = Schedule(self._habits.retry)
        self._network = self._habits.network()
        self._door = Door()
        self._sealing: Failure | None = None
        self._sealed_head: Head | None = None
        self._waiting_since: float | None = None
        path = station.box.path
        self.shelf = RosterShelf(station.kit, path.with_name(f"{path.stem}.roster"))

    def prepare(self, now: float) -> Errand | None:
        """Seal what is due; then the batch whose turn it is, or a knock, or None. In the station's thread."""
        if not self._station.ships:
            return None
        self._seal(now)
        if self._transport is None:
            return None
        self._notice_network()
        undelivered = self._undelivered()
        sequence = self._schedule.due(undelivered, now)
        if sequence is None and undelivered and self._door.due(now):
            return Knock()
        stored = None if sequence is None else self._station.batches.batch(sequence)
        if stored is None:
            return None
        head = self._station.box.head
        parcel = Parcel(head.kiosk, head.box, stored.sequence, stored.payload_sha256, stored.envelope)
        seconds = timeout_seconds(len(stored.envelope), self._schedule.line.failures)
        return Shipment(parcel, seconds, self.shelf.newest.version)

    def send(self, errand: Errand) -> Outcome:
        """Over the network, for as long as it takes; the only part that may run in another thread."""
        assert self._transport is not None, "prepare gives no errand without one"
        if isinstance(errand, Knock):
            return Knocked(self._transport.reachable(_KNOCK_SECONDS))
        return self._deliver(self._transport, errand)

    def _deliver(self, transport: Transport, shipment: Shipment) -> Sent:
        try:
            answer = transport.deliver(shipment.parcel, shipment.seconds)
        except TransportError as error:
            return Sent(shipment.parcel, error)
        if answer.roster <= shipment.roster:
            return Sent(shipment.parcel, answer)
        try:
            roster = transport.roster(shipment.roster, timeout_seconds(_ROSTER_BYTES, 0))
        except TransportError:
            roster = None  # the next answer announces it again
        return Sent(shipment.parcel, answer, roster)

    def finish(self, outcome: Outcome, now: float) -> None:
        """Verify what came back and keep it. In the station's thread."""
        if isinstance(outcome, Sent):
            self._finish_delivery(outcome, now)
            return
        if self._door.opened_by(outcome.answered):
            self._schedule = self._schedule.at_once()
        self._door = self._door.knocked(outcome.answered, now, self._habits.chance())

    def _finish_delivery(self, sent: Sent, now: float) -> None:
        try:
            if sent.roster is not None:
                self.shelf.offer(sent.roster)
            if isinstance(sent.answer, TransportError):
                raise sent.answer
            self._take(sent.parcel, sent.answer, now)
        except TransportError as error:
            self._failed(sent.parcel, error, now)
        except OperatorError as error:  # our own disk did not take the receipt: it comes again
            self._line_failed(self._failure(str(error)), now)

    def step(self, now: float) -> float:
        """One turn in one thread; when to call again."""
        errand = self.prepare(now)
        if errand is not None:
            self.finish(self.send(errand), now)
        return self.next_wake(now)

    def next_wake(self, now: float) -> float:
        """When `prepare` may have something to do: now if a batch is ready, and never far in the future."""
        idle = now + _IDLE_SECONDS
        if self._transport is None or not self._station.ships:
            return idle
        soonest = self._schedule.next_moment(self._undelivered())
        look = now + _LOOK_SECONDS if self._schedule.line.failures else idle
        return idle if soonest is None else max(now, min(soonest, look))

    def send_now(self) -> None:
        """Somebody asked: no wait holds any more."""
        self._schedule = self._schedule.at_once()

    def status(self, now: float) -> AgentStatus:
        """How it stands. In the station's thread."""
        log, undelivered = self._station.batches, self._undelivered()
        trouble = self._schedule.trouble(undelivered) if undelivered else None
        why, since, wait = "", None, None
        if trouble is not None:
            why, since = trouble.why, trouble.since
            wait = max(0.0, trouble.not_before - now)
        elif self._sealing is not None:
            why, since = self._sealing.why, self._sealing.minute
        return AgentStatus(
            pending_batches=len(undelivered),
            pending_ballots=log.undelivered_ballots() if self._station.ships else 0,
            last_receipt=log.last_receipt_minute(),
            failing_since=since,
            why=why,
            next_try=wait,
            retired=self.shelf.retired,
        )

    def _seal(self, now: float) -> None:
        pending = self._station.batches.pending_ballots()
        head = self._station.box.head
        closed = head.polls in (Polls.DAY_CLOSED, Polls.ENDED) and head != self._sealed_head
        if not pending:
            self._waiting_since = None
        elif self._waiting_since is None:
            self._waiting_since = now
        minutes = 0.0 if self._waiting_since is None else (now - self._waiting_since) / 60
        if not closed and not self._habits.outbox.due(pending, minutes):
            return
        try:
            seal_batches(self._station)
        except OperatorError as error:
            self._sealing = self._failure(str(error))
            return
        self._sealing, self._waiting_since = None, None
        self._sealed_head = self._station.box.head

    def _notice_network(self) -> None:
        """A link came or went: what failed before says nothing about now."""
        found = self._habits.network()
        if found != self._network:
            self._network, self._schedule = found, self._schedule.at_once()

    def _undelivered(self) -> list[int]:
        return self._station.batches.undelivered_sequences() if self._station.ships else []

    def _take(self, parcel: Parcel, answer: Answer, now: float) -> None:
        self._door = Door()
        if answer.receipt is None:
            schedule = self._schedule.send_again(parcel.sequence, answer.next_sequence)
            failure = self._failure(answer.held)
            self._schedule = schedule.set_aside(parcel.sequence, failure, now, self._habits.chance())
            return
        centre, place = self._station.kit.keys.centre, (parcel.kiosk, parcel.box, parcel.sequence)
        if not confirms(answer.receipt, centre, *place, parcel.payload_sha256):
            raise stranger()
        self._station.store_receipt(parcel.sequence, answer.receipt)
        self._schedule = self._schedule.delivered(parcel.sequence)

    def _failed(self, parcel: Parcel, error: TransportError, now: float) -> None:
        failure = self._failure(str(error), error.retry_after)
        if error.kind is Trouble.REFUSED:
            self._schedule = self._schedule.set_aside(parcel.sequence, failure, now, self._habits.chance())
        else:
            self._line_failed(failure, now)
        unanswered = error.kind in (Trouble.OFFLINE, Trouble.SLOW)
        self._door = self._door.unanswered(now, self._habits.chance()) if unanswered else Door()

    def _line_failed(self, failure: Failure, now: float) -> None:
        self._schedule = self._schedule.line_failed(failure, now, self._habits.chance())
        self._network = self._habits.network()

    def _failure(self, why: str, asked: float = 0.0) -> Failure:
        return Failure(why, self._station.minute(), asked)
