"""Seals batches from a station's box: when one is due, what it holds, and the chain that it continues.

A batch never holds fewer than ten ballots but at the close of a day: a very small batch whose moment somebody
knows would tell whose ballots it holds. It is durable in the box file before anything is sent.
"""

from dataclasses import dataclass

from kiosk.batch_log import StoredBatch
from kiosk.box_digest import box_digest
from kiosk.envelope import PayloadType, read_unverified_payload
from kiosk.errors import OperatorError
from kiosk.journal import rows
from kiosk.polls import Polls
from kiosk.record import leaf_of
from kiosk.register_entry import entry_digest
from kiosk.station import Station
from sync.batch import MOST_BALLOTS, MOST_CHALLENGED, MOST_EVENTS, NO_PREVIOUS, Batch, parse_batch
from sync.version import software_version


@dataclass(frozen=True)
class OutboxPolicy:
    """A batch is due after ``ballots``, or after ``minutes`` with at least ``least`` ballots."""

    ballots: int = 25
    minutes: int = 10
    least: int = 10

    @staticmethod
    def chosen(ballots: int, minutes: int) -> "OutboxPolicy":
        """What an operator asks for. Raises `OperatorError` where a batch would be too small to hide its
        ballots, or larger than one may be.
        """
        usual = OutboxPolicy()
        if not usual.least <= ballots <= MOST_BALLOTS or minutes < 1:
            raise OperatorError(
                "Un lote lleva de {least} a {most} votos, y espera al menos 1 minuto.",
                "Normalmente se hace un lote cada 25 votos, o a los 10 minutos.",
                kept="No se cambió nada.",
                least=usual.least,
                most=MOST_BALLOTS,
            )
        return OutboxPolicy(ballots, minutes)

    def due(self, pending: int, minutes_waiting: float) -> bool:
        """True if a batch should be made now."""
        return pending >= self.ballots or (pending >= self.least and minutes_waiting >= self.minutes)


def seal_batches(station: Station) -> list[StoredBatch]:
    """Seal all that no batch holds yet; none if that is nothing and the polls are not closed.

    At the close of a day one batch is made even if it holds no ballot, and its state says so; after the
    cierre definitivo the last one is ``final``. Raises `OperatorError` where batches do not leave this box.
    """
    if not station.ships:
        raise OperatorError(
            "Los votos de práctica de este equipo no se envían.",
            "Para enviar votos reales, abra el equipo en modo oficial.",
            kept="No se perdió nada.",
        )
    made: list[StoredBatch] = []
    while something_to_seal(station):
        made.append(_seal_one(station))
    return made


def something_to_seal(station: Station) -> bool:
    """True while a batch is to be made: for what none holds yet, or to say that the polls closed."""
    if station.batches.unbatched_ballots(1) or station.batches.unbatched_entries(1):
        return True
    polls = station.box.head.polls
    if polls is Polls.ENDED and station.batches.unbatched_challenged(1):
        return True
    if polls not in (Polls.DAY_CLOSED, Polls.ENDED):
        return False
    latest = station.batches.latest()
    if latest is None:
        return True
    return _last(latest).polls is not polls or _last(latest).closed_at != station.box.head.closed_at


def _seal_one(station: Station) -> StoredBatch:
    log, head = station.batches, station.box.head
    latest = log.latest()
    previous = _last(latest) if latest else None
    ballots = sorted(log.unbatched_ballots(MOST_BALLOTS))
    entries = sorted(log.unbatched_entries(MOST_BALLOTS))
    total_entries = log.batched_entries() + len(entries)
    leaves = [*log.batched_leaves(), *map(leaf_of, ballots)]
    voided = log.unbatched_challenged(MOST_CHALLENGED)
    challenged = [*log.batched_challenged(), *voided]
    batch = Batch(
        consultation=head.consultation, mode=head.mode, kiosk=head.kiosk, station=head.station, box=head.box,
        sequence=previous.sequence + 1 if previous else 1,
        previous=latest.payload_sha256 if latest else NO_PREVIOUS,
        ballots=tuple(ballots),
        entries=tuple(entries),
        total_ballots=len(leaves),
        total_entries=total_entries,
        box_digest=box_digest(leaves),
        started=head.started,
        abandoned=head.abandoned,
        challenged=len(challenged),
        challenged_digest=box_digest(challenged),
        challenged_leaves=tuple(voided),
        boots=head.boots,
        polls=head.polls, opened_at=head.opened_at, closed_at=head.closed_at,
        journal_total=head.journal,
        journal=tuple(rows(station.box.connection, previous.journal_total if previous else 0)[-MOST_EVENTS:]),
        software=software_version(),
        head=station.box.head_envelope(),
        final=head.polls is Polls.ENDED
        and (len(leaves), total_entries, len(challenged)) == (head.ballots, head.entries, head.challenged),
    )  # fmt: skip
    items = (*map(leaf_of, ballots), *map(entry_digest, entries), *voided)
    station.store_batch(batch.encoded(), batch.name, items)
    stored = log.latest()
    assert stored is not None
    return stored


def _last(stored: StoredBatch) -> Batch:
    return parse_batch(read_unverified_payload(stored.envelope, PayloadType.BATCH))
