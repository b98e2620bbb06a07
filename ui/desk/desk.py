"""The desk itself: it reads the centre again and again, fills the pages, and sends what people ask for on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer

from kiosk.errors import UrnaError
from sync.central.audit import Clerk
from sync.central.places import Centre
from sync.central.store import Store
from sync.mounts import Stick, sticks
from ui.background import Background
from ui.desk.audit_page import AuditPage
from ui.desk.audit_views import audit_lines, chain_line
from ui.desk.board import BoardPage
from ui.desk.closed_views import apart_lines, following
from ui.desk.closing_flow import ClosedPage, ClosingFlow
from ui.desk.deciding import Deciding
from ui.desk.deliveries import DeliveriesPage
from ui.desk.held_page import HeldPage
from ui.desk.held_views import held_views
from ui.desk.importer import Importer
from ui.desk.keeping import Keeping
from ui.desk.page import Maker, Page
from ui.desk.point_page import PointPage
from ui.desk.point_views import point_view
from ui.desk.snapshot import Snapshot, read_snapshot
from ui.desk.stage import Pickers, Stage
from ui.desk.view_models import board_view, totals_view
from ui.desk.views import BoardView, BoxChoice
from ui.desk.window import DeskWindow, Tab
from ui.theme import Theme
from ui.words import plural, told, tr

REFRESH_MS = 2000
BOARD, DELIVERIES, HELD, AUDIT, BACKUP, CLOSING = "board", "deliveries", "held", "audit", "backup", "closing"


@dataclass(frozen=True)
class Seen:
    """What was read at one moment: the centre, and the sticks of this machine."""

    snapshot: Snapshot
    sticks: tuple[Stick, ...]


@dataclass(frozen=True)
class Desktop:
    """What the desk finds around it: how files are chosen, and the sticks."""

    pickers: Pickers
    sticks: Callable[[], Sequence[Stick]] = sticks


class Desk(QObject):
    """One centre on one window."""

    def __init__(
        self, window: DeskWindow, centre: Centre, store: Store, clerk: Clerk, desktop: Desktop
    ) -> None:
        super().__init__()
        self.window, self._centre, self._store, self._clerk = window, centre, store, clerk
        self._desktop, self.background = desktop, Background()
        self.snapshot: Snapshot | None = None
        self._sticks: tuple[Stick, ...] = ()
        self._home, self._point = BOARD, ""
        self._only_missing, self._search = False, ""
        self._reading = self._ended = False
        self.importer = Importer(self.background, centre, store, clerk)
        stage = Stage(self.background, desktop.pickers, self._show_flow, self._go_home, self.refresh)
        self._deciding = Deciding(stage, centre, store, clerk)
        self._keeping = Keeping(stage, centre, store, clerk)
        self._closing = ClosingFlow(stage, centre, store, clerk)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.refresh)
        self.importer.changed.connect(self._show_import)
        self.importer.finished.connect(self.refresh)
        window.went.connect(self.go)
        window.dropped.connect(self._dropped)
        window.closing.connect(self.stop)
        window.spoke.connect(self._name_again)

    def start(self) -> None:
        """Read the centre, then show the board. Raises `UrnaError` if it cannot be read."""
        self._keep(self._look())
        self.go(BOARD)
        self._timer.start(REFRESH_MS)

    def stop(self) -> None:
        """End what runs between two files, and the threads."""
        self._ended = True
        self._timer.stop()
        self.importer.stop()
        self.background.stop()

    def refresh(self) -> None:
        """Read the centre again, unless that is under way."""
        if not self._reading and not self._ended:
            self._reading = True
            self.background.run_aside(self._look, self._read, self._unread)

    def go(self, name: str) -> None:
        """Show the page of a tab."""
        self._home, self._point = name, ""
        self.window.display(name, self._makers()[name])

    def open_point(self, code: str) -> None:
        """Show one point."""
        self._home, self._point = BOARD, code
        self.window.display(BOARD, self._point_page)

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Take these in, and show how it goes."""
        self.importer.begin(paths)
        self.go(DELIVERIES)

    def _makers(self) -> dict[str, Maker]:
        return {
            BOARD: self._board_page,
            DELIVERIES: self._deliveries_page,
            HELD: self._held_page,
            AUDIT: self._audit_page,
            BACKUP: self._keeping.page,
            CLOSING: lambda theme: self._closing.page(theme, self._known()),
        }

    # Reading

    def _look(self) -> Seen:
        moment = self._clerk.clock().astimezone(ZoneInfo(self._centre.consultation.timezone))
        return Seen(read_snapshot(self._centre, self._store, moment), tuple(self._desktop.sticks()))

    def _read(self, seen: Seen) -> None:
        self._reading = False
        if self._ended:
            return  # the window may be gone already
        self.window.set_trouble("")
        self._keep(seen)
        self._update()
        self._again()

    def _unread(self, error: UrnaError) -> None:
        self._reading = False
        if not self._ended:
            self.window.set_trouble(" ".join(told(error)))
            self._again()

    def _again(self) -> None:
        self._timer.start(REFRESH_MS)

    def _keep(self, seen: Seen) -> None:
        self.snapshot, self._sticks = seen.snapshot, seen.sticks
        self.window.set_totals(totals_view(seen.snapshot))
        self.window.set_tabs(self._tabs(seen.snapshot))

    def _name_again(self) -> None:
        """Tabs and totals in the language that holds now."""
        self.window.set_totals(totals_view(self._known()))
        self.window.set_tabs(self._tabs(self._known()))

    def _update(self) -> None:
        """Show what is new on the page that is open."""
        snapshot, page = self._known(), self.window.page
        match page:
            case BoardPage():
                page.show_view(self._board())
                page.show_sticks([stick.name for stick in self._sticks])
            case PointPage():
                page.show_view(point_view(snapshot, self._point))
            case DeliveriesPage():
                page.show_view(self.importer.view(snapshot), self._sticks)
            case HeldPage():
                page.show_view(held_views(snapshot), apart_lines(snapshot))
            case AuditPage():
                page.show_view(chain_line(snapshot.audit), audit_lines(snapshot.audit))
            case ClosedPage() if page.step is not following(snapshot):
                self.go(CLOSING)
            case _:
                pass

    # Pages

    def _board_page(self, theme: Theme) -> Page:
        snapshot = self._known()
        points = plural(len(snapshot.points), tr("1 puesto"), tr("{n} puestos"))
        read = f"{snapshot.title} · {points}"
        page = BoardPage(theme, read, self._board(), only_missing=self._only_missing, search=self._search)
        page.opened.connect(self.open_point)
        page.filtered.connect(self._filter)
        page.import_wanted.connect(self._import_what_is_in)
        page.show_sticks([stick.name for stick in self._sticks])
        page.show_progress(self.importer.view(snapshot).progress)
        return page

    def _point_page(self, theme: Theme) -> Page:
        page = PointPage(theme, point_view(self._known(), self._point))
        page.back_wanted.connect(lambda: self.go(BOARD))
        page.decide_wanted.connect(self._decide)
        return page

    def _deliveries_page(self, theme: Theme) -> Page:
        page = DeliveriesPage(theme, self.importer.view(self.snapshot), self._sticks)
        page.files_wanted.connect(self._choose_files)
        page.folder_wanted.connect(self._choose_folder)
        page.stick_wanted.connect(lambda folder: self.import_paths([folder]))
        page.stop_wanted.connect(self.importer.stop)
        page.scanned.connect(self.importer.scan)
        return page

    def _held_page(self, theme: Theme) -> Page:
        page = HeldPage(theme, held_views(self._known()), apart_lines(self._known()))
        page.opened.connect(self.open_point)
        page.decide_wanted.connect(self._decide)
        return page

    def _audit_page(self, theme: Theme) -> Page:
        audit = self._known().audit
        return AuditPage(theme, chain_line(audit), audit_lines(audit))

    def _board(self) -> BoardView:
        return board_view(self._known(), only_missing=self._only_missing, search=self._search)

    def _known(self) -> Snapshot:
        assert self.snapshot is not None, "`start` reads it before anything is shown"
        return self.snapshot

    def _tabs(self, snapshot: Snapshot) -> list[Tab]:
        count = sum(len(mine) for mine in snapshot.held.values())
        held = tr("Apartados ({n})").format(n=count) if count else tr("Apartados")
        return [
            Tab(BOARD, tr("Tablero"), "list"),
            Tab(DELIVERIES, tr("Entregas"), "usb"),
            Tab(HELD, held, "tray"),
            Tab(AUDIT, tr("Bitácora"), "scroll"),
            Tab(BACKUP, tr("Copia"), "vault"),
            Tab(CLOSING, tr("Cierre"), "lock-key"),
        ]

    # What people ask for

    def _import_what_is_in(self) -> None:
        """The sticks, or the page where something can be chosen."""
        if self._sticks and not self.importer.running:
            self.import_paths([stick.folder for stick in self._sticks])
        else:
            self.go(DELIVERIES)

    def _filter(self, only_missing: bool, search: str) -> None:
        self._only_missing, self._search = only_missing, search
        self._update()

    def _dropped(self, paths: list[Path]) -> None:
        self.import_paths(paths)

    def _choose_files(self) -> None:
        paths = self._desktop.pickers.files(tr("Lotes, o fotos y PDF de actas"))
        if paths:
            self.import_paths(paths)

    def _choose_folder(self) -> None:
        folder = self._desktop.pickers.folder(tr("Carpeta con lotes o actas"))
        if folder is not None:
            self.import_paths([folder])

    def _decide(self, box: BoxChoice) -> None:
        self._deciding.begin(box)

    def _show_import(self) -> None:
        view, page = self.importer.view(self.snapshot), self.window.page
        if isinstance(page, DeliveriesPage):
            page.show_view(view, self._sticks)
        elif isinstance(page, BoardPage):
            page.show_progress(view.progress)

    # Flows

    def _show_flow(self, maker: Maker) -> None:
        self.window.display(self._home, maker)

    def _go_home(self) -> None:
        if self._point:
            self.open_point(self._point)
        else:
            self.go(self._home)
