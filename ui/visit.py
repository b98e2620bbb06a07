"""One citizen's visit: the session's state, the answers and the choices, in memory alone. No Qt.

A refused choice changes nothing and says why; nothing is ever swapped silently.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from kiosk.challenge import Challenge
from kiosk.consultation import Consultation
from kiosk.session import SessionEvent, SessionState, advance
from kiosk.vote import SealedVote, Voter


@dataclass(frozen=True)
class Visit:
    """``question`` is the index of the question on the screen; ``full`` is true after a choice too many.
    ``sealed`` is there from the review on, ``opened`` after a challenge.
    """

    consultation: Consultation
    state: SessionState = SessionState.IDLE
    voter: Voter | None = None
    question: int = 0
    answers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    selections: tuple[int, ...] = ()
    full: bool = False
    code: str = ""
    sealed: SealedVote | None = None
    opened: Challenge | None = None

    def __repr__(self) -> str:
        return f"Visit({self.state.value})"

    def check_in(self, voter: Voter) -> "Visit":
        """A person was checked in; the screen is theirs."""
        return replace(self._on(SessionEvent.CHECK_IN), voter=voter)

    def begin(self) -> "Visit":
        """The person touched "Empezar"."""
        asks = bool(self.consultation.questions)
        return self._on(SessionEvent.BEGIN if asks else SessionEvent.SKIP_QUESTIONS)

    def answer(self, answer: str | None) -> "Visit":
        """Answer the question on the screen (None: rather not say, where that is allowed)."""
        answers = dict(self.answers)
        question = self.consultation.questions[self.question]
        answers.pop(question.id, None)
        if answer is not None:
            answers[question.id] = answer
        return replace(self, answers=MappingProxyType(answers))

    def next_question(self) -> "Visit":
        """The next question, or the ballot after the last."""
        if self.question + 1 < len(self.consultation.questions):
            return replace(self, question=self.question + 1)
        return self._on(SessionEvent.ANSWERED)

    def back(self) -> "Visit":
        """One step back: an earlier question, the questions from the ballot, the welcome from the first."""
        if self.state is SessionState.QUESTIONS and self.question > 0:
            return replace(self, question=self.question - 1)
        return replace(self._on(SessionEvent.BACK), full=False)

    @property
    def may_go_back(self) -> bool:
        """False on a ballot that no question precedes."""
        return bool(self.consultation.questions)

    def toggle(self, number: int) -> "Visit":
        """Choose a proposal, or take it away. One too many is refused: `full` becomes true."""
        if number in self.selections:
            kept = tuple(chosen for chosen in self.selections if chosen != number)
            return replace(self, selections=kept, full=False)
        if self.remaining == 0:
            return replace(self, full=True)
        return replace(self, selections=(*self.selections, number), full=False)

    @property
    def remaining(self) -> int:
        """How many more may be chosen."""
        return self.consultation.rule.remaining(self.selections)

    @property
    def may_review(self) -> bool:
        """True once there is something that may be cast."""
        return self.consultation.rule.is_complete(self.selections)

    def review(self) -> "Visit":
        """Go to the review."""
        return replace(self._on(SessionEvent.REVIEW), full=False)

    def sealed_as(self, vote: SealedVote) -> "Visit":
        """The machine is bound to this vote: its code can be shown."""
        return replace(self, sealed=vote)

    def change(self) -> "Visit":
        """Back to the ballot: what was sealed is overwritten and dropped."""
        self._forget()
        return replace(self._on(SessionEvent.CHANGE), sealed=None)

    @property
    def may_challenge(self) -> bool:
        """True while this person may check the machine once more."""
        made = self.voter.challenges if self.voter else 0
        return made < self.consultation.challenges

    def verify(self) -> "Visit":
        """The person wants to check the machine."""
        return self._on(SessionEvent.VERIFY)

    def challenge(self) -> "Visit":
        """The sealed vote is to be voided and opened."""
        return self._on(SessionEvent.CHALLENGE)

    def voided(self, opened: Challenge, voter: Voter) -> "Visit":
        """It is: nothing of it can be cast any more."""
        after = self._on(SessionEvent.VOIDED)
        return replace(after, opened=opened, voter=voter, sealed=None, selections=())

    def again(self) -> "Visit":
        """Vote anew, on an empty ballot."""
        return replace(self._on(SessionEvent.AGAIN), opened=None)

    def cast(self) -> "Visit":
        """The one firm touch."""
        return self._on(SessionEvent.CAST)

    def committed(self, code: str) -> "Visit":
        """The ballot is durable: the choices leave memory, the code stays for the screen."""
        done = self._on(SessionEvent.COMMITTED)
        return replace(done, code=code, selections=(), answers=MappingProxyType({}), voter=None, sealed=None)

    def failed(self) -> "Visit":
        """Nothing was stored; the person may try again."""
        return self._on(SessionEvent.FAILED)

    def cleared(self) -> "Visit":
        """As if nobody had been here."""
        advance(self.state, SessionEvent.CLEAR)
        self._forget()
        return Visit(self.consultation)

    def _forget(self) -> None:
        if self.sealed is not None:
            self.sealed.forget()

    def _on(self, event: SessionEvent) -> "Visit":
        return replace(self, state=advance(self.state, event))
