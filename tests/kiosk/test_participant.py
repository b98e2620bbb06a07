"""One person, one form: however a document or a name was typed, pasted or scanned."""

import hashlib
import hmac
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.consultation import Characters, DocumentType
from kiosk.errors import InvalidInput
from kiosk.participant import (
    MAX_NAME_BYTES,
    Document,
    canonical_name,
    clean_document,
    clean_name,
    pseudonym_of,
)

CC = DocumentType("CC", "cédula de ciudadanía", Characters.DIGITS, 3, 10)
PASSPORT = DocumentType("PA", "pasaporte", Characters.LETTERS_AND_DIGITS, 5, 9)
SECRET, DIGEST = bytes(range(32)), bytes(range(32, 64))

NUMBERS = st.integers(100, 9_999_999_999).map(str)
NOISE = st.text(" .,-'’·\u00a0\u2009\u2011\u2212\u200b\ufeff\t", max_size=3)
LATIN = st.sampled_from(string.ascii_letters + "áéíóúüñÁÉÍÓÚÜÑçÇèôãøßŁ")
NAMES = st.lists(st.text(LATIN, min_size=2, max_size=8), min_size=1, max_size=4).map(" ".join)


@pytest.mark.parametrize(
    "typed",
    [
        "1047123456",
        "1.047.123.456",
        " 1 047 123 456 ",
        "1'047.123.456",
        "1’047,123,456",
        "1047-123-456",
        "1047‑123–456",
        "\ufeff1047123456\n",
        "１０４７１２３４５６",
        "0001047123456",
    ],
)
def test_a_document_has_one_form_however_it_was_typed(typed: str) -> None:
    assert clean_document(CC, typed) == Document("CC", "1047123456")
    assert clean_document(CC, typed).canonical == "CC:1047123456"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "..",
        "12",
        "0012",
        "000",
        "12345678901",
        "10471234A6",
        "CC 1047123456",
        "1047123456+",
        "١٠٤٧١٢٣٤٥٦",  # Arabic-Indic digits
        "1047²123456",
        "①②③④",
        "1/2 345",
        "1" + " " * 300,
    ],
)
def test_what_is_not_a_number_of_this_type_is_refused_with_its_rule(typed: str) -> None:
    with pytest.raises(InvalidInput, match="cédula de ciudadanía tiene de 3 a 10 dígitos"):
        clean_document(CC, typed)


def test_a_refusal_does_not_repeat_what_was_typed() -> None:
    with pytest.raises(InvalidInput) as refusal:
        clean_document(CC, "98765432109876")
    assert "98765" not in str(refusal.value)


def test_letters_become_capitals_and_zeros_are_kept_where_letters_are_allowed() -> None:
    assert clean_document(PASSPORT, "an 012-345").number == "AN012345"
    assert clean_document(PASSPORT, "012345") != clean_document(PASSPORT, "12345")


@pytest.mark.parametrize("typed", ["añ12345", "ab12ß45", "АВ12345", "AB#12345"])
def test_letters_beyond_a_to_z_are_refused_in_a_number(typed: str) -> None:
    with pytest.raises(InvalidInput, match="letras y números"):
        clean_document(PASSPORT, typed)


def test_a_fixed_length_is_said_as_one_number() -> None:
    with pytest.raises(InvalidInput, match="tiene 4 dígitos"):
        clean_document(DocumentType("X", "carné", Characters.DIGITS, 4, 4), "12")


@given(NUMBERS, st.data())
def test_separators_anywhere_change_nothing(number: str, data: st.DataObject) -> None:
    noisy = "".join(data.draw(NOISE) + digit for digit in number) + data.draw(NOISE)
    assert clean_document(CC, noisy).number == number


