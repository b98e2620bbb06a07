"""The QR of an acta gives back the signed head, and nothing else passes for one."""

import zlib
from dataclasses import replace

import pytest

from kiosk.context import KioskId
from kiosk.errors import Refused
from kiosk.head_code import MAGIC, MOST_BYTES, fold, unfold
from kiosk.roster import Roster
from kiosk.station import Station


@pytest.fixture
def code(station: Station) -> bytes:
    return fold(station.box.head_envelope())


@pytest.fixture
def roster(station: Station) -> Roster:
    return station.kit.roster


def test_the_code_gives_back_the_very_envelope(station: Station, code: bytes, roster: Roster) -> None:
    head, envelope = unfold(code, roster)
    assert head == station.box.head
    assert envelope == station.box.head_envelope()


def test_it_fits_one_code_that_a_telephone_reads(code: bytes) -> None:
    assert len(code) <= MOST_BYTES * 2 // 3


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda _: b"https://example.org", "code-foreign"),
        (lambda code: code[:-1], "code-damaged"),
        (lambda code: code + b"x", "code-damaged"),
        (lambda code: code[:40], "code-damaged"),
        (lambda code: MAGIC + bytes(64) + code[69:], "envelope-signature"),
        (lambda code: code[:69] + zlib.compress(bytes(5000)), "code-damaged"),
        (lambda code: code[:69] + zlib.compress(b"{}"), "field-malformed"),
        (
            lambda code: code[:69] + zlib.compress(zlib.decompress(code[69:]).replace(b'"open"', b'"ended"')),
            "envelope-signature",
        ),
    ],
    ids=["foreign", "short", "long", "torn", "signature", "bomb", "empty", "edited"],
)
def test_what_is_not_the_kiosks_own_is_refused(
    code: bytes, roster: Roster, change: object, reason: str
) -> None:
    with pytest.raises(Refused) as refused:
        unfold(change(code), roster)  # type: ignore[operator]
    assert refused.value.reason == reason


def test_a_kiosk_that_is_not_on_the_roster_is_refused(code: bytes, roster: Roster) -> None:
    others = tuple(replace(kiosk, id=KioskId("OTRO")) for kiosk in roster.kiosks)
    with pytest.raises(Refused, match="no está en la lista"):
        unfold(code, replace(roster, kiosks=others))
