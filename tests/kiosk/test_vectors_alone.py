"""The vectors recomputed as a stranger would: from docs/FORMATS.md, with none of our code.

Only the standard library and plain primitives (X25519, Ed25519, ChaCha20-Poly1305, Argon2id) are used here.
"""

import base64
import hashlib
import hmac
import json
import struct
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

FOLDER = Path(__file__).parents[1] / "vectors"
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def vectors(name: str) -> list[dict[str, Any]]:
    return list(json.loads((FOLDER / f"{name}.json").read_text())["vectors"])


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def context(v: dict[str, Any]) -> bytes:
    parts = [bytes.fromhex(v["consultation"]), *(v[name].encode() for name in ("kiosk", "station", "mode"))]
    return b"".join(struct.pack(">H", len(part)) + part for part in parts)


def ballot(selections: list[int]) -> bytes:
    return struct.pack(f">BB{len(selections)}H", 1, len(selections), *sorted(selections)).ljust(64, b"\0")


def canonical(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def luhn(text: str) -> str:
    total = 0
    for n, character in enumerate(reversed(text)):
        product = ALPHABET.index(character) * (2 if n % 2 == 0 else 1)
        total += product // 32 + product % 32
    return ALPHABET[(32 - total % 32) % 32]


def extract(suite: bytes, salt: bytes, label: bytes, ikm: bytes) -> bytes:
    """LabeledExtract of RFC 9180, section 4."""
    return hmac.digest(salt or bytes(32), b"HPKE-v1" + suite + label + ikm, "sha256")


def expand(suite: bytes, prk: bytes, label: bytes, info: bytes, length: int) -> bytes:
    """LabeledExpand of RFC 9180, section 4; one block is enough here."""
    labelled = struct.pack(">H", length) + b"HPKE-v1" + suite + label + info
    return hmac.digest(prk, labelled + b"\x01", "sha256")[:length]


def hpke_open(private: bytes, sealed: bytes, info: bytes) -> bytes:
    """RFC 9180, base mode, sequence 0, with KEM 0x0020, KDF 0x0001 and AEAD 0x0003."""
    enc, ciphertext = sealed[:32], sealed[32:]
    key = X25519PrivateKey.from_private_bytes(private)
    kem, suite = b"KEM\x00\x20", b"HPKE\x00\x20\x00\x01\x00\x03"
    shared_point = key.exchange(X25519PublicKey.from_public_bytes(enc))
    kem_context = enc + key.public_key().public_bytes_raw()
    prk = extract(kem, b"", b"eae_prk", shared_point)
    shared = expand(kem, prk, b"shared_secret", kem_context, 32)
    schedule = b"\0" + extract(suite, b"", b"psk_id_hash", b"") + extract(suite, b"", b"info_hash", info)
    secret = extract(suite, shared, b"secret", b"")
    aead_key = expand(suite, secret, b"key", schedule, 32)
    nonce = expand(suite, secret, b"base_nonce", schedule, 12)
    return ChaCha20Poly1305(aead_key).decrypt(nonce, ciphertext, b"")


def test_contexts_ballots_and_commitments() -> None:
    assert all(context(v).hex() == v["encoded"] for v in vectors("context"))
    assert all(ballot(v["selections"]).hex() == v["encoded"] for v in vectors("ballot") if v["valid"])
    for v in vectors("commitment"):
        opened = bytes.fromhex(v["r"]) + bytes.fromhex(v["ballot"])
        assert sha256(b"urna/1/commit" + context(v) + opened).hex() == v["commitment"]


def test_leaves_codes_and_check_characters() -> None:
    assert all(sha256(bytes.fromhex(v["record"])).hex() == v["leaf"] for v in vectors("leaf"))
    assert all(luhn(v["text"]) == v["check"] for v in vectors("check_character"))
    for v in vectors("tracking_code"):
        bits = f"{int(v['leaf'], 16):0256b}"[:75]
        text = "".join(ALPHABET[int(bits[i : i + 5], 2)] for i in range(0, 75, 5))
        assert v["code"].replace("-", "") == text + luhn(text)


def test_challenges() -> None:
    for v in vectors("challenge"):
        if not v["valid"]:
            continue
        encoded = v["text"].rsplit("challenge=", 1)[1]
        data = base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4))
        record, r, chosen, rest = data[1:258], data[258:290], data[290:354], data[354:]
        assert (data[:1], record.hex(), r.hex()) == (b"\1", v["record"], v["r"])
        assert (chosen.hex(), rest) == (v["ballot"], context(v))
        bits = f"{int.from_bytes(sha256(record), 'big'):0256b}"[:75]
        code = "".join(ALPHABET[int(bits[n : n + 5], 2)] for n in range(0, 75, 5))
        assert v["code"].replace("-", "") == code + luhn(code)
        opens = sha256(b"urna/1/commit" + rest + r + chosen) == record[1:33]
        count = chosen[1]
        numbers = list(struct.unpack(f">{count}H", chosen[2 : 2 + 2 * count]))
        assert v["holds"] is (opens and chosen == ballot(numbers))


