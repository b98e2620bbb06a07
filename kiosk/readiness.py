"""The self-check before the polls open: what was found, item by item, and whether the polls may open.

Pure: `Facts` are what `kiosk.machine` and the screen measured, `readings` says what they mean. Only what
puts a ballot at risk keeps the polls shut (a full disk, a box that does not hold, keys that do not fit). A
wrong clock, a low battery or absent hardware is told and goes on the acta, and nobody is sent home for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

LEAST_FREE_MB = 50
"""A day of 2,000 ballots takes some 8 MB with its batches; the rest is room for tidying and for the actas."""
_RESERVE_MB = 16
LOW_BATTERY_PERCENT = 30
LEAST_SCREEN = (1024, 600)
_SCREEN_LONG, _SCREEN_SHORT = LEAST_SCREEN


class Item(StrEnum):
    """What is checked."""

    DISK = "disk"
    INTEGRITY = "integrity"
    KEYS = "keys"
    CLOCK = "clock"
    BATTERY = "battery"
    SCREEN = "screen"
    SOUND = "sound"
    STICK = "stick"
    PRINTER = "printer"


class Finding(StrEnum):
    """How it is: good, worth knowing, not there at all, or a reason not to open."""

    GOOD = "good"
    NOTICE = "notice"
    ABSENT = "absent"
    STOPS = "stops"


@dataclass(frozen=True)
class Battery:
    """``percent`` is 0 to 100; ``charging`` is true while the mains feed it."""

    percent: int
    charging: bool


@dataclass(frozen=True)
class Surroundings:
    """What only the screen's side knows: ``screen`` in pixels, a sound device, sticks, a printer's name."""

    screen: tuple[int, int]
    sound: bool
    sticks: int
    printer: str


@dataclass(frozen=True)
class Facts:
    """What was measured. ``minute`` and ``last_minute`` are local, ``2026-11-15T08:02``; the latter is the
    newest that the journal holds. ``free_mb`` is None where the disk did not answer.
    """

    free_mb: int | None
    box_holds: bool
    keys_fit: bool
    minute: str
    last_minute: str
    opens: date
    closes: date
    battery: Battery | None
    surroundings: Surroundings


@dataclass(frozen=True)
class Reading:
    """One line of the self-check: ``text`` is Spanish with places for ``values``."""

    item: Item
    finding: Finding
    text: str
    values: Mapping[str, str | int] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.text.format(**self.values)


def readings(facts: Facts) -> tuple[Reading, ...]:
    """Every item once, in the order of `Item`."""
    around = facts.surroundings
    return (
        _disk(facts.free_mb),
        _integrity(facts.box_holds),
        _keys(facts.keys_fit),
        _clock(facts),
        _battery(facts.battery),
        _screen(around.screen),
        _sound(around.sound),
        _stick(around.sticks),
        _printer(around.printer),
    )


def reserve_mb(box_bytes: int) -> int:
    """Megabytes that must be free for one more person to check in: room for the box to be rewritten and once
    more for its last batches, and for everything small (the journal, the actas).
    """
    return _RESERVE_MB + -(-2 * box_bytes // 1024**2)


def may_open(found: tuple[Reading, ...]) -> bool:
    """False if something would put a ballot at risk."""
    return all(reading.finding is not Finding.STOPS for reading in found)


def _disk(free: int | None) -> Reading:
    if free is None:
        return Reading(Item.DISK, Finding.STOPS, "El disco no responde. Llame al centro.")
    if free < LEAST_FREE_MB:
        text = "Espacio libre: {free} MB; se necesitan {least}. Borre archivos que no sean de la urna."
        return Reading(Item.DISK, Finding.STOPS, text, {"free": free, "least": LEAST_FREE_MB})
    if free < 1024:
        return Reading(Item.DISK, Finding.GOOD, "Espacio libre: {free} MB.", {"free": free})
    return Reading(Item.DISK, Finding.GOOD, "Espacio libre: {free} GB.", {"free": free // 1024})


def _integrity(holds: bool) -> Reading:
    if holds:
        return Reading(Item.INTEGRITY, Finding.GOOD, "Lo guardado coincide con su firma.")
    return Reading(Item.INTEGRITY, Finding.STOPS, "Lo guardado no coincide con su firma. Llame al centro.")


def _keys(fit: bool) -> Reading:
    if fit:
        return Reading(Item.KEYS, Finding.GOOD, "Las llaves de este equipo sirven.")
    return Reading(Item.KEYS, Finding.STOPS, "Las llaves no sirven. Llame al centro.")


def _clock(facts: Facts) -> Reading:
    if facts.minute < facts.last_minute:
        text = "El reloj está atrasado: marca menos que la última vez. Quedará anotado."
        return Reading(Item.CLOCK, Finding.NOTICE, text)
    if not facts.opens.isoformat() <= facts.minute[:10] <= facts.closes.isoformat():
        return Reading(Item.CLOCK, Finding.NOTICE, "La fecha no es de los días de la consulta.")
    return Reading(Item.CLOCK, Finding.GOOD, "La fecha es de los días de la consulta.")


def _battery(battery: Battery | None) -> Reading:
    if battery is None:
        return Reading(Item.BATTERY, Finding.ABSENT, "No tiene batería: si se va la luz, se apaga.")
    if battery.charging:
        text = "{percent} %, conectada a la luz."
        return Reading(Item.BATTERY, Finding.GOOD, text, {"percent": battery.percent})
    if battery.percent < LOW_BATTERY_PERCENT:
        text = "Solo {percent} %. Conéctelo a la luz."
        return Reading(Item.BATTERY, Finding.NOTICE, text, {"percent": battery.percent})
    return Reading(Item.BATTERY, Finding.GOOD, "{percent} %, sin cable.", {"percent": battery.percent})


def _screen(size: tuple[int, int]) -> Reading:
    values = {"width": size[0], "height": size[1]}
    if max(size) < _SCREEN_LONG or min(size) < _SCREEN_SHORT:
        text = "Es pequeña ({width} × {height}): las letras pueden quedar chicas."
        return Reading(Item.SCREEN, Finding.NOTICE, text, values)
    return Reading(Item.SCREEN, Finding.GOOD, "{width} × {height}.", values)


def _sound(there: bool) -> Reading:
    if there:
        return Reading(Item.SOUND, Finding.GOOD, "Hay sonido. Pruebe los audífonos.")
    return Reading(Item.SOUND, Finding.ABSENT, "No hay sonido: nadie podrá votar escuchando.")


def _stick(count: int) -> Reading:
    if count == 0:
        return Reading(Item.STICK, Finding.ABSENT, "No hay memoria USB. Téngala lista para el cierre.")
    if count == 1:
        return Reading(Item.STICK, Finding.GOOD, "Hay una memoria USB conectada.")
    return Reading(Item.STICK, Finding.GOOD, "Hay {count} memorias USB conectadas.", {"count": count})


def _printer(name: str) -> Reading:
    if not name:
        return Reading(Item.PRINTER, Finding.ABSENT, "No hay impresora: el acta se guarda en el equipo.")
    return Reading(Item.PRINTER, Finding.GOOD, "Impresora: {name}.", {"name": name})
