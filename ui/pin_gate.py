"""The PIN: set once, asked before what only a jurado may do, and the locked screen."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from kiosk.errors import InvalidInput
from kiosk.pin import DIGITS as PIN_DIGITS
from kiosk.pin import clean_pin
from kiosk.pin_guard import PinAnswer
from kiosk.station import Station
from ui.asking import Asker
from ui.awaited import Awaited
from ui.screens.entry import Entry, EntryScreen, code_entry
from ui.screens.frame import Screen
from ui.shell import Shell
from ui.theme import Theme
from ui.trouble import in_one
from ui.widgets.keyboard import DIGITS
from ui.words import plural, tr

Then = Callable[[], None]


class PinGate(QObject):
    """``unlocked`` when the locked screen was opened again."""

    unlocked = Signal()

    def __init__(self, shell: Shell, background: Awaited, station: Station, *, practice: bool) -> None:
        super().__init__()
        self._shell, self._background, self._station = shell, background, station
        self._practice, self._asker = practice, Asker(shell, practice)

    def lock(self) -> None:
        """Show the locked screen until the PIN is typed."""
        self._ask_to_unlock("")

    def ask(self, passed: Then, left: Then) -> None:
        """Ask for the PIN before something that only a jurado may do; at once where none is set."""
        self._background.run(
            lambda: bool(self._station.settings.pin),
            lambda is_set: self._ask("", passed, left) if is_set else passed(),
            lambda error: self._asker.trouble(error, left),
        )

    def require(self, then: Then, left: Then, step: str = "") -> None:
        """Make sure that a PIN is set: have one chosen, twice, where none is. ``step``: which of a row."""
        self._background.run(
            lambda: bool(self._station.settings.pin),
            lambda is_set: then() if is_set else self.choose(then, left, step=step),
            lambda error: self._asker.trouble(error, left),
        )

    def choose(self, then: Then, left: Then, problem: str = "", step: str = "") -> None:
        """Have a new PIN typed, and typed again."""
        subtitle = tr("Con él se bloquea la pantalla, se cierra la mesa y se sale del programa.")
        entry = Entry(
            title=tr("Escoja un PIN para los jurados"), subtitle=_after(step, subtitle),
            label=tr("6 números que solo los jurados sepan"),
            layout=DIGITS, button=tr("Seguir"), most=PIN_DIGITS, secret=True, problem=problem,
        )  # fmt: skip

        def entered(text: str) -> None:
            try:
                pin = clean_pin(text)
            except InvalidInput as error:
                again(in_one(error))
                return
            self._choose_again(pin, then, left, again, step)

        def again(problem: str) -> None:
            self.choose(then, left, problem, step)

        self._show(entry, entered, left)

    def _choose_again(
        self, pin: str, then: Then, left: Then, again: Callable[[str], None], step: str
    ) -> None:
        subtitle = tr("Así se sabe que quedó bien escrito.")
        entry = Entry(
            title=tr("Escriba el PIN otra vez"), subtitle=_after(step, subtitle),
            label=tr("El mismo PIN"),
            layout=DIGITS, button=tr("Guardar el PIN"), most=PIN_DIGITS, secret=True,
        )  # fmt: skip

        def entered(text: str) -> None:
            if text != pin:
                again(tr("No era igual. No se guardó el PIN. Escójalo otra vez."))
                return
            self._background.run(
                lambda: self._station.set_pin(pin), lambda _: then(), lambda error: again(in_one(error))
            )

        self._show(entry, entered, left)

    def _ask(self, problem: str, passed: Then, left: Then) -> None:
        entry = Entry(
            title=tr("PIN de los jurados"), subtitle=tr("Esto solo lo hace un jurado de la mesa."),
            label=tr("PIN"), layout=DIGITS, button=tr("Seguir"), most=PIN_DIGITS, secret=True,
            problem=problem,
        )  # fmt: skip
        self._show(entry, lambda text: self._try(text, passed, lambda p: self._ask(p, passed, left)), left)

    def _ask_to_unlock(self, problem: str) -> None:
        entry = Entry(
            title=tr("Pantalla bloqueada"), subtitle=tr("La mesa sigue como estaba. Nada se perdió."),
            label=tr("PIN de los jurados"), layout=DIGITS, button=tr("Desbloquear"), most=PIN_DIGITS,
            secret=True, problem=problem,
        )  # fmt: skip
        self._show(
            entry,
            lambda text: self._try(text, self.unlocked.emit, self._ask_to_unlock),
            self._forgotten,
            tr("Olvidé el PIN"),
            "question",
        )

    def _try(self, text: str, passed: Then, again: Callable[[str], None]) -> None:
        def checked(answer: PinAnswer) -> None:
            if answer.holds:
                passed()
            elif answer.wait:
                one = tr("Espere 1 segundo y escríbalo otra vez.")
                wait = plural(answer.wait, one, tr("Espere {n} segundos y escríbalo otra vez."))
                again(f"{tr('Se escribió mal varias veces. No se cambió nada.')} {wait}")
            else:
                again(tr("Ese no es el PIN. No se cambió nada. Escríbalo otra vez."))

        self._background.run(lambda: self._station.try_pin(text), checked, lambda error: again(in_one(error)))

    def _forgotten(self) -> None:
        """The activation code sets a new one; in practice nothing is at stake and no code is asked."""
        if self._practice:
            self.choose(self.unlocked.emit, self.lock)
        else:
            self._ask_code()

    def _ask_code(self, typed: str = "", problem: str = "") -> None:
        title = tr("Poner un PIN nuevo")
        subtitle = tr("Para eso se necesita la carta de activación de este equipo.")
        entry = code_entry(title, subtitle, tr("Seguir"), typed, problem)

        def entered(code: str) -> None:
            self._background.run_aside(
                lambda: self._station.kit.activate(code),
                lambda _: self.choose(self.unlocked.emit, self.lock),
                lambda error: self._ask_code(code, in_one(error)),
            )

        self._show(entry, entered, self.lock)

    def _show(
        self,
        entry: Entry,
        entered: Callable[[str], None],
        left: Then,
        back: str = "",
        back_icon: str = "arrow-left",
    ) -> None:
        def make(theme: Theme) -> Screen:
            screen = EntryScreen(theme, entry, practice=self._practice, back=back, back_icon=back_icon)
            screen.entered.connect(lambda text, _: entered(text))
            screen.went_back.connect(left)
            return screen

        self._shell.display(make)


def _after(step: str, subtitle: str) -> str:
    return f"{step} · {subtitle}" if step else subtitle
