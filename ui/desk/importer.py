"""Taking in what was dropped or chosen, beside the screen: one import after the other, each can end early."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiosk.errors import UrnaError
from sync.central.acta_intake import TakenActa, take_typed
from sync.central.audit import Clerk
from sync.central.delivery import Delivery, take_delivery
from sync.central.places import Centre
from sync.central.store import Store
from ui.background import Background, Watch
from ui.desk.acta_views import taken_lines
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
        self._trouble: Callable[[], Line] | None = None
        self._delivery: Delivery | None = None
        self._scanned: list[TakenActa] = []

    @property
    def running(self) -> bool:
        """True while files are taken in."""
        return self._watch is not None

    def begin(self, paths: Sequence[Path]) -> None:
        """Take these in, after those that are under way."""
        self._waiting.append(tuple(paths))
        if not self.running:
            self._next()

    def scan(self, text: str) -> None:
        """Take in what a hand scanner typed, also beside an import."""
        self._background.run_aside(
            lambda: take_typed(self._centre, self._store, text, self._clerk),
            self._was_scanned,
            self._not_scanned,
        )

    def stop(self) -> None:
        """End after the file that is being taken in; nothing that waits is begun."""
        self._waiting.clear()
        if self._watch is not None:
            self._watch.stop()

    def view(self, snapshot: Snapshot | None) -> ImportView:
        """What to show now."""
        scanned = taken_lines(self._scanned, snapshot)
        if not self.running:
            files = self._files(self._delivery, snapshot) if self._delivery else ()
            return ImportView("", 0.0, (*scanned, *self._sums(), *files))
        text = tr("Importando {done} de {total}").format(done=self._done, total=self._total)
        progress = text if self._total else tr("Buscando los lotes")
        return ImportView(progress, self._done / self._total if self._total else 0.0, scanned)

    def _sums(self) -> tuple[Line, ...]:
        trouble = () if self._trouble is None else (self._trouble(),)
        return (*trouble, *(sum_lines(self._delivery) if self._delivery else ()))

    @staticmethod
    def _files(delivery: Delivery, snapshot: Snapshot | None) -> tuple[Line, ...]:
        return (*taken_lines(delivery.actas, snapshot), *file_lines(delivery.batches, snapshot))

    def _next(self) -> None:
        paths, watch = self._waiting.pop(0), Watch()
        self._watch, self._done, self._total = watch, 0, 0
        self._trouble, self._delivery, self._scanned = None, None, []
        watch.progressed.connect(self._progress)

        def work() -> Delivery:
            return take_delivery(
                self._centre, self._store, self._clerk, paths, progress=watch.report, wanted=watch.wanted
            )

        self._background.run(work, self._ended, self._failed)
        self.changed.emit()

    def _progress(self, done: int, total: int) -> None:
        self._done, self._total = done, total
        self.changed.emit()

    def _ended(self, delivery: Delivery) -> None:
        self._delivery = delivery
        self._end()

    def _failed(self, error: UrnaError) -> None:
        self._trouble = lambda: trouble_line(tr("No se importó"), error)
        self._end()

    def _was_scanned(self, taken: list[TakenActa]) -> None:
        self._scanned = [*taken, *self._scanned]
        self.changed.emit()
        self.finished.emit()

    def _not_scanned(self, error: UrnaError) -> None:
        self._trouble = lambda: trouble_line(tr("No se leyó"), error)
        self.changed.emit()

    def _end(self) -> None:
        self._watch = None
        if self._waiting:
            self._next()
        self.changed.emit()
        self.finished.emit()
