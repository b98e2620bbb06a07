"""A walk through every page of the closing and of the opening, for tests and pictures."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.consultation import Consultation
from sync.central.key_files import write_organiser, write_register
from sync.central.trustees import Share
from tests.tools.ceremonies import Count, make_count
from tests.tools.desks import Around
from tests.tools.presses import Presser, Staff
from ui.desk.desk import CLOSING
from ui.desk.form import FormPage
from ui.desk.opening_desk import OpeningDesk
from ui.desk.page import ConfirmPage
from ui.desk.window import DeskWindow
from ui.desk.words_page import WordsPage
from ui.theme import Contrast, TextSize

ORGANISER, REGISTER = "una frase del organizador", "una frase del registro"
Shot = Callable[[str], None]


def with_keys(
    folder: Path, *, kiosks: int = 2, consultation: Consultation | None = None
) -> tuple[Count, Path]:
    """A count, and the folder of its keys; of kiosks beyond two nothing came."""
    count, keys = make_count(folder, kiosks, consultation=consultation), folder / "keys"
    keys.mkdir()
    write_organiser(keys, count.world.keys.organiser, ORGANISER)
    write_register(keys, count.register, REGISTER)
    return count, keys


def begin(staff: Staff, keys: Path, organiser: str = ORGANISER) -> None:
    """From the first page to the first step."""
    staff.desk.go(CLOSING)
    staff.press("Empezar el cierre")
    fill(staff, keys=str(keys), organiser=organiser, register=REGISTER)
    staff.press("Seguir")


def fill(staff: Staff, **texts: str) -> None:
    page = staff.page(FormPage)
    for key, text in texts.items():
        page.set_value(key, text)


def closing_walk(staff: Staff, keys: Path, look: Shot) -> None:
    """Every page of the closing."""
    begin(staff, keys)
    staff.wait(lambda: staff.has("Aceptar K-003"))
    look("points")
    staff.press("Aceptar K-003")
    look("accept")
    fill(staff, reason="Se dañó la memoria")
    staff.press("Seguir")
    look("accept-confirm")
    staff.press("Firmar y aceptar")
    staff.wait_for("Aceptado")
    look("accepted")
    staff.press("Excluir un equipo")
    look("exclude")
    fill(staff, kiosk="K-002", reason="El sello estaba roto")
    staff.press("Seguir")
    look("exclude-confirm")
    staff.press("Volver, no hacer nada")
    staff.press("Volver")
    staff.wait(lambda: staff.has("Excluir un equipo"))
    staff.press("Seguir")
    staff.wait(lambda: staff.has("Traer una lista"))
    look("elsewhere")
    staff.press("Seguir")
    staff.wait_for("La semilla decide")
    look("seed")
    staff.press("Seguir")
    look("seed-confirm")
    staff.press("Fijar la semilla")
    staff.wait_for("cuentan")
    look("review")
    staff.press("Seguir")
    look("confirm")
    staff.page(ConfirmPage).typed.setText("9")
    staff.press("Cerrar para siempre")
    staff.wait_for("La urna quedó congelada")
    look("done")


@contextmanager
def running(
    around: Around, box: Path | None, size: tuple[int, int] = (1280, 800), text: TextSize = TextSize.NORMAL
) -> Iterator[OpeningDesk]:
    """The opening mode on its window; all of it is gone at the end."""
    window = DeskWindow(practice=False)
    desk = OpeningDesk(window, around.desktop().pickers)
    try:
        window.resize(*size)
        window.set_theme(Contrast.NORMAL, text)
        desk.start(box)
        window.show()
        yield desk
    finally:
        window.close()
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def plain(word: str) -> str:
    """Without accents, as hurried people type."""
    return unicodedata.normalize("NFD", word).encode("ascii", "ignore").decode()


def come(hand: Presser, share: Share, words: list[str] | None = None) -> None:
    """A trustee comes, and types the first letters of each word and a space."""
    hand.press(f"Depositario {share.index}")
    page = hand.page(WordsPage)
    for place, word in enumerate(words or share.words.split()):
        QTest.keyClicks(page.fields[place], f"{plain(word)[:4]} ")


def opening_walk(hand: Presser, closed: Count, look: Shot) -> None:
    """Every page of the opening."""
    look("first")
    hand.press("Elegir la urna congelada")
    hand.wait(lambda: hand.has("Es la huella del afiche"))
    look("box")
    hand.press("Es la huella del afiche")
    look("trustees")
    first, second = closed.shares[:2]
    come(hand, first, ["xilófono", *first.words.split()[1:]])
    look("wrong-word")
    hand.press("Volver")
    come(hand, first, second.words.split())
    hand.press("Seguir")
    look("wrong-share")
    hand.press("Volver")
    for share in (first, second):
        come(hand, share)
        look(f"words-{share.index}")
        hand.press("Seguir")
    look("ready")
    hand.press("Abrir la urna")
    hand.wait_for("9 válidos")
    look("end")
