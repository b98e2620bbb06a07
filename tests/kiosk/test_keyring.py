"""Secrets at rest open with their own passphrase, for their own purpose, unchanged."""

import base64

import pytest

from kiosk import keyring
from kiosk.errors import InvalidInput, OperatorError, Refused

SECRET = bytes(range(64))
WRAPPED = keyring.wrap(SECRET, "palabra secreta ñ", "test")


def test_a_secret_opens_with_its_passphrase_and_purpose() -> None:
    assert keyring.unwrap(WRAPPED, "palabra secreta ñ", "test") == SECRET


@pytest.mark.parametrize(
    ("passphrase", "purpose"), [("otra", "test"), ("palabra secreta ñ", "other"), ("", "test")]
)
def test_another_passphrase_or_purpose_opens_nothing(passphrase: str, purpose: str) -> None:
    with pytest.raises(OperatorError, match="no abre este archivo"):
        keyring.unwrap(WRAPPED, passphrase, purpose)


def test_wrapping_twice_shares_neither_salt_nor_nonce_nor_text() -> None:
    again = keyring.wrap(SECRET, "palabra secreta ñ", "test")
    assert all(again[name] != WRAPPED[name] for name in ("salt", "nonce", "sealed"))
    assert SECRET not in base64.b64decode(WRAPPED["sealed"])


@pytest.mark.parametrize("name", ["salt", "nonce", "sealed"])
def test_a_changed_part_opens_nothing(name: str) -> None:
    data = bytearray(base64.b64decode(WRAPPED[name]))
    data[-1] ^= 1
    changed = {**WRAPPED, name: base64.b64encode(data).decode()}
    with pytest.raises(OperatorError):
        keyring.unwrap(changed, "palabra secreta ñ", "test")


@pytest.mark.parametrize(
    "change", [{"version": "2"}, {"salt": "AAAA"}, {"nonce": "AAAA"}], ids=["version", "salt", "nonce"]
)
def test_another_version_or_length_opens_nothing(change: dict[str, str]) -> None:
    with pytest.raises(OperatorError):
        keyring.unwrap({**WRAPPED, **change}, "palabra secreta ñ", "test")


@pytest.mark.parametrize("change", [{"extra": "1"}, {"salt": "%"}, {"version": 1}, {"sealed": None}])
def test_another_form_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(Refused):
        keyring.unwrap({**WRAPPED, **change}, "palabra secreta ñ", "test")


def test_a_sealed_part_shorter_than_its_tag_opens_nothing() -> None:
    with pytest.raises(OperatorError):
        keyring.unwrap({**WRAPPED, "sealed": "AAAA"}, "palabra secreta ñ", "test")


def test_activation_codes_carry_80_bits_in_four_groups() -> None:
    codes = {keyring.new_activation_code() for _ in range(200)}
    assert len(codes) == 200
    assert all([len(group) for group in code.split("-")] == [4, 4, 4, 4] for code in codes)
    assert {len({code[place] for code in codes} - {"-"}) > 20 for place in (0, 18)} == {True}


def test_a_code_is_read_however_it_was_typed() -> None:
    code = keyring.new_activation_code()
    for typed in (code, code.lower(), code.replace("-", ""), f"  {code.replace('-', ' ')}\n"):
        assert keyring.normalise_activation_code(typed) == code


@pytest.mark.parametrize("typed", ["", "ABCD-EFGH", "ABCD-EFGH-JKMN-PQRU"])
def test_what_is_no_code_is_refused_before_anything_is_tried(typed: str) -> None:
    with pytest.raises(InvalidInput, match="código de activación"):
        keyring.normalise_activation_code(typed)
