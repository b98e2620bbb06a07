"""Practising again: one question says what goes, and then an empty practice takes the place of this one."""

from PySide6.QtCore import QObject, Signal

from kiosk.context import Mode
from kiosk.station import Station, StationStatus
from ui.asking import Asker
from ui.awaited import Awaited
from ui.pin_gate import PinGate
from ui.shell import Shell
from ui.widgets.button import Look
from ui.words import plural, tr


class AnewFlow(QObject):
    """``left`` when the practice stays; ``wanted`` when its box may go. Offered in practice alone."""

    left = Signal()
    wanted = Signal()

    def __init__(self, shell: Shell, background: Awaited, station: Station, gate: PinGate) -> None:
        super().__init__()
        self._background, self._station, self._gate = background, station, gate
        self._asker = Asker(shell, practice=True)

    def begin(self) -> None:
        """Ask for the PIN, then whether the practice may go."""
        self._gate.ask(self._read, self.left.emit)

    def _read(self) -> None:
        self._background.run(
            self._station.status, self._ask, lambda error: self._asker.trouble(error, self.left.emit)
        )

    def _ask(self, status: StationStatus) -> None:
        buttons = ((tr("No, volver"), Look.GO), (tr("Sí, borrar y empezar"), Look.WRONG))
        title, lines = tr("¿Empezar otra práctica?"), self._what_goes(status)
        self._asker.ask(
            "arrows-clockwise", title, lines, buttons, lambda n: self._begin_anew() if n else self.left.emit()
        )

    def _what_goes(self, status: StationStatus) -> list[str]:
        one, many = (
            tr("Se borra 1 voto de práctica de este equipo."),
            tr("Se borran {n} votos de práctica de este equipo."),
        )
        nothing = tr("La urna de práctica de este equipo está vacía.")
        lines = [plural(status.ballots, one, many) if status.ballots else nothing]
        if status.undelivered and self._station.ships:
            one, many = (
                tr("También 1 lote que no tiene recibo del centro."),
                tr("También {n} lotes que no tienen recibo del centro."),
            )
            lines.append(plural(status.undelivered, one, many))
        lines.append(tr("Las actas quedan. El PIN se escoge otra vez al abrir la mesa."))
        if self._station.kit.mode is Mode.OFFICIAL:
            lines.append(tr("La urna de verdad queda guardada y no se toca."))
        return lines

    def _begin_anew(self) -> None:
        self._asker.wait(tr("Preparando la práctica"))
        self.wanted.emit()
