"""What stays Spanish on a page of the desk that should be in English."""

import re
from collections.abc import Iterable

from PySide6.QtWidgets import QAbstractButton, QLabel

from ui.desk.lines import LineCard, Lines
from ui.desk.snapshot import Snapshot
from ui.desk.window import DeskWindow
from ui.widgets.label import Label

SPANISH = re.compile(
    r"\b(el|la|los|una|puesto|lote|equipo|urna|voto|votos|llegar|acta|falta|hace|volver|seguir|clave|razón)\b",
    re.IGNORECASE,
)


def stays_spanish(window: DeskWindow, given: Iterable[str] = ()) -> list[str]:
    """Texts with a Spanish word; ``given`` is what is not ours to translate."""
    names = sorted(filter(None, given), key=len, reverse=True)
    found = ((text, SPANISH.search(_ours(text, names))) for text in texts(window))
    return [f"{word[0]}: {text}" for text, word in found if word]


def texts(window: DeskWindow) -> list[str]:
    """What stands on the page, in its head and on every button."""
    labels = [
        label.text() for kind in (Label, QLabel) for label in window.findChildren(kind) if label.isVisible()
    ]
    buttons = [each.accessibleName() for each in window.findChildren(QAbstractButton) if each.isVisible()]
    lines = [card.line.spoken for card in window.findChildren(LineCard) if card.isVisible()]
    many = [line.spoken for lines in window.findChildren(Lines) if lines.isVisible() for line in lines.lines]
    return [*labels, *buttons, *lines, *many]


def given_in(snapshot: Snapshot) -> list[str]:
    """Names of points and localidades, the title, what staff wrote into the audit."""
    given = [snapshot.title, *(row.detail for row in snapshot.audit)]
    given += [part for point in snapshot.points for part in (point.name, point.name.partition(",")[0])]
    return [*given, *(point.localidad for point in snapshot.points)]


def _ours(text: str, given: Iterable[str]) -> str:
    for name in given:
        text = text.replace(name, "")
    return re.sub(r"\S+\.(urna|copia|box)|urna-\w+", "", text)
