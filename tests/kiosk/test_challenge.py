"""What a challenge carries to a phone, and what it says there."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from kiosk.ballot import encode_ballot
from kiosk.challenge import Challenge, read_challenge
from kiosk.context import Context, KioskId, Mode, StationCode
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
    assert read.shows_a_ballot
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


def test_a_text_that_was_cut_anywhere_is_refused() -> None:
    text = challenge().text()
    for end in range(len(text)):
        with pytest.raises(Refused, match="prueba") as refused:
            read_challenge(text[:end])
        assert refused.value.reason == "challenge-malformed"


def test_what_follows_the_last_name_counts_and_blanks_around_it_do_not() -> None:
    one, other = challenge(), challenge()
    assert read_challenge(f" {one.text('https://a/')}&{other.text()}\n") == other


def test_a_text_longer_than_any_of_ours_is_refused_unread() -> None:
    made = challenge()
    room = 2000 - len(made.text("/"))
    assert read_challenge(made.text("/" * (room + 1))) == made
    with pytest.raises(Refused):
        read_challenge(made.text("/" * (room + 2)))


@pytest.mark.parametrize(
    "spoilt",
    [
        {"record": b"\x02" + bytes(256)},
        {"context": replace(CONTEXT, consultation=bytes(31))},
        {"nonce": bytes(31)},
        {"ballot": bytes(65)},
    ],
)
def test_parts_of_another_form_are_refused(spoilt: dict[str, Any]) -> None:
    made: Challenge = replace(challenge(), **spoilt)
    with pytest.raises(Refused, match="prueba"):
        read_challenge(made.text())


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t + "=", lambda t: t + "A", lambda t: t.replace("challenge=", ""),
        lambda t: t[:20] + "+" + t[21:], lambda t: t[:20] + " " + t[21:],
    ],
)  # fmt: skip
def test_base64_of_another_form_is_refused(change: Callable[[str], str]) -> None:
    with pytest.raises(Refused):
        read_challenge(change(challenge().text()))


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
