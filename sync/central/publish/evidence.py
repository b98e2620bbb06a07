"""What is published of each kiosk, so that anyone can recompute its box: leaves, signed head, receipts.

It is taken from the original envelopes of the batches and rescues that were counted, and from nothing else.
Of a box with a rescue the head is that of its disk: it counts all that the box held.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kiosk.canonical import canonical_json, encode_base64
from kiosk.record import leaf_of
from sync.bundle import KIOSKS
from sync.central.places import Centre
from sync.central.store import Store
from sync.central.transaction import Transaction
from sync.decision import DecisionKind, read_decision
from sync.rescue import Rescue, verify_rescue
from sync.verifier import VerifiedBatch, verify_batch

_ABOUT_BOXES = (DecisionKind.ADMIT, DecisionKind.EXCLUDE)


@dataclass
class _Received:
    """What was counted of one box."""

    batches: list[tuple[VerifiedBatch, bytes]] = field(default_factory=list)
    rescue: Rescue | None = None


@dataclass(frozen=True)
class Boxes:
    """What is published of all boxes: the files by name, the number of challenged ballots in them, and what
    staff decided about boxes, where it holds.
    """

    files: Mapping[str, bytes]
    challenged: int
    decisions: tuple[Mapping[str, str], ...]


def published_boxes(store: Store, centre: Centre, closing: Mapping[str, Any]) -> Boxes:
    """``kiosks/<id>.json`` of every kiosk on the roster, from what the closing record names."""
    roster = centre.roster()
    boxes: dict[str, dict[bytes, _Received]] = defaultdict(lambda: defaultdict(_Received))
    with store.reading() as transaction:
        for digest in map(bytes.fromhex, closing["batches"]):
            batch = verify_batch(transaction.envelope(digest), roster)
            receipt = transaction.receipt(digest)
            assert receipt is not None, "a counted batch has its receipt"
            boxes[batch.batch.kiosk][batch.batch.box].batches.append((batch, receipt))
        for digest in map(bytes.fromhex, closing["rescues"]):
            rescue = verify_rescue(transaction.envelope(digest), roster, centre.setup.keys.centre)
            boxes[rescue.head.kiosk][rescue.head.box].rescue = rescue
        decisions = _in_force(transaction, centre)
    kiosks: list[dict[str, Any]] = [
        {
            "boxes": [_box(box, boxes[kiosk.id][box]) for box in sorted(boxes[kiosk.id])],
            "kiosk": kiosk.id,
            "station": kiosk.station,
        }
        for kiosk in roster.kiosks
    ]
    return Boxes(
        files={f"{KIOSKS}{kiosk['kiosk']}.json": canonical_json(kiosk) for kiosk in kiosks},
        challenged=sum(len(box["challenged"]) for kiosk in kiosks for box in kiosk["boxes"]),
        decisions=decisions,
    )


def _in_force(transaction: Transaction, centre: Centre) -> tuple[dict[str, str], ...]:
    """The last decision about each box, by kiosk and box."""
    organiser = centre.setup.keys.organiser
    decided = [read_decision(envelope, organiser) for envelope in transaction.decisions()]
    last = {(decision.kiosk, decision.box): decision for decision in decided}  # they come by number
    return tuple(
        {"box": box.hex(), "kind": decision.kind.value, "kiosk": kiosk, "reason": decision.reason}
        for (kiosk, box), decision in sorted(last.items(), key=lambda item: item[0])
        if decision.kind in _ABOUT_BOXES
    )


def _box(box: bytes, received: _Received) -> dict[str, Any]:
    batches = sorted(received.batches, key=lambda item: item[0].batch.sequence)
    rescue, last = received.rescue, batches[-1][0].batch if batches else None
    sequences = {batch.batch.sequence for batch, _ in batches}
    records = [record for batch, _ in batches for record in batch.batch.ballots]
    leaves = set(map(leaf_of, (*records, *(rescue.ballots if rescue else ()))))
    head = rescue.head_envelope if rescue else last.head if last else b""
    challenged = {leaf for batch, _ in batches for leaf in batch.batch.challenged_leaves}
    challenged |= set(rescue.challenged if rescue else ())
    complete = last is not None and last.final
    if rescue:
        complete = (rescue.head.ballots, rescue.head.challenged) == (len(leaves), len(challenged))
    return {
        "batches": [batch.payload_sha256.hex() for batch, _ in batches],
        "box": box.hex(),
        "challenged": sorted(leaf.hex() for leaf in challenged),
        "complete": complete,
        "head": encode_base64(head),
        "leaves": sorted(leaf.hex() for leaf in leaves),
        "missing": sorted(set(range(1, max(sequences, default=0) + 1)) - sequences),
        "receipts": [encode_base64(receipt) for _, receipt in batches],
        "rescue": rescue.payload_sha256.hex() if rescue else "",
    }
