"""The page of deliveries: where files and scanned actas come in, how far that is, what became of each."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.head_code import MOST_CHARACTERS
from sync.mounts import Stick
from ui.desk.import_views import ImportView
from ui.desk.lines import Lines
from ui.desk.page import Page
from ui.desk.parts import BODY, Column, DeskButton, Panel, ProgressBar, Row, Scroll, TextField
from ui.theme import Theme
from ui.widgets.button import Look
from ui.widgets.label import Label
from ui.words import tr

_WIDEST = 560


class DeliveriesPage(Page):
    """``stick_wanted`` carries the folder of a stick, ``scanned`` what a hand scanner typed before Enter."""

    files_wanted = Signal()
    folder_wanted = Signal()
    stick_wanted = Signal(Path)
    stop_wanted = Signal()
    scanned = Signal(str)
    brief = True

    def __init__(self, theme: Theme, view: ImportView, sticks: Sequence[Stick]) -> None:
        super().__init__(
            theme, tr("Entregas"), tr("Lotes y actas que llegan en memorias, en archivos o por lector")
        )
        self.view, self.sticks = view, tuple(sticks)
        self.buttons: list[DeskButton] = []
        self._bar = ProgressBar(theme, tr("Importado"))
        self._told = Label("", theme.font(BODY, QFont.Weight.Bold), theme.palette.card.text)
        self._column = Column(theme, [])
        self._area = Scroll(theme, self._column)
        self.lines = Lines(theme, tr("Archivos importados"), view.lines)
        self._scan_label = Label(
            tr("Código de un acta"), theme.font(BODY, QFont.Weight.Bold), theme.palette.paper.text
        )
        self.scan = TextField(
            theme, tr("Código de un acta"), hint=tr("Con el lector, o pegado"), most=MOST_CHARACTERS * 2
        )
        self.scan.returnPressed.connect(self._scanned)
        for widget in (self._area, self._scan_label, self.scan, self.lines):
            widget.setParent(self)
        self._build()

    def show_view(self, view: ImportView, sticks: Sequence[Stick]) -> None:
        """Show it as it is now; while an import runs only figures change."""
        kind = bool(view.progress), bool(view.lines), tuple(sticks)
        rebuild = kind != (bool(self.view.progress), bool(self.view.lines), self.sticks)
        self.view, self.sticks = view, tuple(sticks)
        self.lines.put(view.lines)
        if rebuild:
            self._build()
        self._arrange()
        self._show_progress()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._arrange()

    def _scanned(self) -> None:
        text = self.scan.text()
        self.scan.clear()
        if text.strip():
            self.scanned.emit(text)

    def _build(self) -> None:
        self._bar = ProgressBar(self.theme, tr("Importado"))
        self._told = Label("", self.theme.font(BODY, QFont.Weight.Bold), self.theme.palette.card.text)
        inside = self._running() if self.view.progress else self._idle()
        panel = Panel(self.theme, Column(self.theme, inside))
        self._column.put([panel])
        self._show_progress()

    def _running(self) -> list[QWidget]:
        stop = DeskButton(tr("Detener"), self.theme, Look.PLAIN, icon_name="hand-palm", size=17)
        stop.clicked.connect(self.stop_wanted)
        self.buttons = [stop]
        return [self._told, self._bar, Row(self.theme, [stop])]

    def _idle(self) -> list[QWidget]:
        theme, row = self.theme, []
        self._told.setText(tr("Suelte archivos o carpetas en cualquier parte de esta ventana, o elija:"))
        for stick in self.sticks:
            text = tr("Memoria {name}").format(name=stick.name)
            button = DeskButton(text, theme, Look.GO, icon_name="usb", size=17)
            button.clicked.connect(lambda _=False, folder=stick.folder: self.stick_wanted.emit(folder))
            row.append(button)
        folder = DeskButton(tr("Una carpeta"), theme, Look.PLAIN, icon_name="folder-open", size=17)
        folder.clicked.connect(self.folder_wanted)
        files = DeskButton(tr("Unos archivos"), theme, Look.PLAIN, icon_name="envelope-simple", size=17)
        files.clicked.connect(self.files_wanted)
        self.buttons = [*row, folder, files]
        choose = Row(theme, self.buttons)
        if self.view.lines:  # whoever has imported knows how, and the list needs the room
            return [choose]
        hint = tr("Si conecta una memoria USB, aparece aquí en un momento.")
        soft = Label(hint, theme.font(BODY), theme.palette.card.text)
        return [self._told, choose, *([] if self.sticks else [soft])]

    def _show_progress(self) -> None:
        if self.view.progress:
            self._told.setText(self.view.progress)
            self._bar.set_share(self.view.share)

    def _arrange(self) -> None:
        gap, width, height = self.theme.px(12), self.width(), self.height()
        needed = self._column.heightForWidth(max(1, width - self.theme.px(18)))
        y = min(needed, height * 5 // 10 if self.view.lines else height)
        self._area.setGeometry(0, 0, width, y)
        self._area.arrange()
        y += gap
        label, field = self._scan_label.sizeHint(), self.scan.sizeHint().height()
        self._scan_label.setGeometry(0, y + (field - label.height()) // 2, label.width(), label.height())
        wide = min(width - label.width() - gap - self.theme.px(18), self.theme.px(_WIDEST))
        self.scan.setGeometry(label.width() + gap, y, wide, field)
        y += field + gap
        self.lines.setGeometry(0, y, width, max(0, height - y))
        self.lines.setVisible(bool(self.view.lines))
