"""Batches and actas onto a stick, receipts back. "Puede retirar la memoria" is said only when it is true."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiosk.errors import UrnaError
from kiosk.station import Station
from sync.mounts import sticks
from sync.roster_shelf import RosterShelf
from sync.usb_transport import Cargo, Copied, StickReport, UsbTransport, copy
from ui.asking import Asker
from ui.awaited import Awaited
from ui.background import Watch
from ui.shell import Shell
from ui.trouble import in_three
from ui.widgets.button import Look
from ui.words import plural, tr

_MOST_SHOWN = 3


class StickFlow(QObject):
    """``left`` when the volunteer is back home."""

    left = Signal()

    def __init__(
        self, shell: Shell, background: Awaited, station: Station, shelf: RosterShelf, *, practice: bool
    ) -> None:
        super().__init__()
        self._shell, self._background = shell, background
        self._waiting: list[str] = []
        self._asker = Asker(shell, practice)
        self._transport = UsbTransport(station, shelf)
        self.folders: Callable[[], Sequence[Path]] = _writable_sticks

    def offer(self, folder: Path) -> None:
        """Offer a folder too, before the sticks, while it is there."""
        found = self.folders
        self.folders = lambda: [*([folder] if folder.is_dir() else []), *found()]

    def count(self) -> int:
        """How many sticks are in now; a folder that is offered counts. From any thread."""
        return len({*self.folders(), *(stick.folder for stick in sticks())})

    def begin(self) -> None:
        """Look for sticks and ask which."""
        self._look(asked=0)

    def _look(self, asked: int) -> None:
        """``asked``: how often somebody has said that the stick is in."""
        found = list(self.folders())[:_MOST_SHOWN]
        if found:
            self._offer(found)
            return
        title, lines = tr("Conecte una memoria USB"), []
        if asked:
            title = tr("Todavía no se ve ninguna memoria")
            lines = not_seen(asked)
        lines.append(tr("Los lotes siguen guardados en este equipo. Nada se pierde."))
        buttons = ((tr("Volver"), Look.BACK), (tr("Ya la conecté"), Look.GO))
        self._asker.ask(
            "usb", title, lines, buttons, lambda n: self._look(asked + 1) if n else self.left.emit()
        )

    def _offer(self, found: Sequence[Path]) -> None:
        title = tr("¿En cuál memoria?") if len(found) > 1 else tr("Guardar lotes y actas en la memoria")
        choices = [
            (tr("Volver"), Look.BACK),
            *((tr("Guardar en {name}").format(name=folder.name), Look.GO) for folder in found),
        ]
        lines = [tr("No retire la memoria hasta que la pantalla lo diga.")]
        self._asker.ask(
            "usb", title, lines, choices, lambda n: self._copy(found[n - 1]) if n else self.left.emit()
        )

    def _copy(self, folder: Path) -> None:
        self._waiting = [tr("Es solo un momento.")]
        self._asker.wait(tr("Copiando. No retire la memoria"), self._waiting)
        self._background.run(
            self._transport.prepare, lambda cargo: self._prepared(cargo, folder), self._trouble
        )

    def _prepared(self, cargo: Cargo, folder: Path) -> None:
        watch = Watch()
        watch.progressed.connect(self._tell_progress)
        work = partial(copy, cargo, folder, watch.report)
        self._background.run_aside(work, self._copied, self._trouble)

    def _tell_progress(self, done: int, total: int) -> None:
        text = tr("Archivos ya bien guardados: {done} de {total}.")
        self._waiting[:] = [text.format(done=done, total=total)]
        self._shell.renew()

    def _copied(self, copied: Copied) -> None:
        self._background.run(lambda: self._transport.finish(copied), self._finished, self._trouble)

    def _finished(self, report: StickReport) -> None:
        buttons = ((tr("Volver al inicio"), Look.GO),)
        title = tr("Puede retirar la memoria")
        self._asker.ask("check", title, _told_report(report), buttons, lambda _: self.left.emit())

    def _trouble(self, error: UrnaError) -> None:
        buttons = ((tr("Volver al inicio"), Look.BACK), (tr("Intentar otra vez"), Look.GO))
        title = tr("La copia no terminó")
        lines = in_three(error)
        self._asker.ask("warning", title, lines, buttons, lambda n: self.begin() if n else self.left.emit())


def not_seen(times: int) -> list[str]:
    """What to try; counted, so that looking again is seen to have happened."""
    return [
        plural(times, tr("Se buscó 1 vez y no aparece."), tr("Se buscó {n} veces y no aparece.")),
        tr("Espere unos segundos, conéctela en otra entrada o pruebe otra memoria."),
    ]


def _writable_sticks() -> list[Path]:
    return [stick.folder for stick in sticks() if stick.writable]


def _told_report(report: StickReport) -> list[str]:
    """What went out and what came back."""
    lines = []
    on_stick, receipts = len(report.on_stick), report.receipts
    if on_stick:
        one, many = tr("1 lote quedó bien guardado."), tr("{n} lotes quedaron bien guardados.")
        lines.append(plural(on_stick, one, many))
    if report.actas:
        lines.append(plural(report.actas, tr("También quedó 1 acta."), tr("También quedaron {n} actas.")))
    if receipts:
        one, many = tr("Llegó 1 recibo del centro."), tr("Llegaron {n} recibos del centro.")
        lines.append(plural(receipts, one, many))
    if report.foreign:
        one, many = tr("1 recibo no es de este centro."), tr("{n} recibos no son de este centro.")
        lines.append(plural(report.foreign, one, many))
    return lines or [tr("No había nada por copiar ni por recibir.")]
