"""Closing the polls: the day or for good, the paper count before the box's own, then the batches."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, SignalInstance

from kiosk.errors import UrnaError
from kiosk.levelling import Levelling
from kiosk.paperwork import Papers
from kiosk.station import Station
from sync.agent import AgentStatus
from sync.outbox import seal_batches
from ui.asking import Asker
from ui.awaited import Awaited
from ui.papers import told_papers
from ui.pin_gate import PinGate
from ui.screens.choice import ChoiceScreen, Option
from ui.screens.entry import Entry, EntryScreen
from ui.screens.frame import Screen
from ui.shell import Shell
from ui.theme import Theme
from ui.widgets.button import Look
from ui.widgets.keyboard import DIGITS
from ui.words import day, plural, tr

_MOST_DIGITS = 5


@dataclass(frozen=True)
class _Closed:
    """How the closing ended. ``waiting``: batches without a receipt now, ``sealed``: just after it."""

    levelling: Levelling
    sealed: int
    waiting: int
    papers: Papers


class ClosingFlow(QObject):
    """``left`` when the volunteer is back home; ``batches_wanted`` when the batches should go on a stick."""

    left = Signal()
    batches_wanted = Signal()

    def __init__(
        self, shell: Shell, background: Awaited, station: Station, gate: PinGate, *, practice: bool
    ) -> None:
        super().__init__()
        self._shell, self._background, self._station, self._gate = shell, background, station, gate
        self._practice, self._asker = practice, Asker(shell, practice)
        self._for_good = False
        self._closed: _Closed | None = None

    def begin(self) -> None:
        """Ask for the PIN, then what to close."""
        self._gate.ask(self._ask_what, self.left.emit)

    def begin_for_good(self) -> None:
        """The day is closed already; only the cierre definitivo is left."""
        self._gate.ask(lambda: self._chosen(1), self.left.emit)

    def _ask_what(self) -> None:
        options = (
            Option("moon", tr("La jornada de hoy"), tr("La mesa puede abrir otra vez mañana.")),
            Option("lock-key", tr("Cierre definitivo"), tr("Aquí no vota nadie más.")),
        )

        def make(theme: Theme) -> Screen:
            screen = ChoiceScreen(
                theme, tr("¿Qué quiere cerrar?"), "", options, ((tr("Volver"), Look.BACK),),
                practice=self._practice,
            )  # fmt: skip
            screen.chosen.connect(self._chosen)
            screen.pressed.connect(lambda _: self.left.emit())
            return screen

        self._shell.display(make)

    def _chosen(self, position: int) -> None:
        self._for_good = position == 1
        if self._for_good:
            self._ask_for_good()
        else:
            self._ask_paper("")

    def _ask_for_good(self) -> None:
        """Before the consultation's last day it is asked once more, with that day."""
        last = self._station.consultation.closes.isoformat()
        if self._station.minute()[:10] >= last:
            self._confirm_for_good()
            return
        lines = [tr("La consulta va hasta el {day}.").format(day=day(last))]
        lines.append(tr("Para seguir mañana cierre solo la jornada de hoy."))
        buttons = ((tr("No, volver"), Look.GO), (tr("Cerrar antes de tiempo"), Look.PLAIN))
        title = tr("Todavía no es el último día")
        self._asker.ask(
            "calendar", title, lines, buttons, lambda n: self._confirm_for_good() if n else self.left.emit()
        )

    def _confirm_for_good(self) -> None:
        lines = [tr("Después del cierre definitivo nadie más puede votar en este equipo.")]
        buttons = ((tr("No, volver"), Look.GO), (tr("Sí, cerrar definitivamente"), Look.WRONG))
        title = tr("¿Cerrar definitivamente?")
        self._asker.ask(
            "warning", title, lines, buttons, lambda n: self._ask_paper("") if n else self.left.emit()
        )

    def _ask_paper(self, problem: str) -> None:
        entry = Entry(
            title=tr("Cuente la lista de papel"),
            subtitle=tr("Antes de ver la cuenta del equipo: ¿cuántas personas firmaron?"),
            label=tr("Personas en la lista de papel"),
            layout=DIGITS,
            button=tr("Seguir"),
            most=_MOST_DIGITS,
            problem=problem,
        )

        def make(theme: Theme) -> Screen:
            screen = EntryScreen(theme, entry, practice=self._practice)
            screen.entered.connect(lambda text, _: self._counted(text))
            screen.went_back.connect(self.left)
            return screen

        self._shell.display(make)

    def _counted(self, text: str) -> None:
        if not text.isdecimal():
            self._ask_paper(tr("Eso no es un número. No se cerró nada. Si no hay lista, escriba 0."))
            return
        self._background.run(lambda: self._close(int(text)), self._show_closed, self._trouble)

    def _close(self, paper: int) -> _Closed:
        """In the worker: close, note the nivelación, seal the batches that are left, make the acta."""
        station = self._station
        (station.close_for_good if self._for_good else station.close_day)()
        levelling = Levelling(paper, station.box.head)
        station.add_note(levelling.note())
        if station.ships:
            seal_batches(station)
        papers = Papers.closing(station, levelling)
        waiting = len(station.batches.undelivered())
        return _Closed(levelling, waiting, waiting, papers)

    def sending_changed(self, status: AgentStatus) -> None:
        """How sending stands; what the closing says of receipts is said anew while it is shown."""
        closed = self._closed
        if closed is not None and closed.waiting != status.pending_batches:
            self._show_closed(replace(closed, waiting=status.pending_batches))

    def _show_closed(self, closed: _Closed) -> None:
        self._closed = closed
        levelling, head = closed.levelling, closed.levelling.head
        lines = [
            plural(head.ballots, tr("1 voto en la urna."), tr("{n} votos en la urna."))
            + " "
            + plural(
                levelling.paper,
                tr("1 persona en la lista de papel."),
                tr("{n} personas en la lista de papel."),
            ),
            _verdict(levelling),
            *told_papers(closed.papers),
            *_receipts(closed),
        ]
        ways: list[tuple[str, Look, SignalInstance]] = [
            (tr("Volver al inicio"), Look.BACK if closed.waiting else Look.GO, self.left)
        ]
        if closed.waiting:
            ways.append((tr("Guardar lotes y acta en una memoria"), Look.GO, self.batches_wanted))
        elif closed.sealed:
            ways.insert(0, (tr("Guardar el acta en una memoria"), Look.PLAIN, self.batches_wanted))

        def leave(position: int) -> None:
            self._closed = None
            ways[position][2].emit()

        title = tr("Cierre definitivo hecho") if self._for_good else tr("La jornada quedó cerrada")
        icon_name = "check" if levelling.agrees else "note-pencil"
        self._asker.ask(icon_name, title, lines, [(text, look) for text, look, _ in ways], leave)

    def _trouble(self, error: UrnaError) -> None:
        self._asker.trouble(error, self.left.emit)


def _receipts(closed: _Closed) -> list[str]:
    """What still waits for one; or that all of it arrived, where something had to."""
    if closed.waiting:
        one, many = tr("1 lote espera recibo del centro."), tr("{n} lotes esperan recibo del centro.")
        return [plural(closed.waiting, one, many)]
    return [tr("El centro dio recibo de todo.")] if closed.sealed else []


def _verdict(levelling: Levelling) -> str:
    if levelling.agrees:
        return tr("Todo cuadra.")
    if not levelling.paper_agrees:
        return tr("La lista de papel no cuadra con el equipo. La diferencia quedó anotada.")
    return tr("Las sesiones no cuadran con la urna. La diferencia quedó anotada: llame al centro.")
