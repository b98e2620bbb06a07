"""Taking in what was dropped or chosen, beside the screen: one import after the other, each can end early."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiosk.errors import UrnaError
from sync.central.audit import Clerk
from sync.central.importing import ImportSummary, import_folder
from sync.central.places import Centre
from sync.central.report import import_sums
from sync.central.store import Store
from ui.background import Background, Watch
from ui.desk.import_views import ImportView, file_lines, sum_lines
from ui.desk.snapshot import Snapshot
from ui.desk.stage import trouble_line
from ui.desk.views import Line
from ui.words import tr


class Importer(QObject):
    """``changed`` when there is something else to show, ``finished`` when the database holds more."""

    changed = Signal()
    finished = Signal()

    def __init__(self, background: Background, centre: Centre, store: Store, clerk: Clerk) -> None:
        super().__init__()
        self._background, self._centre, self._store, self._clerk = background, centre, store, clerk
        self._watch: Watch | None = None
        self._waiting: list[tuple[Path, ...]] = []
        self._done, self._total = 0, 0
        self._sums: tuple[Line, ...] = ()
        self._summary: ImportSummary | None = None

    @property
    def running(self) -> bool:
        """True while files are taken in."""
        return self._watch is not None

    def begin(self, paths: Sequence[Path]) -> None:
        """Take these in, after those that are under way."""
        self._waiting.append(tuple(paths))
        if not self.running:
            self._next()

    def stop(self) -> None:
        """End after the file that is being taken in; nothing that waits is begun."""
        self._waiting.clear()
        if self._watch is not None:
            self._watch.stop()

    def view(self, snapshot: Snapshot | None) -> ImportView:
        """What to show now."""
        lines = file_lines(self._summary, snapshot) if self._summary else ()
        if not self.running:
            return ImportView("", 0.0, (*self._sums, *lines))
        text = tr("Importando {done} de {total}").format(done=self._done, total=self._total)
        progress = text if self._total else tr("Buscando los lotes")
        return ImportView(progress, self._done / self._total if self._total else 0.0, ())

    def _next(self) -> None:
        paths, watch = self._waiting.pop(0), Watch()
        self._watch, self._done, self._total = watch, 0, 0
        self._sums, self._summary = (), None
        watch.progressed.connect(self._progress)

        def work() -> ImportSummary:
            summary = import_folder(
                self._centre, self._store, paths, progress=watch.report, wanted=watch.wanted
            )
            self._clerk.record(self._store, "import", import_sums(summary))
            return summary

        self._background.run(work, self._ended, self._failed)
        self.changed.emit()

    def _progress(self, done: int, total: int) -> None:
        self._done, self._total = done, total
        self.changed.emit()

    def _ended(self, summary: ImportSummary) -> None:
        self._sums, self._summary = sum_lines(summary), summary
        self._end()

    def _failed(self, error: UrnaError) -> None:
        self._sums = (trouble_line(tr("No se importó"), error),)
        self._end()

    def _end(self) -> None:
        self._watch = None
        if self._waiting:
            self._next()
        self.changed.emit()
        self.finished.emit()
