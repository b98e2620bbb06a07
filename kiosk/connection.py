"""A connection whose disk errors are words for the operator, at whatever statement or row they come.

Only what a disk or a damaged file does is told so. A broken rule of the schema, a refused statement and a
busy file stay SQLite's own errors, for those who know what to make of them.
"""

import errno
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from kiosk.errors import OperatorError, Tampered
from kiosk.system_words import why

P = ParamSpec("P")
R = TypeVar("R")

IN_USE = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_DISK = (
    sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_NOLFS, *_DAMAGED,
)  # fmt: skip


def primary(error: BaseException) -> int | None:
    """SQLite's primary result code, or None."""
    code = getattr(error, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else None


def explained(error: sqlite3.Error | OSError) -> OperatorError | Tampered:
    """The same in the operator's words."""
    code = primary(error)
    if code == sqlite3.SQLITE_FULL or getattr(error, "errno", None) == errno.ENOSPC:
        return OperatorError(
            "No hay espacio en el disco.",
            "Libere espacio o cambie de equipo, y repita lo que hacía.",
            kept="Los votos ya depositados están a salvo; lo último no se guardó.",
        )
    if code in IN_USE:
        return OperatorError(
            "Otro programa tiene abierta esta urna.",
            "Cierre la otra ventana del programa y vuelva a intentar.",
            kept="No se cambió nada.",
        )
    if code in _DAMAGED:
        return damaged()
    return OperatorError(
        "El disco no respondió ({code}).",
        "Intente otra vez. Si se repite, cambie de equipo y llame al centro de escrutinio.",
        kept="Los votos ya depositados están a salvo; lo último no se guardó.",
        code=why(error) if isinstance(error, OSError) else getattr(error, "sqlite_errorname", "error"),
    )


def damaged() -> Tampered:
    """The file does not pass SQLite's own check."""
    return Tampered(
        "database-damaged",
        "El archivo de la urna no pasa la revisión.",
        "No vote en este equipo. Apáguelo, guárdelo y llame al centro de escrutinio: allí se rescata.",
        kept="Los votos que guarda pueden estar en riesgo. El programa no cambió nada en él.",
    )


def orphaned() -> Tampered:
    """The file is gone, and what SQLite kept beside it is not."""
    return Tampered(
        "database-gone",
        "Falta el archivo de la urna, y al lado queda lo último que guardó.",
        "No vote en este equipo. Apáguelo, guárdelo y llame al centro de escrutinio.",
        kept="Los votos que guarda pueden estar en riesgo. No se abrió para votar y no se cambió nada.",
    )


class _Words:
    """What `in_words` gives; a generator would take as long as many a statement."""

    def __enter__(self) -> None:
        """Nothing to begin with."""

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, UnicodeDecodeError):
            raise damaged() from error  # SQLite's own message quotes what it found, and that is no text
        if isinstance(error, OSError) or (isinstance(error, sqlite3.Error) and primary(error) in _DISK):
            raise explained(error) from error


def in_words() -> AbstractContextManager[None]:
    """What the disk does inside is told in the operator's words. Raises `OperatorError` or `Tampered`."""
    return _Words()


def _told(method: Callable[P, R]) -> Callable[P, R]:
    @wraps(method)
    def told(*args: P.args, **values: P.kwargs) -> R:
        with in_words():
            return method(*args, **values)

    return told


class BoxCursor(sqlite3.Cursor):
    """Steps through rows; see the module."""

    execute = _told(sqlite3.Cursor.execute)
    executemany = _told(sqlite3.Cursor.executemany)
    fetchone = _told(sqlite3.Cursor.fetchone)
    fetchall = _told(sqlite3.Cursor.fetchall)

    def __next__(self) -> Any:
        with in_words():
            return super().__next__()


class BoxConnection(sqlite3.Connection):
    """Makes such cursors, whoever asks for one."""

    def cursor(self, factory: Any = BoxCursor) -> Any:
        """A new cursor."""
        return super().cursor(factory)

    def execute(self, sql: str, parameters: Any = ()) -> sqlite3.Cursor:
        """In a cursor of ours: the library's own shortcut makes one of its own kind."""
        cursor: sqlite3.Cursor = self.cursor().execute(sql, parameters)
        return cursor

    def executemany(self, sql: str, parameters: Iterable[Any]) -> sqlite3.Cursor:
        """The same for many rows."""
        cursor: sqlite3.Cursor = self.cursor().executemany(sql, parameters)
        return cursor
