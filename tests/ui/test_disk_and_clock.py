"""What the volunteer sees when the disk is nearly full, and when the clock went back."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from kiosk.connection import explained
from tests.tools.disks import fill, small_disk
from tests.tools.driver import DOCUMENT, Driver, running_kiosk
from ui.screens.home import HomeScreen


def names(driver: Driver) -> list[str]:
    """What a screen reader finds."""
    return [widget.accessibleName() for widget in driver.screen.findChildren(QWidget)]


def test_nobody_is_checked_in_on_a_disk_that_is_nearly_full_and_the_screen_says_what_to_do(
    tmp_path: Path,
) -> None:
    with small_disk(tmp_path / "disk", 40 * 1024) as disk, running_kiosk(disk / "data") as driver:
        driver.open_polls()
        ballast = fill(disk, leave=10 * 1024 * 1024)
        driver.touch("Empezar registro")
        driver.type_and_enter(DOCUMENT)
        driver.wait_for_title("Escriba")
        driver.type_and_enter(DOCUMENT)
        driver.wait_for_title("Algo no salió bien")
        assert "No se registra a nadie más. Los votos ya depositados están a salvo" in driver.texts()
        assert "Cierre la mesa, guarde los lotes en una memoria" in driver.texts()
        driver.touch("Volver al inicio")
        driver.wait_for(HomeScreen)
        ballast.unlink()
        driver.check_in()


def test_the_home_says_that_the_clock_went_back_and_the_journal_notes_it(tmp_path: Path) -> None:
    with running_kiosk(tmp_path / "data") as driver:
        driver.open_polls()
        driver.station._minutes.note("2022-11-15T13:00")  # an hour later the clock is put back to noon
        assert driver.app.volunteer is not None
        driver.app.volunteer.go_home()
        driver.wait_until(
            lambda: any("El reloj está atrasado: quedará anotado" in name for name in names(driver)),
            "the warning",
        )
        driver.check_in()
        events = driver.in_worker(
            lambda: driver.station.box.connection.execute(
                "SELECT minute, detail FROM journal WHERE event = 'clock_went_back'"
            ).fetchall()
        )
        assert events == [("2022-11-15T12:00", "2022-11-15T13:00")]


def test_what_the_disk_did_while_the_box_was_closed_at_the_end_is_told_to_the_journal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with running_kiosk(tmp_path / "data") as driver:
        station, shut = driver.station, driver.station.shut

        def refused() -> None:
            shut()
            raise explained(OSError(5, "Input/output error"))

        vars(station)["shut"] = refused
    assert "El disco no respondió (falla de lectura o escritura)." in capsys.readouterr().err
