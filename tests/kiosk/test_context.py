"""A context has one encoding, and no two contexts share it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.context import Context, KioskId, Mode, StationCode, parse_context
from kiosk.errors import Refused

CONTEXTS = st.builds(
    Context,
    st.binary(min_size=32, max_size=32),
    st.text(max_size=12).map(KioskId),
    st.text(max_size=12).map(StationCode),
    st.sampled_from(Mode),
)


def test_each_part_stands_behind_its_length() -> None:
    context = Context(bytes(32), KioskId("K-01"), StationCode("UCG-1"), Mode.OFFICIAL)
    expected = b"\x00\x20" + bytes(32) + b"\x00\x04K-01" + b"\x00\x05UCG-1" + b"\x00\x08official"
    assert context.encoded() == expected


def test_a_length_counts_bytes_and_not_letters() -> None:
    context = Context(bytes(32), KioskId("Ñ"), StationCode(""), Mode.PRACTICE)
    assert context.encoded()[34:] == b"\x00\x02\xc3\x91\x00\x00\x00\x08practice"


@given(CONTEXTS, CONTEXTS)
def test_different_contexts_never_share_an_encoding(one: Context, other: Context) -> None:
    assert (one.encoded() == other.encoded()) == (one == other)


def test_moving_a_letter_from_kiosk_to_station_changes_the_encoding() -> None:
    one = Context(bytes(32), KioskId("K-01"), StationCode("1"), Mode.OFFICIAL)
    other = Context(bytes(32), KioskId("K-0"), StationCode("11"), Mode.OFFICIAL)
    assert one.encoded() != other.encoded()


@given(CONTEXTS)
def test_what_is_encoded_is_read_again_and_no_beginning_of_it_is(context: Context) -> None:
    data = context.encoded()
    assert parse_context(data) == context
    for wrong in (*(data[:end] for end in range(len(data))), data + b"\0", data + b"\0\0"):
        with pytest.raises(Refused) as refused:
            parse_context(wrong)
        assert refused.value.reason == "context-malformed"


PARTS = [bytes(32), b"K-01", b"UCG-01", b"official"]


@pytest.mark.parametrize(
    ("place", "part"),
    [
        (0, bytes(31)),
        (0, bytes(33)),
        (0, b""),
        (1, b"\xff"),
        (2, b"\xc3"),
        (3, b"Official"),
        (3, b""),
        (3, b"\xff"),
    ],
)
def test_a_part_of_another_kind_is_refused(place: int, part: bytes) -> None:
    def encoded(parts: list[bytes]) -> bytes:
        return b"".join(len(part).to_bytes(2, "big") + part for part in parts)

    assert parse_context(encoded(PARTS)).kiosk == "K-01"
    with pytest.raises(Refused):
        parse_context(encoded([*PARTS[:place], part, *PARTS[place + 1 :]]))
