"""A signed document has one form, one type, one signer; whatever differs by a byte is refused."""

import base64
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.canonical import canonical_json
from kiosk.envelope import (
    PayloadType,
    SigningKey,
    fingerprint,
    key_id,
    public_pem,
    read_unverified_payload,
    sign_envelope,
    signer_of,
    verify_envelope,
)
from kiosk.errors import Refused

KEY, OTHER = SigningKey(bytes(range(32))), SigningKey(bytes(32))
PAYLOAD = b'{"a":1}'
SIGNED = sign_envelope(PayloadType.BATCH, PAYLOAD, KEY)


def refusal(data: bytes, payload_type: PayloadType = PayloadType.BATCH, public: bytes = KEY.public) -> str:
    with pytest.raises(Refused) as refused:
        verify_envelope(data, payload_type, public)
    return refused.value.reason


def edited(edit: Callable[[Any], None]) -> bytes:
    """The envelope after an edit of its JSON, written canonically again."""
    value = json.loads(SIGNED)
    edit(value)
    return canonical_json(value)


@given(st.binary(max_size=300), st.sampled_from(PayloadType))
def test_a_signed_payload_is_returned_to_the_byte(payload: bytes, payload_type: PayloadType) -> None:
    envelope = sign_envelope(payload_type, payload, KEY)
    assert verify_envelope(envelope, payload_type, KEY.public) == payload
    assert read_unverified_payload(envelope, payload_type) == payload
    assert signer_of(envelope) == key_id(KEY.public)


def test_signing_twice_makes_the_same_bytes() -> None:
    assert sign_envelope(PayloadType.BATCH, PAYLOAD, KEY) == SIGNED


def test_the_layout_is_the_one_of_dsse() -> None:
    value = json.loads(SIGNED)
    assert set(value) == {"payload", "payloadType", "signatures"}
    assert base64.b64decode(value["payload"]) == PAYLOAD
    assert value["payloadType"] == "application/vnd.urna.batch.v1+json"
    assert value["signatures"][0]["keyid"] == key_id(KEY.public)


@pytest.mark.parametrize("place", range(len(SIGNED)))
def test_every_single_changed_byte_is_refused(place: int) -> None:
    for flip in (1, 0x80):
        changed = SIGNED[:place] + bytes((SIGNED[place] ^ flip,)) + SIGNED[place + 1 :]
        with pytest.raises(Refused):
            verify_envelope(changed, PayloadType.BATCH, KEY.public)


@pytest.mark.parametrize(
    "data",
    [
        SIGNED + b" ",
        SIGNED + b"\n",
        b" " + SIGNED,
        SIGNED.replace(b":", b": ", 1),
        SIGNED.replace(b'"payload":', b'"payload":"","payload":'),
        b"\xef\xbb\xbf" + SIGNED,
        SIGNED.decode().encode("utf-16"),
        b"\xff" + SIGNED,
        b"",
        b"{}",
        b"[]",
        b"null",
        b'"payload"',
        b"5",
        b"[" * 200_000,
        b'{"a":' * 100_000,
        SIGNED[:-1],
    ],
    ids=[
        "space behind",
        "newline behind",
        "space before",
        "space inside",
        "repeated field",
        "byte order mark",
        "utf-16",
        "not utf-8",
        "empty",
        "no fields",
        "list",
        "null",
        "text",
        "number",
        "deep list",
        "deep object",
        "cut short",
    ],
)
def test_another_form_of_the_file_is_refused(data: bytes) -> None:
    assert refusal(data) == "envelope-malformed"
    with pytest.raises(Refused):
        read_unverified_payload(data, PayloadType.BATCH)
    with pytest.raises(Refused):
        signer_of(data)


def _second_signature(value: Any) -> None:
    value["signatures"].append({"keyid": key_id(OTHER.public), "sig": value["signatures"][0]["sig"]})


