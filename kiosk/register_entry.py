"""A register entry: who took part, sealed to the roll office, always 560 bytes.

Canonical JSON with ``answers`` (question id → answer label), ``dispute`` (0, or the number of the dispute),
``document``, ``document_type``, ``minute`` (of acceptance, ``2026-11-15T08:02``), ``name``, ``notice`` (its
version) and ``pseudonym`` (hex), padded with spaces to 512 bytes; sealed by HPKE to the register key with
info = "urna/1/register" ‖ context. It names no ballot and no ballot names it.
"""

import hashlib
from dataclasses import dataclass

from kiosk import sealing
from kiosk.canonical import Fields, canonical_json, parse_json
from kiosk.context import Context
from kiosk.errors import Refused

PLAIN_LENGTH = 512
SEALED_LENGTH = PLAIN_LENGTH + sealing.OVERHEAD


@dataclass(frozen=True)
class RegisterEntry:
    """One participant's entry. ``document`` fields are empty where people are identified by name."""

    pseudonym: bytes
    name: str
    document_type: str
    document: str
    answers: tuple[tuple[str, str], ...]
    notice: str
    minute: str
    dispute: int = 0

    def encoded(self) -> bytes:
        """512 bytes. Raises `ValueError` if it does not fit: the consultation's checks exclude that."""
        data = canonical_json(
            {
                "answers": dict(self.answers),
                "dispute": self.dispute,
                "document": self.document,
                "document_type": self.document_type,
                "minute": self.minute,
                "name": self.name,
                "notice": self.notice,
                "pseudonym": self.pseudonym.hex(),
            }
        )
        if len(data) > PLAIN_LENGTH:
            raise ValueError("a register entry holds at most 512 bytes")
        return data.ljust(PLAIN_LENGTH)

    @staticmethod
    def parse(data: bytes) -> "RegisterEntry":
        """From 512 bytes. Raises `Refused` for any other form."""
        if len(data) != PLAIN_LENGTH:
            raise Refused("entry-malformed", "Un registro no tiene la forma acordada.")
        fields = Fields(parse_json(data.rstrip(b" ")))
        answers = fields.fields("answers")
        entry = RegisterEntry(
            pseudonym=fields.hex("pseudonym", 32),
            name=fields.text("name"),
            document_type=fields.text("document_type"),
            document=fields.text("document"),
            answers=answers.texts(),
            notice=fields.text("notice"),
            minute=fields.text("minute"),
            dispute=fields.number("dispute"),
        )
        fields.done()
        return entry


def seal_entry(context: Context, entry: RegisterEntry, register_public: bytes) -> bytes:
    """560 bytes that only the roll office opens."""
    return sealing.seal(register_public, entry.encoded(), _info(context))


def open_entry(context: Context, sealed: bytes, register_private: bytes) -> RegisterEntry:
    """The entry. Raises `Refused` if it was sealed for another context or does not have its form."""
    return RegisterEntry.parse(sealing.open_sealed(register_private, sealed, _info(context)))


def entry_digest(sealed: bytes) -> bytes:
    """SHA-256 of a sealed entry (560 bytes): its name and primary key."""
    return hashlib.sha256(sealed).digest()


def _info(context: Context) -> bytes:
    return b"urna/1/register" + context.encoded()
