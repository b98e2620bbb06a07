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
from sync.rescue import Rescue, verify_rescue
from sync.verifier import VerifiedBatch, verify_batch


@dataclass
class _Received:
    """What was counted of one box."""

    batches: list[tuple[VerifiedBatch, bytes]] = field(default_factory=list)
    rescue: Rescue | None = None


def kiosk_files(store: Store, centre: Centre, closing: Mapping[str, Any]) -> dict[str, bytes]:
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
    return {
        f"{KIOSKS}{kiosk.id}.json": canonical_json(
            {
                "boxes": [_box(box, boxes[kiosk.id][box]) for box in sorted(boxes[kiosk.id])],
                "kiosk": kiosk.id,
                "station": kiosk.station,
            }
        )
        for kiosk in roster.kiosks
    }


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
