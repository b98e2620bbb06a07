"""A ballot record: always 257 bytes, opens only where it belongs, and its code finds it again."""

import dataclasses
import hashlib
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk import crockford, sealing
from kiosk.ballot import encode_ballot
from kiosk.context import Context, KioskId, Mode, StationCode
from kiosk.errors import InvalidInput, Refused
from kiosk.record import (
    BallotRecord,
    commit,
    leaf_of,
    open_ballot,
    open_pseudonym,
    parse_tracking_code,
    seal_record,
    tracking_code,
    tracking_link,
)

CONTEXT = Context(bytes(range(32)), KioskId("K-01"), StationCode("UCG-01"), Mode.OFFICIAL)
ELSEWHERE = [
    dataclasses.replace(CONTEXT, consultation=bytes(32)),
    dataclasses.replace(CONTEXT, kiosk=KioskId("K-02")),
    dataclasses.replace(CONTEXT, station=StationCode("UCG-02")),
    dataclasses.replace(CONTEXT, mode=Mode.PRACTICE),
]
TALLY, TALLY_PUBLIC = sealing.generate_keypair()
REGISTER, REGISTER_PUBLIC = sealing.generate_keypair()
PSEUDONYM = bytes(range(100, 132))
BALLOT = encode_ballot([6, 7, 9])
RECORD, NONCE = seal_record(CONTEXT, BALLOT, PSEUDONYM, TALLY_PUBLIC, REGISTER_PUBLIC)
CODE = "K7QF-2MXD-9RTA-W4HB"
LEAVES = st.binary(min_size=32, max_size=32)


@given(st.sets(st.integers(1, 40), max_size=31), LEAVES)
def test_every_record_has_257_bytes_whatever_was_chosen(selections: set[int], pseudonym: bytes) -> None:
    ballot = encode_ballot(selections)
    record, _ = seal_record(CONTEXT, ballot, pseudonym, TALLY_PUBLIC, REGISTER_PUBLIC)
    encoded = record.encoded()
    assert len(encoded) == 257
    assert BallotRecord.parse(encoded) == record
    assert open_ballot(CONTEXT, record.commitment, record.sealed_ballot, TALLY) == ballot
    assert open_pseudonym(CONTEXT, record, REGISTER) == pseudonym


def test_the_same_vote_twice_shares_no_byte_string() -> None:
    again, nonce = seal_record(CONTEXT, BALLOT, PSEUDONYM, TALLY_PUBLIC, REGISTER_PUBLIC)
    assert nonce != NONCE
    assert again.commitment != RECORD.commitment
    assert again.sealed_ballot != RECORD.sealed_ballot
    assert again.sealed_pseudonym != RECORD.sealed_pseudonym


def test_with_r_a_phone_checks_the_commitment_with_sha256_alone() -> None:
    prefix = b"urna/1/commit" + CONTEXT.encoded()
    assert hashlib.sha256(prefix + NONCE + BALLOT).digest() == RECORD.commitment
    assert commit(CONTEXT, NONCE, encode_ballot([6, 7, 8])) != RECORD.commitment


@pytest.mark.parametrize("context", ELSEWHERE, ids=["consultation", "kiosk", "station", "mode"])
def test_a_record_copied_elsewhere_opens_neither_ballot_nor_pseudonym(context: Context) -> None:
    with pytest.raises(Refused, match="no abre"):
        open_ballot(context, RECORD.commitment, RECORD.sealed_ballot, TALLY)
    with pytest.raises(Refused, match="no abre"):
        open_pseudonym(context, RECORD, REGISTER)


def test_a_sealed_ballot_under_a_fresh_pseudonym_does_not_open() -> None:
    fresh, _ = seal_record(CONTEXT, BALLOT, bytes(32), TALLY_PUBLIC, REGISTER_PUBLIC)
    grafted = dataclasses.replace(RECORD, sealed_pseudonym=fresh.sealed_pseudonym)
    with pytest.raises(Refused, match="no abre"):
        open_pseudonym(CONTEXT, grafted, REGISTER)


