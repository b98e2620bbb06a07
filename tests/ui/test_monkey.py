"""A slice of ``make monkey``: random touches and keys end in a legal state, every ballot confirmed."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from kiosk.session import SessionState
from tests.tools.driver import Driver
from tests.tools.monkey import let_loose
from tests.tools.monkey_watch import Outcome, Watch, telling
from ui.screens.entry import EntryScreen
from ui.screens.review import ReviewScreen

_STEPS = 2500
_SEED = 1
_MOST_WIDGETS = 300
_MOST_GROWTH = 40  # MiB


def test_a_monkey_breaks_nothing_and_casts_nothing_unconfirmed(tmp_path: Path) -> None:
    outcome = let_loose(tmp_path, _STEPS, _SEED)
    assert outcome.confirmed, "the monkey never reached the end of a vote: choose another seed"
    assert outcome.widgets < _MOST_WIDGETS
    assert outcome.grown < _MOST_GROWTH


def test_the_watch_notices_a_ballot_that_nobody_confirmed(kiosk: Driver) -> None:
    watch = Watch(kiosk, Outcome(0))
    kiosk.arrive()
    kiosk.answer_questions()
    kiosk.choose(6)
    watch.count()
    kiosk.touch("Revisar mi voto")
    kiosk.wait_for(ReviewScreen)
    kiosk.citizen.casting.cast()
    with pytest.raises(AssertionError, match="1 ballots, 0 confirmed"):
        watch.count()


def test_the_watch_notices_a_choice_that_stays_behind(kiosk: Driver) -> None:
    watch = Watch(kiosk, Outcome(0))
    watch.look()
    kiosk.citizen.visit = kiosk.citizen.visit.toggle(6)
    with pytest.raises(AssertionError, match="a choice is kept"):
        watch.look()


def test_a_line_that_names_a_proposal_is_noticed(kiosk: Driver) -> None:
    title = kiosk.station.consultation.proposal(6).short_title
    lines = ["batch 1 stored", f"card «{title}» pressed", "Persona b checked in"]
    assert telling(kiosk, lines) == lines[1:]


def test_whoever_comes_back_just_after_being_counted_as_gone_finds_nothing(kiosk: Driver) -> None:
    kiosk.arrive()
    kiosk.answer_questions()
    kiosk.choose(6)
    for _ in range(60):
        kiosk.citizen.tick()
    still_here = kiosk.button("Sí, sigo aquí")
    for _ in range(30):
        kiosk.citizen.tick()
    still_here.click()
    QTest.qWait(50)
    assert kiosk.citizen.visit.state is SessionState.IDLE


def test_a_home_that_was_being_read_again_does_not_take_the_screen_from_what_came_next(kiosk: Driver) -> None:
    volunteer = kiosk.app.volunteer
    assert volunteer is not None
    volunteer._refresh()
    kiosk.touch("Empezar registro")
    kiosk.in_worker(lambda: None)
    assert isinstance(kiosk.screen, EntryScreen)
