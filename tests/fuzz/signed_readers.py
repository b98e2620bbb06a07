"""Readers of documents that are signed: whatever is accepted is what its key signed, to the byte."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk.canonical import canonical_json, encode_base64
from kiosk.envelope import PayloadType
from kiosk.kit import Kit, read_kit
from kiosk.roster import read_roster
from sync.central.frozen_box import ITEM_LENGTH, FrozenBox, read_frozen_box
from sync.central.places import Setup, read_setup
from sync.decision import read_decision
from sync.receipt import read_receipt
from sync.rescue import Rescue, verify_rescue
from sync.verifier import VerifiedBatch, verify_batch
from sync.wipe_order import read_wipe_order
from tests.fuzz.mutate import signed
from tests.fuzz.targets import Target
from tests.fuzz.world import KIOSK_KEY, ROSTER
from tests.tools.bundle_parts import CENTRE, ORGANISER

_LARGEST = 2**53 - 1


def signed_payload(data: bytes, kind: PayloadType, public: bytes) -> bytes:
    """The payload by another way than the program's: DSSE by hand, and the signature by the library alone."""
    outer = json.loads(data)
    assert sorted(outer) == ["payload", "payloadType", "signatures"]
    assert outer["payloadType"] == kind.value
    (signature,) = outer["signatures"]
    assert signature["keyid"] == hashlib.sha256(public).hexdigest()
    payload = base64.b64decode(outer["payload"], validate=True)
    name = kind.value.encode()
    message = b"DSSEv1 %d %s %d %s" % (len(name), name, len(payload), payload)
    Ed25519PublicKey.from_public_bytes(public).verify(base64.b64decode(signature["sig"]), message)
    _bounded(json.loads(payload))
    return payload


def _bounded(value: object, depth: int = 0) -> None:
    """Only what FORMATS.md allows in canonical JSON."""
    assert depth < 100
    assert not isinstance(value, float)
    assert type(value) is not int or -_LARGEST <= value <= _LARGEST
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _bounded(part, depth + 1)


def _is_payload(kind: PayloadType, public: bytes) -> Callable[[bytes, Any], None]:
    """What was read, written again, is what was signed."""

    def check(data: bytes, value: Any) -> None:
        assert value.encoded() == signed_payload(data, kind, public)

    return check


def _check_batch(data: bytes, verified: VerifiedBatch) -> None:
    batch = verified.batch
    payload = signed_payload(data, PayloadType.BATCH, KIOSK_KEY.public)
    assert batch.encoded() == payload
    assert verified.payload_sha256 == hashlib.sha256(payload).digest()
    head = json.loads(signed_payload(batch.head, PayloadType.HEAD, KIOSK_KEY.public))
    assert batch.sequence <= 5, "revoked beyond"
    assert len(batch.ballots) <= batch.total_ballots <= head["ballots"]
    assert all(len(record) == 257 and record[0] == 1 for record in batch.ballots)
    assert not batch.final or head["box_digest"] == batch.box_digest.hex()
    assert head["box"] == batch.box.hex()


def _check_rescue(data: bytes, rescue: Rescue) -> None:
    value = json.loads(signed_payload(data, PayloadType.RESCUE, CENTRE.public))
    head = json.loads(signed_payload(rescue.head_envelope, PayloadType.HEAD, KIOSK_KEY.public))
    assert value == {
        "ballots": [encode_base64(record) for record in sorted(set(rescue.ballots))],
        "challenged": [leaf.hex() for leaf in sorted(set(rescue.challenged))],
        "entries": [encode_base64(sealed) for sealed in sorted(set(rescue.entries))],
        "head": encode_base64(rescue.head_envelope),
    }
    assert len(rescue.ballots) <= head["ballots"]


def _check_setup(data: bytes, setup: Setup) -> None:
    value = json.loads(signed_payload(data, PayloadType.SETUP, setup.keys.organiser))
    assert value["share_digests"] == list(setup.share_digests)
    assert value["quorum"] == setup.quorum >= 2
    assert value["wrapped_tally"] == dict(setup.wrapped_tally)


def _check_kit(data: bytes, kit: Kit) -> None:
    organiser = kit.keys.organiser
    roster = signed_payload(kit.roster_envelope, PayloadType.ROSTER, organiser)
    assert kit.roster.encoded() == roster
    assert canonical_json(
        {
            "centre": kit.keys.centre.hex(), "consultation": encode_base64(kit.consultation.source),
            "files": {name: encode_base64(content) for name, content in kit.files.items()},
            "kiosk": kit.kiosk, "mode": kit.mode.value, "organiser": organiser.hex(),
            "register": kit.keys.register.hex(), "roster": encode_base64(kit.roster_envelope),
            "secrets": dict(kit.wrapped), "server": kit.server, "station": kit.station,
            "tally": kit.keys.tally.hex(),
        }
    ) == signed_payload(data, PayloadType.KIT, organiser)  # fmt: skip
    assert kit.point.code == kit.station
    assert json.loads(roster)["consultation"] == hashlib.sha256(kit.consultation.source).hexdigest()


def _check_frozen_box(data: bytes, box: FrozenBox) -> None:
    envelope, _, items = data.partition(b"\n")
    written, _, _ = box.signed(ORGANISER).partition(b"\n")
    assert written == envelope
    signed_payload(envelope, PayloadType.FROZEN_BOX, ORGANISER.public)
    assert len(items) == ITEM_LENGTH * sum(group.ballots for group in box.groups)
    assert all(
        len(part) == group.ballots * ITEM_LENGTH
        for group, (_, part) in zip(box.groups, box.contexts(), strict=True)
    )


_HEAD = ("head", PayloadType.HEAD, KIOSK_KEY)


def _document(name: str, kind: PayloadType, read: Callable[[bytes, bytes], Any], inputs: int) -> Target:
    key = CENTRE if kind is PayloadType.RECEIPT else ORGANISER
    return Target(
        name, lambda data: read(data, key.public), _is_payload(kind, key.public),
        lambda value: value.encoded(), signed(kind, key), inputs, 4096,
    )  # fmt: skip


TARGETS = (
    _document("receipt", PayloadType.RECEIPT, read_receipt, 110_000),
    _document("roster", PayloadType.ROSTER, read_roster, 110_000),
    _document("decision", PayloadType.DECISION, read_decision, 100_000),
    _document("wipe-order", PayloadType.WIPE_ORDER, read_wipe_order, 100_000),
    Target(
        "setup", read_setup, _check_setup, lambda setup: setup, signed(PayloadType.SETUP, ORGANISER), 60_000
    ),
    Target(
        "batch", lambda data: verify_batch(data, ROSTER), _check_batch, lambda value: value.batch,
        signed(PayloadType.BATCH, KIOSK_KEY, _HEAD), 90_000,
    ),
    Target(
        "rescue", lambda data: verify_rescue(data, ROSTER, CENTRE.public), _check_rescue,
        lambda rescue: rescue.payload_sha256, signed(PayloadType.RESCUE, CENTRE, _HEAD), 60_000,
    ),
    Target(
        "kit", read_kit, _check_kit, lambda kit: kit,
        signed(PayloadType.KIT, ORGANISER, ("roster", PayloadType.ROSTER, ORGANISER)), 25_000,
    ),
    Target(
        "frozen-box", lambda data: read_frozen_box(data, ORGANISER.public), _check_frozen_box,
        lambda box: box, signed(PayloadType.FROZEN_BOX, ORGANISER, ("setup", PayloadType.SETUP, ORGANISER)),
        40_000,
    ),
)  # fmt: skip
