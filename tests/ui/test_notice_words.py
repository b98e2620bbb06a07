"""Whoever reads the notice in English is told which of its words stay in Spanish."""

import pytest
from pytestqt.qtbot import QtBot

import assets
from kiosk.consultation import load_consultation
from tests.tools.kits import cartagena
from ui.screens.notice import NoticeScreen
from ui.theme import Theme
from ui.widgets.label import Label

SAID = "own texts are in Spanish"


def words(qtbot: QtBot) -> str:
    screen = NoticeScreen(Theme(), cartagena().notice, practice=False, sound=False)
    qtbot.addWidget(screen)
    return " ".join(label.text() for label in screen.findChildren(Label))


@pytest.mark.usefixtures("english")
def test_in_english_the_notice_says_that_its_texts_are_spanish(qtbot: QtBot) -> None:
    assert SAID in words(qtbot)


def test_in_spanish_there_is_nothing_to_say(qtbot: QtBot) -> None:
    assert SAID not in words(qtbot)


def test_the_example_asks_nothing_that_its_notice_calls_free() -> None:
    example = load_consultation(assets.path("consultations/example/consultation.toml"))
    assert "puede no responder ninguna" in example.notice.sensitive
    assert all(question.optional for question in example.questions)
