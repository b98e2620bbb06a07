"""Nivelación: what agrees, and the note that the journal keeps of it."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.context import Context, KioskId, Mode, StationCode
from kiosk.head import Head
from kiosk.levelling import Levelling, is_note

CONTEXT = Context(bytes(32), KioskId("K-01"), StationCode("UCG-01"), Mode.OFFICIAL)


def head(ballots: int = 3, entries: int = 3, started: int = 4, abandoned: int = 1) -> Head:
    return Head(
        CONTEXT.consultation, CONTEXT.kiosk, CONTEXT.station, CONTEXT.mode, bytes(16),
        ballots=ballots, entries=entries, started=started, abandoned=abandoned,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("levelling", "paper", "sessions"),
    [
        (Levelling(3, head()), True, True),
        (Levelling(4, head()), False, True),
        (Levelling(3, head(started=5)), True, False),
        (Levelling(3, head(ballots=2)), True, False),
    ],
    ids=["all", "paper", "under-way", "box"],
)
def test_it_says_what_agrees(levelling: Levelling, paper: bool, sessions: bool) -> None:
    assert (levelling.paper_agrees, levelling.sessions_agree) == (paper, sessions)
    assert levelling.agrees is (paper and sessions)


def test_its_note_is_told_from_what_a_jurado_writes() -> None:
    note = Levelling(4, head()).note()
    assert note == "papel=4 registro=3 urna=3 sesiones=4 abandonos=1 pruebas=0"
    assert is_note(note)
    assert not is_note("Se fue la luz: papel=4")


_count = st.integers(0, 10**6)


@given(_count, _count, _count, _count, _count, _count)
def test_every_note_of_its_own_is_known_and_names_each_count_once(
    paper: int, ballots: int, entries: int, started: int, abandoned: int, challenged: int
) -> None:
    levelling = Levelling(
        paper, dataclasses.replace(head(ballots, entries, started, abandoned), challenged=challenged)
    )
    note = levelling.note()
    assert is_note(note)
    assert not any(
        map(is_note, (note + " ", "x" + note, note.replace(" ", "\n"), note.upper(), note[:-1] + "-1"))
    )
    figures = [int(part.partition("=")[2]) for part in note.split()]
    assert figures == [paper, entries, ballots, started, abandoned, challenged]
    assert levelling.agrees is (paper == entries == ballots and started == ballots + abandoned)
