"""Thanks: only after COMMIT. The tracking code as text and QR, until "Listo" or the time is over."""

from PySide6.QtCore import Signal

from kiosk.record import tracking_link
from ui.screens.frame import Screen
from ui.screens.message import Message
from ui.theme import Theme
from ui.widgets.button import Button, Look
from ui.widgets.code import CodeCard
from ui.widgets.entering import Entering
from ui.words import plural, tr


class ThanksScreen(Screen):
    """``finished`` and ``more_time`` are buttons: no stray touch closes it. ``page`` is where the code
    is looked for, or "".
    """

    rest_ms = 1500
    finished = Signal()
    more_time = Signal()
    slip_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        code: str,
        page: str,
        seconds: int,
        *,
        practice: bool,
        printer: bool = False,
        entering: Entering | None = None,
    ) -> None:
        super().__init__(theme, practice=practice, coloured=theme.palette.chosen)
        lines = [
            tr("Con este código puede comprobar en la página de resultados que su voto fue contado."),
            tr("El código no muestra por qué propuestas votó."),
        ]
        card = CodeCard(theme, code, tracking_link(code, page))
        title = tr("¡Gracias! Su voto quedó guardado")
        self.set_body(Message(theme, "check", title, lines, self.ground, card, entering))
        more = Button(tr("Más tiempo"), theme, Look.ON_COLOUR, icon_name="clock", on=self.ground)
        more.clicked.connect(self.more_time)
        self.done = Button("", theme, Look.PLAIN, icon_name="check", size=26)
        self.done.clicked.connect(self.finished)
        left = [more]
        if printer:
            self.slip = Button(tr("Imprimir"), theme, Look.ON_COLOUR, icon_name="printer", on=self.ground)
            self.slip.clicked.connect(self.slip_wanted)
            left.append(self.slip)
        self.set_footer(left, [self.done])
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join([*lines, " ".join(code)]))
        self.show_seconds(seconds)

    def show_seconds(self, seconds: int) -> None:
        """How long the code stays."""
        text = plural(seconds, tr("Listo (queda {n} segundo)"), tr("Listo (quedan {n} segundos)"))
        self.done.setText(text)
        self.done.setAccessibleName(tr("Listo"))
        self.done.setAccessibleDescription(text)
        self.arrange()
