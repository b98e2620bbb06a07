"""A count of thousands, made in seconds: real ballots and entries, sealed and signed, without their kiosks.

What a kiosk's database costs is left out; everything from the batch on is the real thing.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from kiosk.ballot import encode_ballot
from kiosk.consultation import Consultation
from kiosk.context import Context
from kiosk.participant import pseudonym_of
from kiosk.record import seal_record
from kiosk.register_entry import RegisterEntry, seal_entry
from sync.central.intake import take_in
from sync.central.store import Store
from tests.tools.centres import SimulatedKiosk, World, make_world
from tests.tools.counts import Count, count
from tests.tools.kits import PSEUDONYM_SECRET

PER_BATCH = 250
NAME = "Persona de prueba"


def large_count(
    folder: Path,
    ballots: int = 2000,
    kiosks: int = 4,
    seed: int = 1,
    silent: int = 0,
    before: Callable[[World], None] = lambda _world: None,
) -> tuple[World, Count]:
    """The world and its count: ``ballots`` spread over the kiosks, one person in a hundred votes twice; the
    last batch of the ``silent`` last kiosks never comes. ``before`` may change the centre first.
    """
    world = make_world(folder / "centre", kiosks, seed=seed)
    before(world)
    source, store = random.Random(seed), Store.sqlite(folder / "central.sqlite")
    each = ballots // kiosks
    for place, kiosk in enumerate(world.kiosks.values()):
        first = place * each * 99 // 100
        for start in range(0, each, PER_BATCH):
            people = range(first + start, first + min(start + PER_BATCH, each))
            sealed = _sealed(world, kiosk, people, source)
            batch = kiosk.batch(sealed=sealed, final=start + PER_BATCH >= each)
            if not batch.final or place < kiosks - silent:
                take_in(store, kiosk.sign(batch), world.centre.roster(), world.centre.signing_key)
    counted = count(world, store, accept_incomplete=bool(silent))
    store.close()
    return world, counted


def _sealed(
    world: World, kiosk: SimulatedKiosk, people: range, source: random.Random
) -> tuple[list[bytes], list[bytes]]:
    consultation, setup = world.centre.consultation, world.centre.setup
    context = Context(consultation.digest, kiosk.id, kiosk.station, kiosk.mode)
    records, entries = [], []
    for person in people:
        entry = _entry(consultation, person, source)
        chosen = _choice(consultation, source)
        record, _ = seal_record(
            context, encode_ballot(chosen), entry.pseudonym, setup.keys.tally, setup.keys.register
        )
        records.append(record.encoded())
        entries.append(seal_entry(context, entry, setup.keys.register))
    return records, entries


def _entry(consultation: Consultation, person: int, source: random.Random) -> RegisterEntry:
    document = f"{10_000_000 + person}"
    pseudonym = pseudonym_of(PSEUDONYM_SECRET, consultation.digest, f"CC:{document}")
    answers = tuple((q.id, source.choice(q.answers)) for q in consultation.questions)
    notice = consultation.notice.version
    return RegisterEntry(pseudonym, NAME, "CC", document, answers, notice, "2022-11-15T08:02")


def _choice(consultation: Consultation, source: random.Random) -> list[int]:
    numbers = [proposal.number for proposal in consultation.proposals]
    return source.sample(numbers, source.randint(consultation.min_choices, consultation.max_choices))
