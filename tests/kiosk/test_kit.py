"""A kit works with its own code, on its own consultation, as the organiser made it; otherwise not at all."""

import base64
import json
from collections.abc import Callable
from typing import Any

import pytest

from kiosk import kit as kits
from kiosk.canonical import canonical_json
from kiosk.consultation import VotingPoint
from kiosk.context import KioskId, Mode, StationCode
from kiosk.envelope import PayloadType, SigningKey, read_unverified_payload, sign_envelope
from kiosk.errors import InvalidInput, OperatorError, Refused
from kiosk.kit import Kit, KitContents, build_kit, read_kit
from kiosk.roster import Roster, RosterKiosk, sign_roster
from tests.tools.kits import PSEUDONYM_SECRET, Keys, cartagena, cartagena_points, make_kit


@pytest.fixture(scope="module")
def made(keys: Keys) -> tuple[bytes, str]:
    """A practice kit and its activation code."""
    return make_kit(keys)


def edited(data: bytes, edit: Callable[[Any], None], signer: SigningKey) -> bytes:
    """The kit after an edit of its payload, signed by ``signer``."""
    value = json.loads(read_unverified_payload(data, PayloadType.KIT))
    edit(value)
    return sign_envelope(PayloadType.KIT, canonical_json(value), signer)


def test_a_kit_holds_what_a_kiosk_needs(made: tuple[bytes, str], keys: Keys) -> None:
    kit = read_kit(made[0])
    assert (kit.kiosk, kit.station, kit.mode) == ("K-01", cartagena_points()[0].code, Mode.PRACTICE)
    assert kit.consultation == cartagena()
    assert kit.point == cartagena_points()[0]
    assert kit.keys == keys.public
    assert kit.context(Mode.OFFICIAL).mode is Mode.OFFICIAL


def test_its_code_opens_the_secrets_however_it_is_typed(made: tuple[bytes, str]) -> None:
    data, code = made
    active = read_kit(data).activate(f" {code.lower().replace('-', ' ')} ")
    assert active.pseudonym_secret == PSEUDONYM_SECRET
    assert active.signing_key.public == active.kit.roster.kiosks[0].public
    assert repr(active) == "ActiveKit(K-01)"


def test_a_wrong_code_opens_nothing(made: tuple[bytes, str]) -> None:
    kit = read_kit(made[0])
    with pytest.raises(OperatorError, match="no es el de este equipo"):
        kit.activate("0000-0000-0000-0000")
    with pytest.raises(InvalidInput):
        kit.activate("0000")


def test_the_file_holds_neither_secret_in_the_open(made: tuple[bytes, str]) -> None:
    data, code = made
    seed = read_kit(data).activate(code).signing_key.seed
    payload = read_unverified_payload(data, PayloadType.KIT)
    for secret in (seed, PSEUDONYM_SECRET, code.encode(), code.replace("-", "").encode()):
        for form in (secret, secret.hex().encode(), base64.b64encode(secret)[:-2]):
            assert form not in payload


@pytest.mark.parametrize("field", ["tally", "register", "centre"])
def test_a_forgers_kit_with_another_key_does_not_activate(made: tuple[bytes, str], field: str) -> None:
    data, code = made
    forger = SigningKey.generate()

    def edit(value: Any) -> None:
        roster = read_kit(data).roster
        value.update({"organiser": forger.public.hex(), field: bytes(32).hex()})
        value["roster"] = base64.b64encode(sign_roster(roster, forger)).decode()

    forged = read_kit(edited(data, edit, forger))
    with pytest.raises(OperatorError, match="no es el de este equipo"):
        forged.activate(code)


def test_a_forger_cannot_sign_as_the_organiser(made: tuple[bytes, str]) -> None:
    with pytest.raises(Refused) as refused:
        read_kit(edited(made[0], lambda value: value.update(server="https://forger"), SigningKey.generate()))
    assert refused.value.reason == "envelope-key"


