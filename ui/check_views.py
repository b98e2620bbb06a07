"""From the readings of the self-check to what its screen shows."""

from collections.abc import Sequence

from kiosk.readiness import Finding, Item, Reading
from ui.screens.checks import CheckView
from ui.words import of_core, tr

_SIGNS = {
    Finding.GOOD: "check-circle",
    Finding.NOTICE: "warning-circle",
    Finding.ABSENT: "minus",
    Finding.STOPS: "x-circle",
}
_ICONS = {
    Item.DISK: "hard-drives",
    Item.INTEGRITY: "shield-check",
    Item.KEYS: "key",
    Item.CLOCK: "clock",
    Item.BATTERY: "battery-full",
    Item.SCREEN: "desktop",
    Item.SOUND: "speaker-high",
    Item.STICK: "usb",
    Item.PRINTER: "printer",
}


def check_views(readings: Sequence[Reading]) -> list[CheckView]:
    """One card an item."""
    return [
        CheckView(
            icon_name=_ICONS[reading.item],
            name=item_name(reading.item),
            sign=_SIGNS[reading.finding],
            text=of_core(reading.text).format(**reading.values),
            good=reading.finding is Finding.GOOD,
            wrong=reading.finding is Finding.STOPS,
        )
        for reading in readings
    ]


def summary(readings: Sequence[Reading]) -> str:
    """One line above the cards."""
    findings = {reading.finding for reading in readings}
    if Finding.STOPS in findings:
        return tr("Algo pone en riesgo los votos. No se puede abrir todavía. Nada se perdió.")
    if Finding.NOTICE in findings:
        return tr("Se puede abrir. Mire lo que está marcado: quedará en el acta.")
    return tr("Todo lo necesario está bien.")


def item_name(item: Item) -> str:
    """What people call it."""
    return {
        Item.DISK: tr("Disco"),
        Item.INTEGRITY: tr("Urna"),
        Item.KEYS: tr("Llaves"),
        Item.CLOCK: tr("Reloj"),
        Item.BATTERY: tr("Batería"),
        Item.SCREEN: tr("Pantalla"),
        Item.SOUND: tr("Sonido"),
        Item.STICK: tr("Memoria USB"),
        Item.PRINTER: tr("Impresora"),
    }[item]
