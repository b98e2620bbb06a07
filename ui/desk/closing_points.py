"""The first step of the closing: points that lack something, each accepted with a reason; kiosks excluded."""

from collections.abc import Callable
from functools import partial

from kiosk.envelope import SigningKey
from kiosk.errors import UrnaError
from sync.central.acceptances import OpenPoint, accept_missing, exclude_kiosk, open_points, unaccepted
from sync.central.audit import Clerk
from sync.central.places import Centre
from sync.central.store import Store
from sync.decision import MOST_REASON
from ui.background import Watch
from ui.desk.closing_views import exclusion_line, point_lines, step_title
from ui.desk.form import Ask, FormText
from ui.desk.stage import Stage, reason_line, trouble_lines
from ui.desk.steps import Act, Button, Message, SecondLook, Steps
from ui.widgets.button import Look
from ui.words import tr


class MissingPoints(Steps):
    """Signed by the organiser, whose key it has for as long as the closing lasts. ``out`` leaves the closing;
    ``go_on`` is the step after, once no point is open.
    """

    def __init__(
        self, stage: Stage, centre: Centre, store: Store, clerk: Clerk, organiser: SigningKey,
        out: Callable[[], Button], go_on: Act,
    ) -> None:  # fmt: skip
        super().__init__(stage)
        self._centre, self._store, self._clerk, self._organiser = centre, store, clerk, organiser
        self._out, self._go_on = out, go_on

    def show(self, error: UrnaError | None = None) -> None:
        """Every point that is open or was accepted; first what went wrong in the closing, if anything did."""
        self._values.clear()

        def tell(points: tuple[OpenPoint, ...]) -> None:
            self.tell(lambda: self._listed(points, error))

        failed = partial(self.unreadable, self._out)
        self._stage.background.run(lambda: open_points(self._centre, self._store), tell, failed)

    def _listed(self, points: tuple[OpenPoint, ...], error: UrnaError | None) -> Message:
        left = unaccepted(points)
        exclude: Button = (tr("Excluir un equipo"), Look.PLAIN, self._ask_exclusion)
        go: Button = (tr("Seguir"), Look.GO, self._go_on)
        if left:
            go = (tr("Aceptar {kiosk}").format(kiosk=left[0].kiosk), Look.GO, lambda: self._ask(left[0]))
        lines = (*trouble_lines(tr("No se cerró nada"), error), *point_lines(points))
        return Message(step_title(1, tr("lo que falta")), lines, (self._out(), exclude, go))

    def _ask(self, point: OpenPoint, error: UrnaError | None = None) -> None:
        again = partial(self._ask, point)

        def title() -> str:
            return tr("Aceptar que falte {kiosk}").format(kiosk=point.kiosk)

        def work(_watch: Watch) -> object:
            arguments = self._centre, self._store, self._clerk, point.kiosk, self._values["reason"]
            return accept_missing(*arguments, self._organiser)

        def asked() -> SecondLook:
            lines = (*point_lines((point,)), reason_line(self._values["reason"]))
            return SecondLook(title(), lines, tr("Firmar y aceptar"))

        def form() -> FormText:
            lines = (*trouble_lines(tr("No se hizo nada"), error), *point_lines((point,)))
            return FormText(title(), lines, (_ask_reason(),))

        look = partial(self.look_twice, asked, partial(self._sign, title, work, again), again)
        self.form(form, look, self.show)

    def _ask_exclusion(self, error: UrnaError | None = None) -> None:
        def title() -> str:
            return tr("Excluir un equipo")

        def named() -> str:
            return self._values["kiosk"].strip().upper()

        def work(_watch: Watch) -> object:
            reason = self._values["reason"]
            return exclude_kiosk(self._centre, self._store, self._clerk, named(), reason, self._organiser)

        def asked() -> SecondLook:
            lines = (exclusion_line(), reason_line(self._values["reason"]))
            return SecondLook(tr("Excluir {kiosk}").format(kiosk=named()), lines, tr("Firmar y excluir"))

        def form() -> FormText:
            lines = (*trouble_lines(tr("No se hizo nada"), error), exclusion_line())
            return FormText(title(), lines, (Ask("kiosk", tr("Equipo, como K-05"), most=24), _ask_reason()))

        def look() -> None:
            sign = partial(self._sign, title, work, self._ask_exclusion)
            self.type_to_confirm(named(), asked, sign, self._ask_exclusion)

        self.form(form, look, self.show)

    def _sign(
        self, title: Callable[[], str], work: Callable[[Watch], object], again: Callable[[UrnaError], None]
    ) -> None:
        self.work(title, work, lambda _: self.show(), again)


def _ask_reason() -> Ask:
    return Ask("reason", tr("¿Por qué? Se publica; sin nombres de votantes"), most=MOST_REASON)
