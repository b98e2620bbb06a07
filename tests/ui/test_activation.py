"""From kits to an open box: chosen by point, from this machine or a stick, with the code of its letter."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from kiosk.context import Mode
from kiosk.crockford import regrouped
from tests.tools.driver import Driver
from tests.tools.kits import Keys, make_kit, noon
from tests.tools.sound import SimulatedPlayer
from ui.kiosk_app import KioskApp
from ui.screens.entry import EntryScreen
from ui.screens.home import HomeScreen
from ui.shell import Shell
from ui.widgets.keyboard import Field


@pytest.fixture
def clock() -> list[datetime]:
    """What the machine's clock says; a test may change it."""
    return [noon()]


@pytest.fixture
def kiosk(tmp_path: Path, clock: list[datetime]) -> Iterator[Driver]:
    """A kiosk that knows no kit yet."""
    shell = Shell()
    app = KioskApp(shell, tmp_path / "data", lambda: clock[0], lambda: SimulatedPlayer(available=False))
    app.activation.choice.folders = list
    shell.resize(1280, 800)
    shell.show()
    yield Driver(shell, app)
    app.stop()
    shell.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def field(kiosk: Driver) -> Field:
    """What is typed into."""
    screen = kiosk.wait_for(EntryScreen)
    assert isinstance(screen, EntryScreen)
    return screen.field


def keep(tmp_path: Path, keys: Keys, mode: Mode = Mode.PRACTICE, point: int = 0) -> str:
    """Put a kit where the machine keeps them; its code."""
    folder = tmp_path / "data" / "kits"
    folder.mkdir(parents=True, exist_ok=True)
    data, code = make_kit(keys, mode=mode, point=point)
    (folder / f"{point}.kit").write_bytes(data)
    return code


def test_without_a_kit_it_asks_for_the_stick_and_finds_it(kiosk: Driver, tmp_path: Path, keys: Keys) -> None:
    kiosk.app.choose_kit()
    kiosk.wait_for_title("Falta el kit")
    stick = tmp_path / "MEMORIA"
    stick.mkdir()
    data, code = make_kit(keys)
    (stick / "equipo.kit").write_bytes(data)
    kiosk.app.activation.choice.folders = lambda: [stick]
    kiosk.touch("Ya la conecté")
    kiosk.wait_for_title("¿En qué puesto")
    kiosk.touch("UCG-01 · UCG 1 · Centro, Getsemaní, Manga")
    kiosk.wait_for_title("Activar este equipo")
    assert len(list((tmp_path / "data" / "kits").iterdir())) == 1
    kiosk.type_and_enter(code, "Activar")
    kiosk.wait_for(HomeScreen)


def test_without_a_stick_or_with_one_that_holds_no_kit_each_look_is_told(
    kiosk: Driver, tmp_path: Path
) -> None:
    empty = tmp_path / "MEMORIA"
    empty.mkdir()
    choice = kiosk.app.activation.choice
    choice.folders = list
    kiosk.app.choose_kit()
    kiosk.wait_for_title("Falta el kit")
    for told in ("Se buscó 1 vez y no aparece.", "Se buscó 2 veces y no aparece.", "no trae ningún kit."):
        kiosk.touch("Ya la conecté")
        kiosk.wait_until(lambda line=told: line in kiosk.texts(), told)  # type: ignore[misc]
        choice.folders = list if "1 vez" in told else lambda: [empty]


def test_a_damaged_kit_is_named_and_nothing_else_happens(kiosk: Driver, tmp_path: Path, keys: Keys) -> None:
    stick = tmp_path / "MEMORIA"
    stick.mkdir()
    (stick / "equipo.kit").write_bytes(make_kit(keys)[0][:-20])
    kiosk.app.activation.choice.folders = lambda: [stick]
    kiosk.app.choose_kit()
    kiosk.wait_for_title("Falta el kit")
    assert "equipo.kit" in kiosk.screen.accessibleDescription()


