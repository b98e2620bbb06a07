"""Alarms, decisions of staff, and who did what: the part of a transaction that only grows."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from sync.central import tables
from sync.central.rows import AuditRow
from sync.decision import Decision, DecisionKind

AUDIT_START = bytes(32)
_AUDIT_LOCK = 7_253_002
_MOST_WHO, _MOST_DETAIL = 64, 400
_AUDIT = select(
    tables.audit.c.number, tables.audit.c.at, tables.audit.c.who, tables.audit.c.action,
    tables.audit.c.detail, tables.audit.c.digest,
)  # fmt: skip


class Ledger:
    """Reads and writes inside the transaction of this connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def raise_alarm(self, kiosk: str, kind: str, detail: str) -> None:
        """Keep an alarm; the same one again changes nothing."""
        self._keep(tables.alarm, [{"kiosk": kiosk, "kind": kind, "detail": detail}])

    def alarms(self) -> list[tuple[str, str, str]]:
        """Kiosk, kind and detail of every alarm, sorted."""
        table = tables.alarm.c
        query = select(table.kiosk, table.kind, table.detail).order_by(table.kiosk, table.kind, table.detail)
        return [(kiosk, kind, detail) for kiosk, kind, detail in self._connection.execute(query)]

    def decide(self, decision: Decision, envelope: bytes) -> None:
        """Keep a signed decision; the same number again changes nothing."""
        row = {
            "number": decision.number, "kiosk": decision.kiosk, "box": decision.box,
            "kind": decision.kind.value, "envelope": envelope,
        }  # fmt: skip
        self._keep(tables.decision, [row])

    def decisions(self) -> list[bytes]:
        """Every decision's envelope, by number."""
        query = select(tables.decision.c.envelope).order_by(tables.decision.c.number)
        return [bytes(envelope) for (envelope,) in self._connection.execute(query)]

    def verdict(self, kiosk: str, box: bytes) -> DecisionKind | None:
        """Whether staff admitted or excluded this box; the last word holds; None if nobody said."""
        table = tables.decision.c
        query = select(table.kind).where(table.kiosk == kiosk, table.box == box)
        kind = self._connection.execute(query.order_by(table.number.desc()).limit(1)).scalar()
        return None if kind is None else DecisionKind(kind)

    def excluded(self) -> set[tuple[str, bytes]]:
        """Kiosk and box of every box that is excluded."""
        table = tables.decision.c
        query = select(table.kiosk, table.box, table.kind)
        last = {(r[0], bytes(r[1])): r[2] for r in self._connection.execute(query.order_by(table.number))}
        return {place for place, kind in last.items() if kind == DecisionKind.EXCLUDE.value}

    def settle(self, envelope: bytes) -> None:
        """Keep the next version of what is settled before the closing."""
        number = self._connection.execute(select(func.max(tables.settling.c.number))).scalar() or 0
        self._connection.execute(insert(tables.settling), {"number": number + 1, "envelope": envelope})

    def settled(self) -> bytes | None:
        """The last version, or None."""
        table = tables.settling.c
        query = select(table.envelope).order_by(table.number.desc()).limit(1)
        envelope = self._connection.execute(query).scalar()
        return None if envelope is None else bytes(envelope)

    def hear(self, kiosk: str, moment: datetime) -> None:
        """Something of this kiosk came now: only the last time is kept."""
        minute = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")
        dialect = postgresql if self._connection.dialect.name == "postgresql" else sqlite
        row = dialect.insert(tables.heard).values(kiosk=kiosk, minute=minute)
        self._connection.execute(row.on_conflict_do_update(index_elements=["kiosk"], set_={"minute": minute}))

    def heard(self) -> dict[str, datetime]:
        """When each kiosk was last heard of."""
        found = self._connection.execute(select(tables.heard.c.kiosk, tables.heard.c.minute))
        return {kiosk: datetime.fromisoformat(minute) for kiosk, minute in found}

    def write_audit(self, at: str, who: str, action: str, detail: str) -> None:
        """Add to who did what, chained to the row before it."""
        if self._connection.dialect.name == "postgresql":
            self._connection.execute(select(func.pg_advisory_xact_lock(_AUDIT_LOCK)))
        query = _AUDIT.order_by(tables.audit.c.number.desc()).limit(1)
        last = self._connection.execute(query).first()
        number, previous = (last[0] + 1, bytes(last[5] or b"")) if last else (1, AUDIT_START)
        row = AuditRow(number, at, who[:_MOST_WHO], action, detail[:_MOST_DETAIL], b"")
        digest = row.chained(previous)
        self._connection.execute(insert(tables.audit), {**vars(row), "digest": digest})

    def audit(self) -> list[AuditRow]:
        """Who did what, oldest first."""
        found = self._connection.execute(_AUDIT.order_by(tables.audit.c.number))
        return [AuditRow(*row[:5], bytes(row[5] or b"")) for row in found]

    def _keep(self, table: Table, rows: list[dict[str, Any]]) -> None:
        """Insert what is not here yet."""
        if not rows:
            return
        if self._connection.dialect.name == "postgresql":
            self._connection.execute(postgresql.insert(table).on_conflict_do_nothing(), rows)
        else:
            self._connection.execute(sqlite.insert(table).on_conflict_do_nothing(), rows)
