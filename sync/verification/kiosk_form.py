"""The form of ``kiosks/<id>.json``: read once, strictly. docs/FORMATS.md (Bundle) describes each field."""

import itertools
from dataclasses import dataclass
from typing import Any

from kiosk.canonical import Fields, decode_base64, parse_json
from kiosk.errors import Refused
from kiosk.head import BOX_ID_LENGTH
from kiosk.roster import RosterKiosk


@dataclass(frozen=True)
class BoxForm:
    """One box as published. ``batches`` and ``receipts`` go together; ``rescue`` is empty without one."""

    box: bytes
    batches: tuple[bytes, ...]
    missing: tuple[int, ...]
    complete: bool
    head: bytes
    leaves: tuple[bytes, ...]
    challenged: tuple[bytes, ...]
    receipts: tuple[bytes, ...]
    rescue: bytes


@dataclass(frozen=True)
class KioskForm:
    """A kiosk of the roster, with its boxes by their id."""

    known: RosterKiosk
    boxes: tuple[BoxForm, ...]


def read_kiosk(data: bytes, known: RosterKiosk) -> KioskForm:
    """Raises `Refused` for another form, or if it is not this kiosk's."""
    fields = Fields(parse_json(data))
    named = fields.text("kiosk"), fields.text("station")
    boxes = tuple(map(_box, fields.items("boxes")))
    fields.done()
    if named != (known.id, known.station) or not _ascend([box.box for box in boxes]):
        raise Refused("kiosk-file", f"El archivo del equipo {known.id} no tiene la forma acordada.")
    return KioskForm(known, boxes)


def _box(value: object) -> BoxForm:
    fields = Fields(value)
    box = BoxForm(
        box=fields.hex("box", BOX_ID_LENGTH),
        batches=tuple(_hex(value) for value in fields.items("batches")),
        missing=tuple(_sequence(value) for value in fields.items("missing")),
        complete=fields.flag("complete"),
        head=fields.base64("head"),
        leaves=fields.hex_list("leaves", 32),
        challenged=fields.hex_list("challenged", 32),
        receipts=tuple(_base64(value) for value in fields.items("receipts")),
        rescue=_rescue(fields.text("rescue")),
    )
    fields.done()
    if len(box.batches) != len(box.receipts) or not _ascend(list(box.missing)):
        raise _wrong()
    return box


def _rescue(text: str) -> bytes:
    return _hex(text) if text else b""


def _hex(value: object) -> bytes:
    return Fields({"digest": value}).hex("digest", 32)


def _sequence(value: object) -> int:
    return Fields({"sequence": value}).number("sequence", 1)


def _base64(value: object) -> bytes:
    decoded = decode_base64(value)
    if decoded is None:
        raise _wrong()
    return decoded


def _ascend(values: list[Any]) -> bool:
    return all(a < b for a, b in itertools.pairwise(values))


def _wrong() -> Refused:
    return Refused("box-form", "Una urna publicada no tiene la forma acordada.")
