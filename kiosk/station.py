"""The use cases of one voting point: what the screens call, and all that they may call.

Nothing here touches Qt; all of it runs in the one worker thread that owns the box file. Each method returns
only after its transaction has committed, so a screen that says "¡Gracias!" says it about a durable ballot.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk import machine, polls, sealing
from kiosk.batch_log import BatchLog, StoredBatch
from kiosk.box_file import BoxFile
from kiosk.challenge import Challenge
from kiosk.consultation import Consultation, VotingPoint
from kiosk.context import Context, Mode
from kiosk.envelope import PayloadType, sign_envelope
from kiosk.erasing import finish_erasing
from kiosk.errors import OperatorError, Refused
from kiosk.head import Head, read_head
from kiosk.journal import JournalEvent
from kiosk.kit import ActiveKit
from kiosk.minutes import Clock, Minutes, local_minute
from kiosk.participant import Document, canonical_name, pseudonym_of
from kiosk.pin_guard import PinAnswer, PinGuard
from kiosk.polls import Polls, PollsEvent
from kiosk.readiness import Facts, Surroundings
from kiosk.register import seen_digest
from kiosk.settings import Settings
from kiosk.vote import SealedVote, Voter, checked_answers, seal_vote


@dataclass(frozen=True)
class StationStatus:
    """What the volunteer's home shows. ``opened_at`` is a local minute, ``2026-11-15T08:02``, or None;
    ``clock_behind`` is true while the clock shows less than it has shown before.
    """

    polls: Polls
    ballots: int
    people: int
    started: int
    abandoned: int
    challenged: int
    opened_at: str | None
    unbatched: int
    undelivered: int
    last_receipt: str | None
    clock_behind: bool = False


_POLLS_EVENTS = {
    PollsEvent.OPEN: JournalEvent.POLLS_OPENED,
    PollsEvent.PAUSE: JournalEvent.POLLS_PAUSED,
    PollsEvent.RESUME: JournalEvent.POLLS_RESUMED,
    PollsEvent.CLOSE_DAY: JournalEvent.DAY_CLOSED,
    PollsEvent.END: JournalEvent.ENDED,
}


class Station:
    """One kit in one mode, with its box file open."""

    def __init__(self, active: ActiveKit, mode: Mode, box: BoxFile, clock: Clock) -> None:
        self.kit = active.kit
        self.mode = mode
        self.box = box
        self.batches = BatchLog(box.connection)
        self._active = active
        self._pin = PinGuard(box)
        self._minutes = Minutes(clock, ZoneInfo(active.kit.consultation.timezone), box.last_minute)

    @staticmethod
    def start(active: ActiveKit, data: Path, mode: Mode, clock: Clock = datetime.now) -> "Station":
        """Open the box file of this kit and mode under the folder ``data``.

        Raises `OperatorError` if the mode is not the kit's (an official kit may also practise) or the file
        is in use, `Tampered` if it was altered. In practice it first ends an erasing that was cut off, as
        when practising is begun anew; an official box waits for nothing of that.
        """
        if mode is Mode.OFFICIAL and active.kit.mode is Mode.PRACTICE:
            raise OperatorError(
                "Este equipo es solo de práctica.",
                "Para votar de verdad use un kit oficial.",
                kept="No se perdió nada.",
            )
        if mode is Mode.PRACTICE:
            finish_erasing(data)
        zone = ZoneInfo(active.kit.consultation.timezone)
        box = BoxFile.open(
            box_path(active, data, mode),
            active.kit.context(mode),
            active.signing_key,
            local_minute(clock, zone),
        )
        return Station(active, mode, box, clock)

    @property
    def consultation(self) -> Consultation:
        """What people vote on."""
        return self.kit.consultation

    @cached_property
    def context(self) -> Context:
        """What everything sealed here is bound to."""
        return self.box.head.context

    @property
    def point(self) -> VotingPoint:
        """Where this is."""
        return self.kit.point

    @property
    def public_key(self) -> bytes:
        """This kiosk's own key, the public half (32 bytes)."""
        return self._active.signing_key.public

    @property
    def ships(self) -> bool:
        """True if batches leave this box: an official kit's practice goes nowhere."""
        return self.mode is self.kit.mode

    @property
    def settings(self) -> Settings:
        """What the volunteers set on this machine."""
        return Settings(self.box)

    def set_pin(self, text: str) -> None:
        """Set the PIN, or set it anew, which is journalled. Raises `InvalidInput` for what may not be one."""
        self._pin.set_anew(text, self.minute())

    def try_pin(self, text: str) -> PinAnswer:
        """Whether this is the PIN, or how long nobody may try; see `PinGuard.attempt`."""
        return self._pin.attempt(text)

    def status(self) -> StationStatus:
        """The numbers of the home screen, read from the box file."""
        head = self.box.head
        return StationStatus(
            polls=head.polls,
            ballots=self.box.ballots.stored(),
            people=self.box.register.stored(),
            started=head.started,
            abandoned=head.abandoned,
            challenged=head.challenged,
            opened_at=head.opened_at or None,
            unbatched=self.batches.pending_ballots(),
            undelivered=len(self.batches.undelivered()),
            last_receipt=self.batches.last_receipt_minute(),
            clock_behind=self._minutes.behind,
        )

    def facts(self, surroundings: Surroundings) -> Facts:
        """What the self-check is about: this machine, this box, and what the screen knows around them."""
        consultation = self.consultation
        return Facts(
            free_mb=machine.free_mb(self.box.path.parent),
            box_holds=self.box.holds(),
            keys_fit=self._keys_fit(),
            minute=self.minute(),
            last_minute=self._minutes.newest,
            opens=consultation.opens,
            closes=consultation.closes,
            battery=machine.battery(),
            surroundings=surroundings,
        )

    def open_polls(self) -> None:
        """Open, or open again the next day."""
        self._advance(PollsEvent.OPEN)

    def pause_polls(self) -> None:
        """Stop registering people for a while."""
        self._advance(PollsEvent.PAUSE)

    def resume_polls(self) -> None:
        """Go on after a pause."""
        self._advance(PollsEvent.RESUME)

    def close_day(self) -> None:
        """End the jornada; the polls can open again."""
        self._advance(PollsEvent.CLOSE_DAY)

    def close_for_good(self) -> None:
        """The cierre definitivo: nobody votes here again."""
        self._advance(PollsEvent.END)

    def look_up(self, document: Document) -> None:
        """Raise `AlreadyVoted` if this document voted here, `OperatorError` if there is no room for more."""
        machine.require_room(self.box.path)
        self.box.register.require_unseen(self._pseudonym(document.canonical))

    def check_in(
        self, document: Document | None, name: str, notice_version: str, dispute: bool = False
    ) -> Voter:
        """Register that a person comes to vote. ``dispute``: "that was not me", settled by people later.

        Raises `OperatorError` unless the polls are open and the disk has room, `AlreadyVoted` for a repeat
        without a dispute.
        """
        head = self.box.head
        polls.require_open(head.polls)
        machine.require_room(self.box.path)
        canonical = canonical_name(name) if document is None else document.canonical
        number = self._dispute_number(canonical) if dispute else 0
        pseudonym = self._pseudonym(canonical, number)
        self.box.register.require_unseen(pseudonym)
        minute = self.minute()
        events = (JournalEvent.DISPUTE_OPENED,) if number else ()
        self._change(replace(head, started=head.started + 1), minute, *events)
        return Voter(pseudonym, name, document, notice_version, minute, number)

    def seal(self, voter: Voter, answers: Mapping[str, str], selections: Collection[int]) -> SealedVote:
        """Seal the vote and store nothing: its tracking code is shown before the voter decides.

        Raises `Refused` for selections that break the rule, `OperatorError` if the voter may not vote.
        """
        self._require_may_vote(voter)
        self.consultation.rule.check(selections)
        keys, given = self.kit.keys, checked_answers(self.consultation, answers)
        return seal_vote(self.context, (keys.tally, keys.register), voter, given, selections)

    def cast(self, vote: SealedVote) -> str:
        """Store exactly this ballot and the register entry; the tracking code, after COMMIT.

        Raises `OperatorError` if nothing was stored (the voter may try again); any other exception means that
        the machine must stop.
        """
        head, voter = self.box.head, vote.voter
        self._require_may_vote(voter)
        self.box.change(self._with_ballot(head, vote), write=partial(self._store, vote))
        self.box.ballots.leaves.add(vote.leaf)
        self.box.register.digests.add(vote.digest)
        self.box.register.seen.add(seen_digest(voter.pseudonym, voter.minute))
        vote.forget()
        return vote.code

    def challenge(self, vote: SealedVote) -> tuple[Challenge, Voter]:
        """Void this vote for good and open it; the voter votes anew. After COMMIT.

        Raises `OperatorError` if nothing was voided: the voter may still cast it.
        """
        self._require_may_vote(vote.voter)
        if vote.voter.challenges >= self.consultation.challenges:
            raise OperatorError(
                "Ya hizo todas las comprobaciones que permite esta consulta.",
                "Deposite su voto.",
                kept="No se perdió nada.",
            )
        head, voided = self.box.head, self.box.ballots.challenged
        following = replace(
            head, challenged=head.challenged + 1, challenged_digest=voided.with_leaf(vote.leaf)
        )
        event = self.box.event(self.minute(), JournalEvent.CHALLENGED)
        self.box.change(following, event, write=partial(self.box.ballots.void, vote.leaf))
        voided.add(vote.leaf)
        opened = vote.opened()
        vote.forget()
        return opened, vote.voter.challenged()

    def abandon(self, *, undecided: bool = False) -> None:
        """The person who was checked in left without casting: only the count is kept. ``undecided``: a vote
        was sealed to check the machine, and nobody decided; that is journalled, the vote is dropped.
        """
        head = self.box.head
        events = (self.box.event(self.minute(), JournalEvent.UNDECIDED),) if undecided else ()
        self.box.change(replace(head, abandoned=head.abandoned + 1), *events)

    def add_note(self, text: str) -> None:
        """A note for acta and journal; it names nobody and no choice."""
        self.box.change(self.box.head, self.box.event(self.minute(), JournalEvent.NOTE, text))

    def store_batch(self, payload: bytes, name: str, items: Iterable[bytes]) -> None:
        """Sign a batch's payload and keep it with the marks on all that it holds, in one transaction."""
        latest = self.batches.latest()
        batch = StoredBatch(
            sequence=latest.sequence + 1 if latest else 1,
            payload_sha256=hashlib.sha256(payload).digest(),
            name=name,
            envelope=sign_envelope(PayloadType.BATCH, payload, self._active.signing_key),
            receipt=None,
        )
        head = replace(self.box.head, batches=batch.sequence, batch_digest=batch.payload_sha256)
        self.box.change(head, write=partial(self.batches.insert, batch, items))

    def store_receipt(self, sequence: int, envelope: bytes) -> None:
        """Keep the centre's receipt of a batch; the caller has verified it."""
        minute = self.minute()
        self.box.change(self.box.head, write=partial(self.batches.insert_receipt, sequence, minute, envelope))

    def tidy(self) -> None:
        """Behind the thanks screen: take the order of voting out of the file."""
        self.box.tidy()

    def shut(self) -> None:
        """Close the box file."""
        self.box.close()

    def minute(self) -> str:
        """Local time at the voting point, to the minute: ``2026-11-15T08:02``."""
        return self._minutes.now()

    def _keys_fit(self) -> bool:
        """A signature of ours holds under the roster's key, and the keys that ballots are sealed to work."""
        known, trial = self.kit.roster.kiosk(self.kit.kiosk), b"urna"
        try:
            read_head(self.box.head_envelope(), known.public if known else b"")
            for key in (self.kit.keys.tally, self.kit.keys.register):
                sealing.seal(key, trial, trial)
        except (Refused, ValueError):
            return False
        return True

    def _advance(self, event: PollsEvent) -> None:
        head, minute = self.box.head, self.minute()
        following = replace(head, polls=polls.advance(head.polls, event))
        if event is PollsEvent.OPEN:
            following = replace(following, opened_at=minute, closed_at="")
        elif event in (PollsEvent.CLOSE_DAY, PollsEvent.END):
            following = replace(following, closed_at=minute)
        self._change(following, minute, _POLLS_EVENTS[event])

    def _change(self, head: Head, minute: str, *events: JournalEvent) -> None:
        """Commit this head and these events, and that the clock went back if it did since the last time."""
        before = self._minutes.went_back(minute)
        back = ((JournalEvent.CLOCK_WENT_BACK, before),) if before else ()
        told = (*back, *((event, "") for event in events))
        rows = [self.box.event(minute, event, text, place) for place, (event, text) in enumerate(told, 1)]
        self.box.change(head, *rows)
        self._minutes.note(minute)

    def _pseudonym(self, canonical: str, dispute: int = 0) -> bytes:
        return pseudonym_of(self._active.pseudonym_secret, self.consultation.digest, canonical, dispute)

    def _dispute_number(self, canonical: str) -> int:
        number = 1
        while self.box.register.minute_seen(self._pseudonym(canonical, number)) is not None:
            number += 1
        return number

    def _with_ballot(self, head: Head, vote: SealedVote) -> Head:
        register, voter = self.box.register, vote.voter
        return replace(
            head,
            ballots=head.ballots + 1,
            entries=head.entries + 1,
            box_digest=self.box.ballots.leaves.with_leaf(vote.leaf),
            register_digest=register.digests.with_leaf(vote.digest),
            seen_digest=register.seen.with_leaf(seen_digest(voter.pseudonym, voter.minute)),
        )

    def _store(self, vote: SealedVote) -> None:
        self.box.ballots.insert(vote.leaf, vote.record)
        self.box.register.insert(vote.digest, vote.entry, vote.voter.pseudonym, vote.voter.minute)

    def _require_may_vote(self, voter: Voter) -> None:
        polls.require_open(self.box.head.polls)
        self.box.register.require_unseen(voter.pseudonym)


def box_path(active: ActiveKit, data: Path, mode: Mode) -> Path:
    """One file per consultation, kit and mode."""
    digest = active.kit.consultation.digest.hex()[:12]
    return data / f"{digest}-{active.kit.kiosk}-{mode.value}.sqlite"
