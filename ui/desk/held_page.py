"""What is held and why, each with what to do; decisions and the point's page are one press away."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.desk.held_views import HeldView
from ui.desk.lines import LineCard
from ui.desk.page import Page
from ui.desk.parts import Column, DeskButton, Row, Scroll
from ui.desk.views import Line
from ui.theme import Theme
from ui.widgets.button import Look
from ui.words import tr


class HeldPage(Page):
    """``opened`` carries a point's code, ``decide_wanted`` a `BoxChoice`."""

    opened = Signal(str)
    decide_wanted = Signal(object)
    brief = True

    def __init__(self, theme: Theme, views: Sequence[HeldView], apart: Sequence[Line]) -> None:
        super().__init__(theme, tr("Apartados"), tr("Lo que llegó y no cuenta. Nada se borra."))
        self.views, self.apart = tuple(views), tuple(apart)
        self._column = Column(theme, [], gap=22)
        self._area = Scroll(theme, self._column)
        self.fill(self._area)
        self._build()

    def show_view(self, views: Sequence[HeldView], apart: Sequence[Line]) -> None:
        """Show what is held now; below it ``apart``, what the closing set aside or that there is nothing."""
        if (tuple(views), tuple(apart)) != (self.views, self.apart):
            self.views, self.apart = tuple(views), tuple(apart)
            self._build()
            self._area.arrange()

    def _build(self) -> None:
        widgets: list[QWidget] = []
        for view in self.views:
            buttons = Row(self.theme, self._buttons(view))
            widgets.append(Column(self.theme, [LineCard(self.theme, view.line), buttons], gap=8))
        if self.apart:
            widgets.append(Column(self.theme, [LineCard(self.theme, line) for line in self.apart], gap=8))
        self._column.put(widgets)

    def _buttons(self, view: HeldView) -> list[DeskButton]:
        buttons = []
        if view.code:
            name = tr("Ver el puesto {code}").format(code=view.code)  # for who listens: which of them
            see = DeskButton(
                tr("Ver el puesto"), self.theme, Look.TOOL, icon_name="map-pin", name=name, size=17
            )
            see.clicked.connect(lambda: self.opened.emit(view.code))
            buttons.append(see)
        for box in view.boxes:
            text = tr("Decidir sobre la urna {box}").format(box=box.digits)
            decide = DeskButton(text, self.theme, Look.PLAIN, icon_name="scales", size=17)
            decide.clicked.connect(lambda _=False, b=box: self.decide_wanted.emit(b))
            buttons.append(decide)
        return buttons
