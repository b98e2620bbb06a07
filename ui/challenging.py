"""Checking the machine ("compruebe la máquina"), beside the citizen's other steps.

The vote is sealed when the review appears and its code is shown at once, to everybody: while it binds itself
the machine cannot know who will check it.
"""

from collections.abc import Callable

from kiosk.challenge import Challenge
from kiosk.errors import UrnaError
from kiosk.session import SessionState
from kiosk.station import Station
from kiosk.vote import SealedVote, Voter
from ui.background import Background
from ui.screens.decide import DecideScreen
from ui.screens.message import MessageScreen
from ui.screens.opened import OpenedScreen
from ui.screens.review import ReviewScreen
from ui.shell import Shell
from ui.theme import Theme
from ui.visit import Visit
from ui.words import tr


class Challenging:
    """``visit`` reads the present visit, ``keep`` replaces it, ``show`` shows what it is at now; ``failed``
    tells that nothing was stored.
    """

    def __init__(
        self,
        shell: Shell,
        background: Background,
        station: Station,
        visit: Callable[[], Visit],
        keep: Callable[[Visit], None],
        show: Callable[[], None],
        failed: Callable[[UrnaError], None],
    ) -> None:
        self._shell, self._background, self._station = shell, background, station
        self._visit, self._keep, self._show, self._failed = visit, keep, show, failed

    def seal(self) -> None:
        """Bind the machine to what the review shows."""
        asked = self._visit()
        if asked.state is not SessionState.REVIEW or asked.sealed is not None:
            return
        voter = asked.voter
        assert voter is not None, "nobody reaches the review without a check-in"

        def sealed(vote: SealedVote) -> None:
            if self._visit() is not asked:
                vote.forget()
                return
            self._keep(asked.sealed_as(vote))
            screen = self._shell.screen_shown
            if isinstance(screen, ReviewScreen):
                screen.show_code(vote.code)

        self._background.run(
            lambda: self._station.seal(voter, asked.answers, asked.selections), sealed, _told_at_the_cast
        )

    def verify(self) -> None:
        """The code stands, large; the person decides."""
        visit = self._visit()
        if visit.state is SessionState.REVIEW and visit.sealed is not None and visit.may_challenge:
            self._keep(visit.verify())
            self._show()

    def challenge(self) -> None:
        """Void the vote and open it; a second touch finds nothing to void."""
        visit = self._visit()
        vote = visit.sealed
        if visit.state is not SessionState.DECIDING or vote is None:
            return
        self._keep(visit.challenge())
        self._show()
        self._background.run(lambda: self._station.challenge(vote), self._voided, self._failed)

    def decide_screen(
        self, theme: Theme, cast: Callable[[], None], *, practice: bool, sound: bool
    ) -> DecideScreen:
        """The screen of the decision; ``cast`` deposits."""
        vote = self._visit().sealed
        assert vote is not None, "a decision is about a sealed vote"
        screen = DecideScreen(theme, vote.code, practice=practice, sound=sound)
        screen.cast_wanted.connect(cast)
        screen.challenged.connect(self.challenge)
        screen.went_back.connect(lambda: self._step(self._visit().back()))
        return screen

    def voiding_screen(self, theme: Theme, *, practice: bool) -> MessageScreen:
        """A moment of waiting."""
        lines = [tr("No toque nada. Es solo un momento.")]
        return MessageScreen(theme, "envelope-simple", tr("Anulando este voto"), lines, [], practice=practice)

    def opened_screen(self, theme: Theme, *, practice: bool, sound: bool) -> OpenedScreen:
        """What had been sealed."""
        opened = self._visit().opened
        assert opened is not None, "shown after a challenge alone"
        consultation = self._station.consultation
        screen = OpenedScreen(theme, opened, consultation, practice=practice, sound=sound)
        screen.again.connect(lambda: self._step(self._visit().again()))
        return screen

    def _voided(self, result: tuple[Challenge, Voter]) -> None:
        self._step(self._visit().voided(*result))

    def _step(self, visit: Visit) -> None:
        self._keep(visit)
        self._show()


def _told_at_the_cast(_error: UrnaError) -> None:
    """Nothing was stored; whoever casts hears why it cannot be."""
