"""Writes tests/vectors: inputs and expected outputs of every format, for programs in any language.

`python -m tests.tools.vectors` renews what follows from its inputs alone. What HPKE sealed is random by
nature: the files named ``sealed_*`` are made once and kept (``--seal`` makes new ones), to be opened.
"""

import base64
import hashlib
import json
import sys
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from kiosk import crockford, keyring, kit, sealing
from kiosk.ballot import encode_ballot
from kiosk.box_digest import box_digest
from kiosk.canonical import canonical_json
from kiosk.challenge import PREFIX, Challenge
from kiosk.consultation import VotingPoint
from kiosk.context import Context, KioskId, Mode, StationCode
from kiosk.envelope import PayloadType, SigningKey, fingerprint, key_id, public_pem, sign_envelope
from kiosk.errors import Refused
from kiosk.head import Head, sign_head
from kiosk.journal import JournalEvent, JournalRow, chain
from kiosk.kit import PublicKeys
from kiosk.participant import pseudonym_of
from kiosk.polls import Polls
from kiosk.record import commit, leaf_of, seal_record, tracking_code
from kiosk.register_entry import RegisterEntry, seal_entry
from kiosk.roster import Roster, RosterKiosk, sign_roster
from sync.batch import Batch
from sync.receipt import Receipt, sign_receipt

FOLDER = Path(__file__).parents[1] / "vectors"
PAGE = "https://resultados.example.org/"
Vectors = list[dict[str, Any]]


