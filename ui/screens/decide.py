"""Checking the machine: the sealed vote's code stands; the person has it cast, or opened."""

from PySide6.QtCore import Signal

from ui.screens.frame import Screen
from ui.screens.message import Message
from ui.theme import Theme
from ui.widgets.button import Button, Look
from ui.widgets.code import CodeCard
from ui.words import tr


class DecideScreen(Screen):
    """``cast_wanted`` deposits this very vote, ``challenged`` voids it, ``went_back`` does neither."""

    cast_wanted = Signal()
    challenged = Signal()
    went_back = Signal()

    def __init__(self, theme: Theme, code: str, *, practice: bool, sound: bool) -> None:
        super().__init__(theme, practice=practice)
        self.set_tools(sound=sound)
        title = tr("Su voto está sellado con este código")
        lines = [
            tr("Debe ser el que anotó. Si no lo anotó, toque «Atrás»."),
            tr("Si pide verlo, se anula y usted vota otra vez."),
        ]
        self.set_body(Message(theme, "shield-check", title, lines, self.ground, CodeCard(theme, code)))
        back = Button(tr("Atrás"), theme, icon_name="arrow-left", size=20)
        back.clicked.connect(self.went_back)
        challenge = Button(tr("Mostrar lo que selló"), theme, icon_name="qr-code", size=20)
        challenge.clicked.connect(self.challenged)
        self.cast = Button(tr("Depositar mi voto"), theme, Look.DONE, icon_name="box-arrow-down", size=28)
        self.cast.clicked.connect(self.cast_wanted)
        self.set_footer([back, challenge], [self.cast])
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join([" ".join(code), *lines]))
