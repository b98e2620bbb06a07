"""What happened to the machine, never what anyone chose and never a name: enumerated events, chained.

The journal's digest is a hash chain: SHA-256(previous digest ‖ canonical JSON of [sequence, minute, event,
detail]), starting from 32 zero bytes; the signed head carries it, so an edited journal shows at start.
No event is written for each ballot: their times would tell the order of voting.
"""

import hashlib
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kiosk.canonical import canonical_json

START = bytes(32)


class JournalEvent(StrEnum):
    """Every kind of event that there is."""

    BOX_CREATED = "box_created"
    STARTED = "started"
    POLLS_OPENED = "polls_opened"
    POLLS_PAUSED = "polls_paused"
    POLLS_RESUMED = "polls_resumed"
    DAY_CLOSED = "day_closed"
    ENDED = "ended"
    CLOCK_WENT_BACK = "clock_went_back"
    DISPUTE_OPENED = "dispute_opened"
    SESSIONS_CUT = "sessions_cut"
    CHALLENGED = "challenged"
    UNDECIDED = "undecided"
    NOTE = "note"
    PIN_RESET = "pin_reset"
    WIPED = "wiped"


@dataclass(frozen=True)
class JournalRow:
    """``minute`` is local time to the minute; ``detail`` a short text without names or choices."""

    sequence: int
    minute: str
    event: JournalEvent
    detail: str = ""

    def chained(self, previous: bytes) -> bytes:
        """The chain's digest (32 bytes) after this row."""
        row = canonical_json([self.sequence, self.minute, self.event.value, self.detail])
        return hashlib.sha256(previous + row).digest()


def chain(rows: Iterable[JournalRow], start: bytes = START) -> bytes:
    """The digest after all rows in their order."""
    digest = start
    for row in rows:
        digest = row.chained(digest)
    return digest


def append(connection: sqlite3.Connection, row: JournalRow) -> None:
    """Inside the caller's transaction."""
    connection.execute(
        "INSERT INTO journal (sequence, minute, event, detail) VALUES (?, ?, ?, ?)",
        (row.sequence, row.minute, row.event.value, row.detail),
    )


def rows(connection: sqlite3.Connection, after: int = 0) -> list[JournalRow]:
    """All rows after a sequence number, in order."""
    found = connection.execute(
        "SELECT sequence, minute, event, detail FROM journal WHERE sequence > ? ORDER BY sequence", (after,)
    )
    return [JournalRow(n, minute, JournalEvent(event), detail) for n, minute, event, detail in found]


def newest_minute(connection: sqlite3.Connection) -> str:
    """The latest local minute of any row, which is the last known time; empty without rows."""
    (minute,) = connection.execute("SELECT max(minute) FROM journal").fetchone()
    return str(minute or "")
