"""The full official text of one proposal, read and heard, and choosing it from here."""

from collections.abc import Mapping

from PySide6.QtCore import Signal

from kiosk.consultation import Proposal
from ui.screens.frame import Screen
from ui.theme import Theme
from ui.widgets.badge import Badge
from ui.widgets.button import Button, Look
from ui.widgets.pages import PagedText
from ui.words import tr


class DetailScreen(Screen):
    """``toggled`` asks to choose the proposal or to take it away; ``closed`` goes back to all of them."""

    toggled = Signal(int)
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        proposal: Proposal,
        files: Mapping[str, bytes],
        *,
        chosen: bool,
        practice: bool,
        sound: bool,
    ) -> None:
        super().__init__(theme, practice=practice)
        self.set_title(proposal.short_title, tr("Texto oficial de la propuesta"))
        self.set_badge(Badge(theme, proposal, files))
        self.set_tools(sound=sound)
        self.text = PagedText(theme, proposal.text)
        self.set_body(self.text)
        back = Button(tr("Ver todas"), theme, icon_name="arrow-left")
        back.clicked.connect(self.closed)
        text = tr("Quitar esta propuesta") if chosen else tr("Elegir esta propuesta")
        look = Look.PLAIN if chosen else Look.DONE
        self.choose = Button(text, theme, look, icon_name="x" if chosen else "check", size=26)
        self.choose.clicked.connect(lambda: self.toggled.emit(proposal.number))
        self.set_footer([back], [self.choose])
