"""Words on the screen: Spanish of Colombia as written in the code, other languages by Qt's translation files.

There is one translation context, ``urna``. `tests.tools.translations` collects every text given to `tr`.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from kiosk.errors import PHRASES_BETWEEN, Phrase, Phrases, UrnaError

_MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
    "noviembre", "diciembre",
)  # fmt: skip
_NOON = 12


def tr(text: str) -> str:
    """The text in the language in force. Write it out: only literals are collected."""
    return QCoreApplication.translate("urna", text)


def plural(count: int, one: str, many: str) -> str:
    """``one`` for exactly one, else ``many``; ``{n}`` in either is the count."""
    return (one if count == 1 else many).format(n=count)


def of_core(text: str) -> str:
    """A Spanish text that `kiosk` or `sync` wrote, in the language in force; the collector knows them too."""
    return QCoreApplication.translate("urna", text)


def parts(error: UrnaError, place: Callable[[Path], str] = str) -> tuple[str, str, str]:
    """What happened, what became of what was there, what to do now; "" for what the error does not say.
    ``place`` says how a file is named.
    """
    values = {name: _shown(value, place) for name, value in error.values.items()}
    what, kept, do = (of_core(part) if part else "" for part in error.template)
    return (what.format(**values), kept.format(**values), do.format(**values)) if values else (what, kept, do)


def _shown(value: object, place: Callable[[Path], str]) -> object:
    """A value of a message as it stands in it, in the language in force."""
    if isinstance(value, str):
        return of_core(value)
    if isinstance(value, Path):
        return place(value)
    if isinstance(value, Phrase):
        values = {name: _shown(each, place) for name, each in value.values.items()}
        return of_core(value.template).format(**values)
    if isinstance(value, Phrases):
        return PHRASES_BETWEEN.join(str(_shown(each, place)) for each in value.each)
    return value


def told(error: UrnaError) -> list[str]:
    """What happened, with what became of what was there, and what to do now: as lines for the desk."""
    what, kept, do = parts(error)
    return [part for part in (f"{what} {kept}".strip(), do) if part]


def hour(minute: str) -> str:
    """``2026-11-15T08:02`` as people say it: ``8:02 a. m.``"""
    hours, minutes = int(minute[11:13]), minute[14:16]
    half = tr("a. m.") if hours < _NOON else tr("p. m.")
    return f"{(hours - 1) % _NOON + 1}:{minutes} {half}"


def day(minute: str) -> str:
    """``2026-11-15T08:02`` as ``15 de noviembre de 2026``."""
    when = date.fromisoformat(minute[:10])
    months = tr("{day} de {month} de {year}")
    return months.format(day=when.day, month=of_core(_MONTHS[when.month - 1]), year=when.year)


def grouped(number: str) -> str:
    """A document's digits in groups of three: ``1.047.123.456``."""
    return f"{int(number):,}".replace(",", ".") if number.isdecimal() else number
