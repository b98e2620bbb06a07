"""A definition file that has been parsed but still knows its lines, and how it is refused.

Rules: the file is UTF-8, at most 1 MiB, and valid TOML; every refusal names the file, the line, the field and
the reason, in Spanish.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from kiosk.errors import OperatorError
from kiosk.toml_lines import Path, lines_of, nearest
from kiosk.toml_text import parse_toml

MAX_FILE_BYTES = 1 << 20

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
    "Expected ']": "falta el corchete de cierre ]",
    "Invalid statement": "esto no es ni un campo ni una sección",
    "Invalid initial character": "falta el nombre de un campo",
    "Too many parts in a key": "el nombre del campo tiene demasiadas partes unidas por puntos",
    "Nested too deeply": "hay demasiados corchetes o llaves unos dentro de otros",
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
        tree = parse_toml(text)
        return Source(name, tree, lines_of(text))
    except (ValueError, RecursionError) as error:
        found = re.search(r"\(at line (\d+)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise DefinitionError(name, line, "", _syntax_reason(str(error))) from error


def _syntax_reason(message: str) -> str:
    known = (spanish for start, spanish in _SYNTAX.items() if message.startswith(start))
    return next(known, "lo escrito no sigue las reglas de TOML")


def unique(source: Source, values: Iterable[object], place: Callable[[int], Path], what: str) -> None:
    """Refuse the second of two equal values; texts that differ only in case count as equal."""
    seen: dict[object, int] = {}
    for position, value in enumerate(values):
        key = value.casefold() if isinstance(value, str) else value
        if key in seen:
            first = nearest(source.lines, place(seen[key]))
            source.refuse(place(position), f"este {what} ya está en la línea {first}")
        seen[key] = position
