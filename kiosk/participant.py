"""Who takes part: identity documents, names, and the pseudonym that stands for a person.

Rules: one document has one canonical form, however it was typed, pasted or scanned, since the pseudonym is
computed from it and a second form would be a second vote. Cleaning what is clean changes nothing. What is
not understood is refused with its rule, never guessed at.
"""

import hashlib
import hmac
import re
import unicodedata
from dataclasses import dataclass

from kiosk.consultation_model import Characters, DocumentType
from kiosk.errors import InvalidInput, noted

MAX_NAME_BYTES = 80
"""Bytes of UTF-8 that a name may take: 80 plain letters; one with an accent counts twice."""

_MAX_TYPED = 200
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SEPARATORS = re.compile("[\\s.,·'’´`_\u2010-\u2015\u2212-]")
_MARKS = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-"})


@dataclass(frozen=True)
class Document:
    """An identity document in its one form: ``type`` is the code of a document type."""

    type: str
    number: str

    @property
    def canonical(self) -> str:
        """``CC:1047123456``."""
        return f"{self.type}:{self.number}"


def clean_document(document_type: DocumentType, text: str) -> Document:
    """The document that was typed, pasted or scanned. Raises `InvalidInput` with the rule.

    Spaces, dots, commas, apostrophes and hyphens go; full-width characters become plain ones; letters become
    capitals. A number of digits loses the zeros before it, which the bar code of a cédula adds. Any other
    character, digits of other scripts among them, is refused.
    """
    if len(text) > _MAX_TYPED:
        raise _refuse_document(document_type)
    number = _SEPARATORS.sub("", _INVISIBLE.sub("", text.translate(_FULL_WIDTH)))
    if not number.isascii():
        raise _refuse_document(document_type)
    if document_type.characters is Characters.DIGITS:
        number = number.lstrip("0")
        allowed = number.isdigit()
    else:
        number = number.upper()
        allowed = number.isalnum()
    if not allowed or not document_type.min_length <= len(number) <= document_type.max_length:
        raise _refuse_document(document_type)
    return Document(document_type.code, number)


def _refuse_document(document_type: DocumentType) -> InvalidInput:
    least, most = document_type.min_length, document_type.max_length
    digits = document_type.characters is Characters.DIGITS
    return InvalidInput(
        "Un número de {kind} tiene de {least} a {most} {unit}, y lo escrito no."
        if least != most
        else "Un número de {kind} tiene {least} {unit}, y lo escrito no.",
        "Mire el documento y escríbalo otra vez; revise también el tipo de documento.",
        kept="No se registró nada.",
        kind=document_type.name,
        least=least,
        most=most,
        unit=noted("dígitos") if digits else noted("letras y números"),
    )


def clean_name(text: str) -> str:
    """A name as it will stand in the register. Raises `InvalidInput` with the rule.

    Unicode NFC, single spaces, straight apostrophes and hyphens; the case is kept. Only letters of the Latin
    alphabet, spaces, apostrophes, hyphens and dots; at least two letters; at most `MAX_NAME_BYTES`.
    """
    if len(text) > _MAX_TYPED:
        raise _refuse_name("El nombre es muy largo: caben {most} letras.")
    visible = _INVISIBLE.sub("", text.translate(_FULL_WIDTH)).translate(_MARKS)
    name = " ".join(unicodedata.normalize("NFC", visible).split())
    if not all(_is_latin(character) or character in " '-." for character in name):
        raise _refuse_name("El nombre solo lleva letras, espacios, guiones, apóstrofos y puntos.")
    if sum(map(_is_latin, name)) < 2:
        raise _refuse_name("Falta el nombre.")
    if len(name.encode()) > MAX_NAME_BYTES:
        raise _refuse_name("El nombre es muy largo: caben {most} letras, y las tildes cuentan doble.")
    return name


def _is_latin(character: str) -> bool:
    return character.isalpha() and unicodedata.name(character, "").startswith("LATIN ")


def _refuse_name(what: str) -> InvalidInput:
    do = "Escriba nombres y apellidos como están en el documento."
    return InvalidInput(what, do, kept="No se registró nada.", most=MAX_NAME_BYTES)


def canonical_name(text: str) -> str:
    """``NAME:MARIA DEL CARMEN NANEZ``: cleaned, without accents, hyphens, apostrophes or dots, in capitals.

    Different people may share it: where people are identified by name, a match is a case for review.
    Raises `InvalidInput` like `clean_name`.
    """
    apart = unicodedata.normalize("NFKD", clean_name(text).replace("-", " ").replace(".", " "))
    letters = "".join(c for c in apart.casefold().upper() if c.isalpha() or c == " ")
    return "NAME:" + " ".join(letters.split())


def pseudonym_of(secret: bytes, consultation_digest: bytes, canonical: str, dispute: int = 0) -> bytes:
    """32 bytes: HMAC-SHA256 under the pseudonym secret (32 bytes) of

    ``urna/1/document`` ‖ consultation digest (32) ‖ canonical document or name in UTF-8, and for a dispute
    further ‖ ``disputa`` ‖ its number from 1 as u16 big-endian. A canonical text holds no small a to z,
    so no two inputs give the same bytes.
    """
    if len(secret) != 32 or len(consultation_digest) != 32 or not 0 <= dispute <= 0xFFFF:
        raise ValueError("a secret and a digest take 32 bytes, a dispute 16 bits")
    message = b"urna/1/document" + consultation_digest + canonical.encode()
    if dispute:
        message += b"disputa" + dispute.to_bytes(2, "big")
    return hmac.new(secret, message, hashlib.sha256).digest()
