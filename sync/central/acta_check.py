"""An acta against the batches of its box, whichever comes first.

Both are signed by the same kiosk, so that a difference means a disk that was set back, a copy that went on
by itself, or a stolen key: an alarm for people, never a reason to drop a batch. Rules, for one acta:

1. Actas of one box go on from each other: by their journals, ballots never fall, and the same number of
   ballots has the same digest.
2. The batch that the acta names as its newest is the one that is here.
3. Batches up to that one hold no more than the acta counts, later ones no less; after a cierre definitivo
   none holds more.
4. Where a batch, or a rescued disk, counts what the acta counts, the digests are the same: it agrees.
5. Until then it waits; if more is here and no batch ends where the acta does, it cannot be compared any more.
"""

from collections.abc import Iterable

from kiosk.box_digest import box_digest
from kiosk.canonical import Fields, parse_json
from kiosk.envelope import PayloadType, read_unverified_payload
from kiosk.polls import Polls
from sync.batch import parse_batch
from sync.central.rows import AcceptedBatch, ActaRow, ActaState
from sync.central.transaction import Transaction

ALARM = "acta-differs"


def settle_actas(transaction: Transaction, kiosk: str, box: bytes) -> None:
    """Compare every acta of a box with what is here now; a difference raises an alarm."""
    actas = [acta for acta in transaction.actas(kiosk) if acta.box == box]
    if not actas:
        return
    batches = [batch for batch in transaction.batches(kiosk) if batch.box == box]
    for acta in actas:
        state = _state(transaction, acta, actas, batches)
        if state is ActaState.DIFFERS:
            transaction.raise_alarm(kiosk, ALARM, f"{box.hex()[:8]} {acta.payload_sha256.hex()[:16]}")
        if state is not acta.state:
            transaction.mark_acta(acta.payload_sha256, state)


def contradicts(acta: ActaRow, batches: Iterable[AcceptedBatch]) -> bool:
    """True if one of the batches of its box cannot be, beside this acta (rules 2 and 3)."""
    for batch in batches:
        here = (batch.total_ballots, batch.total_entries)
        more = here[0] > acta.ballots or here[1] > acta.entries
        less = here[0] < acta.ballots or here[1] < acta.entries
        if batch.sequence == acta.batches and batch.payload_sha256 != acta.batch_digest:
            return True
        if more if batch.sequence <= acta.batches else less:
            return True
        if more and acta.polls is Polls.ENDED:
            return True
    return False


def goes_on(earlier: ActaRow, later: ActaRow) -> bool:
    """True if these two actas of one box can both be (rule 1), given in the order of their journals."""
    if later.ballots < earlier.ballots or later.entries < earlier.entries:
        return False
    return later.ballots > earlier.ballots or later.box_digest == earlier.box_digest


def _state(
    transaction: Transaction, acta: ActaRow, actas: list[ActaRow], batches: list[AcceptedBatch]
) -> ActaState:
    place = actas.index(acta)
    chained = all(goes_on(other, acta) for other in actas[:place])
    if not (chained and all(goes_on(acta, other) for other in actas[place + 1 :])):
        return ActaState.DIFFERS
    if contradicts(acta, batches):
        return ActaState.DIFFERS
    if acta.state is ActaState.AGREES and _ending_there(acta, batches):
        return ActaState.AGREES
    found = _digests(transaction, acta, batches)
    if found is not None:
        return ActaState.AGREES if found == (acta.box_digest, acta.register_digest) else ActaState.DIFFERS
    latest = (batches[-1].total_ballots, batches[-1].total_entries) if batches else (0, 0)
    return ActaState.PASSED if latest > acta.sums else ActaState.WAITING


def _ending_there(acta: ActaRow, batches: Iterable[AcceptedBatch]) -> AcceptedBatch | None:
    """The batch that counts what the acta counts."""
    return next((b for b in batches if (b.total_ballots, b.total_entries) == acta.sums), None)


def _digests(
    transaction: Transaction, acta: ActaRow, batches: list[AcceptedBatch]
) -> tuple[bytes, bytes] | None:
    """Of ballots and of register entries, where what is here counts the same as the acta; None elsewhere."""
    batch = _ending_there(acta, batches)
    if batch is not None:
        return _of_batch(transaction, batch, acta)
    if any(
        row.box == acta.box and (row.ballots, row.entries) == acta.sums
        for row in transaction.rescues(acta.kiosk)
    ) or acta.sums == (0, 0):
        leaves = transaction.leaves(acta.kiosk, acta.box, rescued=True)
        digests = transaction.digests(acta.kiosk, acta.box, rescued=True)
        if (len(leaves), len(digests)) == acta.sums:
            return box_digest(leaves), box_digest(digests)
    return None


def _of_batch(transaction: Transaction, batch: AcceptedBatch, acta: ActaRow) -> tuple[bytes, bytes]:
    """The batch carries the digest of the ballots; that of the entries stands in its head, if that has no
    more of them: otherwise the acta's own stands for what cannot be known.
    """
    envelope = transaction.envelope(batch.payload_sha256)
    contents = parse_batch(read_unverified_payload(envelope, PayloadType.BATCH))
    head = Fields(parse_json(read_unverified_payload(contents.head, PayloadType.HEAD)))
    entries = head.number("entries")
    register = head.hex("register_digest", 32) if entries == acta.entries else acta.register_digest
    return contents.box_digest, register