@pytest.mark.parametrize(
    "edit",
    [
        lambda value: value.update(extra=1),
        lambda value: value["signatures"][0].update(extra=1),
        lambda value: value.pop("payloadType"),
        lambda value: value["signatures"][0].pop("keyid"),
        _second_signature,
        lambda value: value["signatures"].append(value["signatures"][0]),
        lambda value: value["signatures"].clear(),
        lambda value: value.update(signatures={"keyid": "sig"}),
        lambda value: value.update(signatures=5),
        lambda value: value.update(payload=value["payload"] + "===="),
        lambda value: value.update(payload=value["payload"].rstrip("=")),
        lambda value: value.update(payload=value["payload"] + "\n"),
        lambda value: value.update(payload=7),
        lambda value: value["signatures"][0].update(sig=value["signatures"][0]["sig"] + "AA=="),
        lambda value: value["signatures"][0].update(sig=None),
        lambda value: value["signatures"][0].update(keyid=["a"]),
        lambda value: value.update(note=1.5),
    ],
    ids=[
        "field more",
        "field more in the signature",
        "no type",
        "no key id",
        "second signature",
        "repeated signature",
        "no signature",
        "signatures as an object",
        "signatures as a number",
        "base64 tail",
        "no padding",
        "newline in base64",
        "payload as a number",
        "tail of the signature",
        "signature null",
        "key id as a list",
        "field more with a fraction",
    ],
)
def test_another_structure_is_refused(edit: Callable[[Any], None]) -> None:
    assert refusal(edited(edit)) == "envelope-malformed"


def test_base64_of_the_web_alphabet_is_refused() -> None:
    payload = b"\xff\xef\xbe"
    envelope = sign_envelope(PayloadType.BATCH, payload, KEY)
    assert b"/+++" in envelope or b"/++" in envelope
    assert refusal(envelope.replace(b"/", b"_").replace(b"+", b"-")) == "envelope-malformed"


@pytest.mark.parametrize("kind", [kind for kind in PayloadType if kind is not PayloadType.BATCH])
def test_one_kind_of_document_never_passes_for_another(kind: PayloadType) -> None:
    assert refusal(SIGNED, kind) == "envelope-type"
    with pytest.raises(Refused) as refused:
        read_unverified_payload(SIGNED, kind)
    assert refused.value.reason == "envelope-type"
    relabelled = edited(lambda value: value.update(payloadType=kind.value))
    assert refusal(relabelled, kind) == "envelope-signature"


@pytest.mark.parametrize("kind", [5, None, ["application/vnd.urna.batch.v1+json"]])
def test_a_type_that_is_no_text_is_refused(kind: object) -> None:
    assert refusal(edited(lambda value: value.update(payloadType=kind))) == "envelope-malformed"


def test_another_signer_is_refused_whoever_the_envelope_names() -> None:
    assert refusal(SIGNED, public=OTHER.public) == "envelope-key"
    renamed = edited(lambda value: value["signatures"][0].update(keyid=key_id(OTHER.public)))
    assert refusal(renamed) == "envelope-key"
    assert refusal(renamed, public=OTHER.public) == "envelope-signature"


@pytest.mark.parametrize("length", [0, 1, 63, 65])
def test_a_signature_of_another_length_is_false(length: int) -> None:
    sig = base64.b64encode(bytes(length)).decode()
    assert refusal(edited(lambda value: value["signatures"][0].update(sig=sig))) == "envelope-signature"


def test_another_payload_under_the_same_signature_is_refused() -> None:
    payload = base64.b64encode(b'{"a":2}').decode()
    assert refusal(edited(lambda value: value.update(payload=payload))) == "envelope-signature"


@given(st.binary(max_size=80))
def test_any_bytes_are_refused_in_words(data: bytes) -> None:
    with pytest.raises(Refused, match=r"\w"):
        verify_envelope(data, PayloadType.BATCH, KEY.public)


def test_openssl_verifies_a_signature_without_our_code(tmp_path: Path) -> None:
    value = json.loads(SIGNED)
    kind, payload = value["payloadType"].encode(), base64.b64decode(value["payload"])
    signed = b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload)
    signature = base64.b64decode(value["signatures"][0]["sig"])
    for name, data in (("key.pem", public_pem(KEY.public)), ("signed", signed), ("sig", signature)):
        (tmp_path / name).write_bytes(data)
    command = ["openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", "key.pem", "-in", "signed"]
    verified = subprocess.run([*command, "-sigfile", "sig"], cwd=tmp_path, capture_output=True, check=False)
    assert (verified.returncode, verified.stdout) == (0, b"Signature Verified Successfully\n")
    (tmp_path / "sig").write_bytes(signature[::-1])
    falsified = subprocess.run([*command, "-sigfile", "sig"], cwd=tmp_path, capture_output=True, check=False)
    assert falsified.returncode != 0


def test_a_key_is_named_by_its_fingerprint_and_never_shown() -> None:
    text = fingerprint(KEY.public)
    assert text.replace(" ", "") == key_id(KEY.public)[:32]
    assert [len(group) for group in text.split(" ")] == [4] * 8
    assert repr(KEY) == f"SigningKey({text})"
    assert KEY.seed.hex() not in repr(KEY)


def test_generated_keys_differ() -> None:
    assert SigningKey.generate().public != SigningKey.generate().public
