"""Who did what at the centre: a chain of rows that only grows, kept with what they are about.

Each row's digest is SHA-256(the digest before ‖ canonical JSON of [number, at, who, action, detail]), from 32
zero bytes: a row that was changed, taken out or put in between shows. Rows cut off at the end show only
against the last digest as it was written down, or as it stands in a backup. No row names a voter.
"""

import getpass
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from kiosk.consultation import Consultation
from sync.central.ledger import AUDIT_START
from sync.central.rows import AuditRow
from sync.central.store import Store
from sync.central.transaction import Transaction

Now = Callable[[], datetime]


def now() -> datetime:
    """The moment, as the machine knows it."""
    return datetime.now(UTC)


def system_user() -> str:
    """The account that runs the program; its number where it has no name."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "cuenta sin nombre"


@dataclass(frozen=True)
class Clerk:
    """Who acts, and the hour of the consultation's place."""

    name: str
    zone: ZoneInfo
    clock: Now = now

    @staticmethod
    def of(consultation: Consultation, name: str = "", clock: Now = now) -> "Clerk":
        """The operator of that name, or the account that runs the program."""
        return Clerk(name.strip() or system_user(), ZoneInfo(consultation.timezone), clock)

    def minute(self) -> str:
        """Local, ``2026-11-15T08:02``."""
        return self.clock().astimezone(self.zone).strftime("%Y-%m-%dT%H:%M")

    def utc_minute(self) -> str:
        """As decisions and orders carry it: ``2026-11-15T13:02Z``."""
        return self.clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")

    def note(self, transaction: Transaction, action: str, detail: str) -> None:
        """Inside the caller's transaction, with the change that it tells."""
        transaction.write_audit(self.minute(), self.name, action, detail)

    def record(self, store: Store, action: str, detail: str) -> None:
        """In a transaction of its own, after what it tells."""
        with store.transaction() as transaction:
            self.note(transaction, action, detail)


def first_break(rows: Sequence[AuditRow]) -> int | None:
    """The number of the first row that is not what the chain says, or None if all of it holds."""
    previous = AUDIT_START
    for number, row in enumerate(rows, 1):
        if row.number != number or row.chained(previous) != row.digest:
            return row.number
        previous = row.digest
    return None


def chain_end(rows: Sequence[AuditRow]) -> str:
    """The last digest, hexadecimal: what people write down; empty without rows."""
    return rows[-1].digest.hex() if rows else ""
