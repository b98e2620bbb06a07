"""A register entry: always 560 sealed bytes, opened by the roll office in its own context alone."""

import dataclasses
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk import sealing
from kiosk.canonical import canonical_json
from kiosk.context import Context, KioskId, Mode, StationCode
from kiosk.errors import Refused
from kiosk.register_entry import RegisterEntry, entry_digest, open_entry, seal_entry

CONTEXT = Context(bytes(range(32)), KioskId("K-01"), StationCode("UCG-01"), Mode.OFFICIAL)
PRIVATE, PUBLIC = sealing.generate_keypair()
ENTRY = RegisterEntry(
    pseudonym=bytes(range(32)),
    name="María del Carmen Núñez",
    document_type="CC",
    document="1047123456",
    answers=(("edad", "29 a 59"), ("sexo", "Mujer")),
    notice="2022-11",
    minute="2022-11-15T08:02",
)
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
ENTRIES = st.builds(
    RegisterEntry,
    st.binary(min_size=32, max_size=32),
    TEXTS,
    st.sampled_from(["CC", "CE", ""]),
    st.integers(0, 10**10).map(str),
    st.dictionaries(st.sampled_from(["edad", "sexo"]), TEXTS).map(lambda d: tuple(sorted(d.items()))),
    st.just("v1"),
    st.just("2022-11-15T08:02"),
    st.integers(0, 0xFFFF),
)


@given(ENTRIES)
def test_every_entry_has_560_bytes_and_opens_to_itself(entry: RegisterEntry) -> None:
    sealed = seal_entry(CONTEXT, entry, PUBLIC)
    assert len(entry.encoded()) == 512
    assert len(sealed) == 560
    assert open_entry(CONTEXT, sealed, PRIVATE) == entry


@pytest.mark.parametrize(
    "change",
    [{"consultation": bytes(32)}, {"kiosk": "K-02"}, {"station": "UCG-02"}, {"mode": Mode.PRACTICE}],
    ids=lambda change: next(iter(change)),
)
def test_an_entry_of_another_place_does_not_open(change: dict[str, object]) -> None:
    sealed = seal_entry(CONTEXT, ENTRY, PUBLIC)
    with pytest.raises(Refused) as refused:
        open_entry(dataclasses.replace(CONTEXT, **change), sealed, PRIVATE)  # type: ignore[arg-type]
    assert refused.value.reason == "unsealable"


def test_two_entries_of_one_person_share_no_byte_string() -> None:
    one, other = (seal_entry(CONTEXT, ENTRY, PUBLIC) for _ in range(2))
    assert entry_digest(one) != entry_digest(other)
    assert entry_digest(one) == hashlib.sha256(one).digest()


def test_the_padding_hides_how_long_a_name_is() -> None:
    plain = ENTRY.encoded()
    assert plain.rstrip(b" ").endswith(b"}")
    assert len(dataclasses.replace(ENTRY, name="Al").encoded()) == len(plain)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" " * 512,
        ENTRY.encoded()[:-1],
        ENTRY.encoded() + b" ",
        b" " + ENTRY.encoded()[:-1],
        ENTRY.encoded()[:-1] + b"\n",
        ENTRY.encoded()[:-1] + b"\0",
        ENTRY.encoded().replace(b'"dispute":0', b'"dispute":-1')[:512],
        ENTRY.encoded().replace(b'"dispute":0', b'"dispute": 0')[:512],
    ],
    ids=[
        "empty",
        "spaces",
        "short",
        "long",
        "shifted",
        "newline",
        "zero",
        "negative dispute",
        "space inside",
    ],
)
def test_another_form_is_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        RegisterEntry.parse(data)


def test_a_field_too_many_or_too_few_is_refused() -> None:
    for fields in ({"dispute": 0}, {"name": "x", "vote": 7}):
        with pytest.raises(Refused):
            RegisterEntry.parse(canonical_json({"answers": {}, **fields}).ljust(512))


def test_an_entry_that_does_not_fit_is_a_bug_of_the_consultations_checks() -> None:
    with pytest.raises(ValueError, match="512"):
        dataclasses.replace(ENTRY, name="ñ" * 200).encoded()
