"""What is in the boxes, and on whose word: that of accepted batches, or of a disk's signed head.

An item (the leaf of a ballot, cast or voided by a challenge, or an entry's digest) that only a rescue holds
is marked as rescued; the batch that brings it later takes the mark away. So a batch's sums and digests are
held against batches alone, and nothing is ever here twice.
"""

from collections.abc import Iterable

from sqlalchemy import Table, delete, func, insert, select

from kiosk.context import KioskId
from sync.brought import Brought
from sync.central import tables
from sync.central.acta_ledger import ActaLedger
from sync.central.bulk import keep_rows
from sync.central.rows import RescueRow
from sync.rescue import Rescue

_RESCUE = tables.rescue.c
_RESCUED = tables.rescued.c
_RESCUE_COLUMNS = (
    _RESCUE.kiosk, _RESCUE.box, _RESCUE.payload_sha256, _RESCUE.batches, _RESCUE.ballots, _RESCUE.entries,
)  # fmt: skip


class RescueLedger(ActaLedger):
    """The part of a transaction that fills and empties boxes."""

    def put(self, kiosk: str, box: bytes, brought: Brought, *, rescued: bool = False) -> None:
        """Put it into a box, each thing once; ``rescued``: no batch holds it."""
        place = (kiosk, box)
        if rescued:
            here = self.leaves(kiosk, box) | self.digests(kiosk, box) | self.challenged(kiosk, box)
            keep_rows(self._connection, tables.rescued, place, ((item,) for item in brought.keys - here))
        elif self.rescued_items(kiosk, box):
            self._unmark(kiosk, box, brought.keys)
        keep_rows(self._connection, tables.ballot, place, brought.ballots)
        keep_rows(self._connection, tables.entry, place, brought.entries)
        keep_rows(self._connection, tables.challenged, place, ((leaf,) for leaf in brought.challenged))

    def empty(self, kiosk: str, box: bytes) -> None:
        """Take everything out of a box, for `put` to fill it again from what still counts."""
        for table in (tables.ballot, tables.entry, tables.challenged, tables.rescued):
            self._connection.execute(delete(table).where(table.c.kiosk == kiosk, table.c.box == box))

    def leaves(self, kiosk: str, box: bytes, *, rescued: bool = False) -> set[bytes]:
        """Leaves of the ballots of one box that batches hold; with ``rescued``, all that are here."""
        return self._items(tables.ballot, "leaf", kiosk, box, rescued=rescued)

    def digests(self, kiosk: str, box: bytes, *, rescued: bool = False) -> set[bytes]:
        """Digests of the entries of one box, likewise."""
        return self._items(tables.entry, "digest", kiosk, box, rescued=rescued)

    def challenged(self, kiosk: str, box: bytes, *, rescued: bool = False) -> set[bytes]:
        """Leaves of the ballots of one box that were voided by a challenge, likewise."""
        return self._items(tables.challenged, "leaf", kiosk, box, rescued=rescued)

    def challenged_at(self, kiosk: str) -> set[bytes]:
        """Leaves of all ballots that were voided at a kiosk, those of excluded boxes not."""
        table, out = tables.challenged.c, self.excluded()
        query = select(table.box, table.leaf).where(table.kiosk == kiosk)
        return {
            bytes(leaf) for box, leaf in self._connection.execute(query) if (kiosk, bytes(box)) not in out
        }

    def challenges(self) -> dict[str, int]:
        """How many ballots were voided by a challenge, by kiosk; kiosks without one are left out."""
        kiosks = self._connection.execute(select(tables.challenged.c.kiosk).distinct())
        counts = {kiosk: len(self.challenged_at(kiosk)) for (kiosk,) in kiosks}
        return {kiosk: count for kiosk, count in counts.items() if count}

    def accept_rescue(self, rescue: Rescue) -> None:
        """Keep a rescue with all that it holds."""
        head = rescue.head
        row = {
            "payload_sha256": rescue.payload_sha256, "kiosk": head.kiosk, "box": head.box,
            "batches": head.batches, "ballots": head.ballots, "entries": head.entries,
            "envelope": rescue.envelope,
        }  # fmt: skip
        self._connection.execute(insert(tables.rescue), row)
        self.put(head.kiosk, head.box, rescue.brought(), rescued=True)

    def drop_rescue(self, payload_sha256: bytes) -> None:
        """It does not count any more; the caller holds it, and fills the box again."""
        self._connection.execute(delete(tables.rescue).where(_RESCUE.payload_sha256 == payload_sha256))

    def rescues(self, kiosk: str | None = None) -> list[RescueRow]:
        """Rescues that count, by kiosk and box, of one box the one with most ballots last."""
        query = select(*_RESCUE_COLUMNS)
        if kiosk is not None:
            query = query.where(_RESCUE.kiosk == kiosk)
        order = (_RESCUE.kiosk, _RESCUE.box, _RESCUE.ballots, _RESCUE.entries, _RESCUE.payload_sha256)
        return [_rescue(*row) for row in self._connection.execute(query.order_by(*order))]

    def rescued_items(self, kiosk: str, box: bytes) -> int:
        """How many ballots and entries of a box no batch holds."""
        query = select(func.count()).select_from(tables.rescued)
        return int(
            self._connection.execute(query.where(_RESCUED.kiosk == kiosk, _RESCUED.box == box)).scalar_one()
        )

    def _items(self, table: Table, key: str, kiosk: str, box: bytes, *, rescued: bool) -> set[bytes]:
        query = select(table.c[key]).where(table.c.kiosk == kiosk, table.c.box == box)
        if not rescued:
            marked = select(_RESCUED.item).where(_RESCUED.kiosk == kiosk, _RESCUED.box == box)
            query = query.where(table.c[key].not_in(marked))
        return {bytes(item) for (item,) in self._connection.execute(query)}

    def _unmark(self, kiosk: str, box: bytes, items: Iterable[bytes]) -> None:
        for item in items:
            here = (_RESCUED.kiosk == kiosk, _RESCUED.box == box, _RESCUED.item == item)
            self._connection.execute(delete(tables.rescued).where(*here))


def _rescue(kiosk: str, box: bytes, digest: bytes, batches: int, ballots: int, entries: int) -> RescueRow:
    return RescueRow(KioskId(kiosk), bytes(box), bytes(digest), batches, ballots, entries)
