"""The opening mode: from a file to a file, one trustee after the other, words hidden, what is wrong named."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sync.central.ceremony import Stage
from sync.central.closing import close
from sync.central.opening import parse_opened
from sync.central.trustees import split_tally_key
from tests.tools.ceremonies import Count, make_count
from tests.tools.ceremony_walk import come, opening_walk, running
from tests.tools.desks import Around
from tests.tools.presses import Presser
from tests.ui.layout import problems
from ui.desk.words_page import WordsPage
from ui.theme import TextSize


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Count:
    """A frozen box; nobody changes it."""
    count = make_count(tmp_path_factory.mktemp("opening"))
    store = count.open_store()
    close(count.centre, store, count.world.keys.organiser, count.register)
    store.close()
    return count


def to_trustees(hand: Presser) -> None:
    hand.wait(lambda: hand.has("Es la huella del afiche"))
    hand.press("Es la huella del afiche")


def test_two_trustees_open_the_box_and_the_file_holds_the_totals(
    closed: Count, qtbot: QtBot, tmp_path: Path
) -> None:
    out = tmp_path / "opened.json"
    with running(Around(new_file=out), closed.centre.frozen_box_path) as desk:
        hand = Presser(desk.window, qtbot)
        to_trustees(hand)
        for share in closed.shares[:2]:
            come(hand, share)
            hand.press("Seguir")
        hand.press("Abrir la urna")
        hand.wait_for("9 válidos")
        assert desk.flow.ceremony is not None
        assert (desk.flow.ceremony.stage, desk.flow.ceremony.present) == (Stage.WIPED, ())
    assert parse_opened(out.read_bytes()).total.ballots == 9


def test_without_a_file_it_asks_for_one_and_names_what_is_no_box(
    closed: Count, qtbot: QtBot, tmp_path: Path
) -> None:
    wrong = tmp_path / "otra.box"
    wrong.write_bytes(b"no es una urna")
    around = Around(files=[wrong])
    with running(around, None) as desk:
        hand = Presser(desk.window, qtbot)
        hand.press("Elegir la urna congelada")
        hand.wait_for("No se abrió nada")
        around.files = [closed.centre.frozen_box_path]
        hand.press("Elegir la urna congelada")
        hand.wait_for("Compare esta huella con la del afiche")
        assert desk.window.practice


def test_words_are_hidden_completed_and_shown_on_demand(closed: Count, qtbot: QtBot) -> None:
    with running(Around(), closed.centre.frozen_box_path) as desk:
        hand = Presser(desk.window, qtbot)
        to_trustees(hand)
        come(hand, closed.shares[0])
        page = hand.page(WordsPage)
        assert " ".join(field.text() for field in page.fields) == closed.shares[0].words
        assert closed.shares[0].words.split()[0] not in page.fields[0].displayText()
        hand.press("Mostrar las palabras")
        assert page.fields[0].displayText() == closed.shares[0].words.split()[0]
        assert hand.reads("Están las doce palabras")


def test_all_twelve_can_be_pasted(closed: Count, qtbot: QtBot) -> None:
    with running(Around(), closed.centre.frozen_box_path) as desk:
        hand = Presser(desk.window, qtbot)
        to_trustees(hand)
        hand.press("Depositario 3")
        page = hand.page(WordsPage)
        QApplication.clipboard().setText(closed.shares[2].words)
        page.fields[0].paste()
        hand.press("Seguir")
        hand.wait_for("Falta 1 depositario")


def test_a_wrong_word_is_named_and_the_button_stays_off(closed: Count, qtbot: QtBot) -> None:
    words = closed.shares[0].words.split()
    words[4] = "xilófono"
    with running(Around(), closed.centre.frozen_box_path) as desk:
        hand = Presser(desk.window, qtbot)
        to_trustees(hand)
        come(hand, closed.shares[0], words)
        assert hand.reads("La palabra 5 no es de la lista")
        assert not hand.has("Seguir")


def test_a_share_of_another_trustee_or_consultation_is_told_as_such(closed: Count, qtbot: QtBot) -> None:
    strangers, _ = split_tally_key(bytes(32), 3, 2)
    with running(Around(), closed.centre.frozen_box_path) as desk:
        hand = Presser(desk.window, qtbot)
        to_trustees(hand)
        come(hand, closed.shares[0], closed.shares[1].words.split())
        hand.press("Seguir")
        assert hand.reads("Estas son las palabras del depositario 2, no las del 1")
        hand.press("Volver")
        come(hand, closed.shares[0], strangers[0].words.split())
        hand.press("Seguir")
        assert hand.reads("son de otra consulta")


def test_who_goes_back_leaves_no_word_behind(closed: Count, qtbot: QtBot) -> None:
    with running(Around(), closed.centre.frozen_box_path) as desk:
        hand = Presser(desk.window, qtbot)
        to_trustees(hand)
        come(hand, closed.shares[0])
        hand.press("Volver")
        hand.press("Depositario 1")
        assert all(not field.text() for field in hand.page(WordsPage).fields)


def test_a_file_that_exists_is_not_overwritten_and_the_trustees_need_not_come_again(
    closed: Count, qtbot: QtBot, tmp_path: Path
) -> None:
    out = tmp_path / "opened.json"
    out.write_text("otra cosa")
    around = Around(new_file=out)
    with running(around, closed.centre.frozen_box_path) as desk:
        hand = Presser(desk.window, qtbot)
        to_trustees(hand)
        for share in closed.shares[1:]:
            come(hand, share)
            hand.press("Seguir")
        hand.press("Abrir la urna")
        hand.wait_for("ya existe y no se tocó")
        around.new_file = tmp_path / "otro.json"
        hand.press("Abrir la urna")
        hand.wait_for("9 válidos")
    assert out.read_text() == "otra cosa"


@pytest.mark.parametrize(
    ("size", "text"),
    [((1280, 800), TextSize.NORMAL), ((1024, 600), TextSize.NORMAL), ((1024, 600), TextSize.LARGEST)],
)
def test_nothing_is_cut_on_any_page(
    closed: Count, qtbot: QtBot, tmp_path: Path, size: tuple[int, int], text: TextSize
) -> None:
    found: list[str] = []
    around = Around(files=[closed.centre.frozen_box_path], new_file=tmp_path / "opened.json")
    with running(around, None, size, text) as desk:

        def look(name: str) -> None:
            found.extend(f"{name}: {problem}" for problem in problems(desk.window))

        opening_walk(Presser(desk.window, qtbot), closed, look)
    assert not found, "\n".join(found)