def other_roster(keys: Keys, **changes: Any) -> str:
    known = RosterKiosk(KioskId("K-01"), bytes(32), cartagena_points()[0].code)
    values: dict[str, Any] = {
        "version": 1,
        "consultation": cartagena().digest,
        "mode": Mode.PRACTICE,
        "points": cartagena_points(),
        "kiosks": (known,),
    }
    return base64.b64encode(sign_roster(Roster(**{**values, **changes}), keys.organiser)).decode()


POINTS = (VotingPoint(StationCode("OTHER"), "Otro", "Otra"),)
OTHER = RosterKiosk(KioskId("K-09"), bytes(32), StationCode("UCG-01"))


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (lambda value, _: value.update(kiosk="K-02"), "kit-roster"),
        (lambda value, _: value.update(station="UCG-02"), "kit-roster"),
        (lambda value, keys: value.update(roster=other_roster(keys, kiosks=(OTHER,))), "kit-roster"),
        (
            lambda value, keys: value.update(roster=other_roster(keys, consultation=OTHER.public)),
            "kit-consultation",
        ),
        (lambda value, keys: value.update(roster=other_roster(keys, mode=Mode.OFFICIAL)), "kit-consultation"),
        (lambda value, _: value.update(mode="official"), "kit-consultation"),
        (lambda value, _: value.update(extra=1), "field-malformed"),
        (lambda value, _: value.pop("server"), "field-malformed"),
        (lambda value, _: value.update(files={"a.svg": "?"}), "field-malformed"),
        (lambda value, _: value.update(tally="00"), "field-malformed"),
        (lambda value, _: value.update(roster="AAAA"), "envelope-malformed"),
    ],
    ids=[
        "another kiosk",
        "another point",
        "not on its roster",
        "roster of another consultation",
        "roster of another mode",
        "another mode",
        "field more",
        "field less",
        "damaged file",
        "short key",
        "no roster",
    ],
)
def test_parts_that_do_not_belong_together_are_refused(
    made: tuple[bytes, str], keys: Keys, edit: Callable[[Any, Keys], None], reason: str
) -> None:
    with pytest.raises(Refused) as refused:
        read_kit(edited(made[0], lambda value: edit(value, keys), keys.organiser))
    assert refused.value.reason == reason


def test_a_kit_whose_key_is_not_on_the_roster_does_not_activate(made: tuple[bytes, str], keys: Keys) -> None:
    data, code = made
    swapped = edited(data, lambda value: value.update(roster=other_roster(keys)), keys.organiser)
    with pytest.raises(Refused) as refused:
        read_kit(swapped).activate(code)
    assert refused.value.reason == "kit-key"


def test_secrets_of_another_kiosk_do_not_open(made: tuple[bytes, str], keys: Keys) -> None:
    other, _ = make_kit(keys, kiosk="K-02")
    secrets = json.loads(read_unverified_payload(other, PayloadType.KIT))["secrets"]
    swapped = edited(made[0], lambda value: value.update(secrets=secrets), keys.organiser)
    with pytest.raises(OperatorError, match="no es el de este equipo"):
        read_kit(swapped).activate(made[1])


def test_a_file_larger_than_any_kit_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kits, "MOST_BYTES", 10)
    with pytest.raises(Refused) as refused:
        read_kit(b"x" * 11)
    assert refused.value.reason == "kit-size"


def test_pictures_and_sounds_travel_in_the_kit(keys: Keys) -> None:
    consultation, points, key = cartagena(), cartagena_points(), SigningKey.generate()
    known = RosterKiosk(KioskId("K-01"), key.public, points[0].code)
    roster = sign_roster(Roster(1, consultation.digest, Mode.PRACTICE, points, (known,)), keys.organiser)
    files = {"one.svg": b"<svg/>", "one.opus": bytes(range(256))}
    contents = KitContents(
        known.id,
        known.station,
        Mode.PRACTICE,
        consultation,
        roster,
        keys.public,
        "https://centro",
        files,
        key,
        PSEUDONYM_SECRET,
    )
    kit: Kit = read_kit(build_kit(contents, "ABCD-EFGH-JKMN-PQRS", keys.organiser))
    assert (kit.files, kit.server, kit.roster_envelope) == (files, "https://centro", roster)