def test_box_digests() -> None:
    for v in vectors("box_digest"):
        leaves = sorted(bytes.fromhex(leaf) for leaf in v["leaves"])
        buckets = [sha256(b"".join(leaf for leaf in leaves if leaf[0] == first)) for first in range(256)]
        assert sha256(b"".join(buckets)).hex() == v["digest"]


def test_pseudonyms() -> None:
    for v in vectors("pseudonym"):
        message = b"urna/1/document" + bytes.fromhex(v["consultation"]) + v["canonical"].encode()
        if v["dispute"]:
            message += b"disputa" + struct.pack(">H", v["dispute"])
        assert hmac.digest(bytes.fromhex(v["secret"]), message, "sha256").hex() == v["pseudonym"]


def test_canonical_json_and_journals() -> None:
    for v in vectors("canonical_json"):
        if v["valid"]:
            assert canonical(v["value"]) == base64.b64decode(v["canonical"])
    for v in vectors("journal"):
        digest = bytes(32)
        for row in v["rows"]:
            digest = sha256(digest + canonical(row))
        assert digest.hex() == v["digest"]


def test_register_entries() -> None:
    names = ("answers", "dispute", "document", "document_type", "minute", "name", "notice", "pseudonym")
    for v in vectors("register_entry"):
        assert canonical({name: v[name] for name in names}).ljust(512).hex() == v["plaintext"]
    for v in vectors("sealed_register_entry"):
        sealed, private = bytes.fromhex(v["sealed"]), bytes.fromhex(v["register_private"])
        assert hpke_open(private, sealed, b"urna/1/register" + context(v)).hex() == v["plaintext"]


def test_sealed_records() -> None:
    for v in vectors("sealed_record"):
        record = bytes.fromhex(v["record"])
        assert (len(record), record[0]) == (257, 1)
        commitment, sealed_ballot, sealed_pseudonym = record[1:33], record[33:177], record[177:]
        private = bytes.fromhex(v["tally_private"])
        opened = hpke_open(private, sealed_ballot, b"urna/1/ballot" + context(v) + commitment)
        assert (opened[:32].hex(), opened[32:].hex()) == (v["r"], v["ballot"])
        assert opened[32:] == ballot(v["selections"])
        assert sha256(b"urna/1/commit" + context(v) + opened) == commitment
        private = bytes.fromhex(v["register_private"])
        bound = b"urna/1/pseudonym" + context(v) + sha256(commitment + sealed_ballot)
        assert hpke_open(private, sealed_pseudonym, bound).hex() == v["pseudonym"]
        with pytest.raises(InvalidTag):
            hpke_open(private, sealed_pseudonym, b"urna/1/pseudonym" + context(v))


def test_wrapped_secrets() -> None:
    for v in vectors("wrapped_secret"):
        parts = {name: base64.b64decode(text) for name, text in v["wrapped"].items() if name != "version"}
        kdf = Argon2id(salt=parts["salt"], length=32, iterations=3, lanes=1, memory_cost=65536)
        cipher = ChaCha20Poly1305(kdf.derive(v["passphrase"].encode()))
        purpose = b"urna/1/wrap" + v["purpose"].encode()
        assert cipher.decrypt(parts["nonce"], parts["sealed"], purpose).hex() == v["secret"]
        if v["of"] == "the secrets of a kit":
            trusted = v["organiser"] + v["tally"] + v["register"] + v["centre"]
            assert v["purpose"] == f"kit {context(v).hex()} {trusted}"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("envelope", "batch"),
        ("head", "head"),
        ("roster", "roster"),
        ("batch", "batch"),
        ("receipt", "receipt"),
    ],
)
def test_signed_documents(name: str, kind: str) -> None:
    for v in vectors(name):
        if not v.get("valid", True):
            continue
        payload, payload_type = (
            base64.b64decode(v["payload"]),
            f"application/vnd.urna.{kind}.v1+json".encode(),
        )
        signed = b"DSSEv1 %d %s %d %s" % (len(payload_type), payload_type, len(payload), payload)
        key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(v["seed"]))
        public = bytes.fromhex(v["public"])
        signature = key.sign(signed)
        envelope = {
            "payload": v["payload"],
            "payloadType": payload_type.decode(),
            "signatures": [{"keyid": sha256(public).hex(), "sig": base64.b64encode(signature).decode()}],
        }
        assert canonical(envelope) == base64.b64decode(v["envelope"])
        Ed25519PublicKey.from_public_bytes(public).verify(signature, signed)
        if "value" in v:
            assert canonical(v["value"]) == payload


def test_the_batch_adds_up() -> None:
    (v,) = vectors("batch")
    value, payload = v["value"], base64.b64decode(v["payload"])
    records = [base64.b64decode(text) for text in value["ballots"]]
    assert records == sorted(records)
    assert {len(record) for record in records} == {257}
    assert {len(base64.b64decode(text)) for text in value["entries"]} == {560}
    buckets = [
        sha256(b"".join(sorted(leaf for leaf in map(sha256, records) if leaf[0] == n))) for n in range(256)
    ]
    assert sha256(b"".join(buckets)).hex() == value["box_digest"]
    assert sha256(payload).hex() == v["payload_sha256"]
    assert v["file"] == f"{value['kiosk']}-{value['box'][:8]}-{value['sequence']:06d}.urna"
