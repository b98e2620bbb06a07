"""People who voted elsewhere, as a list of identity documents, turned into pseudonyms with the roll office's
secret: the documents themselves are kept nowhere.

The list is CSV in UTF-8 with commas or semicolons. Its first line names the columns ``document_type`` and
``document``, in any order; others are not looked at. A person who is listed twice is one person. Errors name
the line and never repeat what stands there.
"""

import csv
import hashlib
import io
from dataclasses import dataclass

from kiosk.consultation import Consultation, DocumentType, Identity
from kiosk.errors import InvalidInput, OperatorError, Phrase, Phrases, noted
from kiosk.participant import Document, clean_document, pseudonym_of
from sync.central.key_files import RegisterKey

MOST_BYTES = 64 * 1024 * 1024
_MOST_TOLD = 10
_COLUMNS = ("document_type", "document")


@dataclass(frozen=True)
class ElsewhereList:
    """``sha256`` is of the file's bytes; ``people`` their pseudonyms (32 bytes each), sorted."""

    sha256: bytes
    people: tuple[bytes, ...]


def read_elsewhere(data: bytes, consultation: Consultation, register: RegisterKey) -> ElsewhereList:
    """The pseudonyms of the people on a list. Raises `OperatorError` naming every line that is wrong, at most
    ten; then nothing of it is used.
    """
    documents = parse_elsewhere(data, consultation)
    people = {
        pseudonym_of(register.pseudonym_secret, consultation.digest, document.canonical)
        for document in documents
    }
    return ElsewhereList(hashlib.sha256(data).digest(), tuple(sorted(people)))


def parse_elsewhere(data: bytes, consultation: Consultation) -> tuple[Document, ...]:
    """The documents, in the order of the lines."""
    if consultation.identity is not Identity.DOCUMENT:
        raise OperatorError(
            "Esta consulta conoce a las personas solo por su nombre: no admite una lista de documentos.",
            "Revise los casos de igual nombre uno por uno.",
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise OperatorError(
            "La lista no está en UTF-8. No se usó nada de ella.",
            "Guárdela otra vez como «CSV UTF-8».",
        ) from error
    types = {kind.code: kind for kind in consultation.document_types}
    documents, wrong = list[Document](), list[Phrase]()
    for number, row in _rows(text):
        try:
            documents.append(_document(row, types))
        except InvalidInput as error:
            reason = Phrase(error.template[0], error.values)
            wrong.append(Phrase(noted("línea {number}: {reason}"), {"number": number, "reason": reason}))
    if wrong:
        more = len(wrong) - _MOST_TOLD
        tail = [Phrase(noted("y {more} más"), {"more": more})] if more > 0 else []
        raise OperatorError(
            "La lista tiene líneas que no se entienden. {lines}. No se usó nada de ella.",
            "Corríjalas y tráigala otra vez.",
            lines=Phrases((*wrong[:_MOST_TOLD], *tail)),
        )
    if not documents:
        raise OperatorError("La lista no tiene ninguna persona. No se usó nada de ella.")
    return tuple(documents)


def _rows(text: str) -> list[tuple[int, dict[str, str]]]:
    first = text.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restval="", strict=True)
    try:
        names = [name.strip() for name in reader.fieldnames or ()]
        if any(names.count(column) != 1 for column in _COLUMNS):
            raise OperatorError(
                "La primera línea de la lista debe nombrar las columnas document_type y document, "
                "una vez cada una. No se usó nada de ella.",
                "Corríjala y tráigala otra vez.",
            )
        reader.fieldnames = names
        return [(reader.line_num, {column: row[column] for column in _COLUMNS}) for row in reader]
    except csv.Error as error:
        raise OperatorError(
            "La lista está mal escrita después de la línea {line}. No se usó nada de ella.",
            "Corríjala y tráigala otra vez.",
            line=reader.line_num,
        ) from error


def _document(row: dict[str, str], types: dict[str, DocumentType]) -> Document:
    kind = types.get(row["document_type"].strip().upper())
    if kind is None:
        known = ", ".join(sorted(types))
        raise InvalidInput(noted("el tipo de documento no es uno de {known}"), known=known)
    if not row["document"].strip():
        raise InvalidInput(noted("falta el número"))
    try:
        return clean_document(kind, row["document"])
    except InvalidInput as error:
        raise InvalidInput(noted("el número no es de {kind}"), kind=kind.name) from error
