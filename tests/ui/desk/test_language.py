"""English and Spanish in turn, at any moment: the page that is open says the same, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sync.central.closing import close
from sync.stick import RECEIPT_SUFFIX
from tests.kiosk.voting import names_only
from tests.tools.centres import World, make_world
from tests.tools.ceremonies import make_count
from tests.tools.ceremony_walk import begin, closing_walk, fill, opening_walk, running, with_keys
from tests.tools.desks import Around, running_desk
from tests.tools.presses import Presser, Staff
from tests.ui.desk.conftest import Opener
from tests.ui.desk.english import given_in, stays_spanish
from ui.desk.board import BoardPage
from ui.desk.desk import AUDIT, BACKUP, BOARD, CLOSING, DELIVERIES, HELD
from ui.desk.form import FormPage
from ui.desk.tones import Tone
from ui.desk.window import DeskWindow
from ui.words import tr

TABS = (BOARD, DELIVERIES, HELD, AUDIT, BACKUP, CLOSING)
REASON = "Se dañó la memoria"


def turned(window: DeskWindow, found: list[str], given: Callable[[], list[str]]) -> Callable[[str], None]:
    """Looks at each step of a walk in English, and goes on in Spanish."""

    def look(name: str) -> None:
        window.next_language()
        found.extend(f"{name}: {text}" for text in stays_spanish(window, given()))
        window.next_language()

    return look


def known(staff: Staff) -> list[str]:
    assert staff.desk.snapshot is not None
    return [*given_in(staff.desk.snapshot), REASON, "El sello estaba roto"]


def test_every_step_of_the_closing_turns_english_where_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    count, keys = with_keys(tmp_path, kiosks=3)
    found: list[str] = []
    with running_desk(count.centre) as desk:
        staff = Staff(desk, qtbot)
        closing_walk(staff, keys, turned(desk.window, found, lambda: known(staff)))
        staff.press("Ver el cierre")
        turned(desk.window, found, lambda: known(staff))("closed")
    assert not found, "\n".join(found)


def test_every_step_of_the_opening_turns_english_where_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    count = make_count(tmp_path)
    store = count.open_store()
    close(count.centre, store, count.world.keys.organiser, count.register)
    store.close()
    found: list[str] = []
    around = Around(files=[count.centre.frozen_box_path], new_file=tmp_path / "opened.json")
    with running(around, None) as desk:
        title = count.centre.consultation.title
        opening_walk(Presser(desk.window, qtbot), count, turned(desk.window, found, lambda: [title]))
    assert not found, "\n".join(found)


def test_a_ruling_about_equal_names_turns_english_and_keeps_its_reason(qtbot: QtBot, tmp_path: Path) -> None:
    count, keys = with_keys(tmp_path, consultation=names_only())
    found: list[str] = []
    with running_desk(count.centre) as desk:
        staff = Staff(desk, qtbot)
        look = turned(desk.window, found, lambda: known(staff))
        begin(staff, keys)
        staff.wait_for("No falta nada")
        staff.press("Seguir")
        staff.wait_for("Si hubo otra forma de votar")
        staff.press("Seguir")
        fill(staff, seed="")
        staff.press("Seguir")
        staff.press("Fijar la semilla")
        staff.wait_for("11 votos cuentan")
        staff.press("Decidir el caso que sigue")
        fill(staff, reason=REASON)
        look("reason")
        assert staff.page(FormPage).fields["reason"].text() == REASON
        staff.press("Seguir")
        look("which")
        staff.press("La misma persona")
        look("second look")
    assert not found, "\n".join(found)


def test_what_was_refused_or_could_not_be_written_is_told_in_english(
    world: World, open_desk: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    stick, stranger = tmp_path / "stick", make_world(tmp_path / "other", seed=9)
    stick.mkdir()
    revoked = world.kiosk(2)
    world.change_roster(revocations={revoked.id: 0})
    moved = replace(world.kiosk(3), station=world.kiosk(1).station)
    files = (world.kiosk(1).send(3), revoked.send(2), stranger.kiosk().send(1), moved.send(1), b"{}")
    for number, envelope in enumerate(files):
        (stick / f"{number}.urna").write_bytes(envelope)
    (stick / f"0.urna{RECEIPT_SUFFIX}").mkdir()  # no receipt can be written there
    staff = Staff(open_desk(world.centre), qtbot)
    staff.drop([stick])
    staff.wait_for("1 nuevo")

    staff.desk.window.next_language()

    assert len([line for line in staff.lines() if line.tone is Tone.ALARM]) == 5
    assert not stays_spanish(staff.desk.window, known(staff))


@pytest.mark.parametrize(
    ("files", "words"),
    [("ninguna.copia", "There is no file"), ("otra.copia", "The backup is damaged")],
)
def test_a_failed_step_is_told_in_the_language_that_is_chosen_afterwards(
    world: World, open_desk: Opener, qtbot: QtBot, tmp_path: Path, files: str, words: str
) -> None:
    (tmp_path / "otra.copia").write_bytes(b"no es una copia")
    around = Around(files=[tmp_path / files], folder=tmp_path / "nuevo")
    staff = Staff(open_desk(world.centre, around=around), qtbot)
    staff.press("Copia")
    staff.press("Recuperar una copia")
    staff.wait_for("No se recuperó la copia")

    staff.desk.window.next_language()

    assert staff.reads(words)
    assert not stays_spanish(staff.desk.window, known(staff))


def test_tabs_totals_and_title_follow_and_a_closed_window_leaves_spanish_behind(
    world: World, qtbot: QtBot, tmp_path: Path
) -> None:
    with running_desk(world.centre) as desk:
        spanish = [desk.window.tab(name).accessibleName() for name in TABS]
        desk.window.next_language()
        english = [desk.window.tab(name).accessibleName() for name in TABS]
        assert not set(spanish) & set(english)
        assert "Central tally" in desk.window.windowTitle()
    assert tr("Tablero") == "Tablero"


def test_the_search_and_the_filter_outlive_another_language(
    city: World, open_desk: Opener, qtbot: QtBot
) -> None:
    staff = Staff(open_desk(city.centre), qtbot)
    board = staff.page(BoardPage)
    board.search.setText("cor")
    board.missing.click()
    shown = [card.code for section in board.body.view.sections for card in section.cards]

    staff.desk.window.next_language()

    board = staff.page(BoardPage)
    assert (board.search.text(), board.missing.isChecked()) == ("cor", True)
    assert [card.code for section in board.body.view.sections for card in section.cards] == shown
