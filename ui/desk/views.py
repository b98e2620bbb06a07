"""What the desk's pages show: frozen values, made by `ui.desk.view_models` and its neighbours."""

from dataclasses import dataclass

from ui.desk.states import State
from ui.desk.tones import Tone


@dataclass(frozen=True)
class Line:
    """One line of a list: a word in bold, what happened, and a note below it, smaller."""

    lead: str
    text: str
    tone: Tone = Tone.PLAIN
    icon: str = ""
    note: str = ""

    @property
    def spoken(self) -> str:
        """All of it, for those who listen."""
        return ". ".join(part.rstrip(".") for part in (self.lead, self.text, self.note) if part)


@dataclass(frozen=True)
class CardView:
    """One point on the board. ``name`` is short; ``spoken`` says everything."""

    code: str
    name: str
    ballots: str
    state: State
    state_text: str
    tone: Tone
    icon: str
    note: str
    spoken: str


@dataclass(frozen=True)
class SectionView:
    """The points of a localidad that are shown, and how many of all of them are complete."""

    title: str
    note: str
    cards: tuple[CardView, ...]


@dataclass(frozen=True)
class TotalsView:
    """What stands at the top of every page: ``share`` of points that are complete, from 0 to 1."""

    ballots: str
    points: str
    share: float


@dataclass(frozen=True)
class BoardView:
    """The board. ``empty`` says why nothing is shown, if nothing is."""

    sections: tuple[SectionView, ...]
    recent: tuple[Line, ...]
    empty: str


@dataclass(frozen=True)
class BoxChoice:
    """A box that staff can decide about, by its kiosk and first digits. ``counts``: something of it was taken
    in; ``excluded``: staff decided that it does not count.
    """

    kiosk: str
    digits: str
    counts: bool
    excluded: bool


@dataclass(frozen=True)
class KioskView:
    """One kiosk of a point. ``facts`` are pairs of a figure and its name."""

    title: str
    state_text: str
    tone: Tone
    icon: str
    facts: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    batches: tuple[Line, ...]
    boxes: tuple[BoxChoice, ...]


@dataclass(frozen=True)
class PointView:
    """One point with its kiosks."""

    title: str
    subtitle: str
    kiosks: tuple[KioskView, ...]
