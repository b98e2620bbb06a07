"""What actas say, in the words that ``urna-central`` prints for people."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from kiosk.counting import BALLOTS, counted
from kiosk.polls import Polls
from sync.central.acta_intake import TakenActa
from sync.central.coverage import KioskCoverage
from sync.central.outcome import Outcome
from sync.central.rows import ActaState

_OUTCOMES = {
    Outcome.NEW: ("nueva", "nuevas"),
    Outcome.ALREADY: ("ya estaba", "ya estaban"),
    Outcome.REFUSED: ("rechazada", "rechazadas"),
}
_POLLS = {
    Polls.CLOSED: "estaba sin abrir",
    Polls.OPEN: "estaba abierta",
    Polls.PAUSED: "estaba en pausa",
    Polls.DAY_CLOSED: "cerró la jornada",
    Polls.ENDED: "cerró definitivamente",
}


def acta_text(taken: TakenActa) -> str:
    """One line for one code."""
    return f"{_OUTCOMES[taken.outcome][0]:>10}  {_name(taken)}: {_told(taken)}"


def actas_sums(taken: Sequence[TakenActa]) -> str:
    """How many came out which way."""
    if not taken:
        return "Ahí no había ningún acta."
    counts = Counter(each.outcome for each in taken)
    sums = ", ".join(counted(counts[outcome], names) for outcome, names in _OUTCOMES.items())
    return f"{counted(len(taken), ('acta', 'actas'))}: {sums}."


def acta_note(kiosk: KioskCoverage) -> str:
    """For the board: what the newest acta of a kiosk says about what is here."""
    if kiosk.acta == ActaState.DIFFERS:
        return "su acta y sus lotes no coinciden"
    if kiosk.to_come:
        return f"según su acta, {_to_come(kiosk.to_come)}"
    return "coincide con su acta" if kiosk.acta == ActaState.AGREES else "su acta se leyó"


def _name(taken: TakenActa) -> str:
    if not taken.source:
        return "lector"
    name = Path(taken.source).name
    return f"{name}, página {taken.page}" if taken.page > 1 else name


def _told(taken: TakenActa) -> str:
    head = taken.head
    if head is None:
        return str(taken.error)
    votes = counted(head.ballots, BALLOTS)
    told = f"{head.station} {head.kiosk} {_POLLS[head.polls]} con {votes}"
    if taken.state is ActaState.DIFFERS:
        return f"{told}; no coincide con lo que hay en el centro, y quedó una alarma."
    if taken.to_come:
        return f"{told}; {_to_come(taken.to_come)}."
    return f"{told}; coincide con lo recibido." if taken.state is ActaState.AGREES else f"{told}."


def _to_come(votes: int) -> str:
    return "falta 1 voto por llegar" if votes == 1 else f"faltan {votes} votos por llegar"