def test_one_kit_asks_for_its_code_at_once_and_a_wrong_code_opens_nothing(
    kiosk: Driver, tmp_path: Path, keys: Keys
) -> None:
    code = keep(tmp_path, keys)
    kiosk.app.choose_kit()
    kiosk.wait_for_title("Activar este equipo")
    kiosk.type_and_enter("AAAA-AAAA-AAAA-AAAA", "Activar")
    kiosk.wait_for_title("Activar este equipo")
    kiosk.wait_until(lambda: "no es el de este equipo" in kiosk.texts(), "the refusal")
    assert kiosk.app.station is None
    assert field(kiosk).text() == "AAAA-AAAA-AAAA-AAAA"
    kiosk.type_and_enter(code.lower().replace("-", " "), "Activar")
    kiosk.wait_for(HomeScreen)


def test_a_code_with_one_wrong_sign_is_mended_where_it_stands(
    kiosk: Driver, tmp_path: Path, keys: Keys
) -> None:
    code = keep(tmp_path, keys)
    wrong = "2" if code[6] != "2" else "3"
    kiosk.app.choose_kit()
    kiosk.wait_for_title("Activar este equipo")
    kiosk.type_and_enter(code[:6] + wrong + code[7:], "Activar")
    kiosk.wait_until(lambda: "no es el de este equipo" in kiosk.texts(), "the refusal")
    field(kiosk).setCursorPosition(7)
    kiosk.touch("Borrar")
    assert field(kiosk).text() == regrouped(code[:6] + code[7:])
    assert field(kiosk).cursorPosition() == 6
    kiosk.touch(code[6])
    assert field(kiosk).text() == code
    kiosk.touch("Activar")
    kiosk.wait_for(HomeScreen)


def test_a_code_stands_in_fours_while_it_is_typed_as_on_its_letter(
    kiosk: Driver, tmp_path: Path, keys: Keys
) -> None:
    code = keep(tmp_path, keys)
    kiosk.app.choose_kit()
    kiosk.wait_for_title("Activar este equipo")
    for sign in code.replace("-", ""):
        kiosk.touch(sign)
    assert field(kiosk).text() == code
    kiosk.touch("Borrar")
    assert field(kiosk).text() == code[:-1]
    kiosk.touch("Activar")
    kiosk.wait_until(lambda: "Lo escrito no está completo" in kiosk.texts(), "the refusal")
    assert field(kiosk).text() == code[:-1]


def test_of_several_kits_one_is_chosen_by_its_point(kiosk: Driver, tmp_path: Path, keys: Keys) -> None:
    keep(tmp_path, keys)
    keep(tmp_path, keys, point=1)
    kiosk.app.choose_kit()
    kiosk.wait_for_title("¿En qué puesto")
    second = next(text for text in kiosk.button_texts() if text.startswith("UCG-02"))
    kiosk.touch(second)
    kiosk.wait_for_title("Activar este equipo")
    assert "UCG-02" in kiosk.texts()
    kiosk.touch("Otro puesto")
    kiosk.wait_for_title("¿En qué puesto")


def test_an_official_kit_asks_for_voting_or_practice_and_the_date_preselects(
    kiosk: Driver, tmp_path: Path, keys: Keys, clock: list[datetime]
) -> None:
    code = keep(tmp_path, keys, Mode.OFFICIAL)
    kiosk.app.choose_kit()
    kiosk.type_and_enter(code, "Activar")
    kiosk.wait_for_title("¿Votación oficial o práctica?")
    assert kiosk.main_button() == "Votación oficial"
    clock[0] += timedelta(days=30)
    kiosk.touch("Practicar")
    kiosk.wait_for(HomeScreen)
    assert kiosk.screen.practice


def test_outside_the_dates_practice_is_preselected(
    kiosk: Driver, tmp_path: Path, keys: Keys, clock: list[datetime]
) -> None:
    clock[0] += timedelta(days=30)
    code = keep(tmp_path, keys, Mode.OFFICIAL)
    kiosk.app.choose_kit()
    kiosk.type_and_enter(code, "Activar")
    kiosk.wait_for_title("¿Votación oficial o práctica?")
    assert kiosk.main_button() == "Practicar"
    kiosk.touch("Votación oficial")
    kiosk.wait_for(HomeScreen)
    assert not kiosk.screen.practice


def test_without_any_kit_one_may_practise_with_the_embedded_consultation(kiosk: Driver) -> None:
    kiosk.app.choose_kit()
    kiosk.wait_for_title("Falta el kit")
    kiosk.touch("Practicar")
    kiosk.wait_for(HomeScreen)
    assert kiosk.screen.practice
