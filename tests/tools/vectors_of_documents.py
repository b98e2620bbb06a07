"""Vectors of what is signed, chained or wrapped: envelopes, entries, heads, rosters, batches, receipts."""

import hashlib
import json
from dataclasses import asdict, replace
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from kiosk import keyring, kit, sealing
from kiosk.box_digest import box_digest
from kiosk.canonical import canonical_json
from kiosk.consultation import VotingPoint
from kiosk.context import Mode, StationCode
from kiosk.envelope import PayloadType, SigningKey, fingerprint, key_id, public_pem, sign_envelope
from kiosk.head import Head, sign_head
from kiosk.journal import chain
from kiosk.kit import PublicKeys
from kiosk.polls import Polls
from kiosk.record import leaf_of
from kiosk.register_entry import RegisterEntry, seal_entry
from kiosk.roster import Roster, RosterKiosk, sign_roster
from sync.batch import Batch
from sync.receipt import Receipt, sign_receipt
from tests.tools.vector_inputs import (
    CENTRE,
    CONSULTATION,
    CONTEXT,
    CONTEXTS,
    ENTRY,
    JOURNAL,
    KIOSK_KEY,
    ORGANISER,
    REGISTER,
    Vectors,
    b64,
    signed,
    some,
    told,
)

VOIDED = tuple(sorted(some(f"voided leaf {n}") for n in range(2)))


def canonical() -> Vectors:
    values: list[Any] = [
        {},
        {"b": [1, True, None, "x"], "a": {"ñ": 'é\n"\\\u2028\x7f\x01/'}},
        {"Z": 1, "a": 2, "É": 3, "\U0001f5f3": -(2**53) + 1, "\uffee": 5},
    ]
    invalid = {
        "space": b'{"a": 1}',
        "keys not sorted": b'{"b":1,"a":2}',
        "key twice": b'{"a":1,"a":1}',
        "fraction": b'{"a":1.5}',
        "exponent": b'{"a":1e2}',
        "minus zero": b'{"a":-0}',
        "not a number": b'{"a":NaN}',
        "needless escape": b'{"a":"\\u0041"}',
        "escaped slash": b'{"a":"\\/"}',
        "lone surrogate": b'{"a":"\\ud800"}',
        "newline behind": b"{}\n",
        "byte order mark": b"\xef\xbb\xbf{}",
        "not an object": b"[]",
        "not UTF-8": b'{"a":"\xff"}',
    }
    return [
        *({"value": value, "valid": True, "canonical": b64(canonical_json(value))} for value in values),
        *({"why": why, "valid": False, "canonical": b64(data)} for why, data in invalid.items()),
    ]


def envelopes() -> Vectors:
    payload, key = b'{"a":1}', SigningKey(some("kiosk seed"))
    good = sign_envelope(PayloadType.BATCH, payload, key)
    value = json.loads(good)
    signature = value["signatures"][0]
    refused = {
        "space behind": good + b" ",
        "field more": canonical_json({**value, "extra": 1}),
        "field more in the signature": canonical_json({**value, "signatures": [{**signature, "extra": 1}]}),
        "second signature": canonical_json({**value, "signatures": [signature, signature]}),
        "tail behind the base64": canonical_json({**value, "payload": value["payload"] + "===="}),
        "another type": canonical_json({**value, "payloadType": PayloadType.RECEIPT.value}),
        "another payload": canonical_json({**value, "payload": b64(b'{"a":2}')}),
    }  # fmt: skip
    common = {
        "seed": key.seed.hex(), "public": key.public.hex(), "keyid": key_id(key.public),
        "fingerprint": fingerprint(key.public), "pem": public_pem(key.public).decode(),
        "payloadType": PayloadType.BATCH.value,
    }  # fmt: skip
    return [
        {**common, "payload": b64(payload), "valid": True, "envelope": b64(good)},
        *({**common, "why": why, "valid": False, "envelope": b64(data)} for why, data in refused.items()),
    ]


def wrapped() -> Vectors:
    public = PublicKeys(*(some(f"{who} public key") for who in ("organiser", "tally", "register", "centre")))
    code = "K7QF-2MXD-9RTA-W4HN"
    trusted = {name: key.hex() for name, key in asdict(public).items()}
    cases: list[tuple[bytes, str, str, dict[str, Any]]] = [
        (some("secret", 64), code, kit._purpose(CONTEXT, public),
         {"of": "the secrets of a kit", **told(CONTEXT), **trusted}),
        (some("secret", 32), "una frase larga de la oficina, ñ", "organiser", {"of": "the organiser's key"}),
        (some("secret", 32), some("shares", 16).hex(), "tally", {"of": "the tally key"}),
    ]  # fmt: skip
    return [
        {**inputs, "secret": secret.hex(), "passphrase": passphrase, "purpose": purpose,
         "wrapped": _wrap(secret, passphrase, purpose)}
        for secret, passphrase, purpose, inputs in cases
    ]  # fmt: skip


