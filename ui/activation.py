"""From a kit to an open box file: which kit, its code, official or practice."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiosk.context import Mode
from kiosk.errors import UrnaError
from kiosk.kit import ActiveKit, Kit
from kiosk.minutes import Clock
from kiosk.polls import Polls
from kiosk.station import Station
from ui.asking import Asker
from ui.awaited import Awaited
from ui.embedded import embedded_kit
from ui.kit_choice import KitChoice
from ui.screens.entry import EntryScreen, code_entry
from ui.screens.frame import Screen
from ui.shell import Shell
from ui.theme import Theme
from ui.trouble import in_one, in_three
from ui.widgets.button import Look
from ui.words import day, tr


class Activation(QObject):
    """``started`` carries the activated kit and its station; ``leave`` when the volunteer wants to go."""

    started = Signal(object, object)
    leave = Signal()

    def __init__(self, shell: Shell, background: Awaited, data: Path, clock: Clock) -> None:
        super().__init__()
        self._shell, self._background, self._data, self._clock = shell, background, data, clock
        self._asker = Asker(shell, practice=False)
        self.choice = KitChoice(shell, background, data / "kits")
        self.choice.chosen.connect(self.ask_code)
        self.choice.practice.connect(self._practise)
        self.choice.leave.connect(self.leave)

    def begin(self) -> None:
        """Look for kits here and on sticks."""
        self.choice.begin()

    def ask_code(self, kit: Kit, typed: str = "", problem: str = "") -> None:
        """Ask for the activation code: after every start, since no secret is kept without it. A wrong one
        stays to be mended.
        """
        title, subtitle = tr("Activar este equipo"), f"{kit.point.code} · {kit.point.name}"
        entry = code_entry(title, subtitle, tr("Activar"), typed, problem)

        def make(theme: Theme) -> Screen:
            practice = kit.mode is Mode.PRACTICE
            screen = EntryScreen(theme, entry, practice=practice, back=tr("Otro puesto"))
            screen.entered.connect(lambda code, _: self._activate(kit, code))
            screen.went_back.connect(self.choice.again)
            return screen

        self._shell.display(make)

    def start(self, active: ActiveKit, mode: Mode) -> None:
        """Open the box file of this kit and mode in the worker."""
        self._background.run(
            lambda: Station.start(active, self._data, mode, self._clock),
            lambda station: self.started.emit(active, station),
            self._cannot_start,
        )

    def _activate(self, kit: Kit, code: str) -> None:
        def failed(error: UrnaError) -> None:
            self.ask_code(kit, code, in_one(error))

        self._asker.wait(tr("Activando"))
        self._background.run_aside(lambda: kit.activate(code), self._activated, failed)

    def _activated(self, active: ActiveKit) -> None:
        if active.kit.mode is Mode.PRACTICE:
            self.start(active, Mode.PRACTICE)
            return
        self._background.run(
            lambda: Station.start(active, self._data, Mode.OFFICIAL, self._clock),
            lambda station: self._official(active, station),
            self._cannot_start,
        )

    def _official(self, active: ActiveKit, station: Station) -> None:
        """Polls that were open go on at once; else official or practice is asked, by the date."""
        if station.box.head.polls in (Polls.OPEN, Polls.PAUSED):
            self.started.emit(active, station)
            return
        consultation, today = station.consultation, station.minute()[:10]
        polling = consultation.opens.isoformat() <= today <= consultation.closes.isoformat()
        if polling:
            lines = [tr("Hoy se vota: {day}.").format(day=day(today))]
        else:
            lines = [tr("Hoy no es día de votación: {day}.").format(day=day(today))]
        lines.append(tr("La práctica tiene su propia urna, una franja roja, y no cuenta."))
        look = Look.GO if polling else Look.PLAIN
        other = Look.PLAIN if polling else Look.GO
        modes = [(tr("Practicar"), other, Mode.PRACTICE), (tr("Votación oficial"), look, Mode.OFFICIAL)]
        modes = modes if polling else modes[::-1]

        def chosen(position: int) -> None:
            if modes[position][2] is Mode.OFFICIAL:
                self.started.emit(active, station)
            else:
                self._background.run(
                    station.shut, lambda _: self.start(active, Mode.PRACTICE), self._cannot_start
                )

        buttons = [(text, shown) for text, shown, _ in modes]
        self._asker.ask("flag", tr("¿Votación oficial o práctica?"), lines, buttons, chosen)

    def _practise(self) -> None:
        """The embedded consultation, without any kit of the centre's."""
        self._asker.wait(tr("Preparando la práctica"))
        self._background.run_aside(
            lambda: embedded_kit(self._data),
            lambda active: self.start(active, Mode.PRACTICE),
            self._cannot_start,
        )

    def _cannot_start(self, error: UrnaError) -> None:
        buttons = ((tr("Otro puesto"), Look.PLAIN), (tr("Salir"), Look.GO))
        steps = (self.choice.again, self.leave.emit)
        title, lines = tr("No se abrió la urna"), in_three(error)
        self._asker.ask("warning", title, lines, buttons, lambda n: steps[n]())