def some(label: str, length: int = 32) -> bytes:
    """Bytes that anyone makes again: SHA-256 of a label, repeated as needed."""
    return (hashlib.sha256(label.encode()).digest() * (length // 32 + 1))[:length]


CONSULTATION = some("consultation")
CONTEXTS = [
    Context(CONSULTATION, KioskId("K-01"), StationCode("UCG-01"), Mode.OFFICIAL),
    Context(CONSULTATION, KioskId("K-01"), StationCode("UCG-01"), Mode.PRACTICE),
    Context(bytes(32), KioskId("Ñandú"), StationCode("1"), Mode.OFFICIAL),
]
CONTEXT = CONTEXTS[0]
TALLY, REGISTER = some("tally private key"), some("register private key")
KIOSK_KEY, ORGANISER, CENTRE = (SigningKey(some(f"{who} seed")) for who in ("kiosk", "organiser", "centre"))
SELECTIONS: list[list[int]] = [[], [1], [6, 7, 9], [1, 2, 40], list(range(1, 32)), [255, 256, 65535]]
ENTRY = RegisterEntry(
    some("pseudonym"), "María del Carmen Núñez", "CC", "1047123456",
    (("edad", "25 - 34 años"), ("sexo", "Femenino")), "2022-11", "2022-11-15T08:02",
)  # fmt: skip
VOIDED = tuple(sorted(some(f"voided leaf {n}") for n in range(2)))
JOURNAL = [
    JournalRow(1, "2022-11-15T07:55", JournalEvent.BOX_CREATED),
    JournalRow(2, "2022-11-15T07:55", JournalEvent.STARTED),
    JournalRow(3, "2022-11-15T08:00", JournalEvent.POLLS_OPENED),
    JournalRow(4, "2022-11-15T10:31", JournalEvent.NOTE, "Se fue la luz; «todo bien»"),
]


def _context(context: Context) -> dict[str, str]:
    return {
        "consultation": context.consultation.hex(),
        "kiosk": context.kiosk,
        "station": context.station,
        "mode": context.mode.value,
    }


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _contexts() -> Vectors:
    return [{**_context(context), "encoded": context.encoded().hex()} for context in CONTEXTS]


def _ballots() -> Vectors:
    valid = [{"selections": s, "valid": True, "encoded": encode_ballot(s).hex()} for s in SELECTIONS]
    one = encode_ballot([1])
    invalid = {
        "version 2": b"\x02" + one[1:], "32 numbers": b"\x01\x20" + bytes(62), "63 bytes": one[:-1],
        "65 bytes": one + b"\0", "descending": b"\x01\x02\x00\x02\x00\x01" + bytes(58),
        "repeated": b"\x01\x02\x00\x02\x00\x02" + bytes(58), "number 0": b"\x01\x01" + bytes(62),
        "not zero behind the last number": one[:-1] + b"\x01",
    }  # fmt: skip
    return [*valid, *({"why": why, "valid": False, "encoded": data.hex()} for why, data in invalid.items())]


def _commitments() -> Vectors:
    return [
        {**_context(context), "r": some(f"r {n}").hex(), "ballot": encode_ballot(chosen).hex(),
         "commitment": commit(context, some(f"r {n}"), encode_ballot(chosen)).hex()}
        for n, (context, chosen) in enumerate(zip(CONTEXTS, SELECTIONS[1:], strict=False))
    ]  # fmt: skip


def _challenges() -> Vectors:
    made = []
    for n, (context, chosen) in enumerate(zip(CONTEXTS, SELECTIONS, strict=False)):
        nonce, ballot = some(f"r {n}"), encode_ballot(chosen)
        sealed = some(f"sealed ballot and pseudonym {n}", 224)
        record = b"\x01" + commit(context, nonce, ballot) + sealed
        made.append(Challenge(context, record, nonce, ballot))
    first, other = made[1], encode_ballot([2])
    spoilt = {
        "another ballot": replace(first, ballot=other),
        "another r": replace(first, nonce=some("another r")),
        "another mode": replace(first, context=CONTEXTS[0]),
        "no ballot": replace(
            first,
            ballot=bytes(64),
            record=b"\x01" + commit(first.context, first.nonce, bytes(64)) + first.record[33:],
        ),
    }
    text = first.text()
    refused = {
        "cut short": text[:400], "no name": text.removeprefix(PREFIX), "padding": text + "=",
        "base64 of another alphabet": text[:20] + "+" + text[21:], "version 2": _of_version(first, 2),
        "record of version 2": replace(first, record=b"\x02" + first.record[1:]).text(),
        "a byte behind the context": _with_tail(first),
    }  # fmt: skip
    return [
        *(_challenge(one, "" if n else PAGE) for n, one in enumerate(made)),
        *({"why": why, **_challenge(one, PAGE)} for why, one in spoilt.items()),
        *({"why": why, "valid": False, "text": data} for why, data in refused.items()),
    ]


def _challenge(one: Challenge, page: str) -> dict[str, Any]:
    try:
        selections: list[int] | None = list(one.selections)
    except Refused:
        selections = None
    return {
        "valid": True, "holds": one.holds and selections is not None, **_context(one.context),
        "record": one.record.hex(), "r": one.nonce.hex(), "ballot": one.ballot.hex(),
        "code": one.code, "leaf": one.leaf.hex(), "selections": selections, "text": one.text(page),
    }  # fmt: skip


def _of_version(one: Challenge, version: int) -> str:
    return PREFIX + _b64url(bytes([version]) + one.encoded()[1:])


def _with_tail(one: Challenge) -> str:
    return PREFIX + _b64url(one.encoded() + b"\0")


def _b64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _check_characters() -> Vectors:
    texts = ["0", "1", "Z", "0Z", "Z0", "K7QF2MXD9RTAW4H", "000000000000000", "ZZZZZZZZZZZZZZZ"]
    return [{"text": text, "check": crockford.check_character(text)} for text in texts]


def _tracking_codes() -> Vectors:
    leaves = [bytes(32), b"\xff" * 32, bytes(range(32)), *(some(f"leaf {n}") for n in range(3))]
    return [{"leaf": leaf.hex(), "code": tracking_code(leaf)} for leaf in leaves]


def _leaves() -> Vectors:
    records = [b"\x01" + some(f"record {n}", 256) for n in range(3)]
    return [{"record": record.hex(), "leaf": leaf_of(record).hex()} for record in records]


def _box_digests() -> Vectors:
    boxes = [[some(f"leaf {n}") for n in range(count)] for count in (0, 1, 2, 12)]
    boxes.append([bytes([7]) + bytes([n]) * 31 for n in (9, 1, 5)])
    return [{"leaves": [leaf.hex() for leaf in box], "digest": box_digest(box).hex()} for box in boxes]


def _pseudonyms() -> Vectors:
    people = [("CC:1047123456", 0), ("CC:1047123456", 1), ("CC:1047123456", 300), ("PPT:AB123456", 0),
              ("NAME:MARIA DEL CARMEN NUNEZ", 0)]  # fmt: skip
    return [
        {"secret": some("secret").hex(), "consultation": CONSULTATION.hex(), "canonical": canonical,
         "dispute": dispute,
         "pseudonym": pseudonym_of(some("secret"), CONSULTATION, canonical, dispute).hex()}
        for canonical, dispute in people
    ]  # fmt: skip


def _canonical() -> Vectors:
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
        *({"value": value, "valid": True, "canonical": _b64(canonical_json(value))} for value in values),
        *({"why": why, "valid": False, "canonical": _b64(data)} for why, data in invalid.items()),
    ]


def _envelopes() -> Vectors:
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
        "another payload": canonical_json({**value, "payload": _b64(b'{"a":2}')}),
    }  # fmt: skip
    common = {
        "seed": key.seed.hex(), "public": key.public.hex(), "keyid": key_id(key.public),
        "fingerprint": fingerprint(key.public), "pem": public_pem(key.public).decode(),
        "payloadType": PayloadType.BATCH.value,
    }  # fmt: skip
    return [
        {**common, "payload": _b64(payload), "valid": True, "envelope": _b64(good)},
        *({**common, "why": why, "valid": False, "envelope": _b64(data)} for why, data in refused.items()),
    ]


