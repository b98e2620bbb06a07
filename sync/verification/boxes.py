"""Checks B1 to B7 and C1: the boxes are those that kiosks signed and the centre received. Pure."""

from collections.abc import Callable, Iterator

from kiosk.box_digest import box_digest
from kiosk.errors import Refused
from kiosk.head import Head, read_head
from kiosk.roster import Roster
from sync.bundle import RESULTS
from sync.decision import DecisionKind
from sync.receipt import Receipt, read_receipt
from sync.verification.kiosk_form import BoxForm, KioskForm
from sync.verification.reading import Bundle, Finding
from sync.verification.results_form import KEY_NAMES


def check_boxes(bundle: Bundle) -> Iterator[Finding]:
    """One finding for each check, in order."""
    yield Finding("B1", _kiosks(bundle, lambda kiosk, box: _head(bundle, kiosk, box) is not None))
    yield Finding("B2", _kiosks(bundle, lambda kiosk, box: _is_the_box(bundle, kiosk, box)))
    yield Finding("C1", _challenges(bundle))
    boxes = [box for kiosk in bundle.kiosks for box in kiosk.boxes]
    batches = sorted(batch for box in boxes for batch in box.batches)
    yield Finding("B3", () if batches == list(bundle.results.batches) else (RESULTS,))
    yield Finding("B4", _kiosks(bundle, lambda kiosk, box: _has_receipts(bundle, kiosk, box)))
    rescues = sorted(box.rescue for box in boxes if box.rescue)
    yield Finding("B5", () if rescues == list(bundle.results.rescues) else (RESULTS,))
    missing = {kiosk.known.id for kiosk in bundle.kiosks if not _is_whole(bundle.roster, kiosk)}
    named = {kiosk for kiosk, _ in bundle.results.incomplete}
    yield Finding("B6", tuple(sorted(missing ^ named)))
    yield Finding("B7", tuple(kiosk.known.id for kiosk in bundle.kiosks if not _is_admitted(bundle, kiosk)))


def _kiosks(bundle: Bundle, holds: Callable[[KioskForm, BoxForm], bool]) -> tuple[str, ...]:
    """The kiosks of which some box does not hold."""
    return tuple(
        kiosk.known.id for kiosk in bundle.kiosks if not all(holds(kiosk, box) for box in kiosk.boxes)
    )


def _head(bundle: Bundle, kiosk: KioskForm, box: BoxForm) -> Head | None:
    """The box's head if its kiosk signed it for this place, or None."""
    try:
        head = read_head(box.head, kiosk.known.public)
    except Refused:
        return None
    place = head.kiosk, head.station, head.box, head.consultation, head.mode
    known, roster = kiosk.known, bundle.roster
    return head if place == (known.id, known.station, box.box, roster.consultation, roster.mode) else None


def _is_the_box(bundle: Bundle, kiosk: KioskForm, box: BoxForm) -> bool:
    head = _head(bundle, kiosk, box)
    if head is None:
        return False
    if not box.complete:
        return len(box.leaves) <= head.ballots
    return (head.ballots, head.box_digest) == (len(box.leaves), box_digest(box.leaves))


def _challenges(bundle: Bundle) -> tuple[str, ...]:
    aside = {(kiosk, leaf) for kiosk, leaf, _ in bundle.results.set_aside}
    wrong, total = [], 0
    for kiosk in bundle.kiosks:
        name = kiosk.known.id
        cast = {leaf for box in kiosk.boxes for leaf in box.leaves if (name, leaf) not in aside}
        for box in kiosk.boxes:
            total += len(box.challenged)
            head = _head(bundle, kiosk, box)
            if head is None or not _are_the_challenges(head, box) or not cast.isdisjoint(box.challenged):
                wrong.append(name)
    if not wrong and total != bundle.results.ballots.challenged:
        return (RESULTS,)
    return tuple(wrong)


def _are_the_challenges(head: Head, box: BoxForm) -> bool:
    if not box.complete:
        return len(box.challenged) <= head.challenged
    return (head.challenged, head.challenged_digest) == (len(box.challenged), box_digest(box.challenged))


def _has_receipts(bundle: Bundle, kiosk: KioskForm, box: BoxForm) -> bool:
    centre = bundle.results.keys[KEY_NAMES.index("centre")]
    try:
        receipts = [read_receipt(envelope, centre) for envelope in box.receipts]
    except Refused:
        return False
    named = [_batch_of(receipt) for receipt in receipts]
    sequences = [receipt.sequence for receipt in receipts]
    awaited = set(range(1, max(sequences, default=0) + 1))
    return (
        named == [(kiosk.known.id, box.box, batch) for batch in box.batches]
        and sequences == sorted(set(sequences))
        and box.missing == tuple(sorted(awaited - set(sequences)))
    )


def _batch_of(receipt: Receipt) -> tuple[str, bytes, bytes]:
    return receipt.kiosk, receipt.box, receipt.payload_sha256


def _is_whole(roster: Roster, kiosk: KioskForm) -> bool:
    """True if nothing more is awaited of a kiosk; of a revoked one, beyond its last good sequence."""
    last_good = roster.revocations.get(kiosk.known.id)
    for box in kiosk.boxes:
        good = last_good is not None and not box.missing and len(box.batches) >= last_good
        if not box.complete and not good:
            return False
    return bool(kiosk.boxes) or last_good == 0


def _is_admitted(bundle: Bundle, kiosk: KioskForm) -> bool:
    decided = {
        decision.box: decision.kind
        for decision in bundle.results.decisions
        if decision.kiosk == kiosk.known.id
    }
    kinds = [decided.get(box.box) for box in kiosk.boxes]
    return DecisionKind.EXCLUDE not in kinds and kinds.count(None) <= 1
