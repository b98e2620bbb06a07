"""The roster: signed by the organiser, consistent in itself, nothing more and nothing less."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from kiosk.canonical import canonical_json
from kiosk.consultation import VotingPoint
from kiosk.context import KioskId, Mode, StationCode
from kiosk.envelope import PayloadType, SigningKey, sign_envelope
from kiosk.errors import Refused
from kiosk.roster import Roster, RosterKiosk, read_roster, sign_roster

ORGANISER = SigningKey(bytes(range(32)))
POINTS = (
    VotingPoint(StationCode("UCG-01"), "UCG 1 · Centro", "Histórica"),
    VotingPoint(StationCode("UCG-02"), "UCG 2 · Torices", "Histórica"),
)
KIOSKS = (
    RosterKiosk(KioskId("K-01"), bytes(32), StationCode("UCG-01")),
    RosterKiosk(KioskId("K-02"), bytes([1] * 32), StationCode("UCG-02")),
)
ROSTER = Roster(3, bytes(range(32)), Mode.OFFICIAL, POINTS, KIOSKS, {KioskId("K-02"): 4})


def test_what_the_organiser_signed_is_read_back_whole() -> None:
    assert read_roster(sign_roster(ROSTER, ORGANISER), ORGANISER.public) == ROSTER


def test_a_new_roster_has_no_kiosk_and_no_revocation() -> None:
    empty = Roster(1, bytes(32), Mode.PRACTICE, POINTS)
    assert read_roster(sign_roster(empty, ORGANISER), ORGANISER.public) == empty


def test_kiosks_and_points_are_found_by_their_names() -> None:
    assert ROSTER.kiosk("K-02") is KIOSKS[1]
    assert ROSTER.point("UCG-02") is POINTS[1]
    assert ROSTER.kiosk("K-03") is None
    assert ROSTER.point("UCG-03") is None


def test_another_signer_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        read_roster(sign_roster(ROSTER, SigningKey.generate()), ORGANISER.public)
    assert refused.value.reason == "envelope-key"


def reread(edit: Callable[[Any], None]) -> Roster:
    """The roster after an edit of its payload, signed again."""
    value = json.loads(ROSTER.encoded())
    edit(value)
    return read_roster(sign_envelope(PayloadType.ROSTER, canonical_json(value), ORGANISER), ORGANISER.public)


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (lambda value: value["kiosks"][0].update(station="UCG-99"), "roster-station"),
        (lambda value: value["kiosks"][1].update(id="K-01"), "roster-repeats"),
        (lambda value: value.update(version=0), "field-malformed"),
        (lambda value: value.update(extra=1), "field-malformed"),
        (lambda value: value.pop("revocations"), "field-malformed"),
        (lambda value: value.update(mode="real"), "field-malformed"),
        (lambda value: value["points"][0].update(extra=1), "field-malformed"),
        (lambda value: value["points"].append("UCG-03"), "json-malformed"),
        (lambda value: value["kiosks"][0].update(extra=1), "field-malformed"),
        (lambda value: value["kiosks"][0].update(public="00"), "field-malformed"),
        (lambda value: value["revocations"].update({"K-01": -1}), "field-malformed"),
        (lambda value: value["revocations"].update({"K-01": "4"}), "field-malformed"),
    ],
    ids=[
        "kiosk at no point",
        "kiosk twice",
        "version 0",
        "field more",
        "field less",
        "unknown mode",
        "field more in a point",
        "point that is text",
        "field more in a kiosk",
        "short key",
        "negative revocation",
        "revocation in text",
    ],
)
def test_a_roster_that_does_not_hold_together_is_refused(edit: Callable[[Any], None], reason: str) -> None:
    with pytest.raises(Refused) as refused:
        reread(edit)
    assert refused.value.reason == reason


def test_a_revocation_keeps_its_last_good_sequence() -> None:
    assert reread(lambda value: value["revocations"].update({"K-01": 0})).revocations == {
        "K-01": 0,
        "K-02": 4,
    }


def test_revocations_that_were_read_cannot_be_changed() -> None:
    roster = read_roster(sign_roster(ROSTER, ORGANISER), ORGANISER.public)
    with pytest.raises(TypeError):
        roster.revocations[KioskId("K-01")] = 1  # type: ignore[index]
