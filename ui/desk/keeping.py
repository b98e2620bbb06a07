"""The whole centre as one file, and back into an empty folder."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiosk.errors import UrnaError
from sync.central.audit import Clerk
from sync.central.backup import Backup, restore_backup, write_backup
from sync.central.places import Centre
from sync.central.store import Store
from ui.desk.audit_views import spaced
from ui.desk.lines import LineCard
from ui.desk.page import MessagePage, Page, WorkPage
from ui.desk.parts import Column, DeskButton, Row, Scroll
from ui.desk.stage import Stage, trouble_line
from ui.desk.tones import Tone
from ui.desk.view_models import votes
from ui.desk.views import Line
from ui.theme import Theme
from ui.widgets.button import Look
from ui.words import grouped, tr


class BackupPage(Page):
    """What a backup holds, and the two things to do."""

    backup_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, theme: Theme, lines: Sequence[Line]) -> None:
        super().__init__(theme, tr("Copia del centro"), tr("Todo el centro en un solo archivo, y de vuelta"))
        self.backup = DeskButton(tr("Guardar una copia"), theme, Look.GO, icon_name="vault", size=18)
        self.restore = DeskButton(
            tr("Recuperar una copia"), theme, Look.PLAIN, icon_name="arrows-clockwise", size=18
        )
        self.backup.clicked.connect(self.backup_wanted)
        self.restore.clicked.connect(self.restore_wanted)
        cards = [LineCard(theme, line) for line in lines]
        self.fill(Scroll(theme, Column(theme, [*cards, Row(theme, [self.backup, self.restore])])))


class Keeping(QObject):
    """Backup and restore, each in the background."""

    def __init__(self, stage: Stage, centre: Centre, store: Store, clerk: Clerk) -> None:
        super().__init__()
        self._stage, self._centre, self._store, self._clerk = stage, centre, store, clerk

    def page(self, theme: Theme) -> Page:
        """Where it begins."""
        page = BackupPage(theme, _about())
        page.backup_wanted.connect(self._back_up)
        page.restore_wanted.connect(self._restore)
        return page

    def _back_up(self) -> None:
        minute = self._clerk.minute().replace(":", "").replace("T", "-")
        path = self._stage.pickers.new_file(tr("Guardar la copia"), f"centro-{minute}.copia")
        if path is None:
            return

        def work() -> Backup:
            made = write_backup(self._centre, self._store, path)
            self._clerk.record(self._store, "backup", f"{path.name} {made.sha256}")
            return made

        def waiting() -> Line:
            return Line(tr("Guardando la copia"), tr("Se escribe y se vuelve a leer completa."), icon="vault")

        self._wait(_of_backup, waiting)
        self._stage.background.run(work, self._backed_up, self._not_backed_up)

    def _backed_up(self, made: Backup) -> None:
        self._tell(_of_backup, lambda: _saved(made))
        self._stage.fresh()

    def _restore(self) -> None:
        chosen = self._stage.pickers.files(tr("La copia del centro"))
        folder = self._stage.pickers.folder(tr("Carpeta nueva o vacía para el centro")) if chosen else None
        if not chosen or folder is None:
            return
        path, target = chosen[0], folder

        def waiting() -> Line:
            text = tr("Primero se revisa que la copia esté completa.")
            return Line(tr("Recuperando"), text, icon="vault")

        self._wait(_of_restore, waiting)
        work = partial(self._restore_into, path, target)
        self._stage.background.run(work, self._restored, self._not_restored)

    def _restore_into(self, path: Path, folder: Path) -> Path:
        restored = restore_backup(path, folder)
        store = Store.sqlite(restored.database)
        try:
            self._clerk.record(store, "restore", path.name)
        finally:
            store.close()
        return restored.folder

    def _restored(self, folder: Path) -> None:
        self._tell(_of_restore, lambda: _brought_back(folder))

    def _not_backed_up(self, error: UrnaError) -> None:
        self._tell(_of_backup, lambda: (trouble_line(tr("No se guardó la copia"), error),))

    def _not_restored(self, error: UrnaError) -> None:
        self._tell(_of_restore, lambda: (trouble_line(tr("No se recuperó la copia"), error),))

    def _wait(self, title: Callable[[], str], waiting: Callable[[], Line]) -> None:
        self._stage.show(lambda theme: WorkPage(theme, title(), waiting()))

    def _tell(self, title: Callable[[], str], lines: Callable[[], Sequence[Line]]) -> None:
        def make(theme: Theme) -> Page:
            page = MessagePage(theme, title(), lines(), ((tr("Volver"), Look.GO),))
            page.chosen.connect(lambda _: self._stage.home())
            return page

        self._stage.show(make)


def _of_backup() -> str:
    return tr("Copia del centro")


def _of_restore() -> str:
    return tr("Recuperar una copia")


def _saved(made: Backup) -> tuple[Line, ...]:
    text = tr("{name}: {batches}, {votes}, {size} KB. Se leyó otra vez y está completa.")
    batches = tr("1 lote") if made.batches == 1 else tr("{n} lotes").format(n=grouped(str(made.batches)))
    filled = text.format(
        name=made.path.name, batches=batches, votes=votes(made.ballots), size=grouped(str(made.size // 1024))
    )
    note = tr("SHA-256, para anotar: {digest}").format(digest=spaced(made.sha256))
    safe = Line(
        tr("Guárdela con cuidado"),
        tr("Lleva la base de datos y la llave de los recibos. No lleva las llaves del organizador ni del "
           "registro, ni las palabras de los depositarios."),
        Tone.LOOK, "lock-key",
    )  # fmt: skip
    return Line(tr("Copia guardada"), filled, Tone.DONE, "check-circle", note), safe


def _brought_back(folder: Path) -> tuple[Line, ...]:
    text = tr("El centro de la copia está en {folder}. Este centro no se tocó.").format(folder=folder)
    note = tr("Ábralo con: urna-desk --centre {folder}").format(folder=folder)
    late = Line(
        tr("Lo que llegó después de la copia no está"),
        tr("Importe otra vez las memorias: repetir no cuenta doble."), Tone.LOOK, "usb",
    )  # fmt: skip
    return Line(tr("Copia recuperada"), text, Tone.DONE, "check-circle", note), late


def _about() -> tuple[Line, ...]:
    return (
        Line(
            tr("Guarde una copia cada día, y antes de cerrar"),
            tr("Se hace mientras el servidor sigue recibiendo. Llévela a otro equipo o a otra memoria."),
            Tone.OPEN, "vault",
        ),
        Line(
            tr("Recuperar no cambia este centro"),
            tr("La copia se abre en una carpeta nueva o vacía, después de revisar que esté completa."),
            Tone.PLAIN, "arrows-clockwise",
        ),
    )  # fmt: skip
