"""Checking a person in, one thing a screen: document twice, name, the notice; then the screen is theirs."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from kiosk.consultation import Characters, DocumentType
from kiosk.errors import AlreadyVoted, InvalidInput, UrnaError
from kiosk.participant import Document, clean_document, clean_name
from kiosk.station import Station
from kiosk.vote import Voter
from ui.asking import Asker
from ui.awaited import Awaited
from ui.guide import Guide
from ui.notice import NoticeFlow
from ui.screens.entry import Entry, EntryScreen
from ui.screens.frame import Screen
from ui.shell import Shell
from ui.theme import Theme
from ui.trouble import in_one
from ui.widgets.button import Look
from ui.widgets.keyboard import DIGITS, LETTERS_AND_DIGITS, NAME, Layout
from ui.words import day, grouped, hour, tr


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


class CheckInFlow(QObject):
    """``handed_over`` carries the person who was checked in: the screen is theirs; ``left``: nobody was."""

    handed_over = Signal(object)
    left = Signal()

    def __init__(
        self, shell: Shell, awaited: Awaited, station: Station, guide: Guide, *, practice: bool
    ) -> None:
        super().__init__()
        self._shell, self._awaited, self._station = shell, awaited, station
        self._practice, self._asker = practice, Asker(shell, practice)
        self._check_in = CheckIn()
        self._notice = NoticeFlow(shell, guide, station.consultation, practice=practice)
        self._notice.accepted.connect(self._accepted)
        self._notice.declined.connect(self._leave)

    def begin(self) -> None:
        """Ask for the document first, so that a repeat shows at once; or for the name alone."""
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
        kinds = tuple(_capital(kind.name) for kind in self._kinds)
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
        self._shell.display(lambda theme: self._entry(theme, entry, self._number_typed, self._leave))

    def _number_typed(self, text: str, kind: int) -> None:
        self._check_in = replace(self._check_in, kind=kind, typed=text)
        try:
            document = clean_document(self._kind, text)
        except InvalidInput as error:
            self._ask_number(in_one(error))
            return
        self._check_in = replace(self._check_in, document=document)
        self._ask_number_again("")

    def _ask_number_again(self, problem: str) -> None:
        entry = Entry(
            title=tr("Escriba el número otra vez"),
            subtitle=tr("Paso 1 de 3 · Así se evita un error en el documento"),
            label=tr("{kind}: número otra vez").format(kind=_capital(self._kind.name)),
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
            self._ask_number_again(
                tr("No es igual al primero. No se registró nada. Mire el documento y escríbalo otra vez.")
            )
            return
        self._awaited.run(
            lambda: self._station.look_up(document), lambda _: self._ask_name(""), self._refused
        )

    def _refused(self, error: UrnaError) -> None:
        if isinstance(error, AlreadyVoted):
            self._repeat(error)
        else:
            self._trouble(error)

    def _repeat(self, error: AlreadyVoted) -> None:
        voted = tr("Con este documento ya se votó aquí. Se registró: {day}, {hour}")
        lines = [
            voted.format(day=day(error.minute), hour=hour(error.minute)),
            tr("Diga: «Su voto ya está en la urna. Cada persona vota una vez»."),
        ]
        buttons = ((tr("La persona dice: no fui yo"), Look.PLAIN), (tr("Volver al inicio"), Look.GO))
        title = tr("Esta persona ya votó")
        self._asker.ask(
            "warning", title, lines, buttons, lambda n: self._leave() if n else self._ask_dispute()
        )

    def _ask_dispute(self) -> None:
        lines = [
            tr("La persona vota. Su voto queda marcado y el comité decide antes de abrir la urna."),
            tr("Queda anotado en el acta que hubo una reclamación."),
        ]
        buttons = ((tr("Volver al inicio"), Look.BACK), (tr("Abrir la reclamación"), Look.GO))
        title = tr("«No fui yo»")
        self._asker.ask(
            "question", title, lines, buttons, lambda n: self._open_dispute() if n else self._leave()
        )

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
        self._shell.display(lambda theme: self._entry(theme, entry, self._name_typed, self._leave))

    def _name_typed(self, text: str, _kind: int) -> None:
        self._check_in = replace(self._check_in, name=text)
        try:
            self._check_in = replace(self._check_in, name=clean_name(text))
        except InvalidInput as error:
            self._ask_name(in_one(error))
            return
        self._notice.begin()

    def _accepted(self) -> None:
        check_in, version = self._check_in, self._station.consultation.notice.version
        self._check_in = CheckIn()

        def register() -> Voter:
            return self._station.check_in(check_in.document, check_in.name, version, check_in.dispute)

        self._awaited.run(register, self.handed_over.emit, self._not_registered)

    def _not_registered(self, error: UrnaError) -> None:
        self._notice.clear()
        self._trouble(error)

    def _leave(self) -> None:
        """What was typed leaves memory."""
        self._check_in = CheckIn()
        self.left.emit()

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
        self._asker.trouble(error, self._leave)


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
