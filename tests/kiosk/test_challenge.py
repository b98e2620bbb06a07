"""What a challenge carries to a phone, and what it says there."""

from dataclasses import replace

import pytest

from kiosk.ballot import encode_ballot
from kiosk.challenge import Challenge, read_challenge
from kiosk.context import Context, KioskId, Mode, StationCode, parse_context
from kiosk.errors import Refused
from kiosk.record import leaf_of, seal_record, tracking_code
from kiosk.sealing import public_of

CONTEXT = Context(bytes(range(32)), KioskId("Ñandú"), StationCode("UCG-01"), Mode.OFFICIAL)
TALLY, REGISTER = (public_of(bytes([n]) * 32) for n in (7, 9))


def challenge(selections: tuple[int, ...] = (6, 7)) -> Challenge:
    ballot = encode_ballot(selections)
    record, nonce = seal_record(CONTEXT, ballot, bytes(32), TALLY, REGISTER)
    return Challenge(CONTEXT, record.encoded(), bytes(nonce), ballot)


@pytest.mark.parametrize("page", ["", "https://example.org/r/", "file:///p.html"])
def test_what_was_sealed_is_read_again_from_link_or_text(page: str) -> None:
    made = challenge()
    read = read_challenge(made.text(page))
    assert read == made
    assert read.holds
    assert read.selections == (6, 7)
    assert read.code == tracking_code(leaf_of(made.record))


def test_a_machine_that_sealed_something_else_shows() -> None:
    made = challenge()
    assert not replace(made, ballot=encode_ballot([6, 8])).holds
    assert not replace(made, nonce=bytes(32)).holds
    assert not replace(made, context=replace(CONTEXT, kiosk=KioskId("K-02"))).holds


def test_another_record_has_another_code_than_the_one_shown_before() -> None:
    assert challenge().code != challenge().code


def test_a_commitment_to_what_is_no_ballot_shows_no_ballot() -> None:
    record, nonce = seal_record(CONTEXT, bytes(64), bytes(32), TALLY, REGISTER)
    made = Challenge(CONTEXT, record.encoded(), bytes(nonce), bytes(64))
    assert made.holds
    assert not made.shows_a_ballot


@pytest.mark.parametrize("cut", [0, 1, 10, 100, 360, 400])
def test_a_text_that_was_cut_is_refused(cut: int) -> None:
    text = challenge().text()
    with pytest.raises(Refused, match="prueba"):
        read_challenge(text[:cut])


def test_every_character_matters() -> None:
    made = challenge()
    text = made.text()
    for place in range(len("challenge="), len(text)):
        spoilt = text[:place] + ("A" if text[place] != "A" else "B") + text[place + 1 :]
        try:
            read = read_challenge(spoilt)
        except Refused:
            continue
        assert not read.holds or read.code != made.code, place


@pytest.mark.parametrize(
    "data", [b"", b"\0", CONTEXT.encoded()[:-1], CONTEXT.encoded() + b"\0\0", b"\xff\xff", b"\0\1\xff" * 4]
)
def test_what_is_no_context_is_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        parse_context(data)
    assert parse_context(CONTEXT.encoded()) == CONTEXT
