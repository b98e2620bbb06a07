"""A hostile kiosk: it has its own key and says with it whatever it likes."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from kiosk.box_digest import box_digest
from kiosk.envelope import PayloadType, SigningKey, sign_envelope
from kiosk.head import read_head, sign_head
from kiosk.record import leaf_of
from sync.batch import Batch
from tests.tools.centres import World


def sign(batch: Batch, key: SigningKey) -> bytes:
    """The envelope of a batch as it stands, whatever it says."""
    return sign_envelope(PayloadType.BATCH, batch.encoded(), key)


def forge(
    batch: Batch,
    key: SigningKey,
    ballots: Iterable[bytes] | None = None,
    entries: Iterable[bytes] | None = None,
    voided: Iterable[bytes] = (),
) -> bytes:
    """The first batch of a box with other contents, every sum and digest made to agree with them."""
    ballots = tuple(sorted(set(batch.ballots if ballots is None else ballots)))
    entries = tuple(sorted(set(batch.entries if entries is None else entries)))
    digest = box_digest(map(leaf_of, ballots))
    leaves = tuple(sorted(voided))
    void = box_digest(leaves)
    head = read_head(batch.head, key.public)
    head = replace(head, ballots=len(ballots), entries=len(entries), box_digest=digest)
    head = replace(head, challenged=len(leaves), challenged_digest=void)
    forged = replace(
        batch, ballots=ballots, entries=entries, total_ballots=len(ballots), total_entries=len(entries),
        box_digest=digest, head=sign_head(head, key), challenged=len(leaves), challenged_digest=void,
        challenged_leaves=leaves,
    )  # fmt: skip
    return sign(forged, key)


def following(world: World, number: int, batch: Batch, **changes: object) -> bytes:
    """The batch that comes after ``batch`` in its chain, with some fields changed."""
    key = world.kiosk(number).key
    previous = hashlib.sha256(batch.encoded()).digest()
    values = {"sequence": batch.sequence + 1, "previous": previous, "ballots": (), "entries": (), **changes}
    return sign(replace(batch, **values), key)  # type: ignore[arg-type]
