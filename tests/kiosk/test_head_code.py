"""The QR of an acta gives back the signed head, and nothing else passes for one."""

import base64
import hashlib
import zlib
from dataclasses import replace

import pytest
import segno

from kiosk.context import KioskId
from kiosk.envelope import SigningKey
from kiosk.errors import Refused
from kiosk.head import sign_head
from kiosk.head_code import MAGIC, MOST_CHARACTERS, fold, unfold
from kiosk.roster import Roster
from kiosk.station import Station


@pytest.fixture
def code(station: Station) -> str:
    return fold(station.box.head_envelope())


@pytest.fixture
def roster(station: Station) -> Roster:
    return station.kit.roster


def test_the_code_gives_back_the_very_envelope(station: Station, code: str, roster: Roster) -> None:
    head, envelope = unfold(code, roster)
    assert head == station.box.head
    assert envelope == station.box.head_envelope()


@pytest.mark.parametrize(
    "typed", [str.lower, lambda code: f" {code}\r\n", lambda code: code[:99] + "\n" + code[99:]]
)
def test_what_a_hand_scanner_types_is_understood(
    station: Station, code: str, roster: Roster, typed: object
) -> None:
    assert unfold(typed(code), roster)[0] == station.box.head  # type: ignore[operator]


def test_capitals_and_digits_alone_are_in_it(code: str) -> None:
    assert code.isalnum()
    assert code.isascii()
    assert code == code.upper()


def test_the_largest_head_fits_one_code_that_a_telephone_reads(station: Station) -> None:
    values: dict[str, object] = {}
    for name, value in vars(station.box.head).items():
        if isinstance(value, int):
            values[name] = 999_999
        elif isinstance(value, bytes):
            values[name] = hashlib.sha256(name.encode()).digest()[: len(value)]
    minutes = {"opened_at": "2022-11-15T08:00", "closed_at": "2022-11-15T16:00"}
    full = replace(station.box.head, **values, **minutes)  # type: ignore[arg-type]
    text = fold(sign_head(full, SigningKey.generate()))
    assert len(text) <= MOST_CHARACTERS
    assert int(segno.make(text, error="m", micro=False).version) <= 25


def bytes_of(code: str) -> bytes:
    text = code[len(MAGIC) :]
    return base64.b32decode(text + "=" * (-len(text) % 8))


def code_of(data: bytes) -> str:
    return MAGIC + base64.b32encode(data).decode().rstrip("=")


def with_payload(code: str, payload: bytes) -> str:
    return code_of(bytes_of(code)[:64] + zlib.compress(payload))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda _: "https://example.org", "code-foreign"),
        (lambda code: code[:-2], "code-damaged"),
        (lambda code: code_of(bytes_of(code) + b"x"), "code-damaged"),
        (lambda code: code[:40], "code-damaged"),
        (lambda code: code[:90] + "189" + code[93:], "code-damaged"),
        (lambda code: code * 3, "code-damaged"),
        (lambda code: code_of(bytes(64) + bytes_of(code)[64:]), "envelope-signature"),
        (lambda code: with_payload(code, bytes(5000)), "code-damaged"),
        (lambda code: with_payload(code, b"{}"), "field-malformed"),
        (
            lambda code: with_payload(
                code, zlib.decompress(bytes_of(code)[64:]).replace(b'"open"', b'"ended"')
            ),
            "envelope-signature",
        ),
    ],
    ids=["foreign", "short", "long", "torn", "signs", "huge", "signature", "bomb", "empty", "edited"],
)
def test_what_is_not_the_kiosks_own_is_refused(
    code: str, roster: Roster, change: object, reason: str
) -> None:
    with pytest.raises(Refused) as refused:
        unfold(change(code), roster)  # type: ignore[operator]
    assert refused.value.reason == reason


def test_a_kiosk_that_is_not_on_the_roster_is_refused(code: str, roster: Roster) -> None:
    others = tuple(replace(kiosk, id=KioskId("OTRO")) for kiosk in roster.kiosks)
    with pytest.raises(Refused, match="no está en la lista"):
        unfold(code, replace(roster, kiosks=others))
