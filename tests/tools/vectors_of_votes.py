"""Vectors of what a vote becomes: ballot, record, code, and what a challenge shows of it."""

import base64
from dataclasses import replace
from typing import Any

from kiosk import crockford, sealing
from kiosk.ballot import encode_ballot
from kiosk.box_digest import box_digest
from kiosk.challenge import PREFIX, Challenge
from kiosk.errors import Refused
from kiosk.participant import pseudonym_of
from kiosk.record import commit, leaf_of, seal_record, tracking_code
from tests.tools.vector_inputs import (
    CONSULTATION,
    CONTEXTS,
    ENTRY,
    PAGE,
    REGISTER,
    SELECTIONS,
    TALLY,
    Vectors,
    some,
    told,
)


def contexts() -> Vectors:
    return [{**told(context), "encoded": context.encoded().hex()} for context in CONTEXTS]


def ballots() -> Vectors:
    valid = [{"selections": s, "valid": True, "encoded": encode_ballot(s).hex()} for s in SELECTIONS]
    one = encode_ballot([1])
    invalid = {
        "version 2": b"\x02" + one[1:], "32 numbers": b"\x01\x20" + bytes(62), "63 bytes": one[:-1],
        "65 bytes": one + b"\0", "descending": b"\x01\x02\x00\x02\x00\x01" + bytes(58),
        "repeated": b"\x01\x02\x00\x02\x00\x02" + bytes(58), "number 0": b"\x01\x01" + bytes(62),
        "not zero behind the last number": one[:-1] + b"\x01",
    }  # fmt: skip
    return [*valid, *({"why": why, "valid": False, "encoded": data.hex()} for why, data in invalid.items())]


def commitments() -> Vectors:
    return [
        {**told(context), "r": some(f"r {n}").hex(), "ballot": encode_ballot(chosen).hex(),
         "commitment": commit(context, some(f"r {n}"), encode_ballot(chosen)).hex()}
        for n, (context, chosen) in enumerate(zip(CONTEXTS, SELECTIONS[1:], strict=False))
    ]  # fmt: skip


def challenges() -> Vectors:
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
        "valid": True, "holds": one.holds and selections is not None, **told(one.context),
        "record": one.record.hex(), "r": one.nonce.hex(), "ballot": one.ballot.hex(),
        "code": one.code, "leaf": one.leaf.hex(), "selections": selections, "text": one.text(page),
    }  # fmt: skip


def _of_version(one: Challenge, version: int) -> str:
    return PREFIX + _b64url(bytes([version]) + one.encoded()[1:])


def _with_tail(one: Challenge) -> str:
    return PREFIX + _b64url(one.encoded() + b"\0")


def _b64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def check_characters() -> Vectors:
    texts = ["0", "1", "Z", "0Z", "Z0", "K7QF2MXD9RTAW4H", "000000000000000", "ZZZZZZZZZZZZZZZ"]
    return [{"text": text, "check": crockford.check_character(text)} for text in texts]


def tracking_codes() -> Vectors:
    leaves = [bytes(32), b"\xff" * 32, bytes(range(32)), *(some(f"leaf {n}") for n in range(3))]
    return [{"leaf": leaf.hex(), "code": tracking_code(leaf)} for leaf in leaves]


def leaves() -> Vectors:
    records = [b"\x01" + some(f"record {n}", 256) for n in range(3)]
    return [{"record": record.hex(), "leaf": leaf_of(record).hex()} for record in records]


def box_digests() -> Vectors:
    boxes = [[some(f"leaf {n}") for n in range(count)] for count in (0, 1, 2, 12)]
    boxes.append([bytes([7]) + bytes([n]) * 31 for n in (9, 1, 5)])
    return [{"leaves": [leaf.hex() for leaf in box], "digest": box_digest(box).hex()} for box in boxes]


def pseudonyms() -> Vectors:
    people = [("CC:1047123456", 0), ("CC:1047123456", 1), ("CC:1047123456", 300), ("PPT:AB123456", 0),
              ("NAME:MARIA DEL CARMEN NUNEZ", 0)]  # fmt: skip
    return [
        {"secret": some("secret").hex(), "consultation": CONSULTATION.hex(), "canonical": canonical,
         "dispute": dispute,
         "pseudonym": pseudonym_of(some("secret"), CONSULTATION, canonical, dispute).hex()}
        for canonical, dispute in people
    ]  # fmt: skip


def sealed_records() -> Vectors:
    made = []
    for context, chosen in zip(CONTEXTS, SELECTIONS[1:], strict=False):
        ballot, public = encode_ballot(chosen), sealing.public_of(TALLY)
        record, nonce = seal_record(context, ballot, ENTRY.pseudonym, public, sealing.public_of(REGISTER))
        made.append({
            **told(context), "tally_private": TALLY.hex(), "register_private": REGISTER.hex(),
            "record": record.encoded().hex(), "r": nonce.hex(), "ballot": ballot.hex(), "selections": chosen,
            "pseudonym": ENTRY.pseudonym.hex(),
        })  # fmt: skip
    return made
