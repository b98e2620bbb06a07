"""Whoever listens finds on every screen what others see: names, roles, states, and the same order."""

from pathlib import Path

import pytest

from tests.tools.driver import DOCUMENT, Driver, running_kiosk
from tests.tools.walk import everything, visit
from tests.ui.accessible import problems, tree
from tests.ui.conftest import Starter
from tests.ui.consultations import consultation
from ui.screens.entry import EntryScreen
from ui.theme import Contrast, TextSize


@pytest.mark.parametrize(
    ("size", "text"), [((1280, 800), TextSize.NORMAL), ((800, 1280), TextSize.LARGEST)], ids=str
)
def test_every_screen_can_be_heard_as_it_is_seen(
    size: tuple[int, int], text: TextSize, tmp_path: Path
) -> None:
    found = []
    with running_kiosk(tmp_path, size, text=text) as driver:
        for name in everything(driver):
            driver.shell.set_theme(Contrast.NORMAL, text)
            found += [f"{name}: {problem}" for problem in problems(driver.screen)]
    assert not found, "\n".join(found)


def test_what_is_read_aloud_can_be_stopped_by_who_listens(tmp_path: Path) -> None:
    found = []
    with running_kiosk(tmp_path, player=True) as driver:
        driver.open_polls()
        driver.arrive()
        driver.touch("Escuchar")
        for name in visit(driver):
            found += [f"{name}: {problem}" for problem in problems(driver.screen)]
    assert not found, "\n".join(found)


def test_a_chosen_card_says_that_it_is_checked(kiosk: Driver) -> None:
    kiosk.arrive()
    kiosk.answer_questions()
    kiosk.choose(6)
    checked = [node.name for node in tree(kiosk.screen).all() if "checked" in node.states]
    assert checked == [kiosk.card(6).accessibleName()]


def test_of_the_answers_to_a_question_one_is_checked(start: Starter) -> None:
    kiosk = start(consultation(2, questions=True))
    kiosk.arrive()
    kiosk.touch("Empezar a votar")
    for answer in ("Arriba", "Abajo", "Prefiero no responder"):
        kiosk.touch(answer)
        assert [node.name for node in tree(kiosk.screen).all() if "checked" in node.states] == [answer]


def test_the_keys_for_letters_with_accents_are_heard_too(kiosk: Driver) -> None:
    kiosk.touch("Empezar registro")
    kiosk.type_and_enter(DOCUMENT)
    kiosk.wait_for_title("Escriba")
    kiosk.type_and_enter(DOCUMENT)
    kiosk.wait_for_title("Nombres")
    kiosk.touch("Letras con tilde: á, é, í")
    assert isinstance(kiosk.screen, EntryScreen)
    assert problems(kiosk.screen) == []
    assert not kiosk.has_button("Ñ")
    assert kiosk.has_button("É")
