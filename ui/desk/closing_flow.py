"""Closing the count, one step a page: what is missing, the keys, a second look at each loss, the result."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from kiosk.errors import OperatorError, UrnaError
from sync.central.audit import Clerk
from sync.central.closing import Closing, close
from sync.central.coverage import coverage
from sync.central.key_files import read_organiser, read_register
from sync.central.places import Centre
from sync.central.store import Store
from ui.background import Watch
from ui.desk.closing_views import (
    CountClosed,
    case_lines,
    closed_before,
    closed_lines,
    closed_now,
    effect_lines,
    missing_lines,
)
from ui.desk.form import Ask, FormPage, FormText
from ui.desk.page import ConfirmPage, MessagePage, Page, WorkPage
from ui.desk.snapshot import Snapshot
from ui.desk.stage import Stage, trouble_line
from ui.desk.tones import Tone
from ui.desk.views import Line
from ui.theme import Theme
from ui.widgets.button import Look
from ui.words import plural, tr


class ClosingFlow(QObject):
    """From the first look to the frozen box."""

    def __init__(self, stage: Stage, centre: Centre, store: Store, clerk: Clerk) -> None:
        super().__init__()
        self._stage, self._centre, self._store, self._clerk = stage, centre, store, clerk
        self._values: dict[str, str] = {}
        self._result: CountClosed | None = None

    def page(self, theme: Theme, snapshot: Snapshot) -> Page:
        """Where it begins; once the count is closed, what came of it."""
        if snapshot.closed or self._result is not None:
            return self._closed_page(theme, snapshot)
        lines = (*missing_lines(snapshot), *effect_lines(snapshot))
        title = tr("Cerrar el escrutinio")
        page = MessagePage(theme, title, lines, ((tr("Empezar el cierre"), Look.GO),))
        page.buttons[0].setEnabled(snapshot.board.ballots > 0)
        page.chosen.connect(lambda _: self._ask(snapshot))
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
        following = Line(
            tr("Lo que sigue"),
            tr("Lleve frozen.box a la máquina sin red y ábrala allí con los depositarios: "
               "urna-desk --open frozen.box"),
            Tone.OPEN, "key", str(self._centre.frozen_box_path),
        )  # fmt: skip
        lines = (*closed_lines(result), following, *((heading, *cases) if cases else ()))
        return MessagePage(theme, tr("Escrutinio cerrado"), lines, ())

    def _ask(self, snapshot: Snapshot, trouble: Sequence[Line] = ()) -> None:
        what = Line(
            tr("Hacen falta dos personas"),
            tr("La del organizador, que firma la urna, y la del registro, que abre los seudónimos. "
               "Cada una escribe su clave."),
            Tone.OPEN, "users",
        )  # fmt: skip
        text = FormText(tr("Cerrar: las llaves"), "", (*trouble, what), tr("Seguir"))
        asks = (
            Ask("keys", tr("Carpeta con las llaves"), folder=True),
            Ask("organiser", tr("Clave del organizador"), secret=True),
            Ask("register", tr("Clave del registro"), secret=True),
            Ask("seed", tr("Semilla leída en voz alta"), tr("Vacía: sale de los lotes"), optional=True),
        )

        def make(theme: Theme) -> Page:
            page = FormPage(theme, text, asks, self._values)
            page.cancelled.connect(self._leave)
            page.done.connect(lambda: self._confirm_missing(snapshot))
            page.folder_wanted.connect(lambda key: self._choose_folder(page, key))
            return page

        self._stage.show(make)

    def _choose_folder(self, page: FormPage, key: str) -> None:
        folder = self._stage.pickers.folder(tr("Carpeta con las llaves"))
        if folder is not None:
            page.set_value(key, str(folder))

    def _confirm_missing(self, snapshot: Snapshot) -> None:
        missing = len(snapshot.board.incomplete)
        if not missing:
            self._confirm(snapshot)
            return
        many = plural(missing, tr("1 equipo"), tr("{n} equipos"))
        title = tr("Cerrar sin {many}").format(many=many)
        lines = missing_lines(snapshot)

        def make(theme: Theme) -> Page:
            page = ConfirmPage(theme, title, lines, str(missing), tr("Sí, seguir sin ellos"))
            page.chosen.connect(lambda n: self._confirm(snapshot) if n else self._leave())
            return page

        self._stage.show(make)

    def _confirm(self, snapshot: Snapshot) -> None:
        word, yes = str(snapshot.board.ballots), tr("Cerrar para siempre")

        def make(theme: Theme) -> Page:
            page = ConfirmPage(theme, tr("Cerrar el escrutinio"), effect_lines(snapshot), word, yes)
            page.chosen.connect(lambda n: self._close(snapshot) if n else self._leave())
            return page

        self._stage.show(make)

    def _close(self, snapshot: Snapshot) -> None:
        values, watch = dict(self._values), Watch()
        incomplete = bool(snapshot.board.incomplete)

        def work() -> Closing:
            self._check_same(snapshot)
            keys = Path(values["keys"])
            return close(
                self._centre, self._store, read_organiser(keys, values["organiser"]),
                read_register(keys, values["register"]), clerk=self._clerk,
                seed=values.get("seed", "").strip() or None,
                accept_incomplete=incomplete, progress=watch.report,
            )  # fmt: skip

        waiting = Line(tr("Conciliando"), tr("No apague este equipo."), Tone.OPEN, "hourglass")

        def make(theme: Theme) -> Page:
            page = WorkPage(theme, tr("Cerrando el escrutinio"), waiting)
            watch.progressed.connect(page.show_progress)
            return page

        self._stage.show(make)
        self._stage.background.run(work, self._done, lambda error: self._failed(snapshot, error))

    def _check_same(self, snapshot: Snapshot) -> None:
        """What was confirmed is what is closed: the server may have received more meanwhile."""
        if coverage(self._store, self._centre.roster()).ballots != snapshot.board.ballots:
            raise OperatorError(
                "Mientras usted confirmaba llegaron más votos. No se cerró nada.",
                "Vuelva a «Cierre» y mire otra vez la cuenta.",
            )

    def _done(self, closing: Closing) -> None:
        self._values.clear()
        self._result = closed_now(closing)
        self._stage.fresh()
        line = Line(tr("La urna quedó congelada y firmada"), "", Tone.DONE, "lock-key")
        lines = (line, *closed_lines(self._result))

        def make(theme: Theme) -> Page:
            page = MessagePage(theme, tr("Escrutinio cerrado"), lines, ((tr("Ver el cierre"), Look.GO),))
            page.chosen.connect(lambda _: self._stage.home())
            return page

        self._stage.show(make)

    def _failed(self, snapshot: Snapshot, error: UrnaError) -> None:
        for secret in ("organiser", "register"):
            self._values.pop(secret, None)
        self._ask(snapshot, (trouble_line(tr("No se cerró nada"), error),))

    def _leave(self) -> None:
        self._values.clear()
        self._stage.home()
