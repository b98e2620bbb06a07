"""What a jurado does now and then: look at the machine again, print an acta, write a note, leave."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from kiosk.errors import UrnaError
from kiosk.paperwork import Papers, Saved, print_again, saved_papers
from kiosk.polls import Polls
from kiosk.station import Station, StationStatus
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
from ui.widgets.keyboard import SENTENCE
from ui.words import day, tr

_LONGEST_NOTE = 120
_Task = tuple[Option, Callable[[], None]]


class MoreFlow(QObject):
    """``left`` when the volunteer is back home; ``check`` for the self-check; ``leave`` to end the program;
    ``switch`` to go from practice to voting or back; ``anew`` to begin the practice again; ``stick`` to take
    the actas away.
    """

    left = Signal()
    check = Signal()
    stick = Signal()
    leave = Signal()
    switch = Signal()
    anew = Signal()

    def __init__(
        self, shell: Shell, background: Awaited, station: Station, gate: PinGate, *, practice: bool
    ) -> None:
        super().__init__()
        self._shell, self._background, self._station = shell, background, station
        self._gate, self._practice = gate, practice
        self._asker = Asker(shell, practice)

    def begin(self) -> None:
        """Show the list."""
        station = self._station
        self._background.run(
            lambda: (station.status(), bool(station.settings.pin)), self._show, self._trouble
        )

    def _tasks(self, status: StationStatus, *, has_pin: bool) -> list[_Task]:
        tasks: list[_Task] = [
            (
                Option("list-checks", tr("Revisar el equipo"), tr("Disco, reloj, batería, sonido")),
                self.check.emit,
            ),
            (Option("printer", tr("Actas"), tr("Imprimir otra vez, o ver dónde están")), self._papers),
            (
                Option("note-pencil", tr("Escribir una novedad"), tr("Queda en el acta. Sin nombres.")),
                self._write,
            ),
            (_pin(has_pin=has_pin), self._new_pin),
        ]
        if self._practice:
            option = Option("arrows-clockwise", tr("Empezar otra práctica"), tr("Para otro grupo de jurados"))
            tasks.append((option, self.anew.emit))
        if self._may_switch(status):
            text = tr("Salir de la práctica") if self._practice else tr("Practicar")
            line = tr("La práctica tiene su propia urna y no cuenta.")
            tasks.append((Option("graduation-cap", text, line), self._ask_switch))
        language = Option("translate", tr("English"), tr("Cambia el idioma de este equipo"))
        tasks.append((language, self._change_language))
        leaving = Option("sign-out", tr("Salir del programa"), tr("Al volver, todo sigue donde estaba"))
        tasks.append((leaving, self._ask_leave))
        return tasks

    def _show(self, found: tuple[StationStatus, bool]) -> None:
        status, has_pin = found
        tasks = self._tasks(status, has_pin=has_pin)

        def make(theme: Theme) -> Screen:
            options = [option for option, _ in tasks]
            buttons = ((tr("Volver al inicio"), Look.BACK),)
            screen = ChoiceScreen(theme, tr("Más opciones"), "", options, buttons, practice=self._practice)
            screen.chosen.connect(lambda n: tasks[n][1]())
            screen.pressed.connect(lambda _: self.left.emit())
            return screen

        self._shell.display(make)

    def _change_language(self) -> None:
        self._shell.next_base_language()
        self.left.emit()

    def _may_switch(self, status: StationStatus) -> bool:
        """Only an official kit has both; from voting to practice only while the polls are shut."""
        official_kit = self._station.kit.mode != "practice"
        return official_kit and (self._practice or status.polls not in (Polls.OPEN, Polls.PAUSED))

    def _papers(self) -> None:
        def show(found: tuple[Saved, ...]) -> None:
            if not found:
                lines = [tr("Se hacen al abrir y al cerrar la mesa.")]
                buttons = ((tr("Volver"), Look.GO),)
                self._asker.ask("printer", tr("Todavía no hay actas"), lines, buttons, lambda _: self.begin())
                return

            def make(theme: Theme) -> Screen:
                options = [_paper(saved) for saved in found]
                screen = ChoiceScreen(
                    theme, tr("Actas de este equipo"), tr("Toque una para imprimirla otra vez."), options,
                    ((tr("Volver"), Look.BACK), (tr("Guardar en una memoria"), Look.GO)),
                    practice=self._practice,
                )  # fmt: skip
                screen.chosen.connect(lambda n: self._print(found[n].name))
                screen.pressed.connect(lambda n: self.stick.emit() if n else self.begin())
                return screen

            self._shell.display(make)

        self._background.run(lambda: saved_papers(self._station), show, self._trouble)

    def _print(self, name: str) -> None:
        def printed(papers: Papers) -> None:
            buttons = ((tr("Volver"), Look.GO),)
            self._asker.ask("printer", tr("Acta"), told_papers(papers), buttons, lambda _: self.begin())

        self._background.run(lambda: print_again(self._station, name), printed, self._trouble)

    def _write(self) -> None:
        entry = Entry(
            title=tr("Novedad para el acta"), subtitle=tr("No escriba nombres ni por quién votó alguien."),
            label=tr("Qué pasó"), layout=SENTENCE, button=tr("Guardar"), most=_LONGEST_NOTE,
        )  # fmt: skip

        def make(theme: Theme) -> Screen:
            screen = EntryScreen(theme, entry, practice=self._practice)
            screen.entered.connect(lambda text, _: self._note(text.strip()))
            screen.went_back.connect(self.begin)
            return screen

        self._shell.display(make)

    def _note(self, text: str) -> None:
        if not text:
            self.begin()
            return

        def noted(_result: object) -> None:
            buttons = ((tr("Volver al inicio"), Look.GO),)
            lines = [tr("Saldrá en la próxima acta.")]
            self._asker.ask("check", tr("Novedad guardada"), lines, buttons, lambda _: self.left.emit())

        self._background.run(lambda: self._station.add_note(text), noted, self._trouble)

    def _new_pin(self) -> None:
        self._gate.ask(lambda: self._gate.choose(self.left.emit, self.begin), self.begin)

    def _ask_switch(self) -> None:
        if self._practice:
            title, lines = (
                tr("¿Salir de la práctica?"),
                [tr("Lo que se practicó no cuenta y no se mezcla con la urna.")],
            )
            yes = tr("Sí, salir de la práctica")
        else:
            title, lines = tr("¿Pasar a la práctica?"), [tr("La urna de verdad queda guardada y no se toca.")]
            yes = tr("Sí, practicar")
        buttons = ((tr("No, volver"), Look.BACK), (yes, Look.GO))
        self._asker.ask(
            "graduation-cap", title, lines, buttons, lambda n: self.switch.emit() if n else self.begin()
        )

    def _ask_leave(self) -> None:
        if self._practice:
            self._confirm_leave()
        else:
            self._gate.ask(self._confirm_leave, self.begin)

    def _confirm_leave(self) -> None:
        lines = [tr("Los votos están guardados. Al abrir otra vez, sigue donde estaba.")]
        buttons = ((tr("No, volver"), Look.BACK), (tr("Sí, salir"), Look.GO))
        title = tr("¿Salir del programa?")
        self._asker.ask("sign-out", title, lines, buttons, lambda n: self.leave.emit() if n else self.begin())

    def _trouble(self, error: UrnaError) -> None:
        self._asker.trouble(error, self.left.emit)


def _pin(*, has_pin: bool) -> Option:
    if has_pin:
        return Option("lock", tr("Cambiar el PIN"), tr("Pide primero el PIN de ahora"))
    return Option("lock", tr("Escoger el PIN"), tr("Todavía no hay ninguno"))


def _paper(saved: Saved) -> Option:
    kinds = {
        "apertura": tr("Acta de apertura"),
        "jornada": tr("Acta de cierre de la jornada"),
        "cierre-definitivo": tr("Acta de cierre definitivo"),
    }
    again = f" ({saved.number})" if saved.number > 1 else ""
    return Option("printer", kinds[saved.kind] + again, day(saved.day))
