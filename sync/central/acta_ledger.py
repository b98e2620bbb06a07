"""The actas that the centre has read: the part of a transaction that keeps them."""

from typing import Any

from sqlalchemy import insert, select, update

from kiosk.context import KioskId
from kiosk.polls import Polls
from sync.central import tables
from sync.central.ledger import Ledger
from sync.central.rows import ActaRow, ActaState

_ACTA = tables.acta.c
_COLUMNS = (
    _ACTA.kiosk, _ACTA.box, _ACTA.payload_sha256, _ACTA.polls, _ACTA.closed_at, _ACTA.ballots, _ACTA.entries,
    _ACTA.box_digest, _ACTA.register_digest, _ACTA.batches, _ACTA.batch_digest, _ACTA.journal, _ACTA.state,
)  # fmt: skip
_ORDER = (_ACTA.kiosk, _ACTA.box, _ACTA.journal, _ACTA.ballots, _ACTA.payload_sha256)


class ActaLedger(Ledger):
    """Reads and writes inside the transaction of this connection."""

    def keep_acta(self, acta: ActaRow, envelope: bytes) -> None:
        """Keep an acta with its signed head."""
        self._connection.execute(insert(tables.acta), {**vars(acta), "envelope": envelope})

    def mark_acta(self, payload_sha256: bytes, state: ActaState) -> None:
        """How it compares with what is here now."""
        known = _ACTA.payload_sha256 == payload_sha256
        self._connection.execute(update(tables.acta).where(known).values(state=state))

    def actas(self, kiosk: str | None = None) -> list[ActaRow]:
        """Every acta, by kiosk, box and age: the newest of a box last."""
        query = select(*_COLUMNS)
        if kiosk is not None:
            query = query.where(_ACTA.kiosk == kiosk)
        return [_row(row) for row in self._connection.execute(query.order_by(*_ORDER))]

    def acta_envelopes(self) -> list[bytes]:
        """The signed heads, in the same order."""
        query = select(_ACTA.envelope).order_by(*_ORDER)
        return [bytes(envelope) for envelope in self._connection.scalars(query)]


def _row(row: Any) -> ActaRow:
    kiosk, box, digest, polls, closed_at, ballots, entries, *digests_and_rest = row
    leaves, register, batches, batch, journal, state = digests_and_rest
    return ActaRow(
        KioskId(kiosk), bytes(box), bytes(digest), Polls(polls), closed_at, ballots, entries, bytes(leaves),
        bytes(register), batches, bytes(batch), journal, ActaState(state),
    )  # fmt: skip
