"""A stick at the kiosk: chosen, filled, pulled out too early, never called removable before it is true."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync import stick, usb_transport
from sync.outbox import seal_batches
from sync.usb_transport import StickReport
from tests.tools.driver import Driver
from tests.ui.test_closing import vote
from ui.screens.home import HomeScreen
from ui.stick import _told_report

NOTHING = StickReport((), 0, 0, 0, 0, newer_roster=False, undelivered=0)
DONE = "Puede retirar la memoria"


@pytest.fixture
def full(standing: Driver) -> Iterator[Driver]:
    """A kiosk with a batch that waits; no stick is in."""
    if not standing.station.box.head.batches:
        standing.in_worker(lambda: vote(standing, 10))
        standing.in_worker(lambda: seal_batches(standing.station))
    found = standing.app.stick.folders
    standing.app.stick.folders = list
    yield standing
    standing.app.stick.folders = found


def plug(kiosk: Driver, *folders: Path) -> None:
    for folder in folders:
        folder.mkdir(exist_ok=True)
    kiosk.app.stick.folders = lambda: [folder for folder in folders if folder.exists()]
    kiosk.app.stick.begin()


def offered(kiosk: Driver) -> list[str]:
    return [text for text in kiosk.button_texts() if text.startswith("Guardar en")]


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_every_stick_has_its_button_up_to_three(count: int, full: Driver, tmp_path: Path) -> None:
    plug(full, *(tmp_path / f"MEMORIA-{number}" for number in range(count)))
    assert offered(full) == [f"Guardar en MEMORIA-{number}" for number in range(min(count, 3))]
    assert full.title == ("¿En cuál memoria?" if count > 1 else "Guardar lotes y actas en la memoria")
    assert "No retire la memoria hasta que la pantalla lo diga." in full.texts()


def test_whoever_goes_back_has_copied_nothing(full: Driver, tmp_path: Path) -> None:
    plug(full, tmp_path / "MEMORIA")
    full.touch("Volver")
    full.wait_for(HomeScreen)
    assert list((tmp_path / "MEMORIA").iterdir()) == []


def test_the_stick_that_was_touched_is_the_one_that_is_filled(full: Driver, tmp_path: Path) -> None:
    plug(full, tmp_path / "UNA", tmp_path / "OTRA")
    full.touch("Guardar en OTRA")
    full.wait_for_title(DONE)
    assert list((tmp_path / "UNA").rglob("*.urna")) == []
    assert len(list((tmp_path / "OTRA").rglob("*.urna"))) == 1


def test_a_stick_that_is_still_missing_after_somebody_said_that_it_is_in_is_told_each_time(
    full: Driver, tmp_path: Path
) -> None:
    full.app.stick.begin()
    assert full.title == "Conecte una memoria USB"
    for told in ("Se buscó 1 vez y no aparece.", "Se buscó 2 veces y no aparece."):
        full.touch("Ya la conecté")
        assert full.title == "Todavía no se ve ninguna memoria"
        assert told in full.texts()
        assert "conéctela en otra entrada" in full.texts()
        assert "Nada se pierde." in full.texts()
    (tmp_path / "MEMORIA").mkdir()
    full.app.stick.folders = lambda: [tmp_path / "MEMORIA"]
    full.touch("Ya la conecté")
    assert offered(full) == ["Guardar en MEMORIA"]


def test_a_stick_that_is_pulled_while_the_screen_offers_it_is_told_and_another_takes_its_place(
    full: Driver, tmp_path: Path
) -> None:
    plug(full, tmp_path / "UNA")
    shutil.rmtree(tmp_path / "UNA")
    full.touch("Guardar en UNA")
    full.wait_for_title("La copia no terminó")
    assert "Los lotes siguen en el equipo." in full.texts()
    assert DONE not in full.title
    (tmp_path / "OTRA").mkdir()
    full.app.stick.folders = lambda: [tmp_path / "OTRA"]
    full.touch("Intentar otra vez")
    full.touch("Guardar en OTRA")
    full.wait_for_title(DONE)


def test_a_stick_that_is_pulled_while_it_is_written_is_not_called_whole_and_the_same_one_goes_on(
    full: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = tmp_path / "MEMORIA"

    def pulled(path: Path, data: bytes) -> None:
        raise stick.gone(OSError(5, "Input/output error"))

    with monkeypatch.context() as patch:
        patch.setattr(usb_transport, "write_checked", pulled)
        plug(full, memory)
        full.touch("Guardar en MEMORIA")
        full.wait_for_title("La copia no terminó")
    assert list(memory.rglob("*.urna")) == []
    full.touch("Intentar otra vez")
    full.touch("Guardar en MEMORIA")
    full.wait_for_title(DONE)
    (written,) = memory.rglob("*.urna")
    assert written.read_bytes() == full.read(full.station.batches.all)[0].envelope


def test_how_far_a_copy_is_that_comes_after_its_end_changes_nothing(full: Driver, tmp_path: Path) -> None:
    plug(full, tmp_path / "MEMORIA")
    full.touch("Guardar en MEMORIA")
    full.wait_for_title(DONE)
    told = full.texts()
    full.app.stick._tell_progress(1, 9)
    assert full.title == DONE
    assert full.texts() == told


def test_a_second_copy_onto_the_same_stick_finds_all_of_it_there(full: Driver, tmp_path: Path) -> None:
    for _ in range(2):
        plug(full, tmp_path / "MEMORIA")
        full.touch("Guardar en MEMORIA")
        full.wait_for_title(DONE)
        assert "1 lote quedó bien guardado." in full.texts()
    assert len(list((tmp_path / "MEMORIA").rglob("*.urna"))) == 1


@pytest.mark.parametrize("left", ["trouble", "done"])
def test_from_every_end_there_is_a_way_home(left: str, full: Driver, tmp_path: Path) -> None:
    plug(full, tmp_path / "MEMORIA")
    if left == "trouble":
        shutil.rmtree(tmp_path / "MEMORIA")
    full.touch("Guardar en MEMORIA")
    full.wait_for_title(DONE if left == "done" else "La copia no terminó")
    full.touch("Volver al inicio")
    full.wait_for(HomeScreen)


@pytest.mark.parametrize(
    ("report", "lines"),
    [
        (NOTHING, ["No había nada por copiar ni por recibir."]),
        (
            StickReport(("a",), 1, 1, 0, 0, newer_roster=False, undelivered=1),
            ["1 lote quedó bien guardado.", "También quedó 1 acta."],
        ),
        (
            StickReport(("a", "b"), 3, 2, 1, 1, newer_roster=True, undelivered=1),
            [
                "2 lotes quedaron bien guardados.",
                "También quedaron 3 actas.",
                "Llegó 1 recibo del centro.",
                "1 recibo no es de este centro.",
            ],
        ),
        (
            StickReport((), 0, 0, 2, 2, newer_roster=False, undelivered=0),
            ["Llegaron 2 recibos del centro.", "2 recibos no son de este centro."],
        ),
    ],
)  # fmt: skip
def test_what_went_out_and_what_came_back_is_counted(report: StickReport, lines: list[str]) -> None:
    assert _told_report(report) == lines
