"""The batch log knows what has been sent, in which batch, and what came back."""

import hashlib
import json
import sqlite3

import pytest

from kiosk.batch_log import BatchLog, StoredBatch
from kiosk.envelope import PayloadType, SigningKey, sign_envelope, verify_envelope
from kiosk.errors import Refused
from kiosk.kit import ActiveKit
from kiosk.record import leaf_of
from kiosk.station import Station
from sync.outbox import seal_batches
from tests.kiosk.voting import vote


@pytest.fixture
def sent(station: Station) -> Station:
    """A station with one batch of three ballots and two ballots that no batch holds."""
    for number in range(3):
        vote(station, number)
    seal_batches(station)
    for number in range(3, 5):
        vote(station, number)
    return station


def test_nothing_is_sent_at_first(station: Station) -> None:
    log = station.batches
    assert (log.latest(), log.all(), log.undelivered(), log.last_receipt_minute()) == (None, [], [], None)
    assert (log.pending_ballots(), log.unbatched_ballots(9), log.batched_leaves()) == (0, [], [])


def test_what_no_batch_holds_is_listed_in_the_order_of_its_hashes(sent: Station) -> None:
    log = sent.batches
    assert log.pending_ballots() == 2
    ballots, entries = log.unbatched_ballots(9), log.unbatched_entries(9)
    assert (len(ballots), len(entries)) == (2, 2)
    assert sorted(map(leaf_of, ballots)) == list(map(leaf_of, ballots))
    assert log.unbatched_ballots(1) == ballots[:1]
    assert not set(log.batched_leaves()) & set(map(leaf_of, ballots))
    assert (len(log.batched_leaves()), log.batched_entries()) == (3, 3)


def test_a_batch_is_kept_as_it_was_signed(sent: Station, kit: ActiveKit) -> None:
    latest = sent.batches.latest()
    assert latest is not None
    payload = verify_envelope(latest.envelope, PayloadType.BATCH, kit.signing_key.public)
    assert latest.payload_sha256 == hashlib.sha256(payload).digest()
    assert (latest.sequence, latest.receipt) == (1, None)
    assert sent.batches.all() == sent.batches.undelivered() == [latest]


def test_a_receipt_delivers_its_batch_once(sent: Station) -> None:
    sent.store_receipt(1, b"receipt")
    sent.store_receipt(1, b"another")
    latest = sent.batches.latest()
    assert latest is not None
    assert latest.receipt == b"receipt"
    assert sent.batches.undelivered() == []
    assert sent.batches.last_receipt_minute() == "2022-11-15T12:00"


def test_a_receipt_for_no_batch_is_a_bug(sent: Station) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        sent.store_receipt(2, b"receipt")


def test_the_head_names_the_newest_batch(sent: Station) -> None:
    latest = sent.batches.latest()
    assert latest is not None
    assert (sent.box.head.batches, sent.box.head.batch_digest) == (1, latest.payload_sha256)


def is_whole(station: Station, kit: ActiveKit) -> bool:
    head = station.box.head
    return station.batches.is_whole(kit.signing_key.public, head.batches, head.batch_digest)


def test_the_log_is_whole_before_and_after_every_batch(sent: Station, kit: ActiveKit) -> None:
    assert is_whole(sent, kit)
    seal_batches(sent)
    assert is_whole(sent, kit)
    assert [batch.sequence for batch in sent.batches.all()] == [1, 2]


def test_a_batch_that_the_head_does_not_name_shows(sent: Station, kit: ActiveKit) -> None:
    latest = sent.batches.latest()
    assert latest is not None
    key = kit.signing_key.public
    assert not sent.batches.is_whole(key, 0, bytes(32))
    assert not sent.batches.is_whole(key, 2, latest.payload_sha256)
    assert not sent.batches.is_whole(key, 1, bytes(32))


def test_a_batch_signed_elsewhere_is_refused(sent: Station) -> None:
    log, key = BatchLog(sent.box.connection), SigningKey.generate()
    payload = json.dumps({"ballots": [], "entries": []}, separators=(",", ":")).encode()
    digest = hashlib.sha256(payload).digest()
    envelope = sign_envelope(PayloadType.BATCH, payload, key)
    log.insert(StoredBatch(2, digest, "forged.urna", envelope, None), [])
    with pytest.raises(Refused):
        log.is_whole(sent.kit.roster.kiosks[0].public, 2, digest)
