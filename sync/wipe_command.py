"""``urna-kiosk --wipe``: staff erase the box of a kiosk that comes home, at a terminal, without a window.

The activation code opens the kit as on any other day, the rules of `sync.wiping` say whether the box may go,
and whoever does it types the first signs of the box before anything is overwritten. A signed order is looked
for on the sticks that are plugged in, in the data folder, or where ``--order`` says.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from kiosk.context import Mode
from kiosk.counting import BALLOTS, counted
from kiosk.erasing import finish_erasing
from kiosk.errors import OperatorError
from kiosk.files import read_file
from kiosk.kit import MOST_BYTES as MOST_KIT_BYTES
from kiosk.kit import Kit, read_kit
from kiosk.minutes import Clock
from kiosk.station import Station, box_path
from sync import stick
from sync.kit_shelf import KitShelf
from sync.wipe_order import MOST_BYTES, WipeOrder
from sync.wiping import Grounds, Wiped, grounds_to_wipe, wipe

_DIGITS = 8
_GROUNDS = {
    Grounds.PRACTICE: "es de práctica y nunca sale de este equipo",
    Grounds.EMPTY: "está vacía",
    Grounds.RECEIPTS: "el centro dio recibo firmado de todo",
    Grounds.ORDER: "hay una orden firmada por el organizador",
}


@dataclass(frozen=True)
class Terminal:
    """Where questions are asked: ``ask`` gives what was typed, ``say`` shows a line."""

    ask: Callable[[str], str]
    say: Callable[[str], object]


@dataclass(frozen=True)
class WipeOptions:
    """``kit`` and ``order`` are None where they are to be found on this machine or its sticks."""

    data: Path
    kit: Path | None = None
    order: Path | None = None
    practice: bool = False


def wipe_at_terminal(
    options: WipeOptions, sticks: Iterable[Path], clock: Clock, terminal: Terminal
) -> Wiped | None:
    """Erase the box after asking twice; None if people changed their mind.

    Raises `OperatorError` or `Refused` if it may not go: nothing was changed.
    """
    folders = list(sticks)
    if finish_erasing(options.data):
        terminal.say("Se terminó de borrar una urna que había quedado a medias.")
    kit = _kit(options, folders)
    terminal.say(f"Equipo {kit.kiosk}, puesto {kit.station}.")
    active = kit.activate(terminal.ask("Código de la carta de activación: "))
    mode = Mode.PRACTICE if options.practice else kit.mode
    if not box_path(active, options.data, mode).exists():
        raise OperatorError(
            f"En {options.data} no hay urna de este equipo ({_mode(mode)}). No se borró nada.",
            "Revise la carpeta con «--data», o si la urna era de práctica con «--practice».",
        )
    station = Station.start(active, options.data, mode, clock)
    try:
        order = _order(options, folders, station)
        grounds = _grounds(station, order)
        if not _sure(station, grounds, terminal):
            terminal.say("No se borró nada.")
            return None
        wiped = wipe(station, order if grounds is Grounds.ORDER else None)
    finally:
        station.shut()
    terminal.say(f"{wiped.text}\nQuedó constancia en {wiped.note}.")
    return wiped


def _kit(options: WipeOptions, sticks: list[Path]) -> Kit:
    if options.kit is not None:
        return read_kit(read_file(options.kit, MOST_KIT_BYTES))
    found = KitShelf(options.data / "kits").search(sticks).kits
    if len(found) != 1:
        known = ", ".join(str(each.kit.kiosk) for each in found) or "ninguno"
        raise OperatorError(
            f"No se sabe de cuál equipo es la urna. Kits que hay aquí: {known}. No se borró nada.",
            "Diga cuál con «--kit».",
        )
    return found[0].kit


def _order(options: WipeOptions, sticks: list[Path], station: Station) -> bytes | None:
    named = options.order
    if named is not None and not named.is_dir():
        return read_file(named, MOST_BYTES)
    head = station.box.head
    name = WipeOrder(head.consultation, head.mode, head.kiosk, head.box, "", "").name
    folders = [named] if named is not None else [*sticks, options.data]
    found = (stick.find(folder, name, MOST_BYTES) for folder in folders)
    return next((order for order in found if order is not None), None)


def _grounds(station: Station, order: bytes | None) -> Grounds:
    """Receipts come first: an order is for what they do not cover."""
    try:
        return grounds_to_wipe(station)
    except OperatorError:
        if order is None:
            raise
    return grounds_to_wipe(station, order)


def _sure(station: Station, grounds: Grounds, terminal: Terminal) -> bool:
    head = station.box.head
    digits = head.box.hex()[:_DIGITS]
    terminal.say(
        f"Urna {digits} ({_mode(head.mode)}): {counted(head.ballots, BALLOTS)}. "
        f"Puede borrarse: {_GROUNDS[grounds]}.\n"
        "Borrarla no se puede deshacer. Compare antes las cuentas con el acta."
    )
    return terminal.ask(f"Para borrarla escriba {digits}; para no hacer nada, Enter: ").strip() == digits


def _mode(mode: Mode) -> str:
    return "oficial" if mode is Mode.OFFICIAL else "práctica"
