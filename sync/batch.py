"""A batch: what a kiosk hands over, one signed file, the same by network and by stick.

The payload is canonical JSON with every field of `Batch`; bytes as hex, ballots (257 bytes each) and entries
(560 bytes each) as base64 in ascending order of their bytes, so that a batch tells no order of voting.
``previous`` is SHA-256 of the previous payload (32 zero bytes for the first): batches of a box are a chain.
"""

from dataclasses import dataclass, fields
from typing import Any

from kiosk.canonical import Fields, canonical_json, encode_base64, parse_json
from kiosk.context import Context, KioskId, Mode, StationCode
from kiosk.errors import Refused
from kiosk.head import BOX_ID_LENGTH
from kiosk.journal import JournalEvent, JournalRow
from kiosk.polls import Polls
from kiosk.record import RECORD_LENGTH
from kiosk.register_entry import SEALED_LENGTH

MOST_BALLOTS = 2000
MOST_CHALLENGED = 2000
MOST_BYTES = 4 * 1024 * 1024
MOST_EVENTS = 200
SUFFIX = ".urna"
NO_PREVIOUS = bytes(32)


@dataclass(frozen=True)
class Batch:
    """``total_ballots``, ``total_entries`` and ``challenged`` count all batches of the box up to this one,
    ``box_digest`` and ``challenged_digest`` are over the leaves of all of them; ``challenged_leaves`` are the
    voided ballots that no batch before told of. ``head`` is the signed head of the box (its envelope) when
    the batch was made: of the last batch it is published, and anyone can check the leaf lists against it.
    ``journal`` holds at most the 200 newest events since the last batch.
    """

    consultation: bytes
    mode: Mode
    kiosk: KioskId
    station: StationCode
    box: bytes
    sequence: int
    previous: bytes
    ballots: tuple[bytes, ...]
    entries: tuple[bytes, ...]
    total_ballots: int
    total_entries: int
    box_digest: bytes
    started: int
    abandoned: int
    challenged: int
    challenged_digest: bytes
    challenged_leaves: tuple[bytes, ...]
    boots: int
    polls: Polls
    opened_at: str
    closed_at: str
    journal_total: int
    journal: tuple[JournalRow, ...]
    software: str
    head: bytes
    final: bool

    @property
    def context(self) -> Context:
        """What its ballots are bound to."""
        return Context(self.consultation, self.kiosk, self.station, self.mode)

    @property
    def name(self) -> str:
        """The file's name: ``K-01-3f9a0c11-000001.urna``."""
        return f"{self.kiosk}-{self.box.hex()[:8]}-{self.sequence:06d}{SUFFIX}"

    def encoded(self) -> bytes:
        """The canonical payload."""
        values: dict[str, Any] = {field.name: getattr(self, field.name) for field in fields(self)}
        values = {n: v.hex() if isinstance(v, bytes) else v for n, v in values.items()}
        values["ballots"] = [encode_base64(record) for record in self.ballots]
        values["entries"] = [encode_base64(sealed) for sealed in self.entries]
        values["challenged_leaves"] = [leaf.hex() for leaf in self.challenged_leaves]
        values["head"] = encode_base64(self.head)
        values["journal"] = [[e.sequence, e.minute, e.event.value, e.detail] for e in self.journal]
        return canonical_json(values)


def parse_batch(payload: bytes) -> Batch:
    """The batch in a payload whose signature holds. Raises `Refused` for any other form."""
    values = Fields(parse_json(payload))
    batch = Batch(
        consultation=values.hex("consultation", 32),
        mode=values.choice("mode", Mode),
        kiosk=KioskId(values.text("kiosk")),
        station=StationCode(values.text("station")),
        box=values.hex("box", BOX_ID_LENGTH),
        sequence=values.number("sequence", 1),
        previous=values.hex("previous", 32),
        ballots=values.base64_list("ballots", RECORD_LENGTH),
        entries=values.base64_list("entries", SEALED_LENGTH),
        total_ballots=values.number("total_ballots"),
        total_entries=values.number("total_entries"),
        box_digest=values.hex("box_digest", 32),
        started=values.number("started"),
        abandoned=values.number("abandoned"),
        challenged=values.number("challenged"),
        challenged_digest=values.hex("challenged_digest", 32),
        challenged_leaves=values.hex_list("challenged_leaves", 32),
        boots=values.number("boots"),
        polls=values.choice("polls", Polls),
        opened_at=values.text("opened_at", 16),
        closed_at=values.text("closed_at", 16),
        journal_total=values.number("journal_total"),
        journal=tuple(_event(value) for value in values.items("journal")),
        software=values.text("software"),
        head=values.base64("head"),
        final=values.flag("final"),
    )
    values.done()
    return batch


def _event(value: object) -> JournalRow:
    match value:
        case [sequence, minute, event, detail]:
            fields = Fields({"sequence": sequence, "minute": minute, "event": event, "detail": detail})
            return JournalRow(
                fields.number("sequence", 1), fields.text("minute", 16), fields.choice("event", JournalEvent),
                fields.text("detail"),
            )  # fmt: skip
    raise Refused("field-malformed", "El campo «journal» no tiene la forma acordada.")
