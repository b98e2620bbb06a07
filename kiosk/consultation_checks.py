"""What must hold between the fields of a consultation, once each of them is well formed alone."""

import zoneinfo
from functools import partial

from kiosk.consultation_model import Consultation, Identity
from kiosk.definition import Section
from kiosk.definition_source import Source, unique
from kiosk.participant import MAX_NAME_BYTES
from kiosk.register_entry import RegisterEntry


def check_consultation(consultation: Consultation, root: Section) -> None:
    """Raise `DefinitionError` at the first field of ``root`` that contradicts another."""
    _check_dates(consultation, root)
    _check_choices(consultation, root)
    _check_identity(consultation, root)
    _check_differences(root.source)
    _check_entry_fits(consultation, root)


def _check_dates(consultation: Consultation, root: Section) -> None:
    if consultation.closes < consultation.opens:
        root.refuse("closes", "es un día anterior a «opens»")
    try:
        zoneinfo.ZoneInfo(consultation.timezone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        root.refuse("timezone", "esta zona horaria no se conoce; la de Colombia es America/Bogota")


def _check_choices(consultation: Consultation, root: Section) -> None:
    count = len(consultation.proposals)
    if consultation.min_choices > consultation.max_choices:
        root.refuse("max_choices", f"es menor que min_choices, que es {consultation.min_choices}")
    for key in ("max_choices", "enter_plan"):
        if getattr(consultation, key) > count:
            root.refuse(key, f"es mayor que el número de propuestas, que es {count}")


def _check_identity(consultation: Consultation, root: Section) -> None:
    if consultation.identity is Identity.DOCUMENT and not consultation.document_types:
        root.refuse("document_type", "identity es «document»: falta al menos un tipo de documento")
    if consultation.identity is Identity.NAME and consultation.document_types:
        root.refuse("document_type", "identity es «name»: no debe haber tipos de documento")


def _check_differences(source: Source) -> None:
    """What people or programs tell apart must differ."""
    for table, key, what in (
        ("proposal", "number", "número"),
        ("proposal", "text", "texto"),
        ("proposal", "short_title", "título"),
        ("question", "id", "código"),
        ("question", "label", "título"),
        ("document_type", "code", "código"),
        ("document_type", "name", "nombre"),
    ):
        values = [entry[key] for entry in source.tree.get(table, [])]
        unique(source, values, partial(column, table, key), what)


def column(table: str, key: str, position: int) -> tuple[str | int, ...]:
    """Where one column of an array of tables stands; to be bound to table and key for `unique`."""
    return table, position, key


def _check_entry_fits(consultation: Consultation, root: Section) -> None:
    """The longest register entry that this definition allows must fit; the longest name is part of it."""
    types = consultation.document_types
    entry = RegisterEntry(
        pseudonym=bytes(32),
        name="N" * MAX_NAME_BYTES,
        document_type=max((kind.code for kind in types), key=len, default=""),
        document="0" * max((kind.max_length for kind in types), default=0),
        answers=tuple((q.id, max(q.answers, key=_json_bytes)) for q in consultation.questions),
        notice=consultation.notice.version,
        minute="2026-11-15T08:02",
        dispute=0xFFFF,
    )
    try:
        entry.encoded()
    except ValueError:
        root.refuse("question", "el registro de una persona no cabría en 512 bytes: acorte las respuestas")


def _json_bytes(text: str) -> int:
    """UTF-8 bytes of a text in JSON, where a quotation mark or a backslash takes two."""
    return len(text.encode()) + text.count('"') + text.count("\\")
