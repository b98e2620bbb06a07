"""What the server does with a delivery, apart from HTTP: limits, verification, intake, and the live roster.

Order of checks: the kiosk is on the roster → the size → memory → signature and form → the place in the
address → the kiosk's rate → the database. A batch that verified a moment ago, to the byte, is not verified
again. Verification, reading and writing have threads of their own, so that a slow disk does not keep the loop
from answering, and good batches wait neither in the line of garbage nor in that of questions.
"""

import asyncio
import shutil
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from kiosk.errors import Refused
from kiosk.roster import Roster
from sync.batch import MOST_BYTES
from sync.central import problems
from sync.central.engine import StoreTrouble
from sync.central.intake import Intake, Outcome, answer_again, keep
from sync.central.places import Centre
from sync.central.server_limits import KioskRate, Lease, Memory, Remembered
from sync.central.store import Store
from sync.central.transaction import Transaction
from sync.verifier import VerifiedBatch, verify_batch

LEAST_FREE_BYTES = 64 * 1024 * 1024
_BASE_SECONDS = 30
_SILENT_SECONDS = 30.0
_SLOWEST_BYTES_PER_SECOND = 2048
_WRITERS = 4
_ENVELOPE_START = b'{"payload":"'  # of the one form that an envelope has
_READERS = 2
_VERIFIERS = 2

_T = TypeVar("_T")


@dataclass(frozen=True)
class Place:
    """What the address of a delivery names."""

    kiosk: str
    box: bytes
    sequence: int


class LiveRoster:
    """The newest roster of the centre's folder: read again when the folder of versions changes."""

    def __init__(self, centre: Centre) -> None:
        self._centre = centre
        self._seen = -1
        self.envelope = b""
        self.roster = self.current()

    def current(self) -> Roster:
        """The newest version that verifies; an unreadable newer one leaves the old in force."""
        changed = self._centre.rosters.stat().st_mtime_ns
        following = self._centre.roster_path(self.roster.version + 1) if self._seen >= 0 else None
        # A clock that ticks slowly can give a folder one time for two changes.
        if changed != self._seen or (following and following.exists()):
            envelope = self._centre.roster_envelope()
            self.roster, self.envelope, self._seen = self._centre.roster(), envelope, changed
        return self.roster


class Gate:
    """Everything between a request and the store. `close` waits for what was begun. A body of which nothing
    comes for ``silent`` seconds gives its memory back.
    """

    def __init__(
        self,
        centre: Centre,
        store: Store,
        clock: Callable[[], float] = time.monotonic,
        silent: float = _SILENT_SECONDS,
    ) -> None:
        self._centre = centre
        self._store = store
        self._key = centre.signing_key
        self._silent = silent
        self.live = LiveRoster(centre)
        self.memory = Memory()
        self.rate = KioskRate(clock)
        self._remembered = Remembered()
        self._writers = ThreadPoolExecutor(1 if store.single_writer else _WRITERS, "intake")
        self._readers = ThreadPoolExecutor(_READERS, "read")
        self._verifiers = ThreadPoolExecutor(_VERIFIERS, "verify")

    async def deliver(self, place: Place, declared: int | None, body: AsyncIterator[bytes]) -> Intake:
        """Take a delivery in. Raises `Problem` for everything but a receipt or a held batch."""
        if self.live.current().kiosk(place.kiosk) is None:
            raise problems.unknown_kiosk()
        if self._centre.archive_path.exists():
            raise problems.archived()
        if declared is not None and declared > MOST_BYTES:
            raise problems.too_large()
        with self.memory.lease() as lease:
            envelope = await _read(body, lease, declared, self._silent)
            intake = await self._again(place, envelope) or await self._take(place, envelope)
        if intake.outcome is Outcome.REFUSED:
            raise problems.of_intake(intake)
        return intake

    async def _again(self, place: Place, envelope: bytes) -> Intake | None:
        """The answer to a batch whose signature held a moment ago, if it is still here; None otherwise."""
        known = self._remembered.find(envelope, self.live.roster)
        if known is None or Place(*known[:3]) != place:
            return None
        self.rate.charge(place.kiosk)
        return await self._read(lambda t: answer_again(t, place.kiosk, place.box, known[3]))

    async def _take(self, place: Place, envelope: bytes) -> Intake:
        roster = self.live.roster
        batch = await self._verify(envelope, roster)
        if place != Place(batch.batch.kiosk, batch.batch.box, batch.batch.sequence):
            raise problems.misplaced()
        self.rate.charge(place.kiosk)
        intake = await self._at_store(self._writers, partial(keep, self._store, batch, roster, self._key))
        if intake.receipt is not None:
            self._remembered.keep(batch, roster)
        return intake

    async def receipt(self, place: Place) -> bytes:
        """The receipt of an accepted batch. Raises `Problem` (404)."""
        found = await self._read(lambda t: t.receipt_at(place.kiosk, place.box, place.sequence))
        if found is None:
            raise problems.not_found("De ese lote no hay recibo en el centro.")
        return found

    async def next_sequence(self, kiosk: str, box: bytes) -> int:
        """What the centre expects next of this box."""
        latest = await self._read(lambda t: t.latest(kiosk, box))
        return latest.sequence + 1 if latest else 1

    async def is_ready(self) -> bool:
        """True if a batch could be taken in now: the database answers and the disk has room."""
        try:
            await self._read(lambda t: t.latest("", b""))
        except problems.Problem:
            return False
        return shutil.disk_usage(self._centre.folder).free >= LEAST_FREE_BYTES

    def close(self) -> None:
        """Finish what was begun and let the database go."""
        self._verifiers.shutdown()
        self._writers.shutdown()
        self._readers.shutdown()
        self._store.close()

    async def _verify(self, envelope: bytes, roster: Roster) -> VerifiedBatch:
        work = partial(verify_batch, envelope, roster)
        try:
            if not envelope.startswith(_ENVELOPE_START):  # refused at once, without a place in the line
                verify_batch(envelope[: len(_ENVELOPE_START)], roster)
            return await asyncio.get_running_loop().run_in_executor(self._verifiers, work)
        except Refused as refusal:
            intake = Intake(Outcome.REFUSED, reason=refusal.reason, text=str(refusal))
            raise problems.of_intake(intake) from refusal

    async def _read(self, query: Callable[[Transaction], _T]) -> _T:
        def work() -> _T:
            with self._store.reading() as transaction:
                return query(transaction)

        return await self._at_store(self._readers, work)

    async def _at_store(self, pool: ThreadPoolExecutor, work: Callable[[], _T]) -> _T:
        try:
            return await asyncio.get_running_loop().run_in_executor(pool, work)
        except StoreTrouble as trouble:
            raise problems.of_trouble(trouble) from trouble


async def _read(body: AsyncIterator[bytes], lease: Lease, declared: int | None, silent: float) -> bytes:
    """The whole body, while it keeps coming, and within the size, the memory and the time of its size."""
    chunks = []
    now = asyncio.get_running_loop().time
    end = now() + _BASE_SECONDS + (declared or MOST_BYTES) / _SLOWEST_BYTES_PER_SECOND
    try:
        async with asyncio.timeout(silent) as patience:
            async for chunk in body:
                patience.reschedule(min(end, now() + silent))
                if lease.size + len(chunk) > MOST_BYTES:
                    raise problems.too_large()
                lease.grow(len(chunk))
                chunks.append(chunk)
    except TimeoutError as error:
        raise problems.too_slow() from error
    return b"".join(chunks)
