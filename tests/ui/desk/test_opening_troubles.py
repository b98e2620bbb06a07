"""An opening that goes wrong: a pulled stick, a box that was changed, somebody who leaves in the middle."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sync.central.acceptances import accept_missing
from sync.central.ceremony import Ceremony, Stage
from sync.central.closing import close
from sync.central.opening import Opened, Tally, parse_opened
from tests.tools.ceremonies import Count, make_count
from tests.tools.ceremony_walk import come, running
from tests.tools.desks import Around
from tests.tools.presses import Presser
from ui.desk.opening_desk import OpeningDesk
from ui.desk.opening_views import box_lines, end_lines
from ui.desk.tones import Tone
from ui.desk.words_page import WordsPage


@dataclass
class Table:
    """The machine without a network: a stick with the box, and whoever sits there."""

    count: Count
    stick: Path
    around: Around

    @property
    def box(self) -> Path:
        return self.stick / "frozen.box"


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Count:
    """A box that was closed without K-003; nobody changes it."""
    count = make_count(tmp_path_factory.mktemp("opening"), kiosks=3)
    store = count.open_store()
    organiser = count.world.keys.organiser
    accept_missing(count.centre, store, count.clerk, "K-003", "Se dañó la memoria", organiser)
    close(count.centre, store, organiser, count.register)
    store.close()
    return count


@pytest.fixture
def table(closed: Count, tmp_path: Path) -> Table:
    stick = tmp_path / "stick"
    stick.mkdir()
    shutil.copy(closed.centre.frozen_box_path, stick / "frozen.box")
    return Table(closed, stick, Around(files=[stick / "frozen.box"], new_file=stick / "opened.json"))


@contextmanager
def gathered(table: Table, qtbot: QtBot) -> Iterator[tuple[OpeningDesk, Presser]]:
    """Two trustees have come."""
    with running(table.around, table.box) as desk:
        hand = Presser(desk.window, qtbot)
        hand.wait(lambda: hand.has("Es la huella del afiche"))
        hand.press("Es la huella del afiche")
        both_come(hand, table.count)
        yield desk, hand


def both_come(hand: Presser, count: Count) -> None:
    for share in count.shares[:2]:
        come(hand, share)
        hand.press("Seguir")


def test_a_stick_that_is_pulled_while_the_box_opens_asks_the_trustees_again(
    table: Table, qtbot: QtBot, tmp_path: Path
) -> None:
    with gathered(table, qtbot) as (_, hand):
        shutil.rmtree(table.stick)
        table.stick.write_text("no es una carpeta")
        hand.press("Abrir la urna")
        hand.wait_for("No se escribió nada")
        assert hand.reads("Faltan 2 depositarios")
        table.around.new_file = tmp_path / "opened.json"
        both_come(hand, table.count)
        hand.press("Abrir la urna")
        hand.wait_for("9 válidos")
    assert parse_opened((tmp_path / "opened.json").read_bytes()).total.ballots == 9


def test_whoever_chooses_no_file_has_opened_nothing(table: Table, qtbot: QtBot) -> None:
    table.around.new_file = None
    with gathered(table, qtbot) as (desk, hand):
        hand.press("Abrir la urna")
        assert hand.has("Abrir la urna")
        assert desk.flow.ceremony is not None
        assert desk.flow.ceremony.stage is Stage.READY
    assert [path.name for path in table.stick.iterdir()] == ["frozen.box"]


def test_a_window_that_closes_in_the_middle_forgets_words_and_shares(table: Table, qtbot: QtBot) -> None:
    with running(table.around, table.box) as desk:
        hand = Presser(desk.window, qtbot)
        hand.wait(lambda: hand.has("Es la huella del afiche"))
        hand.press("Es la huella del afiche")
        come(hand, table.count.shares[0])
        hand.press("Seguir")
        come(hand, table.count.shares[1])
        fields = hand.page(WordsPage)
        assert any(fields._typed)
        desk.window.close()
        assert not any(fields._typed)
        assert desk.flow.ceremony is not None
        assert (desk.flow.ceremony.stage, desk.flow.ceremony.present) == (Stage.WIPED, ())


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[:-1],
        lambda data: data.replace(b"A", b"B", 1),
        lambda data: data + b"\n",
        lambda _: b"",
    ],
    ids=["cut", "changed", "longer", "empty"],
)
def test_a_box_that_was_changed_is_not_opened(
    table: Table, qtbot: QtBot, spoil: Callable[[bytes], bytes]
) -> None:
    whole = table.box.read_bytes()
    table.box.write_bytes(spoil(whole))
    with running(table.around, table.box) as desk:
        hand = Presser(desk.window, qtbot)
        hand.wait_for("No se abrió nada")
        assert desk.flow.ceremony is None
        table.box.write_bytes(whole)
        hand.press("Elegir la urna congelada")
        hand.wait_for("Compare esta huella con la del afiche")


def test_a_box_is_dropped_onto_the_window_once(table: Table, qtbot: QtBot) -> None:
    with running(table.around, None) as desk:
        hand = Presser(desk.window, qtbot)
        hand.drop([table.box])
        hand.wait_for("9 votos")
        ceremony = desk.flow.ceremony
        hand.drop([table.box])
        assert desk.flow.ceremony is ceremony
        assert hand.has("Es la huella del afiche")


def test_another_box_may_be_chosen_before_the_first_trustee_comes(table: Table, qtbot: QtBot) -> None:
    with running(table.around, table.box) as desk:
        hand = Presser(desk.window, qtbot)
        hand.wait(lambda: hand.has("Elegir otra"))
        table.around.files = []
        hand.press("Elegir otra")
        assert hand.has("Es la huella del afiche"), "nothing was chosen: the first one stays"
        table.around.files = [table.stick / "no.box"]
        hand.press("Elegir otra")
        hand.wait_for("No se abrió nada")


def test_what_is_incomplete_and_a_network_are_said_before_anybody_types(table: Table) -> None:
    ceremony = Ceremony.of(table.box)
    alone, networked = (box_lines(ceremony, networked=each) for each in (False, True))
    assert any("Se cerró sin 1 equipo: K-003" in line.text for line in alone)
    (warned,) = set(networked) - set(alone)
    assert (warned.lead, warned.tone) == ("Esta máquina tiene red", Tone.ALARM)


NULLS = (
    "unsealable", "commitment-mismatch", "ballot-malformed", "ballot-unknown-proposal", "ballot-too-many",
    "ballot-too-few", "ballot-repeats",
)  # fmt: skip


def test_every_reason_for_a_null_ballot_is_said_in_words_with_what_to_do(tmp_path: Path) -> None:
    tally = Tally(ballots=30, blank=2)
    tally.nulls.update(dict.fromkeys(NULLS, 3))
    first, *nulls, last = end_lines(Opened("", {"UCG-01": tally}), tmp_path)  # type: ignore[dict-item]
    assert first.text == "9 válidos, 2 de ellos en blanco, 21 nulos"
    assert len(nulls) == len({line.text for line in nulls}) == len(NULLS)
    assert not [line for line in nulls if "-" in line.text or "unsealable" in line.text]
    assert {(line.tone, "haga revisar los equipos" in line.note) for line in nulls} == {(Tone.ALARM, True)}
    assert "Lleve ese archivo al centro" in last.text
