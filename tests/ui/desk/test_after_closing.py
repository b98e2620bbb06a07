"""Once the count is closed every page of the desk says so, what was set aside, and what really comes next."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sync.central.closing import close
from sync.central.results import read_closing
from tests.tools.ceremonies import Count, make_count
from tests.tools.presses import Staff
from tests.ui.desk.conftest import Opener
from tests.ui.desk.test_states import DONE, snapshot
from tests.ui.layout import problems
from ui.desk.closed_views import apart_lines
from ui.desk.desk import BOARD, CLOSING, HELD
from ui.desk.view_models import board_view, totals_view
from ui.theme import TextSize


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Count:
    """A closed count with ballots that were set aside; nobody changes it."""
    count = make_count(tmp_path_factory.mktemp("closed"))
    with_store(count, lambda store: close(count.centre, store, count.world.keys.organiser, count.register))
    return count


@pytest.fixture
def count(made: Count, tmp_path: Path) -> Count:
    return made.copy(tmp_path / "centre")


def with_store(count: Count, act: Callable[..., object]) -> None:
    store = count.open_store()
    act(store)
    store.close()


def did(count: Count, *actions: str) -> None:
    """What the commands wrote into the audit log."""
    for action in actions:
        with_store(count, lambda store, a=action: count.clerk.record(store, a, "37 archivos"))


def test_the_board_says_that_the_count_is_closed(count: Count, open_desk: Opener, qtbot: QtBot) -> None:
    staff = Staff(open_desk(count.centre), qtbot)
    assert staff.reads("El escrutinio está cerrado")
    assert staff.reads("se publica como número, pero no se cuenta")
    assert staff.desk.snapshot is not None
    assert totals_view(staff.desk.snapshot).points == "Escrutinio cerrado"


def test_what_the_closing_set_aside_is_not_called_nothing(
    count: Count, open_desk: Opener, qtbot: QtBot
) -> None:
    aside = read_closing(count.centre).closing["set_aside"]
    staff = Staff(open_desk(count.centre), qtbot)
    staff.desk.go(HELD)
    assert len(aside) == 2
    assert staff.reads("El cierre apartó 2 votos")
    assert staff.reads("Segundo voto de la misma persona")
    assert not staff.reads("Nada apartado")


@pytest.mark.parametrize(
    ("actions", "reads", "silent"),
    [
        ((), ("Lleve frozen.box", "urna-central publish"), ("Resultados publicados", "Archivado")),
        (
            ("publish",),
            ("Resultados publicados", "urna-verify", "urna-central archive"),
            ("Lleve frozen.box",),
        ),
        (("publish", "archive"), ("Resultados publicados", "No queda nada por hacer"), ("Lleve", "Ponga")),
    ],
)
def test_what_comes_next_is_what_was_not_done_yet(
    count: Count, open_desk: Opener, qtbot: QtBot, actions: tuple[str, ...], reads: tuple[str, ...],
    silent: tuple[str, ...],
) -> None:  # fmt: skip
    did(count, *actions)
    staff = Staff(open_desk(count.centre), qtbot)
    staff.desk.go(CLOSING)
    assert all(map(staff.reads, reads))
    assert not any(map(staff.reads, silent))


def test_a_desk_that_is_open_learns_of_the_publication(count: Count, open_desk: Opener, qtbot: QtBot) -> None:
    staff = Staff(open_desk(count.centre), qtbot)
    staff.desk.go(CLOSING)
    did(count, "publish")
    staff.desk.refresh()
    staff.wait_for("Resultados publicados")


@pytest.mark.parametrize("text", TextSize)
def test_nothing_is_cut_off_once_the_count_is_closed(
    count: Count, open_desk: Opener, qtbot: QtBot, text: TextSize
) -> None:
    did(count, "publish")
    desk = open_desk(count.centre, size=(1024, 600), text=text)
    for tab in (BOARD, HELD, CLOSING):
        desk.go(tab)
        qtbot.wait(1)
        assert problems(desk.window) == []


@pytest.mark.parametrize(
    ("known", "lead"),
    [
        ({"closed": False, "set_aside": None}, "Nada apartado"),
        ({"closed": True, "set_aside": {}}, "Nada apartado"),
        ({"closed": True, "set_aside": {"duplicate": 1}}, "El cierre apartó 1 voto"),
        ({"closed": True, "set_aside": None}, "No se sabe qué votos se apartaron"),
    ],
)
def test_apart_says_what_is_known(known: dict[str, object], lead: str) -> None:
    first, *_ = apart_lines(snapshot(DONE, **known))
    assert first.lead == lead


def test_one_point_is_not_called_points() -> None:
    assert totals_view(snapshot(DONE)).points == "1 de 1 puesto completo"
    assert [section.note for section in board_view(snapshot(DONE)).sections] == ["1 de 1 completo"]