def _wrap(secret: bytes, passphrase: str, purpose: str) -> dict[str, str]:
    """As `keyring.wrap`, with a salt and a nonce that are not random: for vectors only."""
    salt, nonce = some(f"salt {purpose}", 16), some(f"nonce {purpose}", 12)
    kdf = Argon2id(salt=salt, length=32, iterations=keyring.PASSES, lanes=1, memory_cost=keyring.MEMORY_KIB)
    key = kdf.derive(passphrase.encode())
    sealed = ChaCha20Poly1305(key).encrypt(nonce, secret, b"urna/1/wrap" + purpose.encode())
    return {"version": "1", "salt": b64(salt), "nonce": b64(nonce), "sealed": b64(sealed)}


def _fields(entry: RegisterEntry) -> dict[str, Any]:
    return {**asdict(entry), "pseudonym": entry.pseudonym.hex(), "answers": dict(entry.answers)}


def entries() -> Vectors:
    entries = [ENTRY, replace(ENTRY, dispute=2), replace(ENTRY, document_type="", document="", answers=())]
    return [{**_fields(entry), "plaintext": entry.encoded().hex()} for entry in entries]


def journals() -> Vectors:
    return [
        {"rows": [[row.sequence, row.minute, row.event.value, row.detail] for row in JOURNAL[:count]],
         "digest": chain(JOURNAL[:count]).hex()}
        for count in range(len(JOURNAL) + 1)
    ]  # fmt: skip


def _head() -> Head:
    leaves = [some(f"leaf {n}") for n in range(3)]
    return Head(
        CONTEXT.consultation,
        CONTEXT.kiosk,
        CONTEXT.station,
        CONTEXT.mode,
        some("box", 16),
        ballots=3,
        entries=3,
        box_digest=box_digest(leaves),
        register_digest=box_digest(some(f"entry {n}") for n in range(3)),
        seen_digest=box_digest(some(f"seen {n}") for n in range(3)),
        batches=1,
        batch_digest=some("batch"),
        journal=len(JOURNAL),
        journal_digest=chain(JOURNAL),
        started=5,
        abandoned=1,
        challenged=len(VOIDED),
        challenged_digest=box_digest(VOIDED),
        boots=2,
        polls=Polls.OPEN,
        opened_at="2022-11-15T08:00",
    )


def heads() -> Vectors:
    new = Head(CONTEXT.consultation, CONTEXT.kiosk, CONTEXT.station, CONTEXT.mode, some("box", 16))
    return [signed(head.encoded(), sign_head(head, KIOSK_KEY), KIOSK_KEY) for head in (new, _head())]


def rosters() -> Vectors:
    points = tuple(
        VotingPoint(StationCode(f"UCG-0{n}"), f"UCG {n} · Ñame", "Histórica y del Caribe Norte")
        for n in (1, 2)
    )
    kiosk = RosterKiosk(CONTEXT.kiosk, KIOSK_KEY.public, CONTEXT.station)
    empty = Roster(1, CONSULTATION, Mode.OFFICIAL, points)
    full = replace(empty, version=2, kiosks=(kiosk,), revocations={kiosk.id: 7})
    return [signed(one.encoded(), sign_roster(one, ORGANISER), ORGANISER) for one in (empty, full)]


def batches() -> Vectors:
    head = _head()
    records = sorted(b"\x01" + some(f"record {n}", 256) for n in range(3))
    leaves = [leaf_of(record) for record in records]
    batch = Batch(
        CONTEXT.consultation,
        CONTEXT.mode,
        CONTEXT.kiosk,
        CONTEXT.station,
        head.box,
        1,
        bytes(32),
        tuple(records),
        tuple(sorted(some(f"sealed entry {n}", 560) for n in range(3))),
        3,
        3,
        box_digest(leaves),
        head.started,
        head.abandoned,
        head.challenged,
        head.challenged_digest,
        VOIDED,
        head.boots,
        head.polls,
        head.opened_at,
        head.closed_at,
        len(JOURNAL),
        tuple(JOURNAL),
        "0.1.0",
        sign_head(replace(head, box_digest=box_digest(leaves)), KIOSK_KEY),
        final=False,
    )
    payload = batch.encoded()
    made = signed(payload, sign_envelope(PayloadType.BATCH, payload, KIOSK_KEY), KIOSK_KEY)
    return [{**made, "payload_sha256": hashlib.sha256(payload).hexdigest(), "file": batch.name}]


def receipts() -> Vectors:
    receipt = Receipt(CONTEXT.kiosk, some("box", 16), 1, some("batch"), 3, 3, 2)
    return [signed(receipt.encoded(), sign_receipt(receipt, CENTRE), CENTRE)]


def sealed_entries() -> Vectors:
    return [
        {**told(context), "register_private": REGISTER.hex(), "plaintext": ENTRY.encoded().hex(),
         "sealed": seal_entry(context, ENTRY, sealing.public_of(REGISTER)).hex()}
        for context in CONTEXTS[:2]
    ]  # fmt: skip
