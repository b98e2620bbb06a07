"""Checking the machine by touch and with four keys: one code from the review on, and nothing left behind."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.journal import JournalEvent, rows
from kiosk.kit import ActiveKit
from tests.tools.driver import Driver, middle, running_kiosk
from tests.ui.conftest import Starter
from tests.ui.consultations import consultation
from tests.ui.test_sound import key_to
from tests.ui.test_voting_by_touch import to_review
from ui import spoken
from ui.citizen import CALL_SECONDS, IDLE_SECONDS
from ui.screens.ballot import BallotScreen
from ui.screens.decide import DecideScreen
from ui.screens.opened import OpenedScreen
from ui.screens.review import ReviewScreen
from ui.screens.thanks import ThanksScreen
from ui.widgets.code import shown_code


def to_decision(kiosk: Driver, *numbers: int) -> str:
    """A person arrives, has chosen and wants to check the machine; the code that the review showed."""
    to_review(kiosk, *numbers)
    kiosk.wait_until(lambda: kiosk.citizen.visit.sealed is not None, "the code")
    shown = kiosk.texts()
    kiosk.touch("Compruebe la máquina")
    kiosk.wait_for(DecideScreen)
    vote = kiosk.citizen.visit.sealed
    assert vote is not None
    assert shown_code(vote.code) in shown
    return vote.code


def test_whoever_checks_the_machine_sees_the_same_code_and_may_still_cast(kiosk: Driver) -> None:
    code = to_decision(kiosk, 6, 7)
    assert code.replace("-", "") in kiosk.screen.accessibleDescription().replace(" ", "").replace("-", "")
    kiosk.touch("Depositar mi voto")
    kiosk.wait_for(ThanksScreen)
    assert kiosk.citizen.visit.code == code
    status = kiosk.status()
    assert (status.ballots, status.challenged) == (1, 0)


def test_a_challenge_shows_what_was_sealed_and_the_person_votes_anew(kiosk: Driver) -> None:
    code = to_decision(kiosk, 6, 7)
    kiosk.touch("Mostrar lo que selló")
    screen = kiosk.wait_for(OpenedScreen)
    assert isinstance(screen, OpenedScreen)
    opened = kiosk.citizen.visit.opened
    assert opened is not None
    assert (opened.holds, opened.selections, opened.code) == (True, (6, 7), code)
    assert shown_code(code) in screen.text.accessibleName()
    kiosk.wait_until(kiosk.shell.rested, "the screen's rest")
    kiosk.touch("Votar otra vez")
    kiosk.wait_for(BallotScreen)
    assert kiosk.citizen.visit.selections == ()
    kiosk.choose(9)
    kiosk.touch("Revisar mi voto")
    kiosk.touch("Depositar mi voto")
    kiosk.wait_for(ThanksScreen)
    status = kiosk.status()
    assert (status.ballots, status.started, status.challenged) == (1, 1, 1)


def test_a_double_touch_voids_once(kiosk: Driver) -> None:
    to_decision(kiosk, 6)
    button = kiosk.button("Mostrar lo que selló")
    place = button.mapTo(kiosk.shell, middle(button))
    kiosk.touch_button(button)
    kiosk.touch_place(place)
    kiosk.wait_for(OpenedScreen)
    assert kiosk.status().challenged == 1


def test_after_a_few_challenges_the_review_has_no_such_button(kiosk: Driver) -> None:
    to_review(kiosk, 6)
    for _ in range(kiosk.station.consultation.challenges):
        kiosk.wait_until(lambda: kiosk.citizen.visit.sealed is not None, "the code")
        kiosk.touch("Compruebe la máquina")
        kiosk.touch("Mostrar lo que selló")
        screen = kiosk.wait_for(OpenedScreen)
        assert isinstance(screen, OpenedScreen)
        screen.again.emit()
        kiosk.choose(6)
        kiosk.touch("Revisar mi voto")
        kiosk.wait_for(ReviewScreen)
    assert not kiosk.has_button("Compruebe la máquina")
    kiosk.touch("Depositar mi voto")
    kiosk.wait_for(ThanksScreen)


def test_a_change_after_the_review_is_sealed_anew(kiosk: Driver) -> None:
    code = to_decision(kiosk, 6)
    kiosk.touch("Atrás")
    kiosk.wait_for(ReviewScreen)
    kiosk.touch("Cambiar")
    kiosk.choose(7)
    kiosk.touch("Revisar mi voto")
    kiosk.wait_until(lambda: kiosk.citizen.visit.sealed is not None, "the code")
    vote = kiosk.citizen.visit.sealed
    assert vote is not None
    assert vote.code != code


@pytest.mark.parametrize(
    ("touches", "last", "challenged"),
    [([], JournalEvent.UNDECIDED, 0), (["Mostrar lo que selló"], JournalEvent.CHALLENGED, 1)],
    ids=["undecided", "opened"],
)
def test_whoever_walks_away_from_a_check_leaves_nothing_behind(
    kiosk: Driver, touches: list[str], last: JournalEvent, challenged: int
) -> None:
    to_decision(kiosk, 6)
    for text in touches:
        kiosk.touch(text)
        kiosk.wait_for(OpenedScreen)
    for _ in range(IDLE_SECONDS + CALL_SECONDS):
        kiosk.citizen.tick()
    kiosk.wait_for_title("Llame al jurado")
    head = kiosk.station.box.head
    assert (head.ballots, head.abandoned, head.challenged, head.under_way) == (0, 1, challenged, 0)
    events = kiosk.in_worker(lambda: rows(kiosk.station.box.connection))
    assert isinstance(events, list)
    assert (events[-1].event, events[-1].detail) == (last, "")
    assert kiosk.citizen.visit.sealed is None
    assert kiosk.citizen.visit.opened is None


def test_with_four_keys_the_code_and_what_was_sealed_are_heard(
    tmp_path: Path, kit_for: Callable[[object], ActiveKit]
) -> None:
    with running_kiosk(tmp_path, active=kit_for(None), player=True) as heard:
        heard.open_polls()
        to_review(heard, 6)
        heard.wait_until(lambda: heard.citizen.visit.sealed is not None, "the code")
        key_to(heard, "Compruebe la máquina")
        heard.wait_for(DecideScreen)
        vote = heard.citizen.visit.sealed
        assert vote is not None
        letters = [letter for letter in vote.code if letter.isalnum()]
        assert list(heard.citizen.guide.pieces()) == [spoken.DECIDE, *letters, spoken.DECIDE_HOW]
        key_to(heard, "Mostrar lo que selló")
        heard.wait_for(OpenedScreen)
        said = list(heard.citizen.guide.pieces())
        assert said == [spoken.OPENED, spoken.PROPOSAL, "6", spoken.OPENED_PHOTO]  # no page is named
        key_to(heard, "Votar otra vez")
        heard.wait_for(BallotScreen)


@pytest.mark.parametrize("page", ["", "https://ejemplo.gov.co/consulta/"])
def test_only_where_a_page_of_results_is_named_people_are_sent_to_it(page: str, start: Starter) -> None:
    kiosk = start(consultation(2, page=page))
    kiosk.arrive()
    kiosk.touch("Empezar a votar")
    kiosk.choose(1)
    kiosk.touch("Revisar mi voto")
    kiosk.wait_until(lambda: kiosk.citizen.visit.sealed is not None, "the code")
    assert "Anótelo si va a comprobar la máquina." in kiosk.texts()
    kiosk.touch("Compruebe la máquina")
    kiosk.wait_for(DecideScreen)
    kiosk.touch("Mostrar lo que selló")
    opened = kiosk.wait_for(OpenedScreen)
    assert isinstance(opened, OpenedScreen)
    assert ("página de resultados" in opened.text.accessibleName()) is bool(page)
    assert kiosk.citizen.guide.pieces()[-1] == (spoken.OPENED_HOW if page else spoken.OPENED_PHOTO)


def test_where_the_machine_cannot_be_checked_any_more_nobody_is_asked_to_note_a_code(kiosk: Driver) -> None:
    to_review(kiosk, 6)
    for _ in range(kiosk.station.consultation.challenges):
        kiosk.wait_until(lambda: kiosk.citizen.visit.sealed is not None, "the code")
        kiosk.touch("Compruebe la máquina")
        kiosk.wait_for(DecideScreen)
        kiosk.touch("Mostrar lo que selló")
        kiosk.wait_for(OpenedScreen)
        kiosk.touch("Votar otra vez")
        kiosk.choose(6)
        kiosk.touch("Revisar mi voto")
        kiosk.wait_for(ReviewScreen)
    kiosk.wait_until(lambda: kiosk.citizen.visit.sealed is not None, "the code")
    assert "Código de este voto" in kiosk.texts()
    assert "Anótelo" not in kiosk.texts()
