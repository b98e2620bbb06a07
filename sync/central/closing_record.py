"""What the closing leaves in the centre's folder, signed by the organiser: the record, the counts of people,
and last the frozen box. While the box is not there the closing has not happened, and is done again.
"""

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import Any

from kiosk.canonical import canonical_json
from kiosk.envelope import PayloadType, SigningKey, sign_envelope
from kiosk.files import write_durably
from sync.central.acceptances import OpenPoint, exclusions
from sync.central.frozen_box import FrozenBox
from sync.central.places import Centre
from sync.central.reconcile import Reconciliation
from sync.central.settling import Received
from sync.central.transaction import Transaction
from sync.decision import Decision


@dataclass(frozen=True)
class ClosingRecord:
    """What is written down besides the reconciliation: how many ballots had come, from which documents, and
    what people accepted and excluded.
    """

    ballots: int
    received: Received
    points: tuple[OpenPoint, ...]
    excluded: tuple[Decision, ...]

    @staticmethod
    def of(
        centre: Centre,
        transaction: Transaction,
        points: tuple[OpenPoint, ...],
        ballots: int,
        received: Received,
    ) -> "ClosingRecord":
        """As it stands in this transaction."""
        return ClosingRecord(ballots, received, points, exclusions(centre, transaction))


def write_record(
    centre: Centre, organiser: SigningKey, box: FrozenBox, result: Reconciliation, record: ClosingRecord
) -> None:
    """Write the three files, the frozen box last."""
    frozen = box.signed(organiser)
    digest = hashlib.sha256(frozen).hexdigest()
    closing = _closing(box, result, record, digest)
    participation = _participation(centre, result, digest)
    for path, payload_type, payload in (
        (centre.participation_path, PayloadType.PARTICIPATION, participation),
        (centre.closing_path, PayloadType.CLOSING, closing),
    ):
        write_durably(path, sign_envelope(payload_type, canonical_json(payload), organiser))
    write_durably(centre.frozen_box_path, frozen)


def _closing(
    box: FrozenBox, result: Reconciliation, record: ClosingRecord, frozen_box_sha256: str
) -> dict[str, Any]:
    return {
        "acceptances": [
            {"kiosk": point.kiosk, "reason": point.reason} for point in record.points if point.reason
        ],
        "alarms": [{"count": count, "kind": kind, "kiosk": kiosk} for kiosk, kind, count in result.alarms],
        "ballots_received": record.ballots,
        "batches": [digest.hex() for digest in record.received.batches],
        "consultation": box.consultation.digest.hex(),
        "duplicates": [
            {
                "counted": d.counted[1].hex() if d.counted else "",
                "disputed": d.disputed,
                "places": [{"kiosk": kiosk, "leaf": leaf.hex()} for kiosk, leaf in d.places],
            }
            for d in result.duplicates
        ],
        "exclusions": [
            {"box": decision.box.hex(), "kiosk": decision.kiosk, "reason": decision.reason}
            for decision in record.excluded
        ],
        "frozen_box_sha256": frozen_box_sha256,
        "incomplete": list(box.incomplete),
        "mode": box.mode.value,
        "rescues": [digest.hex() for digest in record.received.rescues],
        "seed": box.seed.hex(),
        "set_aside": [
            {"kiosk": aside.kiosk, "leaf": aside.leaf.hex(), "reason": aside.reason}
            for aside in result.set_aside
        ],
    }


def _participation(centre: Centre, result: Reconciliation, frozen_box_sha256: str) -> dict[str, Any]:
    """Counts of people whose ballot went into the frozen box, by question and by answer."""
    questions = []
    for question in centre.consultation.questions:
        given = Counter(dict(answers).get(question.id, "") for _, answers in result.answers)
        counts = [{"count": given[answer], "label": answer} for answer in question.answers]
        questions.append({"answers": counts, "id": question.id, "unanswered": given[""]})
    return {
        "frozen_box_sha256": frozen_box_sha256,
        "participants": len(result.answers),
        "questions": questions,
    }
