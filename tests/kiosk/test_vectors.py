"""The vectors that a program in another language is built against: made by our code, and held by it."""

import base64
import json
from typing import Any

import pytest

from kiosk import keyring
from kiosk.ballot import decode_ballot
from kiosk.canonical import parse_json
from kiosk.challenge import read_challenge
from kiosk.context import Context, KioskId, Mode, StationCode
from kiosk.envelope import PayloadType, verify_envelope
from kiosk.errors import Refused
from kiosk.head import read_head
from kiosk.record import BallotRecord, commit, open_ballot, open_pseudonym, parse_tracking_code
from kiosk.register_entry import open_entry
from kiosk.roster import read_roster
from sync.receipt import read_receipt
from sync.verifier import verify_batch
from tests.tools.vectors import DETERMINISTIC, FOLDER, SEALED, document


def vectors(name: str) -> list[dict[str, Any]]:
    """The vectors of one file."""
    loaded = json.loads((FOLDER / f"{name}.json").read_text())
    assert loaded["description"]
    assert loaded["vectors"]
    return list(loaded["vectors"])


def context_of(vector: dict[str, Any]) -> Context:
    return Context(
        bytes.fromhex(vector["consultation"]), KioskId(vector["kiosk"]), StationCode(vector["station"]),
        Mode(vector["mode"]),
    )  # fmt: skip


def signed(name: str) -> tuple[bytes, bytes, dict[str, Any]]:
    """Envelope, public key and value of the last vector of a signed kind."""
    last = vectors(name)[-1]
    return base64.b64decode(last["envelope"]), bytes.fromhex(last["public"]), last["value"]


@pytest.mark.parametrize("name", DETERMINISTIC)
def test_our_code_makes_exactly_what_the_file_says(name: str) -> None:
    description, make = DETERMINISTIC[name]
    assert (FOLDER / f"{name}.json").read_text() == document(description, make)


def test_every_file_is_known() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == set(DETERMINISTIC) | set(SEALED)


def test_ballots_and_json_that_are_not_valid_are_refused() -> None:
    for vector in vectors("ballot"):
        data = bytes.fromhex(vector["encoded"])
        if vector["valid"]:
            assert list(decode_ballot(data)) == vector["selections"]
        else:
            with pytest.raises(Refused):
                decode_ballot(data)
    for vector in vectors("canonical_json"):
        data = base64.b64decode(vector["canonical"])
        if vector["valid"]:
            assert parse_json(data) == vector["value"]
        else:
            with pytest.raises(Refused):
                parse_json(data)


def test_envelopes_that_are_not_valid_are_refused() -> None:
    for vector in vectors("envelope"):
        envelope, public = base64.b64decode(vector["envelope"]), bytes.fromhex(vector["public"])
        if vector["valid"]:
            payload = verify_envelope(envelope, PayloadType(vector["payloadType"]), public)
            assert payload == base64.b64decode(vector["payload"])
        else:
            with pytest.raises(Refused):
                verify_envelope(envelope, PayloadType(vector["payloadType"]), public)


def test_sealed_records_open_to_what_the_file_says() -> None:
    for vector in vectors("sealed_record"):
        context, record = context_of(vector), BallotRecord.parse(bytes.fromhex(vector["record"]))
        tally, register = (bytes.fromhex(vector[name]) for name in ("tally_private", "register_private"))
        ballot = open_ballot(context, record.commitment, record.sealed_ballot, tally)
        assert ballot.hex() == vector["ballot"]
        assert list(decode_ballot(ballot)) == vector["selections"]
        assert commit(context, bytes.fromhex(vector["r"]), ballot) == record.commitment
        assert open_pseudonym(context, record, register).hex() == vector["pseudonym"]


def test_sealed_entries_open_to_what_the_file_says() -> None:
    for vector in vectors("sealed_register_entry"):
        private, sealed = bytes.fromhex(vector["register_private"]), bytes.fromhex(vector["sealed"])
        entry = open_entry(context_of(vector), sealed, private)
        assert entry.encoded().hex() == vector["plaintext"]


def test_wrapped_secrets_open_with_their_passphrase() -> None:
    for vector in vectors("wrapped_secret"):
        secret = keyring.unwrap(vector["wrapped"], vector["passphrase"], vector["purpose"])
        assert secret.hex() == vector["secret"]


def test_tracking_codes_are_read_as_they_are_shown() -> None:
    for vector in vectors("tracking_code"):
        assert parse_tracking_code(vector["code"].lower()) == vector["code"]


def test_signed_documents_are_read_by_what_reads_the_real_ones() -> None:
    envelope, public, value = signed("head")
    assert read_head(envelope, public).ballots == value["ballots"]
    envelope, public, value = signed("receipt")
    assert read_receipt(envelope, public).next_sequence == value["next_sequence"]
    envelope, public, _ = signed("roster")
    roster = read_roster(envelope, public)
    envelope, _, value = signed("batch")
    assert verify_batch(envelope, roster).batch.sequence == value["sequence"]


def test_challenges_are_read_and_judged_as_the_file_says() -> None:
    for vector in vectors("challenge"):
        if not vector["valid"]:
            with pytest.raises(Refused) as caught:
                read_challenge(vector["text"])
            assert caught.value.reason == "challenge-malformed"
            continue
        challenge = read_challenge(vector["text"])
        assert (challenge.context, challenge.code) == (context_of(vector), vector["code"])
        assert challenge.shows_a_ballot is vector["holds"]
        if vector["selections"] is not None:
            assert list(challenge.selections) == vector["selections"]