def _wrapped() -> Vectors:
    public = PublicKeys(*(some(f"{who} public key") for who in ("organiser", "tally", "register", "centre")))
    code = "K7QF-2MXD-9RTA-W4HN"
    trusted = {name: key.hex() for name, key in asdict(public).items()}
    cases: list[tuple[bytes, str, str, dict[str, Any]]] = [
        (some("secret", 64), code, kit._purpose(CONTEXT, public),
         {"of": "the secrets of a kit", **_context(CONTEXT), **trusted}),
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
    return {"version": "1", "salt": _b64(salt), "nonce": _b64(nonce), "sealed": _b64(sealed)}


def _fields(entry: RegisterEntry) -> dict[str, Any]:
    return {**asdict(entry), "pseudonym": entry.pseudonym.hex(), "answers": dict(entry.answers)}


def _entries() -> Vectors:
    entries = [ENTRY, replace(ENTRY, dispute=2), replace(ENTRY, document_type="", document="", answers=())]
    return [{**_fields(entry), "plaintext": entry.encoded().hex()} for entry in entries]


def _journals() -> Vectors:
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


def _signed(payload: bytes, envelope: bytes, key: SigningKey) -> dict[str, Any]:
    return {
        "value": json.loads(payload),
        "payload": _b64(payload),
        "seed": key.seed.hex(),
        "public": key.public.hex(),
        "envelope": _b64(envelope),
    }


def _heads() -> Vectors:
    new = Head(CONTEXT.consultation, CONTEXT.kiosk, CONTEXT.station, CONTEXT.mode, some("box", 16))
    return [_signed(head.encoded(), sign_head(head, KIOSK_KEY), KIOSK_KEY) for head in (new, _head())]


def _rosters() -> Vectors:
    points = tuple(
        VotingPoint(StationCode(f"UCG-0{n}"), f"UCG {n} · Ñame", "Histórica y del Caribe Norte")
        for n in (1, 2)
    )
    kiosk = RosterKiosk(CONTEXT.kiosk, KIOSK_KEY.public, CONTEXT.station)
    empty = Roster(1, CONSULTATION, Mode.OFFICIAL, points)
    full = replace(empty, version=2, kiosks=(kiosk,), revocations={kiosk.id: 7})
    return [_signed(one.encoded(), sign_roster(one, ORGANISER), ORGANISER) for one in (empty, full)]


def _batches() -> Vectors:
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
    signed = _signed(payload, sign_envelope(PayloadType.BATCH, payload, KIOSK_KEY), KIOSK_KEY)
    return [{**signed, "payload_sha256": hashlib.sha256(payload).hexdigest(), "file": batch.name}]


def _receipts() -> Vectors:
    receipt = Receipt(CONTEXT.kiosk, some("box", 16), 1, some("batch"), 3, 3, 2)
    return [_signed(receipt.encoded(), sign_receipt(receipt, CENTRE), CENTRE)]


def _sealed_records() -> Vectors:
    made = []
    for context, chosen in zip(CONTEXTS, SELECTIONS[1:], strict=False):
        ballot, public = encode_ballot(chosen), sealing.public_of(TALLY)
        record, nonce = seal_record(context, ballot, ENTRY.pseudonym, public, sealing.public_of(REGISTER))
        made.append({
            **_context(context), "tally_private": TALLY.hex(), "register_private": REGISTER.hex(),
            "record": record.encoded().hex(), "r": nonce.hex(), "ballot": ballot.hex(), "selections": chosen,
            "pseudonym": ENTRY.pseudonym.hex(),
        })  # fmt: skip
    return made


def _sealed_entries() -> Vectors:
    return [
        {**_context(context), "register_private": REGISTER.hex(), "plaintext": ENTRY.encoded().hex(),
         "sealed": seal_entry(context, ENTRY, sealing.public_of(REGISTER)).hex()}
        for context in CONTEXTS[:2]
    ]  # fmt: skip


DETERMINISTIC: dict[str, tuple[str, Callable[[], Vectors]]] = {
    "context": ("Context: four parts, each behind its length as u16 big-endian.", _contexts),
    "ballot": ("Ballot: 64 bytes; those that are not valid must be refused.", _ballots),
    "commitment": ("C = SHA-256('urna/1/commit' ‖ context ‖ r ‖ ballot).", _commitments),
    "leaf": ("Leaf = SHA-256(record of 257 bytes).", _leaves),
    "challenge": (
        "Challenges: what the QR carries, whether the commitment holds, and what must be refused.",
        _challenges,
    ),
    "check_character": ("Luhn mod 32 over the Crockford alphabet.", _check_characters),
    "tracking_code": ("The first 75 bits of a leaf and their check character.", _tracking_codes),
    "box_digest": ("Digest of a box from its leaves, in whatever order.", _box_digests),
    "pseudonym": ("HMAC-SHA256 of a document or name, and of its disputes.", _pseudonyms),
    "canonical_json": ("Canonical JSON (base64); those that are not valid must be refused.", _canonical),
    "envelope": ("DSSE envelopes (base64); those that are not valid must be refused.", _envelopes),
    "wrapped_secret": ("Argon2id (64 MiB, 3 passes, 1 lane) and ChaCha20-Poly1305.", _wrapped),
    "register_entry": ("Plaintext of a register entry: canonical JSON padded to 512 bytes.", _entries),
    "journal": ("The chain of a journal: [sequence, minute, event, detail].", _journals),
    "head": ("Heads signed by a kiosk.", _heads),
    "roster": ("Rosters signed by an organiser.", _rosters),
    "batch": ("A batch signed by a kiosk. Its records and entries are not real: only the form is.", _batches),
    "receipt": ("A receipt signed by a centre.", _receipts),
}
SEALED: dict[str, tuple[str, Callable[[], Vectors]]] = {
    "sealed_record": ("Ballot records to be opened with the private keys given.", _sealed_records),
    "sealed_register_entry": ("Register entries to be opened with the private key given.", _sealed_entries),
}


def document(description: str, make: Callable[[], Vectors]) -> str:
    """The text of one file."""
    return json.dumps({"description": description, "vectors": make()}, ensure_ascii=False, indent=1) + "\n"


def main(arguments: list[str]) -> None:
    """Write the files."""
    files = DETERMINISTIC | (SEALED if "--seal" in arguments else {})
    for name, (description, make) in files.items():
        (FOLDER / f"{name}.json").write_text(document(description, make))


if __name__ == "__main__":
    main(sys.argv[1:])
