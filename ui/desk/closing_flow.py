"""Closing the count, one step a page; each step is kept as it is done, and left in the middle it goes on.

1 points that lack something, each accepted with a reason, and kiosks that are excluded; 2 people who voted
elsewhere; 3 the seed; 4 the reconciled count to look at; 5 the second look, and the frozen box.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from kiosk.consultation import Identity
from kiosk.envelope import SigningKey
from kiosk.errors import UrnaError
from kiosk.files import read_file
from sync.central.audit import Clerk
from sync.central.closing import Closing, Prepared, check_received, freeze, prepare
from sync.central.elsewhere import MOST_BYTES, ElsewhereList, read_elsewhere
from sync.central.key_files import RegisterKey, read_organiser, read_register
from sync.central.places import Centre
from sync.central.reconcile import Duplicate
from sync.central.roster_changes import enforce
from sync.central.settling import (
    Ruling,
    Settling,
    bring_elsewhere,
    fix_seed,
    read_settling,
    rule,
    seed_is_fixed,
)
from sync.central.store import Store
from sync.decision import MOST_REASON
from ui.background import Watch
from ui.desk.closed_views import Following, following, following_lines, to_open
from ui.desk.closing_points import MissingPoints
from ui.desk.closing_views import (
    CountClosed,
    case_line,
    case_lines,
    closed_before,
    closed_lines,
    closed_now,
    effect_lines,
    elsewhere_lines,
    list_lines,
    missing_lines,
    review_lines,
    ruling_line,
    seed_again_lines,
    seed_lines,
    step_title,
)
from ui.desk.form import Ask, FormText
from ui.desk.page import MessagePage, Page
from ui.desk.snapshot import Snapshot
from ui.desk.stage import Stage, reason_line, trouble_line, trouble_lines
from ui.desk.steps import Button, Message, SecondLook, Steps
from ui.desk.tones import Tone
from ui.desk.views import Line
from ui.theme import Theme
from ui.widgets.button import Look
from ui.words import plural, tr


class ClosedPage(MessagePage):
    """What came of the closing; ``step`` is how far things were when it was made."""

    def __init__(self, theme: Theme, lines: Sequence[Line], step: Following) -> None:
        super().__init__(theme, tr("Escrutinio cerrado"), lines, ())
        self.step = step


class ClosingFlow(Steps):
    """From the first look to the frozen box."""

    def __init__(self, stage: Stage, centre: Centre, store: Store, clerk: Clerk) -> None:
        super().__init__(stage)
        self._centre, self._store, self._clerk = centre, store, clerk
        self._keys: tuple[SigningKey, RegisterKey] | None = None
        self._missing: MissingPoints | None = None
        self._snapshot: Snapshot | None = None
        self._result: CountClosed | None = None

    # Where it begins and ends

    def page(self, theme: Theme, snapshot: Snapshot) -> Page:
        """Where it begins; once the count is closed, what came of it."""
        if snapshot.closed or self._result is not None:
            return self._closed_page(theme, snapshot)
        lines = (*missing_lines(snapshot), *effect_lines(snapshot.board.ballots))
        title = tr("Cerrar el escrutinio")
        page = MessagePage(theme, title, lines, ((tr("Empezar el cierre"), Look.GO),))
        page.buttons[0].setEnabled(snapshot.board.ballots > 0)
        page.chosen.connect(lambda _: self._begin(snapshot))
        return page

    def _closed_page(self, theme: Theme, snapshot: Snapshot) -> Page:
        try:
            result = self._result or closed_before(self._centre)
        except UrnaError as error:
            return MessagePage(theme, tr("Cierre"), (trouble_line(tr("No se puede leer"), error),), ())
        cases = case_lines(result.cases, snapshot)
        heading = Line(
            plural(len(cases), tr("1 persona con varios votos"), tr("{n} personas con varios votos")),
            tr("Lista para revisar: dice puestos, nunca por qué se votó."), Tone.IDLE, "users-three",
        )  # fmt: skip
        next_lines = following_lines(snapshot, self._centre.frozen_box_path)
        lines = (*closed_lines(result), *next_lines, *((heading, *cases) if cases else ()))
        return ClosedPage(theme, lines, following(snapshot))

    def _begin(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._ask_keys()

    def _out(self) -> Button:
        return tr("Salir del cierre"), Look.PLAIN, self._leave

    def _leave(self) -> None:
        self._values.clear()
        self._keys = self._missing = None
        self._stage.home()

    # The keys of two people

    def _ask_keys(self, error: UrnaError | None = None) -> None:
        def form() -> FormText:
            what = Line(
                tr("Hacen falta dos personas"),
                tr("La del organizador, que firma la urna, y la del registro, que abre los seudónimos. "
                   "Cada una escribe su clave."),
                Tone.OPEN, "users",
            )  # fmt: skip
            asks = (
                Ask("keys", tr("Carpeta con las llaves"), folder=True),
                Ask("organiser", tr("Clave del organizador"), secret=True),
                Ask("register", tr("Clave del registro"), secret=True),
            )
            lines = (*trouble_lines(tr("No se cerró nada"), error), what)
            return FormText(tr("Cerrar: las llaves"), lines, asks)

        self.form(form, self._read_keys, self._leave)

    def _read_keys(self) -> None:
        keys = Path(self._values["keys"])
        organiser, register = self._values["organiser"], self._values["register"]

        def work(_watch: Watch) -> tuple[SigningKey, RegisterKey]:
            read = read_organiser(keys, organiser), read_register(keys, register)
            self._centre.require_organiser(read[0])
            self._centre.require_register(read[1].private)
            enforce(self._centre, self._store, self._centre.roster())
            check_received(self._centre, self._store)
            return read

        def failed(error: UrnaError) -> None:
            self._forget_secrets()
            self._ask_keys(error)

        self.work(lambda: tr("Cerrar: las llaves"), work, self._unlocked, failed)

    def _unlocked(self, keys: tuple[SigningKey, RegisterKey]) -> None:
        self._forget_secrets()
        self._keys = keys
        hands = self._centre, self._store, self._clerk
        self._missing = MissingPoints(self._stage, *hands, keys[0], self._out, self._elsewhere)
        self._points()

    def _forget_secrets(self) -> None:
        for secret in ("organiser", "register"):
            self._values.pop(secret, None)

    @property
    def _organiser(self) -> SigningKey:
        assert self._keys is not None, "asked for at the beginning"
        return self._keys[0]

    @property
    def _register(self) -> RegisterKey:
        assert self._keys is not None, "asked for at the beginning"
        return self._keys[1]

    def _points(self, error: UrnaError | None = None) -> None:
        """The first step; also where a later one that could not be done leads back to."""
        assert self._missing is not None, "made when the keys were read"
        self._missing.show(error)

    # 2: people who voted elsewhere

    def _elsewhere(self, error: UrnaError | None = None) -> None:
        def show(seen: tuple[Settling, bool]) -> None:
            self.tell(lambda: self._lists(*seen, error))

        self._stage.background.run(self._settled, show, partial(self.unreadable, self._out))

    def _lists(self, settling: Settling, fixed: bool, error: UrnaError | None) -> Message:
        bring: Button = (tr("Traer una lista"), Look.PLAIN, self._bring)
        go: Button = (tr("Seguir"), Look.GO, self._reconcile if fixed else self._seed)
        by_document = self._centre.consultation.identity is Identity.DOCUMENT
        buttons = (bring, go) if by_document else (go,)
        lines = (*trouble_lines(tr("No se usó la lista"), error), *elsewhere_lines(settling))
        return Message(step_title(2, tr("quienes votaron en otra parte")), lines, (self._out(), *buttons))

    def _settled(self) -> tuple[Settling, bool]:
        with self._store.reading() as transaction:
            settling = read_settling(self._centre, transaction)
        return settling, seed_is_fixed(self._centre, self._store)

    def _bring(self) -> None:
        chosen = self._stage.pickers.files(tr("Lista de quienes votaron en otra parte"))
        if not chosen:
            return

        def title() -> str:
            return tr("Traer una lista")

        def read(_watch: Watch) -> ElsewhereList:
            data = read_file(chosen[0], MOST_BYTES)
            return read_elsewhere(data, self._centre.consultation, self._register)

        def look(people: ElsewhereList) -> None:
            def bring(_watch: Watch) -> object:
                return bring_elsewhere(self._centre, self._store, self._clerk, self._organiser, people)

            def asked() -> SecondLook:
                return SecondLook(title(), list_lines(people), tr("Firmar y traer"))

            keep = partial(self.work, title, bring, lambda _: self._elsewhere(), self._elsewhere)
            self.look_twice(asked, keep, self._elsewhere)

        self.work(title, read, look, self._elsewhere)

    # 3: the seed

    def _seed(self, error: UrnaError | None = None) -> None:
        def title() -> str:
            return step_title(3, tr("la semilla"))

        def form() -> FormText:
            hint = tr("Vacía: sale de los lotes")
            ask = Ask("seed", tr("Semilla leída en voz alta"), hint, optional=True, most=200)
            return FormText(title(), (*trouble_lines(tr("No se cerró nada"), error), *seed_lines()), (ask,))

        def work(_watch: Watch) -> object:
            spoken = self._values.get("seed", "")
            return fix_seed(self._centre, self._store, self._clerk, self._organiser, spoken)

        def asked() -> SecondLook:
            lines = seed_again_lines(self._values.get("seed", "").strip())
            return SecondLook(title(), lines, tr("Fijar la semilla"))

        fix = partial(self.work, title, work, lambda _: self._reconcile(), self._seed)
        self.form(form, lambda: self.look_twice(asked, fix, self._seed), self._elsewhere)

    # 4: the reconciled count

    def _reconcile(self) -> None:
        def work(watch: Watch) -> Prepared:
            return prepare(self._centre, self._store, self._register, watch.report)

        self.work(lambda: step_title(4, tr("conciliación")), work, self._review, self._points)

    def _review(self, prepared: Prepared) -> None:
        assert self._snapshot is not None, "kept when it began"
        snapshot, known = self._snapshot, {ruling.person for ruling in prepared.settling.rulings}
        by_name = self._centre.consultation.identity is Identity.NAME
        open_cases = [d for d in prepared.result.duplicates if by_name and d.person not in known]

        def message() -> Message:
            go: Button = (tr("Seguir"), Look.GO, lambda: self._confirm(prepared))
            if open_cases:
                go = (tr("Decidir el caso que sigue"), Look.GO, lambda: self._ask_case(open_cases[0]))
            lines = review_lines(prepared, snapshot)
            return Message(step_title(4, tr("conciliación")), lines, (self._out(), go))

        self.tell(message)

    def _ask_case(self, case: Duplicate, error: UrnaError | None = None) -> None:
        assert self._snapshot is not None, "kept when it began"
        snapshot = self._snapshot

        def title() -> str:
            return tr("Igual nombre, seudónimo {person}").format(person=case.person.hex()[:8])

        def lines() -> tuple[Line, ...]:
            return (*trouble_lines(tr("No se hizo nada"), error), case_line(case, snapshot))

        def form() -> FormText:
            ask = Ask("reason", tr("¿Cómo lo sabe? Sin nombres de votantes"), most=MOST_REASON)
            return FormText(title(), lines(), (ask,))

        def both() -> Message:
            different: Button = (tr("Personas distintas"), Look.PLAIN, lambda: look(same=False))
            same: Button = (tr("La misma persona"), Look.GO, lambda: look(same=True))
            return Message(title(), lines(), (self._out(), different, same))

        def choose() -> None:
            self.tell(both)

        def look(*, same: bool) -> None:
            def asked() -> SecondLook:
                again = (*lines(), ruling_line(same=same), reason_line(self._values["reason"]))
                return SecondLook(title(), again, tr("Firmar"))

            self.look_twice(asked, partial(self._rule, case, same=same), choose)

        self.form(form, choose, self._leave)

    def _rule(self, case: Duplicate, *, same: bool) -> None:
        ruling = Ruling(case.person, same, self._values["reason"].strip())

        def work(_watch: Watch) -> object:
            return rule(self._centre, self._store, self._clerk, self._organiser, ruling)

        def done(_settling: object) -> None:
            self._values.pop("reason", None)
            self._reconcile()

        self.work(lambda: tr("Cerrar el escrutinio"), work, done, partial(self._ask_case, case))

    # 5: the second look, and the end

    def _confirm(self, prepared: Prepared) -> None:
        ballots = sum(map(len, prepared.result.counted.values()))

        def asked() -> SecondLook:
            title = step_title(5, tr("congelar y firmar"))
            return SecondLook(title, effect_lines(ballots), tr("Cerrar para siempre"))

        self.type_to_confirm(str(ballots), asked, lambda: self._freeze(prepared), self._leave)

    def _freeze(self, prepared: Prepared) -> None:
        def work(_watch: Watch) -> Closing:
            return freeze(self._centre, self._store, self._clerk, self._organiser, prepared)

        self.work(lambda: tr("Cerrando el escrutinio"), work, self._done, self._points)

    def _done(self, closing: Closing) -> None:
        self._values.clear()
        self._keys = self._missing = None
        result = self._result = closed_now(closing)
        self._stage.fresh()

        def message() -> Message:
            line = Line(tr("La urna quedó congelada y firmada"), "", Tone.DONE, "lock-key")
            lines = (line, *closed_lines(result), to_open(self._centre.frozen_box_path))
            see: Button = (tr("Ver el cierre"), Look.GO, self._stage.home)
            return Message(tr("Escrutinio cerrado"), lines, (see,))

        self.tell(message)
