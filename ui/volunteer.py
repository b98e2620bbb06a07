"""The volunteer's side: home, the polls, and checking a person in, one thing a screen."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk import machine
from kiosk.consultation import Characters, DocumentType
from kiosk.errors import AlreadyVoted, InvalidInput, UrnaError
from kiosk.participant import Document, clean_document, clean_name
from kiosk.station import Station, StationStatus, Voter
from sync.agent import AgentStatus
from sync.mounts import sticks
from ui.background import Background
from ui.screens.entry import Entry, EntryScreen
from ui.screens.frame import Screen
from ui.screens.home import HomeScreen, HomeView
from ui.screens.message import MessageScreen
from ui.screens.notice import NoticeScreen
from ui.shell import Shell
from ui.theme import Theme
from ui.view_models import Around, home_view
from ui.widgets.button import Button, Look
from ui.widgets.keyboard import DIGITS, LETTERS_AND_DIGITS, NAME, Layout
from ui.words import day, grouped, hour, plural, told, tr

_REFRESH_MS = 20_000


@dataclass(frozen=True)
class CheckIn:
    """What was typed so far about the person who came."""

    kind: int = 0
    typed: str = ""
    document: Document | None = None
    name: str = ""
    dispute: bool = False

    def __repr__(self) -> str:
        return "CheckIn()"


class VolunteerFlow(QObject):
    """``handed_over`` carries the person who was checked in: the screen is theirs now."""

    handed_over = Signal(object)
    asked = Signal(str)

    def __init__(self, shell: Shell, background: Background, station: Station, *, practice: bool) -> None:
        super().__init__()
        self._shell, self._background, self._station = shell, background, station
        self._practice, self._sound = practice, False
        self._check_in = CheckIn()
        self.agent_status: AgentStatus | None = None
        self._view: HomeView | None = None
        self.around: Callable[[], Around] = self._around
        self._timer = QTimer(self)
        self._timer.setInterval(_REFRESH_MS)
        self._timer.timeout.connect(self._refresh)
        self._timer.start()

    def stop(self) -> None:
        """The kiosk is shutting: nothing is read any more."""
        self._timer.stop()

    def sending_changed(self, status: AgentStatus) -> None:
        """How sending stands; the home, if it is shown, is drawn again when that changes."""
        changed = self.agent_status is None or replace(self.agent_status, next_try=None) != replace(
            status, next_try=None
        )
        self.agent_status = status
        if changed:
            self._refresh()

    def go_home(self) -> None:
        """Read how things stand and show them."""
        self._check_in, self._view = CheckIn(), None
        self._background.run(self._how_things_stand, self._show_home, self._trouble)

    def welcome_back(self) -> None:
        """The polls were open when the machine went off: say so before anything else."""
        self._background.run(self._station.status, self._show_welcome_back, self._trouble)

    def _show_welcome_back(self, status: StationStatus) -> None:
        kept = plural(status.ballots, tr("1 voto está guardado."), tr("{n} votos están guardados."))
        lines = [tr("La mesa estaba abierta cuando el equipo se apagó."), kept]
        cut = self._station.box.cut
        if cut:
            one = tr("1 persona no alcanzó a depositar su voto: regístrela otra vez si vuelve.")
            many = tr("{n} personas no alcanzaron a depositar su voto: regístrelas otra vez si vuelven.")
            lines.append(plural(cut, one, many))

        def make(theme: Theme) -> Screen:
            go_on = Button(tr("Seguir donde íbamos"), theme, Look.GO, size=26)
            title = tr("Nada se perdió")
            screen = MessageScreen(theme, "shield-check", title, lines, [go_on], practice=self._practice)
            screen.chosen.connect(lambda _: self.go_home())
            return screen

        self._shell.display(make)

    def _refresh(self) -> None:
        """The clock, the battery and the disk change; whoever has left the home is not called back."""
        if self._is_home:
            self._background.run(
                self._how_things_stand,
                lambda found: self._show_home(found) if self._is_home else None,
                self._trouble,
            )

    @property
    def _is_home(self) -> bool:
        return isinstance(self._shell.screen_shown, HomeScreen)

    def _how_things_stand(self) -> tuple[StationStatus, Around]:
        return self._station.status(), self.around()

    def _around(self) -> Around:
        station = self._station
        free = machine.free_mb(station.box.path.parent)
        return Around(machine.battery(), free, station.minute(), len(sticks()))

    def _show_home(self, found: tuple[StationStatus, Around]) -> None:
        station, (status, around) = self._station, found
        view = home_view(
            status, station.point, self.agent_status, around,
            ships=station.ships, online=bool(station.kit.server),
        )  # fmt: skip
        if view == self._view and self._is_home:
            return
        self._view = view

        def make(theme: Theme) -> Screen:
            screen = HomeScreen(theme, view, practice=self._practice)
            screen.asked.connect(self._do)
            return screen

        self._shell.display(make)

    def _do(self, task: str) -> None:
        polls: dict[str, Callable[[], None]] = {
            "pause": self._station.pause_polls,
            "resume": self._station.resume_polls,
        }
        if task == "register":
            self._start_check_in()
        elif task in polls:
            self._background.run(polls[task], lambda _: self.go_home(), self._trouble)
        else:
            self.asked.emit(task)

    def _start_check_in(self) -> None:
        self._check_in = CheckIn()
        if self._station.consultation.identity == "name":
            self._ask_name("")
        else:
            self._ask_number("")

    @property
    def _kinds(self) -> tuple[DocumentType, ...]:
        return self._station.consultation.document_types

    @property
    def _kind(self) -> DocumentType:
        return self._kinds[self._check_in.kind]

    def _ask_number(self, problem: str) -> None:
        kinds = tuple(kind.name[:1].upper() + kind.name[1:] for kind in self._kinds)
        entry = Entry(
            title=tr("Registrar a la persona"),
            subtitle=tr("Paso 1 de 3 · Documento de identidad"),
            label=tr("Número del documento"),
            layout=self._layout(),
            button=tr("Seguir"),
            most=30,
            text=self._check_in.typed,
            problem=problem,
            kinds=kinds,
            kind=self._check_in.kind,
        )
        self._shell.display(lambda theme: self._entry(theme, entry, self._number_typed, self.go_home))

    def _number_typed(self, text: str, kind: int) -> None:
        self._check_in = replace(self._check_in, kind=kind, typed=text)
        try:
            document = clean_document(self._kind, text)
        except InvalidInput as error:
            self._ask_number(" ".join(told(error)))
            return
        self._check_in = replace(self._check_in, document=document)
        self._ask_number_again("")

    def _ask_number_again(self, problem: str) -> None:
        entry = Entry(
            title=tr("Escriba el número otra vez"),
            subtitle=tr("Paso 1 de 3 · Así se evita un error en el documento"),
            label=tr("{kind}: número otra vez").format(kind=self._kind.name),
            layout=self._layout(),
            button=tr("Seguir"),
            most=30,
            problem=problem,
        )
        self._shell.display(
            lambda theme: self._entry(theme, entry, self._number_repeated, lambda: self._ask_number(""))
        )

    def _number_repeated(self, text: str, _kind: int) -> None:
        document = self._check_in.document
        assert document is not None
        try:
            same = clean_document(self._kind, text) == document
        except InvalidInput:
            same = False
        if not same:
            self._ask_number_again(tr("No es igual al primero. Mire el documento y escríbalo otra vez."))
            return
        self._background.run(
            lambda: self._station.look_up(document), lambda _: self._ask_name(""), self._refused
        )

    def _refused(self, error: UrnaError) -> None:
        if isinstance(error, AlreadyVoted):
            self._shell.display(lambda theme: self._repeat(theme, error))
        else:
            self._trouble(error)

    def _repeat(self, theme: Theme, error: AlreadyVoted) -> Screen:
        buttons = [
            Button(tr("La persona dice: no fui yo"), theme, size=20),
            Button(tr("Volver al inicio"), theme, Look.GO, size=26),
        ]
        lines = [
            tr("Con este documento ya se votó aquí: {day}, {hour}").format(
                day=day(error.minute), hour=hour(error.minute)
            ),
            tr("Diga: «Su voto ya está en la urna. Cada persona vota una vez»."),
        ]
        title = tr("Esta persona ya votó")
        screen = MessageScreen(theme, "warning", title, lines, buttons, practice=self._practice)
        screen.chosen.connect(lambda n: self._dispute_asked() if n == 0 else self.go_home())
        return screen

    def _dispute_asked(self) -> None:
        def make(theme: Theme) -> Screen:
            buttons = [
                Button(tr("Volver al inicio"), theme),
                Button(tr("Abrir la reclamación"), theme, Look.GO, size=26),
            ]
            lines = [
                tr("La persona vota. Su voto queda marcado y el comité decide antes de abrir la urna."),
                tr("Queda anotado en el acta que hubo una reclamación."),
            ]
            title = tr("«No fui yo»")
            screen = MessageScreen(theme, "question", title, lines, buttons, practice=self._practice)
            screen.chosen.connect(lambda n: self._open_dispute() if n == 1 else self.go_home())
            return screen

        self._shell.display(make)

    def _open_dispute(self) -> None:
        self._check_in = replace(self._check_in, dispute=True)
        self._ask_name("")

    def _ask_name(self, problem: str) -> None:
        document = self._check_in.document
        subtitle = tr("Paso 2 de 3 · Nombre como aparece en el documento")
        if document is not None:
            subtitle += f" · {document.type} {grouped(document.number)}"
        entry = Entry(
            title=tr("Nombres y apellidos"), subtitle=subtitle, label=tr("Nombres y apellidos"), layout=NAME,
            button=tr("Seguir"), most=80, text=self._check_in.name, problem=problem,
        )  # fmt: skip
        self._shell.display(lambda theme: self._entry(theme, entry, self._name_typed, self.go_home))

    def _name_typed(self, text: str, _kind: int) -> None:
        self._check_in = replace(self._check_in, name=text)
        try:
            self._check_in = replace(self._check_in, name=clean_name(text))
        except InvalidInput as error:
            self._ask_name(" ".join(told(error)))
            return
        self._shell.display(self._notice)

    def _notice(self, theme: Theme) -> Screen:
        notice = self._station.consultation.notice
        screen = NoticeScreen(theme, notice, practice=self._practice, sound=self._sound)
        screen.accepted.connect(self._accepted)
        screen.declined.connect(self.go_home)
        return screen

    def _accepted(self) -> None:
        check_in, version = self._check_in, self._station.consultation.notice.version
        self._check_in = CheckIn()

        def register() -> Voter:
            return self._station.check_in(check_in.document, check_in.name, version, check_in.dispute)

        self._background.run(register, self.handed_over.emit, self._trouble)

    def _layout(self) -> Layout:
        digits = all(kind.characters is Characters.DIGITS for kind in self._kinds)
        return DIGITS if digits else LETTERS_AND_DIGITS

    def _entry(
        self, theme: Theme, entry: Entry, entered: Callable[[str, int], None], back: Callable[[], None]
    ) -> Screen:
        screen = EntryScreen(theme, entry, practice=self._practice)
        screen.entered.connect(entered)
        screen.went_back.connect(back)
        return screen

    def _trouble(self, error: UrnaError) -> None:
        def make(theme: Theme) -> Screen:
            home = Button(tr("Volver al inicio"), theme, Look.GO, size=26)
            lines = told(error)
            title = tr("Algo no salió bien")
            screen = MessageScreen(theme, "warning", title, lines, [home], practice=self._practice)
            screen.chosen.connect(lambda _: self.go_home())
            return screen

        self._shell.display(make)
