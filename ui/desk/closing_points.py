"""The first step of the closing: points that lack something, each accepted with a reason; kiosks excluded."""

from collections.abc import Callable, Sequence
from functools import partial

from kiosk.envelope import SigningKey
from sync.central.acceptances import OpenPoint, accept_missing, exclude_kiosk, open_points, unaccepted
from sync.central.audit import Clerk
from sync.central.places import Centre
from sync.central.store import Store
from sync.decision import MOST_REASON
from ui.background import Watch
from ui.desk.closing_views import exclusion_line, point_lines, step_title
from ui.desk.form import Ask, FormText
from ui.desk.stage import Stage, reason_line, trouble_line
from ui.desk.steps import Act, Button, Steps
from ui.desk.views import Line
from ui.widgets.button import Look
from ui.words import tr


class MissingPoints(Steps):
    """Signed by the organiser, whose key it has for as long as the closing lasts. ``out`` leaves the closing;
    ``go_on`` is the step after, once no point is open.
    """

    def __init__(
        self, stage: Stage, centre: Centre, store: Store, clerk: Clerk, organiser: SigningKey, out: Button,
        go_on: Act,
    ) -> None:  # fmt: skip
        super().__init__(stage)
        self._centre, self._store, self._clerk, self._organiser = centre, store, clerk, organiser
        self._out, self._go_on = out, go_on

    def show(self, trouble: Sequence[Line] = ()) -> None:
        """Every point that is open or was accepted."""
        self._values.clear()

        def tell(points: tuple[OpenPoint, ...]) -> None:
            left = unaccepted(points)
            exclude = (tr("Excluir un equipo"), Look.PLAIN, self._ask_exclusion)
            go: Button = (tr("Seguir"), Look.GO, self._go_on)
            if left:
                go = (tr("Aceptar {kiosk}").format(kiosk=left[0].kiosk), Look.GO, lambda: self._ask(left[0]))
            title = step_title(1, tr("lo que falta"))
            self.tell(title, (*trouble, *point_lines(points)), (self._out, exclude, go))

        failed = partial(self.unreadable, self._out)
        self._stage.background.run(lambda: open_points(self._centre, self._store), tell, failed)

    def _ask(self, point: OpenPoint, trouble: Sequence[Line] = ()) -> None:
        title, lines = tr("Aceptar que falte {kiosk}").format(kiosk=point.kiosk), point_lines((point,))
        again = partial(self._ask, point)

        def work(_watch: Watch) -> object:
            arguments = self._centre, self._store, self._clerk, point.kiosk, self._values["reason"]
            return accept_missing(*arguments, self._organiser)

        def look() -> None:
            reason = reason_line(self._values["reason"])
            sign = partial(self._sign, title, work, again)
            self.look_twice(title, (*lines, reason), tr("Firmar y aceptar"), sign, again)

        self.form(FormText(title, "", (*trouble, *lines), tr("Seguir")), (_ask_reason(),), look, self.show)

    def _ask_exclusion(self, trouble: Sequence[Line] = ()) -> None:
        title, what = tr("Excluir un equipo"), exclusion_line()
        asks = (Ask("kiosk", tr("Equipo, como K-05"), most=24), _ask_reason())

        def named() -> str:
            return self._values["kiosk"].strip().upper()

        def work(_watch: Watch) -> object:
            reason = self._values["reason"]
            return exclude_kiosk(self._centre, self._store, self._clerk, named(), reason, self._organiser)

        def look() -> None:
            lines = (what, reason_line(self._values["reason"]))
            again, yes = tr("Excluir {kiosk}").format(kiosk=named()), tr("Firmar y excluir")
            sign = partial(self._sign, title, work, self._ask_exclusion)
            self.type_to_confirm(again, lines, named(), yes, sign, self._ask_exclusion)

        self.form(FormText(title, "", (*trouble, what), tr("Seguir")), asks, look, self.show)

    def _sign(
        self, title: str, work: Callable[[Watch], object], again: Callable[[Sequence[Line]], None]
    ) -> None:
        failed = tr("No se hizo nada")
        self.work(title, work, lambda _: self.show(), lambda error: again((trouble_line(failed, error),)))


def _ask_reason() -> Ask:
    return Ask("reason", tr("¿Por qué? Se publica; sin nombres de votantes"), most=MOST_REASON)
