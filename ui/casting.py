"""The cast, beside the citizen's other steps: the one firm touch, the wait, the thanks and the slip."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.errors import Tampered, UrnaError
from kiosk.printing import print_bytes, printer_name
from kiosk.session import SessionState
from kiosk.station import Station
from ui import spoken
from ui.background import Background
from ui.guide import Guide
from ui.screens.message import MessageScreen
from ui.screens.thanks import ThanksScreen
from ui.shell import Shell
from ui.theme import Theme
from ui.trouble import in_three
from ui.visit import Visit
from ui.widgets.button import Button, Look
from ui.widgets.entering import Entering
from ui.words import tr

_SOON_MS = 50  # what people take for at once


class Casting(QObject):
    """``visit`` reads the present visit, ``keep`` replaces it, ``show`` shows what it is at now.

    ``stored``: the ballot is in the box and the visit has its code; ``rebuild``: the thanks lose a button.
    """

    stored = Signal()
    rebuild = Signal()

    def __init__(
        self,
        shell: Shell,
        background: Background,
        station: Station,
        guide: Guide,
        visit: Callable[[], Visit],
        keep: Callable[[Visit], None],
        show: Callable[[], None],
        *,
        practice: bool,
    ) -> None:
        super().__init__()
        self._shell, self._background, self._station, self._guide = shell, background, station, guide
        self._visit, self._keep, self._show = visit, keep, show
        self._practice = practice
        self._printer = ""
        self.entering: Entering | None = None

    def find_printer(self) -> None:
        """Look beside the worker whether a slip can be offered."""
        self._background.run_aside(printer_name, self._found_printer, lambda _: None)

    def _found_printer(self, name: str) -> None:
        self._printer = name

    def clear(self) -> None:
        """The person has gone."""
        self.entering = None

    def cast(self) -> None:
        """The one firm touch: the state changes at once, so a second touch finds nothing to cast."""
        visit, station = self._visit(), self._station
        if visit.state not in (SessionState.REVIEW, SessionState.DECIDING):
            return
        vote = visit.sealed
        self._keep(visit.cast())
        self._shell.hold()
        self._background.run(
            lambda: station.cast(vote) if vote else _sealed_and_cast(station, visit),
            self._committed,
            self.failed,
        )
        if self._shell.motion:
            self.entering = Entering()
            self.entering.start()
        QTimer.singleShot(_SOON_MS, self, self._still_casting)

    def _still_casting(self) -> None:
        """Most disks have answered by now, and no screen was made beside them; this one is slow."""
        if self._visit().state is SessionState.CASTING:
            self._show()

    def _committed(self, code: str) -> None:
        self._keep(self._visit().committed(code))
        self.stored.emit()
        self._background.run(self._station.tidy, _nothing, _tidied_next_time)

    def failed(self, error: UrnaError) -> None:
        """Nothing was stored: say so, and give the vote back."""
        self._keep(self._visit().failed())
        self._shell.display(lambda theme: self.failed_screen(theme, error))
        self._guide.speech.say([spoken.AT_RISK if isinstance(error, Tampered) else spoken.FAILED])

    def waiting_screen(self, theme: Theme) -> MessageScreen:
        """The envelope on its way, on a disk that takes its time."""
        lines = [tr("No toque nada. Es solo un momento.")]
        title = tr("Guardando su voto")
        return MessageScreen(
            theme, "box-arrow-down", title, lines, [], practice=self._practice, entering=self.entering
        )

    def failed_screen(self, theme: Theme, error: UrnaError) -> MessageScreen:
        """What happened, and the way back to the vote."""
        again = Button(tr("Volver a mi voto"), theme, Look.GO, icon_name="arrow-left", size=26)
        happened, kept, _ = in_three(error)  # what a jurado does about it is said on the jurado's screens
        lines = [happened, kept, tr("Llame al jurado si se repite.")]
        title = tr("Su voto todavía no quedó guardado")
        screen = MessageScreen(theme, "warning", title, lines, [again], practice=self._practice)
        screen.chosen.connect(lambda _: self._show())
        return screen

    def thanks_screen(self, theme: Theme, seconds: int) -> ThanksScreen:
        """The code of the vote that is in the box; it closes in ``seconds``."""
        visit = self._visit()
        screen = ThanksScreen(
            theme, visit.code, visit.consultation.results_page, seconds,
            practice=self._practice, printer=bool(self._printer), entering=self.entering,
        )  # fmt: skip
        screen.slip_wanted.connect(self._print_slip)
        return screen

    def _print_slip(self) -> None:
        """Once: the button goes when it was used, so that no second slip of one vote is left lying about."""
        code, consultation, printer = self._visit().code, self._station.consultation, self._printer
        self._printer = ""
        self.rebuild.emit()

        def work() -> None:
            from kiosk.slip import render

            slip = render(code, consultation.title, consultation.results_page, practice=self._practice)
            print_bytes(slip, printer)

        self._background.run_aside(work, _nothing, lambda _: None)


def _sealed_and_cast(station: Station, visit: Visit) -> str:
    """Where the touch came before the code: nobody has seen this vote, so it is overwritten if it is not
    stored, and the review seals another.
    """
    assert visit.voter is not None, "nobody reaches the review without a check-in"
    vote = station.seal(visit.voter, visit.answers, visit.selections)
    try:
        return station.cast(vote)
    finally:
        vote.forget()


def _nothing(_result: object) -> None:
    """Done; nobody waits for it."""


def _tidied_next_time(_error: UrnaError) -> None:
    """No ballot is at risk: the file keeps more order than it should until the next tidying works."""
