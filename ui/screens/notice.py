"""The notice of data treatment, read and accepted by the citizen, with version and time kept."""

from PySide6.QtCore import Signal

from kiosk.consultation import Notice
from ui.screens.frame import Screen
from ui.theme import Theme
from ui.widgets.button import Button, Look
from ui.widgets.pages import PagedText
from ui.words import tr


class NoticeScreen(Screen):
    """``accepted`` is the citizen's own touch."""

    accepted = Signal()
    declined = Signal()

    def __init__(self, theme: Theme, notice: Notice, *, practice: bool, sound: bool) -> None:
        super().__init__(theme, practice=practice)
        self.set_title(tr("Aviso de datos personales"), tr("Léalo, o pida que se lo lean, y decida."))
        self.set_tools(sound=sound, language=True)
        parts = (
            f"{notice.text}\n",
            f"{tr('Responsable')}: {notice.responsible}",
            f"{tr('Contacto')}: {notice.contact}",
            f"{tr('Para qué')}: {notice.purpose}",
            f"{tr('Sus derechos')}: {notice.rights}",
            *((f"{tr('Nadie está obligado')}: {notice.sensitive}",) if notice.sensitive else ()),
        )
        self.set_body(PagedText(theme, "\n".join(parts), 20))
        no = Button(tr("No acepto"), theme, icon_name="x")
        no.clicked.connect(self.declined)
        yes = Button(tr("Acepto y sigo"), theme, Look.GO, icon_name="check", size=26)
        yes.clicked.connect(self.accepted)
        self.set_footer([no], [yes])
