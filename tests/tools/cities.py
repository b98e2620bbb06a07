"""A city in the middle of its consultation, with a point in every state of the board."""

from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.context import Mode
from kiosk.head import Head, read_head, sign_head
from kiosk.head_code import fold
from kiosk.polls import Polls
from sync.central.acta_intake import take_typed
from sync.central.audit import Clerk
from sync.central.intake import take_in
from sync.central.store import Store
from tests.tools.centres import SimulatedKiosk, World, make_world

NOW = datetime(2022, 11, 15, 20, 0, tzinfo=UTC)
KIOSKS = 28


def make_city(folder: Path, kiosks: int = KIOSKS, mode: Mode = Mode.PRACTICE) -> World:
    """A centre in ``folder`` whose database holds every state: each kiosk of seven has another.

    Complete, open, silent for three hours, with a gap, closed for the day, never heard of, with a fork. The
    last seven are one of each: revoked (K-022), with an acta that agrees, that counts more than is here, that
    differs, in a pause, with a second box (K-027), not opened.
    """
    world = make_world(folder, kiosks, mode)
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
        if kiosks == KIOSKS:
            _last_seven(world, store)
    finally:
        store.close()
    return world


def _envelopes(kiosk: SimulatedKiosk, number: int) -> list[bytes]:
    ballots, kind = 11 + number * 7 % 60, number % 7
    if number > 20:
        return []
    if kind == 0:
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
    checked = (bytes([number]) * 32,) if number == 1 else ()
    return [kiosk.send(25), kiosk.sign(kiosk.batch(ballots, voided=checked))]


def _last_seven(world: World, store: Store) -> None:
    revoked, agrees, more, differs, paused, second, closed = list(world.kiosks.values())[21:]
    roster, key = world.centre.roster(), world.centre.signing_key
    early = more.send(25)
    heads = [acta_head(kiosk, 30) for kiosk in (agrees, more, differs)]
    envelopes = [
        early, revoked.send(25), sent_as(paused, Polls.PAUSED, 12), second.send(25),
        second.send(13, final=True), second.with_other_box().send(11), sent_as(closed, Polls.CLOSED, 0),
        agrees.send(30, final=True), differs.send(31, final=True),
    ]  # fmt: skip
    for envelope in envelopes:
        take_in(store, envelope, roster, key)
    clerk = Clerk.of(world.centre.consultation, "Marta", lambda: NOW)
    for kiosk in world.kiosks.values():
        if heads and kiosk.id == heads[0].kiosk:
            take_typed(world.centre, store, fold(sign_head(heads.pop(0), kiosk.key)), clerk)
    with store.transaction() as transaction:
        for kiosk in (revoked, agrees, more, differs, paused, second, closed):
            transaction.hear(kiosk.id, NOW - timedelta(minutes=12))
    world.change_roster(revocations={revoked.id: 1})


def acta_head(kiosk: SimulatedKiosk, ballots: int, polls: Polls = Polls.ENDED) -> Head:
    """The head at a close, before its last batch, of a box that will have so many ballots then."""
    ahead = deepcopy(kiosk)
    head = read_head(ahead.batch(ballots - len(kiosk.leaves), final=True).head, kiosk.key.public)
    chain = {"batches": kiosk.sequence, "batch_digest": kiosk.previous}
    return replace(head, polls=polls, closed_at="2022-11-15T16:00", **chain)  # type: ignore[arg-type]


def sent_as(kiosk: SimulatedKiosk, polls: Polls, ballots: int = 3) -> bytes:
    """The next batch with another state of the polls."""
    return kiosk.sign(kiosk.batch(ballots, polls=polls))


def forked(kiosk: SimulatedKiosk, ballots: int = 3) -> list[bytes]:
    """Two different batches with one number."""
    sequence, previous, leaves, entries = kiosk.sequence, kiosk.previous, list(kiosk.leaves), kiosk.entries
    one = kiosk.send(ballots)
    kiosk.sequence, kiosk.previous, kiosk.leaves, kiosk.entries = sequence, previous, leaves, entries
    return [one, kiosk.send(ballots)]
