"""All that one kit keeps in one mode: ballots, register, journal and batches under one signed head.

Every change goes through `change`: what is written and the new signed head commit together or not at all. At
start the head is recomputed from what is stored; a file that disagrees with it is not opened for voting and
not altered.
"""

import os
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from kiosk import database, journal, migrations
from kiosk.ballot_box import BallotBox
from kiosk.batch_log import BatchLog
from kiosk.connection import in_words
from kiosk.context import Context
from kiosk.envelope import SigningKey
from kiosk.errors import Refused, Tampered
from kiosk.head import BOX_ID_LENGTH, Head, read_head, sign_head
from kiosk.journal import JournalEvent, JournalRow
from kiosk.polls import Polls
from kiosk.register import Register


class BoxFile:
    """An open box file. One thread at a time; one process at a time.

    ``resumed`` is true if the polls were open or paused when the machine last went off, ``cut`` the number
    of sessions that ended with it, ``last_minute`` the newest local minute that the journal held before.
    """

    def __init__(self, connection: sqlite3.Connection, head: Head, key: SigningKey, path: Path) -> None:
        self.connection = connection
        self.head = head
        self.path = path
        self.resumed = head.polls in (Polls.OPEN, Polls.PAUSED)
        self.cut = head.under_way
        self.last_minute = journal.newest_minute(connection)
        self.ballots = BallotBox(connection)
        self.register = Register(connection)
        self._key = key

    @staticmethod
    def open(path: Path, context: Context, key: SigningKey, minute: str) -> "BoxFile":
        """Open or create the file. ``minute`` is the local time, for the journal.

        Raises `Tampered` if what is stored is not what the head signed, or only its WAL is left,
        `OperatorError` if it is in use.
        """
        with in_words():
            database.refuse_orphan(path)
            there = path.exists()
        started = there and _verify(path, context, key)
        connection = database.open_for_voting(path)
        try:
            head = _stored_head(connection, key) if started else _create(connection, context, key, minute)
            box = BoxFile(connection, head, key, path)
            box._boot(minute)
        except BaseException:
            connection.close()
            raise
        return box

    def change(self, head: Head, *events: JournalRow, write: Callable[[], None] | None = None) -> None:
        """Commit what ``write`` stores, these events and this head (its journal fields are filled in)."""
        digest = journal.chain(events, self.head.journal_digest)
        following = replace(head, journal=self.head.journal + len(events), journal_digest=digest)
        envelope = sign_head(following, self._key)
        with database.transaction(self.connection):
            if write is not None:
                write()
            for event in events:
                journal.append(self.connection, event)
            self.connection.execute("UPDATE head SET envelope = ? WHERE id = 1", (envelope,))
        self.head = following

    def head_envelope(self) -> bytes:
        """The head as it was signed last."""
        (envelope,) = self.connection.execute("SELECT envelope FROM head").fetchone()
        return bytes(envelope)

    def event(self, minute: str, event: JournalEvent, detail: str = "", place: int = 1) -> JournalRow:
        """The journal row of an event that the next change will commit."""
        return JournalRow(self.head.journal + place, minute, event, detail)

    def holds(self) -> bool:
        """True if what is stored is still what the head signed; the same check as at every start."""
        try:
            _check(self.connection, self.head, self.head.context, self._key.public)
        except Tampered:
            return False
        return True

    def tidy(self) -> None:
        """Take the order of writing out of the file; see `database.tidy`."""
        database.tidy(self.connection)

    def close(self) -> None:
        """Close the file; SQLite empties the WAL."""
        self.connection.close()

    def _boot(self, minute: str) -> None:
        """Count the start; sessions that a power cut ended are counted as abandoned."""
        head, events = self.head, [self.event(minute, JournalEvent.STARTED)]
        if self.cut:
            events.append(self.event(minute, JournalEvent.SESSIONS_CUT, str(self.cut), place=2))
        if minute < self.last_minute:
            place, last = len(events) + 1, self.last_minute
            events.append(self.event(minute, JournalEvent.CLOCK_WENT_BACK, last, place=place))
        self.change(replace(head, boots=head.boots + 1, abandoned=head.abandoned + self.cut), *events)


def _verify(path: Path, context: Context, key: SigningKey) -> bool:
    """True if the file holds a box, False if it holds nothing yet; raises `Tampered` if it was altered."""
    with database.inspected(path) as connection:
        try:
            if not migrations.is_own_schema(connection):
                raise _tampered("schema")
            tables = [table for (table,) in connection.execute(_OWN_TABLES)]
            if not any(connection.execute(f"SELECT 1 FROM {table}").fetchone() for table in tables):
                return False  # a power cut during the very first start
            _check(connection, _stored_head(connection, key), context, key.public)
        except sqlite3.Error as error:
            raise _tampered("unreadable") from error
    return True


_OWN_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> '_sqlite_migrations'"


def _check(connection: sqlite3.Connection, head: Head, context: Context, public: bytes) -> None:
    """Recompute the head from what is stored."""
    if head.context != context:
        raise _tampered("context")
    ballots, register = BallotBox(connection), Register(connection)
    if (len(ballots), ballots.leaves.digest()) != (head.ballots, head.box_digest):
        raise _tampered("ballots")
    if (len(ballots.challenged), ballots.challenged.digest()) != (head.challenged, head.challenged_digest):
        raise _tampered("challenged")
    if (len(register), register.digests.digest()) != (head.entries, head.register_digest):
        raise _tampered("register")
    if not ballots.records_match_leaves() or not register.entries_match_digests():
        raise _tampered("records")
    if (len(register.seen), register.seen.digest()) != (head.entries, head.seen_digest):
        raise _tampered("seen")
    if not _holds(lambda: _journal(connection) == (head.journal, head.journal_digest)):
        raise _tampered("journal")
    batches = BatchLog(connection)
    if not _holds(lambda: batches.is_whole(public, head.batches, head.batch_digest)):
        raise _tampered("batches")


def _journal(connection: sqlite3.Connection) -> tuple[int, bytes]:
    rows = journal.rows(connection)
    return len(rows), journal.chain(rows)


def _holds(check: Callable[[], bool]) -> bool:
    """The check's answer; what cannot even be read, a false signature or an unknown event, does not hold."""
    try:
        return check()
    except (Refused, ValueError):
        return False


def _stored_head(connection: sqlite3.Connection, key: SigningKey) -> Head:
    row = connection.execute("SELECT envelope FROM head").fetchone()
    try:
        return read_head(row[0] if row else b"", key.public)
    except Refused as error:
        raise _tampered("head") from error


def _create(connection: sqlite3.Connection, context: Context, key: SigningKey, minute: str) -> Head:
    row = JournalRow(1, minute, JournalEvent.BOX_CREATED)
    head = Head(
        consultation=context.consultation, kiosk=context.kiosk, station=context.station, mode=context.mode,
        box=os.urandom(BOX_ID_LENGTH), journal=1, journal_digest=journal.chain([row]),
    )  # fmt: skip
    with database.transaction(connection):
        journal.append(connection, row)
        connection.execute("INSERT INTO head (id, envelope) VALUES (1, ?)", (sign_head(head, key),))
    return head


def _tampered(part: str) -> Tampered:
    return Tampered(
        f"box-{part}",
        "Lo guardado en esta urna no coincide con lo que ella misma firmó.",
        "No vote en este equipo. Apáguelo, guárdelo y llame al centro de escrutinio.",
        kept="Los votos que guarda pueden estar en riesgo. No se abrió para votar y no se cambió nada.",
    )
