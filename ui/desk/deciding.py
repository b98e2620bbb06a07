"""Deciding about a box: that it counts, or that it does not. Said in words, signed, and looked at twice."""

from pathlib import Path

from PySide6.QtCore import QObject

from kiosk.errors import UrnaError
from sync.central.audit import Clerk
from sync.central.decisions import Decided, decide_box
from sync.central.key_files import read_organiser
from sync.central.places import Centre
from sync.central.store import Store
from sync.decision import MOST_REASON, DecisionKind
from ui.desk.form import Ask, FormPage, FormText
from ui.desk.page import ConfirmPage, MessagePage, Page, WorkPage
from ui.desk.stage import Stage, reason_line, trouble_lines
from ui.desk.tones import Tone
from ui.desk.views import BoxChoice, Line
from ui.theme import Theme
from ui.widgets.button import Look
from ui.words import plural, tr


class Deciding(QObject):
    """One decision after the other."""

    def __init__(self, stage: Stage, centre: Centre, store: Store, clerk: Clerk) -> None:
        super().__init__()
        self._stage, self._centre, self._store, self._clerk = stage, centre, store, clerk
        self._values: dict[str, str] = {}

    def begin(self, box: BoxChoice) -> None:
        """Ask which way."""
        self._values.clear()

        def make(theme: Theme) -> Page:
            title = tr("Urna {box} del equipo {kiosk}").format(box=box.digits, kiosk=box.kiosk)
            buttons = (
                (tr("Volver"), Look.PLAIN), (tr("No cuenta"), Look.PLAIN), (tr("Sí cuenta"), Look.PLAIN),
            )  # fmt: skip
            page = MessagePage(theme, title, _both_ways(), buttons)
            page.chosen.connect(lambda n: self._chosen(box, n))
            return page

        self._stage.show(make)

    def _chosen(self, box: BoxChoice, position: int) -> None:
        if position:
            self._ask(box, DecisionKind.EXCLUDE if position == 1 else DecisionKind.ADMIT)
        else:
            self._stage.home()

    def _ask(self, box: BoxChoice, kind: DecisionKind, error: UrnaError | None = None) -> None:
        def make(theme: Theme) -> Page:
            lines = (*trouble_lines(tr("No se firmó nada"), error), _effect(kind))
            page = FormPage(theme, FormText(_title(box, kind), lines, _asks()), self._values)
            page.cancelled.connect(self._leave)
            page.done.connect(lambda: self._confirm(box, kind))
            page.folder_wanted.connect(lambda key: self._choose_folder(page, key))
            return page

        self._stage.show(make)

    def _choose_folder(self, page: FormPage, key: str) -> None:
        folder = self._stage.pickers.folder(tr("Carpeta con las llaves"))
        if folder is not None:
            page.set_value(key, str(folder))

    def _confirm(self, box: BoxChoice, kind: DecisionKind) -> None:
        def make(theme: Theme) -> Page:
            yes = tr("Firmar: sí cuenta") if kind is DecisionKind.ADMIT else tr("Firmar: no cuenta")
            lines = (_effect(kind), reason_line(self._values["reason"]))
            page = ConfirmPage(theme, _title(box, kind), lines, box.digits, yes)
            page.chosen.connect(lambda n: self._sign(box, kind) if n else self._ask(box, kind))
            return page

        self._stage.show(make)

    def _sign(self, box: BoxChoice, kind: DecisionKind) -> None:
        values = dict(self._values)

        def work() -> Decided:
            organiser = read_organiser(Path(values["keys"]), values["passphrase"])
            named = (box.kiosk, box.digits)
            return decide_box(
                self._centre, self._store, self._clerk, named, kind, values["reason"], organiser
            )

        def make(theme: Theme) -> Page:
            waiting = Line(tr("Firmando"), tr("Es solo un momento."), icon="hourglass")
            return WorkPage(theme, _title(box, kind), waiting)

        self._stage.show(make)
        self._stage.background.run(work, self._done, lambda error: self._failed(box, kind, error))

    def _done(self, decided: Decided) -> None:
        self._values.clear()
        self._stage.fresh()

        def make(theme: Theme) -> Page:
            line = _signed_line(decided)
            page = MessagePage(theme, tr("Decisión firmada"), (line,), ((tr("Volver"), Look.GO),))
            page.chosen.connect(lambda _: self._stage.home())
            return page

        self._stage.show(make)

    def _failed(self, box: BoxChoice, kind: DecisionKind, error: UrnaError) -> None:
        self._values.pop("passphrase", None)
        self._ask(box, kind, error)

    def _leave(self) -> None:
        self._values.clear()
        self._stage.home()


def _asks() -> tuple[Ask, ...]:
    return (
        Ask("reason", tr("¿Por qué? Sin nombres de votantes"), most=MOST_REASON),
        Ask("keys", tr("Carpeta con la llave del organizador"), folder=True),
        Ask("passphrase", tr("Clave del organizador"), secret=True),
    )


def _title(box: BoxChoice, kind: DecisionKind) -> str:
    counts = tr("La urna {box} del equipo {kiosk} sí cuenta")
    out = tr("La urna {box} del equipo {kiosk} no cuenta")
    return (counts if kind is DecisionKind.ADMIT else out).format(box=box.digits, kiosk=box.kiosk)


def _signed_line(decided: Decided) -> Line:
    one, many = tr("Entró 1 lote que esperaba."), tr("Entraron {n} lotes que esperaban.")
    noted = tr("Quedó en la bitácora, con quién y cuándo.")
    text = plural(decided.taken, one, many) if decided.taken else noted
    return Line(tr("La decisión quedó firmada"), text, Tone.DONE, "check-circle")


def _both_ways() -> tuple[Line, ...]:
    return (
        Line(
            tr("Antes de decidir"),
            tr("Llame al puesto, mire el acta que quedó en la puerta y pregunte qué pasó con el equipo."),
            Tone.LOOK, "chat-circle-text",
        ),
        _effect(DecisionKind.ADMIT),
        _effect(DecisionKind.EXCLUDE),
    )  # fmt: skip


def _effect(kind: DecisionKind) -> Line:
    if kind is DecisionKind.ADMIT:
        text = tr("Sus lotes entran a la cuenta al lado de los de las otras urnas de ese equipo. "
                  "Quien haya votado en dos urnas cuenta una sola vez.")  # fmt: skip
        return Line(tr("Si cuenta"), text, Tone.DONE, "check-circle")
    text = tr("Ninguno de sus votos se cuenta, también los que ya habían llegado. "
              "Quedan guardados, y lo que falta se publica como número.")  # fmt: skip
    return Line(tr("Si no cuenta"), text, Tone.ALARM, "prohibit")
