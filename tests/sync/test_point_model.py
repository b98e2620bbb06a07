"""A voting point and its outbox do what a few plain lists say, whatever people, polls and light do."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from kiosk.context import Mode
from kiosk.errors import AlreadyVoted, OperatorError
from kiosk.kit import ActiveKit
from kiosk.polls import TRANSITIONS, Polls, PollsEvent
from kiosk.record import leaf_of
from kiosk.station import Station
from kiosk.vote import Voter
from sync import outbox
from sync.batch import Batch
from sync.receipt import Receipt, sign_receipt
from sync.verifier import verify_batch
from tests.kiosk.voting import ANSWERS, arrive, copy
from tests.tools.kits import Keys, make_active_kit, noon

PEOPLE, MOST = 12, 3
_which = st.integers(0, 99)
_acts = {
    PollsEvent.OPEN: Station.open_polls, PollsEvent.PAUSE: Station.pause_polls,
    PollsEvent.RESUME: Station.resume_polls, PollsEvent.CLOSE_DAY: Station.close_day,
}  # fmt: skip


@cache
def kit() -> tuple[Keys, ActiveKit]:
    keys = Keys.generate()
    return keys, make_active_kit(keys)


@dataclass(frozen=True)
class Inside:
    """Who was checked in and has not decided: the person, and the number of the dispute."""

    voter: Voter
    person: int
    dispute: int


class Point(RuleBasedStateMachine):
    """What is known by plain counting stands in plain fields; the station must say the same."""

    def __init__(self) -> None:
        super().__init__()
        self.keys, active = kit()
        self.folder = Path(tempfile.mkdtemp(prefix="urna-point-"))
        self.station = Station.start(active, self.folder / "0", Mode.PRACTICE, noon)
        self.lives, self.polls = 1, Polls.CLOSED
        self.voted: set[tuple[int, int]] = set()
        self.inside: list[Inside] = []
        self.started = self.abandoned = 0
        self.leaves: set[bytes] = set()
        self.voided: set[bytes] = set()
        self.sealed: dict[int, set[bytes]] = {}
        self.received: set[int] = set()

    @initialize()
    def the_polls_open(self) -> None:
        self.polls_change(PollsEvent.OPEN)

    @rule(event=st.sampled_from([*_acts, PollsEvent.OPEN, PollsEvent.RESUME]))
    def polls_change(self, event: PollsEvent) -> None:
        following = TRANSITIONS.get((self.polls, event))
        if following is None:
            with pytest.raises(OperatorError, match="no se puede hacer ahora"):
                _acts[event](self.station)
            return
        _acts[event](self.station)
        self.polls = following

    @rule(person=st.integers(0, PEOPLE - 1), dispute=st.booleans())
    def somebody_arrives(self, person: int, *, dispute: bool) -> None:
        number = next(n for n in range(1, 99) if (person, n) not in self.voted) if dispute else 0
        if self.polls is not Polls.OPEN:
            with pytest.raises(OperatorError, match="No se puede votar ahora"):
                arrive(self.station, person, dispute=dispute)
        elif (person, number) in self.voted:
            with pytest.raises(AlreadyVoted):
                arrive(self.station, person, dispute=dispute)
        else:
            voter = arrive(self.station, person, dispute=dispute)
            self.inside.append(Inside(voter, person, number))
            self.started += 1

    @rule(people=st.lists(st.integers(0, PEOPLE - 1), min_size=1, max_size=PEOPLE), checks=st.integers(0, 5))
    def people_vote(self, people: list[int], checks: int) -> None:
        """One after the other; the first checks the machine so often before."""
        for person in people:
            before = len(self.inside)
            self.somebody_arrives(person, dispute=False)
            if len(self.inside) > before:
                for check in range(checks, -1, -1):
                    self.somebody_decides(before, 1 + person, challenge=check > 0)
                checks = 0

    @precondition(lambda self: self.inside)
    @rule(which=_which, choice=st.integers(1, 12), challenge=st.booleans())
    def somebody_decides(self, which: int, choice: int, *, challenge: bool) -> None:
        one = self.inside[which % len(self.inside)]
        spent = challenge and one.voter.challenges >= self.station.consultation.challenges
        try:
            vote = self.station.seal(one.voter, ANSWERS, [choice])
            if challenge:
                opened, again = self.station.challenge(vote)
                self.voided.add(opened.leaf)
                self.inside[which % len(self.inside)] = Inside(again, one.person, one.dispute)
            else:
                self.station.cast(vote)
                self.leaves.add(vote.leaf)
                self.inside.remove(one)
        except AlreadyVoted:
            assert (one.person, one.dispute) in self.voted
        except OperatorError:
            assert self.polls is not Polls.OPEN or spent
        else:
            known = (one.person, one.dispute) in self.voted
            assert (self.polls, known, spent) == (Polls.OPEN, False, False)
            self.voted |= set() if challenge else {(one.person, one.dispute)}

    @precondition(lambda self: self.inside)
    @rule(which=_which, undecided=st.booleans())
    def somebody_leaves(self, which: int, *, undecided: bool) -> None:
        self.inside.pop(which % len(self.inside))
        self.station.abandon(undecided=undecided)
        self.abandoned += 1

    @rule()
    def what_is_due_is_sealed(self) -> None:
        outbox.seal_batches(self.station)
        self._note_batches()
        assert self._inside_batches() >= self.leaves

    @rule(sealing=st.booleans())
    def the_light_goes_off(self, *, sealing: bool) -> None:
        """Also between the batches of one sealing."""
        if sealing and outbox.something_to_seal(self.station):
            outbox._seal_one(self.station)
            self._note_batches()
        here = self.folder / str(self.lives - 1)
        copy(here, self.folder / str(self.lives))
        self.station.shut()
        self.station = Station.start(kit()[1], self.folder / str(self.lives), Mode.PRACTICE, noon)
        assert self.station.box.resumed is (self.polls in (Polls.OPEN, Polls.PAUSED))
        assert self.station.box.cut == len(self.inside)
        self.abandoned += len(self.inside)
        self.inside, self.lives = [], self.lives + 1

    @precondition(lambda self: set(self.sealed) - self.received)
    @rule(which=_which)
    def a_receipt_comes(self, which: int) -> None:
        waiting = sorted(set(self.sealed) - self.received)
        sequence = waiting[which % len(waiting)]
        stored = self.station.batches.batch(sequence)
        assert stored is not None
        head = self.station.box.head
        receipt = Receipt(head.kiosk, head.box, sequence, stored.payload_sha256, 0, 0, sequence + 1)
        self.station.store_receipt(sequence, sign_receipt(receipt, self.keys.centre))
        self.received.add(sequence)

    @invariant()
    def the_home_shows_what_was_counted(self) -> None:
        status, head = self.station.status(), self.station.box.head
        assert (status.polls, status.ballots, status.people) == (self.polls, *[len(self.leaves)] * 2)
        assert (status.started, status.abandoned, status.challenged) == (
            self.started, self.abandoned, len(self.voided),
        )  # fmt: skip
        assert (head.under_way, head.boots) == (len(self.inside), self.lives)
        assert status.unbatched == len(self.leaves - self._inside_batches())
        assert status.undelivered == len(set(self.sealed) - self.received)
        delivered = set().union(*(self.sealed[sequence] for sequence in self.received))
        assert self.station.batches.undelivered_ballots() == len(self.leaves - delivered)
        assert (status.last_receipt is None) is (not self.received)

    def teardown(self) -> None:
        assert self.station.box.holds()
        if self.polls is not Polls.CLOSED:
            if self.polls is not Polls.ENDED:
                self.station.close_for_good()
            outbox.seal_batches(self.station)
            self._note_batches()
            self._check_chain()
        self.station.shut()
        shutil.rmtree(self.folder)

    def _inside_batches(self) -> set[bytes]:
        return set().union(*self.sealed.values())

    def _batches(self) -> list[Batch]:
        roster = self.station.kit.roster
        return [verify_batch(stored.envelope, roster).batch for stored in self.station.batches.all()]

    def _note_batches(self) -> None:
        for batch in self._batches():
            self.sealed[batch.sequence] = {leaf_of(record) for record in batch.ballots}

    def _check_chain(self) -> None:
        """Each thing in one batch, each batch within its bounds and after the last one, which is final."""
        batches, stored = self._batches(), self.station.batches.all()
        assert [batch.sequence for batch in batches] == list(range(1, len(batches) + 1))
        assert [batch.previous for batch in batches[1:]] == [one.payload_sha256 for one in stored[:-1]]
        assert [batch.final for batch in batches] == [False] * (len(batches) - 1) + [True]
        ballots = [leaf for batch in batches for leaf in map(leaf_of, batch.ballots)]
        voided = [leaf for batch in batches for leaf in batch.challenged_leaves]
        entries = [sealed for batch in batches for sealed in batch.entries]
        events = [row.sequence for batch in batches for row in batch.journal]
        for things, expected in ((ballots, self.leaves), (voided, self.voided)):
            assert (len(things), set(things)) == (len(expected), expected)
        assert len(set(entries)) == len(entries) == len(self.leaves)
        assert events == sorted(set(events))
        bounds = (MOST, MOST, MOST, MOST)
        for batch in batches:
            parts = (batch.ballots, batch.entries, batch.challenged_leaves, batch.journal)
            assert all(len(part) <= most for part, most in zip(parts, bounds, strict=True))
        last = batches[-1]
        assert (last.total_ballots, last.challenged) == (len(self.leaves), len(self.voided))


def test_whatever_people_polls_and_light_do_the_point_says_what_plain_lists_say(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("MOST_BALLOTS", "MOST_CHALLENGED", "MOST_EVENTS"):
        monkeypatch.setattr(outbox, name, MOST)
    run_state_machine_as_test(Point, settings=settings(max_examples=12, stateful_step_count=18))
