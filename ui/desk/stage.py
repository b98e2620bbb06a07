"""What a flow of several pages needs of the desk: to show a page, to ask for a folder, to go back home."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import UrnaError
from ui.background import Background
from ui.desk.page import Maker
from ui.desk.tones import Tone
from ui.desk.views import Line
from ui.words import told, tr


@dataclass(frozen=True)
class Pickers:
    """How people choose files: each gives nothing if they changed their mind."""

    files: Callable[[str], list[Path]]
    folder: Callable[[str], Path | None]
    new_file: Callable[[str, str], Path | None]


@dataclass(frozen=True)
class Stage:
    """``show`` puts a page where the flow is, ``home`` ends the flow; ``fresh`` reads the centre again."""

    background: Background
    pickers: Pickers
    show: Callable[[Maker], None]
    home: Callable[[], None]
    fresh: Callable[[], None]


def trouble_line(title: str, error: UrnaError) -> Line:
    """What went wrong, and what to do."""
    what, *do = told(error)
    return Line(title, what, Tone.ALARM, "x-circle", " ".join(do))


def trouble_lines(title: str, error: UrnaError | None) -> tuple[Line, ...]:
    """The same above a step that is asked for again; none if nothing went wrong."""
    return () if error is None else (trouble_line(title, error),)


def reason_line(reason: str) -> Line:
    """A reason, once more before it is signed."""
    return Line(tr("La razón que queda firmada"), reason.strip(), icon="note-pencil")