def test_a_ballot_under_another_commitment_does_not_open() -> None:
    with pytest.raises(Refused) as refused:
        open_ballot(CONTEXT, bytes(32), RECORD.sealed_ballot, TALLY)
    assert refused.value.reason == "unsealable"


@pytest.mark.parametrize(
    "plaintext", [NONCE + encode_ballot([1]), bytes(32) + BALLOT, NONCE + BALLOT[:-1], b""]
)
def test_a_ballot_that_its_commitment_did_not_promise_is_refused(plaintext: bytes) -> None:
    info = b"urna/1/ballot" + CONTEXT.encoded() + RECORD.commitment
    sealed = sealing.seal(TALLY_PUBLIC, plaintext, info)
    with pytest.raises(Refused) as refused:
        open_ballot(CONTEXT, RECORD.commitment, sealed, TALLY)
    assert refused.value.reason == "commitment-mismatch"


def test_neither_key_holder_opens_what_is_the_others() -> None:
    with pytest.raises(Refused):
        open_ballot(CONTEXT, RECORD.commitment, RECORD.sealed_ballot, REGISTER)
    with pytest.raises(Refused):
        open_pseudonym(CONTEXT, RECORD, TALLY)


@pytest.mark.parametrize(
    "data",
    [b"", RECORD.encoded()[:-1], RECORD.encoded() + b"\0", b"\x02" + RECORD.encoded()[1:]],
    ids=["empty", "short", "long", "version 2"],
)
def test_another_length_or_version_is_refused(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        BallotRecord.parse(data)
    assert refused.value.reason == "record-malformed"


@pytest.mark.parametrize(("ballot", "pseudonym"), [(BALLOT[:-1], PSEUDONYM), (BALLOT, PSEUDONYM[:-1])])
def test_sealing_other_lengths_is_a_bug_of_the_caller(ballot: bytes, pseudonym: bytes) -> None:
    with pytest.raises(ValueError, match="64 bytes"):
        seal_record(CONTEXT, ballot, pseudonym, TALLY_PUBLIC, REGISTER_PUBLIC)


def test_a_leaf_is_the_hash_of_the_whole_record() -> None:
    assert leaf_of(RECORD.encoded()) == hashlib.sha256(RECORD.encoded()).digest()


@given(LEAVES)
def test_a_tracking_code_is_the_first_75_bits_of_its_leaf(leaf: bytes) -> None:
    code = tracking_code(leaf)
    assert [len(group) for group in code.split("-")] == [4, 4, 4, 4]
    compact = code.replace("-", "")
    bits = "".join(f"{crockford.ALPHABET.index(character):05b}" for character in compact[:-1])
    assert "".join(f"{byte:08b}" for byte in leaf).startswith(bits)
    assert len(bits) == 75


@given(LEAVES)
def test_a_code_copied_by_hand_is_read_as_it_was_shown(leaf: bytes) -> None:
    code = tracking_code(leaf)
    for typed in (code, code.lower(), code.replace("-", " "), code.replace("1", "l").replace("0", "o")):
        assert parse_tracking_code(typed) == code


@given(LEAVES, st.data())
def test_one_wrong_character_in_a_code_is_told(leaf: bytes, data: st.DataObject) -> None:
    compact = tracking_code(leaf).replace("-", "")
    place = data.draw(st.integers(0, 15))
    wrong = data.draw(st.sampled_from(crockford.ALPHABET.replace(compact[place], "")))
    with pytest.raises(InvalidInput, match="tiene un error"):
        parse_tracking_code(compact[:place] + wrong + compact[place + 1 :])


def test_two_neighbours_swapped_in_a_code_are_told() -> None:
    compact = tracking_code(hashlib.sha256(b"leaf").digest()).replace("-", "")
    for place, (a, b) in enumerate(itertools.pairwise(compact)):
        if a != b and {a, b} != {"0", "Z"}:
            with pytest.raises(InvalidInput):
                parse_tracking_code(compact[:place] + b + a + compact[place + 2 :])


@pytest.mark.parametrize(("page", "link"), [("", CODE), ("https://r/", f"https://r/#codigo={CODE}")])
def test_a_code_is_looked_for_behind_the_sign_that_no_server_is_told(page: str, link: str) -> None:
    assert tracking_link(CODE, page) == link
