"""Reading a definition file strictly: every refusal names the file, the line, the field and the reason.

Rules: the file is UTF-8 and at most 1 MiB; every field is read by exactly one call that states its type and
bounds; a field that nobody read is unknown and refused; text is in Unicode NFC, without control or invisible
characters and without spaces around it, so that two texts that look alike are alike.
"""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NoReturn, TypeVar

from kiosk.errors import OperatorError
from kiosk.toml_lines import Path, lines_of, nearest

MAX_FILE_BYTES = 1 << 20

_T = TypeVar("_T")

_SYNTAX = {
    "Cannot overwrite a value": "este campo ya estaba escrito más arriba",
    "Cannot declare": "esta sección ya estaba escrita más arriba",
    "Expected '=' after a key": "falta el signo = después del nombre del campo",
    "Invalid value": "el valor no se entiende; los textos van entre comillas",
    "Invalid date or datetime": "la fecha no existe",
    "Expected newline or end of document": "sobra algo al final de la línea, o faltan comillas",
    "Unterminated string": "faltan las comillas de cierre",
    "Illegal character": "hay un carácter no permitido, o faltan las comillas de cierre",
    "Unclosed array": "falta el corchete de cierre ]",
    "Expected ']'": "falta el corchete de cierre ]",
    "Unescaped '\\'": "dentro de comillas dobles, la barra \\ se escribe dos veces",
}


class DefinitionError(OperatorError):
    """A definition file was refused. ``line`` counts from 1; ``field`` reads like ``proposal[2].number``."""

    def __init__(self, file: str, line: int, field: str, reason: str) -> None:
        place = f"{file}, línea {line}" + (f", campo «{field}»" if field else "")
        super().__init__(
            f"{place}: {reason}. El archivo no se usó y nada cambió.",
            "Corrija esa línea en un editor de texto y vuelva a intentarlo.",
        )
        self.file = file
        self.line = line
        self.field = field
        self.reason = reason


@dataclass(frozen=True)
class Source:
    """A parsed file that still knows where everything stood. Positions in field names count from 1."""

    name: str
    tree: Mapping[str, Any]
    lines: dict[Path, int]

    def refuse(self, path: Path, reason: str) -> NoReturn:
        """Raise `DefinitionError` at ``path``."""
        raise DefinitionError(self.name, nearest(self.lines, path), field_name(path), reason)


def field_name(path: Path) -> str:
    """``("proposal", 1, "number")`` reads ``proposal[2].number``."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return text.removeprefix(".")


def read_source(data: bytes, name: str) -> Source:
    """Decode and parse; raises `DefinitionError` for what is too large, not UTF-8 or not TOML."""
    if len(data) > MAX_FILE_BYTES:
        raise DefinitionError(name, 1, "", f"el archivo pesa más de {MAX_FILE_BYTES // 1024} KiB")
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise DefinitionError(name, line, "", "el archivo no está guardado como UTF-8") from error
    try:
        tree = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        found = re.search(r"\(at line (\d+)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise DefinitionError(name, line, "", _syntax_reason(str(error))) from error
    return Source(name, tree, lines_of(text))


def _syntax_reason(message: str) -> str:
    known = (spanish for start, spanish in _SYNTAX.items() if message.startswith(start))
    return next(known, "lo escrito no sigue las reglas de TOML")


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

    def has(self, key: str) -> bool:
        """True if an optional field was written."""
        self._read.add(key)
        return key in self.table

    def text(self, key: str, longest: int, *, shortest: int = 1, lines: bool = False) -> str:
        """A text of ``shortest`` to ``longest`` characters; with ``lines`` it may hold line breaks."""
        value = self._value(key, str, "un texto entre comillas")
        return self._clean((*self.path, key), value, shortest, longest, lines)

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

    def section(self, key: str) -> "Section":
        """A table within this one, ``[key]``."""
        return Section(self.source, (*self.path, key), self._value(key, dict, f"una sección [{key}]"))

    def sections(self, key: str, fewest: int, most: int) -> list["Section"]:
        """An array of tables, ``[[key]]``; one that may be empty may also be absent."""
        if fewest == 0 and not self.has(key):
            return []
        tables = self._value(key, list, f"secciones [[{key}]]")
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
        if (
            unicodedata.category(character)[0] in "CZ"
            and character != " "
            and not (lines and character == "\n")
        ):
            return f"tiene un carácter invisible o de control (U+{ord(character):04X})"
    return None


def unique(source: Source, values: Iterable[object], place: Callable[[int], Path], what: str) -> None:
    """Refuse the second of two equal values; texts that differ only in case count as equal."""
    seen: dict[object, int] = {}
    for position, value in enumerate(values):
        key = value.casefold() if isinstance(value, str) else value
        if key in seen:
            first = nearest(source.lines, place(seen[key]))
            source.refuse(place(position), f"este {what} ya está en la línea {first}")
        seen[key] = position
