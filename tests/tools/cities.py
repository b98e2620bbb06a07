"""A city in the middle of its consultation, with a point in every state of the board."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.polls import Polls
from sync.central.intake import take_in
from sync.central.store import Store
from tests.tools.centres import SimulatedKiosk, World, make_world

NOW = datetime(2022, 11, 15, 20, 0, tzinfo=UTC)
KIOSKS = 28


def make_city(folder: Path, kiosks: int = KIOSKS) -> World:
    """A centre in ``folder`` whose database holds every state: each kiosk of seven has another.

    Complete, open, silent for three hours, with a gap, closed for the day, never heard of, with a fork; and
    the last kiosk sent from a second box.
    """
    world = make_world(folder, kiosks)
    store = Store.sqlite(world.centre.database)
    roster, key = world.centre.roster(), world.centre.signing_key
    try:
        for number, kiosk in enumerate(world.kiosks.values()):
            for envelope in _envelopes(kiosk, number):
                take_in(store, envelope, roster, key)
            quiet = timedelta(hours=4) if number % 7 == 2 else timedelta(minutes=7 * (number % 5) + 2)
            with store.transaction() as transaction:
                if transaction.batches(kiosk.id):
                    transaction.hear(kiosk.id, NOW - quiet)
        last = list(world.kiosks.values())[-2].with_other_box()
        take_in(store, last.send(11), roster, key)
    finally:
        store.close()
    return world


def _envelopes(kiosk: SimulatedKiosk, number: int) -> list[bytes]:
    ballots, kind = 11 + number * 7 % 60, number % 7
    if kind == 0 or number > 20:
        return [kiosk.send(25), kiosk.send(ballots, final=True)]
    if kind == 3:
        first, _lost, third = kiosk.send(25), kiosk.send(25), kiosk.send(ballots)
        return [first, third]
    if kind == 4:
        return [kiosk.send(25), sent_as(kiosk, Polls.DAY_CLOSED, ballots)]
    if kind == 5:
        return []
    if kind == 6:
        return [kiosk.send(25), *forked(kiosk, ballots)]
    return [kiosk.send(25), kiosk.send(ballots)]


def sent_as(kiosk: SimulatedKiosk, polls: Polls, ballots: int = 3) -> bytes:
    """The next batch with another state of the polls."""
    return kiosk.sign(kiosk.batch(ballots, polls=polls))


def forked(kiosk: SimulatedKiosk, ballots: int = 3) -> list[bytes]:
    """Two different batches with one number."""
    sequence, previous, leaves, entries = kiosk.sequence, kiosk.previous, list(kiosk.leaves), kiosk.entries
    one = kiosk.send(ballots)
    kiosk.sequence, kiosk.previous, kiosk.leaves, kiosk.entries = sequence, previous, leaves, entries
    return [one, kiosk.send(ballots)]
