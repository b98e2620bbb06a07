"""What comes late or in the wrong order: nothing is kept of who has gone, no screen is taken from anybody."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.connection import explained
from kiosk.session import SessionState
from kiosk.vote import SealedVote
from tests.tools.driver import Driver, middle
from tests.ui.test_challenging import to_decision
from tests.ui.test_voting_by_touch import no_writing, to_review
from ui import spoken
from ui.citizen import CALL_SECONDS, IDLE_SECONDS, THANKS_SECONDS
from ui.screens.ballot import BallotScreen
from ui.screens.decide import DecideScreen
from ui.screens.entry import EntryScreen
from ui.screens.home import HomeScreen
from ui.screens.message import MessageScreen
from ui.screens.question import QuestionScreen
from ui.screens.review import ReviewScreen
from ui.screens.thanks import ThanksScreen

GONE = IDLE_SECONDS + CALL_SECONDS


@contextmanager
def slow_disk(kiosk: Driver) -> Iterator[None]:
    """The disk answers nothing inside; what was asked of it is done at the end."""
    go_on, waits = threading.Event(), threading.Event()

    def wait() -> None:
        waits.set()
        go_on.wait()

    kiosk.app.background.run(wait, lambda _: None, lambda _: None)
    kiosk.wait_until(waits.is_set, "the slow disk")
    try:
        yield
    finally:
        go_on.set()
        kiosk.in_worker(lambda: None)


@contextmanager
def failing_disk(kiosk: Driver) -> Iterator[None]:
    """The disk takes nothing inside."""
    connection = kiosk.station.box.connection
    kiosk.in_worker(lambda: connection.set_authorizer(_no_changes))
    try:
        yield
    finally:
        kiosk.in_worker(lambda: connection.set_authorizer(None))


def _no_changes(action: int, *rest: object) -> int:
    return sqlite3.SQLITE_DENY if action == sqlite3.SQLITE_UPDATE else no_writing(action, *rest)


def disk_failed() -> None:
    raise explained(OSError(5, "Input/output error"))


def press(kiosk: Driver, place: QPoint) -> None:
    kiosk.rest()
    QTest.mousePress(
        kiosk.shell.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
    )


def release(kiosk: Driver, place: QPoint) -> None:
    QTest.mouseRelease(
        kiosk.shell.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
    )


@pytest.fixture
def sealed(standing: Driver, monkeypatch: pytest.MonkeyPatch) -> list[SealedVote]:
    """Every vote that the station seals."""
    votes: list[SealedVote] = []
    seal = standing.station.seal

    def sealing(*given: object) -> SealedVote:
        votes.append(seal(*given))  # type: ignore[arg-type]
        return votes[-1]

    monkeypatch.setattr(standing.station, "seal", sealing)
    return votes


@pytest.mark.parametrize("seconds", [IDLE_SECONDS, GONE], ids=["asked", "gone"])
def test_a_finger_that_lifts_after_the_screen_has_gone_chooses_nothing(
    seconds: int, standing: Driver
) -> None:
    standing.arrive()
    standing.answer_questions()
    card = standing.card(6)
    place = card.mapTo(standing.shell, middle(card))
    press(standing, place)
    standing.wait_a_second(seconds)
    release(standing, place)
    assert standing.citizen.visit.selections == ()
    assert isinstance(standing.screen, MessageScreen)


def test_an_answer_that_comes_after_the_walk_away_is_nobodys(standing: Driver) -> None:
    standing.arrive()
    standing.touch("Empezar a votar")
    answer = standing.button("55 - 69 años")
    place = answer.mapTo(standing.shell, middle(answer))
    press(standing, place)
    standing.wait_a_second(GONE)
    release(standing, place)
    standing.wait_for_title("Llame al jurado")
    standing.touch("Soy el jurado: volver al inicio")
    standing.wait_for(HomeScreen)
    standing.arrive()
    standing.touch("Empezar a votar")
    screen = standing.wait_for(QuestionScreen)
    assert isinstance(screen, QuestionScreen)
    assert not any(widget.isChecked() for widget, _ in screen.answers)


@pytest.mark.parametrize("leave", ["changes", "walks away"])
def test_a_vote_that_is_sealed_after_its_review_has_gone_is_overwritten(
    leave: str, standing: Driver, sealed: list[SealedVote]
) -> None:
    standing.arrive()
    standing.answer_questions()
    standing.choose(6, 7)
    with slow_disk(standing):
        standing.touch("Revisar mi voto")
        standing.wait_for(ReviewScreen)
        if leave == "changes":
            standing.touch("Cambiar")
        else:
            standing.wait_a_second(GONE)
    (vote,) = sealed
    assert not any(vote.nonce)
    assert not any(vote.ballot)
    assert standing.citizen.visit.sealed is None


def test_what_is_cast_is_what_the_last_review_showed_whatever_was_sealed_before(
    standing: Driver, sealed: list[SealedVote]
) -> None:
    standing.arrive()
    standing.answer_questions()
    standing.choose(6)
    with slow_disk(standing):
        standing.touch("Revisar mi voto")
        standing.touch("Cambiar")
        standing.choose(6, 9)
        standing.touch("Revisar mi voto")
        standing.touch("Depositar mi voto")  # before any code was shown
    standing.wait_for(ThanksScreen)
    assert standing.citizen.visit.code == sealed[-1].code
    assert len({vote.code for vote in sealed}) == len(sealed)


def test_on_a_slow_disk_nobody_is_sent_away_and_no_touch_counts(standing: Driver) -> None:
    to_review(standing, 6)
    before = standing.status()
    with slow_disk(standing):
        standing.touch("Depositar mi voto")
        standing.wait_for_title("Guardando su voto")
        standing.wait_a_second(3 * GONE)
        assert standing.title == "Guardando su voto"
        assert standing.citizen.visit.selections == (6,)
    standing.wait_for(ThanksScreen)
    after = standing.status()
    assert (after.ballots, after.abandoned) == (before.ballots + 1, before.abandoned)


def test_a_vote_that_cannot_be_stored_is_told_aloud_and_whoever_then_goes_leaves_nothing(
    standing: Driver,
) -> None:
    to_review(standing, 6)
    standing.touch("Escuchar")
    before = standing.status()
    with failing_disk(standing):
        standing.touch("Depositar mi voto")
        standing.wait_for_title("Su voto todavía no quedó guardado")
        assert standing.player.said[-1] == spoken.FAILED
    standing.wait_a_second(GONE)
    standing.wait_for_title("Llame al jurado")
    after = standing.status()
    assert (after.ballots, after.abandoned) == (before.ballots, before.abandoned + 1)
    assert standing.citizen.visit.selections == ()


def test_a_vote_that_was_touched_before_its_code_and_cannot_be_stored_is_overwritten(
    standing: Driver, sealed: list[SealedVote]
) -> None:
    standing.arrive()
    standing.answer_questions()
    standing.choose(6, 7)
    with failing_disk(standing):
        with slow_disk(standing):
            standing.touch("Revisar mi voto")
            standing.touch("Depositar mi voto")
        standing.wait_for_title("Su voto todavía no quedó guardado")
    assert len(sealed) == 2
    assert not [vote for vote in sealed if any(vote.nonce) or any(vote.ballot)]
    standing.touch("Volver a mi voto")
    standing.wait_for(ReviewScreen)
    standing.touch("Depositar mi voto")
    standing.wait_for(ThanksScreen)
    assert standing.citizen.visit.code == sealed[-1].code


def test_a_check_of_the_machine_that_cannot_be_stored_voids_nothing_and_the_vote_can_be_cast(
    standing: Driver,
) -> None:
    code = to_decision(standing, 6, 7)
    before = standing.status()
    with failing_disk(standing):
        standing.touch("Mostrar lo que selló")
        standing.wait_for_title("Su voto todavía no quedó guardado")
    standing.touch("Volver a mi voto")
    standing.wait_for(DecideScreen)
    standing.touch("Depositar mi voto")
    standing.wait_for(ThanksScreen)
    assert standing.citizen.visit.code == code
    after = standing.status()
    assert (after.ballots, after.challenged) == (before.ballots + 1, before.challenged)


def test_the_jurado_is_called_though_the_disk_does_not_take_the_count(standing: Driver) -> None:
    standing.arrive()
    with failing_disk(standing):
        standing.wait_a_second(GONE)
        standing.wait_for_title("Llame al jurado")
    assert standing.citizen.visit.state is SessionState.IDLE


def test_a_sound_that_ends_after_its_person_has_gone_is_followed_by_the_call_alone(standing: Driver) -> None:
    standing.arrive()
    standing.touch("Escuchar")
    heard = len(standing.player.said)
    standing.wait_a_second(GONE)
    standing.wait_for_title("Llame al jurado")
    standing.player.finish_all()
    assert set(standing.player.said[heard:]) == {spoken.STILL_THERE, spoken.CALL}


@pytest.mark.parametrize("late", ["answer", "failure"])
def test_a_home_that_is_read_again_late_takes_the_screen_from_nobody(
    late: str, standing: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    volunteer = standing.app.volunteer
    assert volunteer is not None
    if late == "failure":
        monkeypatch.setattr(volunteer, "_how_things_stand", disk_failed)
    with slow_disk(standing):
        volunteer._refresh()
        standing.touch("Empezar registro")
    assert isinstance(standing.screen, EntryScreen)


def test_news_of_sending_takes_no_screen_from_a_citizen(standing: Driver) -> None:
    standing.arrive()
    standing.answer_questions()
    sending, volunteer = standing.app._sending, standing.app.volunteer
    assert sending is not None
    assert sending.status is not None
    assert volunteer is not None
    volunteer.agent_status = None
    volunteer.sending_changed(sending.status)
    standing.in_worker(lambda: None)
    assert isinstance(standing.screen, BallotScreen)


def test_thanks_that_are_closed_twice_lead_home_once_and_time_goes_on_without_them(standing: Driver) -> None:
    to_review(standing, 6)
    standing.touch("Depositar mi voto")
    screen = standing.wait_for(ThanksScreen)
    assert isinstance(screen, ThanksScreen)
    homes: list[None] = []
    standing.citizen.finished.connect(lambda: homes.append(None))
    screen.done.click()
    screen.done.click()
    screen.more_time.emit()
    standing.wait_a_second(THANKS_SECONDS + GONE)
    standing.wait_for(HomeScreen)
    assert len(homes) == 1


def test_more_time_at_the_thanks_begins_the_seconds_anew(standing: Driver) -> None:
    to_review(standing, 6)
    standing.touch("Depositar mi voto")
    standing.wait_for(ThanksScreen)
    standing.wait_a_second(THANKS_SECONDS - 1)
    assert "Listo (queda 1 segundo)" in standing.button_texts()
    standing.touch("Más tiempo")
    assert f"Listo (quedan {THANKS_SECONDS} segundos)" in standing.button_texts()
    standing.wait_a_second(THANKS_SECONDS - 1)
    assert isinstance(standing.screen, ThanksScreen)
