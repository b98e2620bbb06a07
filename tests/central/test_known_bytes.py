"""Bytes that were accepted before are answered unread; nothing else is."""

from collections.abc import Callable
from pathlib import Path

from sync.central.intake import Intake, Outcome, take_in
from sync.central.store import Store
from tests.tools.centres import World, make_world


def give(world: World, store: Store, envelope: bytes) -> Intake:
    return take_in(store, envelope, world.centre.roster(), world.centre.signing_key)


def test_the_same_bytes_get_the_same_receipt_and_place(
    tmp_path: Path, new_database: Callable[[], str]
) -> None:
    world, store = make_world(tmp_path / "centre"), Store.open(new_database())
    first, second = world.kiosk().send(), world.kiosk().send()
    given = [give(world, store, first), give(world, store, second)]
    again = give(world, store, first)
    assert (again.outcome, again.receipt) == (Outcome.ALREADY, given[0].receipt)
    assert (again.sequence, again.next_sequence) == (1, 3)
    store.close()


def test_one_byte_more_is_verified_as_if_it_were_new(tmp_path: Path, new_database: Callable[[], str]) -> None:
    world, store = make_world(tmp_path / "centre"), Store.open(new_database())
    envelope = world.kiosk().send()
    give(world, store, envelope)
    assert give(world, store, envelope + b" ").reason == "envelope-malformed"
    assert give(world, store, envelope.replace(b'"sig":"', b'"sig":"A')).reason == "envelope-malformed"
    store.close()


def test_what_was_revoked_since_is_refused_though_its_bytes_are_known(
    tmp_path: Path, new_database: Callable[[], str]
) -> None:
    world, store = make_world(tmp_path / "centre"), Store.open(new_database())
    envelopes = [world.kiosk().send() for _ in range(2)]
    assert [give(world, store, envelope).outcome for envelope in envelopes] == [Outcome.NEW] * 2
    world.change_roster(revocations={world.kiosk().id: 1})
    assert give(world, store, envelopes[0]).outcome is Outcome.ALREADY
    assert give(world, store, envelopes[1]).reason == "kiosk-revoked"
    store.close()
