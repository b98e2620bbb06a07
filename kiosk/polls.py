"""The polls of one voting point: closed, open or paused, closed for the day, or ended for good."""

from enum import StrEnum

from kiosk.errors import OperatorError, noted


class Polls(StrEnum):
    """State of the polls, kept in the database and carried by every batch."""

    CLOSED = "closed"
    OPEN = "open"
    PAUSED = "paused"
    DAY_CLOSED = "day_closed"
    ENDED = "ended"


class PollsEvent(StrEnum):
    """What a volunteer does to the polls."""

    OPEN = "open"
    PAUSE = "pause"
    RESUME = "resume"
    CLOSE_DAY = "close_day"
    END = "end"


TRANSITIONS: dict[tuple[Polls, PollsEvent], Polls] = {
    (Polls.CLOSED, PollsEvent.OPEN): Polls.OPEN,
    (Polls.OPEN, PollsEvent.PAUSE): Polls.PAUSED,
    (Polls.PAUSED, PollsEvent.RESUME): Polls.OPEN,
    (Polls.OPEN, PollsEvent.CLOSE_DAY): Polls.DAY_CLOSED,
    (Polls.PAUSED, PollsEvent.CLOSE_DAY): Polls.DAY_CLOSED,
    (Polls.DAY_CLOSED, PollsEvent.OPEN): Polls.OPEN,
    (Polls.OPEN, PollsEvent.END): Polls.ENDED,
    (Polls.PAUSED, PollsEvent.END): Polls.ENDED,
    (Polls.DAY_CLOSED, PollsEvent.END): Polls.ENDED,
}

_STATES = {
    Polls.CLOSED: noted("está sin abrir"),
    Polls.OPEN: noted("está abierta"),
    Polls.PAUSED: noted("está en pausa"),
    Polls.DAY_CLOSED: noted("cerró la jornada"),
    Polls.ENDED: noted("cerró definitivamente"),
}


def advance(state: Polls, event: PollsEvent) -> Polls:
    """The next state. Raises `OperatorError` where the table has none."""
    following = TRANSITIONS.get((state, event))
    if following is None:
        raise OperatorError(
            "Esto no se puede hacer ahora: la mesa {state}.",
            "Vuelva al inicio y revise el estado de la mesa.",
            kept="No se perdió nada.",
            state=_STATES[state],
        )
    return following


def require_open(state: Polls) -> None:
    """Raise `OperatorError` unless votes may be cast now."""
    if state is not Polls.OPEN:
        raise OperatorError(
            "No se puede votar ahora: la mesa {state}.",
            "Abra o reanude la mesa antes de registrar votantes.",
            kept="No se perdió nada.",
            state=_STATES[state],
        )
