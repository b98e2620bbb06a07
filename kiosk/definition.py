"""Reading the fields of a definition strictly, one by one.

Rules: every field is read by exactly one call that states its type and bounds; a field that nobody read is
unknown and refused; text is in Unicode NFC, without control or invisible characters and without spaces around
it, so that two texts that look alike are alike.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NoReturn, TypeVar

from kiosk.definition_source import Source, unique
from kiosk.toml_lines import Path

_T = TypeVar("_T")


@dataclass
class Section:
    """One table of a file; each method reads one field, and `finish` refuses what nobody read."""

    source: Source
    path: Path
    table: Mapping[str, Any]
    _read: set[str] = field(default_factory=set)

    def refuse(self, key: str, reason: str) -> NoReturn:
        """Raise `DefinitionError` at this field."""
        self.source.refuse((*self.path, key), reason)

    def finish(self) -> None:
        """Refuse the first field that no call has asked for."""
        for key in self.table:
            if key not in self._read:
                self.refuse(key, f"este campo no existe; los campos son: {', '.join(sorted(self._read))}")

    def text(self, key: str, longest: int, *, shortest: int = 1, lines: bool = False) -> str:
        """A text of ``shortest`` to ``longest`` characters; with ``lines`` it may hold line breaks."""
        value = self._value(key, str, "un texto entre comillas")
        return self._clean((*self.path, key), value, shortest, longest, lines)

    def text_or_nothing(self, key: str, longest: int) -> str:
        """A text that may be left out: then it is empty."""
        if key not in self.table:
            self._read.add(key)
            return ""
        return self.text(key, longest, shortest=0)

    def code(self, key: str, pattern: str, rule: str) -> str:
        """A text that matches ``pattern`` as a whole; ``rule`` says in Spanish what may be written."""
        value = self._value(key, str, "un texto entre comillas")
        if not re.fullmatch(pattern, value):
            self.refuse(key, f"«{value[:40]}» no sirve: {rule}")
        return value

    def choice(self, key: str, options: Iterable[str]) -> str:
        """One of a few fixed words."""
        value = self._value(key, str, "un texto entre comillas")
        known = list(options)
        if value not in known:
            self.refuse(key, f"debe ser una de estas palabras: {', '.join(known)}")
        return value

    def integer(self, key: str, least: int, most: int) -> int:
        """A whole number from ``least`` to ``most``."""
        value = self._value(key, int, "un número entero, sin comillas")
        if not least <= value <= most:
            self.refuse(key, f"debe estar entre {least} y {most}")
        return value

    def boolean(self, key: str) -> bool:
        """``true`` or ``false``."""
        return self._value(key, bool, "true o false, sin comillas")

    def day(self, key: str) -> date:
        """A date without a time of day."""
        return self._value(key, date, "una fecha como 2022-11-15, sin comillas ni hora")

    def texts(self, key: str, fewest: int, most: int, longest: int) -> tuple[str, ...]:
        """A list of ``fewest`` to ``most`` different texts of up to ``longest`` characters each."""
        values = self._value(key, list, "una lista de textos entre corchetes")
        self._count(key, len(values), fewest, most)
        here = (*self.path, key)
        for position, value in enumerate(values):
            if type(value) is not str:
                self.source.refuse((*here, position), "debe ser un texto entre comillas")
            self._clean((*here, position), value, 1, longest, False)
        unique(self.source, values, lambda position: (*here, position), "texto")
        return tuple(values)

    def holds(self, key: str) -> bool:
        """True if an optional field is written here."""
        self._read.add(key)
        return key in self.table

    def section(self, key: str) -> "Section":
        """A table within this one, ``[key]``."""
        return Section(self.source, (*self.path, key), self._value(key, dict, f"una sección [{key}]"))

    def sections(self, key: str, fewest: int, most: int) -> list["Section"]:
        """An array of tables, ``[[key]]``; one that may be empty may also be absent."""
        self._read.add(key)
        if fewest == 0 and key not in self.table:
            return []
        tables = self._value(key, list, f"una lista de secciones [[{key}]]")
        self._count(key, len(tables), fewest, most)
        here = (*self.path, key)
        for position, table in enumerate(tables):
            if type(table) is not dict:
                self.source.refuse((*here, position), f"debe ser una sección [[{key}]]")
        return [Section(self.source, (*here, position), table) for position, table in enumerate(tables)]

    def _value(self, key: str, kind: type[_T], description: str) -> _T:
        """The value, exactly of this type: neither a bool for an int nor a date-time for a date."""
        self._read.add(key)
        if key not in self.table:
            self.refuse(key, f"falta este campo; debe ser {description}")
        value = self.table[key]
        if type(value) is not kind:
            self.refuse(key, f"debe ser {description}")
        return value

    def _count(self, key: str, count: int, fewest: int, most: int) -> None:
        if not fewest <= count <= most:
            self.refuse(key, f"debe haber entre {fewest} y {most}, y hay {count}")

    def _clean(self, path: Path, value: str, shortest: int, longest: int, lines: bool) -> str:
        reason = text_fault(value, shortest, longest, lines)
        if reason:
            self.source.refuse(path, reason)
        return value


def text_fault(value: str, shortest: int, longest: int, lines: bool) -> str | None:
    """What is wrong with a text, in Spanish, or None."""
    if len(value) < shortest:
        return "está vacío" if not value else f"debe tener al menos {shortest} caracteres"
    if len(value) > longest:
        return f"tiene {len(value)} caracteres y caben {longest}"
    if value != value.strip():
        return "tiene espacios o saltos de línea al comienzo o al final"
    if not unicodedata.is_normalized("NFC", value):
        return "tiene tildes sueltas; escríbalo de nuevo con el teclado (Unicode NFC)"
    for character in value:
        hidden = unicodedata.category(character)[0] in "CZ" and character != " "
        if hidden and not (lines and character == "\n"):
            return f"tiene un carácter invisible o de control (U+{ord(character):04X})"
    return None
