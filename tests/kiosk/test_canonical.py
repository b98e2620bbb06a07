"""JSON with one form for each value; every other form of it is refused."""

import base64
import json
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk import canonical
from kiosk.canonical import Fields, canonical_json, decode_base64, encode_base64, parse_json
from kiosk.errors import Refused

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)
OBJECTS = st.dictionaries(TEXTS, VALUES, max_size=5)


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@given(OBJECTS)
def test_what_is_written_is_read_again(value: dict[str, object]) -> None:
    assert parse_json(canonical_json(value)) == value


@given(OBJECTS)
def test_every_value_has_one_form_only(value: dict[str, object]) -> None:
    shuffled = dict(reversed(value.items()))
    assert canonical_json(shuffled) == canonical_json(value)
    for other in (
        json.dumps(value, sort_keys=True).encode(),
        json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode(),
        canonical_json(value) + b"\n",
        b"\xef\xbb\xbf" + canonical_json(value),
        canonical_json(value).decode().encode("utf-16"),
    ):
        if other != canonical_json(value):
            with pytest.raises(Refused):
                parse_json(other)


def test_keys_are_sorted_and_nothing_stands_between() -> None:
    assert (
        canonical_json({"b": [1, True, None], "a": "ñ\n\u2028"})
        == '{"a":"ñ\\n\u2028","b":[1,true,null]}'.encode()
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"1",
        b"null",
        b'"text"',
        b"{} ",
        b" {}",
        b'{"a":1,"a":1}',
        b'{"a":1,"a":2}',
        b'{"b":1,"a":2}',
        b'{"a": 1}',
        b'{"a":1.0}',
        b'{"a":1e2}',
        b'{"a":-0}',
        b'{"a":01}',
        b'{"a":NaN}',
        b'{"a":Infinity}',
        b'{"a":"\\u0041"}',
        b'{"a":"\\/"}',
        b'{"a":"\\ud800"}',
        b'{"a":"\xff"}',
        b"\xff\xfe",
        b"{'a':1}",
        b'{"a":1,}',
        b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"a":' + b"9" * 5000 + b"}",
    ],
    ids=lambda data: data[:16].hex() or "empty",
)
def test_another_form_of_it_is_refused(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        parse_json(data)
    assert refused.value.reason == "json-malformed"


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        value = parse_json(data)
    except Refused:
        return
    assert canonical_json(value) == data


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_never_written(value: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        canonical_json({"a": value})


@pytest.mark.parametrize(
    ("method", "good", "expected"),
    [
        ("text", "uno", "uno"),
        ("number", 0, 0),
        ("number", 2**53 - 1, 2**53 - 1),
        ("flag", True, True),
        ("base64", "AAE=", b"\0\1"),
        ("items", [1], [1]),
        ("mapping", {"a": 1}, {"a": 1}),
    ],
)
def test_a_field_is_read_by_its_type(method: str, good: object, expected: object) -> None:
    fields = Fields({"f": good})
    assert getattr(fields, method)("f") == expected
    fields.done()


@pytest.mark.parametrize(
    ("method", "bad"),
    [
        ("text", 1),
        ("text", None),
        ("text", "a" * 201),
        ("number", True),
        ("number", -1),
        ("number", "1"),
        ("number", 2**53),
        ("flag", 1),
        ("flag", "true"),
        ("base64", "AAE"),
        ("base64", "AAF="),
        ("base64", "AAE=\n"),
        ("base64", "A-_="),
        ("base64", 5),
        ("base64", "ñ"),
        ("items", {}),
        ("items", "a"),
        ("mapping", []),
        ("fields", "a"),
    ],
)
def test_another_type_or_value_is_refused_by_the_fields_name(method: str, bad: object) -> None:
    with pytest.raises(Refused, match="«f»") as refused:
        getattr(Fields({"f": bad}), method)("f")
    assert refused.value.reason == "field-malformed"


@pytest.mark.parametrize("bad", ["00", "zz" * 4, "0A" * 4, "00 0 0 0", 5, "00" * 5, "٠٠" * 4])
def test_hexadecimal_has_its_length_and_small_letters(bad: object) -> None:
    assert Fields({"f": "00ab" * 2}).hex("f", 4) == b"\x00\xab\x00\xab"
    with pytest.raises(Refused, match="«f»"):
        Fields({"f": bad}).hex("f", 4)


@pytest.mark.parametrize("bad", ["green", "RED", 1, None, ["red"]])
def test_a_choice_is_one_of_its_words(bad: object) -> None:
    assert Fields({"f": "red"}).choice("f", Colour) is Colour.RED
    with pytest.raises(Refused, match="«f»"):
        Fields({"f": bad}).choice("f", Colour)


@pytest.mark.parametrize("bad", [["AQ==", "AA=="], ["AA==", "AA=="], ["AAE="], ["AA==", 1], "AA=="])
def test_a_list_of_bytes_ascends_without_repeats_in_one_length(bad: object) -> None:
    assert Fields({"f": ["AA==", "AQ=="]}).base64_list("f", 1) == (b"\0", b"\1")
    with pytest.raises(Refused, match="«f»"):
        Fields({"f": bad}).base64_list("f", 1)


@pytest.mark.parametrize("bad", [["01", "00"], ["00", "00"], ["0000"], ["00", 1], "00", None])
def test_a_list_of_digests_ascends_without_repeats_in_one_length(bad: object) -> None:
    assert Fields({"f": ["00", "01"]}).hex_list("f", 1) == (b"\0", b"\1")
    with pytest.raises(Refused, match="«f»"):
        Fields({"f": bad}).hex_list("f", 1)


@pytest.mark.parametrize("bad", [["a", 1], ["aaa"], "a", [None], None])
def test_a_list_of_texts_has_a_bound_for_each(bad: object) -> None:
    assert Fields({"f": ["b", "a", "aa"]}).text_list("f", 2) == ("b", "a", "aa")
    with pytest.raises(Refused, match="«f»"):
        Fields({"f": bad}).text_list("f", 2)


@pytest.mark.parametrize("bad", ["0", "000000", "0G", "AB", 1])
def test_hexadecimal_of_any_length_has_a_most(bad: object) -> None:
    assert [Fields({"f": good}).hex_text("f", 2) for good in ("", "ab", "00ff")] == [
        b"",
        b"\xab",
        b"\x00\xff",
    ]
    with pytest.raises(Refused, match="«f»"):
        Fields({"f": bad}).hex_text("f", 2)


def test_a_number_that_may_be_hidden_is_null_and_never_missing() -> None:
    fields = Fields({"f": None, "g": 5})
    assert (fields.number_or_null("f"), fields.number_or_null("g")) == (None, 5)
    fields.done()
    for bad in (False, "", -1):
        with pytest.raises(Refused, match="«f»"):
            Fields({"f": bad}).number_or_null("f")
    with pytest.raises(Refused, match="«f»"):
        Fields({}).number_or_null("f")


@pytest.mark.parametrize("value", [{"a": [1, 2, 3]}, {"a": {"b": {"c": 1}}}, {"a": 1, "b": 2, "c": 3}])
def test_more_values_than_a_document_may_have_are_refused_unparsed(
    monkeypatch: pytest.MonkeyPatch, value: dict[str, object]
) -> None:
    data = canonical_json(value)
    signs = sum(data.count(sign) for sign in (b",", b"[", b"{"))
    monkeypatch.setattr(canonical, "MOST_VALUES", signs)
    assert parse_json(data) == value
    monkeypatch.setattr(canonical, "MOST_VALUES", signs - 1)
    with pytest.raises(Refused):
        parse_json(data)


def test_a_missing_field_and_one_too_many_are_refused_by_name() -> None:
    fields = Fields({"f": "x", "g": "y"})
    with pytest.raises(Refused, match="«h»"):
        fields.text("h")
    assert fields.text("f") == "x"
    with pytest.raises(Refused, match="«g»"):
        fields.done()


def test_an_object_is_needed_for_fields() -> None:
    with pytest.raises(Refused) as refused:
        Fields(["f"])
    assert refused.value.reason == "json-malformed"


def test_open_objects_are_read_whole_and_sorted() -> None:
    assert Fields({"b": "2", "a": "1"}).texts() == (("a", "1"), ("b", "2"))
    assert Fields({"b": 2, "a": 1}).numbers() == (("a", 1), ("b", 2))
    with pytest.raises(Refused, match="«a»"):
        Fields({"a": 1}).texts()


@given(st.binary(max_size=40))
def test_base64_has_one_form(data: bytes) -> None:
    text = encode_base64(data)
    assert decode_base64(text) == data
    assert decode_base64(text + "=") is None
    assert decode_base64(" " + text) is None


@given(st.text("AQgwBcz89+/=- \n\0é", max_size=12) | st.binary(max_size=40).map(encode_base64))
def test_a_text_is_base64_only_if_writing_its_bytes_again_gives_that_text(text: str) -> None:
    decoded = decode_base64(text)
    try:
        expected = base64.b64decode(text, validate=True)
    except ValueError:
        assert decoded is None
    else:
        assert decoded == (expected if base64.b64encode(expected).decode() == text else None)
