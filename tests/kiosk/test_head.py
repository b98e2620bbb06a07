"""The head: signed by its kiosk, read back whole, every field needed and no other allowed."""

import dataclasses
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.box_digest import box_digest
from kiosk.canonical import canonical_json
from kiosk.context import Context, KioskId, Mode, StationCode
from kiosk.envelope import PayloadType, SigningKey, sign_envelope
from kiosk.errors import Refused
from kiosk.head import Head, read_head, sign_head
from kiosk.polls import Polls

KEY = SigningKey(bytes(range(32)))
HEAD = Head(bytes(32), KioskId("K-01"), StationCode("UCG-01"), Mode.OFFICIAL, bytes(16))
COUNTS = st.integers(0, 2**53 - 1)
DIGESTS = st.binary(min_size=32, max_size=32)
HEADS = st.builds(
    Head,
    DIGESTS,
    st.text("K-0123", max_size=8).map(KioskId),
    st.text("UCG-0123", max_size=8).map(StationCode),
    st.sampled_from(Mode),
    st.binary(min_size=16, max_size=16),
    ballots=COUNTS,
    entries=COUNTS,
    box_digest=DIGESTS,
    seen_digest=DIGESTS,
    batches=COUNTS,
    journal=COUNTS,
    boots=COUNTS,
    polls=st.sampled_from(Polls),
    opened_at=st.sampled_from(["", "2022-11-15T08:02"]),
)


@given(HEADS)
def test_what_is_signed_is_read_back_whole(head: Head) -> None:
    assert read_head(sign_head(head, KEY), KEY.public) == head


def test_a_new_box_is_empty_and_closed() -> None:
    assert (HEAD.ballots, HEAD.entries, HEAD.polls, HEAD.under_way) == (0, 0, Polls.CLOSED, 0)
    assert HEAD.box_digest == HEAD.register_digest == HEAD.seen_digest == box_digest([])
    assert HEAD.batch_digest == HEAD.journal_digest == bytes(32)
    assert HEAD.context == Context(HEAD.consultation, HEAD.kiosk, HEAD.station, HEAD.mode)


def test_under_way_is_what_neither_ended_nor_was_left_and_a_challenge_ends_nothing() -> None:
    head = dataclasses.replace(HEAD, started=10, ballots=5, abandoned=2, challenged=1)
    assert head.under_way == 3


def test_another_key_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        read_head(sign_head(HEAD, KEY), SigningKey(bytes(32)).public)
    assert refused.value.reason == "envelope-key"


@pytest.mark.parametrize("name", [field.name for field in dataclasses.fields(Head)])
def test_a_missing_or_malformed_field_is_refused_by_name(name: str) -> None:
    values: dict[str, Any] = json.loads(HEAD.encoded())
    wrong = {**values, name: None}
    missing = {key: value for key, value in values.items() if key != name}
    for changed in (wrong, missing):
        envelope = sign_envelope(PayloadType.HEAD, canonical_json(changed), KEY)
        with pytest.raises(Refused, match=f"«{name}»"):
            read_head(envelope, KEY.public)


def test_a_field_too_many_is_refused() -> None:
    values = {**json.loads(HEAD.encoded()), "winner": 7}
    with pytest.raises(Refused, match="«winner»"):
        read_head(sign_envelope(PayloadType.HEAD, canonical_json(values), KEY), KEY.public)
