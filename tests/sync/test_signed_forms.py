"""Signed documents have one form: every field there, of its kind and within its bounds, and nothing else."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.canonical import canonical_json, encode_base64, parse_json
from kiosk.context import KioskId, Mode, StationCode
from kiosk.envelope import PayloadType, SigningKey, sign_envelope
from kiosk.errors import Refused
from kiosk.journal import JournalEvent, JournalRow
from kiosk.kit import read_kit
from kiosk.polls import Polls
from kiosk.roster import Roster, RosterKiosk, read_roster, sign_roster
from sync.batch import Batch, parse_batch
from sync.decision import Decision, DecisionKind, read_decision, sign_decision
from sync.receipt import Receipt, confirms, read_receipt, sign_receipt
from sync.wipe_order import WipeOrder, read_wipe_order, sign_wipe_order
from tests.tools.centres import SimulatedKiosk
from tests.tools.kits import cartagena, cartagena_points

KEY, MOST = SigningKey(bytes(range(32))), 2**53 - 1
DIGEST, BOX, MINUTE = bytes(range(32)), bytes(range(16)), "2022-11-15T13:02Z"
KIOSK, POINT = KioskId("K-01"), cartagena_points()[0]
RECEIPT = Receipt(KIOSK, BOX, 3, DIGEST, 40, 41, 4)
DECISION = Decision(DIGEST, 2, DecisionKind.ADMIT, KIOSK, BOX, "se cambió el disco", MINUTE)
ORDER = WipeOrder(DIGEST, Mode.OFFICIAL, KIOSK, BOX, "el disco se rescató", MINUTE)
BATCH = replace(
    SimulatedKiosk(KIOSK, POINT.code, KEY, DIGEST, Mode.OFFICIAL, random.Random(1)).batch(
        2, voided=(DIGEST,)
    ),
    journal=(JournalRow(1, "2022-11-15T08:00", JournalEvent.NOTE, "se fue la luz"),),
)
ROSTER = Roster(1, cartagena().digest, Mode.OFFICIAL, (POINT,), (RosterKiosk(KIOSK, KEY.public, POINT.code),))
KIT = {
    **dict.fromkeys(("centre", "organiser", "register", "tally"), KEY.public.hex()), "server": "",
    "kiosk": KIOSK, "station": POINT.code, "mode": "official", "files": {"a.png": ""}, "secrets": {},
    "consultation": encode_base64(cartagena().source), "roster": encode_base64(sign_roster(ROSTER, KEY)),
}  # fmt: skip


@dataclass(frozen=True)
class Form:
    """A valid payload, and what reads such a payload."""

    values: dict[str, Any]
    read: Callable[[bytes], object]

    def with_field(self, name: str, value: object) -> bytes:
        return canonical_json({**self.values, name: value})


def form(kind: PayloadType, encoded: bytes, read: Callable[..., object]) -> Form:
    def read_signed(payload: bytes) -> object:
        envelope = sign_envelope(kind, payload, KEY)
        return read(envelope) if kind is PayloadType.KIT else read(envelope, KEY.public)

    return Form(parse_json(encoded), read_signed)


FORMS = {
    "receipt": form(PayloadType.RECEIPT, RECEIPT.encoded(), read_receipt),
    "decision": form(PayloadType.DECISION, DECISION.encoded(), read_decision),
    "wipe order": form(PayloadType.WIPE_ORDER, ORDER.encoded(), read_wipe_order),
    "batch": Form(parse_json(BATCH.encoded()), parse_batch),
    "roster": form(PayloadType.ROSTER, ROSTER.encoded(), read_roster),
    "kit": form(PayloadType.KIT, canonical_json(KIT), read_kit),
}
every_field = pytest.mark.parametrize(
    ("name", "field"), [(name, field) for name, each in FORMS.items() for field in each.values]
)
FROM_ONE = {"sequence", "next_sequence", "number", "version"}


def wrong(field: str, value: object) -> Iterator[object]:
    """What may not stand where this value does."""
    yield None
    match value:
        case bool():
            yield from (0, 1, "true", [])
        case int():
            yield from (-1, MOST + 1, True, str(value), [value])
            yield from (0,) if field in FROM_ONE else ()
        case str() if re.fullmatch(r"(?:[0-9a-f]{2}){16,}", value):
            yield from (
                5,
                value[:-1],
                value[:-2],
                value + "00",
                value[:-1] + "g",
                value[:-2] + "AB",
                " " + value,
            )
        case str():
            yield from (5, "x" * 501, [value], {})
        case list():
            yield from ({}, "", 0, [None], [value])
        case dict():
            yield from ([], "", 0)


@pytest.mark.parametrize("name", FORMS)
def test_the_form_itself_is_accepted(name: str) -> None:
    assert FORMS[name].read(canonical_json(FORMS[name].values))


@every_field
def test_a_field_that_is_missing_is_refused_by_its_name(name: str, field: str) -> None:
    values = {other: value for other, value in FORMS[name].values.items() if other != field}
    with pytest.raises(Refused, match=f"«{field}»") as refused:
        FORMS[name].read(canonical_json(values))
    assert refused.value.reason == "field-malformed"


@every_field
def test_a_field_of_another_kind_or_out_of_its_bounds_is_refused(name: str, field: str) -> None:
    for value in wrong(field, FORMS[name].values[field]):
        with pytest.raises(Refused) as refused:
            FORMS[name].read(FORMS[name].with_field(field, value))
        assert refused.value.reason in ("field-malformed", "json-malformed"), value


@pytest.mark.parametrize("name", FORMS)
def test_a_field_that_nobody_knows_is_refused_by_its_name(name: str) -> None:
    with pytest.raises(Refused, match="«zona»"):
        FORMS[name].read(FORMS[name].with_field("zona", 1))


@pytest.mark.parametrize(
    ("name", "field", "most"),
    [
        ("receipt", "kiosk", 200), ("decision", "reason", 500), ("wipe order", "reason", 500),
        ("batch", "software", 200), ("batch", "opened_at", 16), ("batch", "closed_at", 16),
        ("kit", "server", 200),
    ],
)  # fmt: skip
def test_a_text_is_read_up_to_its_length_and_not_beyond(name: str, field: str, most: int) -> None:
    assert FORMS[name].read(FORMS[name].with_field(field, "ñ" * most))
    with pytest.raises(Refused, match=f"«{field}»"):
        FORMS[name].read(FORMS[name].with_field(field, "ñ" * (most + 1)))


@pytest.mark.parametrize(
    ("name", "field"),
    [(name, field) for name, each in FORMS.items() for field, v in each.values.items() if type(v) is int],
)
def test_every_number_goes_up_to_what_all_readers_know(name: str, field: str) -> None:
    assert getattr(FORMS[name].read(FORMS[name].with_field(field, MOST)), field) == MOST


_text, _digest, _box = (
    st.text(max_size=200),
    st.binary(min_size=32, max_size=32),
    st.binary(min_size=16, max_size=16),
)
_count, _kiosk, _mode = st.integers(0, MOST), _text.map(KioskId), st.sampled_from(Mode)
_next = st.integers(1, MOST)


@given(st.builds(Receipt, _kiosk, _box, _next, _digest, _count, _count, _next))
def test_a_receipt_is_read_as_it_was_signed(receipt: Receipt) -> None:
    assert read_receipt(sign_receipt(receipt, KEY), KEY.public) == receipt


@given(st.builds(Decision, _digest, _next, st.sampled_from(DecisionKind), _kiosk, _box, _text, _text))
def test_a_decision_is_read_as_it_was_signed(decision: Decision) -> None:
    assert read_decision(sign_decision(decision, KEY), KEY.public) == decision


@given(st.builds(WipeOrder, _digest, _mode, _kiosk, _box, _text, _text))
def test_a_wipe_order_is_read_as_it_was_signed(order: WipeOrder) -> None:
    assert read_wipe_order(sign_wipe_order(order, KEY), KEY.public) == order


_minute = st.text(max_size=16)
_event = st.builds(JournalRow, _next, _minute, st.sampled_from(JournalEvent), _text)
_changes = st.fixed_dictionaries(
    {
        "mode": _mode, "kiosk": _kiosk, "station": _text.map(StationCode), "polls": st.sampled_from(Polls),
        "sequence": _next, "final": st.booleans(), "opened_at": _minute, "closed_at": _minute,
        "journal": st.lists(_event, max_size=3).map(tuple), "head": st.binary(max_size=90), "software": _text,
        "challenged_leaves": st.sets(_digest, max_size=3).map(lambda leaves: tuple(sorted(leaves))),
        "ballots": st.sets(st.binary(min_size=257, max_size=257), max_size=3).map(lambda b: tuple(sorted(b))),
        **dict.fromkeys(("started", "abandoned", "challenged", "boots", "journal_total"), _count),
        **dict.fromkeys(("consultation", "previous", "box_digest", "challenged_digest"), _digest),
    }
)  # fmt: skip


@settings(max_examples=25)
@given(_changes)
def test_a_batch_is_read_as_it_was_written(changes: dict[str, Any]) -> None:
    batch: Batch = replace(BATCH, **changes)
    assert parse_batch(batch.encoded()) == batch


@pytest.mark.parametrize("field", ["kiosk", "box", "sequence", "payload_sha256"])
def test_a_receipt_confirms_one_batch_and_no_other(field: str) -> None:
    envelope, place = sign_receipt(RECEIPT, KEY), (KIOSK, BOX, 3, DIGEST)
    assert confirms(envelope, KEY.public, *place)
    other = {"kiosk": KioskId("K-02"), "box": bytes(16), "sequence": 4, "payload_sha256": bytes(32)}[field]
    elsewhere: Receipt = replace(RECEIPT, **{field: other})  # type: ignore[arg-type]
    assert not confirms(sign_receipt(elsewhere, KEY), KEY.public, *place)


def test_what_the_centre_did_not_sign_as_a_receipt_confirms_nothing() -> None:
    place = (KIOSK, BOX, 3, DIGEST)
    assert not confirms(sign_receipt(RECEIPT, SigningKey(bytes(32))), KEY.public, *place)
    assert not confirms(sign_envelope(PayloadType.BATCH, RECEIPT.encoded(), KEY), KEY.public, *place)
    assert not confirms(b"", KEY.public, *place)
