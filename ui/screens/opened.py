"""What the machine had sealed: the QR that a phone checks, and in words; then the person votes anew."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.challenge import Challenge
from kiosk.consultation import Consultation
from ui.screens.frame import Screen
from ui.theme import Theme
from ui.widgets.button import Button, Look
from ui.widgets.code import shown_code
from ui.widgets.order import read_in_order
from ui.widgets.pages import PagedText
from ui.widgets.qr import Qr
from ui.words import tr


class OpenedScreen(Screen):
    """``again`` is the only way on; no stray touch closes it."""

    rest_ms = 1500
    again = Signal()

    def __init__(
        self, theme: Theme, opened: Challenge, consultation: Consultation, *, practice: bool, sound: bool
    ) -> None:
        super().__init__(theme, practice=practice)
        self.set_title(tr("Este voto se anuló y no cuenta"))
        self.set_tools(sound=sound)
        self.text = PagedText(theme, "\n\n".join(told_of(opened, consultation)), size=20)
        qr = Qr(opened.text(consultation.results_page), tr("Código QR de la comprobación"))
        self.set_body(_Beside(theme, qr, self.text))
        again = Button(tr("Votar otra vez"), theme, Look.GO, icon_name="arrow-right", trailing=True, size=26)
        again.clicked.connect(self.again)
        self.set_footer([], [again])


def told_of(opened: Challenge, consultation: Consultation) -> list[str]:
    """What was sealed, under which code, and what the QR is for: one paragraph each."""
    chosen = [consultation.proposal(number) for number in opened.selections]
    sealed = [f"{proposal.number} · {proposal.short_title}" for proposal in chosen]
    return [
        "\n".join([tr("La máquina había sellado:"), *(sealed or [tr("Un voto en blanco")])]),
        tr("Código: {code}").format(code=shown_code(opened.code)),
        _what_for(consultation),
        tr("El QR no muestra cómo vota usted ahora. Muestra lo que usted probó."),
    ]


def _what_for(consultation: Consultation) -> str:
    """Where no page is named there is none to send people to."""
    if not consultation.results_page:
        return tr("Tómele una foto al QR: con ella se comprueba qué estaba sellado con ese código.")
    return tr(
        "Lea el QR con su celular, o tómele una foto. La página de resultados le dice, sin internet, qué "
        "estaba sellado con ese código."
    )


class _Beside(QWidget):
    """QR and text side by side, or one below the other on a high screen."""

    def __init__(self, theme: Theme, qr: Qr, text: PagedText) -> None:
        super().__init__()
        self._theme, self._qr, self._text = theme, qr, text
        for widget in (qr, text):
            widget.setParent(self)
        read_in_order(qr, text)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        gap, width, height = self._theme.px(20), self.width(), self.height()
        if width > height:
            side = self._qr.code.side_within(min(height, width * 6 // 10))
            self._qr.setGeometry(0, (height - side) // 2, side, side)
            self._text.setGeometry(QRect(side + gap, 0, width - side - gap, height))
        else:
            side = self._qr.code.side_within(min(width, height * 6 // 10))
            self._qr.setGeometry((width - side) // 2, 0, side, side)
            self._text.setGeometry(QRect(0, side + gap, width, height - side - gap))