@given(st.text(max_size=30))
def test_any_text_is_cleaned_to_a_fixed_point_or_refused(text: str) -> None:
    for kind in (CC, PASSPORT):
        try:
            document = clean_document(kind, text)
        except InvalidInput:
            continue
        assert clean_document(kind, document.number) == document
        assert kind.min_length <= len(document.number) <= kind.max_length
        assert set(document.number) <= set(string.digits + string.ascii_uppercase)


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("  María   del\tCarmen ", "María del Carmen"),
        ("Marı\u0301a Ñañez".replace("ı", "i"), "María Ñañez"),
        ("Sean O’Neill", "Sean O'Neill"),
        ("Ana Pérez‐Díaz", "Ana Pérez-Díaz"),
        ("Juan P. Gómez", "Juan P. Gómez"),
        ("María\u200b Paz", "María Paz"),
        ("Ｊｕａｎ", "Juan"),
    ],
)
def test_a_name_is_cleaned_and_keeps_its_letters(typed: str, clean: str) -> None:
    assert clean_name(typed) == clean


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "Falta el nombre"),
        (" - . ", "Falta el nombre"),
        ("X", "Falta el nombre"),
        ("Ana 3", "solo lleva letras"),
        ("Ana <b>", "solo lleva letras"),
        ("Ana\x00Paz", "solo lleva letras"),
        ("Анна", "solo lleva letras"),
        ("Ana 😀", "solo lleva letras"),
        ("Ana\u202ePaz", "solo lleva letras"),
        ("n" * (MAX_NAME_BYTES + 1), "muy largo"),
        ("ñ" * (MAX_NAME_BYTES // 2 + 1), "muy largo"),
        ("Ana" + " " * 300 + "Paz", "muy largo"),
    ],
)
def test_a_name_that_the_register_cannot_hold_is_refused(typed: str, reason: str) -> None:
    with pytest.raises(InvalidInput, match=reason):
        clean_name(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "María del Carmen Ñáñez",
        "MARIA DEL CARMEN NANEZ",
        " maria  DEL carmen-ñañez. ",
        "María Del Carmen Ñañez",
    ],
)
def test_accents_capitals_and_hyphens_do_not_make_another_person(typed: str) -> None:
    assert canonical_name(typed) == "NAME:MARIA DEL CARMEN NANEZ"


def test_an_apostrophe_does_not_part_a_name() -> None:
    assert canonical_name("Sean O’Neill") == canonical_name("sean oneill") == "NAME:SEAN ONEILL"


@given(st.text(max_size=60) | NAMES)
def test_any_name_is_cleaned_to_a_fixed_point_or_refused(text: str) -> None:
    try:
        name = clean_name(text)
    except InvalidInput:
        return
    assert clean_name(name) == name
    assert len(name.encode()) <= MAX_NAME_BYTES
    canonical = canonical_name(name)
    assert canonical == canonical_name(text)
    assert not set(canonical.removeprefix("NAME:")) & set(string.ascii_lowercase)


@given(NAMES)
def test_the_canonical_form_of_a_canonical_name_is_itself(name: str) -> None:
    canonical = canonical_name(name)
    assert canonical_name(canonical.removeprefix("NAME:")) == canonical


def test_the_pseudonym_is_the_published_formula() -> None:
    message = b"urna/1/document" + DIGEST + b"CC:1047123456"
    expected = hmac.new(SECRET, message, hashlib.sha256).digest()
    assert pseudonym_of(SECRET, DIGEST, "CC:1047123456") == expected
    disputed = hmac.new(SECRET, message + b"disputa\x00\x02", hashlib.sha256).digest()
    assert pseudonym_of(SECRET, DIGEST, "CC:1047123456", 2) == disputed


def test_a_pseudonym_depends_on_secret_consultation_document_and_dispute() -> None:
    variants = {
        pseudonym_of(SECRET, DIGEST, "CC:123"),
        pseudonym_of(DIGEST, DIGEST, "CC:123"),
        pseudonym_of(SECRET, SECRET, "CC:123"),
        pseudonym_of(SECRET, DIGEST, "CE:123"),
        pseudonym_of(SECRET, DIGEST, "CC:123", 1),
        pseudonym_of(SECRET, DIGEST, "CC:123", 256),
    }
    assert len(variants) == 6


@pytest.mark.parametrize(
    ("secret", "digest", "dispute"),
    [(b"", DIGEST, 0), (SECRET, b"", 0), (SECRET, DIGEST, -1), (SECRET, DIGEST, 65536)],
)
def test_a_pseudonym_of_the_wrong_parts_is_a_bug(secret: bytes, digest: bytes, dispute: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        pseudonym_of(secret, digest, "CC:123", dispute)
