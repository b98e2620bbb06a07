"""A count that is ready to be closed: real ballots of two kiosks, real trustees, and people who answer."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kiosk.consultation import Consultation
from kiosk.files import write_durably
from sync.central.audit import Clerk
from sync.central.closing import Closing
from sync.central.closing_talk import ClosingTalk
from sync.central.intake import take_in
from sync.central.key_files import RegisterKey
from sync.central.places import Centre, sign_setup
from sync.central.store import Store
from sync.central.trustees import Share, split_tally_key
from sync.outbox import seal_batches
from tests.tools.centres import World, make_world, vote
from tests.tools.kits import PSEUDONYM_SECRET, noon

_DURABLE = {"fsync", "replace", "execute", "commit", "write", "open", "unlink"}


@dataclass
class Count:
    """A centre with what two kiosks sent: 6 people at K-001, 5 at K-002, of whom two voted at both."""

    world: World
    shares: list[Share] = field(default_factory=list)

    @property
    def centre(self) -> Centre:
        """The centre, read anew each time, as a program that starts does."""
        return Centre(self.world.centre.folder)

    @property
    def register(self) -> RegisterKey:
        """The roll office's key."""
        return RegisterKey(self.world.keys.register, PSEUDONYM_SECRET)

    @property
    def clerk(self) -> Clerk:
        """Marta, at noon."""
        return Clerk.of(self.world.centre.consultation, "Marta", noon)

    def copy(self, folder: Path) -> Count:
        """The same, in a folder of its own."""
        return Count(self.world.copy(folder), self.shares)

    def open_store(self) -> Store:
        """Another connection to the database; the caller closes it."""
        return Store.sqlite(self.world.centre.database)

    def poll(self, folder: Path, number: int, people: int, first: int, *, final: bool = True) -> None:
        """So many people vote at a kiosk, and its batches arrive."""
        station = self.world.station(folder / f"kiosk-{number}", number)
        station.open_polls()
        vote(station, people, first)
        if final:
            station.close_for_good()
        envelopes = [stored.envelope for stored in seal_batches(station)]
        station.shut()
        self.take(envelopes)

    def take(self, envelopes: Sequence[bytes]) -> None:
        """Take these batches in."""
        store = self.open_store()
        for envelope in envelopes:
            take_in(store, envelope, self.centre.roster(), self.centre.signing_key)
        store.close()


def make_count(folder: Path, kiosks: int = 2, consultation: Consultation | None = None) -> Count:
    """With ``kiosks`` beyond two, the others sent nothing."""
    world = make_world(folder / "centre", kiosks, consultation=consultation)
    shares, wrapped = split_tally_key(world.keys.tally, 3, 2)
    digests = tuple(share.digest() for share in shares)
    setup = replace(world.centre.setup, share_digests=digests, wrapped_tally=wrapped)
    write_durably(world.centre.setup_path, sign_setup(setup, world.keys.organiser))
    count = Count(World(Centre(world.centre.folder), world.keys, world.kiosks), shares)
    count.poll(folder, 1, 6, 0)
    count.poll(folder, 2, 5, 4)
    return count


@dataclass
class People:
    """Someone at a terminal, who gives these answers in turn; what was said is kept."""

    answers: list[str]
    heard: list[str] = field(default_factory=list)

    def say(self, text: str) -> None:
        self.heard.append(text)

    def line(self, question: str) -> str:
        self.heard.append(question)
        return self.answers.pop(0)

    def secret(self, question: str) -> str:
        return self.line(question)

    @property
    def text(self) -> str:
        """All that was said."""
        return "\n".join(self.heard)


def talk(count: Count, store: Store, *answers: str) -> tuple[Closing, str]:
    """Close step by step with these answers; the closing, and all that was said."""
    people = People(list(answers))
    keys = count.world.keys.organiser, count.register
    closing = ClosingTalk(count.centre, store, count.clerk, *keys, people).run(lambda _done, _all: None)
    assert not people.answers, "everything was asked"
    return closing, people.text


def killed_at(place: int, work: Callable[[], object]) -> bool:
    """Do the work in a child that is killed (SIGKILL) before its ``place``-th call that touches the disk or
    the database; False once the work ends before that.
    """
    child = os.fork()
    if not child:
        left = place

        def watch(_frame: object, event: str, function: object) -> None:
            nonlocal left
            if event == "c_call" and getattr(function, "__name__", "") in _DURABLE:
                left -= 1
                if not left:
                    os.kill(os.getpid(), signal.SIGKILL)

        code = 1
        try:
            sys.setprofile(watch)
            work()
            code = 0
        finally:
            sys.setprofile(None)
            os._exit(code)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return True
    assert os.WEXITSTATUS(status) == 0, "the work failed in its child"
    return False
