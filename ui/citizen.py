"""The citizen's few minutes: which screen follows which, by the table of `kiosk.session`."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.session import SessionState
from kiosk.station import Station
from kiosk.vote import Voter
from ui import spoken
from ui.background import Background
from ui.casting import Casting
from ui.challenging import Challenging
from ui.guide import Guide
from ui.screens.ballot import BallotScreen
from ui.screens.detail import DetailScreen
from ui.screens.frame import Screen
from ui.screens.message import MessageScreen
from ui.screens.question import QuestionScreen
from ui.screens.review import ReviewScreen
from ui.screens.thanks import ThanksScreen
from ui.screens.welcome import WelcomeScreen
from ui.shell import Shell
from ui.theme import Theme
from ui.visit import Visit
from ui.widgets.button import Button, Look
from ui.words import plural, tr

THANKS_SECONDS = 30
IDLE_SECONDS = 60
CALL_SECONDS = 30
CALLS = 3
_SECOND = 1000
_NOT_ASKED = {SessionState.IDLE, SessionState.CASTING, SessionState.VOIDING, SessionState.DONE}
"""Elsewhere somebody who does nothing is asked whether they are still there."""


class CitizenFlow(QObject):
    """``finished``: the ballot is in the box and the screen is free; ``left``: the person went away."""

    finished = Signal()
    left = Signal()

    def __init__(
        self, shell: Shell, background: Background, station: Station, guide: Guide, *, practice: bool
    ) -> None:
        super().__init__()
        self._shell, self._background, self._station = shell, background, station
        self._practice, self.guide = practice, guide
        guide.rebuild.connect(self._build)
        guide.speech.changed.connect(self._somebody_listens)
        self.visit = Visit(station.consultation)
        steps = (lambda: self.visit, self._keep, self._show)
        self.casting = Casting(shell, background, station, guide, *steps, practice=practice)
        self.casting.stored.connect(self._stored)
        self.casting.rebuild.connect(self._build)
        self._challenging = Challenging(shell, background, station, *steps, self.casting.failed)
        self._declined: set[str] = set()
        self._seen: frozenset[int] = frozenset()
        self._detail: int | None = None
        self._seconds = 0
        self._clock = QTimer(self)
        self._clock.setInterval(_SECOND)
        self._clock.timeout.connect(self.tick)
        shell.touched.connect(self._touched)
        guide.keys.used.connect(self._key_used)

    def begin(self, voter: Voter) -> None:
        """The screen is handed over."""
        self.visit = self.visit.check_in(voter)
        self._declined.clear()
        self._seconds = IDLE_SECONDS + CALL_SECONDS
        self._clock.start()
        self.guide.begin(self._pieces)
        self.casting.find_printer()
        self._show()

    def stop(self) -> None:
        """The kiosk is shutting: no more ticks."""
        self._clock.stop()

    def tick(self) -> None:
        """A second went by: the thanks close, a person who left is noticed."""
        if self.visit.state in (SessionState.IDLE, SessionState.CASTING, SessionState.VOIDING):
            return
        self._seconds -= 1
        screen = self._shell.screen_shown
        if self.visit.state is SessionState.DONE:
            if self._seconds <= 0:
                self._close_thanks()
            elif isinstance(screen, ThanksScreen):
                screen.show_seconds(self._seconds)
        elif self._seconds <= 0:
            self._walk_away()
        elif self._seconds == CALL_SECONDS:
            self._ask_whether_there()

    def _somebody_is_here(self) -> None:
        if self.visit.state not in (SessionState.IDLE, SessionState.DONE) and self._seconds > CALL_SECONDS:
            self._seconds = IDLE_SECONDS + CALL_SECONDS

    def _touched(self) -> None:
        """Anything answers "¿Sigue ahí?": a touch beside the button, any key."""
        if self.visit.state not in _NOT_ASKED and self._seconds <= CALL_SECONDS:
            self._stay()
        else:
            self._somebody_is_here()

    def _somebody_listens(self) -> None:
        """While something is read aloud nobody is asked, and the code stays until it has been heard."""
        if self.guide.speech.speaking:
            self._somebody_is_here()
            self._key_used()

    def _key_used(self) -> None:
        """Who goes through the thanks with keys, or hears them, needs longer than who sees them."""
        if self.visit.state is SessionState.DONE:
            self._more_time()

    def _pieces(self) -> Sequence[str]:
        """What is said of the screen that is shown."""
        screen = self._shell.screen_shown
        more = isinstance(screen, ReviewScreen) and bool(screen.unseen)
        return spoken.screen(self.visit, self._detail, more=more)

    def _keep(self, visit: Visit) -> None:
        self.visit = visit

    def _show(self) -> None:
        self._somebody_is_here()
        self._build()
        self.guide.announce()
        self._challenging.seal()

    def _build(self) -> None:
        if self.visit.state is SessionState.IDLE:
            return
        makers: dict[SessionState, Callable[[Theme], Screen]] = {
            SessionState.CHECKED_IN: self._welcome,
            SessionState.QUESTIONS: self._question,
            SessionState.MARKING: self._ballot,
            SessionState.REVIEW: self._review,
            SessionState.DECIDING: self._decide,
            SessionState.VOIDING: lambda theme: self._challenging.voiding_screen(
                theme, practice=self._practice
            ),
            SessionState.OPENED: lambda theme: self._challenging.opened_screen(
                theme, practice=self._practice, sound=self.guide.available
            ),
            SessionState.CASTING: self.casting.waiting_screen,
            SessionState.DONE: self._thanks,
        }
        maker = makers[self.visit.state] if self._detail is None else self._detail_screen
        self._shell.display(lambda theme: self.guide.dress(maker(theme)))

    def _welcome(self, theme: Theme) -> Screen:
        screen = WelcomeScreen(
            theme, self.visit.consultation, practice=self._practice, sound=self.guide.available
        )
        screen.started.connect(lambda: self._move(self.visit.begin))
        return screen

    def _question(self, theme: Theme) -> Screen:
        questions, index = self.visit.consultation.questions, self.visit.question
        question = questions[index]
        screen = QuestionScreen(
            theme, question, (index + 1, len(questions)), self.visit.answers.get(question.id),
            declined=question.id in self._declined, practice=self._practice, sound=self.guide.available,
        )  # fmt: skip
        screen.answered.connect(self._answer)
        screen.confirmed.connect(lambda: self._move(self.visit.next_question))
        screen.went_back.connect(lambda: self._move(self.visit.back))
        return screen

    def _answer(self, answer: str | None) -> None:
        self._somebody_is_here()
        question = self.visit.consultation.questions[self.visit.question]
        self.visit = self.visit.answer(answer)
        (self._declined.add if answer is None else self._declined.discard)(question.id)
        screen = self._shell.screen_shown
        if isinstance(screen, QuestionScreen):
            screen.show_answer(answer, declined=answer is None)
            self.guide.speech.say([answer or spoken.NO_ANSWER, spoken.CHOSEN])

    def _ballot(self, theme: Theme) -> Screen:
        screen = BallotScreen(
            theme, self.visit, self._station.kit.files, practice=self._practice, sound=self.guide.available
        )
        screen.toggled.connect(self._toggle)
        screen.opened.connect(self._open_detail)
        screen.reviewed.connect(self._begin_review)
        screen.went_back.connect(lambda: self._move(self.visit.back))
        return screen

    def _toggle(self, number: int) -> None:
        self._somebody_is_here()
        self.visit = self.visit.toggle(number)
        screen = self._shell.screen_shown
        if isinstance(screen, BallotScreen):
            screen.show_visit(self.visit)
            self.guide.speech.say(spoken.toggled(self.visit, number))

    def _open_detail(self, number: int) -> None:
        self._detail = number
        self._show()

    def _detail_screen(self, theme: Theme) -> Screen:
        assert self._detail is not None
        proposal = self.visit.consultation.proposal(self._detail)
        screen = DetailScreen(
            theme, proposal, self._station.kit.files, chosen=proposal.number in self.visit.selections,
            practice=self._practice, sound=self.guide.available,
        )  # fmt: skip
        screen.closed.connect(self._close_detail)
        screen.toggled.connect(self._toggle_from_detail)
        return screen

    def _toggle_from_detail(self, number: int) -> None:
        if self.visit.state is SessionState.REVIEW:
            self.visit = self.visit.change()
        self.visit = self.visit.toggle(number)
        self._close_detail()

    def _close_detail(self) -> None:
        self._detail = None
        self._show()

    def _begin_review(self) -> None:
        self._seen = frozenset()
        self._move(self.visit.review)

    def _review(self, theme: Theme) -> Screen:
        screen = ReviewScreen(
            theme, self.visit, self._station.kit.files, self._seen,
            practice=self._practice, sound=self.guide.available,
        )  # fmt: skip
        screen.seen.connect(self._keep_seen)
        screen.turned.connect(self._turned)
        screen.changed.connect(lambda: self._move(self.visit.change))
        screen.opened.connect(self._open_detail)
        screen.removed.connect(self._remove)
        screen.cast_wanted.connect(self.casting.cast)
        screen.verified.connect(self._challenging.verify)
        return screen

    def _keep_seen(self, numbers: frozenset[int]) -> None:
        self._seen = numbers

    def _turned(self) -> None:
        """Another page of the review, and under the finger another button."""
        self._somebody_is_here()
        self._shell.rest()
        self.guide.announce()

    def _decide(self, theme: Theme) -> Screen:
        return self._challenging.decide_screen(
            theme, self.casting.cast, practice=self._practice, sound=self.guide.available
        )

    def _remove(self, number: int) -> None:
        self.visit = self.visit.change().toggle(number)
        if self.visit.may_review and self.visit.selections:
            self.visit = self.visit.review()
        self._show()

    def _stored(self) -> None:
        self._seconds = THANKS_SECONDS
        self._show()

    def _thanks(self, theme: Theme) -> Screen:
        screen = self.casting.thanks_screen(theme, self._seconds)
        screen.finished.connect(self._close_thanks)
        screen.more_time.connect(self._more_time)
        return screen

    def _more_time(self) -> None:
        self._seconds = THANKS_SECONDS
        screen = self._shell.screen_shown
        if isinstance(screen, ThanksScreen):
            screen.show_seconds(self._seconds)

    def _close_thanks(self) -> None:
        if self.visit.state is SessionState.DONE:
            self._end()
            self.finished.emit()

    def _ask_whether_there(self) -> None:
        self._shell.display(self._still_there)
        self.guide.speech.call([spoken.STILL_THERE])

    def _still_there(self, theme: Theme) -> Screen:
        here = Button(tr("Sí, sigo aquí"), theme, Look.GO, icon_name="check", size=28)
        lines = [
            plural(
                CALL_SECONDS,
                tr("Si nadie responde en {n} segundo, se borra lo elegido y se llama al jurado."),
                tr("Si nadie responde en {n} segundos, se borra lo elegido y se llama al jurado."),
            )
        ]
        screen = MessageScreen(theme, "hand-palm", tr("¿Sigue ahí?"), lines, [here], practice=self._practice)
        screen.chosen.connect(lambda _: self._stay())
        return screen

    def _stay(self) -> None:
        self._seconds = IDLE_SECONDS + CALL_SECONDS
        self._show()

    def _walk_away(self) -> None:
        """Nothing half-made is kept: the choice leaves memory, only the count of abandoned sessions stays."""
        undecided = self.visit.state is SessionState.DECIDING
        self._end()
        self._background.run(
            lambda: self._station.abandon(undecided=undecided), self._call_jurado, self._call_jurado
        )

    def _call_jurado(self, _result: object) -> None:
        """Until a jurado comes, so that nobody finds the home screen open."""

        def make(theme: Theme) -> Screen:
            here = Button(tr("Soy el jurado: volver al inicio"), theme, Look.GO, size=26)
            lines = [
                tr("La persona se fue sin terminar. No se guardó nada de lo que eligió."),
                tr("Puede registrarse otra vez si vuelve."),
            ]
            title = tr("Llame al jurado de la mesa")
            screen = MessageScreen(theme, "megaphone", title, lines, [here], practice=self._practice)
            screen.chosen.connect(lambda _: self._jurado_came())
            return screen

        self._shell.display(make)
        self.guide.speech.call([spoken.CALL] * CALLS)

    def _jurado_came(self) -> None:
        self.guide.end()
        self.left.emit()

    def _end(self) -> None:
        self._clock.stop()
        self._detail = None
        self.casting.clear()
        self._declined.clear()
        self._seen = frozenset()
        self.visit = self.visit.cleared()
        self.guide.end()
        self._shell.reset()

    def _move(self, step: Callable[[], Visit]) -> None:
        self.visit = step()
        self._show()
