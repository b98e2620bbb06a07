"""What the vectors are made from, and how it is written down: keys and people that anyone makes again."""

import base64
import hashlib
import json
from typing import Any

from kiosk.context import Context, KioskId, Mode, StationCode
from kiosk.envelope import SigningKey
from kiosk.journal import JournalEvent, JournalRow
from kiosk.register_entry import RegisterEntry

Vectors = list[dict[str, Any]]
PAGE = "https://resultados.example.org/"


def some(label: str, length: int = 32) -> bytes:
    """Bytes that anyone makes again: SHA-256 of a label, repeated as needed."""
    return (hashlib.sha256(label.encode()).digest() * (length // 32 + 1))[:length]


CONSULTATION = some("consultation")
CONTEXTS = [
    Context(CONSULTATION, KioskId("K-01"), StationCode("UCG-01"), Mode.OFFICIAL),
    Context(CONSULTATION, KioskId("K-01"), StationCode("UCG-01"), Mode.PRACTICE),
    Context(bytes(32), KioskId("Ñandú"), StationCode("1"), Mode.OFFICIAL),
]
CONTEXT = CONTEXTS[0]
TALLY, REGISTER = some("tally private key"), some("register private key")
KIOSK_KEY, ORGANISER, CENTRE = (SigningKey(some(f"{who} seed")) for who in ("kiosk", "organiser", "centre"))
SELECTIONS: list[list[int]] = [[], [1], [6, 7, 9], [1, 2, 40], list(range(1, 32)), [255, 256, 65535]]
ENTRY = RegisterEntry(
    some("pseudonym"), "María del Carmen Núñez", "CC", "1047123456",
    (("edad", "25 - 34 años"), ("sexo", "Femenino")), "2022-11", "2022-11-15T08:02",
)  # fmt: skip
JOURNAL = [
    JournalRow(1, "2022-11-15T07:55", JournalEvent.BOX_CREATED),
    JournalRow(2, "2022-11-15T07:55", JournalEvent.STARTED),
    JournalRow(3, "2022-11-15T08:00", JournalEvent.POLLS_OPENED),
    JournalRow(4, "2022-11-15T10:31", JournalEvent.NOTE, "Se fue la luz; «todo bien»"),
]


def told(context: Context) -> dict[str, str]:
    """The parts of a context, by their names."""
    return {
        "consultation": context.consultation.hex(),
        "kiosk": context.kiosk,
        "station": context.station,
        "mode": context.mode.value,
    }


def b64(data: bytes) -> str:
    """Standard base64."""
    return base64.b64encode(data).decode()


def signed(payload: bytes, envelope: bytes, key: SigningKey) -> dict[str, Any]:
    """A signed document with all that is needed to make it again."""
    return {
        "value": json.loads(payload),
        "payload": b64(payload),
        "seed": key.seed.hex(),
        "public": key.public.hex(),
        "envelope": b64(envelope),
    }
