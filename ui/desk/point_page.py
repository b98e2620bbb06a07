"""One point: its kiosks with figures, what is wrong and what to do, decisions, and every batch."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from ui.desk.lines import LineCard
from ui.desk.page import Page
from ui.desk.parts import BODY, SMALL, Column, DeskButton, Panel, Row, Scroll
from ui.desk.views import BoxChoice, KioskView, Line, PointView
from ui.theme import Theme
from ui.widgets.button import Look
from ui.widgets.label import Label
from ui.words import tr


class PointPage(Page):
    """``decide_wanted`` carries a `BoxChoice`."""

    back_wanted = Signal()
    decide_wanted = Signal(object)

    def __init__(self, theme: Theme, view: PointView) -> None:
        super().__init__(theme, view.title, view.subtitle)
        self.view = view
        self._column = Column(theme, [])
        self._area = Scroll(theme, self._column)
        self.fill(self._area)
        self._build()

    def show_view(self, view: PointView) -> None:
        """Show the point as it is now."""
        if view != self.view:
            self.view = view
            self._build()
            self._area.arrange()

    def _build(self) -> None:
        back = DeskButton(tr("Volver al tablero"), self.theme, Look.TOOL, icon_name="arrow-left", size=17)
        back.clicked.connect(self.back_wanted)
        kiosks = [Panel(self.theme, Column(self.theme, self._kiosk(kiosk))) for kiosk in self.view.kiosks]
        if not kiosks:
            text = tr("Este puesto todavía no tiene equipo.")
            note = tr("Si va a abrir, haga su kit con «urna-central kit».")
            none = LineCard(self.theme, Line(tr("Sin equipo"), text, icon="device-tablet", note=note))
            self._column.put([Row(self.theme, [back]), none])
            return
        self._column.put([Row(self.theme, [back]), *kiosks])

    def _kiosk(self, view: KioskView) -> list[QWidget]:
        theme = self.theme
        state = Line(view.title, view.state_text, view.tone, view.icon)
        facts = [Fact(theme, figure, name) for figure, name in view.facts]
        parts: list[QWidget] = [LineCard(theme, state), Row(theme, facts, gap=28)]
        parts += [LineCard(theme, line) for line in view.lines]
        buttons = [button for box in view.boxes for button in self._decisions(box)]
        if buttons:
            parts.append(Row(theme, buttons))
        if view.batches:
            parts.append(Label(tr("Lotes"), theme.font(BODY, QFont.Weight.Bold), theme.palette.card.text))
            parts += [LineCard(theme, line) for line in view.batches]
        return parts

    def _decisions(self, box: BoxChoice) -> list[DeskButton]:
        text = tr("Decidir sobre la urna {box}").format(box=box.digits)
        button = DeskButton(text, self.theme, Look.PLAIN, icon_name="scales", size=17)
        button.clicked.connect(lambda: self.decide_wanted.emit(box))
        return [button]


class Fact(Column):
    """A figure with its name below."""

    def __init__(self, theme: Theme, figure: str, name: str) -> None:
        colour, soft = theme.palette.card.text, theme.palette.card.text
        self._figure = Label(figure, theme.title_font(22), colour)
        self._name = Label(name, theme.font(SMALL), soft)
        super().__init__(theme, [self._figure, self._name], gap=0)

    def sizeHint(self) -> QSize:
        width = max(self._figure.sizeHint().width(), self._name.sizeHint().width())
        return QSize(width, self.heightForWidth(width))
