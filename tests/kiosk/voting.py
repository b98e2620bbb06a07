"""What the tests of the core share: people who vote, and hands that reach into a file from outside."""

import sqlite3
from collections.abc import Collection
from contextlib import closing
from pathlib import Path

from kiosk.consultation import Consultation, parse_consultation
from kiosk.participant import Document
from kiosk.station import Station
from kiosk.vote import Voter
from tests.tools.kits import cartagena

ANSWERS = {"edad": "25 - 34 años", "sexo": "Femenino"}
NOTICE = "2022-11"


def document(number: int) -> Document:
    """The cédula of the person of this number."""
    return Document("CC", str(1_047_000_000 + number))


def name(number: int) -> str:
    """The name of the person of this number."""
    letters = ""
    while number or len(letters) < 2:
        number, place = divmod(number, 26)
        letters = chr(ord("a") + place) + letters
    return f"Persona Número{letters}"


def arrive(station: Station, number: int, *, dispute: bool = False) -> Voter:
    """The person checks in."""
    return station.check_in(document(number), name(number), NOTICE, dispute)


def vote(station: Station, number: int, selections: Collection[int] = (6, 7, 9)) -> str:
    """The person checks in and votes; the tracking code."""
    return station.cast(station.seal(arrive(station, number), ANSWERS, selections))


def definition(*changes: tuple[str, str]) -> Consultation:
    """The embedded consultation with words of its definition exchanged."""
    source = cartagena().source.decode()
    for old, new in changes:
        assert source.count(old) == 1
        source = source.replace(old, new)
    return parse_consultation(source.encode(), "consultation.toml")


def names_only() -> Consultation:
    """The embedded consultation where people have no documents, only names."""
    source = cartagena().source.decode()
    types = source[source.index("[[document_type]]") : source.index("[[question]]")]
    return definition((types, ""), ('identity = "document"', 'identity = "name"'))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def copy(folder: Path, to: Path) -> Path:
    """The files as they lie on the disk now, as after a power cut; the folder of the copy."""
    to.mkdir()
    for file, data in contents(folder).items():
        (to / file).write_bytes(data)
    return to


def box_file(folder: Path) -> Path:
    """The one box file of a folder."""
    (path,) = folder.glob("*.sqlite")
    return path


def edit(folder: Path, *statements: str | tuple[str, tuple[object, ...]]) -> None:
    """Change the box file from outside and cover it up: the triggers stand again afterwards."""
    with closing(sqlite3.connect(box_file(folder), isolation_level=None)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for trigger, _ in triggers:
            connection.execute(f"DROP TRIGGER {trigger}")
        for statement in statements:
            text, values = (statement, ()) if isinstance(statement, str) else statement
            connection.execute(text, values)
        for _, sql in triggers:
            connection.execute(sql)
