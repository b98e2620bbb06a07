"""What is published of each kiosk, so that anyone can recompute its box: leaves, signed head, receipts.

It is taken from the original envelopes of the batches that were counted, and from nothing else.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from kiosk.canonical import canonical_json, encode_base64
from kiosk.record import leaf_of
from kiosk.roster import Roster
from sync.bundle import KIOSKS
from sync.central.store import Store
from sync.verifier import VerifiedBatch, verify_batch


def kiosk_files(store: Store, roster: Roster, batches: Iterable[str]) -> dict[str, bytes]:
    """``kiosks/<id>.json`` of every kiosk on the roster; ``batches``: the payload hashes of the closing."""
    boxes: dict[str, dict[bytes, list[tuple[VerifiedBatch, bytes]]]] = defaultdict(lambda: defaultdict(list))
    with store.reading() as transaction:
        for digest in map(bytes.fromhex, batches):
            batch = verify_batch(transaction.envelope(digest), roster)
            receipt = transaction.receipt(digest)
            assert receipt is not None, "a counted batch has its receipt"
            boxes[batch.batch.kiosk][batch.batch.box].append((batch, receipt))
    return {
        f"{KIOSKS}{kiosk.id}.json": canonical_json(
            {
                "boxes": [_box(boxes[kiosk.id][box]) for box in sorted(boxes[kiosk.id])],
                "kiosk": kiosk.id,
                "station": kiosk.station,
            }
        )
        for kiosk in roster.kiosks
    }


def _box(received: list[tuple[VerifiedBatch, bytes]]) -> dict[str, Any]:
    received.sort(key=lambda item: item[0].batch.sequence)
    last = received[-1][0].batch
    sequences = {batch.batch.sequence for batch, _ in received}
    return {
        "batches": [batch.payload_sha256.hex() for batch, _ in received],
        "box": last.box.hex(),
        "complete": last.final,
        "head": encode_base64(last.head),
        "leaves": sorted(leaf_of(record).hex() for batch, _ in received for record in batch.batch.ballots),
        "missing": sorted(set(range(1, last.sequence + 1)) - sequences),
        "receipts": [encode_base64(receipt) for _, receipt in received],
    }
