"""One person's visit to the kiosk, from check-in to thanks, as a table.

Nothing of a session is stored: a power cut or a walk-away leaves no trace but the two counts, started and
abandoned. The screens follow this table and nothing else.
"""

from enum import Enum


class SessionState(Enum):
    """Where the visit is."""

    IDLE = "idle"
    CHECKED_IN = "checked_in"
    QUESTIONS = "questions"
    MARKING = "marking"
    REVIEW = "review"
    DECIDING = "deciding"
    VOIDING = "voiding"
    OPENED = "opened"
    CASTING = "casting"
    DONE = "done"


class SessionEvent(Enum):
    """What happens to it. FAILED is a cast or a challenge that did not commit; the choice is still there to
    try again. VERIFY asks to check the machine, AGAIN votes anew after a ballot was voided and opened.
    """

    CHECK_IN = "check_in"
    BEGIN = "begin"
    SKIP_QUESTIONS = "skip_questions"
    BACK = "back"
    ANSWERED = "answered"
    REVIEW = "review"
    CHANGE = "change"
    VERIFY = "verify"
    CHALLENGE = "challenge"
    VOIDED = "voided"
    AGAIN = "again"
    CAST = "cast"
    COMMITTED = "committed"
    FAILED = "failed"
    CLEAR = "clear"


class IllegalTransition(Exception):
    """A bug: a screen asked for something its state does not have."""


_S, _E = SessionState, SessionEvent

TRANSITIONS: dict[tuple[SessionState, SessionEvent], SessionState] = {
    (_S.IDLE, _E.CHECK_IN): _S.CHECKED_IN,
    (_S.CHECKED_IN, _E.BEGIN): _S.QUESTIONS,
    (_S.CHECKED_IN, _E.SKIP_QUESTIONS): _S.MARKING,
    (_S.QUESTIONS, _E.BACK): _S.CHECKED_IN,
    (_S.QUESTIONS, _E.ANSWERED): _S.MARKING,
    (_S.MARKING, _E.BACK): _S.QUESTIONS,
    (_S.MARKING, _E.REVIEW): _S.REVIEW,
    (_S.REVIEW, _E.CHANGE): _S.MARKING,
    (_S.REVIEW, _E.CAST): _S.CASTING,
    (_S.REVIEW, _E.VERIFY): _S.DECIDING,
    (_S.DECIDING, _E.BACK): _S.REVIEW,
    (_S.DECIDING, _E.CAST): _S.CASTING,
    (_S.DECIDING, _E.CHALLENGE): _S.VOIDING,
    (_S.VOIDING, _E.VOIDED): _S.OPENED,
    (_S.VOIDING, _E.FAILED): _S.DECIDING,
    (_S.OPENED, _E.AGAIN): _S.MARKING,
    (_S.CASTING, _E.COMMITTED): _S.DONE,
    (_S.CASTING, _E.FAILED): _S.REVIEW,
    (_S.CHECKED_IN, _E.CLEAR): _S.IDLE,
    (_S.QUESTIONS, _E.CLEAR): _S.IDLE,
    (_S.MARKING, _E.CLEAR): _S.IDLE,
    (_S.REVIEW, _E.CLEAR): _S.IDLE,
    (_S.DECIDING, _E.CLEAR): _S.IDLE,
    (_S.OPENED, _E.CLEAR): _S.IDLE,
    (_S.DONE, _E.CLEAR): _S.IDLE,
}


def advance(state: SessionState, event: SessionEvent) -> SessionState:
    """The next state. Raises `IllegalTransition` where the table has none."""
    following = TRANSITIONS.get((state, event))
    if following is None:
        raise IllegalTransition(f"{event.value} in {state.value}")
    return following
